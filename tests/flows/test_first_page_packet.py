"""The first page and the charts at the real window: off until ticked, and kept with the packet."""

from datetime import timedelta

import pytest
from chooser import Chooser

from desktop.model import first_page, scales
from desktop.model.document import Kind
from desktop.model.first_page import FirstPage, Line
from desktop.ui import days
from desktop.ui.screens.session_first import FirstPart
from desktop.ui.shipped import scales_of_the_list

SCALE = scales_of_the_list()[0]


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def notes_numbers(chooser, *back):
    """Note a number on a scale so many days ago."""

    def work(session):
        made = session.start(
            kind=Kind.PLAN, title="Scales", on=days.today(), guide=scales.GUIDE,
            sections=((scales.SECTION, "Scales"),),
        )  # fmt: skip
        rows = [
            {"id": f"{at:032x}", "cells": {
                "scale": SCALE.id, "name": SCALE.name, "value": 7,
                "at": str(days.today() - timedelta(days=at)),
            }}
            for at in back
        ]  # fmt: skip
        session.save(made.id, made.sections[0].id, None, fields={"readings": rows})

    chooser.desk.asks(work)


def headings(chooser):
    chooser.wait_for_pages()
    return [one.heading for one in chooser.screen._left.manifest.pieces]


def test_a_chart_of_a_scale_goes_in_once_it_is_ticked_and_is_there_after_a_lock(chooser):
    notes_numbers(chooser, 0, 3)
    chooser.arrives()
    assert "Charts" in chooser.lines()
    chooser.ticks(SCALE.name)
    assert headings(chooser) == [SCALE.name]
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()

    assert chooser.ticked() == {SCALE.name}
    [piece] = chooser.screen._left.manifest.pieces if chooser.screen._left else [None]
    chooser.wait_for_pages()
    [piece] = chooser.screen._left.manifest.pieces
    assert piece.drawings
    assert piece.tables


def test_without_numbers_on_its_days_there_is_no_chart_to_tick(chooser):
    chooser.arrives()

    assert "Charts" not in chooser.lines()


def test_only_pages_for_a_session_have_a_first_page(chooser):
    chooser.writes("An evening")
    page = FirstPage().switched(Line.WANT, is_on=True).with_text(Line.WANT, "Rest")
    chooser.desk.asks(
        lambda session: session.start_packet("Thursday", {"first_page": page.to_json()})
    )
    chooser.arrives()
    chooser.ticks("An evening")
    assert headings(chooser) == [first_page.HEADINGS[Line.WANT], "An evening"]

    chooser.picks("session_use", "For a reading")

    assert headings(chooser) == ["An evening"]


def a_line_that_is_unticked_in_the_choice_is_out_and_its_words_stay(chooser):
    page = FirstPage().switched(Line.WANT, is_on=True).with_text(Line.WANT, "Rest")
    chooser.desk.asks(
        lambda session: session.start_packet("Thursday", {"first_page": page.to_json()})
    )
    chooser.arrives()
    assert chooser.words_of_the_pages() == "Rest"

    chooser.ticks(first_page.HEADINGS[Line.WANT])

    [packet] = chooser.kept().values()
    kept = first_page.from_json(packet.first_page)
    assert not kept.is_on(Line.WANT)
    assert kept.text(Line.WANT) == "Rest"


def test_a_line_that_is_unticked_is_out_and_what_was_written_stays(chooser):
    a_line_that_is_unticked_in_the_choice_is_out_and_its_words_stay(chooser)


def test_twin_ticks_that_are_not_taken_are_seen(chooser, monkeypatch):
    monkeypatch.setattr(FirstPart, "with_ticks", lambda _part, packet, *_: packet)

    with pytest.raises(AssertionError):
        a_line_that_is_unticked_in_the_choice_is_out_and_its_words_stay(chooser)
