"""A quiet line over a section that touches what the partner does not want to hear."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.cards import IconView
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.labels import label


class UnwantedLine(Column):
    """One sentence; it takes no room while there is nothing to say, and stops nobody."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("writing_unwanted_line")
        self._words = label("", "note", "writing_unwanted")
        row = QWidget()
        row.setProperty("surface", "none")
        parts = QHBoxLayout(row)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(look.theme.px(8))
        icon = IconView(look, "info", "attention", side=16)
        parts.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        parts.addWidget(self._words, 1)
        self.lines.addWidget(row)
        self.hide()

    def say(self, words: str) -> None:
        """Show this sentence; with no words, nothing."""
        # Not announced: it changes while somebody types, and must not talk into their words.
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))
