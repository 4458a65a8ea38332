"""Pages somebody else sealed, as one text."""

from dataclasses import replace

from manifests import FULL

from desktop.model import received, richtext
from desktop.model.manifest import Piece


def test_everything_that_was_said_is_there_in_its_order():
    said = richtext.plain(received.text(replace(FULL, line_numbers=True, remarks=(("3", "Why?"),))))

    assert said.splitlines() == [
        "Saturday 14 March 2026", "From 1 to 14 March.", "What I wrote", "1 · Since last time",
        "Costs", "What: A room; How much: 80 euros",
        "We were at the lake house. Η λίμνη, 湖, 🌊.", "After", "I slept badly",
        "It is all right.", "What I want to ask", "Sleep", "Sleep", "median 5 hours", "11 days",
        "Sleep went from 4 to 6 hours.", "3: Why?",
    ]  # fmt: skip


def test_a_part_stands_once_above_its_pieces():
    pieces = tuple(Piece(part="A letter", heading=one, body=()) for one in "ab")

    said = richtext.plain(received.text(replace(FULL, subtitle="", notes=(), pieces=pieces)))

    assert said == "A letter\na\nb"


def test_kept_all_but_ones_own_line_is_marked_to_stay():
    line, *rest = received.kept(FULL, "Received.")

    assert line.is_free
    assert all(run.kept for block in rest for run in block.runs)
