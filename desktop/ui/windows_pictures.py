"""Keeps every window of the program out of pictures of the screen on Windows (decision 0078)."""

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

SHOWN, BLACK, LEFT_OUT = 0x0, 0x1, 0x11
"""WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE (WinUser.h); the last since Windows 10 2004."""


class Unpictured(QObject):
    """Asks for each window, whatever its kind, before it is seen; on until somebody says otherwise.

    `user32` has the one function that is called.
    """

    def __init__(self, user32: Any) -> None:
        super().__init__()
        self._user32 = user32
        self._is_on = True

    def set_on(self, is_on: bool) -> None:
        """Ask the same for every window that is there, and for those to come."""
        self._is_on = is_on
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
        handle = wintypes.HWND(int(window.winId()))
        wanted = (LEFT_OUT, BLACK) if self._is_on else (SHOWN,)
        for one in wanted:
            # Older systems refuse to leave a window out, and take it to be black.
            if self._user32.SetWindowDisplayAffinity(handle, wintypes.DWORD(one)):
                return


def watching() -> Unpictured:
    """Return one that is asked for every window of this program from now on."""
    made = Unpictured(ctypes.WinDLL("user32"))  # type: ignore[attr-defined,unused-ignore]
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101  # a window is never made without it
    application.installEventFilter(made)
    return made
