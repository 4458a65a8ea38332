"""A line of the search page: what was found stands out, in print and aloud."""

from datetime import date

from PySide6.QtGui import QFont

from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.search import Hit, Snippet
from desktop.ui.screens import search_rows
from desktop.ui.screens.search_rows import Goal

DAY = date(2026, 3, 14)


def hit(**more):
    return Hit(**{
        "document": DocumentId("d"), "section": SectionId("s"), "title": "A letter",
        "heading": "Money", "on": DAY, "kind": Kind.LETTER, "key": "money",
        "snippet": Snippet(text="by the lake", marks=((7, 11),)), **more,
    })  # fmt: skip


def test_what_was_found_is_heavier_and_not_only_of_another_colour(qapp):
    snippet = Snippet(text="🌊 the lake", marks=((6, 10),))

    [mark] = search_rows.layout(snippet, QFont(), 400).formats()

    assert (mark.start, mark.length) == (7, 4)
    assert mark.format.fontWeight() == QFont.Weight.Bold
    assert mark.format.fontUnderline()
    assert not mark.format.hasProperty(mark.format.Property.ForegroundBrush)


def test_a_long_line_takes_more_than_one(qapp):
    long = Snippet(text="by the lake " * 20)

    assert search_rows.layout(long, QFont(), 200).lineCount() > 2


def test_a_hit_is_headed_by_title_and_section_and_says_that_it_is_private():
    assert search_rows.head(hit()) == "A letter · Money"
    assert search_rows.head(hit(heading="")) == "A letter"
    assert search_rows.head(hit(key="private:money")).endswith("· private workings")


def test_lines_are_read_aloud_with_all_they_show():
    said = search_rows.spoken(hit(), DAY)

    assert said == "A letter · Money, Saturday 14 March: by the lake"
    assert search_rows.spoken(Goal("place", "today", "Today", "Place"), DAY) == "Today, Place"
