"""Finding words: asking the index, and reading what it does not know yet (decision 0043)."""

import contextlib
import heapq
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from desktop.errors import VaultDamagedError
from desktop.model import entries, search
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.search import Hit, Snippet, Term, Written
from desktop.vault import answering, documents
from desktop.vault import search as index
from desktop.vault.ledger import Row
from desktop.verbs.indexing import SLICE_S, Indexing, with_words

AT_ONCE = 16
"""So many sections are read together: 1.5 ms, half of what one by one takes."""
MOST_WORDS = 24
"""So many words of a question are asked of the index; all of them are looked for in the text."""


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


class Finding(Indexing):
    """The verbs for finding words."""

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
                self._take(asked, [at], found)
            yield
        if self._is_off:
            return
        taken = 0
        known = (at for at in self._known(asked.terms) if at not in unknown)
        while taken < asked.limit:
            places = list(islice(known, min(AT_ONCE, asked.limit - taken)))
            if not places:
                return
            taken += self._take(asked, places, found)
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
        """Yield where sections stand in which the index knows all words, latest day first."""
        words = [word for term in terms for word in term.words]
        is_prefix = terms[-1].is_prefix and len(words) <= MOST_WORDS
        asked = answering.question(words[:MOST_WORDS], is_prefix=is_prefix)
        rows = (self._row(shelf, asked) for shelf in index.shelves(self._database))
        for _day, at in heapq.merge(*rows):
            if at:
                yield -at

    def _row(self, shelf: int, asked: str) -> Iterator[tuple[int, int]]:
        """Yield the days, latest first, and the places of sections of a shelf that answer.

        Both below zero, for the order. Nothing is asked before it is the turn of its latest day.
        """
        yield -answering.latest(self._database, shelf), 0
        yield from answering.answers(self._database, shelf, asked)

    def _take(self, asked: _Question, places: Sequence[int], found: dict[int, Hit]) -> int:
        """Read sections and note them where all stands in them; say in how many it does."""

        def work(row: Row, document: Row, written: Written) -> Hit | None:
            is_trashed = document["trashed_at"] is not None
            if is_trashed != asked.trashed or document["guide"] in self.hidden:
                return None
            if not documents.is_written(document):
                return None
            place = search.find(asked.terms, written)
            return None if place is None else _hit(row, document, *place)

        before = len(found)
        for at, whole in self._wholes(places).items():
            with contextlib.suppress(VaultDamagedError):
                hit = with_words(whole, work)
                if hit is not None:
                    found[at] = hit
        return len(found) - before


def _hit(row: Row, document: Row, snippet: Snippet, caret: int) -> Hit:
    return Hit(
        document=DocumentId(document["id"]), section=SectionId(row["id"]),
        title=document["title"], heading=row["heading"], key=row["key"],
        on=date.fromisoformat(document["on_day"]), kind=Kind(document["kind"]),
        snippet=snippet, caret=caret, is_veiled=_is_veiled(row, document),
    )  # fmt: skip


def _is_veiled(row: Row, document: Row) -> bool:
    has_facts = documents.has_facts(row, document)
    return has_facts and entries.of(documents.fields_of(row)).is_veiled
