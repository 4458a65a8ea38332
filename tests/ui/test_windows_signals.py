"""What Windows would say, sent through Qt's own way for messages; its libraries are played."""

import ctypes
import sys
import time
from ctypes import wintypes

import pytest
from dlls import Library
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QByteArray,
    QCoreApplication,
    QLibraryInfo,
    QTimer,
)
from shiboken6 import getCppPointer

from desktop.door import Mode
from desktop.ui import listening, windows_signals
from desktop.ui.windows_signals import WindowsSignals

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt's library has its Linux name")

END_SESSION, QUERY_END_SESSION, POWER, SESSION_CHANGE = 0x16, 0x11, 0x218, 0x2B1
MESSAGES = {
    "left at the console": (SESSION_CHANGE, 2, ["away"]),
    "taken over from afar": (SESSION_CHANGE, 3, ["away"]),
    "left from afar": (SESSION_CHANGE, 4, ["away"]),
    "logged off": (SESSION_CHANGE, 6, ["away"]),
    "locked": (SESSION_CHANGE, 7, ["screen"]),
    "watched from afar": (SESSION_CHANGE, 9, ["away"]),
    "suspend": (POWER, 4, ["sleep"]),
    "asked whether the session may end": (QUERY_END_SESSION, 0, ["session"]),
    "the session ends": (END_SESSION, 1, ["session"]),
    "the session does not end after all": (END_SESSION, 0, []),
    "at the console again": (SESSION_CHANGE, 1, []),
    "logged on": (SESSION_CHANGE, 5, []),
    "unlocked": (SESSION_CHANGE, 8, []),
    "the battery changes": (POWER, 0xA, []),
    "awake again": (POWER, 0x12, []),
    "a key": (0x100, 7, []),
}


def send(message: int, detail: int, kind: bytes = b"windows_generic_MSG") -> bool:
    """Send a message as Qt does on Windows; say whether it was kept from Qt."""
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)
    core = ctypes.CDLL(f"{place}/libQt6Core.so.6")
    # What PySide has for this asks for an argument that it refuses (6.11).
    let_through = core._ZN24QAbstractEventDispatcher17filterNativeEventERK10QByteArrayPvPx
    let_through.restype, let_through.argtypes = ctypes.c_bool, [ctypes.c_void_p] * 4
    told = wintypes.MSG(message=message, wParam=detail)
    name, result = QByteArray(kind), ctypes.c_longlong()
    return let_through(
        getCppPointer(QAbstractEventDispatcher.instance())[0],
        getCppPointer(name)[0],
        ctypes.addressof(told),
        ctypes.addressof(result),
    )


@pytest.fixture
def heard(qapp):
    library = Library()
    signals = WindowsSignals(library)
    reasons: list[str] = []
    signals.must_lock.connect(reasons.append)
    signals.start()
    yield library, signals, reasons
    qapp.removeNativeEventFilter(signals._ear)
    signals._window.destroy()


def assert_each_message_is_heard_for_what_it_is(reasons):
    for what, (message, detail, expected) in MESSAGES.items():
        reasons.clear()
        assert not send(message, detail), what
        assert reasons == expected, what


def test_each_message_that_means_a_lock_locks_and_no_other_does(heard):
    assert_each_message_is_heard_for_what_it_is(heard[2])


@pytest.mark.parametrize("left_out", windows_signals.CHANGES)
def test_twin_a_change_of_the_session_that_is_passed_over(heard, monkeypatch, left_out):
    monkeypatch.delitem(windows_signals.CHANGES, left_out)

    with pytest.raises(AssertionError, match=r"left|taken|logged off|locked|watched"):
        assert_each_message_is_heard_for_what_it_is(heard[2])


@pytest.mark.parametrize("name", ["POWER", "QUERY_END_SESSION", "END_SESSION", "SESSION_CHANGE"])
def test_twin_a_message_that_is_passed_over(heard, monkeypatch, name):
    monkeypatch.setattr(windows_signals, name, -1)

    with pytest.raises(AssertionError, match=r"suspend|asked|ends|console"):
        assert_each_message_is_heard_for_what_it_is(heard[2])


def test_a_message_in_the_queue_is_heard_once_when_it_reaches_the_window(heard):
    send(SESSION_CHANGE, 7, kind=b"windows_dispatcher_MSG")

    assert heard[2] == []


def test_a_window_that_nobody_sees_is_registered_for_this_session_alone(heard):
    library, signals, _ = heard

    assert library.log == [("WTSRegisterSessionNotification", signals._window.winId(), 0)]
    assert not signals._window.isVisible()


