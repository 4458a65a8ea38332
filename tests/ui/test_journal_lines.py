"""The lines of the journal as they are asked of a real session."""

from datetime import timedelta

import journal_case
import pytest
from PySide6.QtCore import QCoreApplication
from sqlcipher3.dbapi2 import ProgrammingError

from desktop.model import entries, when
from desktop.model.entries import Entry
from desktop.ui import days, journal_lines
from desktop.ui.journal_lines import Filter, JournalLines


@pytest.fixture
def lines(desk):
    journal_case.fill(desk.folder)
    desk.unlock()
    made = JournalLines(desk.room._jobs, desk.room._session, (), days.today)
    made.refresh()
    return made


def test_a_day_has_its_place_whatever_was_chosen(lines):
    for chosen, places in (
        (Filter(), (0, 2, 3, 3, 6)),
        (Filter(reach="sleep"), (0, 1, 1, 1, 2)),
        (Filter(tag="nothing"), (0, 0, 0, 0, 0)),
    ):
        lines.filter = chosen
        asked = (0, 1, 2, 3, 4_000)
        assert tuple(lines.place_of(journal_case.day(back)) for back in asked) == places


def test_only_all_entries_are_counted_beforehand(lines):
    assert lines.count() == 6
    lines.filter = Filter(trashed=True)
    assert lines.count() is None
    assert lines.read(0, 10) == ()


def test_an_entry_that_was_written_another_day_says_so(lines):
    later = next(one for one in lines.read(0, 10) if one.words == "by the river")

    assert later.aside == "written Saturday 14 March"  # by the clock of the samples
    assert later.head == days.long_day(journal_case.day(3), days.today())


def test_an_entry_of_now_has_the_time_it_was_written(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("now")
    desk.wait_until_saved()
    made = JournalLines(desk.room._jobs, desk.room._session, (), days.today)

    assert made.read(0, 1)[0].aside.count(":") == 1


def test_a_part_of_life_nobody_knows_any_more_stands_by_its_id(lines):
    assert lines.read(0, 1)[0].chips == ("sleep", "work")


def only_long_stretches_are_gaps(lines):
    assert [one.id is None for one in lines.by_happened()] == [False, True, False, True, False]


def test_between_what_happened_long_apart_stands_a_gap(lines):
    only_long_stretches_are_gaps(lines)


def test_twin_a_timeline_without_gaps(lines, monkeypatch):
    monkeypatch.setattr(journal_lines, "GAP", timedelta(days=9_999))

    with pytest.raises(AssertionError, match="True"):
        only_long_stretches_are_gaps(lines)


def over_a_range(lines):
    """Say of three entries that they happened in 2015, in 2005, and from 2000 to 2020."""
    texts = ("June 2015", "July 2005", "2000 to 2020")
    session, several = lines._session, lines.read(0, 6)[: len(texts)]
    ids = [one.id for one in several]

    def keep():
        for id_, text in zip(ids, texts, strict=True):
            page = session.open(id_).first_page
            happened = when.parse(None, text)
            fields = entries.with_entry(page.fields, Entry(happened=happened, tags=("range",)))
            session.save(id_, page.id, None, fields=fields)

    lines._jobs.ask(keep)
    lines.filter = Filter(tag="range")


def a_range_leaves_no_gap(lines):
    assert [one.id is None for one in lines.by_happened()] == [False] * 3


def test_no_gap_stands_in_a_time_that_a_longer_range_covers(lines):
    over_a_range(lines)
    a_range_leaves_no_gap(lines)


def test_twin_that_knows_only_its_neighbour_sees_a_gap_there(lines, monkeypatch):
    over_a_range(lines)
    monkeypatch.setattr(journal_lines, "max", lambda one, _other: one, raising=False)
    with pytest.raises(AssertionError, match="True"):
        a_range_leaves_no_gap(lines)


def test_what_happened_can_be_asked_for_by_part_of_life(lines):
    lines.filter = Filter(reach="sleep")
    assert lines.by_happened() == ()


def nothing_is_asked_of_a_closed_vault(lines):
    lines._jobs.ask(lines._session.close)
    lines.filter = Filter(reach="sleep")
    asked = (
        lines.refresh, lambda: tags(lines), lines.by_happened, lambda: lines.read(0, 10),
        lambda: lines.place_of(days.today()) or (),
    )  # fmt: skip
    assert [answer(one) for one in asked] == [()] * len(asked)


def tags(lines):
    told = []
    lines.ask_tags(told.append, told.append)
    lines._jobs.drain()
    QCoreApplication.processEvents()
    return told[0]


def test_the_words_of_ones_own_are_told_later(lines):
    assert tags(lines) == ("nights",)


def answer(ask):
    try:
        return ask()
    except ProgrammingError:
        return "the vault is closed"


def test_a_list_that_is_drawn_while_the_room_ends_has_no_lines(lines):
    nothing_is_asked_of_a_closed_vault(lines)


def test_twin_lines_that_ask_whatever_became_of_the_vault(lines, monkeypatch):
    monkeypatch.setattr(JournalLines, "_ask", lambda self, work: self._jobs.ask(work))

    with pytest.raises(AssertionError, match="vault is closed"):
        nothing_is_asked_of_a_closed_vault(lines)


def test_the_days_are_known(lines):
    assert lines.many_on(days.today()) == 2
