"""The keys that no button says, for whoever would like to know them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.texts import Page, Part
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.labels import label

COLUMN, KEY_COLUMN = 600, 150


class KeysScreen(QWidget):
    """Shows `resources/texts/*/keys.toml`: each sentence is a key, a colon, and what it does."""

    closed = Signal()

    def __init__(self, look: Look, page: Page, onward: str) -> None:
        super().__init__()
        self.setObjectName("keys")
        self._look = look
        self._grids: list[QGridLayout] = []
        self._page = CalmPage(look, COLUMN, name="keys_page", in_middle=False)
        self._top = Button(look, onward, name="keys_back", kind="quiet")
        self._top.setProperty("measure", "link")
        self._end = Button(look, onward, name="keys_on", kind="primary")
        self._lay_out(page)
        self._page.without_help()
        for button in (self._top, self._end):
            button.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.activated.connect(self.closed)
        look.changed.connect(self._settle)
        self._settle()

    def arrive(self) -> None:
        """Begin at the top."""
        self._page.show_start()
        self._top.setFocus()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def _lay_out(self, text: Page) -> None:
        page = self._page
        page.add_layout(across(self._top, gap=0))
        page.add(label(text.title, "title", "keys_title"), 16)
        page.add(label(text.opening, "muted"), 8)
        for part in text.parts:
            page.add(label(part.heading, "panel"), 28)
            page.add_layout(self._table(part), 8)
        page.add(label(text.closing, "body"), 28)
        page.add_layout(across(self._end, gap=0), 32)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _table(self, part: Part) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, sentence in enumerate(part.sentences):
            key, _, words = sentence.partition(": ")
            grid.addWidget(label(key, "strong"), row, 0, top)
            grid.addWidget(label(words, "body"), row, 1, top)
        self._grids.append(grid)
        return grid

    def _settle(self) -> None:
        px = self._look.theme.px
        for grid in self._grids:
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(8))
            grid.setColumnMinimumWidth(0, px(KEY_COLUMN))
