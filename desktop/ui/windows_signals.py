"""Hears from Windows that the session was locked or left, or of sleep (docs/decisions/0078).

The messages and their numbers: WinUser.h, WtsApi32.h. A window that is never shown receives them.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QCoreApplication,
    QEventLoop,
    QTimer,
)
from PySide6.QtGui import QWindow

from desktop.ui.lock_signals import AWAY, SCREEN, SESSION, SLEEP, LockSignals

QUERY_END_SESSION, END_SESSION, POWER, SESSION_CHANGE = 0x0011, 0x0016, 0x0218, 0x02B1
SUSPEND, RESUME_SUSPEND, RESUME_AUTOMATIC = 0x4, 0x7, 0x12
CHANGES = {2: AWAY, 3: AWAY, 4: AWAY, 6: AWAY, 7: SCREEN, 9: AWAY}
"""Left at the console, taken over and left from afar, logged off, locked, watched from afar."""
FOR_THIS_SESSION = 0
SENT = b"windows_generic_MSG"
"""What Qt calls a message on its way to a window; what is in the queue passes a second time."""
HOLD_MS = 1_500
"""Windows waits two seconds for the answer to the message before a sleep, and not longer."""
HOLD_END_MS = 4_000
"""It waits five for the answer to the end of the session (Shutdown Changes for Windows Vista), and
may end the process as soon as it has it."""


class WindowsSignals(LockSignals):
    """Listens with these libraries; `wtsapi32` has the one function that is called."""

    def __init__(self, wtsapi32: Any) -> None:
        super().__init__()
        self._wtsapi32 = wtsapi32
        self._ear = _Ear(self._on_message)
        self._window = QWindow()
        self._holding = QEventLoop(self)
        self._is_sleep_held = False
        self._holds_again = False

    def start(self) -> None:
        """Begin to listen; returns at once."""
        self._window.create()
        window = wintypes.HWND(int(self._window.winId()))
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101  # a window is never made without it
        application.installNativeEventFilter(self._ear)
        # Refused where the service does not run yet: sleep and the end are heard all the same.
        self._wtsapi32.WTSRegisterSessionNotification(window, wintypes.DWORD(FOR_THIS_SESSION))

    def hold_sleep(self) -> None:
        """Let the answer to the message before a sleep wait until `release_sleep`."""
        self._is_sleep_held = self._holds_again = True

    def release_sleep(self) -> None:
        """Let the computer sleep."""
        self._is_sleep_held = False
        self._holding.quit()

    def _on_message(self, message: int, detail: int) -> None:
        if message == SESSION_CHANGE and detail in CHANGES:
            self.must_lock.emit(CHANGES[detail])
        elif message == POWER:
            self._on_power(detail)
        elif message == QUERY_END_SESSION:
            # Whether another program may say no to the end is not waited for.
            self.must_lock.emit(SESSION)
        elif message == END_SESSION and detail:
            self.must_lock.emit(SESSION)
            self._wait(HOLD_END_MS)

    def _on_power(self, detail: int) -> None:
        if detail == SUSPEND:
            self.must_lock.emit(SLEEP)
            self.going_to_sleep.emit()
            self._wait(HOLD_MS)
        elif detail in {RESUME_SUSPEND, RESUME_AUTOMATIC}:
            self._is_sleep_held = self._holds_again
            self.woke.emit()

    def _wait(self, at_most_ms: int) -> None:
        """Answer late: words are saved meanwhile, and the end of the room ends this, too."""
        if self._is_sleep_held and not self._holding.isRunning():
            limit = QTimer(self, singleShot=True)
            limit.timeout.connect(self._holding.quit)
            limit.start(at_most_ms)
            self._holding.exec()
            # Left running it would cut a later wait short.
            limit.stop()


class _Ear(QAbstractNativeEventFilter):
    """Hands on the number and the detail of each message, and keeps none from anybody."""

    def __init__(self, hear: Callable[[int, int], None]) -> None:
        super().__init__()
        self._hear = hear

    def nativeEventFilter(  # noqa: N802  # Qt's name
        self, kind: Any, message: int
    ) -> tuple[bool, int]:
        """Hear a message; it goes on to Qt."""
        if kind == SENT:
            told = wintypes.MSG.from_address(int(message))
            self._hear(told.message, told.wParam)
        return False, 0


def listener() -> LockSignals:
    """Return a listener for Windows, and elsewhere one that hears nothing."""
    if sys.platform == "win32":
        return WindowsSignals(ctypes.WinDLL("wtsapi32"))
    return LockSignals()
