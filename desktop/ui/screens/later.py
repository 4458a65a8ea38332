"""Later pages: what has to hold first, and whether their owner wants them shown (domain.md 1.9)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model.guide import Guide
from desktop.texts import Page
from desktop.ui import messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.guide_lines import GuideLine, GuideLines
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """The late guides of whoever is here, those of which something is written, and what is offered.

    After a yes to the questions in private nothing is offered: only what was written is there.
    """

    guides: Sequence[Guide] = ()
    begun: frozenset[str] = frozenset()
    offers: bool = True

    @property
    def within_reach(self) -> Sequence[Guide]:
        """Return what can be begun or gone on with."""
        return [one for one in self.guides if self.offers or one.id in self.begun]


class LaterScreen(QWidget):
    """Emits a guide to go on with or begin; `put_away` says that nothing of them is shown now."""

    went = Signal(str)
    led_wanted = Signal(str)
    help_wanted = Signal()
    said = Signal(str)
    put_away = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, text: Page, known: Callable[[], Later]
    ) -> None:
        super().__init__()
        self.setObjectName("later")
        self._look, self._texts, self._text, self._known = look, texts, text, known
        self._page = ScrollPage(look, WIDTH, name="later_page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._on_back)

    def arrive(self) -> None:
        """Say what has to hold; show the pages only to somebody who wanted to see them."""
        self._lay_out(self._known())
        self._hold(self._back)

    def leave(self) -> None:
        """Show nothing of these pages any more."""
        self._page.clear()

    # what is shown

    def _hold(self, wanted: QWidget) -> None:
        # What was just laid out is shown only later, and what is not shown takes no focus.
        wanted.show()
        wanted.setFocus()
        in_sight.bring(wanted)

    def _lay_out(self, known: Later) -> None:
        page = self._page
        page.clear()
        self._back = self._button("back", self.tr("Back"), "chevron-left")
        self._back.clicked.connect(self._on_back)
        self._first: QWidget = self._back
        page.add_layout(across(self._back, gap=0))
        page.add(label(self._text.title, "title", "later_title"))
        if known.offers:
            self._add_text()
        else:
            page.add(label(self._text.closing, "body", "later_not_offered"))
        page.add_space(16)
        if self._texts.session.settings.shows_late:
            self._add_guides(known)
        elif known.within_reach:
            words = self.tr("Show these pages") if known.offers else self.tr("Show what I wrote")
            self._add_switch("show", words, self._on_show)
        no_taller_than_needed(page)

    def _add_text(self) -> None:
        page = self._page
        page.add(label(self._text.opening, "muted", "later_opening"))
        for part in self._text.parts:
            page.add_space(8)
            page.add(label(part.heading, "panel"))
            for sentence in part.sentences:
                page.add(label(sentence, "body"))

    def _add_guides(self, known: Later) -> None:
        words = {True: self.tr("Continue"), False: self.tr("Begin")}
        lines = [
            GuideLine(
                key=one.id, title=one.title, purpose=one.purpose, act=words[one.id in known.begun]
            )
            for one in known.within_reach
        ]
        if lines:
            made = GuideLines(self._look, name="later")
            made.show_lines(lines)
            made.chosen.connect(self.led_wanted)
            self._page.add(made)
            self._first = made.first
        self._add_switch("put_away", self.tr("Put these pages away"), self._on_put_away)

    def _add_switch(self, name: str, words: str, slot: Callable[[], None]) -> None:
        switch = self._button(name, words)
        switch.clicked.connect(slot)
        self._page.add_layout(across(switch, gap=0))

    def _button(self, name: str, words: str, icon: str = "") -> Button:
        kind: Kind = "quiet" if icon else "plain"
        return Button(self._look, words, name=f"later_{name}", kind=kind, icon=icon)

    # what happens

    def _on_back(self) -> None:
        self.went.emit("practise")

    def _on_show(self) -> None:
        self._keep(shows_late=True)

    def _on_put_away(self) -> None:
        self._keep(shows_late=False)

    def _keep(self, *, shows_late: bool) -> None:
        """Keep what is wanted, and show the page as it is then; say why where it cannot be kept."""
        session = self._texts.session
        wanted = session.settings.changed(shows_late=shows_late)
        try:
            self._texts.jobs.ask(lambda: session.change_settings(wanted))
        except AppError as error:
            self.said.emit(messages.sentence(error))
            return
        if not shows_late:
            self.put_away.emit()
        self.arrive()
        self._hold(self._first)
