"""Days to go to: a gap stays a gap, a veil is another sign than a dot, and nothing is counted."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from desktop.model.entries import EntryDay
from desktop.ui.widgets import journal_days
from desktop.ui.widgets.journal_days import JournalDays

TODAY = date(2026, 11, 22)
HELD = {
    one.on: one
    for one in (
        EntryDay(on=date(2026, 11, 20), count=9),
        EntryDay(on=date(2026, 11, 14), count=1, veiled=1),
    )
}


@pytest.fixture
def shown_days(look, shown):
    one = JournalDays(look, lambda: TODAY)
    one.resize(700, one.height())
    one.show_days(HELD)
    shown(one)
    one.setFocus()
    return one


def foot(view, day):
    """Return the picture of where the signs of a day stand."""
    place = view.place_of(day).toRect()
    view.repaint()
    below = QRect(place.left(), place.bottom() - 14, place.width(), 14)
    return view.grab(below).toImage()


def test_two_weeks_end_with_the_sunday_of_today(shown_days):
    assert not shown_days.place_of(date(2026, 11, 9)).isEmpty()
    assert shown_days.place_of(date(2026, 11, 8)).isEmpty()
    assert shown_days.place_of(date(2026, 11, 23)).isEmpty()
    assert shown_days.words() == "November 2026"


def test_a_day_with_entries_a_veiled_one_and_an_empty_one_look_different(shown_days):
    written, veiled, empty = (foot(shown_days, date(2026, 11, day)) for day in (20, 14, 12))

    assert written != empty
    assert veiled != empty
    assert written != veiled


def test_many_entries_of_a_day_are_not_more_signs_than_a_few(shown_days):
    shown_days.show_days({TODAY: EntryDay(on=TODAY, count=3)})
    few = foot(shown_days, TODAY)

    shown_days.show_days({TODAY: EntryDay(on=TODAY, count=30)})

    assert foot(shown_days, TODAY) == few


def test_twin_a_picture_that_counts(shown_days, monkeypatch):
    monkeypatch.setattr(journal_days, "_MOST_SIGNS", 30)

    with pytest.raises(AssertionError, match="foot"):
        test_many_entries_of_a_day_are_not_more_signs_than_a_few(shown_days)


def test_keys_go_from_day_to_day_week_to_week_and_back_to_today(shown_days):
    for key, day in (
        (Qt.Key.Key_Left, 21), (Qt.Key.Key_Up, 14), (Qt.Key.Key_Right, 15), (Qt.Key.Key_Down, 22),
    ):  # fmt: skip
        QTest.keyClick(shown_days, key)
        assert shown_days.day == date(2026, 11, day)
    QTest.keyClick(shown_days, Qt.Key.Key_PageUp)
    assert shown_days.day == TODAY - timedelta(days=14)
    QTest.keyClick(shown_days, Qt.Key.Key_PageDown)
    QTest.keyClick(shown_days, Qt.Key.Key_Right)
    assert not shown_days.place_of(date(2026, 11, 29)).isEmpty()
    QTest.keyClick(shown_days, Qt.Key.Key_Home)
    assert shown_days.day == TODAY


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_choose_the_day(shown_days, qtbot, key):
    with qtbot.waitSignal(shown_days.chosen) as told:
        QTest.keyClick(shown_days, key)
    assert told.args == [TODAY]


def test_a_click_chooses_a_day(shown_days, qtbot):
    place = shown_days.place_of(date(2026, 11, 20)).center().toPoint()
    with qtbot.waitSignal(shown_days.chosen) as told:
        QTest.mouseClick(shown_days, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [date(2026, 11, 20)]
    with qtbot.assertNotEmitted(shown_days.chosen):
        QTest.mouseClick(shown_days, Qt.MouseButton.LeftButton, pos=QPoint(-1, -1))


def test_a_day_is_said_with_what_it_holds_and_without_a_number(shown_days):
    for day, said in (
        (20, "Friday 20 November, written"), (14, "Saturday 14 November, veiled"),
        (12, "Thursday 12 November, nothing written"),
    ):  # fmt: skip
        shown_days.go_to(date(2026, 11, day))
        assert shown_days.accessibleName().startswith(said.removesuffix(" 2026"))


def test_a_month_shows_its_days_and_steps_over_the_end_of_the_year(shown_days):
    shown_days.show_month(is_on=True)
    assert shown_days.is_month
    assert not shown_days.place_of(date(2026, 11, 1)).isEmpty()
    shown_days.step(1)
    shown_days.step(1)
    assert shown_days.words() == "January 2027"
    shown_days.step(-1)
    assert shown_days.words() == "December 2026"
    shown_days.grab()


def test_the_calendar_has_ends(shown_days):
    shown_days.go_to(date(2, 1, 1))
    for _ in range(40):
        QTest.keyClick(shown_days, Qt.Key.Key_PageUp)
    shown_days.grab()
    assert shown_days.day.year >= 1


def test_two_weeks_of_two_months_name_both(shown_days):
    shown_days.go_to(date(2026, 12, 2))
    assert shown_days.words() == "November 2026 – December 2026"
