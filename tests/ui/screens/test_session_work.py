"""Making, writing and proving, with the real press and a real door."""

import errno
from dataclasses import replace

import pytest
from fakes import local_door

from desktop import files, packet
from desktop.errors import DestinationError
from desktop.model.manifest import Form, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table
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
    lost = work.turn(press, Manifest(title="\U0010fffd", pieces=MANIFEST.pieces), None, 8)

    assert (made.revision, made.missing, made.packed.count) == (7, (), 1)
    assert [one.characters for one in lost.missing] == [("\U0010fffd",)]
    assert lost.packed is not None, "it is shown all the same"


def test_a_file_is_proved_before_it_has_its_name(press, door, tmp_path):
    packed = press.finish(MANIFEST, None)

    written = work.write(door, press, packed, Target(tmp_path, "pages.pdf"))

    assert written.path == tmp_path / "pages.pdf"
    assert written.path.read_bytes() == packed.file
    assert all(check.holds for check in written.checks)


@pytest.mark.parametrize("form", [Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_what_has_no_pages_is_shown_as_it_was_read_out_of_the_bytes(press, form):
    made = work.turn(press, replace(MANIFEST, form=form), None, 1)

    assert (made.packed.count, len(made.shown), work.has_pages(made.packed.manifest)) == (
        0,
        1,
        False,
    )
    assert any("words" in line.text for line in made.shown[0])


def test_a_long_file_is_shown_part_by_part_and_every_line_once(press):
    lines = [f"line {at}" for at in range(2 * work.PART_LINES)]
    piece = Piece(heading="H", body=tuple(map(paragraph, lines)))
    made = work.turn(press, Manifest(title="T", pieces=(piece,), form=Form.WORD), None, 1)

    said = [line.text for part in made.shown for line in part]

    assert len(made.shown) == 3
    assert [one for one in said if one.startswith("line")] == lines


def test_lines_are_dressed_as_what_they_are(press):
    table = Table(headings=("Day", "Hours"), rows=(("Monday", "6"),), caption="C")
    body = (Block.of(BlockKind.BULLET, [Run("b")]), Block.of(BlockKind.QUOTE, [Run("q")]))
    piece = Piece(heading="H", body=body, tables=(table,))
    made = work.turn(press, Manifest(title="T", pieces=(piece,), form=Form.WORD), None, 1)

    assert made.shown[0] == (
        ("title", "T"), ("heading 1", "H"), ("caption", "C"), ("headings", "Day  |  Hours"),
        ("row", "Monday  |  6"), ("bullet", "•  b"), ("quote", "q"),
        ("foot", "Private. For therapy. page 1 of …"),
    )  # fmt: skip


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
