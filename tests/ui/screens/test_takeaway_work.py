"""The work behind it, where the window is not needed; tests/ui/screens/test_takeaway.py has all."""

import pytest
from fakes import local_door
from samples import CHEAP_BOUNDS, CHEAPEST

from desktop import sealed_vault
from desktop.errors import DestinationError, ProofError
from desktop.fresh import NewFile
from desktop.ui.screens import takeaway_work as work
from desktop.ui.screens.takeaway_work import Taken, Wish

FILES = [("0001.md", b"# A letter\n"), ("vault.json", b"{}")]


@pytest.fixture
def door():
    with local_door() as (one, _told):
        yield one


def names(place):
    return sorted(str(path.relative_to(place)) for path in place.rglob("*"))


def test_files_are_written_one_by_one_under_their_names(door, tmp_path):
    folder = door.new_folder(tmp_path, work.FOLDER_NAME)
    for one in FILES:
        work._write(folder, one)
    path = folder.keep()

    assert {one.name: one.read_bytes() for one in path.iterdir()} == dict(FILES)


def test_a_file_that_got_another_name_is_no_proof(door, tmp_path):
    folder = door.new_folder(tmp_path, work.FOLDER_NAME)
    work._write(folder, FILES[0])

    with pytest.raises(ProofError):
        work._write(folder, FILES[0])
    folder.drop()
    assert names(tmp_path) == []


def test_a_sealed_file_lies_there_as_it_was_made(door, tmp_path):
    path = work._seal(door, FILES, ("five words", CHEAPEST), tmp_path).path

    assert sealed_vault.unsealed(path.read_bytes(), "five words", CHEAP_BOUNDS) == dict(FILES)


def test_what_fails_on_the_way_leaves_no_file(door, tmp_path, monkeypatch):
    def refuse(_file, _content):
        raise DestinationError(28)

    monkeypatch.setattr(NewFile, "write", refuse)
    with pytest.raises(DestinationError):
        work._seal(door, FILES, ("five words", CHEAPEST), tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("is_sealed", [True, False])
def test_what_was_made_can_be_removed(door, tmp_path, is_sealed):
    if is_sealed:
        path = work._seal(door, FILES, ("five words", CHEAPEST), tmp_path).path
    else:
        folder = door.new_folder(tmp_path, work.FOLDER_NAME)
        work._write(folder, FILES[0])
        path = folder.keep()

    work.remove(door, Taken(path, Wish(is_whole=False, is_sealed=is_sealed, folder=tmp_path)))

    assert names(tmp_path) == []
