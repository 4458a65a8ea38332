"""Finding words: asking the index, and reading what it does not know yet (decision 0043)."""

import heapq
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.errors import VaultDamagedError
from desktop.model import entries, search
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.search import Hit, Term
from desktop.vault import documents
from desktop.vault import search as index
from desktop.vault.ledger import Row
from desktop.verbs.indexing import SLICE_S, Indexing

MOST_TERMS = 24
"""So many words of a question are asked of the index; all of them are looked for in the text."""
_PAGE = 64
_BEHIND_ALL = (1 << 63) - 1


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
            if document["guide"] in self.hidden:
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
            snippet=snippet, caret=caret, is_veiled=_is_veiled(row, document),
        )  # fmt: skip
        return True


def _is_veiled(row: Row, document: Row) -> bool:
    has_facts = documents.has_facts(row, document)
    return has_facts and entries.of(documents.fields_of(row)).is_veiled
