"""Finding journal entries among many: which there are, on which days, with which own words.

Which entries are wanted is asked of rows that nobody verified; whatever of an entry is shown is
read from verified ones.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from desktop.errors import VaultDamagedError
from desktop.model import entries, richtext
from desktop.model.document import DocumentId, Kind, SectionId, is_beside
from desktop.model.entries import EntryDay, EntryLine
from desktop.model.guide import BODY
from desktop.vault import documents
from desktop.vault.database import Database
from desktop.vault.ledger import WITH_FACTS, Ledger, Row

AT_ONCE = 500
"""Rows that are named in one question; SQLite takes 32,766 values."""
VEILED = '"veiled":true'
"""How the fields of a veiled entry say so (`documents.fields_text`)."""
FAR = 200
"""Entries; to put more in order before the wanted ones takes longer than to find their day."""
_ENTRIES = f"d.kind = '{Kind.ENTRY.value}' AND d.trashed_at IS"
_NEWEST = "ORDER BY d.on_day DESC, julianday(d.written_at) DESC, d.at DESC"
# SQLite's JSON is slow beside a look at the text, which settles most: 20,000 entries take 16 ms.
_FACTS = (
    "FROM section s INDEXED BY section_facts CROSS JOIN document d ON d.id = s.document "
    f"WHERE {WITH_FACTS} AND {_ENTRIES} NULL AND instr(fields, ?)"
)
_DATED = (
    "+d.id IN (SELECT s.document FROM section s INDEXED BY section_facts "  # noqa: S608  our own names
    f"WHERE {WITH_FACTS} AND instr(fields, '\"happened\":'))"
)
_HOLDS = (
    "EXISTS (SELECT 1 FROM section s INDEXED BY section_facts "  # noqa: S608  our own names
    f"WHERE {WITH_FACTS} AND s.document = d.id AND instr(fields, ?) "
    "AND EXISTS (SELECT 1 FROM json_each(fields, ?) WHERE value = ?))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries: of these days, of a part of life, with a tag; in the trash or not.

    `dated` are only those of which it is said when it happened.
    """

    first: date | None = None
    last: date | None = None
    reach: str = ""
    tag: str = ""
    trashed: bool = False
    dated: bool = False

    @property
    def where(self) -> str:
        """Say in SQL where the rows of these kinds stand, whatever their days and facts."""
        return f"{_ENTRIES} {'NOT NULL' if self.trashed else 'NULL'}"

    def is_met(self, line: EntryLine) -> bool:
        """Say whether an entry, in the trash or not, is one of these."""
        is_in_days = (self.first or line.on) <= line.on <= (self.last or line.on)
        has_reach = not self.reach or self.reach in line.entry.reach
        is_dated = not self.dated or line.entry.happened is not None
        has_tag = not self.tag or self.tag in line.entry.tags
        return is_in_days and has_reach and has_tag and is_dated


def ids(database: Database, wanted: Wanted, limit: int = -1, offset: int = 0) -> list[str]:
    """Return which entries are wanted, newest first by day, then by when they were begun."""
    return [one for one, _ in ids_with_days(database, wanted, limit, offset)]


