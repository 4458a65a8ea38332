import pytest
import samples
from ui.widgets.fields.field_parts import COLUMNS

from desktop.model.guide import GuideField
from desktop.ui.widgets.fields.row_words import Columns, is_none, row_words

FACTS = Columns(all=COLUMNS)
LOG = Columns(
    all=(
        GuideField(key="on", kind="date", label="When"),
        GuideField(key="what", kind="text", label="What"),
        GuideField(key="how", kind="scale", label="How strong"),
    )
)
DAY = {"precision": "day", "year": 2020, "month": 10, "day": 14}


def test_a_fact_says_its_kind_and_from_when_to_when():
    cells = {
        "kind": "Paid subscriptions",
        "first": {"precision": "year", "year": 2016},
        "last": DAY,
    }
    words = row_words(FACTS, cells)

    assert (words.title, words.detail) == ("Paid subscriptions", "2016 – 14 October 2020")
    assert words.is_started
    assert not words.is_none


@pytest.mark.parametrize(
    ("cells", "detail"),
    [
        ({}, ""),
        ({"last": DAY}, "until 14 October 2020"),
        ({"first": {"typed": "that spring"}}, "that spring"),
        ({"first": {"typed": "that spring"}, "last": {"typed": "soon"}}, "that spring – soon"),
    ],
)
def test_times_that_are_missing_or_not_read_yet_are_said_as_they_are(cells, detail):
    assert row_words(FACTS, cells).detail == detail


def test_a_row_without_roles_says_its_first_columns():
    words = row_words(LOG, {"on": DAY, "what": "Walked\nhome", "how": 6})

    assert (words.title, words.detail) == ("14 October 2020", "6 of 10")


def test_a_kind_alone_is_not_begun_yet():
    assert not row_words(FACTS, {"kind": "Paid subscriptions"}).is_started
    assert row_words(FACTS, {"kind": "Paid subscriptions", "peak": "often"}).is_started


def test_in_a_table_without_kinds_the_first_words_are_a_beginning():
    assert row_words(LOG, {"what": "Walked home"}).is_started
    assert not row_words(LOG, {}).is_started


def test_only_a_true_none_says_none():
    assert is_none({"none": True})
    assert not is_none({"none": "yes"})
    assert row_words(FACTS, {"kind": "A", "none": True}).is_none


def test_a_table_without_columns_says_nothing():
    assert row_words(Columns(all=()), {"a": 1}).title == ""


def test_a_row_without_its_first_cell_is_named_by_what_stands_in_it():
    columns = Columns(
        all=(
            GuideField(key="number", kind="short"),
            GuideField(key="question", kind="text", label="Question"),
            GuideField(key="tag", kind="choice", choices=("Money",)),
        )
    )

    def said(**cells):
        words = row_words(columns, cells)
        return words.title, words.detail

    assert said(question="Was it?\nAll of it?") == ("Was it? All of it?", "")
    assert said(question="Was it?", tag="Money") == ("Was it?", "Money")
    assert said(number="4", question="Was it?") == ("4", "Question: Was it?")
    assert said(tag="Money") == ("", "Money")


def words_under_a_head(**cells):
    """Return what stands in the second column of a page of theirs, below what head."""
    guide = samples.guides()[cells.pop("guide")]
    table = next(one for part in guide.sections for one in part.fields if one.kind == "table")
    columns = Columns(all=table.columns)
    return columns.detail.label, row_words(columns, cells).detail


def test_words_under_the_head_of_another_column_say_what_they_are():
    day = {"precision": "day", "year": 2026, "month": 3, "day": 14}
    log = {"guide": "triggers", "on": day, "what": "A telephone rang"}

    assert words_under_a_head(**log) == ("Hour", "What set it off: A telephone rang")
    assert words_under_a_head(**log, hour="21:40") == ("Hour", "21:40")


def test_beside_words_of_its_own_a_row_needs_no_others():
    asked = {"guide": "boundaries", "when": "He shouts", "will": "I leave the room"}

    assert words_under_a_head(**asked) == ("What it concerns", "")
