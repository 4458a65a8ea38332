"""One edge around several controls that make one field."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from desktop.ui.theme import Look


class Framed(QFrame):
    """Controls side by side inside one edge, which shows when one of them has the keyboard."""

    def __init__(self, look: Look, parts: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "field")
        self._line = QHBoxLayout(self)
        for part in parts:
            self._line.addWidget(part)
            part.installEventFilter(self)
            self._line.setStretchFactor(part, int(isinstance(part, QLineEdit)))
        look.changed.connect(self._settle)
        self._settle()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice where the keyboard is; never keeps an event."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            is_held = event.type() == QEvent.Type.FocusIn
            self.setProperty("held", "true" if is_held else "false")
            self.style().polish(self)
        return False

    def _settle(self) -> None:
        px = self._look.theme.px
        self.setFixedHeight(px(40))
        self._line.setContentsMargins(px(1), 0, px(10), 0)
        self._line.setSpacing(px(8))


def divider() -> QFrame:
    """Return a line that only parts two controls."""
    made = QFrame()
    made.setProperty("surface", "line")
    return made
