"""What may leave of the question sheet: a document of this guide becomes the noun that travels.

The noun is built from named cells of three tables and one note, and only from those that the guide
lets leave. Lines of one's own, conditions and plans for afterwards are never read for it, so there
is nothing to leave out. A question that is not wanted any more keeps its row and its number here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop.model import desk, still_wanted, when
from desktop.model.answers import cell
from desktop.model.document import Section, State
from desktop.model.guide import Guide, GuideField
from desktop.model.questions import ELSE, MOST_NUMBER, TAG_WORDS, Depth, Question, Sheet

GUIDE = "question_sheet"
"""The guide of the sheet on which questions are gathered."""
NO_DISCLOSURE = "I do not want a disclosure"
"""One valid end of the sheet, in the words of the guide."""
RECENT_DAYS = 2
"""So many days a question lies before it is looked at again (domain.md 2.3.3)."""

_QUESTIONS = frozenset({"number", "question", "tag", "depth"})
_LIMITS = frozenset({"topic"})
_DEPTHS = frozenset({"tag", "depth"})
_NOTE, _WRITTEN = "note", "made_on"
_TAGS = {words: tag for tag, words in TAG_WORDS.items()} | {ELSE: ""}
_BY_WORDS = {depth.words: depth for depth in Depth}
_MOST_SHOWN = 40
"""Letters of a question by which a sentence names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the writer settles on the page that makes the file.

    `later` leaves out what is recent; `open_depth` is for questions that say nothing about depth,
    neither themselves nor by their topic.
    """

    purposes: bool = False
    later: bool = False
    open_depth: Depth | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What the file would hold, or in `refusal` why there is none.

    `recent` holds the numbers of questions of the last two days at which nobody looked again (of
    `count` in all), `open` number and beginning of those without a depth, `given` the numbers that
    were given, by the id of their rows in `section`.
    """

    sheet: Sheet | None = None
    refusal: str = ""
    count: int = 0
    recent: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    has_purposes: bool = False
    wants_none: bool = False
    section: Section | None = None
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that may leave, with the keys of those of its columns that may."""

    section: Section
    key: str
    columns: frozenset[str]

    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """Return the rows in which something stands that could leave."""
        every = desk.rows(self.section.fields, self.key)
        return tuple(row for row in every if any(self.read(row, key) for key in self.columns))

    def read(self, row: Mapping[str, Any], column: str) -> str:
        """Return a cell, or "" if its column may not leave."""
        return cell(row, column) if column in self.columns else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    text: str
    number: str
    depth: Depth | None
    tag: str
    purpose: str
    is_recent: bool
    is_left_out: bool


def prepare(
    guide: Guide, sections: Sequence[Section], choice: Choice, *, today: date, begun: date
) -> Prepared:
    """Return the sheet these sections give today, or what stands against it.

    `begun` is the day of the document; it counts where the sheet says no day of its own.
    """
    table = _table(guide, sections, _QUESTIONS)
    depths = _depths(_table(guide, sections, _DEPTHS))
    # What is left out keeps its number, which no other question gets.
    whole = _rows(table, depths, today, begun)
    every = [row for row in whole if not row.is_left_out]
    rows = [row for row in every if not (choice.later and row.is_recent)]
    refusal = _refusal(rows)
    given = {} if refusal else _given(whole)
    found = Prepared(
        refusal=refusal,
        count=len(every),
        recent=_named((row for row in every if row.is_recent), given),
        open=tuple(
            f"{given.get(row.id, row.number)} {_brief(row)}" for row in rows if row.depth is None
        ),
        has_purposes=any(row.purpose for row in rows),
        wants_none=_wants_none(guide, sections),
        section=table.section if table else None,
        given=given,
    )
    if refusal:
        return found
    limits = _limits(_table(guide, sections, _LIMITS))
    note = _text(guide, table, _NOTE)
    if not (rows or limits or depths or note):
        return replace(found, refusal="Nothing stands on the sheet yet that could go into a file.")
    if found.open and choice.open_depth is None:
        # An answer to a question without a depth would be a guess; the page asks for one first.
        return found
    try:
        sheet = Sheet(
            questions=tuple(_question(row, found.given, choice) for row in rows),
            do_not_tell=limits, depths=depths, made_on=today, note=note,
        )  # fmt: skip
    except ValueError:
        return replace(
            found, refusal="Somewhere on the sheet stands half a character. Type that word again."
        )
    return replace(found, sheet=sheet)


def numbered(section: Section, given: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the fields of a section with these numbers in those rows, all else as it was."""
    return {
        key: [_with_number(row, given) for row in value] if isinstance(value, list) else value
        for key, value in section.fields.items()
    }


def _with_number(row: Any, given: Mapping[str, str]) -> Any:
    if not isinstance(row, dict) or row.get("id") not in given or cell(row, "number"):
        return row
    return row | {"cells": row.get("cells", {}) | {"number": given[row["id"]]}}


# -- where things stand -----------------------------------------------------


def _table(guide: Guide, sections: Sequence[Section], columns: frozenset[str]) -> _Table | None:
    """Return the first table with these columns, the only ones it has but for the questions."""
    for section in sections:
        for one in _fields(guide, section):
            if one.kind == "table" and _fits(one, columns):
                open_to_all = frozenset(key.key for key in one.columns if key.exportable)
                return _Table(section, one.key, open_to_all)
    return None


