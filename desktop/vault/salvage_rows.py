"""Rows found in a damaged database: told apart by their form, judged by their seals.

No table of contents is needed: how many values a row has, and of which kinds, says of which
table it is, and its seal (decision 0013) says whether that is true.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from desktop.errors import VaultDamagedError
from desktop.model.document import Kind, Reason, State
from desktop.vault import documents, sealing
from desktop.vault.ledger import NOTHING, TABLES, Row, Totals, agree, digest_of, tag_of
from desktop.vault.salvage_cells import Record

_BEHIND = 3
"""Beside the signed columns a row has its place, its seal and its body."""
WIDTHS = {len(columns) + _BEHIND: table for table, columns in TABLES.items()}
_IDENTITY, _TOTALS = 3, 5
ROW_WIDTHS = frozenset({*WIDTHS, _IDENTITY, _TOTALS})
_OF_DAY, _OF_SECTION = 6, 3
INDEX_WIDTHS = frozenset({_OF_DAY, _OF_SECTION})
_NUMBERS = {"version", "place", "words"}
_MAY_BE_NONE = {"trashed_at", "mark", "digest"}
OF_LOCKS = frozenset({"generation", "locks"})
"""The settings that belong to key files, and to no new vault."""


class Seal(IntEnum):
    """What shows that a row is as it was written; the higher the better."""

    NONE = 0
    FRONT = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Found:
    """One row: a FRONT seal holds for all but the body, of which the end may be missing."""

    table: str
    at: int
    row: Row
    body: bytes | None
    tag: bytes
    seal: Seal
    pages: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Return table and id."""
        return self.table, str(self.row["id"])

    @property
    def is_body_whole(self) -> bool:
        """Return whether the body is the one the row was written with."""
        return bool(digest_of(self.body) == self.row["digest"])

    @property
    def worth(self) -> tuple[int, int]:
        """Return by what the better of two is told: the seal, then the version."""
        return self.seal, int(self.row["version"])


@dataclass(frozen=True, slots=True)
class Known:
    """What an index tells of a document whose row may be gone."""

    kind: str
    on_day: str
    written_at: str
    trashed_at: str | None


@dataclass(slots=True)
class Harvest:
    """The best that was found of each row, and what the indexes tell of others."""

    rows: dict[tuple[str, str], Found] = field(default_factory=dict)
    cut: dict[tuple[str, str], Found] = field(default_factory=dict)
    documents: dict[str, Known] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    living: set[str] | None = None
    key: bytes | None = None
    totals: list[Totals] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def add(self, found: Found, layer: str) -> None:
        """Keep a row if it is better than what there is of it; of one that is cut, the newest."""
        if found.seal is Seal.FRONT:
            former = self.cut.get(found.key)
            if former is None or former.worth < found.worth:
                self.cut[found.key] = found
            return
        present = self.rows.get(found.key)
        if present is None or present.worth < found.worth:
            if found.seal is Seal.WHOLE and (present is None or present.seal is not Seal.WHOLE):
                self.counted[layer] += 1
            self.rows[found.key] = found

    def note_totals(self, values: Sequence[Any]) -> None:
        """Note what the vault says of itself, where these values are that and their seal holds."""
        found = totals_of(values, self.key)
        if found is not None:
            self.totals.append(found)

    def whole(self, table: str) -> Iterator[Found]:
        """Yield the rows of a table whose seals hold."""
        for found in self.rows.values():
            if found.table == table and found.seal is Seal.WHOLE:
                yield found

    def is_complete(self) -> bool:
        """Return whether what is whole adds up to what the vault noted of itself."""
        seen = NOTHING
        for found in self.rows.values():
            if found.seal is Seal.WHOLE:
                seen = seen.plus(1, int.from_bytes(found.tag))
        noted = max(self.totals, key=lambda one: one.highest, default=None)
        return noted is not None and agree(seen, noted)


def row_keys(records: Iterable[Record], vault_id: bytes) -> Iterator[bytes]:
    """Yield the keys of the seals that are found beside the id of this vault."""
    for record in records:
        match record.values:
            case (None, bytes(one), bytes(key)) if one == vault_id and len(key) == sealing.KEY:
                yield key


def totals_of(values: Sequence[Any], key: bytes | None) -> Totals | None:
    """Return what the vault noted of itself, where the seal over it holds."""
    match values:
        case (_, int(rows), int(highest), bytes(total), bytes(tag)) if key is not None:
            found = Totals(rows, highest, int.from_bytes(total))
            return found if sealing.same(sealing.tag(key, found.bytes()), tag) else None
    return None


def judged(record: Record, key: bytes | None) -> Found | None:
    """Return the row that a record holds, with what its seal says; None when it is no row."""
    table = WIDTHS.get(record.width)
    if table is None or record.at is None:
        return None
    columns = TABLES[table]
    values = record.values[1 : 1 + len(columns)]
    row = dict(zip(columns, values, strict=False))
    if len(values) < len(columns) or not _fits(table, row):
        return None
    tag, body = (*record.values[1 + len(columns) :], None, None)[:2]
    if not isinstance(tag, bytes) or not isinstance(body, bytes | None):
        return None
    return sealed(Found(table, record.at, row, body, tag, Seal.NONE, record.pages), key)


def sealed(found: Found, key: bytes | None) -> Found:
    """Return a row with what its seal says under this key."""
    seal = Seal.NONE
    if key is not None and sealing.same(tag_of(key, found.table, found.row), found.tag):
        seal = Seal.WHOLE if found.is_body_whole else Seal.FRONT
    return replace(found, seal=seal)


def noted(record: Record, harvest: Harvest) -> None:
    """Note what an index tells of documents and of where their sections stand."""
    match record.values:
        case (str(kind), None | str() as gone, str(day), str(written), str(one), int()):
            with contextlib.suppress(ValueError):
                Kind(kind), date.fromisoformat(day), datetime.fromisoformat(written)
                harvest.documents[one] = Known(kind, day, written, gone)
        case (str(document), int(), int(at)):
            harvest.sections[at] = document


def _fits(table: str, row: Mapping[str, Any]) -> bool:
    """Say whether a row can be read by the program; one without a seal could hold anything."""
    for name, value in row.items():
        if value is None and name in _MAY_BE_NONE:
            continue
        wanted = int if name in _NUMBERS else bytes if name == "digest" else str
        if not isinstance(value, wanted):
            return False
    with contextlib.suppress(ValueError, TypeError, LookupError, VaultDamagedError):
        _read(table, row)
        return True
    return False


def _read(table: str, row: Mapping[str, Any]) -> None:
    """Read what the program would, or raise what it would."""
    match table:
        case "document":
            Kind(row["kind"]), State(row["state"]), date.fromisoformat(row["on_day"])
            documents.written_at(dict(row))
            datetime.fromisoformat(row["changed_at"])
            datetime.fromisoformat(row["trashed_at"] or row["changed_at"])
        case "section":
            State(row["mark"] or State.EMPTY)
            dict(json.loads(row["fields"]))
        case "snapshot":
            Reason(row["reason"]), datetime.fromisoformat(row["kept_at"])
