"""A page of plain sentences to be read: what the vault protects, and what to know beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label

COLUMN = 600


class ReadingScreen(QWidget):
    """Shows one page of sentences, and below it what holds on this computer."""

    closed = Signal()
    help_wanted = Signal()

    def __init__(
        self, look: Look, page: Page, holds: Sequence[str], onward: str, *, name: str = "protects"
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._page = CalmPage(look, COLUMN, name=f"{name}_page", in_middle=False)
        # Also at the top, so that nobody has to read to the end to go on.
        self._top = Button(look, onward, name=f"{name}_skip", kind="quiet")
        self._top.setProperty("measure", "link")
        self._end = Button(look, onward, name=f"{name}_on", kind="primary")
        self._lay_out(page, holds)
        self._top.clicked.connect(self.closed)
        self._end.clicked.connect(self.closed)
        self._page.help_wanted.connect(self.help_wanted)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self.closed
        )

    def arrive(self) -> None:
        """Begin at the top."""
        self._page.show_start()
        self._top.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def _lay_out(self, text: Page, holds: Sequence[str]) -> None:
        page = self._page
        page.add_layout(across(self._top, gap=0))
        page.add(label(text.title, "title", f"{self._name}_title"), 16)
        page.add(label(text.opening, "muted"), 8)
        for part in text.parts:
            self._part(part.heading, part.sentences)
        if holds:
            self._part(self.tr("On this computer"), holds)
        if text.closing:
            page.add(label(text.closing, "body"), 24)
        page.add_layout(across(self._end, gap=0), 32)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _part(self, heading: str, sentences: Sequence[str]) -> None:
        self._page.add(label(heading, "panel"), 28)
        for sentence in sentences:
            self._page.add(label(sentence, "body"), 8)
