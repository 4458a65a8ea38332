"""Finding words: asking the index, reading what it does not know yet, and keeping it up to date.

No save does anything for the index. What was saved is read by the search itself until the index
has taken it up, in slices between which a save goes first (decision 0043).
"""

import contextlib
import heapq
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop import lane
from desktop.errors import VaultDamagedError, VaultError, VaultUnwritableError
from desktop.model import richtext, search, values
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.search import Hit, Term, Written
from desktop.vault import documents, vault
from desktop.vault import search as index
from desktop.vault.ledger import Row
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
SURVEYED = 100
LONG = 64 * 1024
"""Bytes of a section, packed, from which on it is read beside the lane."""
MOST_TERMS = 24
"""So many words of a question are asked of the index; all of them are looked for in the text."""
_PAGE = 64
_BEHIND_ALL = (1 << 63) - 1

Stale = tuple[int, int]
"""Where a section stands, and in which version."""


@dataclass(slots=True)
class _Ready:
    """A section whose pieces are about to be written."""

    entry: index.Entry
    pieces: Sequence[str]
    done: int = 0


@dataclass(frozen=True, slots=True)
class _Question:
    terms: tuple[Term, ...]
    limit: int
    trashed: bool


class Searching:
    """A search that is under way: it can be left after each step."""

    def __init__(self, go: Callable[[dict[int, Hit]], Iterator[None]], limit: int) -> None:
        self._found: dict[int, Hit] = {}
        self._going, self._limit = go(self._found), limit
        self.is_done = False

    def step(self, budget_s: float = SLICE_S) -> bool:
        """Go on for about this long; say whether all is found."""
        until = time.perf_counter() + budget_s
        while not self.is_done and time.perf_counter() < until:
            self.is_done = next(self._going, True) is True
        return self.is_done

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what is found so far, latest day first."""
        latest = sorted(self._found.items(), key=lambda one: (one[1].on, one[0]), reverse=True)
        return tuple(hit for _, hit in latest[: self._limit])


class Finding(Past, Secrets):
    """The verbs for finding words."""

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
        self._is_known = self._is_off = self._is_closed = False

    def search(self, question: str, *, limit: int = 50, trashed: bool = False) -> tuple[Hit, ...]:
        """Return the sections in which all words of a question stand, latest day first.

        Words in quotation marks stand side by side; the last word may be only begun. `trashed`
        looks in the trash instead. Nothing is raised for what a question holds.
        """
        searching = self.searching(question, limit=limit, trashed=trashed)
        while not searching.step():
            pass
        return searching.hits

    def searching(self, question: str, *, limit: int = 50, trashed: bool = False) -> Searching:
        """Return a search that is made step by step."""
        asked = _Question(search.asked(question), limit, trashed)
        return Searching(lambda found: self._go(asked, found), limit)

    def index_slice(self) -> bool:
        """Take up some of what was saved, for at most 20 ms; return True when all is in the index.

        What goes wrong with the index is nobody's business: then it is made again, or done without.
        """
        if self._is_off or self._is_closed:
            return True
        try:
            self._know()
            until = time.perf_counter() + SLICE_S
            if not self._ready and self._prepare(until):
                self._note_all()
                return True
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
        if not self._is_off:
            try:
                self._know()
                beside = index.documents_beside(self._database, document)
                with self._database.transaction():
                    index.forget(self._database, document)
                self._waiting.update(dict.fromkeys(beside))
            except VaultDamagedError:
                self._mend()
        super().delete_for_good(document)

    def close(self) -> None:
        """Go on with the index for a moment, then close the vault."""
        until = time.perf_counter() + CLOSE_S
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
                index.make_again(self._database)
                self._surveyed, self._is_known = 0, True
        except VaultError:
            self._is_off = True

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
        try:
            row, document = self._rows(one[0])
            pieces = self._with_words(row, document, search.pieces)
        except (VaultDamagedError, KeyError):
            # It cannot be read: the check of all rows tells that, and a search goes past it.
            self._skipped.add(one)
            return
        day = date.fromisoformat(document["on_day"]).toordinal()
        entry = index.Entry(one[0], row["version"], document["title"], document["on_day"], day)
        self._ready.append(_Ready(entry, pieces[: index.MOST_PIECES]))

    def _write(self, until: float) -> None:
        with self._database.transaction():
            while self._ready:
                self._write_piece(self._ready[0])
                if time.perf_counter() >= until:
                    break
        if not self._ready and not self._queue:
            self._in_hand = {}

    def _write_piece(self, one: _Ready) -> None:
        where = "SELECT 1 FROM section WHERE at = ? AND version = ?"
        if self._database.row(where, (one.entry.at, one.entry.version)) is None:
            # It was saved again or deleted meanwhile; in the first case it is waiting once more.
            self._ready.pop(0)
            return
        if one.done < len(one.pieces):
            index.put(self._database, one.entry, one.done, one.pieces[one.done])
            one.done += 1
        if one.done == len(one.pieces):
            index.finish(self._database, one.entry, one.done)
            self._ready.pop(0)

    def _note_all(self) -> None:
        highest = self._vault.ledger.totals().highest
        if not self._skipped and index.upto(self._database) != highest:
            with self._database.transaction():
                index.keep_upto(self._database, highest)

    # reading

    def _rows(self, at: int) -> tuple[Row, Row]:
        """Return the rows of a section and its document, or raise KeyError, VaultDamagedError."""
        rows = self._vault.ledger.select("section", "WHERE at = ?", (at,))
        if not rows:
            raise KeyError(at)
        return rows[0], documents.row_of(self._vault.ledger, rows[0]["document"])

    def _with_words(self, row: Row, document: Row, work: Callable[[Written], T]) -> T:
        """Return what comes of the words of a section; long ones are read beside the lane."""
        kept = self._vault.ledger.body("section", row)

        def go() -> T:
            return work(_written(row, document, kept))

        is_long = len(kept or b"") + len(row["fields"]) > LONG
        return lane.aside(go) if is_long else go()

    # searching

    def _go(self, asked: _Question, found: dict[int, Hit]) -> Iterator[None]:
        for _ in range(3):
            try:
                for _step in self._look(asked, found):
                    yield
                    if self._is_closed:
                        return
            except VaultDamagedError:
                self._mend()
            else:
                return

    def _look(self, asked: _Question, found: dict[int, Hit]) -> Iterator[None]:
        if not asked.terms:
            return
        unknown: set[int] = set()
        for at in self._unknown():
            if at is not None and at not in unknown:
                unknown.add(at)
                self._take(asked, at, found)
            yield
        if self._is_off:
            return
        taken = 0
        for at in self._known(asked.terms):
            if at not in unknown:
                taken += self._take(asked, at, found)
            if taken >= asked.limit:
                return
            yield

    def _unknown(self) -> Iterator[int | None]:
        """Yield where sections stand that are to be read, and None between them."""
        if self._is_off:
            for document in documents.every_id(self._vault.ledger):
                yield from documents.places_of(self._vault.ledger, document)
            return
        self._know()
        while self._surveyed is not None:
            self._survey()
            yield None
        for document in (*self._waiting, *self._in_hand):
            for at, _ in index.stale(self._database, document):
                yield at

    def _known(self, terms: Sequence[Term]) -> Iterator[int]:
        """Yield where sections stand in which the index knows all of these, latest day first."""
        first, *others = terms[:MOST_TERMS]
        if not others:
            last = -1
            for key in self._keys(first):
                if key >> index.SECTION != last:
                    last = key >> index.SECTION
                    yield index.section_of(key)
            return
        common = {key >> index.SECTION for key in self._keys(first)}
        for term in others:
            if common:
                common &= {key >> index.SECTION for key in self._keys(term)}
        for whole in sorted(common, reverse=True):
            yield index.section_of(whole << index.SECTION)

    def _keys(self, term: Term) -> Iterator[int]:
        words = term.words[: search.OVERLAP]
        is_prefix = term.is_prefix and words == term.words
        question = index.phrase(words, is_prefix=is_prefix)
        shelves = index.shelves(self._database)
        return heapq.merge(*(self._shelf(one, question) for one in shelves), reverse=True)

    def _shelf(self, shelf: int, question: str) -> Iterator[int]:
        below, count = _BEHIND_ALL, _PAGE
        while True:
            keys = index.places(self._database, shelf, question, below, count)
            yield from keys
            if len(keys) < count:
                return
            below, count = keys[-1], count * 8

    def _take(self, asked: _Question, at: int, found: dict[int, Hit]) -> bool:
        """Read a section and note it where all stands in it; say whether it does."""
        try:
            row, document = self._rows(at)
            if (document["trashed_at"] is not None) != asked.trashed:
                return False
            hit = self._with_words(row, document, lambda written: search.find(asked.terms, written))
        except (VaultDamagedError, KeyError):
            return False
        if hit is None:
            return False
        snippet, caret = hit
        found[at] = Hit(
            document=DocumentId(document["id"]), section=SectionId(row["id"]),
            title=document["title"], heading=row["heading"], key=row["key"],
            on=date.fromisoformat(document["on_day"]), kind=Kind(document["kind"]),
            snippet=snippet, caret=caret,
        )  # fmt: skip
        return True


def _written(row: Row, document: Row, kept: bytes | None) -> Written:
    fields: Mapping[str, object] = json.loads(row["fields"])
    return Written(
        title=document["title"],
        heading=row["heading"],
        fields=values.words(fields),
        body=richtext.plain(documents.unpack(kept)),
        is_first=row["place"] == 0,
    )
