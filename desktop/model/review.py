"""What came after a version: bars for a review copy, the register of changes, remarks, copies."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from desktop.model.guide import GuideField
from desktop.model.manifest import Piece
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table

KEY = "desk:review"
"""The section beside a document in which remarks and copies are registered."""
REMARKS, COPIES = "remarks", "copies"
TO_DO, SETTLED = "open", "settled"
OUT, BACK, DESTROYED = "with somebody", "given back", "destroyed"

FIELDS = (
    GuideField(
        key=REMARKS,
        kind="table",
        label="What your therapist said, by line",
        columns=(
            GuideField(key="line", kind="short", label="Line or lines"),
            GuideField(key="remark", kind="text", label="The remark", wide=True),
            GuideField(
                key="state", kind="choice", label="Where it stands", choices=(TO_DO, SETTLED)
            ),
        ),
    ),
    GuideField(
        key=COPIES,
        kind="table",
        label="Copies that left, and what became of them",
        columns=(
            GuideField(key="copy", kind="short", label="Which copy"),
            GuideField(key="whom", kind="short", label="Who has it, by role"),
            GuideField(key="left", kind="date", label="Left on"),
            GuideField(
                key="state", kind="choice", label="Where it is", choices=(OUT, BACK, DESTROYED)
            ),
            GuideField(key="back", kind="date", label="Given back or destroyed on"),
        ),
    ),
)
"""The registers as fields of one form; rows of `copies` are also written when a copy leaves."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is not as it was in one section: what is new, and whether something was taken out."""

    heading: str
    added: tuple[str, ...]
    has_lost: bool


def remarks(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the remarks that are not settled, each with its line, as a review copy prints them."""
    found = []
    for row in fields.get(REMARKS) or ():
        cells = row.get("cells", {})
        if cells.get("remark") and cells.get("state") != SETTLED:
            found.append((str(cells.get("line", "")), str(cells["remark"])))
    return tuple(found)


def with_copies(
    fields: Mapping[str, Any], rows: Mapping[str, str], day: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the registers with a row for each copy that left on this day, by id; the rest stays.

    A copy whose row is there already gets no other one.
    """
    kept = list(fields.get(COPIES) or ())
    there = {row.get("id") for row in kept if isinstance(row, Mapping)}
    kept += [
        {"id": id_, "cells": {"copy": copy, "left": dict(day), "state": OUT}}
        for id_, copy in rows.items()
        if id_ not in there
    ]
    return {**fields, COPIES: kept}


def without_copies(
    fields: Mapping[str, Any], rows: Collection[str], day: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the registers with these copies as destroyed on this day; the rest stays."""
    gone = {"state": DESTROYED, "back": dict(day)}
    kept = [
        {**row, "cells": {**row["cells"], **gone}} if row.get("id") in rows else row
        for row in fields.get(COPIES) or ()
    ]
    return {**fields, COPIES: kept}


def with_bars(piece: Piece, former: Piece | None) -> Piece:
    """Return the piece with a bar at each block and table that is not as it was in `former`."""
    was: Body = former.body if former else ()
    tables = former.tables if former else ()
    return replace(
        piece,
        changed=frozenset(_new_places(_keys(was), _keys(piece.body))),
        changed_tables=frozenset(at for at, one in enumerate(piece.tables) if one not in tables),
    )


def changes(pieces: Sequence[Piece], former: Sequence[Piece]) -> tuple[Change, ...]:
    """Return what is not as it was, section by section; what is the same is left out."""
    was = {one.key: one for one in former}
    found = []
    for piece in pieces:
        old = was.get(piece.key)
        before, now = _texts(old), _texts(piece)
        added = tuple(now[at] for at in _new_places(before, now))
        has_lost = bool(_new_places(now, before))
        if added or has_lost:
            found.append(Change(piece.heading, added, has_lost))
    gone = {one.key for one in pieces}
    found += [Change(one.heading, (), True) for one in former if one.key not in gone]
    return tuple(found)


def register(pieces: Sequence[Piece], former: Sequence[Piece], day: str) -> Piece | None:
    """Return the page that says what came after the text was cleared on this day; None for nothing.

    It names what is new in full; of what was taken out it says that, without its words.
    """
    found = changes(pieces, former)
    if not found:
        return None
    body: list[Block] = []
    for change in found:
        body.append(Block.of(BlockKind.PARAGRAPH, [Run(change.heading, bold=True)]))
        body += [Block.of(BlockKind.BULLET, [Run(f"New: {text}")]) for text in change.added]
        if change.has_lost:
            words = "Something that stood here was taken out or written anew."
            body.append(Block.of(BlockKind.BULLET, [Run(words)]))
    part = pieces[-1].part if pieces else ""
    return Piece(heading=f"Changes since {day}", body=tuple(body), part=part)


def _keys(body: Body) -> list[str]:
    return [block.encoded for block in body]


def _texts(piece: Piece | None) -> list[str]:
    if piece is None:
        return []
    rows = [_row(table, row) for table in piece.tables for row in table.rows]
    return [*rows, *(block.text for block in piece.body if block.text.strip())]


def _row(table: Table, row: Sequence[str]) -> str:
    cells = zip(table.headings, row, strict=True)
    return "; ".join(f"{head}: {cell}" for head, cell in cells if cell)


def _new_places(before: Sequence[str], now: Sequence[str]) -> list[int]:
    """Return where something stands in `now` that did not stand in `before`."""
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    return [
        at
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in {"insert", "replace"}
        for at in range(start, end)
    ]
