"""Pages that are too many for one file, parted into volumes: no word lost, none said twice.

They are parted between pieces; where a piece is longer than a volume, between its blocks and the
rows of its tables; and a block that is longer still, between words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from desktop.model.manifest import Drawing, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

CONTINUED = "(continued)"
"""Stands behind the heading of a piece that began in another volume."""
_HEADING_LINES = 4.0
_HARDLY = 0.25
"""A long piece begins where it stands if so much of the volume is left, else with the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What one volume holds, in lines, and how many lines things take, rather too many."""

    lines: float
    page: float
    block: Callable[[Block], float]
    row: Callable[[Table], Sequence[float]]
    drawing: Callable[[Drawing], float]


@dataclass(slots=True)
class _Atom:
    """What is never parted: a drawing, a row of a table (or its head), a block, empty lines."""

    lines: float
    drawing: Drawing | None = None
    table: int = -1
    row: int = -1
    number: int = 0
    block: Block | None = None
    changed: bool = False
    is_end: bool = False


@dataclass(slots=True)
class _Volume:
    left: float
    pieces: list[Piece] = field(default_factory=list)


def parted(manifest: Manifest, room: Room) -> tuple[Manifest, ...]:
    """Return the manifest as volumes, each saying which it is; itself if one holds it all.

    Remarks stand in the last.
    """
    volumes = _filled(manifest, room)
    if len(volumes) == 1:
        return (manifest,)
    return tuple(
        replace(
            manifest,
            pieces=tuple(one.pieces),
            remarks=manifest.remarks if number == len(volumes) else (),
            volume=f"part {number} of {len(volumes)}",
        )
        for number, one in enumerate(volumes, 1)
    )


def lines(manifest: Manifest, room: Room) -> float:
    """Return about how many lines all of it takes, rather too many."""
    parts = ("", *(piece.part for piece in manifest.pieces))
    return sum(
        _whole(piece, part, room) for piece, part in zip(manifest.pieces, parts, strict=False)
    )


def _whole(piece: Piece, before: str, room: Room) -> float:
    return _head(piece, before, room) + sum(one.lines for one in _atoms(piece, room))


def _head(piece: Piece, before: str, room: Room) -> float:
    """Return the lines of what stands above a piece that follows one of this part."""
    titles = (piece.heading, piece.part if piece.part != before else "")
    found = sum(_HEADING_LINES + room.block(paragraph(one)) for one in titles if one.strip())
    # A page begun anew may leave most of the one before empty.
    return found + (room.page if piece.own_page else 0.0)


def _filled(manifest: Manifest, room: Room) -> list[_Volume]:
    volumes, part = [_Volume(room.lines)], ""
    for piece in manifest.pieces:
        needed = _whole(piece, part, room)
        part = piece.part
        last = volumes[-1]
        is_long = needed > room.lines
        if (
            last.pieces
            and needed > last.left
            and not (is_long and last.left > _HARDLY * room.lines)
        ):
            volumes.append(_Volume(room.lines))
        if is_long:
            _pour(piece, room, volumes)
        else:
            volumes[-1].pieces.append(piece)
            volumes[-1].left -= needed
    return volumes


def _pour(piece: Piece, room: Room, volumes: list[_Volume]) -> None:
    """Lay a long piece into the last volume and as many new ones as it takes."""
    volumes[-1].left -= _head(piece, "", room)
    some: list[_Atom] = []
    is_first = True
    for atom in _numbered(list(_atoms(piece, room))):
        if some and atom.lines > volumes[-1].left:
            volumes[-1].pieces.append(_piece(piece, some, is_first=is_first))
            volumes.append(_Volume(room.lines - _head(piece, "", room)))
            some, is_first = [], False
        some.append(atom)
        volumes[-1].left -= atom.lines
    volumes[-1].pieces.append(_piece(piece, some, is_first=is_first))


def _atoms(piece: Piece, room: Room) -> Iterator[_Atom]:
    for drawing in piece.drawings:
        yield _Atom(room.drawing(drawing), drawing=drawing)
    for place, table in enumerate(piece.tables):
        # Its caption and headings stand with its first row, or alone.
        head, *others = room.row(table) or (0.0,)
        yield _Atom(_HEADING_LINES + head, table=place, row=0 if table.rows else -1)
        for row, needed in enumerate(others, 1):
            yield _Atom(needed, table=place, row=row)
    for place, block in enumerate(piece.body):
        for part in _shortened(block, room):
            yield _Atom(room.block(part), block=part, changed=place in piece.changed)
    if piece.lines:
        yield _Atom(2.0 * max(one.count for one in piece.lines), is_end=True)


def _shortened(block: Block, room: Room) -> Iterator[Block]:
    """Give a block as it is, or the halves of one that no volume holds, parted between words."""
    middle = len(block.text) // 2
    if room.block(block) <= room.lines / 2 or not middle:
        yield block
        return
    space = block.text.find(" ", middle)
    at = space + 1 if 0 < space < len(block.text) - 1 else middle
    yield from _shortened(_cut(block, 0, at), room)
    # The second half is no item of its own.
    kind = BlockKind.PARAGRAPH if block.kind in _ITEMS else block.kind
    yield from _shortened(replace(_cut(block, at, len(block.text)), kind=kind), room)


_ITEMS = (BlockKind.BULLET, BlockKind.NUMBER)


def _cut(block: Block, start: int, end: int) -> Block:
    runs, at = [], 0
    for run in block.runs:
        runs.append(run.with_text(run.text[max(0, start - at) : max(0, end - at)]))
        at += len(run.text)
    return Block.of(block.kind, runs)


def _numbered(atoms: list[_Atom]) -> list[_Atom]:
    """Give each item of a list its number, for a list may go on in another volume."""
    counted = 0
    for atom in atoms:
        is_item = (
            atom.block is not None
            and atom.block.kind is BlockKind.NUMBER
            and bool(atom.block.text.strip())
        )
        counted = counted + 1 if is_item else 0
        atom.number = counted
    return atoms


def _piece(piece: Piece, atoms: Sequence[_Atom], *, is_first: bool) -> Piece:
    """Return the part of a piece that holds these."""
    blocks = [one for one in atoms if one.block is not None]
    tables = tuple(_tables(piece, atoms))
    heading = piece.heading
    if not is_first and heading.strip():
        heading = f"{heading} {CONTINUED}"
    return replace(
        piece,
        heading=heading,
        body=tuple(_body(atoms)),
        tables=tuple(table for table, _ in tables),
        changed=frozenset(place for place, one in enumerate(blocks) if one.changed),
        changed_tables=frozenset(place for place, (_, changed) in enumerate(tables) if changed),
        own_page=piece.own_page and is_first,
        lines=piece.lines if any(one.is_end for one in atoms) else (),
        drawings=tuple(one.drawing for one in atoms if one.drawing is not None),
    )


def _body(atoms: Sequence[_Atom]) -> Iterator[Block]:
    """Give the blocks; items of a list that began in another volume carry their numbers along."""
    is_begun = False
    some = [(one.number, one.block) for one in atoms if one.block is not None]
    for place, (number, block) in enumerate(some):
        is_begun = number > 1 and (place == 0 or is_begun)
        if is_begun:
            yield Block.of(BlockKind.PARAGRAPH, [Run(f"{number}. "), *block.runs])
        else:
            yield block


def _tables(piece: Piece, atoms: Sequence[_Atom]) -> Iterator[tuple[Table, bool]]:
    some = (one for one in atoms if one.table >= 0)
    for place, group in groupby(some, lambda one: one.table):
        table = piece.tables[place]
        rows = tuple(table.rows[one.row] for one in group if one.row >= 0)
        yield replace(table, rows=rows), place in piece.changed_tables
