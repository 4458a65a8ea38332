"""What the vault offers for a first page: rows in the writer's words, states, days, numbers.

A row belongs to the days in which its date begins: so of two packets that follow each other one
has it, and never both. What may not leave is not offered: kept documents, sections and rows,
columns and guides that stay, private pages. Nothing is judged; the writer ticks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby
from typing import Any

from desktop.model import answers, chart, desk, scales, values, when
from desktop.model.document import Kind, Section, State
from desktop.model.first_page import Facts, Item, Line
from desktop.model.guide import Guide, GuideField
from desktop.model.leaving import Source
from desktop.model.scales import Reading, Scale
from desktop.model.when import When

Cells = Mapping[str, Any]
Columns = Sequence[GuideField]
Found = tuple[Line, Item]
Days = tuple[date | None, date | None]
Span = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table whose rows can stand in a line; `day` is the column of their date, "" for no date.

    The first of `keys` stands for itself, the others after the label of their column.
    """

    guide: str
    section: str
    table: str
    line: Line
    keys: tuple[str, ...]
    day: str = ""
    is_grouped: bool = False


ROWS = (
    Rows(guide="triggers", section="log", table="rows", line=Line.SET_OFF, day="on",
         keys=("what", "did", "helped")),
    Rows(guide="boundaries", section="lines", table="rows", line=Line.LIMITS,
         keys=("when", "will")),
    Rows(guide="boundaries", section="happened", table="rows", line=Line.LIMITS, day="on",
         keys=("which", "what", "did", "then")),
    Rows(guide="own_limits", section="lines", table="rows", line=Line.LIMITS,
         keys=("when", "will")),
    Rows(guide="needs", section="cards", table="cards", line=Line.REQUESTS,
         keys=("need", "seen", "when", "from_whom", "kind")),
    Rows(guide="safety_plan", section="required", table="rows", line=Line.REQUESTS,
         keys=("what", "for_what", "kind")),
    Rows(guide="recovery_plan", section="circles", table="inner", line=Line.CIRCLES,
         keys=("what",), is_grouped=True),
    Rows(guide="recovery_plan", section="circles", table="middle", line=Line.CIRCLES,
         keys=("what",), is_grouped=True),
    Rows(guide="recovery_plan", section="circles", table="outer", line=Line.CIRCLES,
         keys=("what",), is_grouped=True),
    # When and how it came to be known; what it was is no part of this record.
    Rows(guide="slip_record", section="record", table="rows", line=Line.TELLING, day="on",
         keys=("on", "told", "told_on")),
    Rows(guide="honesty_log", section="log", table="rows", line=Line.TELLING, day="on",
         keys=("on", "after", "corrected_on")),
)  # fmt: skip
"""Where the lines of `domain.md` 3.3 are kept."""
FIELDS = (
    ("recovery_plan", "definition", Line.CIRCLES, ("counts",)),
    ("recovery_plan", "definition", Line.CIRCLES, ("since",)),
    ("setback_plan", "telling", Line.TELLING, ("first", "first_within")),
    ("setback_plan", "telling", Line.TELLING, ("partner_told_by", "partner_within")),
    ("honesty_commitment", "lapses", Line.TELLING, ("told_within", "told_how")),
)
"""Single fields that stand in a line together: guide, section, line, keys."""
FORMS, TRIGGERS, URGES = "therapist_forms", "triggers", "urge_log"
_FORM_KEYS = ("name", "version", "on", "figure")
_URGE_KEYS = ("at_0", "at_20")
_SHEETS = frozenset({"question_sheet", answers.GUIDE})
"""Letters by their place, and no letters that are drafted."""
_STATES = {
    State.STARTED: "started",
    State.REVIEWED: "reviewed with someone",
    State.CLEARED: "cleared to read",
}


def facts(held: Sequence[Source], shipped: Sequence[Scale], asked: Days, today: date) -> Facts:
    """Return what these documents offer for the days that are asked for, both ends included.

    Where no first day is named it is the earliest on which something was noted. A day that has not
    come is none of them, so that it does not count as one without a number. `held` are those that
    may leave at all, as `Sources.read` gives them; a document whose guide this program does not
    know offers nothing.
    """
    first = asked[0] or date.min
    last = max(first, min(asked[1] or today, today))
    going = [one for one in held if _has_any(one)]
    noted = _Noted(going, shipped)
    # By key: a day may be marked and stand in a log as well.
    items: dict[Line, dict[str, Item]] = {}
    for line, item in chain(
        noted.items((first, last)), *(_of(one, (first, last)) for one in going)
    ):
        items.setdefault(line, {}).setdefault(item.key, item)
    found = {line: tuple(some.values()) for line, some in items.items()}
    if Line.NEW in found:
        found[Line.NEW] = tuple(sorted(found[Line.NEW], key=lambda one: one.key))
    on = [one.on for some in found.values() for one in some if one.on is not None]
    return Facts(
        first=asked[0] or min((*on, *noted.days(last), last)), last=last, items=found,
        scales=noted.known, readings=noted.readings, marks=noted.marks,
        form_headings=_form_headings(going),
    )  # fmt: skip


