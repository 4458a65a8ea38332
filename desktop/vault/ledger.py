"""Verified rows: every row carries a tag, and one row elsewhere keeps count and sum of all tags.

The tag of a row shows that the row was written here; the sum shows that none is missing, and
that no page of an earlier time was put back (house 0.7, research/security.md 4c).
"""

import contextlib
import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from desktop.errors import VaultDamagedError
from desktop.model.guide import BODY
from desktop.vault import sealing
from desktop.vault.database import Database

Row: TypeAlias = dict[str, Any]

_COMMON = ("id", "document", "version")
TABLES = {
    "document": (
        *_COMMON, "kind", "title", "on_day", "guide", "place", "state",
        "written_at", "changed_at", "trashed_at", "digest",
    ),
    "section": (
        *_COMMON, "key", "heading", "place", "mark", "words", "fields", "digest",
    ),
    "snapshot": (*_COMMON, "section", "kept_at", "reason", "words", "digest"),
    "setting": (*_COMMON, "digest"),
}  # fmt: skip
"""The signed columns of each table, in the order in which they are signed."""

INDEXES: dict[str, dict[str, tuple[str, ...]]] = {
    "document": {
        "sqlite_autoindex_document_1": ("id",),
        "document_day": ("kind", "trashed_at", "on_day", "written_at", "id"),
    },
    "section": {
        "sqlite_autoindex_section_1": ("id",),
        "section_of": ("document", "place"),
        "section_facts": ("document", "fields"),
    },
    "snapshot": {"sqlite_autoindex_snapshot_1": ("id",), "snapshot_of": ("document", "kept_at")},
    "setting": {"sqlite_autoindex_setting_1": ("id",), "setting_of": ("document",)},
}
"""What rows are found by; an old page of one of these would hide rows without touching them."""

NO_FIELDS = "{}"
WITH_FACTS = f"key = '{BODY}' AND fields <> '{NO_FIELDS}'"
"""Which sections stand in the index of facts; a question must say so for SQLite to use it."""
_WHOLE = "true"
_PARTIAL = {"section_facts": WITH_FACTS}

