"""A whole vault as plain records, one document at a time; and all of them taken into a new one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from desktop.errors import VaultNotEmptyError
from desktop.model import reading_notes, richtext
from desktop.model.document import Document, DocumentId, Kind, Place, SectionId
from desktop.model.open_export import Record
from desktop.model.reading_notes import KEY, OFFERS, Fields
from desktop.model.reading_parts import Words
from desktop.model.reading_scope import OF_IMPACTED, OFFERED
from desktop.model.settings import Settings
from desktop.vault import documents, keeping
from desktop.vault.ledger import TABLES, Ledger, Row
from desktop.verbs import noted
from desktop.verbs.core import Change, Core

_SECTIONS = "WHERE document = ? ORDER BY place, at"
_READ = "key = ? OR substr(key, 1, ?) = ?", "ORDER BY at", (OFFERS, len(KEY), KEY)
"""The sections that a reading alone has, also where no row is left that says what it is."""
_SNAPSHOTS = "WHERE document = ? ORDER BY kept_at, at"
_NOT_CARRIED = {"document", "version", "digest"}
"""What a vault makes anew for itself: versions of rows and their digests; and whose row it is."""


class Carrying(Core):
    """The verbs for taking everything along, as `desktop.takeaway` does it."""

    def now(self) -> datetime:
        """Return this moment by the clock of the session."""
        return self._now()

    def carried_ids(self) -> tuple[DocumentId, ...]:
        """Return the ids of all documents there are: in the trash, hidden, and beside the lists.

        But for what was offered to somebody who was hurt: no file tells of it (domain.md 4.3). What
        was found shows whose it is, where a damaged vault lost the rows that say so; what was found
        in a text that is not there any more is of no use.
        """
        rows = self._vault.database.sure_rows(
            "SELECT id FROM document WHERE NOT (kind = 'reading' AND title NOT IN"
            " (SELECT id FROM document WHERE guide NOT IN (?, ?)))"
            " ORDER BY kind = 'entry', kind, place, on_day, written_at, id",
            OFFERED,
        )
        found, _ = self._vault.ledger.sound("section", *_READ)
        unsaid = {row["document"] for row in found if _is_of_an_offer(row)}
        return tuple(DocumentId(one) for (one,) in rows if one not in unsaid)

    def carried_document(
        self,
        id: DocumentId,  # noqa: A002  the word of the interface
    ) -> tuple[Document, bool]:
        """Return a document as it is read, and whether it is in the trash; raises as `carried`."""
        ledger = self._vault.ledger
        is_trashed = documents.row_of(ledger, id)["trashed_at"] is not None
        document = documents.load(ledger, id)
        if document.kind is Kind.READING:
            document = _reading(ledger, document)
        return document, is_trashed

    def carried(self, id: DocumentId) -> Record:  # noqa: A002  the word of the interface
        """Return a document with every field, its sections and all that was kept of them.

        Of what was found in a text, what is about words that are there no more stays behind, unless
        somebody wrote a reason; so do its earlier states. Raises KeyError, VaultDamagedError.
        """
        ledger = self._vault.ledger
        made = _plain(documents.row_of(ledger, id), "document")
        sections = ledger.select("section", _SECTIONS, (id,))
        snapshots = ledger.select("snapshot", _SNAPSHOTS, (id,))
        made["sections"] = [_section(ledger, row) for row in sections]
        made["snapshots"] = [_snapshot(ledger, row) for row in snapshots]
        if made["kind"] == Kind.READING.value:
            words = noted.words_of(ledger, made["title"])
            for one in made["sections"]:
                one["fields"] = _standing(words, one["key"], one["fields"])
            made["snapshots"] = []
        return made

    def carried_beside(self) -> Record:
        """Return what is kept beside the documents: settings, place, last cut."""
        ledger = self._vault.ledger
        place, cut = keeping.place(ledger), keeping.cut(ledger)
        return {
            "settings": asdict(keeping.settings(ledger)),
            "place": asdict(place) if place is not None else None,
            "cut": {"document": keeping.cut_from(ledger), "body": _blocks(cut)} if cut else None,
        }

    def take_in(self, beside: Record, every: Iterable[Record]) -> int:
        """Keep all of this in a vault in which nothing is written, and return how many documents.

        `every` are records as `open_export.document` gave them, and are asked for one by one. All
        is kept in one change, or nothing. Raises VaultNotEmptyError, VaultUnwritableError, and
        what `every` raises.
        """
        if self.carried_ids():
            raise VaultNotEmptyError
        settings: Settings = beside["settings"]
        count = 0
        with self._vault.writing() as ledger:
            for one in every:
                _put(ledger, one)
                count += 1
            keeping.keep_settings(ledger, settings)
            if place := beside["place"]:
                keeping.keep_place(ledger, _place(place))
            if cut := beside["cut"]:
                keeping.keep_cut(ledger, cut["body"], DocumentId(cut["document"]) or None)
        self._settings = settings
        self.announce(Change.SETTINGS)
        self.announce(Change.DOCUMENTS)
        return count


def _reading(ledger: Ledger, found: Document) -> Document:
    """Return what was found in a text without what is about words that are there no more."""
    words = noted.words_of(ledger, DocumentId(found.title))
    sections = (one.with_fields(_standing(words, one.key, one.fields)) for one in found.sections)
    return replace(found, sections=tuple(sections))


def _standing(words: Mapping[str, Words], key: str, fields: Fields) -> Record:
    if not key.startswith(KEY) or not fields:
        return dict(fields)
    notes = reading_notes.notes_of(fields)
    return reading_notes.kept(reading_notes.leaving(words.get(key, Words()), notes))


def _is_of_an_offer(row: Row) -> bool:
    fields = documents.fields_of(row)
    if row["key"] == OFFERS:
        return bool(fields)
    return any(one.label in OF_IMPACTED for one in reading_notes.notes_of(fields))


def _plain(row: Row, table: str) -> Record:
    return {name: row[name] for name in TABLES[table] if name not in _NOT_CARRIED}


def _section(ledger: Ledger, row: Row) -> Record:
    kept = ledger.body("section", row)
    body = None if kept is None else _blocks(documents.unpack(kept))
    fields = dict(documents.fields_of(row))
    return {**_plain(row, "section"), "fields": fields, "body": body}


def _snapshot(ledger: Ledger, row: Row) -> Record:
    body, fields = documents.unpack_whole(ledger.body("snapshot", row))
    return {**_plain(row, "snapshot"), "fields": dict(fields), "body": _blocks(body)}


def _blocks(body: richtext.Body) -> list[Any]:
    """Return a body as JSON; `richtext.from_json` reads it."""
    return list(json.loads(richtext.encode(body)))


def _place(value: Record) -> Place:
    return Place(
        document=DocumentId(value["document"]),
        section=SectionId(value["section"]),
        caret=value["caret"],
    )


def _put(ledger: Ledger, one: Record) -> None:
    beside = {"document": one["id"]}
    inner = ("sections", "snapshots")
    ledger.put("document", {key: one[key] for key in one if key not in inner} | beside)
    for section in one["sections"]:
        body = section["body"]
        row = {**section, **beside, "fields": documents.fields_text(section["fields"])}
        ledger.put("section", row, None if body is None else documents.pack(body))
    for snapshot in one["snapshots"]:
        kept = documents.pack_whole(snapshot["body"], snapshot["fields"])
        ledger.put("snapshot", snapshot | beside, kept)
