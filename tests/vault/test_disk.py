"""Files written whole or not at all."""

import errno
import os

import pytest
import samples

from desktop.errors import VaultUnwritableError
from desktop.vault import disk


def test_a_file_is_written_whole_and_for_its_owner(tmp_path):
    disk.write_whole(tmp_path / "keys", b"one")
    disk.write_whole(tmp_path / "keys", b"two")

    assert (tmp_path / "keys").read_bytes() == b"two"
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    assert samples.names(tmp_path) == ["keys"]


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(VaultUnwritableError):
        disk.write_whole(tmp_path / "gone" / "keys", b"one")


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    disk.write_whole(tmp_path / "keys", b"one")

    def full(*_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(disk.os, "write", full)
    with pytest.raises(VaultUnwritableError):
        disk.write_whole(tmp_path / "keys", b"two")

    assert (tmp_path / "keys").read_bytes() == b"one"
    assert samples.names(tmp_path) == ["keys"]


@pytest.mark.parametrize(("code", "is_error"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_made_durable_is_an_error(tmp_path, monkeypatch, code, is_error):
    def refused(_):
        raise OSError(code, "")

    monkeypatch.setattr(disk.os, "fsync", refused)

    if is_error:
        with pytest.raises(OSError, match="Errno"):
            disk.sync_folder(tmp_path)
    else:
        disk.sync_folder(tmp_path)


def test_reading_stops_at_the_most_and_says_nothing_of_a_missing_file(tmp_path):
    (tmp_path / "keys").write_bytes(b"12345")

    assert disk.read(tmp_path / "keys", 3) == b"123"
    assert disk.read(tmp_path / "none", 3) is None


def test_parts_of_writes_that_were_cut_off_are_removed(tmp_path):
    (tmp_path / "keys.new").write_bytes(b"half")
    (tmp_path / "other.new").write_bytes(b"not ours")

    disk.remove_parts(tmp_path, ("keys", "attempts"))

    assert samples.names(tmp_path) == ["other.new"]


def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path):
    for name in ("keys", "keys.new"):
        os.mkfifo(tmp_path / name)
    assert disk.read(tmp_path / "keys", 3) is None

    disk.write_whole(tmp_path / "keys", b"one")

    assert disk.read(tmp_path / "keys", 3) == b"one"


def test_what_somebody_tied_to_the_name_of_a_part_is_not_written_to(tmp_path):
    (tmp_path / "other").write_bytes(b"not ours")
    (tmp_path / "keys.new").hardlink_to(tmp_path / "other")

    disk.write_whole(tmp_path / "keys", b"one")

    assert (tmp_path / "other").read_bytes() == b"not ours"
