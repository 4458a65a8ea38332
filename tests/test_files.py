import os
import stat
import sys

import pytest
import samples

from desktop import files


def test_a_whole_file_is_for_its_owner_only_and_leaves_no_part(tmp_path):
    path = tmp_path / "deep" / "settings.json"

    files.write_whole(path, b"whole")

    assert path.read_bytes() == b"whole"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    files.write_whole(path, b"older")

    def full(_descriptor):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        files.write_whole(path, b"newer")

    assert path.read_bytes() == b"older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


def test_writing_does_not_follow_a_link_in_the_place_of_the_file(tmp_path):
    (tmp_path / "target").write_text("older")
    (tmp_path / "settings.json").symlink_to(tmp_path / "target")

    files.write_whole(tmp_path / "settings.json", b"newer")

    assert (tmp_path / "target").read_text() == "older"


def test_every_byte_is_written_also_in_small_portions(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:3]))
    part, descriptor = files.new_part(tmp_path)

    files.write_all(descriptor, b"0123456789")
    os.close(descriptor)

    assert part.read_bytes() == b"0123456789"


def test_a_folder_with_too_many_of_one_name_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_NAMES", 3)
    for name in ("a.pdf", "a 2.pdf"):
        (tmp_path / name).touch()
    part, descriptor = files.new_part(tmp_path)
    os.close(descriptor)

    with pytest.raises(FileExistsError):
        files.give_name(part, tmp_path, "a.pdf")

    assert part.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="places of Linux")
def test_the_default_place_follows_the_data_folder_but_no_relative_one(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert files.default_place() == tmp_path / ".local" / "share" / "stillpage"

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert files.default_place() == tmp_path / "data" / "stillpage"


@pytest.mark.parametrize(
    ("system", "beginning"), [("win32", "AppData"), ("darwin", "Library/Application Support")]
)
def test_other_systems_have_their_own_places(monkeypatch, tmp_path, system, beginning):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData"))
    monkeypatch.setattr(sys, "platform", system)

    assert files.default_place() == tmp_path / beginning / "Stillpage"


def test_resources_are_found_beside_the_package_and_in_a_frozen_program(monkeypatch, tmp_path):
    assert (files.resources() / "fonts").is_dir()

    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert files.resources() == tmp_path / "resources"


def test_vaults_are_found_by_their_files_and_in_order(tmp_path):
    for name, file in (("b", "keys"), ("a", "vault.db"), ("c", "keys.bak"), ("d", "notes.txt")):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).touch()
    (tmp_path / "e").touch()

    assert [vault.name for vault in files.vaults_in(tmp_path)] == ["a", "b", "c"]
    assert files.vaults_in(tmp_path / "missing") == ()


def test_settings_that_cannot_be_read_are_none(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert files.settings_text() == ""

    files.write_whole(files.settings_path(), b"\xff\xfe")
    assert files.settings_text() == ""

    files.write_whole(files.settings_path(), b" " * 300_000)
    assert files.settings_text() == ""

    files.settings_path().unlink()
    os.mkfifo(files.settings_path())
    assert files.settings_text() == ""

    files.write_whole(files.settings_path(), b"{}")
    assert files.settings_text() == "{}"


@pytest.mark.parametrize(
    ("inside", "product"),
    [
        ("Dropbox/vault", "Dropbox"),
        ("Dropbox (Personal)/vault", "Dropbox"),
        ("OneDrive/vault", "OneDrive"),
        ("OneDrive - A Firm/Documents", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/vault", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-someone/My Drive", "Google Drive"),
        ("Google Drive/vault", "Google Drive"),
        ("Nextcloud/vault", "Nextcloud"),
        ("nextcloud2/vault", "Nextcloud"),
        ("ownCloud/vault", "ownCloud"),
        ("pCloudDrive/x", "pCloud"),
        ("MEGAsync/x", "MEGA"),
        ("Box Sync/x", "Box"),
        ("Documents/vault", None),
        ("Dropboxes/vault", None),
        ("my dropbox notes/vault", None),
        (".local/share/stillpage/vault", None),
    ],
)
def test_folders_kept_in_step_are_known_by_their_names(tmp_path, inside, product):
    assert files.synced_by(tmp_path / inside) == product


@pytest.mark.parametrize(
    ("mark", "product"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_0123456789ab.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".hidden", None),
    ],
)
def test_folders_kept_in_step_are_known_by_what_lies_in_them(tmp_path, mark, product):
    (tmp_path / "shared" / "vault").mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()

    assert files.synced_by(tmp_path / "shared" / "vault") == product


