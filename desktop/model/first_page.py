"""The first page of what is taken to a session (`domain.md` 3.3): every line switched on by hand.

What is in the vault is offered, item by item; what goes in is what the writer ticked, and their own
words. Nothing is interpreted, added up or compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from desktop.model import chart, richtext, strip, when
from desktop.model.manifest import Piece
from desktop.model.richtext import Block, Body
from desktop.model.scales import Reading, Scale
from desktop.model.settings import Purpose
from desktop.model.table import Table
from desktop.model.when import MONTHS, Precision

KEY = "first:"
"""Begins the key of each piece of a first page; its line follows."""
MOST_STRIPS = 6
"""So many scales stand on one page (`domain.md` 3.3, item 4)."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_JOINT = "  ·  "


class Line(StrEnum):
    """One line of the page; the value is what stands in the vault. They print in this order."""

    SESSION = "session"
    NAME = "name"
    DATES = "dates"
    REPORT = "report"
    WANT = "want"
    SAFETY = "safety"
    SCALES = "scales"
    NEW = "new"
    SET_OFF = "set_off"
    CIRCLES = "circles"
    TELLING = "telling"
    OPEN = "open"
    URGES = "urges"
    DAY = "day"
    LIMITS = "limits"
    REQUESTS = "requests"
    FORMS = "forms"
    LETTERS = "letters"
    READY = "ready"


class Report(StrEnum):
    """What the page calls what it brings."""

    EXCERPTS = "excerpts"
    UNEDITED = "unedited"

    @property
    def words(self) -> str:
        """Return it as it prints."""
        return _REPORTS[self]


class Safety(StrEnum):
    """How the line on safety is said: in the writer's words, aloud, or not at all."""

    OWN = "own"
    ALOUD = "aloud"
    NOTHING = "nothing"


