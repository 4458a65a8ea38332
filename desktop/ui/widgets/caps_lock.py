"""Whether Caps Lock is on: asked of the system where it tells, else learnt from what is typed."""

import ctypes
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CAPITAL = 0x14
"""VK_CAPITAL (Windows, GetKeyState)."""


def from_system() -> bool | None:
    """Return what the system says, or None where it cannot be asked without another library."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(_CAPITAL) & 1)
    return None


def from_key(event: QKeyEvent, known: bool | None) -> bool | None:
    """Return what this key press shows; a key that shows nothing leaves what was known.

    A letter against its Shift key shows that Caps Lock is on. The key itself turns round what
    was known, so it shows nothing while nothing was known.
    """
    if event.key() == Qt.Key.Key_CapsLock:
        return None if known is None else not known
    letter = event.text()
    if len(letter) != 1 or letter.upper() == letter.lower():
        return known
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != is_shifted