_WITH_WORDS = ("document", "section")
_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows there are, the highest version, and the sum of all tags."""

    rows: int
    highest: int
    sum: int

    def bytes(self) -> bytes:
        """Return these numbers as they are signed."""
        numbers = (self.rows, self.highest, self.sum)
        return b"integrity" + b"".join(value.to_bytes(32) for value in numbers)

    def plus(self, rows: int, tags: int) -> "Totals":
        """Return these totals with rows and tags added."""
        return replace(self, rows=self.rows + rows, sum=(self.sum + tags) % _MODULUS)


NOTHING = Totals(0, 0, 0)


def agree(seen: Totals, kept: Totals) -> bool:
    """Return whether all rows that were written are there, and none of an earlier time."""
    return (seen.rows, seen.sum) == (kept.rows, kept.sum)


def found(database: Database, vault_id: bytes) -> None:
    """Write the first, empty ledger; inside a transaction."""
    key = os.urandom(sealing.KEY)
    database.run("INSERT INTO vault VALUES (1, ?, ?)", (vault_id, key))
    database.run(
        "INSERT INTO integrity VALUES (1, 0, 0, ?, ?)",
        (bytes(32), sealing.tag(key, NOTHING.bytes())),
    )


class Ledger:
    """All reading and writing of rows; what is read has been verified.

    The key of the tags is random and stands inside the encrypted database, so that it outlives
    every change of the master key.
    """

    def __init__(self, database: Database, vault_id: bytes) -> None:
        self._database = database
        identity = database.row("SELECT id, row_key FROM vault")
        if identity is None or identity[0] != vault_id:
            raise VaultDamagedError
        self._key: bytes = identity[1]
        self._pending: Totals | None = None
        self._round = Round(NOTHING)
        self.written: set[str] = set()
        """The documents of which something was written; whoever takes note empties this."""
        self.totals()

    def totals(self) -> Totals:
        """Return the kept totals, or raise VaultDamagedError."""
        row = self._database.row("SELECT rows, highest, sum, mac FROM integrity")
        if row is None:
            raise VaultDamagedError
        totals = Totals(row[0], row[1], int.from_bytes(row[2]))
        if not sealing.same(sealing.tag(self._key, totals.bytes()), row[3]):
            raise VaultDamagedError
        return totals

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Make all writing inside one durable change, totals included, or nothing of it.

        Raises VaultUnwritableError; then it is not known whether the change is there, and the
        same change can be made again without harm.
        """
        with self._database.transaction():
            self._pending = self.totals()
            try:
                yield
                self._keep_totals(self._pending)
            finally:
                self._pending = None

    def _keep_totals(self, totals: Totals) -> None:
        self._database.run(
            "UPDATE integrity SET rows = ?, highest = ?, sum = ?, mac = ?",
            (
                totals.rows,
                totals.highest,
                totals.sum.to_bytes(32),
                sealing.tag(self._key, totals.bytes()),
            ),
        )

    def put(self, table: str, row: Mapping[str, Any], body: bytes | None = None) -> None:
        """Write a row with its id, new or in the place of the former one."""
        totals = self._in_writing()
        version = totals.highest + 1
        whole: Row = {**row, "version": version, "digest": digest_of(body)}
        tag = tag_of(self._key, table, whole)
        columns = TABLES[table]
        former = self._tag_of(table, whole["id"])
        if table in _WITH_WORDS:
            self.written.add(whole["document"])
        self._database.run(_UPSERT[table], (*(whole[column] for column in columns), tag, body))
        added = int.from_bytes(tag) - (0 if former is None else int.from_bytes(former))
        changed = totals.plus(1 if former is None else 0, added)
        self._pending = replace(changed, highest=version)

    def remove(self, table: str, column: str, value: str) -> None:
        """Take out every row with this value; what stood there is overwritten with zeros."""
        tags = self._database.rows(f"SELECT mac FROM {table} WHERE {column} = ?", (value,))  # noqa: S608  our own names
        self._database.run(f"DELETE FROM {table} WHERE {column} = ?", (value,))  # noqa: S608  our own names
        totals = self._in_writing()
        taken = sum(int.from_bytes(tag) for (tag,) in tags)
        self._pending = replace(totals.plus(-len(tags), -taken), highest=totals.highest + 1)

    def _in_writing(self) -> Totals:
        if self._pending is None:
            raise AssertionError("written outside a transaction")
        return self._pending

    def _tag_of(self, table: str, row_id: str) -> bytes | None:
        row = self._database.row(f"SELECT mac FROM {table} WHERE id = ?", (row_id,))  # noqa: S608  our own names
        return None if row is None else bytes(row[0])

    def select(self, table: str, rest: str = "", values: Sequence[Any] = ()) -> list[Row]:
        """Return verified rows without their bodies; `rest` is what follows FROM."""
        columns = TABLES[table]
        question = f"SELECT {', '.join(columns)}, mac FROM {table} {rest}"  # noqa: S608  our own names
        found = self._database.rows(question, values)
        pairs = ((dict(zip(columns, one, strict=False)), one[-1]) for one in found)
        return [self._verified(table, row, tag) for row, tag in pairs]

    def sound(
        self, table: str, where: str, order: str, values: Sequence[Any] = ()
    ) -> tuple[list[Row], list[int]]:
        """Return what `select` would without the rows that cannot be read, and where these stand.

        A row that was not written here costs only itself; so does each row of a damaged page.
        """
        columns = TABLES[table]
        question = f"SELECT {', '.join(columns)}, at, mac FROM {table}"  # noqa: S608  our own names
        lost: list[int] = []
        try:
            found = self._database.sure_rows(f"{question} WHERE {where} {order}", values)
        except VaultDamagedError:
            sound, lost = self._readable(table, question)
            found = self._database.sure_rows(
                f"{question} NOT INDEXED WHERE at IN ({sound}) AND {where} {order}", values
            )
        rows = []
        for *cells, at, tag in found:
            try:
                rows.append(self._verified(table, dict(zip(columns, cells, strict=True)), tag))
            except VaultDamagedError:
                lost.append(at)
        return rows, lost

    def _readable(self, table: str, question: str) -> tuple[str, list[int]]:
        """Return where the rows stand that are not on a damaged page, as a list for SQL; others."""
        sound, lost = [], []
        for at in self.every(table, "at", next(iter(INDEXES[table]))):
            try:
                self._database.sure_rows(f"{question} WHERE at = ?", (at,))
                sound.append(str(at))
            except VaultDamagedError:
                lost.append(at)
        return ", ".join(sound), lost

    def every(self, table: str, column: str, index: str, where: str = "") -> list[Any]:
        """Return what stands in a column, read from an index alone, so that no row is touched."""
        key, value = (INDEXES[table][index][0], where)
        compare = "=" if where else ">="
        question = f"SELECT {column} FROM {table} INDEXED BY {index} WHERE {key} {compare} ?"  # noqa: S608  our own names
        return [one for (one,) in self._database.rows(question, (value,))]

    def body(self, table: str, row: Row) -> bytes | None:
        """Return the verified body of a row that `select` gave."""
        answer = self._database.row(f"SELECT body FROM {table} WHERE id = ?", (row["id"],))  # noqa: S608  our own names
        if answer is None or digest_of(answer[0]) != row["digest"]:
            raise VaultDamagedError
        return None if answer[0] is None else bytes(answer[0])

    def wholes(self, places: Sequence[int]) -> dict[int, tuple[Row, Row, bytes | None]]:
        """Return the verified rows of sections and their documents, with the bodies.

        What is not there is not among them. Raises VaultDamagedError if one cannot be read.
        """
        marks = ", ".join("?" * len(places))
        rows = self._database.rows(f"{_WHOLE_SECTION} IN ({marks})", places)
        verified: dict[tuple[Any, ...], Row] = {}
        return {row[0]: self._whole(row[1:], verified) for row in rows}

    def _whole(
        self, found: Sequence[Any], verified: dict[tuple[Any, ...], Row]
    ) -> tuple[Row, Row, bytes | None]:
        size = len(TABLES["section"])
        row = dict(zip(TABLES["section"], found, strict=False))
        self._verified("section", row, found[size])
        # Sections of one document stand beside the very same row of it.
        told = tuple(found[size + 2 :])
        if (document := verified.get(told)) is None:
            document = dict(zip(TABLES["document"], told, strict=False))
            verified[told] = self._verified("document", document, told[-1])
        body: bytes | None = found[size + 1]
        if digest_of(body) != row["digest"]:
            raise VaultDamagedError
        return row, document, body

    def _verified(self, table: str, row: Row, tag: bytes) -> Row:
        if not sealing.same(tag_of(self._key, table, row), tag):
            raise VaultDamagedError
        return row

    def check(self, budget_s: float) -> bool:
        """Go on with the round through all rows for about this long; say whether it is complete.

        A change begins the round anew. Raises VaultDamagedError for a row that was not written
        here, and at the end of a round whose count or sum is not the one that was kept.
        """
        totals = self.totals()
        if self._round.aim != totals:
            self._round = Round(totals)
        until = time.perf_counter() + budget_s
        while self._round.table is not None:
            self._check_one(self._round)
            if time.perf_counter() >= until:
                return False
        whole = self._round.seen
        self._round = Round(NOTHING)
        if not agree(whole, totals):
            raise VaultDamagedError
        return True

    def _check_one(self, state: "Round") -> None:
        table = state.table or ""
        columns = ", ".join(TABLES[table])
        row = self._database.row(
            f"SELECT {columns}, at, mac, body FROM {table} WHERE at > ? ORDER BY at LIMIT 1",  # noqa: S608  our own names
            (state.at,),
        )
        if row is None:
            self._check_counts(state, table)
            state.next_table()
            return
        *values, state.at, tag, body = row
        whole = self._verified(table, dict(zip(TABLES[table], values, strict=True)), tag)
        if digest_of(body) != whole["digest"]:
            raise VaultDamagedError
        self._check_found(table, whole, state.at)
        state.seen = state.seen.plus(1, int.from_bytes(tag))
        state.in_index.update(index for index in INDEXES[table] if _is_in(index, whole))

    def _check_found(self, table: str, row: Row, at: int) -> None:
        for index, columns in INDEXES[table].items():
            where = " AND ".join(f"{column} IS ?" for column in (*columns, "at"))
            values = (*(row[column] for column in columns), at)
            if not _is_in(index, row):
                continue
            part = _PARTIAL.get(index, _WHOLE)
            question = f"SELECT 1 FROM {table} INDEXED BY {index} WHERE {part} AND {where}"  # noqa: S608  our own names
            if self._database.row(question, values) is None:
                raise VaultDamagedError

    def _check_counts(self, state: "Round", table: str) -> None:
        for index, columns in INDEXES[table].items():
            # Always true; without a condition SQLite counts by an index of its own choice.
            where = f"{_PARTIAL.get(index, _WHOLE)} AND {columns[0]} >= ''"
            question = f"SELECT count(*) FROM {table} INDEXED BY {index} WHERE {where}"  # noqa: S608  our own names
            if self._database.row(question) != (state.in_index[index],):
                raise VaultDamagedError


