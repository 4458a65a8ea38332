"""Making, writing and proving, with the real press and a real door."""

import errno

import pytest
from fakes import local_door

from desktop import files, packet
from desktop.errors import DestinationError
from desktop.model.manifest import Manifest, Piece
from desktop.model.richtext import paragraph
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_work import Target

MANIFEST = Manifest(title="T", pieces=(Piece(heading="H", body=(paragraph("words"),)),))


@pytest.fixture(scope="module")
def press():
    with packet.Press() as press:
        yield press


@pytest.fixture
def door():
    with local_door() as (door, _):
        yield door


def test_a_turn_says_what_it_was_of_and_what_cannot_be_drawn(press):
    made = work.turn(press, MANIFEST, None, 7)
    lost = work.turn(press, Manifest(title="\ue123", pieces=MANIFEST.pieces), None, 8)

    assert (made.revision, made.missing, made.packed.count) == (7, (), 1)
    assert [one.characters for one in lost.missing] == [("\ue123",)]
    assert lost.packed is not None, "it is shown all the same"


def test_a_file_is_proved_before_it_has_its_name(press, door, tmp_path):
    packed = press.finish(MANIFEST, None)

    written = work.write(door, press, packed, Target(tmp_path, "pages.pdf"))

    assert written.path == tmp_path / "pages.pdf"
    assert written.path.read_bytes() == packed.file
    assert all(check.holds for check in written.checks)


def test_a_further_copy_is_made_written_and_proved(press, door, tmp_path):
    copy = MANIFEST.copies(2)[1]

    written = work.write_copy(door, press, copy, "secret", Target(tmp_path, "pages-2.pdf"))

    assert written.path == tmp_path / "pages-2.pdf"
    assert (written.packed.manifest.copy, written.packed.password) == (copy.copy, "secret")


def test_nothing_is_left_of_a_file_that_got_no_name(press, door, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(files, "give_name", full)
    packed = press.finish(MANIFEST, None)

    with pytest.raises(DestinationError):
        work.write(door, press, packed, Target(tmp_path, "pages.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_the_questions_before_a_reading_are_shipped():
    assert work.questions().part("room").heading.endswith("?")
