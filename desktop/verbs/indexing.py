"""Keeping the index of words up to date, and comparing it with what the sections say.

No save does anything for the index. What was saved is read by the search itself until the index
has taken it up, in slices between which a save goes first (decision 0043).
"""

import contextlib
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar

from desktop import lane
from desktop.errors import VaultDamagedError, VaultError, VaultUnwritableError
from desktop.model import entries, search, values
from desktop.model.document import DocumentId
from desktop.model.search import Written
from desktop.vault import comparing, documents, former_search, vault
from desktop.vault import search as index
from desktop.vault.ledger import Ledger, Row
from desktop.vault.opening import Clock
from desktop.verbs.core import Announce, ignore
from desktop.verbs.past import Past
from desktop.verbs.secrets import Secrets

T = TypeVar("T")
SLICE_S = 0.006
"""How long a slice works before it writes; with the writing it stays below 20 ms."""
CLOSE_S = 0.03
"""How long closing goes on with the index, at most one slice longer."""
AT_ONCE = 40
"""Sections that are taken up in one change."""
MANY = 500
"""After so many sections that were taken up shelves are joined to their end."""
SURVEYED = 100
LONG = 64 * 1024
"""Bytes of a section, packed, from which on it is read beside the lane."""

Stale = tuple[int, int]
"""Where a section stands, and in which version."""
Whole: TypeAlias = tuple[Row, Row, bytes | None]
"""The rows of a section and its document, and the body."""


@dataclass(slots=True)
class _Ready:
    """A section whose words are about to be written."""

    entry: index.Entry
    words: str


