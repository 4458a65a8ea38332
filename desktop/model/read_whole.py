"""A document as its writer reads it again where nothing can be changed: all of it, in one text.

What only a page can paint (rows of a table, a mark that something never leaves) stands here as
words. It is no way out: what may leave is made elsewhere (`desk.pieces`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.model import desk, entries, richtext, scales, values
from desktop.model.document import Document, Kind, Section, is_beside, is_private
from desktop.model.guide import BODY, Guide, GuideField
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table
from desktop.model.when import MONTHS

TEXT_STAYS = "No export can take this text."
PART_STAYS = "No export can take this part."
ENTRY_STAYS = "No export can take this entry."
WORDS_STAY = "The words with dots below them never leave."
FIELD_STAYS = "No export can take what stands under “{label}”."
PRIVATE_PAGE = "Private workings"
_OF_A_READING = "scale"
"""The column with the sign of a scale, which is nobody's word; the name stands beside it."""
_ON = ("readings", "at"), ("marks", "on")
"""Tables of the scales, and the column in which their day stands as a text."""
_DAY = len("2026-11-22")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The guides by id, and the words for the parts of life by id: what a document is read with.

    `in_words` gives a guide in the words that a person chose for the central things.
    """

    guides: Mapping[str, Guide] = field(default_factory=dict)
    reach: Mapping[str, str] = field(default_factory=dict)
    in_words: Callable[[Guide, Mapping[str, str]], Guide] = lambda guide, _: guide


def whole(book: Book, document: Document, *, stays: bool = False) -> Body:
    """Return all that was written in a document; `stays` says that it never leaves as a whole.

    What the program noted beside a text for itself is not there; the writer's private pages are.
    """
    blocks = [_note(TEXT_STAYS)] if stays else []
    guide = book.guides.get(document.guide)
    for one in document.sections:
        if is_beside(one.key) and not is_private(one.key):
            continue
        section = _worded(guide, one)
        told = [*_facts(book, document, section), *_told(guide, section)]
        if told:
            blocks += [*_headed(guide, section), *_marks(guide, document, section), *told]
    return tuple(blocks)


def _headed(guide: Guide | None, section: Section) -> Iterator[Block]:
    words = desk.heading(guide, section)
    if is_private(section.key) and PRIVATE_PAGE not in words:
        words = f"{PRIVATE_PAGE}: {words}" if words.strip() else PRIVATE_PAGE
    if words.strip():
        yield Block.of(BlockKind.HEADING, [Run(words)])


def _marks(guide: Guide | None, document: Document, section: Section) -> Iterator[Block]:
    """Yield what is marked so that no export takes it."""
    if desk.stays(section):
        yield _note(ENTRY_STAYS if document.kind is Kind.ENTRY else PART_STAYS)
    elif not desk.may_leave(guide, section):
        yield _note(PART_STAYS)
    else:
        for label in dict.fromkeys(_staying(guide, section)):
            yield _note(FIELD_STAYS.format(label=label))
        if richtext.holds_kept(section.body):
            yield _note(WORDS_STAY)


def _staying(guide: Guide | None, section: Section) -> Iterator[str]:
    """Yield the labels of the fields and columns with words in them that no export takes."""
    one = guide.section(section.key) if guide else None
    for each in one.fields if one else ():
        if values.is_empty(each, section.fields.get(each.key)):
            continue
        if not each.exportable:
            yield each.label
            continue
        tables = values.tables((each,), section.fields)
        there = {head for table in tables for head in table.headings}
        yield from (at.label for at in each.columns if not at.exportable and at.label in there)


def _facts(book: Book, document: Document, section: Section) -> Iterator[Block]:
    """Yield what belongs to an entry besides its words."""
    if document.kind is not Kind.ENTRY or section.key != BODY:
        return
    entry = entries.of(section.fields)
    told = {
        "When it happened": entry.happened.words_with_basis() if entry.happened else "",
        "Distress before writing": _of_ten(entry.before),
        "Distress after writing": _of_ten(entry.after),
        "Where it reaches": ", ".join(book.reach.get(one, one) for one in entry.reach),
        "Words of your own": ", ".join(entry.tags),
    }
    for label, words in told.items():
        if words:
            yield _labelled(label, words)


def _of_ten(number: int | None) -> str:
    return "" if number is None else f"{number} of {values.MOST_OF_A_SCALE}"


def _told(guide: Guide | None, section: Section) -> Iterator[Block]:
    """Yield fields and words in the order in which everything else shows them."""
    one = guide.section(section.key) if guide else None
    fields: tuple[GuideField, ...] = one.fields if one else ()
    yield from values.lines(fields, section.fields)
    yield from _others(fields, section)
    if not richtext.is_empty(section.body):
        yield from section.body
    for table in values.tables(fields, section.fields):
        yield from _rows(table)


def _others(fields: tuple[GuideField, ...], section: Section) -> Iterator[Block]:
    """Yield the words in fields that no guide knows any more: they were written, too."""
    known = {one.key for one in fields}
    rest = {
        key: value
        for key, value in entries.with_entry(section.fields, entries.Entry()).items()
        if key not in known and not key.startswith(":")
    }
    yield from map(richtext.paragraph, values.words(rest).splitlines())


def _rows(table: Table) -> Iterator[Block]:
    """Yield a table as a list: a row is one item, each cell behind the heading of its column."""
    if table.caption:
        yield Block.of(BlockKind.PARAGRAPH, [Run(table.caption, bold=True)])
    for row in table.rows:
        runs: list[Run] = []
        for heading, cell in zip(table.headings, row, strict=True):
            words = " ".join(cell.split())
            if words:
                runs += [Run("; ")] if runs else []
                runs += [Run(f"{heading}: ", bold=True)] if heading else []
                runs.append(Run(words))
        yield Block.of(BlockKind.BULLET, runs)


def _worded(guide: Guide | None, section: Section) -> Section:
    """Return the readings of the scales with days and names in place of what stands for them."""
    if guide is None or guide.id != scales.GUIDE or section.key != scales.SECTION:
        return section
    fields = dict(section.fields)
    names = {one.id: one.name for one in scales.own(fields)}
    for row in desk.rows(fields, scales.SECTION):
        cells = _cells(row)
        names[str(cells.get(_OF_A_READING))] = str(cells.get("name", ""))
    for table, column in _ON:
        fields[table] = [_dated(row, column) for row in desk.rows(fields, table)]
    # What was chosen and never used has no name here, and no word of the writer's is in it.
    fields["mine"] = [names[one] for one in scales.mine(fields) if names.get(one)]
    return section.with_fields(fields)


def _dated(row: Mapping[str, Any], column: str) -> Mapping[str, Any]:
    cells = {key: value for key, value in _cells(row).items() if key != _OF_A_READING}
    return {**row, "cells": cells | {column: _day(cells.get(column))}}


def _cells(row: Mapping[str, Any]) -> Mapping[str, Any]:
    cells = row.get("cells")
    return cells if isinstance(cells, Mapping) else {}


def _day(text: Any) -> Any:
    """Return "22 November 2026, 21:40" for "2026-11-22T21:40"; all else as it is."""
    try:
        day = date.fromisoformat(text[:_DAY])
    except (TypeError, ValueError):
        return text
    clock = text[_DAY + 1 :]
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" + (f", {clock}" if clock else "")


def _labelled(label: str, words: str) -> Block:
    return Block.of(BlockKind.PARAGRAPH, [Run(f"{label}:", bold=True), Run(f" {words}")])


def _note(words: str) -> Block:
    return Block.of(BlockKind.PARAGRAPH, [Run(words, italic=True)])
