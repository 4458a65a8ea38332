"""Logs of the days a packet speaks of: rows of other days stay where they are.

A row belongs to the days in which its date begins, as on a first page. One whose date is missing or
cannot be read belongs to none: nobody can say that it may go. What is no log is left whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.model import desk, scales, when
from desktop.model.document import Section, SectionId
from desktop.model.guide import Guide, GuideField
from desktop.model.leaving import Source

SHELF = "notice"
"""The shelf on which logs stand."""
_OF_SCALES = {"readings": "at", "marks": "on"}
"""Tables of the scales and the column of their day, which is kept as text there."""

Days = tuple[date | None, date | None]


def within(source: Source, days: Days) -> Source:
    """Return a log with the rows of these days only, both ends included; else the same source.

    Without a first or last day there is no end on that side, without either it is whole.
    """
    if source.guide is None or source.guide.shelf != SHELF or days == (None, None):
        return source
    sections = tuple(_within(source.guide, one, days) for one in source.document.sections)
    if sections == source.document.sections:
        # What was put together of it is kept by the source itself.
        return source
    return replace(source, document=replace(source.document, sections=sections))


def rows(sources: Iterable[Source], days: Days) -> Mapping[SectionId, tuple[int, int]]:
    """Return how many rows are of these days, and of how many, by section where any stays out."""
    counted = {}
    for one in sources:
        inside = within(one, days).document.sections
        for whole, some in zip(one.document.sections, inside, strict=True):
            counts = _count(one.guide, some), _count(one.guide, whole)
            if some != whole and counts[0] < counts[1]:
                counted[whole.id] = counts
    return counted


def _count(guide: Guide | None, section: Section) -> int:
    one = guide.section(section.key) if guide else None
    tables = (one.key for one in one.fields if one.kind == "table") if one else ()
    return sum(len(desk.rows(section.fields, key)) for key in tables)


def _within(guide: Guide, section: Section, days: Days) -> Section:
    one = guide.section(section.key)
    fields: dict[str, Any] = dict(section.fields)
    for table in one.fields if one else ():
        column = _day_column(guide, table)
        if column and table.key in fields:
            rows = desk.rows(fields, table.key)
            fields[table.key] = [row for row in rows if _is_in(row, column, days)]
    return section.with_fields(fields) if fields != section.fields else section


def _day_column(guide: Guide, table: GuideField) -> str:
    """Return the column that says when a row was, the first date in it; "" where there is none."""
    if table.kind != "table":
        return ""
    if guide.id == scales.GUIDE:
        return _OF_SCALES.get(table.key, "")
    return next((one.key for one in table.columns if one.kind == "date"), "")


def _is_in(row: Mapping[str, Any], column: str, days: Days) -> bool:
    cells = row.get("cells")
    on = _day(cells.get(column)) if isinstance(cells, Mapping) else None
    return on is not None and (days[0] or on) <= on <= (days[1] or on)


def _day(value: Any) -> date | None:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value[: len("2026-11-22")])
        return when.from_json(value).earliest()
    except ValueError:
        return None
