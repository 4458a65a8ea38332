"""Keeps every window of the program out of pictures of the screen, where the system can do that.

Windows alone can (research/security.md 3, row 6): macOS ignores such a wish since version 15, on
Linux nobody takes it.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

SHOWN, BLACK, LEFT_OUT = 0x0, 0x1, 0x11
"""WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE (WinUser.h); the last since Windows 10 2004."""


def is_possible() -> bool:
    """Say whether this system takes such a wish."""
    return sys.platform == "win32"


class Unpictured(QObject):
    """Asks for each window, whatever its kind, before it is seen; on until somebody says otherwise.

    `user32` has the one function that is called; without it nothing is asked.
    """

    def __init__(self, user32: Any = None) -> None:
        super().__init__()
        self._user32 = user32
        self._is_on = True

    def set_on(self, is_on: bool) -> None:
        """Ask the same for every window that is there, and for those to come."""
        self._is_on = is_on
        if self._user32 is None:
            return
        for one in QApplication.topLevelWidgets():
            if one.windowHandle() is not None:
                self._ask(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let everything pass; a window that is about to be seen, or seen anew, is asked for."""
        # Qt sends it once the window of the system is made, and before that is shown.
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow():
            self._ask(watched)
        return False

    def _ask(self, window: QWidget) -> None:
        assert self._user32 is not None  # noqa: S101  # the filter is installed only with it
        handle = wintypes.HWND(int(window.winId()))
        wanted = (LEFT_OUT, BLACK) if self._is_on else (SHOWN,)
        for one in wanted:
            # Older systems refuse to leave a window out, and take it to be black.
            if self._user32.SetWindowDisplayAffinity(handle, wintypes.DWORD(one)):
                return


def watching() -> Unpictured:
    """Return one that is asked for every window of this program from now on, where that helps."""
    if sys.platform != "win32":
        return Unpictured()
    made = Unpictured(ctypes.WinDLL("user32"))
    application = QApplication.instance()
    assert application is not None  # noqa: S101  # a window is never made without it
    application.installEventFilter(made)
    return made
