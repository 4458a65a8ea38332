"""The lines of the journal, asked of the session: newest first, or by when it happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from desktop.model.document import DocumentId
from desktop.model.entries import EntryDay, EntryLine, Reach
from desktop.model.when import When
from desktop.session import Session
from desktop.ui import days
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.journal_rows import JournalRow

T = TypeVar("T")
GAP = timedelta(days=92)
"""Between two entries by when they happened: longer than this is shown as a gap."""
FIRST_WORDS = 200
PORTION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are wanted: all, of a part of life, with a word of one's own; or the trash."""

    reach: str = ""
    tag: str = ""
    trashed: bool = False

    @property
    def is_all(self) -> bool:
        """Say whether it is every entry that is not in the trash."""
        return self == Filter()


class JournalLines:
    """Reads lines for a list; what a person chose to see is `filter`.

    Once the vault is closed there are none: a list may still be drawn while the room ends.
    """

    def __init__(
        self, jobs: Jobs, session: Session, reach: Sequence[Reach], today: Callable[[], date]
    ) -> None:
        self._jobs, self._session, self.today = jobs, session, today
        self._words = {one.id: one.word for one in reach}
        self._days: tuple[EntryDay, ...] = ()
        self.filter = Filter()

    def refresh(self) -> tuple[EntryDay, ...]:
        """Learn anew which days have entries, and return them, oldest first."""
        self._days = self._ask(self._session.entry_days) or ()
        return self._days

    def ask_tags(
        self, then: Callable[[Sequence[str]], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Tell later which words of the writer's own entries have; none of a closed vault."""
        session = self._session
        self._jobs.save(lambda: () if session.is_closed else session.entry_tags(), then, failed)

    def count(self) -> int | None:
        """Return how many lines there are; None where that is not known beforehand."""
        return sum(one.count for one in self._days) if self.filter.is_all else None

    def read(self, first: int, many: int) -> tuple[JournalRow, ...]:
        """Return so many lines from a place on, newest first."""
        session, chosen = self._session, self.filter
        return self._rows(
            lambda: session.entries(
                reach=chosen.reach, tag=chosen.tag, trashed=chosen.trashed, limit=many, offset=first
            )
        )

    def place_of(self, day: date) -> int:
        """Return where the entries of a day, or else of the next earlier one, begin."""
        if self.filter.is_all:
            return sum(one.count for one in self._days if one.on > day)
        session, chosen = self._session, self.filter
        found = self._ask(
            lambda: session.entries_after(
                day, reach=chosen.reach, tag=chosen.tag, trashed=chosen.trashed
            )
        )
        return found or 0

    def many_on(self, day: date) -> int:
        """Return how many entries belong to a day."""
        return sum(one.count for one in self._days if one.on == day)

    def by_happened(self) -> tuple[JournalRow, ...]:
        """Return the entries of which it is said when it happened, latest first, with the gaps."""
        dated, words = self._dated()
        # What begins earlier may reach far beyond what stands above it.
        reached = [happened.latest() for happened, _ in dated]
        for at in range(len(reached) - 2, -1, -1):
            reached[at] = max(reached[at], reached[at + 1])
        rows: list[JournalRow] = []
        earliest: date | None = None
        for latest, (happened, line) in zip(reached, dated, strict=True):
            if earliest is not None and earliest - latest > GAP:
                rows.append(self._gap(latest, earliest))
            rows.append(self._row(line, words, by_happened=True))
            earliest = happened.earliest()
        return tuple(rows)

    def _dated(self) -> tuple[list[tuple[When, EntryLine]], Mapping[DocumentId, str]]:
        """Return the entries with a date, latest first, and their first words."""
        session, chosen = self._session, self.filter
        ids = self._ask(lambda: session.dated(reach=chosen.reach, tag=chosen.tag)) or ()
        found: list[tuple[When, EntryLine]] = []
        words: dict[DocumentId, str] = {}
        for start in range(0, len(ids), PORTION):
            # In portions: a save that comes meanwhile does not wait for all of it.
            lines = self._ask(partial(session.entry_lines, ids[start : start + PORTION])) or ()
            some = [one for one in lines if one.entry.happened is not None]
            found += [(one.entry.happened, one) for one in some if one.entry.happened]
            words |= self._first_words(some)
        found.sort(key=lambda one: one[0].sort_key(), reverse=True)
        return found, words

    def _rows(self, ask: Callable[[], Sequence[EntryLine]]) -> tuple[JournalRow, ...]:
        lines = self._ask(ask) or ()
        words = self._first_words(lines)
        return tuple(self._row(line, words) for line in lines)

    def _first_words(self, lines: Sequence[EntryLine]) -> Mapping[DocumentId, str]:
        session, ids = self._session, [one.id for one in lines]
        return self._ask(lambda: session.entry_words(ids, FIRST_WORDS)) or {}

    def _ask(self, work: Callable[[], T]) -> T | None:
        """Return what the work returns; None once the vault is closed."""
        session = self._session
        return self._jobs.ask(lambda: None if session.is_closed else work())

    def _row(
        self, line: EntryLine, words: Mapping[DocumentId, str], *, by_happened: bool = False
    ) -> JournalRow:
        entry, today = line.entry, self.today()
        day = _tr("Today") if line.on == today else days.long_day(line.on, today)
        head, aside = day, days.wall_clock(line.written_at)
        if by_happened and entry.happened is not None:
            written = days.long_day(line.on, today)
            head, aside = entry.happened.words(), _tr("entry of {day}").format(day=written)
        elif line.written_at.date() != line.on:
            written = days.long_day(line.written_at.date(), today)
            is_today = line.written_at.date() == today
            aside = _tr("written today") if is_today else _tr("written {day}").format(day=written)
        if entry.is_veiled:
            said = _tr("Veiled. Enter opens it.")
            return JournalRow(id=line.id, head=head, aside=aside, words=said, is_veiled=True)
        is_named = bool(line.title) and days.beyond_day(line.title, line.on) is None
        return JournalRow(
            id=line.id,
            head=head,
            aside=aside,
            title=line.title if is_named else "",
            words=words.get(line.id) or ("" if is_named else _tr("No words yet.")),
            chips=(*(self._words.get(one, one) for one in entry.reach), *entry.tags),
        )

    def _gap(self, first: date, last: date) -> JournalRow:
        return JournalRow(
            head=_tr("Nothing stands here between {first} and {last}.").format(
                first=days.month_year(first), last=days.month_year(last)
            )
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("JournalLines", words)