class Round:
    """How far a check of all rows has come."""

    def __init__(self, aim: Totals) -> None:
        self.aim = aim
        self.seen = NOTHING
        self._tables = list(TABLES)
        self.at = 0
        self.in_index: Counter[str] = Counter()

    @property
    def table(self) -> str | None:
        """Return the table the check stands in, or None at the end."""
        return self._tables[0] if self._tables else None

    def next_table(self) -> None:
        """Go on to the next table."""
        self._tables.pop(0)
        self.at = 0
        self.in_index.clear()


def _is_in(index: str, row: Row) -> bool:
    """Say whether a row stands in an index; that of facts holds few."""
    return index not in _PARTIAL or (row["key"] == BODY and row["fields"] != NO_FIELDS)


def _upsert(table: str, columns: tuple[str, ...]) -> str:
    names = (*columns, "mac", "body")
    marks = ", ".join("?" * len(names))
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "  # noqa: S608  our own names
        f"ON CONFLICT (id) DO UPDATE SET {changes}"
    )


_WHOLE_SECTION = (
    f"SELECT s.at, {', '.join(f's.{one}' for one in TABLES['section'])}, s.mac, s.body, "  # noqa: S608  our own names
    f"{', '.join(f'd.{one}' for one in TABLES['document'])}, d.mac "
    "FROM section s JOIN document d ON d.id = s.document WHERE s.at"
)
_UPSERT = {table: _upsert(table, columns) for table, columns in TABLES.items()}


def tag_of(key: bytes, table: str, row: Row) -> bytes:
    """Return the tag of a row under the key of a ledger."""
    parts = [table, *(row[column] for column in TABLES[table])]
    return sealing.tag(key, b"".join(map(_signed, parts)))


def digest_of(body: bytes | None) -> bytes | None:
    """Return what a row notes of its body."""
    return None if body is None else hashlib.sha256(body).digest()


def _signed(value: str | int | bytes | None) -> bytes:
    """Return a value so that no two rows are signed as the same bytes."""
    match value:
        case None:
            return b"n"
        case int():
            return b"i" + value.to_bytes(8, signed=True)
        case str():
            raw = value.encode()
            return b"s" + len(raw).to_bytes(8) + raw
        case _:
            return b"b" + len(value).to_bytes(8) + value
