"""Boxes that hold something together, and the one that says what must not be missed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import Look


class Card(QFrame):
    """A sheet of paper on the window, with its parts one below the other in `lines`."""

    def __init__(self, look: Look, *, name: str = "", surface: str = "card") -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setProperty("surface", surface)
        self.lines = QVBoxLayout(self)
        look.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        side = px(16) if self.property("surface") == "attention" else px(24)
        self.lines.setContentsMargins(side, side, side, side)
        self.lines.setSpacing(px(8))


class NoticeCard(Card):
    """A fact that stays until it is no longer true: a failed save, or what is about to leave.

    A screen reader is told by the accessible name, which is the
    title and the words together.
    """

    def __init__(self, look: Look, title: str, words: str, *, name: str, icon: str) -> None:
        super().__init__(look, name=name, surface="attention")
        self._title = QLabel(title)
        self._title.setProperty("role", "attention")
        self._title.setObjectName(f"{name}_title")
        self._words = QLabel(words)
        self._words.setObjectName(f"{name}_words")
        for part in (self._title, self._words):
            part.setWordWrap(True)
            part.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.addWidget(IconView(look, icon, "attention"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._actions = QHBoxLayout()
        self.lines.addLayout(head)
        self.lines.addWidget(self._words)
        self.lines.addLayout(self._actions)
        self.say(title, words)

    def say(self, title: str, words: str) -> None:
        """Say another fact."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}. {words}")

    def add_action(self, button: QWidget) -> None:
        """Put a button below the words, left of those that come later."""
        if self._actions.count():
            self._actions.insertWidget(self._actions.count() - 1, button)
        else:
            self._actions.addWidget(button)
            self._actions.addStretch(1)


class IconView(QWidget):
    """An icon beside words that say the same; it is nothing to a screen reader."""

    def __init__(self, look: Look, icon: str, tint: str = "ink", *, side: int = 20) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._tint = tint
        self._side = side
        look.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        self.setFixedSize(QSize(px(self._side), px(self._side)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        colour = theme.colour(self._tint).name()
        icons.paint(QPainter(self), self._icon, QRectF(self.rect()), colour)
