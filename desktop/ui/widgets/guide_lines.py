"""Things to begin or go on with, one below the other: a name, what it is for, and one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

BESIDE = 460
"""The least width at 100 % at which words have a button beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLine:
    """One thing to begin: `act` are the words of its button."""

    key: str
    title: str
    purpose: str
    act: str
    icon: str = ""


class GuideLines(QFrame):
    """Emits the key of what was chosen; all of it can be reached by Tab."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setProperty("card", "paper")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._first: Button | None = None

    def show_lines(self, lines: Sequence[GuideLine]) -> None:
        """Show these; to be called once."""
        for at, one in enumerate(lines):
            if at:
                between = QFrame()
                between.setProperty("surface", "line")
                between.setFixedHeight(1)
                self._lines.addWidget(between)
            line = _Line(self._look, one, name=f"{self.objectName()}_{one.key}")
            line.button.clicked.connect(self._on_clicked)
            self._first = self._first or line.button
            self._lines.addWidget(line)

    @property
    def first(self) -> QWidget:
        """The button of the first line; this list itself where there is none."""
        return self._first or self

    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("line")))


class _Line(QWidget):
    def __init__(self, look: Look, one: GuideLine, *, name: str) -> None:
        super().__init__()
        self._look = look
        px = look.theme.px
        self.button = Button(look, one.act, name=name, icon=one.icon)
        self.button.setProperty("line", one.key)
        self.button.setAccessibleName(f"{one.act}: {one.title}")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(one.title, "strong"))
        if one.purpose:
            words.addWidget(label(one.purpose, "muted"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(px(20), px(14), px(16), px(14))
        self._row.setSpacing(px(16))
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.theme.px(BESIDE)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
