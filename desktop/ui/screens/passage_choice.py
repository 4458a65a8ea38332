"""Chooses a passage of another text, to be copied where it is referred to."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.model import screening
from desktop.model.document import FEW, Document, DocumentId, Section
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680

Lines = Callable[[Document, Section], Sequence[str]]
"""Returns what can be referred to in a section, line by line: facts first, then its words."""


class PassageChoice(QWidget):
    """Emits the passage as it is kept in a field: document, section, and the words copied."""

    passage_chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, texts: OpenTexts, lines: Lines) -> None:
        super().__init__()
        self.setObjectName("passage")
        self._look, self._texts, self._lines_of = look, texts, lines
        self._document: Document | None = None
        self._documents = Combo(look, self.tr("From which text"), name="passage_document")
        self._sections = Combo(look, self.tr("From which section"), name="passage_section")
        self._lines = QListWidget()
        self._lines.setObjectName("passage_lines")
        self._lines.setAccessibleName(self.tr("Passages"))
        self._lines.setWordWrap(True)
        self._none = label(self.tr("There is no passage here to copy."), "muted", "passage_none")
        self._take = Button(look, self.tr("Copy this passage"), name="passage_take", kind="primary")
        self._back = Button(look, self.tr("Back"), name="passage_back", kind="quiet")
        self._lay_out()
        self._documents.activated.connect(self._on_document_activated)
        self._sections.activated.connect(self._on_section_activated)
        self._lines.itemActivated.connect(self._on_take)
        self._take.clicked.connect(self._on_take)
        self._back.clicked.connect(self.closed)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Offer every other text first, this one last; begin with one the form asks for.

        A form asks for letters and plans: of the journal, its veils and thousands of days, nothing
        is named here, and nothing of what was answered in private.
        """
        session = self._texts.session
        every = self._texts.jobs.ask(partial(session.summaries, kinds=FEW))
        summaries = [one for one in every if one.guide not in screening.GUIDES]
        self._documents.clear()
        for one in sorted(summaries, key=lambda one: one.id == document):
            self._documents.addItem(one.title, one.id)
        guide = self._texts.quoted
        quoted = next((one.id for one in summaries if guide and one.guide == guide), None)
        self._documents.setCurrentIndex(max(0, self._documents.findData(quoted)))
        self._show_document()

    def arrive(self) -> None:
        """Take the keyboard where the choice begins."""
        self._documents.setFocus()

    def leave(self) -> None:
        """Show nothing of any text any more."""
        self._document = None
        for part in (self._documents, self._sections, self._lines):
            part.clear()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        page = ScrollPage(self._look, WIDTH)
        page.add(label(self.tr("Choose a passage"), "title", "passage_title"))
        page.add(
            label(
                self.tr(
                    "Its words are copied as they are now. The text itself stays as it is. "
                    "What you marked to never leave is not offered here."
                ),
                "muted",
            )
        )
        self._lines.setMinimumHeight(px(240))
        for part in (self._documents, self._sections, self._lines, self._none):
            page.add(part)
        row = Flow(self._look, gap=8)
        row.addWidget(self._take)
        row.addWidget(self._back)
        page.add_layout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    # what is shown

    def _show_document(self) -> None:
        session, chosen = self._texts.session, self._documents.currentData()
        self._sections.clear()
        self._document = None
        if chosen is not None:
            self._document = self._texts.jobs.ask(lambda: session.open(DocumentId(chosen)))
            for one in self._document.pages:
                self._sections.addItem(one.heading or self._document.title, one.id)
            self._sections.setCurrentIndex(self._first_with_words(self._document))
        self._show_section()

    def _first_with_words(self, document: Document) -> int:
        """Return where the first section stands that has a passage to give, else 0."""
        sections = (self._texts.present(one) for one in document.pages)
        having = (at for at, one in enumerate(sections) if self._lines_of(document, one))
        return next(having, 0)

    def _show_section(self) -> None:
        self._lines.clear()
        section = self._section()
        if self._document is not None and section is not None:
            for words in self._lines_of(self._document, self._texts.present(section)):
                item = QListWidgetItem(words, self._lines)
                item.setData(Qt.ItemDataRole.UserRole, words)
        has_any = bool(self._lines.count())
        self._lines.setVisible(has_any)
        self._none.setVisible(not has_any)
        self._take.setEnabled(has_any)
        if has_any:
            self._lines.setCurrentRow(0)

    def _section(self) -> Section | None:
        pages = self._document.pages if self._document else ()
        return next((one for one in pages if one.id == self._sections.currentData()), None)

    # what happens

    def _on_document_activated(self, _index: int) -> None:
        self._show_document()

    def _on_section_activated(self, _index: int) -> None:
        self._show_section()

    def _on_take(self, _what: object = None) -> None:
        item, section = self._lines.currentItem(), self._section()
        if item is None or section is None or self._document is None:
            return
        value: dict[str, Any] = {
            "document": self._document.id,
            "section": section.id,
            "words": item.data(Qt.ItemDataRole.UserRole),
        }
        self.passage_chosen.emit(value)
