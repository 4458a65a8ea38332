"""A line to write on, alone and as part of other fields."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets import paper_keys
from desktop.ui.widgets.fields import last_cut
from desktop.ui.widgets.fields.field import ABSENT, PLAIN_HINTS
from desktop.ui.widgets.kept_out import KeptOut

_STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""The keyboard comes back after these, and the caret should be where it was."""


class Line(QLineEdit):
    """One line, in which nothing is guessed, learnt or dragged out."""

    def __init__(self, what: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setInputMethodHints(PLAIN_HINTS)
        self.setDragEnabled(False)
        KeptOut(self)

    def hold(self) -> None:
        """Take the keyboard, after the last word."""
        self.end(False)
        self.setFocus()

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's name
        # Qt's line would take Ctrl+K and others from the shortcuts of the window.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and paper_keys.is_for_others(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if event.keyCombination() == last_cut.PUT_BACK:
            self.insert(" ".join(last_cut.words(self).split()))
        elif paper_keys.is_for_others(event):
            event.ignore()
        else:
            if event.matches(QKeySequence.StandardKey.Cut):
                last_cut.keep(self, self.selectedText())
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            # A narrow field shows how its words begin, not how they end.
            self.setCursorPosition(0)


class ShortField(Line):
    """A short text on one line."""

    edited = Signal()

    def __init__(self, what: str, *, name: str) -> None:
        super().__init__(what, name=name)
        self.textEdited.connect(self._on_edited)

    def value(self) -> Any:
        """Return the text, or ABSENT."""
        text = self.text()
        return text if text.strip() else ABSENT

    def show_value(self, value: Any) -> None:
        """Show this text; the steps of undo go with the old one."""
        # Setting it also drops the undo steps, which would bring back another row's words.
        self.setText(value if isinstance(value, str) else "")
        self.setCursorPosition(0)

    def _on_edited(self) -> None:
        self.edited.emit()