def test_without_the_service_all_else_is_heard(qapp):
    signals = WindowsSignals(Library({"WTSRegisterSessionNotification": lambda *_: 0}))
    reasons: list[str] = []
    signals.must_lock.connect(reasons.append)
    signals.start()
    send(POWER, 4)

    assert reasons == ["sleep"]
    qapp.removeNativeEventFilter(signals._ear)


def test_the_answer_before_a_sleep_waits_until_words_are_saved_and_not_longer(heard, monkeypatch):
    _, signals, _ = heard
    monkeypatch.setattr(windows_signals, "HOLD_MS", 60)
    signals.hold_sleep()
    saved: list[str] = []
    QTimer.singleShot(5, lambda: (saved.append("saved"), signals.release_sleep()))
    send(POWER, 4)
    assert saved == ["saved"]

    send(POWER, 0x12)
    assert signals._is_sleep_held
    begun = time.monotonic()
    send(POWER, 4)
    assert 0.05 <= time.monotonic() - begun < 1.5


def test_twin_an_answer_that_does_not_wait(heard, monkeypatch):
    monkeypatch.setattr(WindowsSignals, "_wait", lambda _self, _ms: None)

    with pytest.raises(AssertionError, match="saved"):
        test_the_answer_before_a_sleep_waits_until_words_are_saved_and_not_longer(
            heard, monkeypatch
        )


def test_the_end_of_the_session_is_answered_once_all_is_kept_and_not_later(heard, monkeypatch):
    _, signals, _ = heard
    signals.hold_sleep()
    # Whether it may end is answered at once, and an end that does not come needs no waiting.
    monkeypatch.setattr(windows_signals, "HOLD_END_MS", 60_000)
    begun = time.monotonic()
    send(QUERY_END_SESSION, 0)
    send(END_SESSION, 0)
    assert time.monotonic() - begun < 1.5
    monkeypatch.setattr(windows_signals, "HOLD_END_MS", 60)
    begun = time.monotonic()
    send(END_SESSION, 1)
    assert 0.05 <= time.monotonic() - begun < 1.5, "not so long"

    saved: list[str] = []
    # Each window of the program is sent the message: the second one waits for nothing of its own.
    QTimer.singleShot(1, lambda: send(END_SESSION, 1))
    QTimer.singleShot(5, lambda: (saved.append("saved"), signals.release_sleep()))
    send(END_SESSION, 1)
    assert saved == ["saved"]


def test_a_wait_that_is_over_does_not_cut_the_next_one_short(heard, monkeypatch):
    _, signals, _ = heard
    monkeypatch.setattr(windows_signals, "HOLD_MS", 40)
    monkeypatch.setattr(windows_signals, "HOLD_END_MS", 200)
    signals.hold_sleep()
    QTimer.singleShot(1, signals.release_sleep)
    send(POWER, 4)
    signals.hold_sleep()
    begun = time.monotonic()
    send(END_SESSION, 1)

    assert time.monotonic() - begun >= 0.19


def test_after_a_sleep_it_is_said_that_the_computer_woke(heard, qtbot):
    with qtbot.waitSignal(heard[1].woke, timeout=1000):
        send(POWER, 0x12)


@pytest.fixture
def on_windows(desk, monkeypatch):
    """Give a person whose rooms listen to Windows."""
    made: list[WindowsSignals] = []

    def listener():
        made.append(WindowsSignals(Library()))
        return made[-1]

    monkeypatch.setattr(listening, "listener", listener)
    yield desk
    for one in made:
        QCoreApplication.instance().removeNativeEventFilter(one._ear)


LATE = {
    "a suspend": [(POWER, 4)],
    "the end of the session": [(QUERY_END_SESSION, 0), (END_SESSION, 1)],
    "an end nobody was asked about": [(END_SESSION, 1)],
}
"""What is sent before the computer sleeps, and before the process may be ended."""


def assert_words_are_kept_before_the_answer(desk, messages):
    """The last message is answered when the room has ended with everything it knew."""
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("A heron on the ice")
    for message in messages:
        assert not send(*message)
    assert desk.left, "the answer came first"
    assert desk.wait_until_left() is Mode.LOCK
    desk.unlock()
    assert any("heron on the ice" in one for one in desk.texts())


@pytest.mark.parametrize("messages", LATE.values(), ids=LATE)
def test_the_room_has_kept_every_word_and_ended_before_the_answer(on_windows, messages):
    assert_words_are_kept_before_the_answer(on_windows, messages)


@pytest.mark.parametrize("messages", LATE.values(), ids=LATE)
def test_twin_a_message_that_is_answered_at_once(on_windows, monkeypatch, messages):
    monkeypatch.setattr(WindowsSignals, "_wait", lambda _self, _ms: None)

    with pytest.raises(AssertionError, match="the answer came first"):
        assert_words_are_kept_before_the_answer(on_windows, messages)
