"""The ways through the days: back, on, and the month."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.model.entries import EntryDay
from desktop.ui.widgets.journal_calendar import JournalCalendar
from desktop.ui.widgets.journal_days import JournalDays

TODAY = date(2026, 11, 22)


@pytest.fixture
def calendar(look, shown):
    calendar = JournalCalendar(look, lambda: TODAY)
    calendar.show_days([EntryDay(on=TODAY, count=1)])
    return shown(calendar)


def press(calendar, name):
    calendar.findChild(QAbstractButton, name).click()


def said(calendar):
    return calendar.findChild(QLabel, "journal_days_shown").text()


def test_the_buttons_go_back_and_on(calendar):
    press(calendar, "journal_earlier")
    press(calendar, "journal_earlier")
    assert said(calendar) == "October 2026"
    press(calendar, "journal_later")
    press(calendar, "journal_later")
    assert said(calendar) == "November 2026"


def test_the_month_is_shown_and_folded_again(calendar):
    days = calendar.findChild(JournalDays)
    button = calendar.findChild(QAbstractButton, "journal_month")
    button.click()
    assert days.is_month
    assert button.text() == "Two weeks"
    button.click()
    assert not days.is_month
    assert button.text() == "The month"


def test_a_day_that_is_chosen_is_told(calendar, qtbot):
    days = calendar.findChild(JournalDays)
    with qtbot.waitSignal(calendar.chosen) as told:
        days.chosen.emit(days.day)
    assert told.args == [TODAY]