def _has_any(held: Source) -> bool:
    return held.guide.exportable if held.guide is not None else not held.document.guide


def _of(held: Source, span: Span) -> Iterator[Found]:
    """Yield what one document offers."""
    guide, document = held.guide, held.document
    if document.kind is Kind.LETTER and document.guide not in _SHEETS:
        yield from _letter(held)
    if guide is None:
        return
    for section in document.pages:
        if desk.may_leave(guide, section) and section.mark is not State.NOT_FOR_ME:
            yield from _told_rows(guide, section, span)
            yield from _fields(guide, section)
            yield from _special(guide, section, span)


# -- rows and fields --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that may leave and belongs to the days that are asked for."""

    id: str
    cells: Cells
    table: GuideField
    day: str = ""
    on: date | None = None

    def text(self, key: str) -> str:
        """Return a cell on one line, as it leaves."""
        column = self.column(key)
        text = values.plain(column, self.cells.get(key), leaving=True) if column else ""
        return " ".join(text.split())

    def column(self, key: str) -> GuideField | None:
        """Return a column that may leave."""
        return next((one for one in self.table.columns if one.key == key and one.exportable), None)


def _rows(place: tuple[Guide, Section], key: str, day: str, span: Span) -> Iterator[_Row]:
    """Yield the rows of a table whose date begins in these days; without a date column, all."""
    guide, section = place
    one = guide.section(section.key)
    table = one.field(key) if one else None
    if table is None or not table.exportable:
        return
    for kept in desk.rows(section.fields, key):
        cells = kept.get("cells")
        if not isinstance(cells, Mapping) or values.stays(table.columns, cells):
            continue
        row = _Row(kept["id"], cells, table)
        if not day:
            yield row
        elif (known := _when(row, day)) is not None and span[0] <= known.earliest() <= span[1]:
            yield replace(row, day=known.words(), on=known.earliest())


def _when(row: _Row, key: str) -> When | None:
    try:
        return when.from_json(row.cells.get(key)) if row.column(key) else None
    except ValueError:
        return None


def _told_rows(guide: Guide, section: Section, span: Span) -> Iterator[Found]:
    for source in ROWS:
        if (source.guide, source.section) != (guide.id, section.key):
            continue
        for row in _rows((guide, section), source.table, source.day, span):
            told = _told(row, source.keys)
            if told:
                group = row.table.label.rstrip(".:") if source.is_grouped else ""
                words = told.rstrip(".") if group else _with_strength(told, row.cells)
                yield (
                    source.line,
                    Item(key=row.id, words=words, group=group, day=row.day, on=row.on),
                )


def _told(row: _Row, keys: Sequence[str]) -> str:
    """Return cells as sentences on one line, in this order; what never leaves is not there."""
    told = []
    for at, key in enumerate(keys):
        column, text = row.column(key), row.text(key)
        if column and text:
            told.append(values.ended(_labelled(column, text) if at or key == "when" else text))
    return " ".join(told)


def _labelled(column: GuideField, text: str) -> str:
    mark = "" if column.label[-1:] in (".", ":", "?", "…") else ":"
    return f"{column.label}{mark} {text}" if column.label else text


def _with_strength(told: str, cells: Cells) -> str:
    """Return a row with the two numbers of before and afterwards, where both were noted."""
    before, after = cells.get("from"), cells.get("to")
    if type(before) is int and type(after) is int:
        return f"{told} From {before} to {after}."
    return told


def _fields(guide: Guide, section: Section) -> Iterator[Found]:
    one = guide.section(section.key)
    for id_, key, line, names in FIELDS:
        if (id_, key) != (guide.id, section.key) or one is None:
            continue
        told = []
        for field in filter(None, map(one.field, names)):
            text = " ".join(
                values.plain(field, section.fields.get(field.key), leaving=True).split()
            )
            told += [values.ended(_labelled(field, text))] if text else []
        if told:
            yield line, Item(key=f"{guide.id}:{key}:{names[0]}", words=" ".join(told))


# -- what has a form of its own ---------------------------------------------


def _special(guide: Guide, section: Section, span: Span) -> Iterator[Found]:
    place = (guide.id, section.key)
    if place == (FORMS, "forms"):
        yield from _forms(_rows((guide, section), "rows", "on", span))
    elif place == (TRIGGERS, "log"):
        yield from _new(_rows((guide, section), "rows", "on", span))
    elif place == (URGES, "log"):
        yield from _urges(tuple(_rows((guide, section), "rows", "on", span)))
    elif place == (answers.GUIDE, answers.SECTION):
        yield from _questions(section)


def _forms(rows: Iterator[_Row]) -> Iterator[Found]:
    """Yield each form with its figure as it stands there; what it means is not said."""
    for row in rows:
        cells = tuple(map(row.text, _FORM_KEYS))
        words = ", ".join(filter(None, cells))
        yield Line.FORMS, Item(key=row.id, words=words, day=row.day, on=row.on, cells=cells)


