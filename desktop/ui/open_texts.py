"""The texts that were opened since unlocking: each with its own sheet, and what is not kept yet."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.model import entries, values
from desktop.model.document import (
    Document,
    DocumentId,
    Place,
    Reason,
    Section,
    SectionId,
    is_private,
)
from desktop.model.guide import BODY
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.kept_aside import KeptAside
from desktop.ui.widgets.paper_model import Sheet

Task = Callable[[], datetime]
"""Keeps what was pending when it was made; runs on the lane of the vault; can be run again."""


Former = tuple[DocumentId, SectionId, Body]
"""A section as it was before a large part of it was taken out."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A section as it is to be kept; what is None stays as it is."""

    document: DocumentId
    section: SectionId
    body: Body | None
    fields: Mapping[str, Any] | None


@dataclass
class _Batch:
    """What is to be kept together: former states first, so that no later text is without them."""

    former: list[Former] = field(default_factory=list)
    titles: dict[DocumentId, str] = field(default_factory=dict)
    sections: dict[SectionId, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.former or self.titles or self.sections)

    def before(self, later: "_Batch") -> "_Batch":
        """Return both as one; what is later counts."""
        return _Batch(
            self.former + later.former,
            self.titles | later.titles,
            self.sections | later.sections,
        )


class OpenTexts(QObject):
    """One sheet for each section that was shown, and what of them and their titles is not kept."""

    touched = Signal()

    def __init__(self, jobs: Jobs, session: Session) -> None:
        super().__init__()
        self.jobs, self.session = jobs, session
        self._sheets: dict[SectionId, Sheet] = {}
        self._fields: dict[SectionId, Mapping[str, Any]] = {}
        self._owners: dict[SectionId, DocumentId] = {}
        self.aside = KeptAside(session)
        self._pending = _Batch()
        self._taken = _Batch()
        self._forgotten: set[DocumentId] = set()
        self._place: Place | None = None
        self._places: dict[DocumentId, Place] = {}
        self._place_is_kept = True
        self.came_from: tuple[DocumentId, DocumentId] | None = None
        """The letter from which a passage was looked up where it stands, and the entry it is in."""
        self.quoted = ""
        """The guide whose text a form asks a passage of: the choice begins there."""
        self.asked_row = ""
        """The row "table/id/" of a form from which the next page was asked for; it takes it up."""

    def sheet(self, document: DocumentId, section: Section, new: Callable[[Body], Sheet]) -> Sheet:
        """Return the sheet of a section; the same one each time, so that undo stays with it."""
        own = self.aside.own(section.id)
        if own not in self._sheets:
            sheet = new(section.body)
            sheet.edited.connect(partial(self._on_edited, own))
            sheet.large_removal.connect(partial(self._on_large_removal, own))
            self._sheets[own] = sheet
            self._owners[own] = document
            self.aside.note_heading(own, section.heading)
            if is_private(section.key) or section.fields.get(entries.KEPT_IN):
                self.aside.note_kept_in(own)
            self._note_veil(document, section, self.fields(section))
        return self._sheets[own]

    def body(self, section: Section) -> Body:
        """Return a section's words as they are now, kept or not."""
        sheet = self._sheets.get(self.aside.own(section.id))
        return sheet.body() if sheet else section.body

    def fields(self, section: Section) -> Mapping[str, Any]:
        """Return a section's fields as they are now, kept or not."""
        return self._fields.get(self.aside.own(section.id), section.fields)

    def take_up(self, section: Section) -> None:
        """Have the fields that the vault holds of a section count, but for what is not kept yet."""
        own = self.aside.own(section.id)
        if not self.holds_unkept((own,)):
            self._fields.pop(own, None)

    def set_fields(self, document: DocumentId, section: Section, fields: Mapping[str, Any]) -> None:
        """Take other fields of a section; they are kept as words are."""
        own = self.aside.own(section.id)
        self._fields[own] = fields
        self._owners.setdefault(own, document)
        self.aside.note_heading(own, section.heading)
        if fields.get(entries.KEPT_IN):
            self.aside.note_kept_in(own)
        self._note_veil(document, section, fields)
        self._on_edited(own)

    def _note_veil(self, document: DocumentId, section: Section, fields: Mapping[str, Any]) -> None:
        if section.key == BODY:
            self.aside.note_veil(document, is_veiled=entries.of(fields).is_veiled)

    def present(self, section: Section) -> Section:
        """Return a section with words and fields as they are now, kept or not."""
        return section.with_body(self.body(section)).with_fields(self.fields(section))

    def title(self, document: Document) -> str:
        """Return a document's title as it is now, kept or not."""
        of_both = self._taken.titles | self._pending.titles
        return of_both.get(document.id, document.title)

    def retitle(self, document: DocumentId, title: str) -> None:
        """Take another title of a document; it is kept as words are."""
        self._pending.titles[document] = title
        self.touched.emit()

    def forget(self, document: DocumentId) -> None:
        """Let go of a document that was deleted for good; no sheet of it may be shown."""
        self._forgotten.add(document)
        # Words that were moved to a new page are not of the document that was deleted.
        owned = [one for one, owner in self._owners.items() if owner == document]
        for section in [one for one in owned if not self.aside.is_moved(one)]:
            del self._owners[section]
            self._fields.pop(section, None)
            if section in self._sheets:
                self._sheets.pop(section).deleteLater()
        moved = self.aside.forget(document)
        self._pending = self._living(self._pending, set(moved))
        self._places.pop(document, None)
        if self._place and self._place.document == document:
            self._place, self._place_is_kept = None, True

    def forget_line(self, section: SectionId) -> None:
        """Let go of a section that was taken out for good and has fields alone.

        What was typed there last is not kept: there is no place for it any more.
        """
        self._owners.pop(section, None)
        self._fields.pop(section, None)
        self._pending = self._living(self._pending)

    def note_place(self, place: Place) -> None:
        """Remember where the writer is; kept with the next words, or when leaving."""
        self._places[place.document] = place
        if place != self._place:
            self._place, self._place_is_kept = place, False

    def place_in(self, document: DocumentId) -> Place | None:
        """Return where the writer was in a document since unlocking, or None."""
        return self._places.get(document)

    @property
    def place(self) -> Place | None:
        """Return where the writer is."""
        return self._place

    @property
    def is_kept(self) -> bool:
        """Say whether every word is with the vault."""
        return not self._pending and not self._taken

    def holds_unkept(self, sections: Container[SectionId]) -> bool:
        """Say whether words or fields of any of these sections are not with the vault yet."""
        batches = (self._pending, self._taken)
        return any(one in sections for batch in batches for one in batch.sections)

    def take(self) -> Task | None:
        """Return the task that keeps all pending words, or None; then say how it ended."""
        if not self._pending:
            return None
        batch = self._pending
        texts = [
            _Text(self._owners[one], one, self._body_of(one), self._fields.get(one))
            for one in batch.sections
        ]
        self._taken, self._pending = batch, _Batch()
        self._place_is_kept = True
        return partial(_keep, (self.session, self.aside), batch, texts, self._place)

    def _body_of(self, section: SectionId) -> Body | None:
        sheet = self._sheets.get(section)
        return sheet.body() if sheet else None

    def was_kept(self) -> None:
        """Learn that the task did its work."""
        self._taken = _Batch()

    def was_not_kept(self) -> None:
        """Learn that the task failed: its words are pending again."""
        # What was deleted for good in the meantime is not kept after all.
        self._pending = self._living(self._taken.before(self._pending))
        self._taken = _Batch()
        self._place_is_kept = False

    def take_place(self) -> Callable[[], None] | None:
        """Return the task that keeps the place alone, or None if nothing changed."""
        if self._place is None or self._place_is_kept:
            return None
        self._place_is_kept = True
        return partial(_keep_place, self.session, self.aside, self._place)

    def _living(self, batch: _Batch, gone: Container[SectionId] = ()) -> _Batch:
        """Return what of a batch belongs to documents that are still there."""
        return _Batch(
            [one for one in batch.former if one[1] in self._owners and one[1] not in gone],
            {one: title for one, title in batch.titles.items() if one not in self._forgotten},
            {one: None for one in batch.sections if one in self._owners and one not in gone},
        )

    def _on_edited(self, section: SectionId) -> None:
        self._pending.sections[section] = None
        self.touched.emit()

    def _on_large_removal(self, section: SectionId, before: Body) -> None:
        self._pending.former.append((self._owners[section], section, before))


