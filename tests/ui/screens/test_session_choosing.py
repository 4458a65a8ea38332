"""What is in follows from the packet: by the rule of the journal, by hand, and what is there."""

import pytest
from chooser import Chooser

from desktop.model.packets import Rule
from desktop.ui import days


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


def test_leaving_the_screen_leaves_no_passage_on_its_page(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.desk.chooses("session_passages")
    page = chooser.screen._choosing._passages
    chooser.desk.wait(lambda: page._going is None or page._going.is_done)

    chooser.desk.goes("today")

    assert page._shown == {}
    assert page._going is None
