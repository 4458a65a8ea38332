import pytest
from fakes import FakeClock
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.model.practice import Step, Who
from desktop.ui.widgets.turn_timer import TurnTimer


def step(minutes=3, least=2, most=4):
    return Step(
        key="a", heading="H", who=Who.EACH, prompt=("P.",), minutes=minutes, least=least, most=most
    )


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def timer(look, shown, clock):
    made = TurnTimer(look, clock, name="timer")
    made.runs = []
    made.running.connect(made.runs.append)
    made.show_step(step())
    shown(made)
    return made


def left(timer):
    return timer.findChild(QLabel, "timer_left").text()


def press(timer, name):
    timer.findChild(QAbstractButton, f"timer_{name}").click()


def start_words(timer):
    return timer.findChild(QAbstractButton, "timer_start").text()


def after(timer, clock, seconds):
    clock.pass_seconds(seconds)
    timer.look_at_clock()
    return left(timer)


def test_it_waits_until_somebody_starts_it_and_shows_what_is_left(timer, clock):
    assert after(timer, clock, 300) == "3 minutes"
    press(timer, "start")

    assert after(timer, clock, 30) == "3 minutes left"
    assert after(timer, clock, 100) == "1 minute left"
    assert timer.is_running


def test_it_rests_and_runs_on_from_there(timer, clock):
    press(timer, "start")
    after(timer, clock, 70)
    press(timer, "start")
    words = start_words(timer)

    assert after(timer, clock, 600) == "2 minutes left"
    assert words == "Let the time run on"
    press(timer, "start")
    assert timer.is_running
    assert timer.runs == [True, False, True]


def test_the_end_is_one_sentence_and_the_same_time_can_be_had_again(timer, clock):
    press(timer, "start")

    assert after(timer, clock, 181).startswith("That is the time.")
    assert timer.runs == [True, False]
    assert start_words(timer) == "The same time again"
    press(timer, "start")
    assert left(timer) == "3 minutes left"


def test_the_minutes_can_be_set_within_what_the_step_allows(timer):
    for _ in range(3):
        press(timer, "more")
    most = left(timer)
    for _ in range(5):
        press(timer, "fewer")

    assert (most, left(timer)) == ("4 minutes", "2 minutes")


def test_while_it_runs_nothing_is_set(timer):
    press(timer, "start")

    assert not timer.findChild(QAbstractButton, "timer_more").isVisible()


def test_the_next_turn_has_all_its_minutes_and_says_that_the_last_is_over(timer, clock):
    press(timer, "start")
    after(timer, clock, 100)
    timer.show_step(step(minutes=5, least=5, most=5))

    assert (left(timer), timer.runs) == ("5 minutes", [True, False])
    assert not timer.findChild(QAbstractButton, "timer_more").isVisible()


def test_a_step_without_minutes_has_no_timer(timer):
    timer.show_step(step(minutes=0, least=0, most=0))

    assert not timer.isVisible()
