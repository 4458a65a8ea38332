"""Numbers of the points of a letter, so that an answer can be matched to each, on paper.

A number is given when the writer asks for it, and stays with its paragraph or its row from then
on, wherever that goes. The number of what was taken out is not given again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from desktop.model import alike, richtext, values
from desktop.model.document import Section
from desktop.model.guide import GuideField, GuideSection
from desktop.model.richtext import Block, BlockKind, Body, Run

KEY = ":points"
"""Field of a section: the numbers given in it."""
GUIDE = "impact_letter"
"""The guide whose points can be numbered: the letter that is answered."""
ROLE = "point"
"""The role of the column of a table in which its rows have their numbers."""

Fields = Mapping[str, Any]
Change = Callable[[GuideSection, Section], Fields]
"""Returns the fields of a section with other numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number that was given: to a row, or to a paragraph known by its words."""

    number: int
    words: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or row that may leave, with its number as it prints; "" if it has none."""

    number: str
    words: str


def points(fields: Fields) -> tuple[Point, ...]:
    """Return the numbers that were given in a section; what is broken is left out."""
    kept = fields.get(KEY)
    found = (_read(one) for one in kept) if isinstance(kept, list) else ()
    return tuple(one for one in found if one is not None)


def give(guide: GuideSection, section: Section) -> dict[str, Any]:
    """Return the fields with a number for each row and paragraph that may leave and has none."""
    known = points(section.fields)
    rows, blocks = _rows(guide, section), _texts(section.body)
    of_rows = {one.row: one for one in known if one.row}
    of_blocks = _of_blocks(section.body, known)
    fresh = _fresh(guide, section, known)
    # What is known of a paragraph follows its words, so that many small edits lose nothing.
    now = {one.number: one for one in known}
    for row in rows:
        if not of_rows.get(row["id"]) and not _typed(guide, row):
            number = next(fresh)
            now[number] = Point(number=number, row=row["id"])
    for at, text in blocks:
        number = of_blocks[at].number if at in of_blocks else next(fresh)
        now[number] = Point(number=number, words=text)
    given = [_written(one) for one in now.values()]
    return {**section.fields, KEY: given} if given else dict(section.fields)


def without(fields: Fields) -> dict[str, Any]:
    """Return the fields without any number that was given."""
    return {key: value for key, value in fields.items() if key != KEY}


def on_paper(guide: GuideSection, section: Section) -> Section:
    """Return the section with its numbers: before each paragraph, and in its rows."""
    known = points(section.fields)
    if not known:
        return section
    body = richtext.leaving(section.body)
    found = _of_blocks(section.body, known)
    numbered = tuple(
        _numbered(block, _printed(guide, found[at])) if at in found else block
        for at, block in enumerate(body)
    )
    return replace(section, body=numbered, fields=_with_rows(guide, section.fields, known))


def lines(guide: GuideSection, section: Section) -> tuple[Line, ...]:
    """Return what has a number or could have one, as it stands in the section: rows first."""
    known = points(section.fields)
    of_rows = {one.row: one for one in known if one.row}
    of_blocks = _of_blocks(section.body, known)
    shown = []
    for row in _rows(guide, section):
        number = of_rows.get(row["id"])
        own = _typed(guide, row)
        words = ", ".join(values.words(_said(guide, row)).splitlines())
        shown.append(Line(own or (_printed(guide, number) if number else ""), words))
    for at, text in _texts(section.body):
        number = of_blocks.get(at)
        shown.append(Line(_printed(guide, number) if number else "", text))
    return tuple(shown)


# paragraphs


def _texts(body: Body) -> list[tuple[int, str]]:
    """Return place and words of each block that is a point: no heading, and no sign alone."""
    # A number for what is kept in would tell by its absence that something is.
    return [
        (at, block.text)
        for at, block in enumerate(richtext.leaving(body))
        if alike.words(block.text) and block.kind is not BlockKind.HEADING
    ]


def _of_blocks(body: Body, known: Sequence[Point]) -> dict[int, Point]:
    blocks, told = _texts(body), [one for one in known if one.words]
    found = alike.pairs([text for _, text in blocks], [one.words for one in told])
    return {blocks[at][0]: told[which] for at, which in found.items()}


def _numbered(block: Block, number: str) -> Block:
    # Two numbers before one point would be read as one.
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.NUMBER else block.kind
    return Block.of(kind, [Run(number, bold=True), Run("  "), *block.runs])


# rows


def _columns(guide: GuideSection) -> Iterator[tuple[GuideField, GuideField]]:
    """Yield each table whose rows are points, with the column for their numbers."""
    for field in guide.fields:
        for column in field.columns:
            if column.role == ROLE:
                yield field, column


def _rows(guide: GuideSection, section: Section) -> list[Mapping[str, Any]]:
    return [
        row
        for field, _ in _columns(guide)
        for row in _raw(section.fields, field.key)
        if values.words(_said(guide, row)).strip()
    ]


def _raw(fields: Fields, key: str) -> list[Any]:
    kept = fields.get(key)
    rows = kept if isinstance(kept, list) else []
    return [one for one in rows if isinstance(one, Mapping) and isinstance(one.get("id"), str)]


def _said(guide: GuideSection, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says and may leave, without its number."""
    cells = row.get("cells")
    told = cells if isinstance(cells, Mapping) else {}
    may = {
        column.key
        for field, number in _columns(guide)
        for column in field.columns
        if column.exportable and column is not number
    }
    return {key: value for key, value in told.items() if key in may}


def _typed(guide: GuideSection, row: Mapping[str, Any]) -> str:
    """Return the number that the writer gave a row themselves."""
    cells = row.get("cells")
    keys = [column.key for _, column in _columns(guide)]
    texts = [cells.get(key) for key in keys] if isinstance(cells, Mapping) else []
    return next((one.strip() for one in texts if isinstance(one, str) and one.strip()), "")


def _with_rows(guide: GuideSection, fields: Fields, known: Sequence[Point]) -> dict[str, Any]:
    given = {one.row: _printed(guide, one) for one in known if one.row}
    changed = dict(fields)
    for field, column in _columns(guide):
        if isinstance(fields.get(field.key), list):
            changed[field.key] = [
                _with_number(guide, row, column.key, given) for row in fields[field.key]
            ]
    return changed


def _with_number(guide: GuideSection, row: Any, key: str, given: Mapping[str, str]) -> Any:
    number = given.get(str(row.get("id")), "") if isinstance(row, Mapping) else ""
    if not number or not isinstance(row.get("cells"), Mapping) or _typed(guide, row):
        return row
    return {**row, "cells": {**row["cells"], key: number}}


# numbers


def _printed(guide: GuideSection, point: Point) -> str:
    return f"{guide.number}.{point.number}"


def _fresh(guide: GuideSection, section: Section, known: Sequence[Point]) -> Iterator[int]:
    """Yield numbers that were not given here and that the writer has not used themselves."""
    typed = {_typed(guide, row) for row in _rows(guide, section)}
    for number in count(max((one.number for one in known), default=0) + 1):
        if not {str(number), f"{guide.number}.{number}"} & typed:
            yield number


def _written(one: Point) -> dict[str, Any]:
    said = {"words": one.words} if one.words else {"row": one.row}
    return {"number": one.number, **said}


def _read(value: Any) -> Point | None:
    if not isinstance(value, Mapping) or type(value.get("number")) is not int:
        return None
    words, row = value.get("words", ""), value.get("row", "")
    if not isinstance(words, str) or not isinstance(row, str) or not (words or row):
        return None
    return Point(number=value["number"], words=words, row=row)