def test_a_link_into_a_folder_kept_in_step_is_seen_through(tmp_path):
    (tmp_path / "Dropbox" / "vault").mkdir(parents=True)
    (tmp_path / "notes").symlink_to(tmp_path / "Dropbox" / "vault")

    assert files.synced_by(tmp_path / "notes") == "Dropbox"


MOUNTS = r"""
21 1 8:1 / / rw - ext4 /dev/sda1 rw
22 21 0:40 / /net rw shared:1 - nfs4 server:/x rw
23 21 0:41 / /net/local rw - ext4 /dev/sdb1 rw
24 21 0:42 / /media/my\040disk rw - fuseblk /dev/sdc1 rw
25 21 0:43 / /media/far rw - fuse.sshfs someone@there rw
26 21 0:44 / /media/sealed rw - fuse.gocryptfs cipher rw
27 21 0:45 / /office rw - cifs //server/share rw
28 21 0:46 / /office rw - ext4 /dev/sdd1 rw
"""


@pytest.mark.parametrize(
    ("folder", "is_remote"),
    [
        ("/home/x", False),
        ("/net/x", True),
        ("/network/x", False),
        ("/net/local/x", False),
        ("/media/my disk/x", False),
        ("/media/far/x", True),
        ("/media/sealed/x", False),
        ("/office/x", False),
    ],
)
def test_folders_on_other_machines_are_known_by_their_mount(tmp_path, folder, is_remote):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.strip() + "\n")

    assert files.is_remote(tmp_path.__class__(folder), mounts) is is_remote


def test_without_a_list_of_mounts_nothing_counts_as_remote(tmp_path):
    assert files.is_remote(tmp_path, tmp_path / "missing") is False


def test_a_nameless_file_gets_its_name_and_never_that_of_another(tmp_path):
    descriptor = files.new_nameless(tmp_path)
    if descriptor is None:
        pytest.skip("no files without a name on this file system")
    (tmp_path / "a.pdf").write_text("older")
    files.write_all(descriptor, b"newer")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]

    path = files.give_name(descriptor, tmp_path, "a.pdf")
    os.close(descriptor)

    assert path == tmp_path / "a 2.pdf"
    assert path.read_bytes() == b"newer"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (tmp_path / "a.pdf").read_text() == "older"


def test_no_nameless_file_where_there_is_no_folder(tmp_path):
    assert files.new_nameless(tmp_path / "missing") is None


def test_a_name_that_was_held_is_let_go_if_the_move_fails(tmp_path, monkeypatch):
    def refuse(*_arguments, **_named):
        raise PermissionError

    part, descriptor = files.new_part(tmp_path)
    os.close(descriptor)
    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        files.give_name(part, tmp_path, "a.pdf")

    assert [path.name for path in tmp_path.iterdir()] == [part.name]


def test_a_folder_is_too_deep_from_the_byte_on_that_sqlite_does_not_reach(tmp_path):
    from sqlcipher3 import dbapi2 as sqlcipher  # noqa: PLC0415 - only for this question

    def is_reached(length):
        folder = samples.deep(tmp_path, length)
        try:
            connection = sqlcipher.connect(folder / "vault.db.part")
            connection.execute("CREATE TABLE one (two)")
        except sqlcipher.OperationalError:
            return False
        connection.close()
        return True

    found = [(is_reached(n), files.is_too_deep(samples.beneath(tmp_path, n))) for n in (490, 491)]

    assert found == [(True, False), (False, True)]


def test_a_short_way_that_leads_deep_down_is_too_deep(tmp_path):
    (tmp_path / "short").symlink_to(samples.deep(tmp_path, 500))

    assert files.is_too_deep(tmp_path / "short")
    assert files.is_too_deep(tmp_path / "short\0")
    assert not files.is_too_deep(tmp_path)


def test_a_file_is_read_again_whole_wherever_its_writer_stands(tmp_path):
    part, descriptor = files.new_part(tmp_path)
    content = os.urandom(3_000_000)
    files.write_all(descriptor, content)
    os.fsync(descriptor)

    assert files.read_again(descriptor) == content
    assert files.read_again(descriptor) == content
    os.close(descriptor)
    with pytest.raises(OSError, match="Errno"):
        files.read_again(descriptor)
    part.unlink()


def test_the_empty_folder_of_a_vault_that_is_gone_goes_and_any_other_stays(tmp_path):
    (tmp_path / "gone").mkdir()
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "mine.txt").touch()

    for name in ("gone", "vault", "never"):
        files.remove_if_empty(tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_a_mark_of_any_kind_says_that_something_waits(tmp_path):
    assert not files.is_waiting(tmp_path)
    (tmp_path / files.WAITING).symlink_to("nowhere")

    assert files.is_waiting(tmp_path)
