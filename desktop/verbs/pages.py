"""Documents and their sections: listing, starting, opening, saving, sorting, trash."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from desktop.errors import VaultDamagedError
from desktop.model import reading_notes, values
from desktop.model.document import (
    WRITTEN,
    Document,
    DocumentId,
    Kind,
    Place,
    Reason,
    Section,
    SectionId,
    SnapshotId,
    State,
    Summary,
)
from desktop.model.richtext import Body
from desktop.vault import documents, history, keeping, vault
from desktop.vault.ledger import Row
from desktop.vault.opening import Clock
from desktop.verbs import copied
from desktop.verbs.core import Announce, Change, Core, clean_title, ignore, new_id

LARGE_REMOVAL = 200
"""Characters; a change of fields that takes out more keeps what was there (issue 1, Writing)."""

_Unsure = tuple[documents.Start, DocumentId, tuple[SectionId, ...]]


@dataclass(frozen=True, slots=True)
class _New:
    """What a section is to hold: packed body and count of words, and fields; None leaves it."""

    kept: bytes | None
    words: int
    fields: Mapping[str, Any] | None
    text: str | None

    @staticmethod
    def of(body: Body | None, fields: Mapping[str, Any] | None) -> "_New":
        text = None if fields is None else documents.fields_text(fields)
        if body is None:
            return _New(None, 0, fields, text)
        return _New(documents.pack(body), history.words(body), fields, text)


class Pages(Core):
    """The verbs for what is written."""

    _unsure: _Unsure | None = None

    @cached_property
    def _fullest(self) -> dict[SectionId, str]:
        """Hold the fields of each section as they were with most words since they were kept.

        Words that go a few at a time add up: what each save takes is not much.
        """
        return {}

    def __init__(self, opened: vault.Vault, now: Clock, announce: Announce = ignore) -> None:
        super().__init__(opened, now, announce)
        self._lost: set[int] = set()
        self._told: set[int] = set()

    def place(self) -> Place | None:
        """Return where the writer stopped, or None; also where that cannot be read any more."""
        place = super().place()
        if place is None or not self._can_be_read(place.document):
            return None
        return place

    def _can_be_read(self, document: DocumentId) -> bool:
        ledger = self._vault.ledger
        try:
            if documents.row_of(ledger, document)["guide"] in self.hidden:
                return False
            for row in ledger.select("section", "WHERE document = ?", (document,)):
                ledger.body("section", row)
        except (VaultDamagedError, KeyError):
            return False
        return True

    def summaries(
        self, *, kinds: Iterable[Kind] = WRITTEN, trashed: bool = False
    ) -> tuple[Summary, ...]:
        """Return one line each: letters and plans in the writer's order, entries newest first.

        Packets and registers come only when they are asked for. There may be thousands of entries:
        who shows no list of them asks for other kinds. A text
        whose line cannot be read is left out, and counted by `unreadable`.
        """
        return self.summaries_known(kinds=kinds, trashed=trashed)[0]

    def summaries_known(
        self, *, kinds: Iterable[Kind], trashed: bool = False
    ) -> tuple[tuple[Summary, ...], bool]:
        """Return the lines as `summaries` does, and whether none was left out of them."""
        found, lost = documents.summaries(self._vault.ledger, kinds=kinds, trashed=trashed)
        self._lost.update(lost)
        return self._seen(found), not lost

    def _seen(self, found: tuple[Summary, ...]) -> tuple[Summary, ...]:
        hidden = self.hidden
        return tuple(one for one in found if one.guide not in hidden) if hidden else found

    def recent(self, most: int) -> tuple[Summary, ...]:
        """Return what was changed last, latest first: letters, and all else that is not empty."""
        found, lost = documents.recent(self._vault.ledger, most, self.hidden)
        self._lost.update(lost)
        return found

    def is_kept(self, id: DocumentId) -> bool:  # noqa: A002  the word of the interface
        """Say whether there is such a document, shown, not in the trash, with a line to read."""
        try:
            row = documents.row_of(self._vault.ledger, id)
            is_shown = documents.is_written(row) and row["guide"] not in self.hidden
            return is_shown and row["trashed_at"] is None
        except (VaultDamagedError, KeyError):
            return False

    def begun(self) -> frozenset[str]:
        """Return the guides of which there is a document outside the trash."""
        try:
            return documents.guides(self._vault.database)
        except VaultDamagedError:
            return frozenset(one.guide for one in self.summaries() if one.guide)

    def titles_from(self, title: str) -> frozenset[str]:
        """Return the titles outside the trash that begin with these words."""
        begins = clean_title(title)
        try:
            return documents.titles_from(self._vault.database, begins)
        except VaultDamagedError:
            every = (one.title for one in self.summaries())
            return frozenset(one for one in every if one.startswith(begins))

    def unreadable(self) -> int:
        """Return how many texts were left out of lists; each is counted in one answer only."""
        untold = self._lost - self._told
        self._told |= untold
        return len(untold)

    def guide_of(self, id: DocumentId) -> str:  # noqa: A002  the word of the interface
        """Return the guide of a document, or "", without its words; raises as `open` does."""
        return str(documents.row_of(self._vault.ledger, id)["guide"])

    def open(self, id: DocumentId) -> Document:  # noqa: A002  the word of the interface
        """Return a document with all its words, or raise KeyError, VaultDamagedError."""
        self._last_document = id
        return documents.load(self._vault.ledger, id)

    def start(  # noqa: PLR0913  a document has that many sides
        self,
        *,
        kind: Kind,
        title: str,
        on: date,
        guide: str = "",
        sections: Sequence[tuple[str, str]] = (("body", ""),),
        marks: Mapping[str, State] = MappingProxyType({}),
    ) -> Document:
        """Return a new document with these sections (key, heading); `marks` by section key."""
        start = documents.Start(
            kind=kind, title=clean_title(title), on=on, guide=guide, sections=tuple(sections),
            marks=marks,
        )  # fmt: skip
        # After an error it is not known whether the document is there, so the same start made
        # again gets the same ids; a start that succeeded is forgotten.
        if self._unsure is None or self._unsure[0] != start:
            ids = tuple(SectionId(new_id()) for _ in start.sections)
            self._unsure = (start, DocumentId(new_id()), ids)
        _, document, ids = self._unsure
        with self._vault.writing() as ledger:
            documents.add(ledger, document, ids, start, self._now())
        self._unsure = None
        self.announce(Change.DOCUMENTS)
        return self.open(document)

    def add_section(self, document: DocumentId, key: str, heading: str = "") -> Section:
        """Return the section with this key, made at the end if there is none.

        Raises KeyError for no such document, VaultUnwritableError.
        """
        documents.row_of(self._vault.ledger, document)
        held = documents.load(self._vault.ledger, document)
        if all(one.key != key for one in held.sections):
            with self._vault.writing() as ledger:
                documents.add_section(ledger, document, SectionId(new_id()), key, heading)
            held = documents.load(self._vault.ledger, document)
        return held.section(key)

    def save(
        self,
        document: DocumentId,
        section: SectionId,
        body: Body | None,
        *,
        fields: Mapping[str, Any] | None = None,
        place: Place | None = None,
    ) -> datetime:
        """Keep a section's body and fields, durably, and return the time for "Saved 21:40".

        None leaves the body or the fields as they are. The same save can be made again after an
        error. What the section held when this session first changed it is kept as a snapshot, and
        what it held before a row or more than 200 characters of its fields go. Raises
        VaultUnwritableError, KeyError.
        """
        at, new = self._now(), _New.of(body, fields)
        is_known = section in self._kept_first
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            was_empty = _is_empty(row)
            is_changed = is_known or self._keep_first(row, new, at)
            fullest = self._keep_fullest(row, new, at) if is_known else new.text
            if new.text is not None:
                row = documents.store_fields(ledger, row, new.text)
            if new.kept is not None:
                documents.store_body(ledger, row, new.kept, new.words)
                row = {**row, "words": new.words}
            if section in copied.settle(ledger, document, section if new.text else None):
                row = documents.section_row(ledger, document, section)
            documents.touch(ledger, document, at)
            if place is not None:
                keeping.keep_place(ledger, place)
        if is_changed:
            self._kept_first.add(section)
        if fullest is not None:
            self._fullest[section] = fullest
        self._last_document = document
        if was_empty != _is_empty(row):
            self.announce(Change.DOCUMENTS)
        return at

    def _keep_first(self, row: Row, new: _New, at: datetime) -> bool:
        """Keep what a section held before; say whether it changes now, and needs this no more."""
        ledger = self._vault.ledger
        former, fields = ledger.body("section", row), documents.fields_of(row)
        is_same = new.kept is None or former == new.kept
        if is_same and (new.fields is None or fields == new.fields):
            return False
        if _is_empty(row):
            return True
        if reading_notes.is_of_a_reading(row["key"]):
            # No page shows what it held before, so what somebody deletes there is gone at once.
            ledger.remove("snapshot", "document", row["document"])
            return True
        # The id is chosen once, so that a save made again after an error keeps one snapshot.
        id_ = self._first_snapshots.setdefault(SectionId(row["id"]), SnapshotId(new_id()))
        snapshot = history.make(id_, row, Reason.SESSION, _words(row, fields), at)
        kept = former if former and not fields else _whole(former, fields)
        history.keep(ledger, snapshot, kept)
        return True

    def _keep_fullest(self, row: Row, new: _New, at: datetime) -> str | None:
        """Keep what fields held before much of it went; return what they hold at most since.

        Both are texts as they are kept: what grows need not be read again.
        """
        if new.fields is None or new.text is None or reading_notes.is_of_a_reading(row["key"]):
            return None
        fullest: str = self._fullest.get(SectionId(row["id"])) or row["fields"]
        if len(new.text) >= len(fullest):
            return new.text
        held = json.loads(fullest)
        if not _takes_much(held, new.fields):
            return _fuller(fullest, new.text)
        self._keep_as_it_is(row, Reason.REMOVED, at, held)
        return new.text

    def _keep_as_it_is(
        self, row: Row, reason: Reason, at: datetime, fields: Mapping[str, Any] | None = None
    ) -> SnapshotId:
        """Keep what a section holds now, or held in its fields; return the snapshot."""
        ledger, id_ = self._vault.ledger, SnapshotId(new_id())
        fields = documents.fields_of(row) if fields is None else fields
        snapshot = history.make(id_, row, reason, _words(row, fields), at)
        history.keep(ledger, snapshot, _whole(ledger.body("section", row), fields))
        return id_

    def mark(self, document: DocumentId, section: SectionId, mark: State | None) -> None:
        """Set how far a section is, by hand, or leave it to what is written."""
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            documents.store_mark(ledger, row, mark)
            documents.touch(ledger, document, self._now())
        self.announce(Change.DOCUMENTS)

    def keep_in(self, document: DocumentId) -> None:
        """Let no export ever take this document; what it came from could not leave either."""
        self.change_settings(self.settings.keeping_in(document))

    def rename(self, document: DocumentId, title: str) -> None:
        """Give a document another title."""
        self._change(document, title=clean_title(title))

    def redate(self, document: DocumentId, on: date) -> None:
        """Give a document another day."""
        self._change(document, on_day=on.isoformat())

    def trash(self, document: DocumentId) -> None:
        """Put a document in the trash, where it stays until somebody empties it."""
        self._change(document, trashed_at=self._now().isoformat())

    def restore(self, document: DocumentId) -> None:
        """Take a document out of the trash."""
        self._change(document, trashed_at=None)

    def _change(self, document: DocumentId, **columns: str | int | None) -> None:
        with self._vault.writing() as ledger:
            documents.change(ledger, document, **columns)
        self.announce(Change.DOCUMENTS)

    def order(self, ids: Sequence[DocumentId]) -> None:
        """Put these documents in this order."""
        with self._vault.writing() as ledger:
            for place, document in enumerate(ids):
                documents.change(ledger, document, place=place)
        self.announce(Change.DOCUMENTS)

    def delete_for_good(self, document: DocumentId) -> None:
        """Take a document out with its sections, snapshots, place and last cut.

        What letters noted of copies made of it goes as well; the copies stay. The space all of it
        took in the file holds nothing afterwards, even for somebody with the key.
        """
        with self._vault.writing() as ledger:
            documents.remove(ledger, document)
            copied.settle_without(ledger, document)
        self.announce(Change.DOCUMENTS)


def _is_empty(row: Row) -> bool:
    return not row["words"] and row["fields"] == "{}"


def _words(row: Row, fields: Mapping[str, Any]) -> int:
    return int(row["words"]) + len(values.words(fields).split())


def _whole(body: bytes | None, fields: Mapping[str, Any]) -> bytes:
    return documents.pack_whole(documents.unpack(body), fields)


def _takes_much(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    if _row_ids(was) - _row_ids(now):
        return True  # a row is taken out in one act, however few its words
    return len(values.words(was)) - len(values.words(now)) > LARGE_REMOVAL


def _row_ids(fields: Mapping[str, Any]) -> set[str]:
    rows = (row for value in fields.values() if isinstance(value, list) for row in value)
    return {row["id"] for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)}


def _fuller(one: str, other: str) -> str:
    """Return what is longer; the later where both are as long."""
    return one if len(one) > len(other) else other
