"""Facts across the years: when each ran, what ran together, and where nothing is written.

Days are counted as far as the words of a date reach and no further: "2016" is the whole of 2016.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from desktop.model import desk, when
from desktop.model.facts import Fact
from desktop.model.when import Precision, When

HOLES = ":holes"
"""Field of a section: what the writer said of stretches in which no fact lies."""
QUIET = "quiet"
"""Table of a guide in which stretches without any of it are said, with these columns."""
_QUIET_FIRST, _QUIET_LAST, _QUIET_WORDS = "first", "last", "what"
UNNAMED = "A kind not named yet"
_SHORTEST = 6
"""Months that a stretch without facts lasts before it is shown at all (issue 3, Gaps)."""
_DAY = timedelta(days=1)


# -- what is known of each fact -----------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a fact may lie in; between `sure_first` and `sure_last` it surely ran.

    An end is rough where it is an estimate, and open where nothing is written of it.
    """

    fact: str
    kind: str
    first: date
    last: date
    sure_first: date
    sure_last: date
    dates: str
    is_rough_first: bool = False
    is_rough_last: bool = False
    is_open_first: bool = False
    is_open_last: bool = False

    def words(self) -> str:
        """Return the line for somebody who does not see the picture."""
        missing = {
            (True, False): "; the first time is not written yet",
            (False, True): "; the last time is not written yet",
        }.get((self.is_open_first, self.is_open_last), "")
        return f"{self.kind}: {self.dates}{missing}"


def spans(facts: Iterable[Fact]) -> tuple[Span, ...]:
    """Return one span for each fact with a date that can be read, by when they began."""
    found = (_span(one) for one in facts if not one.is_none)
    return tuple(sorted(filter(None, found), key=_order))


def _order(one: Span) -> tuple[date, date, str, str]:
    return one.first, one.last, one.kind, one.fact


def _span(fact: Fact) -> Span | None:
    known = [one for one in (fact.first, fact.last) if one is not None]
    if not known:
        return None
    start, end = known[0], known[-1]
    if end.latest() < start.earliest():
        start, end = end, start
    return Span(
        fact=fact.id,
        kind=fact.kind or UNNAMED,
        first=min(start.earliest(), end.earliest()),
        last=max(start.latest(), end.latest()),
        sure_first=start.latest(),
        sure_last=end.earliest(),
        dates=fact.dates(),
        is_rough_first=_is_rough(start),
        is_rough_last=_is_rough(end),
        is_open_first=fact.first is None,
        is_open_last=fact.last is None,
    )


def _is_rough(moment: When) -> bool:
    return moment.precision is Precision.ABOUT or moment.rough


# -- years --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year and the kinds that may lie in it."""

    year: int
    kinds: tuple[str, ...]

    def words(self) -> str:
        """Return the year as a line."""
        return f"{self.year}: {'; '.join(self.kinds) or 'nothing written'}"


def years(facts: Iterable[Fact]) -> tuple[Year, ...]:
    """Return every year from the first date to the last, those without facts among them."""
    known = spans(facts)
    if not known:
        return ()
    last = max(one.last.year for one in known)
    return tuple(
        Year(
            year=year,
            kinds=_kinds(one for one in known if one.first.year <= year <= one.last.year),
        )
        for year in range(known[0].first.year, last + 1)
    )


def _kinds(known: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.kind for one in known))