def _fits(one: GuideField, columns: frozenset[str]) -> bool:
    own = {column.key for column in one.columns}
    return columns <= own if columns == _QUESTIONS else columns == own


def _fields(guide: Guide, section: Section) -> tuple[GuideField, ...]:
    """Return the fields of a section that may leave; none of one that is not for the writer."""
    one = guide.section(section.key)
    if one is None or section.mark is State.NOT_FOR_ME or not desk.may_leave(guide, section):
        return ()
    return tuple(found for found in one.fields if found.exportable)


def _text(guide: Guide, table: _Table | None, key: str) -> str:
    """Return what stands beside the questions in a field that may leave."""
    if table is None or all(one.key != key for one in _fields(guide, table.section)):
        return ""
    value = table.section.fields.get(key)
    return value.strip() if isinstance(value, str) else ""


def _wants_none(guide: Guide, sections: Sequence[Section]) -> bool:
    return any(
        section.fields.get(one.key) == NO_DISCLOSURE
        for section in sections
        for one in _fields(guide, section)
        if one.kind == "choice"
    )


# -- questions --------------------------------------------------------------


def _rows(
    table: _Table | None, depths: Mapping[str, Depth], today: date, begun: date
) -> list[_Row]:
    if table is None:
        return []
    begun = _written_on(table, begun)
    return [_row(table, row, depths, today=today, begun=begun) for row in table.rows()]


def _row(
    table: _Table, row: Mapping[str, Any], depths: Mapping[str, Depth], *, today: date, begun: date
) -> _Row:
    at = still_wanted.written_at(table.section.fields, row)
    age = today - (begun if at is None else at.astimezone().date())
    tag = _TAGS.get(table.read(row, "tag"), "")
    own = _BY_WORDS.get(table.read(row, "depth"))
    return _Row(
        id=row["id"],
        text=table.read(row, "question"),
        number=table.read(row, "number").rstrip(". "),
        depth=own if own is not None else depths.get(tag),
        tag=tag,
        purpose=table.read(row, "purpose"),
        is_recent=age.days <= RECENT_DAYS and not still_wanted.is_settled(row),
        is_left_out=still_wanted.is_left_out(row),
    )


def _written_on(table: _Table, begun: date) -> date:
    """Return the day the sheet itself says it was written, or else the day it was begun."""
    try:
        return when.from_json(table.section.fields.get(_WRITTEN)).latest()
    except ValueError:
        return begun


def _refusal(rows: Sequence[_Row]) -> str:
    """Return in a sentence what no file can carry, or ""."""
    seen: dict[int, _Row] = {}
    for row in rows:
        if not row.text:
            return (
                "One row has no question in it. Write the question, or take the row out; "
                "a row with nothing but a note to yourself may stay."
            )
        if not row.number:
            continue
        number = _number(row)
        if number is None:
            return (
                f"“{row.number}” cannot be the number of a question. Use a whole number up to "
                f"{MOST_NUMBER:,}, or leave it empty and one is given."
            )
        if number in seen:
            return (
                f"The number {number} stands twice: {_brief(seen[number])} and {_brief(row)}. "
                "Give one of them another number, or none."
            )
        seen[number] = row
    return ""


def _number(row: _Row) -> int | None:
    if not (row.number.isascii() and row.number.isdecimal()):
        return None
    number = int(row.number) if len(row.number) <= len(str(MOST_NUMBER)) else 0
    return number if 1 <= number <= MOST_NUMBER else None


def _given(rows: Sequence[_Row]) -> dict[str, str]:
    """Return numbers for the rows without one: behind the highest, then whatever is free."""
    taken = {number for row in rows if (number := _number(row)) is not None}
    first = max(taken, default=0) + 1
    places = (*range(first, MOST_NUMBER + 1), *range(1, first))
    free = (number for number in places if number not in taken)
    return {row.id: str(next(free)) for row in rows if not row.number}


def _named(rows: Iterable[_Row], given: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(given.get(row.id, row.number) for row in rows)


def _brief(row: _Row) -> str:
    line = " ".join(row.text.split())
    return f"“{line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1].rstrip() + '…'}”"


def _question(row: _Row, given: Mapping[str, str], choice: Choice) -> Question:
    depth = row.depth or choice.open_depth
    assert depth is not None  # noqa: S101  # one was asked for before
    return Question(
        number=int(given.get(row.id, row.number)), text=row.text, tag=row.tag, depth=depth,
        purpose=row.purpose if choice.purposes else "",
    )  # fmt: skip


# -- limits and depths ------------------------------------------------------


def _limits(table: _Table | None) -> tuple[str, ...]:
    if table is None:
        return ()
    return tuple(dict.fromkeys(table.read(row, "topic") for row in table.rows()))


def _depths(table: _Table | None) -> dict[str, Depth]:
    """Return the depth of each topic; of a topic that stands twice the less deep one."""
    found: dict[str, Depth] = {}
    if table is None:
        return found
    order = list(Depth)
    for row in table.rows():
        words, depth = table.read(row, "tag"), _BY_WORDS.get(table.read(row, "depth"))
        if words in _TAGS and depth is not None:
            tag = _TAGS[words]
            found[tag] = min(found.get(tag, depth), depth, key=order.index)
    return found
