"""Facts of a disclosure, and what is put together from them.

Only labels, dates, amounts and the writer's own words are put together; no sentence about what
was done is ever written here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.model import money, when
from desktop.model.guide import GuideField
from desktop.model.money import Money
from desktop.model.table import Table
from desktop.model.when import When

SURE = "sure"
"""The answer of the column `sure` that needs no word beside the fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One item: a kind of act with what is known of it; "" and () where nothing was said.

    `typed` holds, by role, dates and amounts that could not be read, as they were typed.
    """

    id: str
    kind: str = ""
    is_none: bool = False
    first: When | None = None
    last: When | None = None
    peak: str = ""
    usual: str = ""
    length: str = ""
    money: Money | None = None
    device: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    hidden: str = ""
    how: str = ""
    said: str = ""
    left_out: str = ""
    truth: str = ""
    known: str = ""
    sure: str = ""
    recalled: str = ""
    note: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_unsure(self) -> bool:
        """Say whether the writer is not sure of it, or has yet to check."""
        return bool(self.sure) and self.sure.casefold() != SURE

    def dates(self) -> str:
        """Return first and last time in words, as read or as typed."""
        first, last = self.typed.get("first", ""), self.typed.get("last", "")
        if not first and not last:
            return when.span(self.first, self.last)
        parts = (
            first or (self.first.words() if self.first else ""),
            last or (self.last.words() if self.last else ""),
        )
        return " – ".join(part for part in parts if part)

    def dates_with_basis(self) -> str:
        """Return first and last time in words, with what they rest on."""
        known = [one.basis.strip() for one in (self.first, self.last) if one is not None]
        basis = "; ".join(filter(None, dict.fromkeys(known)))
        return f"{self.dates()} ({basis})" if basis else self.dates()

    def amount(self) -> str:
        """Return the money in words with what it rests on, as read or as typed."""
        if "money" in self.typed:
            return self.typed["money"]
        return self.money.words_with_basis() if self.money else ""

    def name(self) -> str:
        """Return the kind, with the doubt the writer has about it."""
        return f"{self.kind} ({self.sure})" if self.is_unsure else self.kind


@dataclass(frozen=True, slots=True)
class Passage:
    """One line put together from facts; `key` is the view and the fact it comes from."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """One view of the facts: as a table, and as lines that can stand in a text."""

    table: Table | None
    passages: tuple[Passage, ...]


Read = Callable[[Any], Any]
_TEXTS = (
    "kind", "peak", "usual", "length", "hidden", "how", "said", "left_out", "truth", "known",
    "sure", "recalled", "note",
)  # fmt: skip
_LISTS = ("device", "place", "people", "reach")
_READ: tuple[tuple[str, Read], ...] = (
    ("first", when.from_json), ("last", when.from_json), ("money", money.from_json),
)  # fmt: skip


def facts(columns: Sequence[GuideField], rows: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """Return the facts that stand in the rows of a table whose columns have roles.

    What cannot be read is kept as it was typed; nothing is refused.
    """
    return tuple(_fact(columns, row) for row in rows if isinstance(row.get("cells"), Mapping))


def _fact(columns: Sequence[GuideField], row: Mapping[str, Any]) -> Fact:
    cells = row["cells"]
    by_role = {one.role: cells[one.key] for one in columns if one.role and one.key in cells}
    if cells.get("none") is True:
        return Fact(id=str(row["id"]), kind=_text(by_role.get("kind")), is_none=True)
    known: dict[str, Any] = {role: _text(by_role.get(role)) for role in _TEXTS}
    known |= {role: _list(by_role.get(role)) for role in _LISTS}
    typed: dict[str, str] = {}
    for role, read in _READ:
        known[role], words = _read(read, by_role.get(role))
        if words:
            typed[role] = words
    return Fact(id=str(row["id"]), typed=typed, **known)


def _read(read: Read, value: Any) -> tuple[Any, str]:
    """Return a value as it was read, or as it was typed."""
    if value in (None, "", {}):
        return None, ""
    try:
        return read(value), ""
    except ValueError:
        kept = value.get("typed", "") if isinstance(value, Mapping) else value
        code = value.get("currency", "") if isinstance(value, Mapping) else ""
        basis = value.get("basis", "") if isinstance(value, Mapping) else ""
        words = " ".join(part for part in (_text(code), _text(kept)) if part)
        return None, ", ".join(part for part in (words, _text(basis)) if part)


# A guide decides whether a column takes one text or several; no word is lost on either.
def _text(value: Any) -> str:
    if isinstance(value, list):
        return _joined(_list(value))
    return value.strip() if isinstance(value, str) else ""


def _list(value: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value if isinstance(value, list) else [value])))


# -- views ------------------------------------------------------------------

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """How a view reads a fact: headings, cells, and whether the first is the name of the line."""

    headings: Row
    cells: Callable[[Fact], Row]
    with_none: bool = False


def _joined(texts: Sequence[str]) -> str:
    return ", ".join(texts)


_TIMELINE, _MONEY = "timeline", "money"
_VIEWS = {
    _TIMELINE: _View(("When", "What"), lambda one: (one.dates_with_basis(), one.name())),
    "kinds": _View(
        ("Kind", "First – last", "At the heaviest", "Usually", "Each time"),
        lambda one: (one.name(), one.dates(), one.peak, one.usual, one.length),
        with_none=True,
    ),
    "frequency": _View(
        ("Kind", "At the heaviest", "Usually", "Each time", "Last time"),
        lambda one: (one.name(), one.peak, one.usual, one.length, _last(one)),
    ),
    "devices": _View(
        ("Kind", "On what", "Where"),
        lambda one: (one.name(), _joined(one.device), _joined(one.place)),
    ),
    "people": _View(
        ("Kind", "Alone or with whom", "First – last"),
        lambda one: (one.name(), _joined(one.people), one.dates() if one.people else ""),
    ),
    _MONEY: _View(("Kind", "Amount"), lambda one: (one.name(), one.amount())),
    "hidden": _View(
        ("Kind", "What was hidden", "How"), lambda one: (one.name(), one.hidden, one.how)
    ),
    "reach": _View(("Kind", "Reached into"), lambda one: (one.name(), _joined(one.reach))),
    "told": _View(
        ("Kind", "Said", "Left out or untrue", "True"),
        lambda one: (one.name(), one.said, one.left_out, one.truth),
    ),
    "unsure": _View(
        ("Kind", "First – last", "How sure", "Came back later"),
        lambda one: (
            one.kind,
            one.dates() if one.is_unsure or one.recalled else "",
            one.sure if one.is_unsure else "",
            one.recalled,
        ),
    ),
}
VIEWS = tuple(_VIEWS)
"""What can be put together, by name."""
_SAID_WITH_IT = {"First – last", "When", "Amount", "Reached into", "On what", "Alone or with whom"}
"""Headings that need no word in a line: what stands there says what it is."""


def _last(one: Fact) -> str:
    return one.typed.get("last", "") or (one.last.words() if one.last else "")


def assemble(view: str, known: Sequence[Fact]) -> Assembled:
    """Return this view of the facts; a fact that has nothing to say in it is left out.

    Raises KeyError for a view there is none of.
    """
    how = _VIEWS[view]
    every = sorted(known, key=_moment) if view == _TIMELINE else list(known)
    rows: list[tuple[Fact, Row]] = []
    for one in every:
        if one.is_none:
            if how.with_none:
                rows.append((one, (one.kind, "none", *("" for _ in how.headings[2:]))))
            continue
        cells = how.cells(one)
        name = 1 if view == _TIMELINE else 0
        # That a kind applies is itself a fact; elsewhere there has to be something to say of it.
        if how.with_none or any(cell for at, cell in enumerate(cells) if at != name):
            rows.append((one, cells))
    passages = [Passage(f"{view}:{one.id}", _line(how, cells)) for one, cells in rows]
    drawn = [cells for _, cells in rows]
    if view == _MONEY and len(rows) > 1:
        for total in money.total([one.money for one, _ in rows if one.money]):
            words = total.words()
            code = total.currency or "all"
            # A sum that leaves out what is not in figures must not look like the whole.
            is_whole = not any("money" in one.typed for one, _ in rows)
            label = "Together" if is_whole else "Together, as far as written in figures"
            passages.append(Passage(f"{view}:total {code}", f"{label}: {words}"))
            drawn.append((label, words))
    if not rows:
        return Assembled(None, ())
    return Assembled(_drawn(how.headings, drawn), tuple(passages))


def _drawn(headings: Row, rows: Sequence[Row]) -> Table:
    """Return the table without columns in which no row has anything."""
    full = [at for at in range(len(headings)) if at == 0 or any(row[at] for row in rows)]
    return Table(
        headings=tuple(headings[at] for at in full),
        rows=tuple(tuple(row[at] for at in full) for row in rows),
    )


def _moment(one: Fact) -> tuple[bool, Any, Any]:
    start = one.first or one.last
    return (start is None, start.sort_key() if start else (), one.id)


def _line(how: _View, cells: Row) -> str:
    """Return the cells as one line of labels and values."""
    # A line in a text is one block: the editor would part it where a line ends in it.
    name, *rest = (_in_one_line(cell) for cell in cells)
    told = []
    for heading, cell in zip(how.headings[1:], rest, strict=True):
        if cell:
            is_plain = heading in _SAID_WITH_IT or heading == "What"
            told.append(cell if is_plain else f"{_lower(heading)} {cell}")
    if not name or not told:
        return name or "; ".join(told)
    return f"{name}: {'; '.join(told)}"


def _in_one_line(cell: str) -> str:
    return " ".join(filter(None, map(str.strip, cell.splitlines())))


def _lower(heading: str) -> str:
    return heading[0].lower() + heading[1:]
