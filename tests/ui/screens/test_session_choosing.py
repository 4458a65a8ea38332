"""What is in follows from the packet: by the rule of the journal, by hand, and what is there."""

from datetime import timedelta

import pytest
from chooser import Chooser
from PySide6.QtTest import QTest

from desktop.model import first_page, log_days
from desktop.model.first_page import FirstPage, Line
from desktop.model.packets import Rule
from desktop.ui import days
from desktop.ui.screens.session_choosing import Choosing


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def test_a_rule_brings_the_entries_of_its_days_and_single_ones_are_taken_out(chooser):
    chooser.writes("In", back=0)
    chooser.writes("Out", back=0)
    chooser.writes("Long ago", back=60)
    chooser.arrives()

    chooser.sets_days(f"{days.today():%d/%m/%Y}", f"{days.today():%d/%m/%Y}", rule=True)

    assert chooser.ticked() == {"In", "Out"}
    assert "Long ago" not in chooser.lines()
    chooser.ticks("Out")
    assert chooser.words_of_the_pages() == "words of In"
    [packet] = chooser.kept().values()
    assert packet.rule == Rule(is_on=True)
    assert len(packet.without) == 1
    assert packet.entries == frozenset()


def types_days(chooser, first, last):
    for name, words in (("first", first), ("last", last)):
        line = chooser.desk.find(f"packet_days_{name}")
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)


def mistyped_days_bring_nothing(chooser):
    chooser.writes("Later", back=0)
    chooser.arrives()
    chooser.sets_days(f"{days.today():%d/%m/%Y}", f"{days.today():%d/%m/%Y}", rule=True)
    assert chooser.ticked() == {"Later"}

    chooser.desk.chooses("session_days")
    types_days(chooser, "1 October 2026", "31 Oktober 2026")
    chooser.desk.press("Escape")

    assert chooser.ticked() == set()
    assert "no journal entry goes in by itself" in chooser.desk.reads("session_packet_said")
    [packet] = chooser.kept().values()
    assert not packet.rule.is_on, "a lock would let them in"


def test_days_that_cannot_be_read_let_no_entry_in_by_the_rule(chooser):
    mistyped_days_bring_nothing(chooser)

    chooser.desk.goes("today")
    chooser.arrives()
    assert "no journal entry goes in by itself" in chooser.desk.reads("session_packet_said")
    chooser.desk.chooses("session_days")
    assert chooser.desk.find("packet_days_last").text() == "31 Oktober 2026"
    assert "The packet still has" in chooser.desk.reads("packet_days_said")
    types_days(chooser, "1 October 2026", f"{days.today():%d/%m/%Y}")
    chooser.desk.press("Escape")

    assert chooser.ticked() == {"Later"}
    assert not chooser.desk.can_see("session_packet_said")


def test_twin_days_that_are_passed_over_are_seen(chooser, monkeypatch):
    honest = Choosing._on_days
    monkeypatch.setattr(
        Choosing, "_on_days", lambda self: self._days.days() is not None and honest(self)
    )

    with pytest.raises(AssertionError):
        mistyped_days_bring_nothing(chooser)


def last_times_words_are_off(chooser):
    chooser.arrives()
    choosing = chooser.screen._choosing
    page = FirstPage(words={"new": "He hit the door last night."})
    page = page.switched(Line.NEW, is_on=True)
    choosing.keeper.change(choosing.keeper.packet.changed(first_page=page.to_json()))
    choosing._show()
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_repeat")

    assert choosing.is_empty
    assert "are there, switched off." in chooser.desk.reads("session_packet_said")
    kept = first_page.from_json(choosing.keeper.packet.first_page)
    assert (kept.words, kept.on) == (page.words, frozenset())


def test_own_words_of_the_first_page_are_off_when_a_packet_is_repeated(chooser):
    last_times_words_are_off(chooser)


def test_twin_words_that_go_along_again_are_seen(chooser, monkeypatch):
    monkeypatch.setattr(first_page, "again", lambda kept: kept)

    with pytest.raises(AssertionError):
        last_times_words_are_off(chooser)


def nothing_kept_in_comes_by_the_rule(chooser):
    chooser.writes("An evening")
    chooser.writes("At home", is_kept_in=True)
    chooser.arrives()
    chooser.desk.chooses("session_days")
    chooser.presses("packet_days_rule")
    chooser.desk.press("Escape")

    assert "At home, stays here" in chooser.lines()
    assert "At home" not in chooser.words_of_the_pages()
    assert chooser.words_of_the_pages() == "words of An evening"


def test_what_never_leaves_does_not_come_by_the_rule_either(chooser):
    nothing_kept_in_comes_by_the_rule(chooser)


def test_a_document_that_never_leaves_does_not_come_by_the_rule(chooser):
    kept = chooser.writes("At home")
    chooser.writes("An evening")
    chooser.desk.asks(lambda session: session.keep_in(kept))
    chooser.arrives()
    chooser.desk.chooses("session_days")
    chooser.presses("packet_days_rule")
    chooser.desk.press("Escape")

    assert chooser.words_of_the_pages() == "words of An evening"


def test_what_is_not_there_any_more_is_said_and_goes_with_the_next_tick(chooser):
    gone = chooser.writes("Gone")
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("Gone")
    chooser.desk.goes("today")
    chooser.desk.asks(lambda session: session.delete_for_good(gone))
    chooser.arrives()

    said = "One thing of this packet is not there any more."
    assert chooser.desk.reads("session_packet_said") == said
    chooser.ticks("An evening")
    assert not chooser.desk.can_see("session_packet_said")
    [packet] = chooser.kept().values()
    assert gone not in packet.entries


def rows_of_other_days_are_said_to_stay_out(chooser):
    log = chooser.desk.begins("triggers")
    rows = [{"id": f"{back:032x}", "cells": {
        "on": day_of(days.today() - timedelta(days=back)), "what": f"{back} days ago",
    }} for back in (0, 1, 9)]  # fmt: skip
    field = {"rows": [*rows, {"id": "f" * 32, "cells": {"what": "some day"}}]}
    chooser.desk.asks(lambda session: session.save(
        log.id, log.section("log").id, None, fields=field,
    ))  # fmt: skip
    chooser.arrives()
    chooser.ticks("Each time")
    today = days.today()

    chooser.sets_days(f"{today - timedelta(days=2):%d/%m/%Y}", f"{today:%d/%m/%Y}")
    assert chooser.lines().get("Each time, 2 of 4 rows")
    chooser.sets_days("01/01/2020", "02/01/2020")
    assert chooser.lines().get("Each time, none of these days")


def day_of(on):
    return {"precision": "day", "year": on.year, "month": on.month, "day": on.day}


def test_beside_a_log_stands_how_many_of_its_rows_are_of_these_days(chooser):
    rows_of_other_days_are_said_to_stay_out(chooser)


def test_twin_rows_that_stay_out_unsaid_are_seen(chooser, monkeypatch):
    monkeypatch.setattr(log_days, "rows", lambda *_: {})

    with pytest.raises(AssertionError, match="2 of 4 rows"):
        rows_of_other_days_are_said_to_stay_out(chooser)


def test_leaving_the_screen_leaves_no_passage_on_its_page(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.desk.chooses("session_passages")
    page = chooser.screen._choosing._passages
    chooser.desk.wait(lambda: page._going is None or page._going.is_done)

    chooser.desk.goes("today")

    assert page._shown == {}
    assert page._going is None
