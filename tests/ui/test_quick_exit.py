import pytest
from fakes import FakeClock
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.ui.quick_exit import QuickExit
from desktop.ui.touches import Touches

SHIFT = Qt.Key.Key_Shift


class Bench:
    def __init__(self, field):
        self.clock, self.field, self.wanted = FakeClock(), field, []
        self.exit = QuickExit(self.clock)
        self.exit.wanted.connect(lambda: self.wanted.append(True))

    def shift(self, times=1, seconds=0.3):
        for _ in range(times):
            # The way of real keys: to the window, which passes them on to the field.
            QTest.keyPress(self.field.window().windowHandle(), SHIFT)
            self.clock.pass_seconds(seconds)
            QTest.keyRelease(self.field.window().windowHandle(), SHIFT)


@pytest.fixture
def bench(qtbot, qapp):
    window = QWidget()
    field = QTextEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    field.setFocus()
    bench = Bench(field)
    touches = Touches(bench.exit.hear)
    qapp.installEventFilter(touches)
    yield bench
    qapp.removeEventFilter(touches)


def test_shift_three_times_is_wanted_once(bench):
    bench.shift(2)
    assert bench.wanted == []

    bench.shift()
    assert bench.wanted == [True]


def test_a_fourth_shift_begins_anew(bench):
    bench.shift(5)
    assert bench.wanted == [True]

    bench.shift()
    assert bench.wanted == [True, True]


def test_keys_given_to_the_field_alone_are_heard_as_well(bench):
    for _ in range(3):
        QTest.keyPress(bench.field, SHIFT)
        QTest.keyRelease(bench.field, SHIFT)

    assert bench.wanted == [True]


@pytest.mark.parametrize(
    "between",
    [
        lambda bench: QTest.keyClick(bench.field.window().windowHandle(), Qt.Key.Key_A),
        lambda bench: QTest.keyClick(bench.field.window().windowHandle(), Qt.Key.Key_Control),
        lambda bench: QTest.mouseClick(bench.field.viewport(), Qt.MouseButton.LeftButton),
        lambda bench: bench.clock.pass_seconds(5),
    ],
    ids=["letter", "control", "click", "time"],
)
def test_anything_in_between_begins_anew(bench, between):
    bench.shift(2)
    between(bench)
    bench.shift()
    assert bench.wanted == []


def test_a_capital_letter_is_no_shift(bench):
    for letter in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D):
        window = bench.field.window().windowHandle()
        QTest.keyPress(window, SHIFT)
        QTest.keyClick(window, letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, SHIFT)

    assert bench.wanted == []
    assert bench.field.toPlainText() != ""


def test_shift_with_another_modifier_held_is_no_shift(bench):
    window = bench.field.window().windowHandle()
    for _ in range(3):
        QTest.keyPress(window, SHIFT, Qt.KeyboardModifier.ControlModifier)
        QTest.keyRelease(window, SHIFT, Qt.KeyboardModifier.ControlModifier)

    assert bench.wanted == []


def test_a_key_held_down_is_no_shift(bench):
    for _ in range(3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(bench.field, QKeyEvent(kind, SHIFT, none, "", True))

    assert bench.wanted == []


def test_it_can_be_switched_off_and_on(bench):
    bench.exit.set_on(False)
    bench.shift(3)
    assert bench.wanted == []

    bench.exit.set_on(True)
    bench.shift(3)
    assert bench.wanted == [True]
