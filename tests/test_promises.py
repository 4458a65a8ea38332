"""docs/promises.md keeps its form: forty rows, each file that shows a promise is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOC = ROOT / "docs" / "promises.md"
MOST_WORDS = 20
OPEN = "open"


def rows(text):
    """Return the cells of each numbered row."""
    found = (line for line in text.splitlines() if re.match(r"\| \d+ \|", line))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found]


def missing(text):
    """Return every named file that is not there."""
    named = [one for row in rows(text) for one in re.findall(r"`([^`]+)`", row[2])]
    return [one for one in named if not (ROOT / one).is_file()]


def unshown(text):
    """Return the numbers of rows that give a figure without a file that shows it."""
    return [
        row[0] for row in rows(text) if row[2] == OPEN and not row[3].startswith((OPEN, "unpro"))
    ]


def test_there_are_forty_rows_in_order():
    assert [row[0] for row in rows(DOC.read_text("utf-8"))] == [str(n) for n in range(1, 41)]


def test_every_row_has_its_five_cells():
    assert {len(row) for row in rows(DOC.read_text("utf-8"))} == {5}
    assert not [row[0] for row in rows(DOC.read_text("utf-8")) if "" in row]


def test_every_file_that_shows_a_promise_is_there():
    assert missing(DOC.read_text("utf-8")) == []


def test_twin_a_file_that_is_gone_is_named():
    text = DOC.read_text("utf-8").replace("tests/test_sandbox.py", "tests/test_gone.py")

    assert set(missing(text)) == {"tests/test_gone.py"}


def test_no_figure_stands_where_nothing_shows_it():
    assert unshown(DOC.read_text("utf-8")) == []


def test_twin_a_figure_without_a_test_is_named():
    text = re.sub(
        r"(\| 2 \|[^|]+\|) open \| open \|", r"\1 open | 0 of 40 |", DOC.read_text("utf-8")
    )

    assert unshown(text) == ["2"]


@pytest.mark.parametrize("row", rows(DOC.read_text("utf-8")), ids=lambda row: row[0])
def test_each_sentence_is_short_and_promises_quietly(row):
    assert len(row[1].split()) <= MOST_WORDS
    assert row[1].endswith(".")
    assert "!" not in row[1]


def test_every_proof_that_can_be_run_by_name_shows_a_promise_or_is_known_not_to():
    """A new long proof either stands in the table or is named here with its reason."""
    others = {
        "coverage_by_room",  # measures the tests
        "desk_case", "packets", "practices", "volumes",  # show what leaves and what is practised
        "lane_rest",  # shows a rule of threads
    }  # fmt: skip
    text = DOC.read_text("utf-8")
    proofs = {
        path.stem for path in (ROOT / "tests" / "prove").glob("*.py") if "\ndef main(" in
        path.read_text("utf-8")
    }  # fmt: skip

    assert {one for one in proofs if f"tests/prove/{one}.py" not in text} <= others
