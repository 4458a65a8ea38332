"""A vault is removed with its own files alone, its keys overwritten before anything goes."""

import os

import pytest
import samples

from desktop.errors import VaultUnwritableError, WrongSecretError
from desktop.vault import keyfile, removal, vault


@pytest.fixture
def folder(tmp_path):
    """Give a closed vault with a backup in its folder."""
    folder = samples.blank_vault(tmp_path / "vault")
    session = samples.opened(folder)
    samples.letter(session, text="words")
    session.begin_backup(lambda: False).finish(lambda: False)
    session.close()
    return folder


def id_of(folder):
    return (folder / "keys").read_bytes()[32:48]


def test_nothing_of_it_is_left(folder):
    stays = removal.destroy(folder, id_of(folder))

    assert stays == ()
    assert samples.names(folder) == []


def test_keys_of_another_computer_are_written_over_and_go_with_it(folder):
    held = {}
    for name in ("keys (2)", "keys.bak (17)", "keys (3).new"):
        (folder / name).write_bytes(keyfile.MAGIC + name.encode())
        # A second name: what is written over is seen there, once the first is gone.
        held[name] = folder.parent / name
        held[name].hardlink_to(folder / name)
    (folder / "keys (mine)").write_bytes(b"mine")

    assert removal.destroy(folder, id_of(folder)) == ("keys (mine)",)
    assert [one for one in held.values() if one.read_bytes().startswith(keyfile.MAGIC)] == []


def test_twin_that_knows_only_its_first_names_leaves_them(folder, monkeypatch):
    monkeypatch.setattr(removal, "_other_keys", lambda _folder: [])

    with pytest.raises(AssertionError):
        test_keys_of_another_computer_are_written_over_and_go_with_it(folder)


def destroys_its_own_files_alone(folder):
    (folder / "mine.txt").write_text("mine")
    (folder / "backups" / "mine.txt").write_text("mine")
    outside = folder.parent / "a letter.txt"
    outside.write_text("a letter of somebody else")
    (folder / "reserve").unlink()
    (folder / "reserve").symlink_to(outside)
    (folder / "keys.bak").unlink()
    (folder / "keys.bak").symlink_to(outside)

    stays = removal.destroy(folder, id_of(folder))

    assert stays == ("backups", "mine.txt")
    assert (folder / "mine.txt").read_text() == "mine"
    assert samples.names(folder / "backups") == ["mine.txt"]
    assert outside.read_bytes() == b"a letter of somebody else"


def test_what_somebody_else_put_there_stays_and_no_link_is_followed(folder):
    destroys_its_own_files_alone(folder)


def test_twin_that_takes_away_whatever_is_there_is_seen(folder, monkeypatch):
    monkeypatch.setattr(removal, "OWN", (*removal.OWN, "mine.txt"))

    with pytest.raises(AssertionError):
        destroys_its_own_files_alone(folder)


def test_twin_that_writes_through_a_link_is_seen(folder, monkeypatch):
    monkeypatch.setattr(removal, "_is_file", lambda path: path.exists())
    monkeypatch.setattr(os, "O_NOFOLLOW", 0)

    with pytest.raises(AssertionError):
        destroys_its_own_files_alone(folder)


def test_what_was_left_in_a_folder_of_passing_work_goes_too(folder, tmp_path):
    (folder / "salvage.part").mkdir()
    (folder / "salvage.part" / "copy").write_bytes(b"x" * 5_000)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").write_text("mine")
    (folder / "other.part").symlink_to(tmp_path / "elsewhere")

    assert removal.destroy(folder, id_of(folder), ("salvage.part", "other.part")) == ("other.part",)
    assert (tmp_path / "elsewhere" / "mine.txt").read_text() == "mine"


def test_a_backup_of_another_vault_in_the_folder_stays(folder, tmp_path):
    other = samples.blank_vault(tmp_path / "other")
    foreign = folder / "backups" / "2020-01-01-000000.backup"
    raw = bytearray(next((folder / "backups").iterdir()).read_bytes())
    raw[64:80] = bytes(16)
    foreign.write_bytes(raw)

    removal.destroy(folder, id_of(folder))

    assert samples.names(folder / "backups") == [foreign.name]
    assert other.is_dir()


def cut_off(folder, monkeypatch, at):
    """Remove until the n-th file is to go, then fail as a disk would."""
    done = []
    honest = removal.Path.unlink

    def failing(path, missing_ok=False):
        done.append(path)
        if len(done) == at:
            raise OSError(5, "input/output error")
        return honest(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(removal.Path, "unlink", failing)
        with pytest.raises(VaultUnwritableError):
            removal.destroy(folder, id_of(folder))


def opens_no_more(folder, copies):
    """Check that neither the vault nor any backup of it can be read with its passphrase."""
    for path in copies:
        if path.exists():
            with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it says of itself
                samples.session.try_backup(path, samples.PASSPHRASE, folder, samples.CHEAP_BOUNDS)
    if any((folder / name).exists() for name in (*keyfile.NAMES, vault.DATABASE)):
        with pytest.raises(Exception):  # noqa: B017, PT011  # as above
            samples.opened(folder)


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_cut_off_anywhere_what_is_left_opens_no_more(folder, monkeypatch, at):
    copies = list((folder / "backups").iterdir())
    cut_off(folder, monkeypatch, at)

    opens_no_more(folder, copies)


def test_twin_that_does_not_go_over_the_keys_first_is_seen(folder, monkeypatch):
    copies = list((folder / "backups").iterdir())
    monkeypatch.setattr(removal, "overwrite", lambda _path, _most: None)
    cut_off(folder, monkeypatch, 1)

    with pytest.raises(pytest.fail.Exception):
        opens_no_more(folder, copies)


def test_what_is_no_file_in_the_place_of_one_keeps_nobody_waiting(folder):
    (folder / "keys.bak").unlink()
    os.mkfifo(folder / "keys.bak")
    (folder / "attempts").unlink()
    (folder / "attempts").mkdir()

    assert removal.destroy(folder, id_of(folder)) == ("attempts",)


def test_an_error_of_the_disk_is_said_as_one(folder, monkeypatch):
    def refuse(*_):
        raise OSError(30, "read-only")

    monkeypatch.setattr(removal.files, "write_all", refuse)
    with pytest.raises(VaultUnwritableError):
        removal.destroy(folder, id_of(folder))
    assert not issubclass(VaultUnwritableError, WrongSecretError)
