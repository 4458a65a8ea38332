"""The journal: its entries among many, the days they belong to, and what touches a part of life."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from desktop.errors import VaultDamagedError
from desktop.model import entries, richtext
from desktop.model.document import Document, DocumentId
from desktop.model.entries import EntryDay, EntryLine, Gathered
from desktop.vault import documents
from desktop.vault import entries as rows
from desktop.vault.entries import Wanted
from desktop.verbs.indexing import SLICE_S
from desktop.verbs.search import Finding

T = TypeVar("T")
PORTION = 64
"""Entries that are looked through at once; a question costs as much as reading ten."""


class Gathering:
    """A gathering that is under way: it can be left after each step."""

    def __init__(self, going: Iterator[Sequence[Gathered]]) -> None:
        self._going = going
        self._found: list[Gathered] = []
        self.is_done = False

    def step(self, budget_s: float = SLICE_S) -> bool:
        """Go on for about this long; say whether all is found."""
        until = time.perf_counter() + budget_s
        while not self.is_done and time.perf_counter() < until:
            some = next(self._going, None)
            self.is_done = some is None
            self._found += some or ()
        return self.is_done

    @property
    def found(self) -> tuple[Gathered, ...]:
        """Return what is found so far, newest first."""
        return tuple(self._found)


class Journal(Finding):
    """The verbs for the journal; what cannot be read is left out, and counted by `unreadable`."""

    def entry_days(self) -> tuple[EntryDay, ...]:
        """Return the days that have entries, oldest first."""
        return self._quickly(
            lambda: rows.days(self._database), lambda: rows.days_of(self._every(Wanted()))
        )

    def entries(  # noqa: PLR0913  a question has that many sides
        self,
        *,
        first: date | None = None,
        last: date | None = None,
        reach: str = "",
        tag: str = "",
        limit: int = 100,
        offset: int = 0,
        trashed: bool = False,
    ) -> tuple[EntryLine, ...]:
        """Return entries, newest first by their day, then by when they were begun.

        They can be asked for by days, both included, by a part of life or a tag of whole entries.
        """
        wanted = Wanted(first=first, last=last, reach=reach, tag=tag, trashed=trashed)
        return self._quickly(
            lambda: self._lines(rows.ids(self._database, wanted, limit, offset)),
            lambda: tuple(self._every(wanted)[offset : offset + limit]),
        )

    def entries_after(
        self, day: date, *, reach: str = "", tag: str = "", trashed: bool = False
    ) -> int:
        """Return how many of these entries belong to later days: where those of a day begin."""
        later = day + timedelta(days=1)
        return len(self._ids(Wanted(first=later, reach=reach, tag=tag, trashed=trashed)))

    def dated(self, *, reach: str = "", tag: str = "") -> tuple[DocumentId, ...]:
        """Return the entries of which something is said of when it happened, newest first.

        It may be words that are no date.
        """
        wanted = Wanted(reach=reach, tag=tag, dated=True)
        return self._quickly(
            lambda: tuple(map(DocumentId, rows.ids(self._database, wanted))),
            lambda: tuple(one.id for one in self._every(wanted)),
        )

    def entry_lines(self, ids: Sequence[DocumentId]) -> tuple[EntryLine, ...]:
        """Return the lines of these entries, in this order."""
        return self._lines(ids)

    def entry_words(self, ids: Sequence[DocumentId], most: int = 160) -> Mapping[DocumentId, str]:
        """Return the first words of these entries; veiled and unreadable ones are left out."""
        return rows.first_words(self._vault.ledger, ids, most)

    def veiled(self, ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
        """Return which of these documents are veiled entries."""
        return frozenset(one.id for one in self._lines(ids) if one.entry.is_veiled)

    def entry_tags(self) -> tuple[str, ...]:
        """Return the tags that entries without a veil have, in the order of the alphabet."""

        def slow() -> set[str]:
            every = (line.entry for line in self._every(Wanted()))
            return {tag for entry in every if not entry.is_veiled for tag in entry.tags}

        found = self._quickly(lambda: rows.tags(self._database), slow)
        return tuple(sorted(found, key=lambda one: (one.casefold(), one)))

    def gathering(
        self, reach: str, *, first: date | None = None, last: date | None = None
    ) -> Gathering:
        """Return a gathering of all passages and entries that touch a part of life, newest first.

        Days, both included, can be named. What may not leave the vault is marked so, also where
        the whole entry may not.
        """
        return Gathering(self._gather(reach, (first or date.min, last or date.max)))

    @property
    def is_closed(self) -> bool:
        """Say whether the vault was closed: what goes on step by step has an end then."""
        return self._is_closed

    def _gather(self, reach: str, span: tuple[date, date]) -> Iterator[Sequence[Gathered]]:
        if self._is_closed:
            return
        every_day = [one for one in self.entry_days() if span[0] <= one.on <= span[1]]
        for some in _portions(every_day):
            if self._is_closed:
                return
            every = self._ids(some)
            held = rows.with_passages(self._database, every, reach)
            held |= set(self._ids(replace(some, reach=reach)))
            for id_ in every:
                yield self._gathered(DocumentId(id_), reach) if id_ in held else ()

    def _gathered(self, id_: DocumentId, reach: str) -> Sequence[Gathered]:
        """Return what one entry holds of a part of life; nothing where it cannot be read."""
        if self._is_closed:
            return ()
        try:
            document = documents.load(self._vault.ledger, id_)
        except (VaultDamagedError, KeyError):
            return ()
        line = entries.line_of(document)
        found = list(_of(document, line, reach))
        if line.entry.is_kept_in or id_ in self._settings.never_leaves:
            found = [replace(one, body=richtext.kept(one.body)) for one in found]
        return found

    def _ids(self, wanted: Wanted) -> list[str]:
        def slow() -> list[str]:
            return [str(one.id) for one in self._every(wanted)]

        return self._quickly(lambda: rows.ids(self._database, wanted), slow)

    def _lines(self, ids: Sequence[str]) -> tuple[EntryLine, ...]:
        found, lost = rows.lines(self._vault.ledger, ids)
        self._lost.update(lost)
        return tuple(found)

    def _every(self, wanted: Wanted) -> list[EntryLine]:
        found, lost = rows.every(self._vault.ledger, wanted)
        self._lost.update(lost)
        return found

    def _quickly(self, quick: Callable[[], T], slow: Callable[[], T]) -> T:
        """Do it the quick way; where a page on that way is damaged, row by row."""
        try:
            return quick()
        except VaultDamagedError:
            return slow()


def _portions(days: Sequence[EntryDay]) -> Iterator[Wanted]:
    """Yield stretches of days with not too many entries, newest first."""
    count, last = 0, None
    for day in reversed(days):
        count, last = count + day.count, last or day.on
        if count >= PORTION:
            yield Wanted(first=day.on, last=last)
            count, last = 0, None
    if last is not None:
        yield Wanted(first=days[0].on, last=last)


def _of(document: Document, line: EntryLine, reach: str) -> Iterator[Gathered]:
    for section in document.pages:
        at = replace(line, section=section.id)
        if reach in line.entry.reach and section.id == line.section:
            yield Gathered(line=at, body=section.body, is_whole=True)
        for start, body in entries.passages(section.body, reach):
            yield Gathered(line=at, body=body, start=start)
