"""A folder that has no name yet: all of it or nothing, and never over anything."""

import os

import pytest
from fakes import local_door

from desktop import files
from desktop.errors import DestinationError, DoorError, ProofError


@pytest.fixture
def door():
    with local_door() as (one, _told):
        yield one


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def place(tmp_path, request, monkeypatch):
    """Give a place, on a file system with nameless files or without."""
    if not request.param:
        monkeypatch.setattr(files, "OWN_DESCRIPTORS", tmp_path / "missing")
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def names(place):
    return sorted(str(path.relative_to(place)) for path in place.rglob("*"))


def written(folder, name="0001.md", content=b"words"):
    file = folder.new_file(name)
    file.write(content)
    assert file.settle() == content
    return file.keep()


def test_a_folder_gets_its_name_with_all_its_files_at_once(door, place):
    folder = door.new_folder(place, "pages")
    written(folder)
    written(folder, "0002.md")
    assert "pages" not in names(place)

    path = folder.keep()

    assert path == place / "pages"
    assert names(place) == ["pages", "pages/0001.md", "pages/0002.md"]
    assert (path / "0001.md").read_bytes() == b"words"
    assert oct(path.stat().st_mode)[-3:] == "700"


def is_never_put_over_anything(door, place):
    (place / "pages").mkdir()
    (place / "pages 2").write_text("mine")
    folder = door.new_folder(place, "pages")
    written(folder)

    assert folder.keep() == place / "pages 3"
    assert names(place) == ["pages", "pages 2", "pages 3", "pages 3/0001.md"]


def test_a_folder_is_never_put_over_anything(door, place):
    is_never_put_over_anything(door, place)


def test_twin_that_renames_over_what_is_there_is_seen(door, place, monkeypatch):
    def over(part, folder, name):
        part.rename(folder / name)
        return folder / name

    monkeypatch.setattr(files, "give_folder_name", over)

    with pytest.raises(AssertionError):
        is_never_put_over_anything(door, place)


def test_a_folder_that_is_dropped_leaves_nothing(door, place):
    folder = door.new_folder(place, "pages")
    written(folder)
    file = folder.new_file("0002.md")
    file.write(b"half")
    file.drop()

    folder.drop()

    assert names(place) == []


def test_a_room_that_ends_in_the_middle_leaves_nothing(door, place):
    folder = door.new_folder(place, "pages")
    written(folder)
    folder.new_file("0002.md").write(b"half")

    door._own.tidy(None)

    assert names(place) == []


def test_a_folder_that_was_kept_can_be_removed_and_no_other(door, place):
    folder = door.new_folder(place, "pages")
    written(folder)
    path = folder.keep()
    (place / "other").mkdir()

    with pytest.raises(DoorError):
        door.remove_folder(place / "other")
    door.remove_folder(path)

    assert names(place) == ["other"]
    with pytest.raises(DestinationError):
        door.remove_folder(path)


def test_what_somebody_else_put_into_it_keeps_the_folder(door, place):
    folder = door.new_folder(place, "pages")
    written(folder)
    path = folder.keep()
    (path / "mine.txt").write_text("mine")

    with pytest.raises(DestinationError):
        door.remove_folder(path)
    assert (path / "mine.txt").read_text() == "mine"


def test_a_folder_of_another_name_in_its_place_is_left_alone(door, place):
    folder = door.new_folder(place, "pages")
    path = folder.keep()
    path.rename(place / "moved")
    path.mkdir()

    with pytest.raises(DoorError):
        door.remove_folder(path)
    assert path.is_dir()


@pytest.mark.parametrize("name", ["../pages", "a/b", "", ".."])
def test_a_name_that_leads_elsewhere_is_refused(door, place, name):
    with pytest.raises(DoorError):
        door.new_folder(place, name)
    assert names(place) == []


def test_a_place_that_cannot_be_written_to_is_said(door, tmp_path):
    with pytest.raises(DestinationError):
        door.new_folder(tmp_path / "none", "pages")


def test_a_file_that_cannot_be_read_back_is_no_proof(door, place):
    file = door.new_file(place, "pages.dat")
    os.close(file.descriptor)
    with pytest.raises(ProofError):
        file.settle()
    file.descriptor = -1
    file.drop()
