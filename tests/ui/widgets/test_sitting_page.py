import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.model.sitting import Sitting
from desktop.ui import shipped
from desktop.ui.widgets.sitting_page import SittingPage
from desktop.ui.widgets.turn_timer import TurnTimer

PRACTICES = {one.id: one for one in shipped.practices_of_two()}


@pytest.fixture
def page_of(look, shown):
    def make(practice, names=("Ada", "Bo")):
        page = SittingPage(look, Sitting.begun(PRACTICES[practice], names), lambda _sitting: "")
        page.resize(1280, 800)
        shown(page)
        page.resume()
        return page

    return make


def press(page, name):
    page.findChild(QAbstractButton, f"sitting_{name}").click()


def reads(page, name):
    return page.findChild(QLabel, f"sitting_{name}").text()


def can_see(page, name):
    return page.findChild(QWidget, f"sitting_{name}").isVisible()


@pytest.mark.parametrize("practice", PRACTICES)
def test_each_turn_says_whose_it_is_what_is_asked_and_what_the_other_does(page_of, practice):
    page, one = page_of(practice), PRACTICES[practice]
    for turn in one.turns:
        name = {0: "Ada", 1: "Bo", None: "Both of you"}[turn.speaker]
        assert name in reads(page, "who")
        assert reads(page, "heading") == turn.step.heading
        assert reads(page, "prompt") == "\n".join(turn.step.prompt)
        assert reads(page, "meanwhile") == turn.step.meanwhile
        assert can_see(page, "text") == bool(turn.step.lines)
        assert can_see(page, "time") == bool(turn.step.minutes)
        press(page, "next")

    assert reads(page, "end_title") == "That was all of it"


def test_who_listened_is_named_as_that(page_of):
    page = page_of("listening")
    press(page, "next")

    assert reads(page, "who") == "Bo, who listened"


def test_a_listener_without_a_name_is_not_said_to_listen_twice(page_of):
    page = page_of("listening", ("", ""))
    press(page, "next")

    assert reads(page, "who") == "Now: The listener"


def test_space_on_the_first_control_of_a_turn_leads_nowhere_else(page_of):
    page = page_of("temperature")
    heading = reads(page, "heading")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)

    assert reads(page, "heading") == heading


def test_what_is_written_is_there_again_when_one_goes_back(page_of):
    page = page_of("repair")
    field = page.findChild(QWidget, "sitting_text")
    QTest.keyClicks(field, "words")
    press(page, "next")
    other = field.toPlainText()
    press(page, "back")

    assert (other, field.toPlainText()) == ("", "words")


def test_escape_stops_and_a_second_one_leads_back(page_of):
    page = page_of("repair")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    stopped = can_see(page, "end_title")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)

    assert (stopped, can_see(page, "end_title"), can_see(page, "heading")) == (True, False, True)


def test_what_cannot_be_kept_does_not_lock(look, shown):
    page = SittingPage(
        look, Sitting.begun(PRACTICES["repair"], ("", "")), lambda _sitting: "The disk is full."
    )
    shown(page)
    locked = []
    page.lock_wanted.connect(lambda: locked.append(1))
    QTest.keyClicks(page.findChild(QWidget, "sitting_text"), "words")
    for name in ("stop", "keep", "owner", "lock"):
        press(page, name)
    said = reads(page, "said")
    press(page, "keep")
    press(page, "lock")

    assert (said, locked) == ("The disk is full.", [1])


def test_beneath_another_page_no_time_runs(page_of):
    page, said = page_of("temperature"), []
    page.present.connect(said.append)
    press(page, "time_start")
    page.hide()
    page.show()

    assert said == [False, True]
    assert not page.findChild(TurnTimer).is_running


def test_at_the_first_turn_not_today_is_an_answer(page_of):
    page = page_of("temperature")
    stop = page.findChild(QAbstractButton, "sitting_stop")
    first = stop.text()
    press(page, "next")

    assert (first, stop.text()) == ("Not today", "Stop here")


def test_to_pause_to_stop_and_help_are_in_sight_however_large_the_text(page_of, look):
    page = page_of("dialogue")
    page.resize(1024, 640)
    look.set_text_size(250)
    QTest.qWait(0)

    for name in ("pause", "stop", "help"):
        button = page.findChild(QAbstractButton, f"sitting_{name}")
        assert button.isVisible()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight())), name
