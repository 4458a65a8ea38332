"""The dates of an entry: each key of the first counts, of the second only a whole day."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui.widgets.entry_dates import EntryDates
from desktop.ui.widgets.fields.field import ABSENT


@pytest.fixture
def dates(look, shown):
    return shown(EntryDates(look))


def type_day(dates, qtbot, words):
    line = dates.findChild(QLineEdit, "entry_new_day")
    qtbot.keyClicks(line, words)
    qtbot.keyPress(line, "\r")
    return line


def said(dates):
    return dates.findChild(QLabel, "entry_day_said")


def test_what_was_shown_is_what_is_kept(dates):
    for value in (ABSENT, {"typed": "long ago"}, {"precision": "year", "year": 2016}):
        dates.show_happened(value)
        kept = dates.happened()
        assert kept is value or kept["typed" if "typed" in value else "year"] in {"long ago", 2016}


def test_a_whole_day_is_told_and_the_line_is_empty_again(dates, qtbot):
    with qtbot.waitSignal(dates.redated) as told:
        line = type_day(dates, qtbot, "3/4/2021")
    assert told.args == [date(2021, 4, 3)]
    assert line.text() == ""
    assert not said(dates).isVisible()


def test_what_is_no_day_is_said_and_stays_as_it_was_typed(dates, qtbot):
    with qtbot.assertNotEmitted(dates.redated):
        line = type_day(dates, qtbot, "some day")
    assert said(dates).isVisible()
    assert line.text() == "some day"
    dates.forget_day()
    assert (line.text(), said(dates).isVisible()) == ("", False)
