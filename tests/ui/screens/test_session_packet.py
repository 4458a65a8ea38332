"""A packet is kept while it is chosen, found again with its ticks, and repeated with new days."""

from datetime import timedelta

import pytest
import samples
from chooser import Chooser

from desktop.model.packets import Days, Span
from desktop.ui import days
from desktop.ui.screens.session_packet import Keeper, range_words


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def what_was_ticked_is_there_after_a_lock(chooser):
    chooser.writes("An evening")
    chooser.writes("A night", back=1)
    chooser.arrives()
    assert chooser.kept() == {}
    chooser.ticks("An evening")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()

    assert chooser.ticked() == {"An evening"}
    name = chooser.desk.reads("session_title")
    assert name.startswith("Session, ")
    assert list(chooser.kept()) == [name]
    assert chooser.words_of_the_pages() == "words of An evening"


def test_a_packet_is_made_of_the_first_tick_and_is_there_after_a_lock(chooser):
    what_was_ticked_is_there_after_a_lock(chooser)


def test_twin_a_packet_that_is_not_kept_is_seen(chooser, monkeypatch):
    monkeypatch.setattr(Keeper, "change", lambda self, packet: setattr(self, "packet", packet))

    with pytest.raises(AssertionError):
        what_was_ticked_is_there_after_a_lock(chooser)


def test_repeating_moves_the_days_on_and_says_what_is_not_in_it(chooser):
    today = days.today()
    first = today - timedelta(days=40)
    chooser.writes("New", back=0)
    chooser.writes("Old", back=35)
    chooser.arrives()
    chooser.sets_days(f"{first:%d/%m/%Y}", f"{today - timedelta(days=30):%d/%m/%Y}", rule=True)
    assert chooser.ticked() == {"Old"}

    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_repeat")

    chooser.desk.wait(lambda: chooser.desk.is_at == "session_choice")
    assert chooser.ticked() == {"New"}
    said = chooser.desk.reads("session_packet_said")
    assert range_words(Days(Span.DAYS, today - timedelta(days=29), today), today) in said
    assert chooser.words_of_the_pages() == "words of New"
    assert len(chooser.kept()) == 2


def test_a_packet_gets_another_name_as_it_is_typed_and_another_is_opened(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    made = chooser.desk.reads("session_title")
    chooser.desk.chooses("session_packets")
    chooser.desk.find("packets_name").setFocus()
    chooser.desk.press("Ctrl+A")
    chooser.desk.types("Thursday")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()
    assert chooser.desk.reads("session_title") == "Thursday"
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_new")
    assert chooser.ticked() == set()
    assert chooser.desk.reads("session_title") == made
    chooser.desk.chooses("session_packets")
    chooser.desk.press("Down")
    chooser.desk.press("Return")
    assert chooser.desk.reads("session_title") == "Thursday"
    assert chooser.ticked() == {"An evening"}


def test_another_name_where_it_is_shown_changes_nothing_else(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    [before] = chooser.kept().values()
    chooser.desk.chooses("session_rename")
    chooser.desk.types("Thursday")
    chooser.desk.press("Return")
    assert chooser.desk.is_at == "session_rename"
    assert chooser.kept() == {"Thursday": before}
    chooser.desk.chooses("session_rename")
    chooser.desk.types("Fri")
    chooser.desk.press("Escape")
    assert chooser.desk.is_at == "session_rename"
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()
    assert chooser.desk.reads("session_title") == "Thursday"
    assert chooser.ticked() == {"An evening"}


def test_a_packet_is_deleted_once_that_was_asked_and_answered(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_delete")
    assert chooser.desk.is_at == "packets_keep"
    chooser.desk.press("Escape")
    assert len(chooser.kept()) == 1

    chooser.desk.chooses("packets_delete")
    chooser.desk.chooses("packets_sure")

    assert chooser.kept() == {}
    assert chooser.desk.reads("session_title") == "For a session"
    assert chooser.ticked() == set()


@pytest.mark.parametrize("broken", [{"days": 7, "entries": [1]}, {"rule": "x", "sections": None}])
def test_a_packet_with_broken_values_opens_with_what_can_be_read(chooser, broken):
    chooser.desk.asks(lambda session: session.start_packet("Thursday", broken))

    chooser.arrives()

    assert chooser.desk.reads("session_title") == "Thursday"
    assert chooser.ticked() == set()


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Days(), ""),
        (Days(Span.DAYS, samples.TODAY.replace(day=1), samples.TODAY), "1 to 14 March"),
        (Days(Span.DAYS, None, samples.TODAY), "until 14 March"),
    ],
)
def test_days_are_said_without_the_year_that_it_is(held, words, monkeypatch):
    monkeypatch.setattr(days, "today", lambda: samples.TODAY)

    assert range_words(held, samples.TODAY) == words


def test_how_it_leaves_is_kept_with_the_packet(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    chooser.picks("session_copies", "3")
    chooser.picks("session_use", "For a reading")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()

    assert chooser.desk.find("session_copies").currentText() == "3"
    assert chooser.desk.find("session_use").currentText() == "For a reading"