def ids_with_days(
    database: Database, wanted: Wanted, limit: int = -1, offset: int = 0
) -> list[tuple[str, str]]:
    """Return which entries are wanted, each with its day, in the order of `ids`."""
    if offset >= FAR and not (wanted.reach or wanted.tag or wanted.dated):
        wanted, offset = _further_down(database, wanted, offset)
    parts: list[str] = [wanted.where]
    values: list[str | int] = []
    for day, compare in ((wanted.first, ">="), (wanted.last, "<=")):
        if day is not None:
            parts.append(f"d.on_day {compare} ?")
            values.append(day.isoformat())
    for word, path in ((wanted.reach, "$.reach"), (wanted.tag, "$.tags")):
        if word:
            parts.append(_HOLDS)
            values += [json.dumps(word), path, documents.storable(word)]
    if wanted.dated:
        parts.append(_DATED)
    rows = database.sure_rows(
        f"SELECT d.id, d.on_day FROM document d WHERE {' AND '.join(parts)} {_NEWEST} "  # noqa: S608  our own names
        "LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [(one, day) for one, day in rows]


def days_by_id(database: Database, wanted: Sequence[str]) -> dict[str, str]:
    """Return the days of those of these documents that are entries outside the trash."""
    found: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        found |= dict(
            database.sure_rows(
                f"SELECT d.id, d.on_day FROM document d WHERE d.id IN ({marks}) "  # noqa: S608  our own names
                f"AND {_ENTRIES} NULL",
                some,
            )
        )
    return found


def _further_down(database: Database, wanted: Wanted, offset: int) -> tuple[Wanted, int]:
    """Return the same from the day at which an offset stands, found without sorting."""
    among = f"FROM document d WHERE {wanted.where} AND d.on_day BETWEEN ? AND ?"
    stretch = [(wanted.first or date.min).isoformat(), (wanted.last or date.max).isoformat()]
    found = database.sure_rows(
        f"SELECT d.on_day {among} ORDER BY d.on_day DESC LIMIT 1 OFFSET ?",
        (*stretch, offset),
    )
    if not found:
        return wanted, offset
    day: str = found[0][0]
    [(later,)] = database.sure_rows(
        f"SELECT count(*) {among} AND d.on_day > ?",
        (*stretch, day),
    )
    return replace(wanted, last=date.fromisoformat(day)), offset - later


def days(database: Database) -> tuple[EntryDay, ...]:
    """Return the days that have entries, oldest first."""
    every = database.sure_rows(
        f"SELECT on_day FROM document d WHERE {_ENTRIES} NULL ORDER BY on_day"  # noqa: S608  our own names
    )
    some = database.sure_rows(f"SELECT on_day {_FACTS}", (VEILED,))
    # Counted here: SQLite takes ten times as long.
    counts, veiled = (Counter(day for (day,) in found) for found in (every, some))
    return tuple(
        EntryDay(on=date.fromisoformat(day), count=count, veiled=veiled[day])
        for day, count in counts.items()
    )


def days_of(lines: Sequence[EntryLine]) -> tuple[EntryDay, ...]:
    """Return the days to which these entries belong, oldest first."""
    by_day = groupby(sorted(lines, key=lambda one: one.on), key=lambda one: one.on)
    whole = ((day, list(of_day)) for day, of_day in by_day)
    return tuple(
        EntryDay(on=day, count=len(some), veiled=sum(one.entry.is_veiled for one in some))
        for day, some in whole
    )


def tags(database: Database) -> set[str]:
    """Return the tags that entries without a veil have."""
    rows = database.sure_rows(
        f"SELECT fields {_FACTS} AND NOT instr(fields, ?)", ('"tags":', VEILED)
    )
    # Many have the same tags: these are cut out as text, and each list of them is read once.
    whole = {_cut_out(text): text for (text,) in rows}
    return {tag for part, text in whole.items() for tag in _tags_in(part, text)}


def veiled(database: Database) -> frozenset[DocumentId]:
    """Return which entries are veiled, but for those in the trash."""
    rows = database.sure_rows(f"SELECT d.id {_FACTS}", (VEILED,))
    return frozenset(DocumentId(id_) for (id_,) in rows)


def _cut_out(text: str) -> str:
    start = text.find('"tags":') + len('"tags":')
    return text[start : text.find("]", start) + 1]


def _tags_in(part: str, text: str) -> tuple[str, ...]:
    try:
        return entries.tags_of({"tags": json.loads(part)})
    except ValueError:  # a tag holds a bracket, and it was cut in the middle
        return entries.tags_of(json.loads(text))


def every(ledger: Ledger, wanted: Wanted) -> tuple[list[EntryLine], list[int]]:
    """Return the lines of all wanted entries, and where rows stand that cannot be read.

    Each row is read for itself: for a vault of which a page is damaged.
    """
    rows, lost = ledger.sound("document", wanted.where.replace("d.", ""), "ORDER BY at DESC")
    found = [one for one in _lines(ledger, rows, lost) if wanted.is_met(one)]
    return sorted(found, key=lambda one: (one.on, one.written_at), reverse=True), lost


def lines(ledger: Ledger, wanted: Sequence[str]) -> tuple[list[EntryLine], list[int]]:
    """Return the lines of these entries in this order, and where rows stand that cannot be read."""
    rows, lost = _named(ledger, "document", "id", wanted)
    by_id = {one.id: one for one in _lines(ledger, rows, lost)}
    return [by_id[DocumentId(one)] for one in wanted if one in by_id], lost


def first_words(ledger: Ledger, wanted: Sequence[str], most: int) -> dict[DocumentId, str]:
    """Return the first words of these entries; those of veiled and unreadable ones are left out."""
    found = {}
    for id_, lead in _leads(ledger, wanted, []).items():
        if lead["key"] == BODY and entries.of(documents.fields_of(lead)).is_veiled:
            continue
        try:
            text = " ".join(richtext.plain(documents.body_of(ledger, lead)).split())
        except VaultDamagedError:
            continue
        found[DocumentId(id_)] = entries.beginning(text, most)
    return found


def with_passages(database: Database, wanted: Sequence[str], reach: str) -> set[str]:
    """Return which of these entries may hold a passage that touches a part of life.

    It is asked of the kept text, so that the many that hold none need not be read.
    """
    marks, mark = (
        ", ".join("?" * len(wanted)),
        json.dumps(reach, ensure_ascii=False).encode("utf-8", "surrogatepass"),
    )
    try:
        rows = database.sure_rows(
            f"SELECT document, body FROM section WHERE document IN ({marks})",  # noqa: S608  our own names
            wanted,
        )
    except VaultDamagedError:
        return set(wanted)
    return {document for document, kept in rows if kept and mark in _text(kept)}


def _text(kept: bytes) -> bytes:
    try:
        return documents.raw(kept)
    except (ValueError, zlib.error):
        return b""


def _lines(ledger: Ledger, rows: Sequence[Row], lost: list[int]) -> Iterator[EntryLine]:
    leads = _leads(ledger, [row["id"] for row in rows], lost)
    return (_line(row, leads[row["id"]]) for row in rows if row["id"] in leads)


def _leads(ledger: Ledger, wanted: Sequence[str], lost: list[int]) -> Mapping[str, Row]:
    """Return of each document the first section that is a page of it."""
    found, also = _named(ledger, "section", "document", wanted)
    lost += also
    found.sort(key=lambda row: -row["place"])
    return {row["document"]: row for row in found if not is_beside(row["key"])}


def _named(
    ledger: Ledger, table: str, column: str, wanted: Sequence[str]
) -> tuple[list[Row], list[int]]:
    rows: list[Row] = []
    lost: list[int] = []
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found, also = ledger.sound(table, f"{column} IN ({', '.join('?' * len(some))})", "", some)
        rows += found
        lost += also
    return rows, lost


def _line(row: Row, lead: Row) -> EntryLine:
    facts = documents.fields_of(lead) if documents.has_facts(lead, row) else {}
    return EntryLine(
        id=DocumentId(row["id"]),
        section=SectionId(lead["id"]),
        on=date.fromisoformat(row["on_day"]),
        written_at=documents.written_at(row),
        title=row["title"],
        entry=entries.of(facts),
        words=lead["words"],
        guide=row["guide"],
    )
