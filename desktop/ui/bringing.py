"""Puts a partner's sheet into the one document that holds questions, or makes that document."""

from uuid import uuid4

from PySide6.QtCore import QObject

from desktop.errors import AppError
from desktop.model import answers, brought
from desktop.model.document import Document
from desktop.model.guide import Guide
from desktop.model.questions import Sheet
from desktop.ui import days, messages, partner_sheet, shelves
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.questions_in import QuestionsInScreen
from desktop.ui.screens.sealed_file import Opening
from desktop.ui.theme import Look


def screen(look: Look, texts: OpenTexts, guide: Guide | None, means: Opening) -> QuestionsInScreen:
    """Return the screen on which a sheet comes in, joined to the vault it comes into.

    Without its guide (a broken file) a sheet can only be added to questions that are there.
    """
    made = QuestionsInScreen(look, texts.jobs, means)
    _Taking(made, texts, guide)
    return made


class _Taking(QObject):
    """Lives as long as its screen; what was typed meanwhile is never written over."""

    def __init__(self, shown: QuestionsInScreen, texts: OpenTexts, guide: Guide | None) -> None:
        super().__init__(shown)
        self._screen, self._texts, self._guide = shown, texts, guide
        shown.arrived.connect(self._on_arrived)
        shown.brought.connect(self._on_brought)
        shown.go_wanted.connect(self._on_go_wanted)
        shown.by_hand_wanted.connect(self._on_by_hand_wanted)

    def _on_arrived(self) -> None:
        self._screen.show_ways(has_questions=self._known() is not None)

    def _on_brought(self, sheet: Sheet) -> None:
        try:
            document = self._known() or self._begin()
        except AppError as error:
            self._refuse(messages.sentence(error))
            return
        if document is None:
            self._refuse(
                self.tr(
                    "The form for the questions cannot be read; Settings says why. The sheet was "
                    "not brought in."
                )
            )
            return
        section = document.section(answers.SECTION)
        made = brought.bring_in(section.fields, sheet, days.today(), lambda: uuid4().hex)
        self._texts.set_fields(document.id, section, made.fields)
        self._screen.opened.emit(document.id)
        self._screen.said.emit(made.sentence)

    def _refuse(self, words: str) -> None:
        self._screen.arrive()
        self._screen.say(words)

    def _on_go_wanted(self) -> None:
        known = self._known()
        if known is not None:
            self._screen.opened.emit(known.id)

    def _on_by_hand_wanted(self) -> None:
        if self._guide is not None:
            self._screen.begin_wanted.emit(self._guide.id)

    def _known(self) -> Document | None:
        """Return the document that holds questions, as it is now."""
        return next(iter(partner_sheet.documents(self._texts)), None)

    def _begin(self) -> Document | None:
        session, guide = self._texts.session, self._guide
        if guide is None:
            return None
        return self._texts.jobs.ask(
            lambda: session.start(
                kind=shelves.kind_for(guide),
                title=guide.title,
                on=days.today(),
                guide=guide.id,
                sections=guide.start(),
            )
        )
