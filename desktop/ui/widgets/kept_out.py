"""Keeps passages that never leave out of fields from which words could."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from desktop.ui import clipboard


def say(field: QWidget) -> None:
    """Have the page a field is on say why something was not put into it."""
    at: QWidget | None = field
    while at is not None and not hasattr(at, "said"):
        at = at.parentWidget()
    if at is not None:
        at.said.emit(
            QCoreApplication.translate(
                "KeptOut", "A passage that never leaves was not put in there: from there it could."
            )
        )


class KeptOut(QObject):
    """Watches one line; Qt pastes into it past everything else."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Paste in the place of the line, and offer that in its menu."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.matches(QKeySequence.StandardKey.Paste):  # type: ignore[attr-defined]
            return self.paste()
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.menu().popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def paste(self) -> bool:
        """Put in what may, if something may not; say whether that was so."""
        mime = QGuiApplication.clipboard().mimeData()
        words = clipboard.words_for(self._line, mime) if mime is not None else None
        if words is None or self._line.isReadOnly():
            return False
        self._line.insert(" ".join(words.split()))
        say(self._line)
        return True

    def menu(self) -> QMenu:
        """Return the line's own menu, with this way to paste."""
        menu = self._line.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._on_paste)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_paste(self) -> None:
        if not self.paste():
            self._line.paste()
