"""How the keyboard walks along buttons that stand one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def is_for_the_list(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Return whether this key is dealt with: Enter chooses, Up and Down go to the parent.

    Left to itself a button takes Up and Down to leave the list by its ends.
    """
    if event.key() in _STEPS:
        event.ignore()
        return True
    if event.key() in _CHOOSE:
        button.click()
        return True
    return False


def walk(buttons: Sequence[QAbstractButton], event: QKeyEvent) -> bool:
    """Move the focus one button up or down and return True, or leave the key alone."""
    step = _STEPS.get(Qt.Key(event.key()), 0)
    held = [index for index, button in enumerate(buttons) if button.hasFocus()]
    if not step or not held:
        return False
    to = min(max(held[0] + step, 0), len(buttons) - 1)
    buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
    return True
