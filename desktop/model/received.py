"""Pages somebody else sealed, as one text: what is shown before anything is kept, and then kept.

Drawings are there in words alone; nothing of another person's is drawn.
"""

from collections.abc import Iterator

from desktop.model import richtext
from desktop.model.manifest import Drawing, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Body, Run, paragraph
from desktop.model.table import Table


def text(manifest: Manifest) -> Body:
    """Return the words of all pages in their order, without the title."""
    said = [*map(paragraph, (manifest.subtitle, *manifest.notes, manifest.copy, manifest.volume))]
    part = ""
    for piece in manifest.pieces:
        if piece.part != part and piece.part:
            said.append(_heading(piece.part))
        part = piece.part
        said += _piece(piece)
    said += [paragraph(f"{where}: {remark}") for where, remark in manifest.remarks]
    return tuple(block for block in said if block.text.strip())


def kept(manifest: Manifest, line: str) -> Body:
    """Return these words with one's own line above them, all marked to stay: no export takes them.

    Their title is among them: that of a document leaves with it. Whoever received them takes the
    mark off where they choose to.
    """
    title = (_heading(manifest.title),) if manifest.title.strip() else ()
    return (paragraph(line), *richtext.kept((*title, *text(manifest))))


def _piece(piece: Piece) -> Iterator[Block]:
    yield _heading(piece.heading)
    for drawing in piece.drawings:
        yield from _drawing(drawing)
    for table in piece.tables:
        yield from _table(table)
    yield from piece.body
    for lines in piece.lines:
        yield paragraph(lines.label)


def _heading(words: str) -> Block:
    return Block.of(BlockKind.HEADING, [Run(words)])


def _drawing(drawing: Drawing) -> Iterator[Block]:
    yield Block.of(BlockKind.PARAGRAPH, [Run(drawing.label, bold=True)])
    yield from map(paragraph, (*drawing.words, drawing.alternative))


def _table(table: Table) -> Iterator[Block]:
    yield Block.of(BlockKind.PARAGRAPH, [Run(table.caption, bold=True)])
    for row in table.rows:
        told = (
            f"{head}: {cell}" if head else cell
            for head, cell in zip(table.headings, row, strict=True)
            if cell
        )
        yield Block.of(BlockKind.BULLET, [Run("; ".join(told))])
