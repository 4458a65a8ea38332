"""The texts that were opened since unlocking: each with its own sheet, and what is not kept yet."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.model.document import DocumentId, Place, Reason, Section, SectionId
from desktop.model.richtext import Body
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.paper_model import Sheet

Task = Callable[[], datetime]
"""Keeps what was pending when it was made; runs on the lane of the vault; can be run again."""


class OpenTexts(QObject):
    """One sheet for each section that was shown, and the sections with words not kept yet."""

    touched = Signal()

    def __init__(self, jobs: Jobs, session: Session) -> None:
        super().__init__()
        self.jobs, self.session = jobs, session
        self._sheets: dict[SectionId, Sheet] = {}
        self._owners: dict[SectionId, DocumentId] = {}
        self._pending: dict[SectionId, None] = {}
        self._taken: dict[SectionId, None] = {}
        self._place: Place | None = None
        self._place_is_kept = True

    def sheet(self, document: DocumentId, section: Section, new: Callable[[Body], Sheet]) -> Sheet:
        """Return the sheet of a section; the same one each time, so that undo stays with it."""
        if section.id not in self._sheets:
            sheet = new(section.body)
            sheet.edited.connect(partial(self._on_edited, section.id))
            sheet.large_removal.connect(partial(self._on_large_removal, section.id))
            self._sheets[section.id] = sheet
            self._owners[section.id] = document
        return self._sheets[section.id]

    def body(self, section: Section) -> Body:
        """Return a section's words as they are now, kept or not."""
        sheet = self._sheets.get(section.id)
        return sheet.body() if sheet else section.body

    def forget(self, document: DocumentId) -> None:
        """Let go of a document that was deleted for good."""
        for section in [one for one, owner in self._owners.items() if owner == document]:
            del self._owners[section]
            self._pending.pop(section, None)
            self._sheets.pop(section).deleteLater()

    def note_place(self, place: Place) -> None:
        """Remember where the writer is; kept with the next words, or when leaving."""
        if place != self._place:
            self._place, self._place_is_kept = place, False

    @property
    def place(self) -> Place | None:
        """Return where the writer is."""
        return self._place

    @property
    def is_kept(self) -> bool:
        """Say whether every word is with the vault."""
        return not self._pending and not self._taken

    def take(self) -> Task | None:
        """Return the task that keeps all pending words, or None; then say how it ended."""
        if not self._pending:
            return None
        batch = [
            (self._owners[section], section, self._sheets[section].body())
            for section in self._pending
        ]
        place = self._place
        self._taken, self._pending = self._pending, {}
        self._place_is_kept = True
        return partial(_keep, self.session, batch, place)

    def was_kept(self) -> None:
        """Learn that the task did its work."""
        self._taken = {}

    def was_not_kept(self) -> None:
        """Learn that the task failed: its words are pending again."""
        self._pending = {**self._taken, **self._pending}
        self._taken = {}
        self._place_is_kept = False

    def take_place(self) -> Callable[[], None] | None:
        """Return the task that keeps the place alone, or None if nothing changed."""
        if self._place is None or self._place_is_kept:
            return None
        self._place_is_kept = True
        return partial(self.session.keep_place, self._place)

    def _on_edited(self, section: SectionId) -> None:
        self._pending[section] = None
        self.touched.emit()

    def _on_large_removal(self, section: SectionId, before: Body) -> None:
        keep = partial(
            self.session.keep_snapshot, self._owners[section], section, before, Reason.REMOVED
        )
        self.jobs.save(keep, self._on_snapshot_kept, self._on_snapshot_failed)

    def _on_snapshot_kept(self, _nothing: object) -> None:
        """Do nothing: the history reads the vault when it is looked at."""

    def _on_snapshot_failed(self, _error: object) -> None:
        """Do nothing: the words themselves are tried again, and undo still has the part."""


def _keep(
    session: Session, batch: list[tuple[DocumentId, SectionId, Body]], place: Place | None
) -> datetime:
    """Keep each text of a batch; the last time is when all of it was durable."""
    moment: datetime | None = None
    for document, section, body in batch:
        moment = session.save(document, section, body, place=place)
    assert moment is not None  # noqa: S101  # a batch is never empty
    return moment
