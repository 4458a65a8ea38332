"""Scales from 0 to 10 and what was noted on them, as they stand in the fields of one document.

Nothing is ever summed, averaged or compared. A skipped reading has no number, and that is no zero.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.model.document import Section
from desktop.model.values import MOST_OF_A_SCALE

GUIDE = "scales"
"""The guide of the one document in which all readings are kept."""
SECTION, TALK_SECTION = "readings", "talk"
MOST = 6
"""So many scales can be "mine" at once (domain.md, 3.1)."""
PART = "readings:"
"""Begins the key of a section beside the readings: those noted in a month, "readings:2026-11"."""
_DAY = len("2026-11-22")

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One thing to notice, with words under 0, 5 and 10; `is_plus`: a higher number is better."""

    id: str
    name: str
    low: str
    mid: str
    high: str
    is_plus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One number on one scale; no `value` says that it was skipped on purpose.

    `at` is the local day, with the local time where it was noted at once: "2026-11-22T21:40". It
    is kept as text, so that no change of time zone moves it to another day.
    """

    id: str
    scale: str
    at: str
    value: int | None
    note: str = ""

    @property
    def day(self) -> date:
        """Return the day it belongs to."""
        return date.fromisoformat(self.at[:_DAY])

    @property
    def clock(self) -> str:
        """Return "21:40", or "" where only the day was said."""
        return self.at[_DAY + 1 : _DAY + 6]


def at_once(moment: datetime) -> str:
    """Return day and time of a local moment as a reading keeps them."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def readings(fields: Fields, scale: str = "") -> tuple[Reading, ...]:
    """Return every reading that is whole, in the order in which they were noted.

    With a scale, only those of it: eight years hold thousands of others.
    """
    rows = _rows(fields, SECTION)
    if scale:
        rows = (row for row in rows if row["cells"].get("scale") == scale)
    return tuple(one for one in map(_reading, rows) if one is not None)


def with_reading(fields: Fields, reading: Reading, name: str) -> dict[str, Any]:
    """Return the fields with one reading; a reading of the same id gives way to it.

    `name` is what the scale is called today, so that the row can be read without this program.
    """
    cells = {"scale": reading.scale, "name": name, "at": reading.at, "value": reading.value}
    if reading.note:
        cells["note"] = reading.note
    return _with_row(fields, SECTION, {"id": reading.id, "cells": cells})


def without_reading(fields: Fields, reading: str) -> dict[str, Any]:
    """Return the fields without the reading of this id."""
    return _without(fields, SECTION, reading)


# Where readings are kept: those of each month in a section of their own, so that one more costs
# as much after eight years as in the first week. Whoever opens the document sees them as one list.


def part_of(noted: date) -> str:
    """Return the key of the section for what is noted on this day."""
    return f"{PART}{noted:%Y-%m}"