def _form_headings(held: Sequence[Source]) -> tuple[str, ...]:
    for one in held:
        section = one.guide.section("forms") if one.guide and one.guide.id == FORMS else None
        table = section.field("rows") if section else None
        labels = {column.key: column.label for column in table.columns} if table else {}
        if labels:
            return tuple(labels.get(key, "") for key in _FORM_KEYS)
    return ()


def _new(rows: Iterator[_Row]) -> Iterator[Found]:
    """Yield the days on which something new was told or found, as the log says."""
    for row in rows:
        if row.on is not None and row.cells.get("new") == "yes":
            yield Line.NEW, Item(key=row.on.isoformat(), words=row.day, on=row.on)


def _urges(rows: Sequence[_Row]) -> Iterator[Found]:
    """Yield how often and how strong, and nothing of what went before or was done."""
    if not rows:
        return
    days = len({row.day for row in rows})
    once = "Noted once" if len(rows) == 1 else f"Noted {len(rows)} times"
    told = [f"{once}, on {days} day{'' if days == 1 else 's'}."]
    for key in _URGE_KEYS:
        column = rows[0].column(key)
        numbers = [row.cells[key] for row in rows if type(row.cells.get(key)) is int]
        if column is not None and numbers:
            low, high = min(numbers), max(numbers)
            ends = f"{low} to {high}" if low != high else str(low)
            told.append(f"{column.label}: {ends} of {values.MOST_OF_A_SCALE}.")
    first = min(row.on for row in rows if row.on is not None)
    yield Line.URGES, Item(key=URGES, words=" ".join(told), on=first, is_whole=True)


def _questions(section: Section) -> Iterator[Found]:
    """Yield how many questions are open (`domain.md` 3.3), not which."""
    asked = [one for one in answers.read(section.fields) if one.is_asked and not one.wants_nothing]
    left = sum(one.state != answers.ANSWERED for one in asked)
    if asked:
        words = f"Questions that were asked: {len(asked)}. Not answered in full: {left}."
        yield Line.OPEN, Item(key=f"{answers.GUIDE}:{section.id}", words=words, is_whole=True)


def _letter(held: Source) -> Iterator[Found]:
    """Yield how far a letter is, by headings; and what of it is there to be looked at.

    The second is of letters that are gone through with somebody.
    """
    guide, document = held.guide, held.document
    found = [
        (section.state, desk.heading(guide, section))
        for section in document.pages
        if desk.may_leave(guide, section) and section.state in _STATES
    ]
    if not found:
        return
    order = tuple(_STATES)
    parts = []
    for state, some in groupby(sorted(found, key=lambda one: order.index(one[0])), lambda o: o[0]):
        names = "; ".join(name for _, name in some if name)
        parts.append(f"{_STATES[state]}: {names}" if names else _STATES[state])
    words = f"{document.title}. {'. '.join(_upper(one) for one in parts)}."
    yield Line.LETTERS, Item(key=document.id, words=words)
    if guide is not None and guide.private_workings:
        for section in document.pages:
            if desk.may_leave(guide, section) and section.state is State.STARTED:
                name = desk.heading(guide, section)
                yield Line.READY, Item(key=section.id, words=name, group=document.title)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- scales -----------------------------------------------------------------


class _Noted:
    """What was noted on the scales that the writer may show."""

    def __init__(self, held: Sequence[Source], shipped: Sequence[Scale]) -> None:
        by_scale: dict[str, list[Reading]] = {}
        own: list[Scale] = []
        marks: set[date] = set()
        mine: list[str] = []
        for one in held:
            for section in one.document.pages if one.document.guide == scales.GUIDE else ():
                if section.key == scales.SECTION and desk.may_leave(one.guide, section):
                    own += scales.own(section.fields)
                    marks |= set(scales.marks(section.fields))
                    mine += scales.mine(section.fields)
                    for reading in scales.readings(section.fields):
                        by_scale.setdefault(reading.scale, []).append(reading)
        known = [one for one in (*shipped, *own) if one.id in by_scale]
        # Those the writer chose come first, in their order.
        rank = {id_: at for at, id_ in enumerate(mine)}
        self.known = tuple(sorted(known, key=lambda one: rank.get(one.id, len(rank))))
        self.readings = {key: tuple(found) for key, found in by_scale.items()}
        self.marks = tuple(sorted(marks))

    def days(self, last: date) -> Iterator[date]:
        """Yield each day with a number or a mark, but none after the last."""
        numbers = (one.day for found in self.readings.values() for one in found)
        yield from (one for one in chain(numbers, self.marks) if one <= last)

    def items(self, span: Span) -> Iterator[Found]:
        """Yield each scale with a number in these days, and the days that are marked."""
        first, last = span
        for one in self.known:
            found = self.readings[one.id]
            if any(each.value is not None and first <= each.day <= last for each in found):
                yield Line.SCALES, Item(key=one.id, words=one.name)
        for day in self.marks:
            if first <= day <= last:
                yield Line.NEW, Item(key=day.isoformat(), words=chart.day_words(day), on=day)
