"""docs/promises.md keeps its form: forty rows, each file that shows a promise is there."""

import re
from pathlib import Path

import pytest
from prove.whole import proofs, table

ROOT = Path(__file__).parent.parent
DOC = ROOT / "docs" / "promises.md"
MOST_WORDS = 20
OPEN = "open"


def rows(text):
    """Return the cells of each numbered row."""
    promises = text.partition("## The long counts")[0]
    found = (line for line in promises.splitlines() if re.match(r"\| \d+ \|", line))
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
    text = re.sub(r"(\| 2 \|[^|]+\|)[^|]+\|[^|]+\|", r"\1 open | 0 of 40 |", DOC.read_text("utf-8"))

    assert unshown(text) == ["2"]


@pytest.mark.parametrize("row", rows(DOC.read_text("utf-8")), ids=lambda row: row[0])
def test_each_sentence_is_short_and_promises_quietly(row):
    assert len(row[1].split()) <= MOST_WORDS
    assert row[1].endswith(".")
    assert "!" not in row[1]


def unnamed(text):
    """Return each proof that says it shows a promise whose row does not name it."""
    files = {int(row[0]): row[2] for row in rows(text)}
    return [
        (one.name, number)
        for one in proofs.every()
        for number in one.shows
        if f"`tests/prove/{one.name}.py`" not in files[number]
    ]


def test_every_proof_stands_in_the_rows_of_what_it_shows():
    assert unnamed(DOC.read_text("utf-8")) == []


def test_twin_a_row_that_forgets_its_proof_is_noticed():
    text = DOC.read_text("utf-8").replace("`tests/prove/flips.py`", "`tests/samples.py`")

    assert unnamed(text) == [("flips", 15)]


def test_the_table_of_long_counts_has_its_form():
    counts = table.rows_of(DOC.read_text("utf-8"))
    names = {f"`{one.name}`": one for one in proofs.every()}

    assert {len(row) for row in counts} == {len(table.HEAD)}
    for shows, name, tries, failures, twin, _, seed in counts:
        assert shows == (", ".join(map(str, names[name].shows)) or table.NONE)
        # Figures stand there with the day on which they were counted, or nothing does.
        if failures == table.NONE:
            assert (twin, seed) == (table.NONE, table.NONE)
        else:
            assert re.match(r"[\d,]+ \w+", tries)
            assert re.search(r", 20\d\d-\d\d-\d\d($|, earlier tree)", seed)


def test_no_proof_failed_and_no_twin_was_blind_when_the_table_was_made():
    counts = table.rows_of(DOC.read_text("utf-8"))

    assert [row[1] for row in counts if row[3] not in {"0", table.NONE}] == []
    assert [row[1] for row in counts if row[4].startswith("0 of")] == []