def folded(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of the scales with all readings in one of them, in the order noted."""
    parts = sorted((one for one in sections if one.key.startswith(PART)), key=lambda one: one.key)
    rows = [row for one in parts for row in _raw(one.fields, SECTION)]
    if not rows:
        return tuple(one for one in sections if not one.key.startswith(PART))
    return tuple(
        one.with_fields({**one.fields, SECTION: [*_raw(one.fields, SECTION), *rows]})
        if one.key == SECTION
        else one
        for one in sections
        if not one.key.startswith(PART)
    )


def parted(fields: Fields, known: Mapping[str, Fields], newest: str) -> dict[str, dict[str, Any]]:
    """Return what changes, by key of section, when the readings are to hold these fields.

    `known` is what each section holds now. What stands somewhere stays there; what is new goes
    into the newest part.
    """
    newest = max((newest, *known))
    rows: dict[str, list[Any]] = {key: [] for key in (*sorted(known), newest)}
    every, at = _raw(fields, SECTION), 0
    # As a rule something is new at the end: whole sections are as they were, compared in a moment.
    other = [key for key in rows if key in known]
    while other:
        held = _raw(known[other[0]], SECTION)
        if every[at : at + len(held)] != held:
            break
        rows[other.pop(0)] = held
        at += len(held)
    where: dict[str | None, str] = {
        _id(row): key for key in other for row in _raw(known[key], SECTION)
    }
    for row in every[at:]:
        rows[SECTION if (name := _id(row)) is None else where.get(name, newest)].append(row)
    wanted = {key: {SECTION: held} if held else {} for key, held in rows.items()}
    wanted[SECTION] = {key: value for key, value in fields.items() if key != SECTION}
    if rows[SECTION] or SECTION in known.get(SECTION, {}):
        wanted[SECTION][SECTION] = rows[SECTION]
    return {key: held for key, held in wanted.items() if held != known.get(key, {})}


def mine(fields: Fields) -> tuple[str, ...]:
    """Return the ids of the scales that the writer chose, at most six, in their order."""
    kept = fields.get("mine")
    texts = [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []
    return tuple(dict.fromkeys(texts))[:MOST]


def with_mine(fields: Fields, chosen: Sequence[str]) -> dict[str, Any]:
    """Return the fields with these scales as the writer's; raise ValueError for a seventh."""
    if len(set(chosen)) > MOST:
        raise ValueError("At most six scales at a time.")
    return {**fields, "mine": list(dict.fromkeys(chosen))}


def own(fields: Fields) -> tuple[Scale, ...]:
    """Return the scales that the writer made."""
    return tuple(
        Scale(
            id=row["id"],
            name=str(row["cells"].get("name", "")),
            low=str(row["cells"].get("low", "")),
            mid=str(row["cells"].get("mid", "")),
            high=str(row["cells"].get("high", "")),
            is_plus=row["cells"].get("plus") == "yes",
        )
        for row in _rows(fields, "own")
    )


def with_own(fields: Fields, scale: Scale) -> dict[str, Any]:
    """Return the fields with a scale of the writer's own."""
    cells = {"name": scale.name, "low": scale.low, "mid": scale.mid, "high": scale.high}
    plus = {"plus": "yes"} if scale.is_plus else {}
    return _with_row(fields, "own", {"id": scale.id, "cells": {**cells, **plus}})


def marks(fields: Fields) -> tuple[date, ...]:
    """Return the days that are marked as days of a new disclosure, earliest first."""
    found = (_day(row["cells"].get("on")) for row in _rows(fields, "marks"))
    return tuple(sorted({day for day in found if day is not None}))


def with_mark(fields: Fields, day: date, row: str) -> dict[str, Any]:
    """Return the fields with this day marked; `row` is the id of a new row."""
    if day in marks(fields):
        return dict(fields)
    return _with_row(fields, "marks", {"id": row, "cells": {"on": day.isoformat()}})


def without_mark(fields: Fields, day: date) -> dict[str, Any]:
    """Return the fields without the mark of this day."""
    rows = [row for row in _raw(fields, "marks") if not _is_mark(row, day)]
    return {**fields, "marks": rows}


def wants_to_talk(fields: Fields) -> bool:
    """Say whether the writer wants to talk about not wanting to live; there is no number to it."""
    return fields.get("talk") == "yes"


def with_talk(fields: Fields, *, wanted: bool) -> dict[str, Any]:
    """Return the fields with that said or taken back."""
    rest = {key: value for key, value in fields.items() if key != "talk"}
    return {**rest, "talk": "yes"} if wanted else rest


# rows are kept as they are, whole or not: only what is read is chosen


def _raw(fields: Fields, key: str) -> list[Any]:
    kept = fields.get(key)
    return list(kept) if isinstance(kept, list) else []


def _rows(fields: Fields, key: str) -> Iterator[Mapping[str, Any]]:
    # What is kept is made of dicts; to ask for any mapping takes ten times as long.
    for row in _raw(fields, key):
        is_row = isinstance(row, dict) and isinstance(row.get("id"), str)
        if is_row and isinstance(row.get("cells"), dict):
            yield row


def _with_row(fields: Fields, key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    rows = _raw(fields, key)
    # From the end: what changes is nearly always what was noted last.
    for at in reversed(range(len(rows))):
        if _id(rows[at]) == row["id"]:
            rows[at] = row
            return {**fields, key: rows}
    return {**fields, key: [*rows, row]}


def _without(fields: Fields, key: str, id_: str) -> dict[str, Any]:
    return {**fields, key: [one for one in _raw(fields, key) if _id(one) != id_]}


def _id(row: Any) -> str | None:
    found = row.get("id") if isinstance(row, dict) else None
    return found if isinstance(found, str) else None


def _is_mark(row: Any, day: date) -> bool:
    cells = row.get("cells") if isinstance(row, Mapping) else None
    return isinstance(cells, Mapping) and _day(cells.get("on")) == day


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text[:_DAY]) if isinstance(text, str) else None
    except ValueError:
        return None


def _reading(row: Mapping[str, Any]) -> Reading | None:
    cells = row["cells"]
    scale, at, value = cells.get("scale"), cells.get("at"), cells.get("value")
    is_number = type(value) is int and 0 <= value <= MOST_OF_A_SCALE
    # A value that is missing is not a value that was skipped.
    is_value = "value" in cells and (value is None or is_number)
    if not isinstance(scale, str) or _day(at) is None or not is_value:
        return None
    return Reading(id=row["id"], scale=scale, at=at, value=value, note=str(cells.get("note", "")))


def of_scale(found: Iterable[Reading], scale: str) -> tuple[Reading, ...]:
    """Return the readings of one scale by day and time; of one time in the order noted."""
    return tuple(sorted((one for one in found if one.scale == scale), key=lambda one: one.at))
