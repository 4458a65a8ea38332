"""Begins a letter, an entry or a guide: what it is called, what it has."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from desktop.errors import AppError
from desktop.model.document import Document, Kind, State
from desktop.model.entries import Entry
from desktop.model.guide import Guide
from desktop.session import Session
from desktop.ui import days, messages, shelves
from desktop.ui.jobs import Jobs


class Beginning(QObject):
    """Emits the document that was begun, or why it could not be."""

    begun = Signal(str)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, session: Session, guides: Mapping[str, Guide]) -> None:
        super().__init__()
        self._jobs, self._session, self._guides = jobs, session, guides

    def letter(self) -> None:
        """Begin an empty letter."""
        session, today = self._session, days.today()
        title = self.tr("Letter of {day}").format(day=days.full_day(today))
        self._begin(lambda: session.start(kind=Kind.LETTER, title=self._unused(title), on=today))

    def entry(self) -> None:
        """Begin an empty page of today's journal."""
        session, today = self._session, days.today()
        title = days.full_day(today)
        self._begin(lambda: session.start(kind=Kind.ENTRY, title=self._unused(title), on=today))

    def empty_entry(self) -> None:
        """Open a page of today on which nothing stands yet; begin one where there is none."""
        session, today = self._session, days.today()
        found = self._jobs.ask(lambda: session.entries(first=today, last=today))
        empty = (one for one in found if not (one.words or one.guide) and one.entry == Entry())
        if (first := next(empty, None)) is not None:
            self.begun.emit(first.id)
        else:
            self.entry()

    def guided(self, guide_id: str) -> None:
        """Begin a guide: one document with all its sections."""
        session, guide = self._session, self._guides[guide_id]
        marks = dict.fromkeys(guide.starts_off(), State.NOT_FOR_ME)
        self._begin(
            lambda: session.start(
                kind=shelves.kind_for(guide),
                title=self._unused(guide.title),
                on=days.today(),
                guide=guide.id,
                sections=guide.start(),
                marks=marks,
            )
        )

    def led_to(self, guide_id: str) -> None:
        """Open what was last written from a guide; begin one where there is none."""
        session, kind = self._session, shelves.kind_for(self._guides[guide_id])
        found = self._jobs.ask(lambda: session.summaries(kinds=(kind,)))
        begun = [one for one in found if one.guide == guide_id]
        if begun:
            self.begun.emit(max(begun, key=lambda one: one.changed_at).id)
        else:
            self.guided(guide_id)

    def _begin(self, start: Callable[[], Document]) -> None:
        try:
            document = self._jobs.ask(start)
        except AppError as error:
            self.refused.emit(messages.sentence(error))
            return
        self.begun.emit(document.id)

    def _unused(self, title: str) -> str:
        """Return the title, with the time or a number where another text has it already."""
        taken = self._session.titles_from(title)
        if title not in taken:
            return title
        timed = f"{title}, {days.clock(datetime.now(UTC))}"
        further = (f"{timed} ({number})" for number in range(2, len(taken) + 3))
        return next(one for one in (timed, *further) if one not in taken)
