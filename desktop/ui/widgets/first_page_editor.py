"""The first page of a packet, line by line: what the vault offers, and the writer's own words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import first_page
from desktop.model.first_page import MOST_STRIPS, Facts, FirstPage, Line, Report, Safety
from desktop.model.settings import Purpose
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.first_page_line import FirstPageLine, Shown
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680


class FirstPageEditor(QWidget):
    """Emits the page at each change a person makes, and `closed`; it keeps nothing by itself."""

    changed = Signal(FirstPage)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("first")
        self._look = look
        self._now = FirstPage()
        self._lines: dict[Line, FirstPageLine] = {}
        self._page = ScrollPage(look, WIDTH, name="first_page")
        self._first: QWidget = self._page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self.closed
        )

    # what others call

    def show_page(self, page: FirstPage, facts: Facts, purpose: Purpose) -> None:
        """Show a page with what the vault offers for its days."""
        self.forget()
        self._now = page
        back = Button(self._look, self.tr("Back to the pages"), name="first_back", kind="quiet")
        back.clicked.connect(self.closed)
        self._first = back
        self._page.add_layout(across(back, gap=0))
        self._page.add(label(self.tr("First page"), "title", "first_title"))
        self._page.add(
            label(
                self.tr(
                    "Each line is off until you switch it on. What your vault holds for these "
                    "days is shown below it; tick what you want to bring."
                ),
                "muted",
            )
        )
        for line in first_page.lines(purpose, page, facts):
            self._add(Shown(line=line, page=page, facts=facts))
        done = Button(self._look, self.tr("Done"), name="first_done", kind="primary")
        done.clicked.connect(self.closed)
        self._page.add_layout(across(done, gap=0))
        no_taller_than_needed(self._page)
        self._dress()

    def arrive(self, line: str = "") -> None:
        """Give a line the keyboard; without one, the way back."""
        made = next((one for key, one in self._lines.items() if key.value == line), None)
        if made is None:
            self._page.verticalScrollBar().setValue(0)
            self._first.show()
            self._first.setFocus()
            return
        made.show()
        made.hold()
        in_sight.bring(made)

    def page(self) -> FirstPage:
        """Return the page as it is now."""
        return self._now

    def forget(self) -> None:
        """Show nothing of any page any more."""
        self._page.clear()
        self._lines = {}
        self._now = FirstPage()

    # parts

    def _add(self, shown: Shown) -> None:
        made = FirstPageLine(self._look, shown)
        made.switched.connect(self._on_switched)
        made.said.connect(self._on_said)
        made.ticked.connect(self._on_ticked)
        made.chosen.connect(self._on_chosen)
        self._lines[shown.line] = made
        self._page.add(made)

    def _dress(self) -> None:
        if Line.SCALES in self._lines:
            chosen = self._now.ticked.get(Line.SCALES.value, ())
            self._lines[Line.SCALES].show_full(is_full=len(chosen) >= MOST_STRIPS)
        if Line.SAFETY in self._lines:
            self._lines[Line.SAFETY].show_field(is_shown=self._now.safety is Safety.OWN)

    # what happens

    def _on_switched(self, line: Line, is_on: bool) -> None:
        self._change(lambda page: page.switched(line, is_on=is_on))

    def _on_said(self, line: Line, words: str) -> None:
        self._change(lambda page: page.with_text(line, words))

    def _on_ticked(self, line: Line, key: str, is_ticked: bool) -> None:
        self._change(lambda page: page.with_item(line, key, is_ticked=is_ticked))
        if is_ticked and not self._now.is_on(line):
            self._lines[line].show_on(is_on=True)
            self._on_switched(line, is_on=True)

    def _on_chosen(self, line: Line, way: str) -> None:
        is_report = line is Line.REPORT
        self._change(
            lambda page: page.reported(Report(way)) if is_report else page.safe(Safety(way))
        )

    def _change(self, change: Callable[[FirstPage], FirstPage]) -> None:
        self._now = change(self._now)
        self._dress()
        self.changed.emit(self._now)