_REPORTS = {
    Report.EXCERPTS: "self-report, excerpts chosen by me",
    Report.UNEDITED: "self-report, unedited",
}
HEAD = (Line.SESSION, Line.NAME, Line.DATES, Line.REPORT)
"""These stand in the title and under it, and make no piece."""
HEADINGS = {
    Line.SESSION: "The day of the session",
    Line.NAME: "A name or initials",
    Line.DATES: "The days it speaks of",
    Line.REPORT: "What it is",
    Line.WANT: "What I want from this session",
    Line.SAFETY: "Safety",
    Line.SCALES: "Scales over time",
    Line.NEW: "New disclosures or discoveries",
    Line.SET_OFF: "What set it off, and what helped",
    Line.CIRCLES: "Circles, and what stopping means",
    Line.TELLING: "Telling",
    Line.OPEN: "Open questions",
    Line.URGES: "Urges",
    Line.DAY: "Sleep and the day",
    Line.LIMITS: "Limits",
    Line.REQUESTS: "Requests that are open",
    Line.FORMS: "Forms, as filled in",
    Line.LETTERS: "Letters, and how far they are",
    Line.READY: "Ready to be looked at",
}
ALOUD = "I would rather say this aloud."
STRIP_NOTE = (
    "0 is below, 10 above. Each median is that of the last numbers of the days. "
    "A gap is a day without one."
)
_FOR_ALL = (*HEAD, Line.WANT, Line.SAFETY)
_HURT = (
    Line.SCALES, Line.NEW, Line.SET_OFF, Line.DAY, Line.LIMITS, Line.REQUESTS, Line.FORMS,
    Line.LETTERS,
)  # fmt: skip
_TRUTH = (
    Line.CIRCLES, Line.TELLING, Line.OPEN, Line.URGES, Line.DAY, Line.LIMITS, Line.LETTERS,
    Line.READY,
)  # fmt: skip
OFFERED = {
    Purpose.HURT: (*_FOR_ALL, *_HURT),
    Purpose.JOURNAL: (*_FOR_ALL, *_HURT),
    Purpose.TRUTH: (*_FOR_ALL, *_TRUTH),
}
"""Which lines each purpose is offered (`domain.md` 3.3); a line that holds something comes too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something in the vault that can stand in a line, as it prints.

    `key` stays the same for as long as it is there. Items of one `group` that follow each other
    print as one paragraph. `cells` make a row of a table. One that is `whole` is the line itself,
    and goes along when the line is switched on. `day` is said where items are chosen, and begins
    `on` this one.
    """

    key: str
    words: str
    group: str = ""
    day: str = ""
    on: date | None = None
    cells: tuple[str, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the vault offers for a first page between two days, both included."""

    first: date
    last: date
    since: date | None = None  # the first day it speaks of, where an older entry goes in
    items: Mapping[Line, tuple[Item, ...]] = field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    marks: tuple[date, ...] = ()
    form_headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """Which lines are on, and the writer's words in them.

    `words` and `ticked` are by the value of a line, also of one that is not known: none is dropped.
    """

    on: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    report: Report = Report.EXCERPTS
    safety: Safety = Safety.NOTHING

    def is_on(self, line: Line) -> bool:
        """Say whether a line is switched on."""
        return line.value in self.on

    def text(self, line: Line) -> str:
        """Return the writer's own words in a line."""
        return self.words.get(line.value, "")

    def has(self, line: Line, key: str) -> bool:
        """Say whether an item of a line is ticked."""
        return key in self.ticked.get(line.value, ())

    def switched(self, line: Line, *, is_on: bool) -> "FirstPage":
        """Return this page with a line switched on or off; what stands in it stays."""
        others = self.on - {line.value}
        return replace(self, on=others | {line.value} if is_on else others)

    def with_text(self, line: Line, words: str) -> "FirstPage":
        """Return this page with other words of the writer's in a line."""
        rest = {key: one for key, one in self.words.items() if key != line.value}
        return replace(self, words=rest | ({line.value: words} if words else {}))

    def with_item(self, line: Line, key: str, *, is_ticked: bool) -> "FirstPage":
        """Return this page with an item of a line ticked or not; ValueError for a seventh scale."""
        others = tuple(one for one in self.ticked.get(line.value, ()) if one != key)
        now = (*others, key) if is_ticked else others
        if line is Line.SCALES and len(now) > MOST_STRIPS:
            raise ValueError("At most six scales stand on one page.")
        rest = {name: one for name, one in self.ticked.items() if name != line.value}
        return replace(self, ticked=rest | ({line.value: now} if now else {}))

    def reported(self, report: Report) -> "FirstPage":
        """Return this page, called something else."""
        return replace(self, report=report)

    def safe(self, safety: Safety) -> "FirstPage":
        """Return this page with the line on safety said another way."""
        return replace(self, safety=safety)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: nothing that is empty; ids are keys, as they are nobody's words."""
        kept: dict[str, Any] = {
            "on": dict.fromkeys(sorted(self.on), 1),
            "words": dict(self.words),
            "ticked": {key: dict.fromkeys(one, 1) for key, one in self.ticked.items()},
            "report": self.report.value,
            "safety": self.safety.value,
        }
        return {key: one for key, one in kept.items() if one}


def from_json(value: Any) -> FirstPage:
    """Return the page that was kept; what cannot be read is as at first: off, and empty."""
    kept = value if isinstance(value, Mapping) else {}
    ticked = {key: _texts(one) for key, one in _mapping(kept.get("ticked")).items()}
    words = _mapping(kept.get("words")).items()
    return FirstPage(
        on=frozenset(_texts(kept.get("on"))),
        words={key: one for key, one in words if isinstance(one, str) and one},
        ticked={key: one for key, one in ticked.items() if one},
        report=_one_of(Report, kept.get("report"), Report.EXCERPTS),
        safety=_one_of(Safety, kept.get("safety"), Safety.NOTHING),
    )


def again(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is kept of a page for the next session: without the day of the former one.

    The writer's own words stay, and their lines are off: they were said of the former days.
    """
    page = from_json(kept)
    if not page.text(Line.SESSION) and not own_lines(kept):
        return kept
    page = replace(page, on=page.on - own_lines(kept))
    return page.with_text(Line.SESSION, "").to_json()


def own_lines(kept: Mapping[str, Any]) -> frozenset[str]:
    """Return the lines that are on and hold the writer's own words, but for the day."""
    page = from_json(kept)
    return (page.on & frozenset(page.words)) - {Line.SESSION.value}


def lines(purpose: Purpose, page: FirstPage, facts: Facts) -> tuple[Line, ...]:
    """Return the lines to offer: those of the purpose, and each in which something stands."""
    offered = OFFERED[purpose]
    return tuple(
        one
        for one in Line
        if one in offered or facts.items.get(one) or page.text(one) or page.is_on(one)
    )


# -- what leaves ------------------------------------------------------------


def title(page: FirstPage, facts: Facts) -> str:
    """Return what stands above the page, "For our session on Thursday 26 November".

    Words that are not read as a day stand there as they were typed.
    """
    typed = " ".join(page.text(Line.SESSION).split())
    if not typed or not page.is_on(Line.SESSION):
        return "For our session"
    day = _day(typed)
    if day is None:
        return f"For our session, {typed}"
    year = "" if day.year == facts.last.year else f" {day.year}"
    return f"For our session on {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def subtitle(page: FirstPage, facts: Facts) -> str:
    """Return the quiet line under the title, of what is switched on; "" where nothing is."""
    parts = {
        Line.NAME: " ".join(page.text(Line.NAME).split()),
        Line.DATES: chart.stretch(facts.since or facts.first, facts.last),
        Line.REPORT: page.report.words,
    }
    return _JOINT.join(words for line, words in parts.items() if page.is_on(line) and words)


def chosen(page: FirstPage, facts: Facts, line: Line) -> tuple[Item, ...]:
    """Return the items of a line that go in: those that were ticked and are still there."""
    return tuple(
        one for one in facts.items.get(line, ()) if one.is_whole or page.has(line, one.key)
    )


def pieces(page: FirstPage, facts: Facts) -> tuple[Piece, ...]:
    """Return the lines that are switched on and in which something stands, as they leave."""
    made = (piece(page, facts, line) for line in Line if page.is_on(line) and line not in HEAD)
    return tuple(one for one in made if one is not None)


def piece(page: FirstPage, facts: Facts, line: Line) -> Piece | None:
    """Return what a line would print if it were on; None where nothing stands in it."""
    items = chosen(page, facts, line)
    body = (*_said(line, items), *_own(page, line))
    table = _table(facts, items) if line is Line.FORMS else None
    drawings = _strips(facts, items) if line is Line.SCALES else ()
    if not (body or table or drawings):
        return None
    note = (richtext.paragraph(_strip_note(facts, items)),) if drawings else ()
    return Piece(
        key=f"{KEY}{line.value}",
        heading=HEADINGS[line],
        body=(*note, *body),
        tables=(table,) if table else (),
        drawings=drawings,
    )


def _strip_note(facts: Facts, items: Sequence[Item]) -> str:
    chosen_ids = {one.key for one in items}
    plus = [one.name for one in facts.scales if one.is_plus and one.id in chosen_ids]
    better = [f"{name}: a higher number is better." for name in plus]
    return " ".join((STRIP_NOTE, *better))


def _own(page: FirstPage, line: Line) -> Body:
    if line is Line.SAFETY and page.safety is not Safety.OWN:
        return (richtext.paragraph(ALOUD),) if page.safety is Safety.ALOUD else ()
    told = page.text(line).splitlines()
    return tuple(richtext.paragraph(one.strip()) for one in told if one.strip())


def _said(line: Line, items: Sequence[Item]) -> Body:
    if line in {Line.SCALES, Line.FORMS}:
        return ()
    if line is Line.NEW:
        return (richtext.paragraph(f"{_listed(items)}."),) if items else ()
    made: list[Block] = []
    for group, found in groupby(items, key=lambda one: one.group):
        if group:
            told = "; ".join(one.words for one in found)
            made.append(richtext.paragraph(f"{group}: {told}."))
        else:
            made += [richtext.paragraph(one.words) for one in found]
    return tuple(made)


def _listed(items: Sequence[Item]) -> str:
    *others, last = (one.words for one in items)
    return f"{', '.join(others)} and {last}" if others else last


def _table(facts: Facts, items: Sequence[Item]) -> Table | None:
    rows = [one.cells for one in items if len(one.cells) == len(facts.form_headings)]
    full = [at for at in range(len(facts.form_headings)) if any(row[at] for row in rows)]
    if not full:
        return None
    return Table(
        headings=tuple(facts.form_headings[at] for at in full),
        rows=tuple(tuple(row[at] for at in full) for row in rows),
    )


def _strips(facts: Facts, items: Sequence[Item]) -> tuple[Any, ...]:
    known = {one.id: one for one in facts.scales}
    return tuple(
        strip.strip(known[one.key], facts.readings.get(one.key, ()), facts.first, facts.last)
        for one in items[:MOST_STRIPS]
        if one.key in known
    )


# -- reading ----------------------------------------------------------------


def _mapping(value: Any) -> dict[str, Any]:
    found = value.items() if isinstance(value, Mapping) else ()
    return {key: one for key, one in found if isinstance(key, str)}


def _texts(value: Any) -> tuple[str, ...]:
    found = value if isinstance(value, Mapping) else ()
    return tuple(one for one in found if isinstance(one, str))


def _one_of(kind: type[Any], value: Any, otherwise: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        return otherwise


def _day(typed: str) -> date | None:
    try:
        found = when.parse(None, typed)
    except ValueError:
        return None
    return found.earliest() if found.precision is Precision.DAY else None
