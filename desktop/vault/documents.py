"""Rows to documents and sections, and back; the caller holds the transaction."""

import contextlib
import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from desktop.errors import VaultDamagedError
from desktop.model import pulled, richtext, scales
from desktop.model.document import (
    WRITTEN,
    Document,
    DocumentId,
    Kind,
    Section,
    SectionId,
    State,
    Summary,
    is_beside,
)
from desktop.model.guide import BODY
from desktop.model.richtext import Body
from desktop.vault.database import Database
from desktop.vault.ledger import NO_FIELDS, Ledger, Row

LONG = 1024
"""From here on a body is packed."""
_PLAIN, _PACKED, _WITH_FIELDS = b"\0", b"\1", b"\2"
_UTC = "+00:00"
_FINISHED = frozenset({State.CLEARED, State.NOT_FOR_ME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a new document begins with."""

    kind: Kind
    title: str
    on: date
    guide: str
    sections: tuple[tuple[str, str], ...]
    marks: Mapping[str, State] = field(default_factory=dict)


def pack(body: Body) -> bytes:
    """Return a body as it is kept: its JSON, packed when long (zlib, fastest level)."""
    text = richtext.encode(body).encode("utf-8", "surrogatepass")
    return _PLAIN + text if len(text) < LONG else _PACKED + zlib.compress(text, 1)


def pack_whole(body: Body, fields: Mapping[str, Any]) -> bytes:
    """Return a body with its fields as a snapshot keeps them; without fields, as `pack` does.

    What was noted of copies is not kept: it would outlive a source that is deleted for good.
    """
    fields = pulled.without_notes(fields)
    if not fields:
        return pack(body)
    both = json.dumps([richtext.encode(body), fields])
    return _WITH_FIELDS + zlib.compress(both.encode(), 1)


def unpack(kept: bytes | None) -> Body:
    """Return the body that was kept, or raise VaultDamagedError."""
    return unpack_whole(kept)[0]


def unpack_whole(kept: bytes | None) -> tuple[Body, Mapping[str, Any]]:
    """Return the body and the fields that were kept, or raise VaultDamagedError."""
    if not kept:
        return richtext.EMPTY, {}
    try:
        if kept[:1] == _WITH_FIELDS:
            text, fields = json.loads(zlib.decompress(kept[1:]))
            return richtext.decode(text), dict(fields)
        return richtext.decode(raw(kept).decode("utf-8", "surrogatepass")), {}
    except (ValueError, TypeError, zlib.error):
        raise VaultDamagedError from None


def plain(kept: bytes | None) -> str:
    """Return the words of a body that was kept, as `richtext.plain` of it, or VaultDamagedError."""
    if not kept or kept[:1] == _WITH_FIELDS:
        return richtext.plain(unpack(kept))
    try:
        blocks = json.loads(raw(kept).decode("utf-8", "surrogatepass"))
        return "\n".join(
            "".join(run if isinstance(run, str) else run[0] for run in runs) for _, runs in blocks
        )
    except (ValueError, TypeError, LookupError, zlib.error):
        raise VaultDamagedError from None


def raw(kept: bytes) -> bytes:
    """Return the JSON of a body that was kept without fields, or raise zlib.error."""
    return zlib.decompress(kept[1:]) if kept[:1] == _PACKED else kept[1:]


def add(
    ledger: Ledger, document: DocumentId, ids: Sequence[SectionId], start: Start, at: datetime
) -> None:
    """Write a new document whose sections have these ids."""
    for place, (section, (key, heading)) in enumerate(zip(ids, start.sections, strict=True)):
        mark = start.marks.get(key)
        ledger.put("section", _new_section(document, section, (key, heading), place, mark))
    ledger.put(
        "document",
        {
            "id": document, "document": document, "kind": start.kind.value, "title": start.title,
            "on_day": start.on.isoformat(), "guide": start.guide,
            "place": _first_place(ledger, start.kind), "state": _state(ledger, document).value,
            "written_at": own_clock(at), "changed_at": at.isoformat(), "trashed_at": None,
        },
    )  # fmt: skip


def storable(words: str) -> str:
    """Return words that can be kept: half a character, which a cut can leave, is replaced."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def own_clock(at: datetime) -> str:
    """Return a moment as the clock here shows it, with its distance from UTC.

    No distance is written Z: rows of before, that only knew UTC, have +00:00.
    """
    text = at.astimezone().isoformat()
    return f"{text.removesuffix(_UTC)}Z" if text.endswith(_UTC) else text


def written_at(row: Row) -> datetime:
    """Return when a document was begun, by the clock of then; UTC is shown by that of here."""
    moment = datetime.fromisoformat(row["written_at"])
    return moment.astimezone() if row["written_at"].endswith(_UTC) else moment


def add_section(
    ledger: Ledger, document: DocumentId, section: SectionId, key: str, heading: str
) -> None:
    """Write one more section at the end of a document that has none with this key."""
    rows = ledger.select("section", "WHERE document = ? ORDER BY place DESC LIMIT 1", (document,))
    place = int(rows[0]["place"]) + 1 if rows else 0
    ledger.put("section", _new_section(document, section, (key, heading), place, None))


def _new_section(
    document: DocumentId, section: SectionId, name: tuple[str, str], place: int, mark: State | None
) -> Row:
    key, heading = name
    return {
        "id": section, "document": document, "key": key, "heading": heading, "place": place,
        "mark": mark, "words": 0, "fields": NO_FIELDS,
    }  # fmt: skip


def _first_place(ledger: Ledger, kind: Kind) -> int:
    """Return the place in front of all letters; entries stand by their day and need none."""
    if kind is Kind.ENTRY:
        return 0
    where = f"kind = '{kind.value}'"
    rows, lost = ledger.sound("document", where, "ORDER BY place LIMIT 1")
    if lost:
        rows, _ = ledger.sound("document", where, "ORDER BY place")
    return int(rows[0]["place"]) - 1 if rows else 0


def row_of(ledger: Ledger, document: DocumentId) -> Row:
    """Return a document's row, or raise KeyError."""
    rows = ledger.select("document", "WHERE id = ?", (document,))
    if not rows:
        raise KeyError(document)
    return rows[0]


def every_id(ledger: Ledger) -> list[str]:
    """Return the ids of all documents, also of those whose rows cannot be read."""
    return ledger.every("document", "id", "sqlite_autoindex_document_1")


def places_of(ledger: Ledger, document: str) -> list[int]:
    """Return where the sections of a document stand, also of those that cannot be read."""
    return ledger.every("section", "at", "section_of", document)


def section_row(ledger: Ledger, document: DocumentId, section: SectionId) -> Row:
    """Return a section's row, or raise KeyError when this document has no such section."""
    rows = ledger.select("section", "WHERE id = ? AND document = ?", (section, document))
    if not rows:
        raise KeyError(section)
    return rows[0]


def body_of(ledger: Ledger, section: Row) -> Body:
    """Return the body of a section."""
    return unpack(ledger.body("section", section))


def load(ledger: Ledger, document: DocumentId) -> Document:
    """Return a whole document, or raise KeyError, VaultDamagedError."""
    row = row_of(ledger, document)
    rows = ledger.select("section", "WHERE document = ? ORDER BY place", (document,))
    sections = tuple(_section(ledger, one) for one in rows)
    if row["guide"] == scales.GUIDE:
        sections = scales.folded(sections)
    return _document(row, sections)


def load_readable(ledger: Ledger, document: DocumentId) -> Document:
    """Return a document with those of its sections that can be read; raises as `row_of`."""
    row = row_of(ledger, document)
    rows, _ = ledger.sound("section", "document = ?", "ORDER BY place", (document,))
    sections = []
    for one in rows:
        with contextlib.suppress(VaultDamagedError):
            sections.append(_section(ledger, one))
    return _document(row, tuple(sections))


def _document(row: Row, sections: tuple[Section, ...]) -> Document:
    return Document(
        id=DocumentId(row["id"]),
        kind=Kind(row["kind"]),
        title=row["title"],
        on=date.fromisoformat(row["on_day"]),
        written_at=written_at(row),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        guide=row["guide"],
        sections=sections,
    )


def _section(ledger: Ledger, row: Row) -> Section:
    return Section(
        id=SectionId(row["id"]),
        key=row["key"],
        heading=row["heading"],
        body=body_of(ledger, row),
        mark=None if row["mark"] is None else State(row["mark"]),
        fields=fields_of(row),
        version=row["version"],
    )


def has_facts(section: Row, document: Row) -> bool:
    """Say whether the fields of a section are the facts of a journal entry (`model/entries.py`)."""
    return bool(section["key"] == BODY and document["kind"] == Kind.ENTRY)


def is_written(document: Row) -> bool:
    """Say whether a document is something written, and no packet or register."""
    return document["kind"] in WRITTEN


def fields_of(section: Row) -> Mapping[str, Any]:
    """Return the fields of a section."""
    return dict(json.loads(section["fields"]))


def store_body(ledger: Ledger, section: Row, kept: bytes, words: int) -> None:
    """Give a section another body."""
    ledger.put("section", {**section, "words": words}, kept)


def fields_text(fields: Mapping[str, Any]) -> str:
    """Return fields as they are kept."""
    return json.dumps(fields, separators=(",", ":"))


def store_fields(ledger: Ledger, section: Row, text: str) -> Row:
    """Give a section other fields, as `fields_text` made them, and return its row then."""
    changed = {**section, "fields": text}
    ledger.put("section", changed, ledger.body("section", section))
    return changed


def store_mark(ledger: Ledger, section: Row, mark: State | None) -> None:
    """Give a section another mark."""
    body = ledger.body("section", section)
    ledger.put("section", {**section, "mark": mark}, body)


def touch(ledger: Ledger, document: DocumentId, at: datetime) -> None:
    """Note in a document's row when it changed and how far it is."""
    row = row_of(ledger, document)
    state = _state(ledger, document)
    ledger.put("document", {**row, "changed_at": at.isoformat(), "state": state.value})


def change(ledger: Ledger, document: DocumentId, **columns: str | int | None) -> None:
    """Give a document other values in these columns."""
    ledger.put("document", {**row_of(ledger, document), **columns})


def remove(ledger: Ledger, document: DocumentId) -> None:
    """Take out a document and everything that belongs to it, settings included."""
    for table in ("section", "snapshot", "setting", "document"):
        ledger.remove(table, "document", document)


def remove_section(ledger: Ledger, section: SectionId) -> None:
    """Take one section out of its document, with its earlier states."""
    ledger.remove("snapshot", "section", section)
    ledger.remove("section", "id", section)


def _state(ledger: Ledger, document: DocumentId) -> State:
    """Return how far a document is: as far as the section that is least far, not-for-me aside."""
    rows = ledger.select("section", "WHERE document = ?", (document,))
    states = {_state_of(row) for row in rows if not is_beside(row["key"])}
    if states and states <= _FINISHED:
        return State.CLEARED
    if states and states <= _FINISHED | {State.REVIEWED}:
        return State.REVIEWED
    return State.EMPTY if states <= {State.EMPTY, State.NOT_FOR_ME} else State.STARTED


def _state_of(row: Row) -> State:
    if row["mark"] is not None:
        return State(row["mark"])
    return State.STARTED if row["words"] or row["fields"] != NO_FIELDS else State.EMPTY


def summaries(
    ledger: Ledger, *, kinds: Iterable[Kind] = WRITTEN, trashed: bool = False
) -> tuple[tuple[Summary, ...], list[int]]:
    """Return one line for each document of these kinds, and where those stand that are unreadable.

    Letters, plans, then entries: letters and plans in the writer's order, entries newest first.
    """
    by_kind = "CASE kind WHEN 'letter' THEN 0 WHEN 'plan' THEN 1 ELSE 2 END"
    by_hand = "CASE kind WHEN 'entry' THEN 0 ELSE place END"
    order = f"ORDER BY {by_kind}, {by_hand}, on_day DESC, julianday(written_at) DESC"
    rows, lost = ledger.sound("document", _among(kinds, trashed=trashed), order)
    return tuple(map(_summary, rows)), lost


def _among(kinds: Iterable[Kind], *, trashed: bool) -> str:
    names = ", ".join(f"'{kind.value}'" for kind in Kind if kind in set(kinds))
    return f"kind IN ({names}) AND trashed_at IS {'NOT NULL' if trashed else 'NULL'}"


def recent(
    ledger: Ledger, most: int, hidden: Collection[str] = ()
) -> tuple[tuple[Summary, ...], list[int]]:
    """Return the documents that were changed last and hold something; an empty letter counts.

    Those of `hidden` guides are left out.
    """
    where = (
        f"{_among(WRITTEN, trashed=False)} AND (state <> '{State.EMPTY.value}' "
        f"OR kind = '{Kind.LETTER.value}') AND guide NOT IN ({', '.join('?' * len(hidden))})"
    )
    order, values = "ORDER BY changed_at DESC", sorted(hidden)
    rows, lost = ledger.sound("document", where, f"{order} LIMIT {most:d}", values)
    if lost:
        rows, lost = ledger.sound("document", where, order, values)
    return tuple(map(_summary, rows[:most])), lost


def guides(database: Database) -> frozenset[str]:
    """Return the guides of which there is a document outside the trash."""
    rows = database.sure_rows(
        f"SELECT DISTINCT guide FROM document WHERE {_among(WRITTEN, trashed=False)} "  # noqa: S608  our own names
        "AND guide <> ''"
    )
    return frozenset(guide for (guide,) in rows)


def titles_from(database: Database, title: str) -> frozenset[str]:
    """Return the titles outside the trash that begin with these words."""
    rows = database.sure_rows(
        f"SELECT title FROM document WHERE {_among(WRITTEN, trashed=False)} "  # noqa: S608  our own names
        "AND substr(title, 1, ?) = ?",
        (len(title), title),
    )
    return frozenset(one for (one,) in rows)


def _summary(row: Row) -> Summary:
    trashed = row["trashed_at"]
    return Summary(
        id=DocumentId(row["id"]),
        kind=Kind(row["kind"]),
        title=row["title"],
        on=date.fromisoformat(row["on_day"]),
        written_at=written_at(row),
        changed_at=datetime.fromisoformat(row["changed_at"]),
        state=State(row["state"]),
        guide=row["guide"],
        trashed_at=None if trashed is None else datetime.fromisoformat(trashed),
    )