# -- what ran together --------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A stretch in which several kinds may have run; of those in `perhaps` the dates do not say."""

    first: date
    last: date
    kinds: tuple[str, ...]
    perhaps: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Say whether at least two kinds met, wherever in their dates they began and ended."""
        return len(self.kinds) - len(self.perhaps) > 1

    def words(self) -> str:
        """Return the stretch and its kinds as a line."""
        when_it_was = stretch(self.first, self.last)
        if not self.is_sure:
            return f"{when_it_was}: {'; '.join(self.kinds)} (perhaps: the dates do not say)"
        sure = "; ".join(one for one in self.kinds if one not in self.perhaps)
        also = f"; perhaps also {'; '.join(self.perhaps)}" if self.perhaps else ""
        return f"{when_it_was}: {sure}{also}"


def overlaps(facts: Iterable[Fact]) -> tuple[Overlap, ...]:
    """Return which kinds ran at the same time, from the first stretch to the last."""
    known = spans(facts)
    edges = sorted({one.first for one in known} | {one.last + _DAY for one in known})
    found: list[tuple[date, date, tuple[str, ...]]] = []
    for first, after in pairwise(edges):
        kinds = tuple(sorted(_kinds(one for one in known if one.first <= first <= one.last)))
        if found and found[-1][2] == kinds:
            found[-1] = (found[-1][0], after - _DAY, kinds)
        else:
            found.append((first, after - _DAY, kinds))
    return tuple(
        Overlap(first=first, last=last, kinds=kinds, perhaps=_perhaps(known, first, last, kinds))
        for first, last, kinds in found
        if len(kinds) > 1
    )


def _perhaps(
    known: Sequence[Span], first: date, last: date, kinds: Sequence[str]
) -> tuple[str, ...]:
    """Return the kinds that need not have met the others in this stretch."""
    here = {
        kind: [
            one
            for one in known
            if one.kind == kind and one.sure_first <= last and first <= one.sure_last
        ]
        for kind in kinds
    }
    left = [kind for kind in kinds if here[kind]]
    while missed := {kind: many for kind in left if (many := _misses(here, left, kind))}:
        left.remove(max(sorted(missed), key=lambda kind: missed[kind]))
    return tuple(kind for kind in kinds if kind not in left)


def _misses(here: Mapping[str, Sequence[Span]], left: Sequence[str], kind: str) -> int:
    """Return how many of the other kinds this one need not have met."""
    others = (other for other in left if other != kind)
    return sum(not any(_meet(a, b) for a in here[kind] for b in here[other]) for other in others)


def _meet(one: Span, other: Span) -> bool:
    return one.sure_first <= other.sure_last and other.sure_first <= one.sure_last


# -- where nothing is written -------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What the writer said of a stretch; `is_own` is false for what a guide's table says."""

    first: date
    last: date
    words: str
    is_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A stretch in which no fact lies; `explained` is what the writer said of it, or None."""

    first: date
    last: date
    explained: Explained | None = None

    @property
    def dates(self) -> str:
        """Return the stretch in words."""
        return stretch(self.first, self.last)

    def words(self) -> str:
        """Return the line for somebody who does not see the picture."""
        if self.explained is None:
            return f"{self.dates}: nothing is written for this time"
        return f"{self.dates}: {self.explained.words}"


def holes(facts: Iterable[Fact], explained: Sequence[Explained] = ()) -> tuple[Hole, ...]:
    """Return the stretches between the first and the last date of all in which no fact lies.

    Without words of the writer only those of half a year and longer.
    """
    found: list[Hole] = []
    for first, last in _between([(one.first, one.last) for one in spans(facts)]):
        said = [one for one in explained if one.first <= last and first <= one.last]
        found += [
            Hole(first=max(first, one.first), last=min(last, one.last), explained=one)
            for one in said
        ]
        found += [Hole(first=a, last=b) for a, b in _left(first, last, said) if _is_long(a, b)]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.words())))


def strays(facts: Iterable[Fact], explained: Sequence[Explained]) -> tuple[Explained, ...]:
    """Return what the writer said of stretches in which facts lie by now: no word is lost."""
    used = {one.explained for one in holes(facts, explained)}
    return tuple(one for one in explained if one.is_own and one not in used)


def _between(stretches: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Yield what lies between stretches that may overlap."""
    reached: date | None = None
    for first, last in sorted(stretches):
        if reached is not None and first > reached + _DAY:
            yield reached + _DAY, first - _DAY
        reached = last if reached is None else max(reached, last)


def _left(first: date, last: date, said: Sequence[Explained]) -> Iterator[tuple[date, date]]:
    """Yield what of a stretch nothing was said of."""
    fences = [(first - _DAY, first - _DAY), (last + _DAY, last + _DAY)]
    yield from _between([*fences, *((one.first, one.last) for one in said)])


def _is_long(first: date, last: date) -> bool:
    years_on, month = divmod(first.month - 1 + _SHORTEST, 12)
    year, month = first.year + years_on, month + 1
    day = min(first.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) <= last + _DAY


def stretch(first: date, last: date) -> str:
    """Return two days as a stretch, in years or months where both ends are whole ones."""
    is_month_end = (last + _DAY).day == 1
    if (first.month, first.day) == (1, 1) and (last + _DAY).timetuple().tm_yday == 1:
        return when.span(*(When(precision=Precision.YEAR, year=one.year) for one in (first, last)))
    if first.day == 1 and is_month_end:
        ends = [
            When(precision=Precision.MONTH, year=one.year, month=one.month) for one in (first, last)
        ]
        return when.span(*ends)
    days = [
        When(precision=Precision.DAY, year=one.year, month=one.month, day=one.day)
        for one in (first, last)
    ]
    return when.span(*days)


# -- the writer's words for a stretch -----------------------------------------


def explained(fields: Mapping[str, Any]) -> tuple[Explained, ...]:
    """Return what stands in the fields of a section about stretches; what is broken is no part."""
    kept = fields.get(HOLES)
    own = (_own(one) for one in kept) if isinstance(kept, list) else ()
    quiet = (_quiet(row.get("cells")) for row in desk.rows(fields, QUIET))
    return tuple(one for one in (*own, *quiet) if one is not None)


def explain(fields: Mapping[str, Any], first: date, last: date, words: str) -> dict[str, Any]:
    """Return the fields with these words for this stretch; with none, without them."""
    kept = fields.get(HOLES)
    rest = [one for one in kept if not _is_for(one, first, last)] if isinstance(kept, list) else []
    if words.strip():
        rest.append({"first": first.isoformat(), "last": last.isoformat(), "words": words})
    others = {key: one for key, one in fields.items() if key != HOLES}
    return {**others, HOLES: rest} if rest else others


def _is_for(kept: Any, first: date, last: date) -> bool:
    one = _own(kept)
    return one is not None and (one.first, one.last) == (first, last)


def _own(kept: Any) -> Explained | None:
    try:
        first, last = (date.fromisoformat(kept[key]) for key in ("first", "last"))
        words = kept["words"]
    except (KeyError, TypeError, ValueError):
        return None
    if not isinstance(words, str) or not words.strip() or last < first:
        return None
    return Explained(first=first, last=last, words=words)


def _quiet(cells: Any) -> Explained | None:
    """Return the row of a guide's table of quiet stretches, if it says from when to when."""
    try:
        first, last = (when.from_json(cells[key]) for key in (_QUIET_FIRST, _QUIET_LAST))
    except (KeyError, TypeError, ValueError):
        return None
    if last.latest() < first.earliest():
        return None
    words = cells.get(_QUIET_WORDS)
    said = words if isinstance(words, str) and words.strip() else "a stretch without any of it"
    return Explained(first=first.earliest(), last=last.latest(), words=said, is_own=False)
