import pytest
from fakes import FakeClock
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.model.practice import MOST_MINUTES
from desktop.ui import autolock
from desktop.ui.autolock import Autolock
from desktop.ui.touches import Touches


class Computer:
    """A computer whose clocks the test moves."""

    def __init__(self):
        self.monotonic, self.wall = FakeClock(100.0), FakeClock(1_700_000_000.0)
        self.lock = Autolock(self.monotonic, self.wall, 5)
        self.expired = []
        self.lock.expired.connect(lambda: self.expired.append(True))

    def runs(self, seconds):
        self.monotonic.pass_seconds(seconds)
        self.wall.pass_seconds(seconds)
        self.lock.look()

    def sleeps(self, seconds):
        self.wall.pass_seconds(seconds)
        self.lock.look()


@pytest.fixture
def computer(qapp):
    computer = Computer()
    computer.lock.start()
    touches = Touches(computer.lock.hear)
    qapp.installEventFilter(touches)
    yield computer
    qapp.removeEventFilter(touches)
    computer.lock.stop()


@pytest.fixture
def field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    return field


def test_five_minutes_without_a_touch_expire_and_the_next_five_begin(computer):
    computer.runs(299)
    assert computer.expired == []

    computer.runs(1)
    computer.runs(299)

    assert computer.expired == [True]
    assert computer.lock._timer.isActive()
    computer.runs(1)
    assert computer.expired == [True, True]


@pytest.mark.parametrize(
    "touch",
    [
        lambda field: QTest.keyClick(field, Qt.Key.Key_A),
        lambda field: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
        lambda field: QTest.mouseMove(field.windowHandle(), QPoint(5, 5)),
        lambda field: QApplication.sendEvent(field, QInputMethodEvent()),
    ],
    ids=["key", "click", "move", "composed"],
)
def test_a_touch_begins_the_time_anew(computer, field, touch):
    computer.runs(299)
    touch(field)
    QApplication.processEvents()
    computer.runs(299)
    assert computer.expired == []

    computer.runs(1)
    assert computer.expired == [True]


def test_what_the_program_does_itself_is_no_touch(computer, field):
    computer.runs(299)
    field.setText("set by the program")
    here, none = QPointF(5, 5), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, here, here, none, none, keys)
    QApplication.sendEvent(field, move)
    field.repaint()

    computer.runs(1)

    assert computer.expired == [True]


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (1, 1), (7, 7), (30, 30), (31, 30)])
def test_the_minutes_stay_within_the_bounds(computer, asked, given):
    computer.lock.set_minutes(asked)
    computer.runs(given * 60 - 1)
    assert computer.expired == []

    computer.runs(1)
    assert computer.expired == [True]


def test_a_sleep_expires_at_once(computer):
    computer.runs(10)
    computer.sleeps(60)

    assert computer.expired == [True]


def test_small_steps_of_the_clock_and_a_clock_set_back_do_not(computer):
    for _ in range(50):
        computer.runs(1)
        computer.sleeps(0.5)
    computer.sleeps(-7200)
    computer.runs(5)

    assert computer.expired == []


def test_a_sleep_after_the_clock_was_set_back_is_still_seen(computer):
    computer.sleeps(-7200)
    computer.sleeps(60)

    assert computer.expired == [True]


def test_it_never_looks_more_often_than_every_five_seconds(computer):
    assert computer.lock._timer.interval() >= 5_000
    assert autolock.USUAL_MINUTES == 5


def whoever_breathes_is_there_for_some_minutes_without_a_touch(computer):
    computer.lock.set_present("over", True)
    computer.runs(autolock.PRESENT_SECONDS - 1)
    assert computer.expired == []

    computer.runs(1)
    assert computer.expired == [True]


def the_longest_turn_ends_before_the_lock(computer):
    computer.lock.set_present("over", True)
    computer.runs(60 * MOST_MINUTES + autolock.TICK_MS / 1000)
    assert computer.expired == [], "locked in the middle of a turn"
    computer.lock.set_present("over", False)
    computer.runs(60)

    assert computer.expired == []


def test_the_longest_turn_of_two_people_ends_before_the_lock(computer):
    the_longest_turn_ends_before_the_lock(computer)


def test_twin_a_presence_no_longer_than_a_turn_would_be_found(computer, monkeypatch):
    monkeypatch.setattr(autolock, "PRESENT_SECONDS", 60.0 * MOST_MINUTES)

    with pytest.raises(AssertionError, match="in the middle of a turn"):
        the_longest_turn_ends_before_the_lock(computer)


def test_whoever_breathes_is_there_for_some_minutes_without_a_touch(computer):
    whoever_breathes_is_there_for_some_minutes_without_a_touch(computer)


def test_twin_a_lock_that_saw_only_keys_would_be_found(computer, monkeypatch):
    monkeypatch.setattr(Autolock, "set_present", lambda *_: None)

    with pytest.raises(AssertionError, match="== \\[\\]"):
        whoever_breathes_is_there_for_some_minutes_without_a_touch(computer)


def test_what_is_over_gives_the_usual_minutes_from_then_on(computer):
    computer.lock.set_present("over", True)
    computer.runs(400)
    computer.lock.set_present("over", False)
    computer.runs(299)
    assert computer.expired == []

    computer.runs(1)
    assert computer.expired == [True]


def test_the_end_of_one_thing_is_not_the_end_of_another(computer):
    computer.lock.set_present("over", True)
    computer.lock.set_present("inside", True)
    computer.lock.set_present("inside", False)
    computer.runs(500)

    assert computer.expired == []


def test_an_end_without_a_beginning_is_no_touch(computer):
    computer.runs(200)
    computer.lock.set_present("over", False)
    computer.runs(100)

    assert computer.expired == [True]


def test_whoever_breathes_while_the_computer_sleeps_finds_it_locked(computer):
    computer.lock.set_present("over", True)
    computer.sleeps(60)

    assert computer.expired == [True]
