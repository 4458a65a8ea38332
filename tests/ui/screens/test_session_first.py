"""The first page of a packet: of its days, kept with it, and what of it leaves."""

from datetime import UTC, date, datetime, timedelta

import pytest
import samples
from PySide6.QtWidgets import QCheckBox

from desktop.model import richtext
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId
from desktop.model.first_page import FirstPage, Line
from desktop.model.leaving import Source
from desktop.model.packets import Days, Packet, Span
from desktop.model.scales import Scale
from desktop.model.settings import Purpose
from desktop.preferences import Preferences
from desktop.ui import days
from desktop.ui.screens.session_first import CHARTS, FirstPart
from desktop.ui.theme import Look

GUIDES = samples.guides()
SCALES = (Scale(id="vigil", name="On guard", low="not at all", mid="often", high="all day"),)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LAST_WEEK = Days(Span.DAYS, date(2026, 11, 16), TODAY)


def source(name, key, fields):
    guide = GUIDES[name]
    section = Section(id=SectionId(key), key=key, heading="", fields=fields)
    document = Document(
        id=DocumentId(name), kind=Kind.PLAN, title=guide.title, on=TODAY, written_at=NOW,
        changed_at=NOW, guide=name, sections=(section,),
    )  # fmt: skip
    return Source(document=document, guide=guide)


def noted(back, value):
    at = str(TODAY - timedelta(days=back))
    cells = {"scale": "vigil", "at": at, "value": value, "name": "On guard"}
    return {"id": f"{back:032x}", "cells": cells}


def trigger(at, day):
    on = {"precision": "day", "year": 2026, "month": 11, "day": day}
    return {"id": f"{at:032x}", "cells": {"on": on, "what": f"Number {at}"}}


HELD = (
    source("scales", "readings", {
        "readings": [noted(1, 4), noted(2, 6), noted(30, 9)],
        "marks": [{"id": "f" * 32, "cells": {"on": "2026-11-18"}}],
    }),
    source("triggers", "log", {"rows": [trigger(1, 3), trigger(2, 17)]}),
)  # fmt: skip
PAGE = (
    FirstPage(words={"want": "To decide nothing.", "session": "26 November 2026"})
    .switched(Line.WANT, is_on=True)
    .switched(Line.SESSION, is_on=True)
    .switched(Line.DATES, is_on=True)
)


@pytest.fixture
def first(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)
    look = Look(qapp, Preferences())
    look.dress(qapp)
    held = list(HELD)
    went_in = []
    made = FirstPart(look, lambda: held, SCALES, lambda: Purpose.HURT, lambda: went_in)
    made.held, made.went_in = held, went_in
    qtbot.addWidget(made.editor)
    return made


def packet(page=PAGE, **parts):
    return Packet(first_page=page.to_json(), days=LAST_WEEK, **parts)


def test_it_is_of_the_days_of_the_packet(first):
    page = PAGE.switched(Line.SET_OFF, is_on=True)
    for at in (1, 2):
        page = page.with_item(Line.SET_OFF, f"{at:032x}", is_ticked=True)
    pieces, _ = first.pieces(packet(page))
    assert [one.key for one in pieces] == ["first:want", "first:set_off"]
    assert richtext.plain(pieces[1].body) == "Number 2."
    pieces, _ = first.pieces(Packet(first_page=page.to_json()))
    assert richtext.plain(pieces[1].body) == "Number 1.\nNumber 2."


def test_what_is_held_now_counts(first):
    page = PAGE.with_item(Line.SET_OFF, f"{2:032x}", is_ticked=True)
    page = page.switched(Line.SET_OFF, is_on=True)
    assert len(first.pieces(packet(page))[0]) == 2
    del first.held[1]
    assert len(first.pieces(packet(page))[0]) == 1


def test_the_days_stand_below_the_title_and_none_that_has_not_come(first):
    assert first.heading(packet()) == (
        "For our session on Thursday 26 November", "16 to 22 November 2026",
    )  # fmt: skip
    named = Days(Span.DAYS, date(2026, 11, 16), date(2026, 11, 30))
    assert first.heading(packet().changed(days=named))[1] == "16 to 22 November 2026"
    later = Days(Span.DAYS, date(2027, 1, 1), None)
    assert first.heading(packet().changed(days=later))[1] == "1 January 2027"
    assert first.heading(Packet()) == ("", "")


def the_days_reach_back_to_the_oldest_entry(first):
    every = packet().changed(days=Days())
    assert first.heading(every)[1] == "23 October to 22 November 2026"

    first.went_in.append(date(2025, 3, 14))
    assert first.heading(every)[1] == "14 March 2025 to 22 November 2026"
    assert first.heading(packet())[1] == "16 to 22 November 2026"


def test_where_no_days_are_named_they_reach_back_to_the_oldest_entry_that_goes_in(first):
    the_days_reach_back_to_the_oldest_entry(first)


def test_twin_days_that_leave_an_entry_out_are_seen(first, monkeypatch):
    monkeypatch.setattr(first, "_entries", tuple)

    with pytest.raises(AssertionError):
        the_days_reach_back_to_the_oldest_entry(first)


def test_in_the_choice_stand_its_lines_and_the_scales(first):
    [before], [after] = first.branches(packet(charts=frozenset({"vigil"})))
    assert [one.words for one in before.lines] == [
        "The day of the session", "The days it speaks of", "What I want from this session",
    ]  # fmt: skip
    assert (after.key, [one[:3] for one in after.lines]) == (
        CHARTS, [("vigil", "On guard", True)],
    )  # fmt: skip
    del first.held[0]
    assert list(first.branches(packet())[1]) == []


def test_ticks_become_part_of_the_packet(first):
    first.branches(packet())
    now = first.with_ticks(packet(), {"dates"}, frozenset({"vigil"}))
    assert now.first_page["on"] == {"dates": 1}
    assert now.first_page["words"] == PAGE.to_json()["words"]
    [chart] = first.pieces(now)[1]
    assert chart.key == "chart:vigil"
    assert first.is_on(now)
    assert not first.is_on(first.with_ticks(now, (), frozenset()))


def test_a_chart_that_cannot_be_offered_now_stays_ticked_for_when_it_can(first):
    chosen, held = packet(charts=frozenset({"vigil"})), tuple(first.held)
    first.held.clear()  # in the trash, or marked never to leave
    assert first.branches(chosen)[1] == ()
    now = first.with_ticks(chosen, {"dates"}, frozenset())
    assert now.charts == {"vigil"}

    first.held.extend(held)
    [charts] = first.branches(now)[1]
    assert [(one.key, one.is_on) for one in charts.lines] == [("vigil", True)]
    assert first.with_ticks(now, {"dates"}, frozenset()).charts == frozenset()


def test_a_chart_is_of_the_days_with_its_marks(first):
    _, [chart] = first.pieces(packet(charts=frozenset({"vigil", "slp"})))
    assert [row[0] for row in chart.tables[0].rows] == [
        "18 November 2026", "19 November 2026", "20 November 2026", "21 November 2026",
    ]  # fmt: skip
    assert "A number on 2 of 7 days." in chart.drawings[0].words


def test_what_is_changed_in_the_editor_is_told(first, qtbot):
    first.show_editor(packet())
    with qtbot.waitSignal(first.changed) as told:
        first.editor.findChild(QCheckBox, "first_want_on").click()
    [page] = told.args
    assert page.on == {"dates", "session"}
