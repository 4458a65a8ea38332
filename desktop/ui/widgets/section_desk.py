"""One section: its facts, its text and its private workings, as tabs over one place."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.beside_panel import BesidePanel
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.facts_page import FactsPage
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.unwanted_line import UnwantedLine
from desktop.ui.widgets.writing_page import WritingPage


class Side(StrEnum):
    """Which side of a section is shown."""

    FACTS = "facts"
    LETTER = "letter"
    PRIVATE = "private"


class SectionDesk(QWidget):
    """Emits the side that was chosen; the paper serves both the text and the private page."""

    chosen = Signal(str)

    def __init__(self, look: Look, clipboard: Clipboard) -> None:
        super().__init__()
        self._look = look
        self._sides: tuple[Side, ...] = ()
        self._words = {
            Side.FACTS: self.tr("Facts"),
            Side.LETTER: self.tr("Letter"),
            Side.PRIVATE: self.tr("Private workings"),
        }
        self._tabs = QTabBar()
        self._tabs.setObjectName("writing_sides")
        self._tabs.setAccessibleName(self.tr("Facts, letter or private workings"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self.page = WritingPage(look, clipboard)
        self.facts = FactsPage(look, lambda: self.page.paper.kept)
        self.facts.cut_kept.connect(self.page.take_cut)
        self.beside = BesidePanel(look)
        self._private = label(
            self.tr(
                "For you alone: feelings, reasons, first drafts, anger. No export can take this "
                "page."
            ),
            "note",
            "writing_private_note",
        )
        self.unwanted = UnwantedLine(look)
        above, over = Column(look), Column(look)
        above.lines.addWidget(self._tabs)
        over.lines.addWidget(self._private)
        over.lines.addWidget(self.beside)
        text = QWidget()
        lines = QVBoxLayout(text)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(over)
        lines.addWidget(self.page, 1)
        self._text = text
        self._stack = QStackedWidget()
        self._stack.addWidget(text)
        self._stack.addWidget(self.facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(above)
        whole.addWidget(self.unwanted)
        whole.addWidget(self._stack, 1)
        self._above = above
        self._tabs.currentChanged.connect(self._on_current_changed)

    def show_sides(self, sides: Sequence[Side], current: Side) -> None:
        """Offer these sides and show one; a single side needs no tabs."""
        blocked = self._tabs.blockSignals(True)
        if tuple(sides) != self._sides:
            self._sides = tuple(sides)
            while self._tabs.count():
                self._tabs.removeTab(0)
            for side in sides:
                self._tabs.addTab(self._words[side])
        self._tabs.setCurrentIndex(self._sides.index(current))
        self._tabs.blockSignals(blocked)
        self._above.setVisible(len(sides) > 1)
        self._stack.setCurrentWidget(self.facts if current is Side.FACTS else self._text)
        self._private.setVisible(current is Side.PRIVATE)
        if current is not Side.LETTER:
            self.beside.show_beside(())

    def name_sides(self, *, is_letter: bool, is_gentle: bool) -> None:
        """Call the sides by what they are: a log is no letter, and not all that is brief a fact."""
        self._words[Side.FACTS] = self.tr("In brief") if is_gentle else self.tr("Facts")
        self._words[Side.LETTER] = self.tr("Letter") if is_letter else self.tr("Page")
        for at, side in enumerate(self._sides):
            self._tabs.setTabText(at, self._words[side])

    @property
    def side(self) -> Side:
        """Return the side that is shown."""
        index = self._tabs.currentIndex()
        return self._sides[index] if 0 <= index < len(self._sides) else Side.LETTER

    def arrive(self) -> None:
        """Give the side that is shown the focus."""
        if self.side is Side.FACTS:
            self.facts.arrive()
        else:
            self.page.paper.setFocus()

    def step(self, by: int) -> None:
        """Show the next or the former side."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % max(1, self._tabs.count()))

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the page alone."""
        self.page.set_focus_mode(is_on=is_on)
        self._above.setVisible(len(self._sides) > 1 and not is_on)

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._sides):
            self.chosen.emit(self._sides[index].value)
