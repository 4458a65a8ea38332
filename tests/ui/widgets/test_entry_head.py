"""The line above an entry: both dates, and the clock of the place where it was written."""

from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets import entry_head
from desktop.ui.widgets.entry_head import EntryHead
from desktop.ui.widgets.fields.field import ABSENT

FAR = timezone(timedelta(hours=13))
WRITTEN = datetime(2019, 3, 14, 23, 5, tzinfo=FAR)


@pytest.fixture
def head(look, shown):
    return shown(EntryHead(look))


def words(head):
    return head.findChild(QLabel, "entry_written").text()


def says_its_own_clock(head):
    head.show_entry(WRITTEN.date(), WRITTEN, ABSENT)
    assert words(head) == "Written Thursday 14 March 2019, 23:05"


def test_no_other_time_zone_moves_what_was_written_when(head):
    says_its_own_clock(head)


def test_twin_a_time_that_is_shown_by_the_clock_of_today_is_another(head, monkeypatch):
    monkeypatch.setattr(
        entry_head.days,
        "wall_words",
        lambda moment, today: entry_head.days.moment_words(
            moment.astimezone(timezone(timedelta(hours=-5))).replace(tzinfo=None), today
        ),
    )
    with pytest.raises(AssertionError):
        says_its_own_clock(head)


def test_a_day_that_is_not_that_of_writing_stands_beside_it(head):
    head.show_entry(date(2019, 3, 2), WRITTEN, ABSENT)
    assert words(head) == "Saturday 2 March 2019 · written Thursday 14 March 2019, 23:05"


def test_when_it_happened_is_said_in_its_own_words(head):
    button = head.findChild(QPushButton, "entry_happened_open")
    for value, words in (
        (ABSENT, "When it happened"),
        ({"precision": "year", "year": 2016}, "Happened 2016"),
        ({"typed": "when the beans were high"}, "Happened when the beans were high"),
    ):
        head.show_entry(WRITTEN.date(), WRITTEN, value)
        assert button.text() == words


def test_the_evening_is_offered_by_its_name(head):
    head.show_entry(date(2019, 3, 15), datetime(2019, 3, 15, 0, 40, tzinfo=FAR), ABSENT)
    offer = head.findChild(QPushButton, "entry_evening")
    assert offer.isVisible()
    assert offer.text() == "This belongs to the evening of 14 March 2019"
