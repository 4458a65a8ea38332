import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.timer import TimerField


@pytest.fixture
def now():
    return [1000.0]


@pytest.fixture
def field(shown, look, now):
    made = shown(TimerField(look, 2, lambda: now[0], name="clock"))
    made.hold()
    return made


def press(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def left(field):
    return field.findChild(QLabel, "clock_left").text()


def test_only_the_minutes_left_are_shown(field, qtbot, now):
    assert left(field) == "2 minutes left"
    press(qtbot)
    now[0] += 61
    field.look_at_clock()
    assert left(field) == "1 minute left"


def test_a_pause_counts_nothing_and_keeps_what_has_run(field, qtbot, now):
    press(qtbot)
    now[0] += 50
    press(qtbot)
    assert field.value() == 50
    now[0] += 5000
    field.look_at_clock()
    assert left(field) == "2 minutes left"
    press(qtbot)
    now[0] += 30
    press(qtbot)
    assert field.value() == 80


def test_the_end_is_one_sentence_and_cuts_nothing_off(field, qtbot, now):
    said = field.findChild(QLabel, "clock_said")
    press(qtbot)
    assert not said.isVisible()
    now[0] += 121
    with qtbot.waitSignal(field.edited):
        field.look_at_clock()
    assert said.isVisible()
    assert field.value() == 121
    assert QApplication.focusWidget().objectName() == "clock_start"
    press(qtbot)
    assert not said.isVisible()
    assert left(field) == "2 minutes left"


def test_stopping_early_says_nothing_and_begins_anew_next_time(field, qtbot, now):
    press(qtbot)
    now[0] += 70
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "clock_stop"
    press(qtbot)

    assert field.value() == 70
    assert left(field) == "2 minutes left"
    assert not field.findChild(QLabel, "clock_said").isVisible()


def test_it_looks_at_the_clock_by_itself(field, qtbot, now):
    press(qtbot)
    now[0] += 300
    qtbot.waitUntil(field.findChild(QLabel, "clock_said").isVisible, timeout=4000)


def test_nothing_has_run_before_it_is_started(field):
    assert field.value() is ABSENT