class Indexing(Past, Secrets):
    """The verbs for the index of words."""

    def __init__(self, opened: vault.Vault, now: Clock, announce: Announce = ignore) -> None:
        super().__init__(opened, now, announce)
        self._database = opened.database
        self._at_open = opened.ledger.totals().highest
        self._surveyed: int | None = None
        self._waiting: dict[str, None] = {}
        self._in_hand: dict[str, None] = {}
        self._queue: list[Stale] = []
        self._ready: list[_Ready] = []
        self._skipped: set[Stale] = set()
        self._former: list[str] | None = None
        self._to_join: list[int] | None = None
        self._taken_up = 0
        self._is_known = self._is_off = self._is_closed = False
        self._round = comparing.Round(opened.database, opened.ledger, self._due)
        self.renewed: set[int] = set()
        """The shelves of the index that were found to be wrong in this session."""

    def index_slice(self) -> bool:
        """Take up some of what was saved, for at most 20 ms; return True when all is in the index.

        Once a session, and after each round of the check, it is compared with the sections. What
        goes wrong with the index is nobody's business: then it is made again, or done without.
        """
        if self._is_off or self._is_closed:
            return True
        try:
            self._know()
            until = time.perf_counter() + SLICE_S
            if self._let_go():
                return False
            if not self._ready and self._prepare(until):
                self._note_all()
                return self._join() and self._compare()
            if not self._is_closed:
                self._write(time.perf_counter() + SLICE_S)
        except VaultUnwritableError:
            self._put_back()
            return True
        except VaultDamagedError:
            self._mend()
            return self._is_off
        return False

    def delete_for_good(self, document: DocumentId) -> None:
        """Take a document out, with every trace of its words in the index."""
        self._put_back()
        while self._let_go():
            pass
        if not self._is_off:
            try:
                self._know()
                with self._database.transaction():
                    index.forget(self._database, document)
            except VaultDamagedError:
                self._mend()
        super().delete_for_good(document)

    def check_slice(self) -> bool:
        """Check some rows as `Secrets` does; after a round the index is compared once more."""
        is_round = super().check_slice()
        if is_round:
            self._round.again()
        return is_round

    def close(self) -> None:
        """Go on with the index for a moment, then close the vault."""
        until, self._round.is_done = time.perf_counter() + CLOSE_S, True
        is_wanted = self._is_known or bool(self._vault.ledger.written)
        with contextlib.suppress(VaultError):
            while is_wanted and time.perf_counter() < until and not self.index_slice():
                pass
        self._is_closed = True
        super().close()

    # what the index does not know

    def _know(self) -> None:
        """Learn, when it is first wanted, how far the index is."""
        if not self._is_known:
            if not index.is_there(self._database):
                index.make_again(self._database)
            self._surveyed = None if index.upto(self._database) >= self._at_open else 0
            self._is_known = True
        written = self._vault.ledger.written
        self._waiting.update(dict.fromkeys(sorted(written)))
        written.clear()

    def _survey(self) -> None:
        if self._surveyed is not None:
            found, self._surveyed = index.survey(self._database, self._surveyed, SURVEYED)
            self._waiting.update(dict.fromkeys(found))

    def _mend(self) -> None:
        """Make the index again; where that is no help, search without it from here on."""
        self._put_back()
        try:
            if index.is_sound(self._database):
                self._is_off = True
            else:
                index.make_again(self._database, self._be_sure)
                self._surveyed, self._is_known = 0, True
        except VaultError:
            self._is_off = True
        finally:
            # Looking the index through can have spoilt the connection for all that follows.
            self._database.settle()

    def _let_go(self) -> bool:
        """Take out one table of the index of former forms; say whether there was one."""
        try:
            if self._former is None:
                self._former = former_search.tables(self._database)
            if not self._former:
                return False
            name = self._former.pop()
            is_whole = former_search.is_whole(self._database, name)
            with self._database.transaction():
                former_search.drop(self._database, name)
                if not is_whole:
                    self._be_sure()
        except VaultDamagedError:
            # It stays where it is; nothing asks it any more, and the check of the vault tells.
            self._former = []
            self._database.settle()
        return True

    def _put_back(self) -> None:
        """Forget what was about to be written; it is read again."""
        self._waiting.update(self._in_hand)
        self._in_hand, self._queue, self._ready = {}, [], []

    # taking up

    def _next(self) -> Stale | None:
        while not self._queue and self._waiting:
            document = next(iter(self._waiting))
            del self._waiting[document]
            found = index.stale(self._database, document)
            self._queue = [one for one in found if one not in self._skipped]
            if self._queue:
                self._in_hand[document] = None
        return self._queue.pop() if self._queue else None

    def _prepare(self, until: float) -> bool:
        """Read what is to be taken up next; say whether there is nothing more."""
        while not self._is_closed and self._has_room(until):
            one = self._next()
            if one is not None:
                self._read(one)
            elif self._surveyed is not None:
                self._survey()
            else:
                return not self._ready
        return False

    def _has_room(self, until: float) -> bool:
        return len(self._ready) < AT_ONCE and time.perf_counter() < until

    def _read(self, one: Stale) -> None:
        told = self._due(one[0])
        if told is None:
            # It cannot be read: the check of all rows tells that, and a search goes past it.
            self._skipped.add(one)
        else:
            self._ready.append(_Ready(*told))

    def _due(self, at: int) -> tuple[index.Entry, str] | None:
        """Return what the index must hold of a section, or None where that cannot be read."""
        try:
            told = with_words(self._vault.ledger.wholes([at])[at], partial(_told, at))
        except (VaultDamagedError, KeyError):
            return None
        return None if self._is_closed else told

    def _write(self, until: float) -> None:
        # FTS5 begins another part of its own for each key that is lower than the one before.
        self._ready.sort(key=lambda one: (one.entry.shelf, one.entry.keys), reverse=True)
        with self._database.transaction():
            while self._ready:
                self._write_one(self._ready.pop())
                if time.perf_counter() >= until:
                    break
        self._to_join = None
        if not self._ready and not self._queue:
            self._in_hand = {}

    def _write_one(self, one: _Ready) -> None:
        where = "SELECT 1 FROM section WHERE at = ? AND version = ?"
        # Where not, it was saved again or deleted; in the first case it is waiting once more.
        if self._database.row(where, (one.entry.at, one.entry.version)) is not None:
            index.put(self._database, one.entry, one.words)
            self._taken_up += 1

    def _note_all(self) -> None:
        highest = self._vault.ledger.totals().highest
        if not self._skipped and index.upto(self._database) != highest:
            with self._database.transaction():
                index.keep_upto(self._database, highest)

    def _join(self) -> bool:
        """Join some of what lies in many parts since words were taken up; say whether all is."""
        if self._to_join is None:
            every = index.shelves(self._database)
            most = 1 if self._taken_up >= MANY else index.MOST_PARTS
            self._to_join = [one for one in every if index.parts(self._database, one) > most]
        if self._to_join:
            with self._database.transaction():
                if index.join(self._database, self._to_join[-1]):
                    self._to_join.pop()
        if not self._to_join:
            self._taken_up = 0
        return not self._to_join

    def _compare(self) -> bool:
        """Compare some of the index with the sections; say whether a round is complete."""
        if self._round.is_done:
            return True
        if not self._round.is_begun:
            # Not by the noted version: also what is known of each section is looked at.
            self._surveyed = 0
            self._round.begin()
        elif (wrong := self._round.step(SLICE_S)) is not None:
            self._renew(wrong)
        return self._round.is_done

    def _renew(self, shelf: int) -> None:
        """Take out a shelf that is wrong, to be taken up anew; a second time do without all."""
        self._is_off = shelf in self.renewed
        self.renewed.add(shelf)
        with self._database.transaction():
            index.drop(self._database, shelf)
            self._be_sure()
        self._surveyed = 0

    def _be_sure(self) -> None:
        """Raise VaultDamagedError unless every row is whole; inside a transaction.

        An old page can point to pages that belong to texts today: whoever drops its table frees
        and overwrites them. This may take seconds, and only where the index was found wrong.
        """
        rows = Ledger(self._database, self._vault.opened.header.lock.vault_id)
        rows.check(math.inf)

    # reading

    def _wholes(self, places: Sequence[int]) -> dict[int, Whole]:
        """Return the rows of sections and their documents, with the bodies, of what can be read."""
        try:
            return self._vault.ledger.wholes(places)
        except VaultDamagedError:
            found: dict[int, Whole] = {}
            for at in places:
                with contextlib.suppress(VaultDamagedError):
                    found |= self._vault.ledger.wholes([at])
            return found


def with_words(whole: Whole, work: Callable[[Row, Row, Written], T]) -> T:
    """Return what comes of a section, its document and their words.

    Long ones are read beside the lane. Raises VaultDamagedError.
    """
    row, document, kept = whole

    def go() -> T:
        return work(row, document, _written(row, document, kept))

    is_long = len(kept or b"") + len(row["fields"]) > LONG
    return lane.aside(go) if is_long else go()


def _told(at: int, row: Row, document: Row, written: Written) -> tuple[index.Entry, str]:
    day = date.fromisoformat(document["on_day"]).toordinal()
    words = search.different(written) if documents.is_written(document) else ""
    entry = index.Entry(at, row["version"], document["title"], day)
    return entry, words


def _written(row: Row, document: Row, kept: bytes | None) -> Written:
    def fields() -> str:
        read = entries.words if documents.has_facts(row, document) else values.words
        return read(documents.fields_of(row))

    return Written(
        title=document["title"],
        heading=row["heading"],
        fields_of=fields,
        body=documents.plain(kept),
        is_first=row["place"] == 0,
    )
