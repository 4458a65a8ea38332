"""What hides the page while it is being kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label


class Cover(QWidget):
    """A page that shows nothing of what was written; words only if keeping does not work."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("cover")
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = label("", "body", "cover_words")
        self._words.setMaximumWidth(look.theme.px(480))
        lines = QVBoxLayout(self)
        lines.addStretch(1)
        lines.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)

    def say(self, words: str) -> None:
        """Show words on the cover, or nothing."""
        self._words.setText(words)
