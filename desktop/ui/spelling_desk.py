"""The one switch for spelling in each document that may have it, and what it does to the paper."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop import spelling
from desktop.model.document import Document, Kind
from desktop.model.guide import Guide
from desktop.model.settings import Purpose, Settings
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_spelling import PaperSpelling
from desktop.ui.widgets.section_head import SectionHead


def may_have(document: Document, guide: Guide | None, purpose: Purpose) -> bool:
    """Say whether spelling can be switched on for a document at all.

    Never in a journal, in plans and logs, or where somebody was hurt and writes freely: a guide
    says so itself (domain.md 4.3).
    """
    if document.guide:
        return guide is not None and guide.spelling
    return document.kind is Kind.LETTER and purpose is not Purpose.HURT


class SpellingDesk(QObject):
    """Gives the paper a speller while it shows the text of a document that has it on."""

    def __init__(self, look: Look, texts: OpenTexts, paper: Paper, head: SectionHead) -> None:
        super().__init__()
        self._texts, self._head = texts, head
        self._marks = PaperSpelling(paper, look)
        self._document: Document | None = None
        self._speller: spelling.Speller | None = None
        self._own: tuple[str, ...] = ()
        self._marks.word_added.connect(self._on_word_added)
        head.spelling_switched.connect(self._on_switched)

    def show_text(self, document: Document, guide: Guide | None, *, is_text: bool) -> None:
        """Offer the switch where there is one; private pages and forms have none."""
        settings = self._texts.session.settings
        allowed = is_text and may_have(document, guide, settings.purpose)
        self._document = document if allowed else None
        is_on = allowed and document.id in settings.spelling_on
        self._head.show_spelling(is_on=is_on if allowed else None)
        self._marks.set_speller(self._of(settings) if is_on else None)

    def put_away(self) -> None:
        """Look nothing up any more."""
        self._document = None
        self._marks.set_speller(None)

    def _of(self, settings: Settings) -> spelling.Speller:
        language: spelling.Language = "en-GB"
        if settings.spelling_language == "en-US":
            language = "en-US"
        own = settings.own_words
        if self._speller is None or self._speller.language != language or self._own != own:
            self._own = own
            self._speller = spelling.Speller(language, own)
        return self._speller

    def _keep(self, change: Callable[[Settings], Settings]) -> Settings:
        session = self._texts.session
        settings = change(session.settings)
        self._texts.jobs.ask(lambda: session.change_settings(settings))
        return settings

    def _on_switched(self, is_on: bool) -> None:
        document = self._document
        if document is not None:
            settings = self._keep(lambda one: one.with_spelling(document.id, is_on=is_on))
            self._marks.set_speller(self._of(settings) if is_on else None)

    def _on_word_added(self, word: str) -> None:
        self._own = self._keep(lambda one: one.with_word(word)).own_words
