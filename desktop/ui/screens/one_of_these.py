"""One of these: a card of what has changed for the better, taken at random."""

import random
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import good_changes
from desktop.model.document import DocumentId, Kind
from desktop.model.good_changes import Change
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 608


class OneOfThese(QWidget):
    """Shows one card after the other, each once before any comes again; it says no number."""

    closed = Signal()
    went = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts) -> None:
        super().__init__()
        self.setObjectName("one_of_these")
        self._look, self._texts = look, texts
        self._is_from_text = False
        self._left: list[Change] = []
        self._random = random.SystemRandom()
        self._card = Card(look, name="one_of_these_card")
        self._what = label("", "words", "one_of_these_what")
        self._before_head = label(self.tr("How it was before"), "label")
        self._before = label("", "body", "one_of_these_before")
        self._know_head = label(self.tr("How I know"), "label")
        self._know = label("", "body", "one_of_these_know")
        self._on = label("", "note", "one_of_these_on")
        self._none = label(
            self.tr("No card is written yet. One comes when something small went differently."),
            "muted",
            "one_of_these_none",
        )
        self._another = Button(
            look, self.tr("Another one"), name="one_of_these_another", kind="plain"
        )
        self._back = Button(look, self.tr("Back"), name="one_of_these_back", kind="quiet")
        self._page = ScrollPage(look, WIDTH, name="one_of_these_page")
        self._lay_out()
        self._another.clicked.connect(self._show_next)
        self._back.clicked.connect(self._on_back)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._on_back)

    def show_document(self, _document: DocumentId) -> None:
        """Remember that the person came from the cards themselves."""
        self._is_from_text = True

    def arrive(self) -> None:
        """Take the cards as they are now, kept or not, and show one."""
        self._left = []
        self._show_next()
        # What was just laid out is shown only later, and what is not shown takes no focus.
        first = self._another if not self._another.isHidden() else self._back
        first.show()
        first.setFocus()

    def leave(self) -> None:
        """Hold none of the words any more."""
        self._left = []
        self._is_from_text = False
        self._show(None)

    # parts

    def _lay_out(self) -> None:
        for part in (
            self._what, self._before_head, self._before, self._know_head, self._know, self._on,
        ):  # fmt: skip
            self._card.lines.addWidget(part)
        self._page.add(label(self.tr("One of these"), "title", "one_of_these_title"))
        self._page.add(self._card)
        self._page.add(self._none)
        self._page.add_layout(across(self._another, self._back, gap=self._look.theme.px(12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    # what there is

    def _read(self) -> list[Change]:
        session = self._texts.session

        def find() -> list[Change]:
            plans = session.summaries(kinds=(Kind.PLAN,))
            documents = [session.open(one.id) for one in plans if one.guide in good_changes.GUIDES]
            return [
                change
                for one in documents
                for change in good_changes.changes(
                    replace(one, sections=tuple(map(self._texts.present, one.pages))).pages
                )
            ]

        return self._texts.jobs.ask(find)

    def _show_next(self) -> None:
        if not self._left:
            shown = self._what.text()
            self._left = self._read()
            self._random.shuffle(self._left)
            self._another.setVisible(len(self._left) > 1)
            # The card that was there last does not come at once again.
            self._left.sort(key=lambda one: one.what == shown, reverse=True)
        self._show(self._left.pop() if self._left else None)

    def _show(self, shown: Change | None) -> None:
        self._card.setVisible(shown is not None)
        self._none.setVisible(shown is None)
        change = shown or Change(what="")
        self._what.setText(change.what)
        self._on.setText(change.on)
        self._on.setVisible(bool(change.on))
        for head, words, text in (
            (self._before_head, self._before, change.before),
            (self._know_head, self._know, change.know),
        ):
            head.setVisible(bool(text))
            words.setVisible(bool(text))
            words.setText(text)
        self._page.verticalScrollBar().setValue(0)

    def _on_back(self) -> None:
        if self._is_from_text:
            self.closed.emit()
        else:
            self.went.emit("notice")
