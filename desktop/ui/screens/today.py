"""Continue where you stopped, see where you wrote last, start something."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.model import screening
from desktop.model.document import Document, DocumentId, Place, Summary
from desktop.session import Session
from desktop.ui import days, messages, screened
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.buttons import Kind as ButtonKind
from desktop.ui.widgets.document_list import DocumentList
from desktop.ui.widgets.in_private import InPrivate
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper_offer import PaperOffer
from desktop.ui.widgets.scroll_page import ScrollPage

IN_PROGRESS = 6
LAST_LINES = 280
BESIDE = 420
"""The least width at 100 % at which words have a button beside them."""


class TodayScreen(QWidget):
    """Emits what was asked for; it changes nothing itself."""

    continued = Signal(object)
    opened = Signal(str)
    letter_wanted = Signal()
    entry_wanted = Signal()
    guide_wanted = Signal(str)
    paper_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, session: Session, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("today")
        self._look, self._jobs, self._session, self._today = look, jobs, session, today
        self._place: Place | None = None
        self._page = ScrollPage(look, 680)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._continue = self._first = self._button("continue", self.tr("Continue"), "primary")

    def arrive(self) -> None:
        """Read the vault again and put the focus on what is most likely wanted."""
        session = self._session
        recent, begun, place, attempts, offers_try = self._jobs.ask(
            lambda: (
                session.recent(IN_PROGRESS), session.begun(), session.place(),
                session.failed_attempts(), session.offers_try(),
            )
        )  # fmt: skip
        document = self._document(place)
        if document and document.guide in screening.GUIDES:
            document = None
        self._place = place if document else None
        self._page.clear()
        self._page.add(label(days.long_day(self._today(), self._today()), "note"))
        self._page.add(label(self.tr("Today"), "title", "today_title"))
        if attempts:
            self._page.add(self._attempts(attempts))
        if document and place:
            self._page.add(self._continue_card(document, place))
        self._page.add_space(16)
        self._in_progress(recent)
        self._start(begun)
        self._offer_private()
        if offers_try:
            self._offer_try()
        self._page.add_space(16)
        self._page.add(label(self.tr("Nothing here has to be done today."), "aside"))
        self._focus(document)

    def _button(self, name: str, words: str, kind: ButtonKind, icon: str = "") -> Button:
        return Button(self._look, words, name=f"today_{name}", kind=kind, icon=icon)

    def _document(self, place: Place | None) -> Document | None:
        if place is None:
            return None
        session, id_ = self._session, place.document
        return self._jobs.ask(lambda: session.open(id_) if session.is_kept(id_) else None)

    def _attempts(self, attempts: Sequence[datetime]) -> QWidget:
        card = QFrame()
        card.setProperty("card", "attention")
        card.setObjectName("today_attempts")
        px = self._look.theme.px
        lines = QVBoxLayout(card)
        lines.setContentsMargins(px(32), px(24), px(32), px(24))
        lines.setSpacing(px(12))
        words = messages.attempts(attempts, self._today())
        lines.addWidget(label(words, "body"))
        seen = self._button("attempts_seen", self.tr("I have seen this"), "plain")
        lines.addLayout(across(seen, gap=0))
        seen.clicked.connect(self._on_seen_clicked)
        self._card = card
        return card

    def _on_seen_clicked(self) -> None:
        self._jobs.ask(self._session.clear_attempts)
        self._card.hide()

    def _continue_card(self, document: Document, place: Place) -> QWidget:
        px = self._look.theme.px
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(label(self.tr("Continue where you stopped"), "note"))
        is_veiled = document.id in self._jobs.ask(lambda: self._session.veiled([document.id]))
        title = self.tr("A veiled entry") if is_veiled else document.title
        words.addWidget(label(title, "panel", "today_continue_title"))
        section = next((one for one in document.sections if one.id == place.section), None)
        if section and document.guide:
            words.addWidget(label(section.heading, "muted"))
        if section and self._session.settings.shows_last_lines and not is_veiled:
            # Own words are shown here only to a person who switched that on.
            text = "\n".join(block.text for block in section.body)[: place.caret][-LAST_LINES:]
            words.addWidget(label(text, "words"))
        self._continue = self._button("continue", self.tr("Continue"), "primary")
        self._continue.clicked.connect(self._on_continue_clicked)
        return _ContinueCard(self._look, words, self._continue)

    def _on_continue_clicked(self) -> None:
        self.continued.emit(self._place)

    def _seen(self, recent: Sequence[Summary]) -> list[Summary]:
        """Return what may stand here: nothing of the questions in private, no veiled title."""
        veiled = self._jobs.ask(lambda: self._session.veiled([one.id for one in recent]))
        title = self.tr("A veiled entry")
        return [
            replace(one, title=title) if one.id in veiled else one
            for one in recent
            if one.guide not in screening.GUIDES
        ]

    def _in_progress(self, recent: Sequence[Summary]) -> None:
        if recent := self._seen(recent):
            # The page lets go of everything it is cleared of, so each time there is a new one.
            in_progress = DocumentList(
                self._look, self._today, "today_in_progress", keeps_choice=False
            )
            in_progress.show_summaries(recent)
            in_progress.opened.connect(self.opened)
            self._page.add(label(self.tr("Where you last wrote"), "note"))
            self._page.add(in_progress)

    def _start(self, begun: frozenset[str]) -> None:
        px = self._look.theme.px
        self._page.add_space(8)
        self._page.add(label(self.tr("Start something"), "note"))
        choices: list[tuple[str, str, str, Callable[[], None]]] = [
            ("letter", "mail", self.tr("A letter"), self.letter_wanted.emit),
            ("entry", "notebook-pen", self.tr("A journal entry"), self.entry_wanted.emit),
        ]
        if "disclosure" not in begun:
            choices.insert(0, ("disclosure", "list", self.tr("A disclosure"), self._on_disclosure))
        if self._session.settings.purpose.value != "truth":
            choices = [one for one in choices if one[0] != "disclosure"]
        buttons: list[Button] = []
        for name, icon, words, slot in choices:
            button = self._button(f"start_{name}", words, "plain", icon)
            button.clicked.connect(slot)
            buttons.append(button)
        self._first = buttons[0]
        self._page.add_layout(across(*buttons, gap=px(12)))

    def _offer_private(self) -> None:
        """Offer the questions in private to somebody who has neither begun nor left them."""
        found = screened.read(self._jobs, self._session)
        if not found.is_for_them or found.document or self._session.settings.has_left_private:
            return
        self._private = InPrivate(self._look, name="today_private")
        self._private.wanted.connect(self._on_private)
        self._private.left.connect(self._on_private_left)
        self._page.add_space(16)
        self._page.add(self._private)

    def _on_private(self) -> None:
        self.guide_wanted.emit(screening.guide_for(self._session.settings.purpose))

    def _on_private_left(self) -> None:
        session, left = self._session, self._session.settings.changed(has_left_private=True)
        self._jobs.ask(lambda: session.change_settings(left))
        self._private.hide()
        self._first.setFocus()

    def _offer_try(self) -> None:
        self._offer = PaperOffer(self._look, name="today_paper")
        self._offer.wanted.connect(self._on_try)
        self._offer.left.connect(self._on_try_left)
        self._page.add_space(16)
        self._page.add(self._offer)

    def _on_try(self) -> None:
        self._jobs.ask(self._session.stop_offering)
        self.paper_wanted.emit()

    def _on_try_left(self) -> None:
        self._jobs.ask(self._session.stop_offering)
        self._offer.hide()
        self._first.setFocus()

    def _on_disclosure(self) -> None:
        self.guide_wanted.emit("disclosure")

    def _focus(self, document: Document | None) -> None:
        wanted = self._continue if document else self._first
        # What was just laid out is shown only later, and what is not shown takes no focus.
        wanted.show()
        wanted.setFocus()

    def chosen(self) -> DocumentId | None:
        """Return the document of the continue card, for tests and the window."""
        return self._place.document if self._place else None


class _ContinueCard(QFrame):
    """Where the person stopped, with the button beside it, or below it in a narrow place."""

    def __init__(self, look: Look, words: QVBoxLayout, button: Button) -> None:
        super().__init__()
        self._look = look
        self.setProperty("card", "paper")
        px = look.theme.px
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(px(32), px(24), px(32), px(24))
        self._row.setSpacing(px(16))
        self._row.addLayout(words, 1)
        self._row.addWidget(button, 0, top_left)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.theme.px(BESIDE)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
