"""Each text of what leaves, with its place, for all that looks through the pages."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from desktop.model.manifest import Manifest, Piece


class Printed(NamedTuple):
    """A text that is printed, and key and heading of the piece it stands in, "" in front."""

    key: str
    heading: str
    text: str


def texts(manifest: Manifest) -> Iterator[Printed]:
    """Yield every text that is printed or read aloud, in the order of the pages."""
    for text in (manifest.title, manifest.subtitle, manifest.footer, manifest.copy):
        yield Printed("", "", text)
    for note in manifest.notes:
        yield Printed("", "", note)
    part = ""
    for piece in manifest.pieces:
        if piece.part != part:
            yield Printed("", piece.part, piece.part)
        part = piece.part
        for text in _of(piece):
            yield Printed(piece.key, piece.heading, text)
    for line, remark in manifest.remarks:
        yield Printed("", "Remarks", f"{line} {remark}")


def _of(piece: Piece) -> Iterator[str]:
    yield piece.heading
    for drawing in piece.drawings:
        yield from (drawing.label, *drawing.words, drawing.alternative)
    for table in piece.tables:
        yield from (table.caption, *table.headings, *chain.from_iterable(table.rows))
    yield from (block.text for block in piece.body)
    yield from (lines.label for lines in piece.lines)
