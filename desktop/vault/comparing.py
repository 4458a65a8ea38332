"""Reads a shelf of the index back and compares it with what the sections say.

Nothing is kept for this and nothing is signed: the sections are verified rows, so they say what the
index must hold. An old page that somebody put back, whatever it held, makes a difference (0043).
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from typing import TypeAlias

from desktop.errors import VaultDamagedError
from desktop.vault import search
from desktop.vault.database import Database
from desktop.vault.ledger import Ledger, Totals

Told: TypeAlias = Callable[[int], tuple[search.Entry, str] | None]
"""Returns what the index must hold of the section that stands there; None: it cannot be read."""
PORTION = 1_000
"""Sections with a word that are read at once: about 2 ms."""
_TERMS = 40
_LONGEST = 32_768
"""Bytes of a term; FTS5 cuts what is longer (FTS5_MAX_TOKEN_SIZE)."""
_KEY = os.urandom(32)
"""Which places of words add up to the same cannot be known outside this process."""


def agree(seen: int, told: int) -> bool:
    """Return whether every word stands where it must and nowhere else."""
    return seen == told


def compare(database: Database, shelf: int, told: Told) -> Iterator[bool | None]:
    """Yield None between portions of work, and at the end whether the shelf is as it must be.

    Where a section cannot be read, which the check of all rows tells, nothing can be said against
    its shelf. Raises VaultDamagedError for a page of the index that cannot be read.
    """
    places = search.places_in(database, shelf)
    is_there = shelf in search.shelves(database)
    sum_told = 0
    for at in places:
        one_told = told(at)
        if one_told is None:
            yield True
            return
        entry, words = one_told
        key = search.known_key(database, entry, words) if is_there else None
        if key is None:
            yield False
            return
        sum_told += sum(_digest(term, key) for term in _terms_of(words))
        yield None
    if not is_there:
        yield True
        return
    for is_right in _form(database, shelf, len(places)):
        if not is_right:
            yield False
            return
        yield None
    sum_seen = 0
    for part in _read(database, search.name_of(shelf)):
        sum_seen += part
        yield None
    yield agree(sum_seen, sum_told)


def _form(database: Database, shelf: int, many: int) -> Iterator[bool]:
    """Yield whether as many sections as there must be are noted, and whether each table is whole.

    An old page of a table is found here also where no word needs it.
    """
    yield search.counts(database, shelf) == (many, many)
    for name in search.tables_of(shelf):
        yield search.fit_together(database, name)


def _terms_of(words: str) -> set[bytes]:
    return {term[:_LONGEST] for term in words.encode().split()}


def _digest(term: bytes, key: int) -> int:
    place = key.to_bytes(8, signed=True)
    return int.from_bytes(hashlib.blake2b(place + term, digest_size=16, key=_KEY).digest())


def _read(database: Database, name: str) -> Iterator[int]:
    """Yield the sums of the words of the index, each word looked up as a search does."""
    after = b""
    while terms := _terms(database, name, after):
        for after in terms:
            yield from _places(database, name, after)


def _terms(database: Database, name: str, after: bytes) -> list[bytes]:
    rows = database.rows(
        f"SELECT CAST(term AS BLOB) FROM {_table(database, name, 'row')} "  # noqa: S608  our own names
        "WHERE term > CAST(? AS TEXT) LIMIT ?",
        (after, _TERMS),
    )
    return [bytes(term) for (term,) in rows]


def _places(database: Database, name: str, term: bytes) -> Iterator[int]:
    start = 0
    while True:
        rows = database.rows(
            f"SELECT doc FROM {_table(database, name, 'instance')} "  # noqa: S608  our own names
            "WHERE term = CAST(? AS TEXT) LIMIT ? OFFSET ?",
            (term, PORTION, start),
        )
        yield sum(_digest(term, key) for (key,) in rows)
        if len(rows) < PORTION:
            return
        start += PORTION


def _table(database: Database, name: str, kind: str) -> str:
    """Return the name of a table of this connection alone through which a shelf can be read."""
    own = f"temp.{name}_{kind}"
    # Each time: after an unreadable page the database has another connection.
    database.run(f"CREATE VIRTUAL TABLE IF NOT EXISTS {own} USING fts5vocab(main, {name}, {kind})")
    return own


class Round:
    """How far the comparison of all shelves has come; a change begins the shelf anew."""

    def __init__(self, database: Database, ledger: Ledger, told: Told) -> None:
        self._database, self._ledger, self._told = database, ledger, told
        self._left: list[int] | None = None
        self._going: Iterator[bool | None] = iter(())
        self._aim: Totals | None = None
        self.is_done = False

    @property
    def is_begun(self) -> bool:
        """Return whether a shelf was looked at."""
        return self._left is not None

    def begin(self) -> None:
        """Begin with the first shelf, once `step` is called."""
        self._left, self.is_done = search.every_shelf(self._database), False
        self._aim = None

    def again(self) -> None:
        """Wait to be begun another time."""
        self._left, self.is_done = None, False

    def step(self, budget_s: float) -> int | None:
        """Go on for about this long; return the number of a shelf that is not as it must be.

        It is looked at again by the next step. Only for an index that lacks nothing.
        """
        until = time.perf_counter() + budget_s
        while self._left and not self.is_done:
            answer = self._go_on(self._left[-1])
            if answer:
                self._left.pop()
            if answer is not None:
                self._aim = None
            if answer is False:
                return self._left[-1]
            if time.perf_counter() >= until:
                break
        self.is_done = self.is_done or not self._left
        return None

    def _go_on(self, shelf: int) -> bool | None:
        totals = self._ledger.totals()
        if self._aim != totals:
            self._aim, self._going = totals, compare(self._database, shelf, self._told)
        try:
            answer = next(self._going)
        except VaultDamagedError:
            return False
        # A long section is read beside the lane: something may have been saved meanwhile.
        return answer if self.is_done or self._ledger.totals() == totals else None
