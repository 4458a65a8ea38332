"""The card over time: the drawing and the table show the same days, and the newest is in sight."""

from datetime import date, timedelta

import pytest
from wording import breaches

from desktop import preferences
from desktop.model import chart
from desktop.model.scales import Reading, Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.scale_look import ScaleLook

TODAY = date(2026, 11, 22)
SCALE = Scale(id="safe", name="Safe", low="no", mid="in part", high="fully", is_plus=True)


def reading(back, value, scale="safe"):
    at = (TODAY - timedelta(days=back)).isoformat()
    return Reading(id=f"{scale}{back}", scale=scale, at=at, value=value)


READINGS = (reading(0, 4), reading(13, 5), reading(14, 6), reading(90, 2), reading(91, 9))


@pytest.fixture
def card(qtbot, qapp):
    made = ScaleLook(Look(qapp, preferences.Preferences()))
    qtbot.addWidget(made)
    made.show_readings(SCALE, READINGS, (), TODAY)
    return made


def chooses(card, part, key):
    getattr(card, part)._buttons[key].click()


@pytest.mark.parametrize(
    ("time", "days"),
    [("weeks", [13, 0]), ("months", [90, 14, 13, 0]), ("all", [91, 90, 14, 13, 0])],
)
def test_it_shows_two_weeks_three_months_or_all(card, time, days):
    chooses(card, "_time", time)

    assert [(TODAY - one.on).days for one in chart.days(card.shown())] == days
    assert card.shown().last == TODAY


def test_all_begins_with_what_was_noted_of_this_scale_or_marked(card):
    chooses(card, "_time", "all")
    other = reading(400, 3, scale="vigil")
    card.show_readings(SCALE, (*READINGS, other), (TODAY - timedelta(days=200),), TODAY)

    assert (TODAY - card.shown().first).days == 200


def test_the_table_is_filled_with_the_rows_of_the_same_days(card):
    chooses(card, "_time", "months")
    chooses(card, "_form", "table")
    table = card._table
    cells = [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]

    assert tuple(cells) == chart.table(card.shown()).rows
    assert ("10 November 2026 to 21 November 2026", "no entry", "", "") not in cells
    assert ("10 to 21 November 2026", "no entry", "", "") in cells
    assert table.accessibleName() == "Safe"
    assert card._view.isHidden()


def test_it_says_its_range_and_which_way_is_better_and_nothing_more(card):
    assert card._reach.text() == (
        "Between 2 and 6 in this time. On this scale a higher number is better."
    )
    for words in (card._reach.text(), card._signs.text()):
        assert breaches(words) == []


def test_before_anything_was_asked_nothing_is_shown(qtbot, qapp):
    made = ScaleLook(Look(qapp, preferences.Preferences()))
    qtbot.addWidget(made)
    chooses(made, "_form", "table")

    assert made.shown() is None
    assert made._table.rowCount() == 0


@pytest.mark.parametrize(
    ("back", "expected"), [(30, "A point is"), (3 * 365, "seven days"), (9 * 365, "four weeks")]
)
def test_it_says_what_each_sign_stands_for(card, back, expected):
    card.resize(800, 500)
    card.show()
    marks = (TODAY - timedelta(days=1),)
    card.show_readings(SCALE, (reading(back, 5), reading(0, 4)), marks, TODAY)
    chooses(card, "_time", "all")

    assert expected in card._signs.text()
    assert "A diamond is a new disclosure." in card._signs.text()
    assert breaches(card._signs.text()) == []
    card.hide()
