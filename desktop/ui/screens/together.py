"""Practices for two: what two people can do at this screen, and what they should know before."""

import contextlib
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model.document import Document, Kind
from desktop.model.guide import Guide
from desktop.model.practice import Practice
from desktop.model.sitting import Sitting
from desktop.ui import days, messages, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.on_paper import OnPaper
from desktop.ui.theme import Look
from desktop.ui.widgets.practice_card import PracticeCard
from desktop.ui.widgets.practice_list import PracticeList
from desktop.ui.widgets.sitting_page import SittingPage

GUIDE = "talk"
"""The guide of a document in which a sitting is kept."""


class TogetherScreen(QWidget):
    """Shows the list, then one practice; `two_here` carries the page that covers all else.

    From there on only the lock leads out: the other person sits at the screen.
    """

    went = Signal(str)
    help_wanted = Signal()
    two_here = Signal(QWidget)

    def __init__(
        self,
        look: Look,
        texts: OpenTexts,
        guide: Guide,
        practices: Sequence[Practice],
        paper: OnPaper,
    ) -> None:
        super().__init__()
        self.setObjectName("together")
        self._look, self._texts, self._guide = look, texts, guide
        self._practices, self._paper = tuple(practices), paper
        self._document: Document | None = None
        self._list = PracticeList(look)
        self._card = PracticeCard(look)
        self._pages = QStackedWidget()
        for page in (self._list, self._card, paper):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._list.chosen.connect(self._show)
        self._list.closed.connect(partial(self.went.emit, "practise"))
        self._list.help_wanted.connect(self.help_wanted)
        self._card.closed.connect(self._show_list)
        self._card.begun.connect(self._begin)
        self._card.paper_wanted.connect(self._on_paper)
        paper.closed.connect(self._back_to_card)
        for page, slot in (
            (self._list, self._list.closed.emit), (self._card, self._show_list),
        ):  # fmt: skip
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(slot)

    def arrive(self) -> None:
        """Show what is offered here now; after a yes in private there is nothing."""
        session = self._texts.session
        is_offered = not screened.read(self._texts.jobs, session).keeps_apart
        role = session.settings.purpose.value
        found = [one for one in self._practices if is_offered and one.is_for(role)]
        self._list.show_practices(found)
        self._show_list()

    def leave(self) -> None:
        """Know no name any more."""
        self._card.forget()
        self._paper.leave()

    # parts

    def _show_list(self) -> None:
        self._card.forget()
        self._pages.setCurrentWidget(self._list)
        self._list.hold()

    def _show(self, practice: Practice) -> None:
        self._card.show_practice(practice)
        self._pages.setCurrentWidget(self._card)
        self._card.hold()

    def _on_paper(self, practice: Practice) -> None:
        self._pages.setCurrentWidget(self._paper)
        self._paper.show_practice(practice)

    def _back_to_card(self) -> None:
        self._pages.setCurrentWidget(self._card)
        self._card.hold()

    def _begin(self, sitting: Sitting) -> None:
        self._card.forget()
        self.two_here.emit(SittingPage(self._look, sitting, self._keep))

    # keeping

    def _keep(self, sitting: Sitting) -> str:
        """Keep what was written as a page of its own; return why it could not be, or ""."""
        try:
            self._texts.jobs.ask(partial(self._store, sitting))
        except AppError as error:
            with contextlib.suppress(AppError):
                self._texts.jobs.ask(self._take_back)
            return messages.sentence(error)
        return ""

    def _take_back(self) -> None:
        """Leave no page with a name and a day behind, should nobody want it kept after all."""
        if self._document is not None:
            self._texts.session.delete_for_good(self._document.id)
            self._document = None

    def _store(self, sitting: Sitting) -> None:
        session, today = self._texts.session, days.today()
        if self._document is None:
            title = f"{sitting.practice.title}, {days.full_day(today)}"
            self._document = session.start(
                kind=Kind.PLAN, title=title, on=today, guide=GUIDE, sections=self._guide.start()
            )
        # There is one sitting in a room: what a first try began and could not take back, the next
        # one fills.
        session.save(self._document.id, self._document.pages[0].id, sitting.body())
