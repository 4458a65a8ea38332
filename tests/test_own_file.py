"""A file made without the door: whole under its name, or nothing of it."""

import stat

import pytest
import samples

from desktop.errors import DestinationError, ProofError
from desktop.own_file import OwnFile, above, new_folder


def test_it_has_its_name_once_it_is_kept(tmp_path):
    made = OwnFile(tmp_path, "keys")
    made.write(b"one ")
    made.write(b"two")

    assert made.settle() == b"one two"
    assert "keys" not in samples.names(tmp_path)
    assert made.keep() == tmp_path / "keys"
    assert (tmp_path / "keys").read_bytes() == b"one two"
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o600
    assert samples.names(tmp_path) == ["keys"]


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "keys").write_bytes(b"somebody's")
    made = OwnFile(tmp_path, "keys")

    assert made.keep() == tmp_path / "keys 2"
    assert (tmp_path / "keys").read_bytes() == b"somebody's"


def test_nothing_is_left_of_one_that_is_dropped(tmp_path):
    made = OwnFile(tmp_path, "keys")
    made.write(b"words")
    made.drop()
    made.drop()

    assert samples.names(tmp_path) == []


def test_a_place_that_is_not_there_cannot_be_written_to(tmp_path):
    with pytest.raises(DestinationError):
        OwnFile(tmp_path / "none", "keys")


def test_a_full_disk_is_told(tmp_path):
    made = OwnFile(tmp_path, "keys")
    with samples.file_limit(100), pytest.raises(DestinationError):
        made.write(bytes(4096))
    made.drop()


def test_one_that_was_closed_cannot_be_read_or_kept(tmp_path):
    made = OwnFile(tmp_path, "keys")
    made.drop()

    with pytest.raises(ProofError):
        made.settle()


def test_one_whose_part_was_taken_away_cannot_be_kept(tmp_path):
    made = OwnFile(tmp_path, "keys")
    for path in tmp_path.iterdir():
        path.unlink()

    with pytest.raises(DestinationError):
        made.keep()


def test_a_new_folder_is_its_owners_and_stays_where_all_goes_well(tmp_path):
    with new_folder(tmp_path / "deep" / "new") as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "keys").write_bytes(b"one")

    assert samples.names(tmp_path / "deep" / "new") == ["keys"]


def goes_wrong(path, wrong):
    with new_folder(path) as folder:
        (folder / "work").mkdir()
        (folder / "work" / "part").write_bytes(b"half")
        (folder / "keys").write_bytes(b"half")
        raise wrong


@pytest.mark.parametrize("wrong", [KeyboardInterrupt, ProofError])
def test_nothing_is_left_of_a_new_folder_where_something_goes_wrong(tmp_path, wrong):
    (tmp_path / "there").mkdir()
    for path in (tmp_path / "new", tmp_path / "there" / "deep" / "new"):
        with pytest.raises(wrong):
            goes_wrong(path, wrong)

    assert samples.names(tmp_path) == ["there"]
    assert samples.names(tmp_path / "there") == []


def test_the_nearest_folder_that_is_there_is_found(tmp_path):
    assert above(tmp_path / "a" / "b") == tmp_path
    assert above(tmp_path) == tmp_path


def test_a_folder_that_was_there_stays_empty_and_one_with_something_is_not_touched(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "keys").write_bytes(b"somebody's")

    with pytest.raises(ProofError):
        goes_wrong(tmp_path / "there", ProofError)
    with pytest.raises(DestinationError), new_folder(tmp_path / "full"):
        pass

    assert samples.names(tmp_path / "there") == []
    assert (tmp_path / "full" / "keys").read_bytes() == b"somebody's"
