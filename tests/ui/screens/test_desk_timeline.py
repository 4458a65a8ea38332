"""The timeline of a document by keys: read in words, a hole said, and back where one stopped."""

import pytest
import samples
from controls import controls
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from test_layout import faults
from wording import breaches

from desktop.model import desk as model_desk
from desktop.model import gaps, when
from desktop.ui.widgets.fields import in_sight

EARLY, LATE, ROUGH = ("a" * 32), ("b" * 32), ("c" * 32)


def fact(row, kind, first="", last="", **more):
    cells = {"kind": kind} | more
    for key, text in (("first", first), ("last", last)):
        if text:
            cells[key] = when.parse(None, text).to_json()
    return {"id": row, "cells": cells}


FACTS = (
    fact(EARLY, "Paid subscriptions", "2012", "May 2014"),
    fact(LATE, "Sexual messages", "2017", "14/10/2020"),
    fact(ROUGH, "Live cameras or live chat", "about 2013"),
    fact("d" * 32, "Meeting in person", none=True),
    fact("e" * 32, "Pictures sent, received or kept"),
)
HOLE = "January 2014"


def at_the_timeline(desk, *rows):
    """Open a disclosure with these facts, and go to its timeline by keys."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    document = desk.inside.writing._document
    if rows:
        desk.inside.texts.set_fields(
            document.id, document.section("categories"), {"items": list(rows)}
        )
    desk.chooses("writing_to_timeline")
    return desk


def holes_kept(desk):
    fields = desk.documents()[0].section("timeline").fields
    return [one["words"] for one in fields.get(gaps.HOLES, [])]


def says(desk, words):
    desk.chooses("timeline_hole_0")
    desk.types(words)
    desk.wait(lambda: desk.reads("timeline_hole_0_saved").startswith("Saved"))


def test_everything_drawn_stands_in_words_as_well(desk):
    at_the_timeline(desk, *FACTS)

    words = desk.reads()
    assert "Paid subscriptions: 2012 – May 2014" in words
    assert "Live cameras or live chat: from about 2013; the last time is not written yet" in words
    assert "1 June 2014 – 31 December 2016" not in words
    assert "June 2014 – December 2016: nothing is written for this time" in words
    assert "2013: Live cameras or live chat; Paid subscriptions" in words
    assert "Without a date that can be drawn\nPictures sent, received or kept" in words
    assert "Meeting in person" not in words
    heard = desk.find("timeline_view").accessibleDescription()
    assert "2015: nothing written" in heard
    assert "2017: Sexual messages" in heard


def test_a_hole_is_said_by_keys_kept_and_no_longer_hatched(desk):
    at_the_timeline(desk, *FACTS)
    says(desk, "I lived abroad then.")

    assert holes_kept(desk) == ["I lived abroad then."]
    assert desk.reads("timeline_hole_0_words") == "June 2014 – December 2016: I lived abroad then."
    desk.wait(lambda: desk.find("timeline_view")._picture.holes[0].explained is not None)


def test_the_words_for_a_hole_are_in_sight_as_soon_as_they_are_asked_for(desk):
    at_the_timeline(desk, *FACTS)
    desk.chooses("timeline_hole_0")
    area = desk.find("timeline")._page.viewport()

    def is_in_sight():
        field = desk.find("timeline_hole_0_field")
        place = field.rect().translated(field.mapTo(area, QPoint()))
        return area.rect().contains(place)

    desk.wait(is_in_sight)


def test_a_quiet_stretch_said_in_the_guides_table_opens_that_table(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    document, texts = desk.inside.writing._document, desk.inside.texts
    row = fact("9" * 32, "", "2015", "2015", what="Nothing then.")
    del row["cells"]["kind"]
    texts.set_fields(document.id, document.section("categories"), {"items": list(FACTS)})
    texts.set_fields(document.id, document.section("timeline"), {"quiet": [row]})
    desk.chooses("writing_to_timeline")
    assert "2015: Nothing then." in desk.reads()
    at = next(
        number
        for number in range(3)
        if desk.reads(f"timeline_hole_{number}_words") == "2015: Nothing then."
    )
    desk.chooses(f"timeline_hole_{at}")

    assert desk.inside.writing._section.key == "timeline"


def test_words_for_a_hole_outlast_a_lock_and_can_be_changed(desk):
    at_the_timeline(desk, *FACTS)
    says(desk, "Away")
    desk.lock()

    desk.unlock()
    desk.chooses("writing_to_timeline")
    assert desk.find("timeline_hole_0").text() == "Change these words"
    says(desk, ", with nothing of it. ")
    assert "Away" in holes_kept(desk)[0]
    assert ", with nothing of it." in holes_kept(desk)[0]


def test_words_for_a_hole_that_is_filled_later_are_still_there(desk):
    at_the_timeline(desk, *FACTS)
    says(desk, "Away")
    document = desk.inside.writing._document
    whole = fact(EARLY, "Paid subscriptions", "2012", "2019")
    desk.press("Escape")
    desk.inside.texts.set_fields(document.id, document.section("categories"), {"items": [whole]})
    desk.chooses("writing_to_timeline")

    assert desk.reads("timeline_stray_0_words") == "June 2014 – December 2016: Away"
    assert "Your words are kept." in desk.reads("timeline_stray_0_note")


def what_is_said_of_a_hole_is_in_no_export(desk):
    at_the_timeline(desk, *FACTS)
    says(desk, "I lived abroad then.")
    section = desk.documents()[0].section("timeline")
    piece = model_desk.piece(samples.guides()["disclosure"], section, "Timeline")

    assert "I lived abroad" in str(section.fields)
    assert "I lived abroad" not in str(piece)


def test_what_is_said_of_a_hole_is_in_no_export(desk):
    what_is_said_of_a_hole_is_in_no_export(desk)


def test_twin_that_keeps_it_among_what_the_guide_prints(desk, monkeypatch):
    made = gaps.explain

    def printed(fields, first, last, words):
        row = {"id": "f" * 32, "cells": {"what": words}}
        return made(fields, first, last, words) | {"quiet": [row]}

    monkeypatch.setattr(gaps, "explain", printed)
    with pytest.raises(AssertionError):
        what_is_said_of_a_hole_is_in_no_export(desk)


def a_long_page_is_shown_from_its_beginning(desk, page):
    rows = [fact(f"{at:032x}", f"Kind {at}", "2012", "2014") for at in range(60)]
    at_the_timeline(desk, *rows)
    desk.press("Escape")
    desk.chooses(f"writing_to_{page}")
    bar = desk.find(page)._page.verticalScrollBar()
    desk.wait(lambda: bar.maximum() > 1000)
    desk.qtbot.wait(50)

    assert bar.value() == 0
    assert desk.is_at == f"{page}_back"


@pytest.mark.parametrize("page", ["timeline", "completeness"])
def test_a_long_page_is_shown_from_its_beginning(desk, page):
    a_long_page_is_shown_from_its_beginning(desk, page)


def test_twin_that_leaves_a_long_page_where_it_happens_to_stand(desk, monkeypatch):
    monkeypatch.setattr(in_sight, "bring", lambda _widget: None)
    with pytest.raises(AssertionError):
        a_long_page_is_shown_from_its_beginning(desk, "timeline")


def test_a_line_opens_the_section_of_its_fact(desk):
    at_the_timeline(desk, *FACTS)
    desk.chooses(f"timeline_fact_{LATE}")

    assert desk.inside.writing._section.key == "categories"


def test_a_bar_opens_the_section_of_its_fact(desk):
    at_the_timeline(desk, *FACTS)
    view = desk.find("timeline_view")
    QTest.mouseClick(
        view, Qt.MouseButton.LeftButton, pos=view.bar(LATE).center().toPoint() + QPoint(1, 0)
    )

    assert desk.inside.writing._section.key == "categories"


def test_escape_and_back_lead_to_where_the_writer_stopped(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    writing = desk.inside.writing
    writing._show_section(writing._document.section("health").id)
    writing.arrive()
    desk.chooses("writing_to_timeline")
    desk.chooses("timeline_back")
    assert writing._section.key == "health"

    desk.chooses("writing_to_timeline")
    desk.press("Escape")
    assert writing._section.key == "health"


def test_without_a_date_the_page_says_so_and_draws_nothing(desk):
    at_the_timeline(desk)

    assert "No fact has a date yet." in desk.reads("timeline_opening")
    assert not desk.can_see("timeline_view")


def test_what_was_shown_is_let_go_of_when_the_page_is_left(desk):
    at_the_timeline(desk, *FACTS)
    desk.press("Escape")

    assert desk.inside._screens["timeline"]._document is None
    assert not desk.can_see("timeline_view")


@pytest.mark.parametrize("size", [100, 250])
def test_everything_has_a_name_and_its_place(desk, size):
    at_the_timeline(desk, *FACTS)
    desk.look.set_text_size(size)
    screen = desk.find("timeline")

    assert [one for one in controls(screen) if not one.name or not one.words] == []
    assert faults(screen) == []


def test_the_sentences_keep_the_tone(desk):
    at_the_timeline(desk, *FACTS)

    for words in desk.reads().splitlines():
        assert breaches(words) == []
    assert "gap" not in desk.reads().replace("Timeline and gaps", "").lower()
