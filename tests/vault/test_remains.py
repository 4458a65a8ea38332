"""A cut just before the new name, and odd things in the place of a journal."""

import os
import shutil
import socket
from contextlib import closing

import pytest
import samples

from desktop.errors import VaultCutOffError
from desktop.vault import remains

JOURNALS = ("vault.db-journal", "vault.db-wal")


@pytest.fixture
def written_again(folder):
    """The words of a vault in `vault.db.part` only."""
    with closing(samples.opened(folder)) as desk:
        samples.letter(desk, text="kept")
        samples.letter(desk, text="and this " * 4_000)
    (folder / "vault.db").rename(folder / "vault.db.part")
    return folder


def first_words(folder):
    with closing(samples.opened(folder)) as desk:
        assert samples.checked(desk)
        return sorted(samples.text_of(desk, desk.open(one.id))[:4] for one in desk.summaries())


def test_a_database_written_again_but_not_yet_named_is_taken_up(written_again):
    assert first_words(written_again) == ["and ", "kept"]
    assert not [name for name in samples.names(written_again) if "part" in name]


def test_twin_without_taking_it_up_the_words_are_missing(written_again, monkeypatch):
    monkeypatch.setattr(remains, "take_up", lambda *_: None)

    with pytest.raises(VaultCutOffError):
        test_a_database_written_again_but_not_yet_named_is_taken_up(written_again)


def shortened(part):
    raw = part.read_bytes()
    part.write_bytes(raw[: len(raw) - 4096])


def flipped(part):
    samples.flip(part, part.stat().st_size - 2_000)


def emptied(part):
    part.write_bytes(b"")


def made_plain(part):
    part.write_bytes(b"SQLite format 3\0" + bytes(4080))


@pytest.mark.parametrize("spoil", [shortened, flipped, emptied, made_plain])
def test_one_that_is_not_whole_is_left_as_it_is(written_again, spoil):
    part = written_again / "vault.db.part"
    spoil(part)
    before = part.read_bytes()

    with pytest.raises(VaultCutOffError):
        samples.opened(written_again)

    assert part.read_bytes() == before
    assert not (written_again / "vault.db").exists()


def test_one_of_another_vault_is_left_as_it_is(written_again, tmp_path):
    samples.blank_vault(tmp_path / "other")
    with closing(samples.opened(tmp_path / "other")) as desk:
        desk.change_passphrase("other", cost=samples.CHEAPEST)
    shutil.copy(tmp_path / "other" / "vault.db", written_again / "vault.db.part")

    with pytest.raises(VaultCutOffError):
        samples.opened(written_again)

    assert (written_again / "vault.db.part").exists()


def test_one_of_another_time_is_left_as_it_is(written_again):
    part = written_again / "vault.db.part"
    part.rename(written_again / "vault.db")
    with closing(samples.opened(written_again)) as desk:
        generation = desk._vault.opened.header.generation
        with desk._vault.writing() as ledger:
            remains.keeping.keep_generation(ledger, generation + 5)
    (written_again / "vault.db").rename(part)

    with pytest.raises(VaultCutOffError):
        samples.opened(written_again)


def test_beside_a_database_nothing_is_taken_up(folder):
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="former")
        shutil.copy(folder / "vault.db", folder / "former")
        samples.write(desk, document, "kept")
    (folder / "former").rename(folder / "vault.db.part")

    assert first_words(folder) == ["kept"]


def a_pipe(path):
    os.mkfifo(path)


def a_link_to_nothing(path):
    path.symlink_to(path.parent / "nowhere")


def an_empty_folder(path):
    path.mkdir()


def a_socket(path):
    here = socket.socket(socket.AF_UNIX)
    here.bind(str(path))
    here.close()


@pytest.mark.parametrize("name", JOURNALS)
@pytest.mark.parametrize("odd", [a_pipe, a_link_to_nothing, an_empty_folder, a_socket])
def test_what_is_no_file_in_the_place_of_a_journal_is_taken_away(folder, odd, name, monkeypatch):
    with closing(samples.opened(folder)) as desk:
        samples.letter(desk, text="kept")
    (folder / name).unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    odd(folder / name) if odd is not a_socket else odd(remains.Path(name))

    assert first_words(folder) == ["kept"]
    assert not os.path.lexists(folder / name) or (folder / name).is_file()


def test_a_folder_with_something_in_it_is_put_beside_with_all_it_holds(folder):
    (folder / "vault.db-journal").unlink(missing_ok=True)
    (folder / "vault.db-journal").mkdir()
    (folder / "vault.db-journal" / "note").write_text("somebody's")

    samples.opened(folder).close()

    assert (folder / "vault.db-journal.aside" / "note").read_text() == "somebody's"


def test_a_journal_that_is_a_file_is_left_to_the_database(folder):
    (folder / "vault.db-journal").write_bytes(b"words may be in here")

    remains.clear_odd(folder / "vault.db")

    assert (folder / "vault.db-journal").read_bytes() == b"words may be in here"
