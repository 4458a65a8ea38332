"""A soft stop: chosen for one sitting, one quiet line at its end, nobody stopped."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets import soft_stop
from desktop.ui.widgets.soft_stop import SoftStop


class Hand:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def stop(look, shown, hand):
    made = shown(SoftStop(look, hand))
    made.put_away()
    return made


def over(stop, hand, minutes=20):
    stop.set_minutes(minutes)
    hand.now += minutes * 60
    stop.look_at_clock()
    return stop.findChild(QLabel, "entry_timer_said")


def test_nothing_is_chosen_at_first(stop):
    assert not stop.isVisible()
    assert stop.button.text() == "A soft stop"
    assert [action.text() for action in stop.menu().actions()] == [
        "In 15 minutes",
        "In 20 minutes",
        "In 30 minutes",
    ]


def test_its_end_is_said_once_and_not_before(stop, hand):
    stop.set_minutes(20)
    hand.now += 20 * 60 - 1
    stop.look_at_clock()
    assert not stop.isVisible()
    hand.now += 1
    stop.look_at_clock()
    assert stop.isVisible()
    assert "All of it is kept" in stop.findChild(QLabel, "entry_timer_said").text()
    stop.hide()
    hand.now += 3600
    stop.look_at_clock()
    assert not stop.isVisible()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("closing", "closing_wanted"), ("ground", "ground_wanted"), ("go_on", "went_on")],
)
def test_each_way_to_go_on_is_asked_for_and_the_line_goes(stop, hand, qtbot, name, signal):
    over(stop, hand)
    with qtbot.waitSignal(getattr(stop, signal)):
        stop.findChild(QPushButton, f"entry_timer_{name}").click()
    assert not stop.isVisible()


def test_it_can_be_taken_away(stop, hand):
    stop.set_minutes(15)
    (*_, away) = stop.menu().actions()
    assert away.text() == "No stop"
    away.trigger()
    hand.now += 3600
    stop.look_at_clock()
    assert not stop.isVisible()


def test_twin_a_stop_whose_clock_stands_still_never_says_so(stop, hand, monkeypatch):
    monkeypatch.setattr(soft_stop.Countdown, "minutes_left", lambda _self, _now: 1)
    over(stop, hand)
    with pytest.raises(AssertionError):
        assert stop.isVisible()
