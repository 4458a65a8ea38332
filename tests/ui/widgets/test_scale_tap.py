"""Tap two: keys and clicks choose a number, and nothing is chosen before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import preferences
from desktop.model.scales import Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.scale_tap import ScaleTap

SCALE = Scale(id="vigil", name="On guard", low="not at all", mid="hard", high="all day")


@pytest.fixture
def tap(qtbot, qapp):
    made = ScaleTap(Look(qapp, preferences.Preferences()))
    qtbot.addWidget(made)
    made.show_scale(SCALE)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isVisible)
    made.hold()
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_nothing_is_chosen_before_it_is_chosen(tap):
    assert tap.value() is ABSENT
    assert [one for one in tap._numbers if one.isChecked()] == []


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_chooses(qtbot, tap, digit):
    with qtbot.waitSignal(tap.chosen) as said:
        press(Qt.Key(Qt.Key.Key_0 + digit))

    assert said.args == [digit]
    assert tap.value() == digit


def test_a_zero_long_after_a_one_is_a_zero(tap, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("desktop.ui.widgets.scale_tap.monotonic", lambda: clock[0])
    press(Qt.Key.Key_1)
    clock[0] += 2
    press(Qt.Key.Key_0)

    assert tap.value() == 0


def test_arrows_stop_at_the_ends(tap):
    press(Qt.Key.Key_Left)
    assert tap._numbers[0].hasFocus()
    for _ in range(12):
        press(Qt.Key.Key_Right)
    assert tap._numbers[10].hasFocus()
    assert tap.value() is ABSENT
    press(Qt.Key.Key_Return)
    assert tap.value() == 10


def test_a_number_pressed_again_stays(qtbot, tap):
    QTest.mouseClick(tap._numbers[4], Qt.MouseButton.LeftButton)
    QTest.mouseClick(tap._numbers[4], Qt.MouseButton.LeftButton)

    assert tap.value() == 4
    assert tap._numbers[4].isChecked()


def test_a_skip_is_none_and_takes_the_number_away(tap):
    press(Qt.Key.Key_4)
    tap.skip.click()

    assert tap.value() is None
    assert [one for one in tap._numbers if one.isChecked()] == []
    assert tap.skip.isChecked()


def test_each_number_is_heard_with_its_words(tap):
    heard = [(one.accessibleName(), one.accessibleDescription()) for one in tap._numbers]

    assert heard[0] == ("On guard: 0 of 10", "not at all")
    assert heard[3] == ("On guard: 3 of 10", "")
    assert heard[10] == ("On guard: 10 of 10", "all day")


@pytest.mark.parametrize("width", [300, 480, 800])
def test_every_target_is_at_least_36_wide_and_high_and_none_lies_over_another(tap, width):
    tap.resize(width, tap.heightForWidth(width))
    QApplication.processEvents()
    places = [one.geometry() for one in tap._numbers]

    assert min(min(one.width(), one.height()) for one in places) >= 36
    for at, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[at + 1 :])
    assert max(one.right() for one in places) <= width