def _keep_place(session: Session, aside: KeptAside, place: Place) -> None:
    session.keep_place(aside.place(place) or place)


def _keep(
    vault: tuple[Session, KeptAside],
    batch: _Batch,
    texts: list[_Text],
    place: Place | None,
) -> datetime:
    """Keep all of a batch, in this order; the time is when all of it was durable.

    Each is tried, so that a text that cannot be kept takes no other with it; then what went wrong
    first is raised.
    """
    session, aside = vault
    refused: list[Exception] = []

    def tries(work: Callable[[], object]) -> bool:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - raised below
            refused.append(error)
            return False
        return True

    batch.former = [
        (document, section, before)
        for document, section, before in batch.former
        # What is kept must not be kept once more when the rest is tried again.
        if not tries(partial(aside.keep, document, section, _snapshot(session, before)))
    ]
    without = {section for _, section, _ in batch.former}
    for document, title in batch.titles.items():
        tries(partial(aside.rename, document, title))
    for text in texts:
        if text.section not in without:
            work = _save(vault, text, place)
            tries(partial(aside.keep, text.document, text.section, work))
    if refused:
        raise refused[0]
    return datetime.now(UTC)


def _snapshot(session: Session, before: Body) -> Callable[[DocumentId, SectionId], object]:
    return lambda document, section: session.keep_snapshot(
        document, section, before, Reason.REMOVED
    )


def _save(
    vault: tuple[Session, KeptAside], text: _Text, place: Place | None
) -> Callable[[DocumentId, SectionId], object]:
    session, aside = vault

    def save(document: DocumentId, section: SectionId) -> object:
        at = aside.place(place)
        if section == text.section:
            return session.save(document, section, text.body, fields=text.fields, place=at)
        # A new page has no form: what stood in fields stands there as lines, above the words.
        lines = tuple(map(_line, values.words(text.fields or {}).splitlines()))
        return session.save(document, section, (*lines, *(text.body or ())), place=at)

    return save


def _line(words: str) -> Block:
    return Block.of(BlockKind.PARAGRAPH, [Run(words)])
