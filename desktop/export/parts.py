"""How many pages something takes, rather too many, and the volumes that follow from it.

Nothing is set here: volumes must be known before the first is made, for each says how many there
are.
"""

import math
import unicodedata
from collections import Counter
from functools import partial

from desktop.export import drawings, measures, sentences, tables, wording
from desktop.export.measures import Measures
from desktop.model import volumes
from desktop.model.manifest import Drawing, Manifest, Size
from desktop.model.richtext import Block, BlockKind
from desktop.model.table import Table
from desktop.model.volumes import Room

FULL = 250
"""Pages a volume is filled to: what is estimated too low must not reach LARGEST_FILE."""
SURELY_MANY = 420
"""Estimated pages that are more than LARGEST_FILE in truth, or more than memory may hold."""
ONE_FILE = 180
"""Pages up to which one file surely holds all: estimates are at most two fifths too low."""
_CELL = 0.55
"""Lines of text that take as much memory as a cell: 19 kB against 36 (measured)."""
_CAP = 0.69
"""How high a line is without leading, in parts of the size: the capitals of Literata."""
_LETTER, _CAPITAL, _WIDE = 0.51, 0.72, 1.05


def pages(manifest: Manifest) -> float:
    """Return about how many pages these are."""
    room = _room(manifest, FULL)
    return volumes.lines(manifest, room) / room.page


def of(manifest: Manifest, full: int) -> tuple[Manifest, ...]:
    """Return the manifest in volumes of about this many pages; ValueError if it may not leave."""
    for piece in manifest.pieces:
        for drawing in piece.drawings:
            drawings.checked(drawing.svg)
    return volumes.parted(manifest, _room(manifest, full))


def may_be_too_many(manifest: Manifest) -> bool:
    """Say whether one file may not hold it all: only setting it can tell."""
    return pages(manifest) > ONE_FILE


def must_be_parted(manifest: Manifest) -> bool:
    """Say whether one file surely does not hold it all, so that setting it would be in vain."""
    return pages(manifest) > SURELY_MANY


def _room(manifest: Manifest, full: int) -> Room:
    set_as = measures.of(manifest)
    _, height = measures.SHEETS[manifest.paper]
    page = (height - set_as.top - set_as.bottom) / _pitch(set_as)
    across = set_as.across(manifest.paper)
    return Room(
        lines=full * page,
        page=page,
        block=partial(
            _block, across=across / set_as.body, set_as=set_as, aloud=manifest.size is Size.ALOUD
        ),
        row=partial(_rows, room=tables.Room(across=across, letters=set_as.table), set_as=set_as),
        drawing=partial(_drawing, across=across, set_as=set_as),
    )


def _pitch(set_as: Measures) -> float:
    """Return how far lines of the text stand apart, in points."""
    return set_as.body * (_CAP + set_as.leading)


def _block(block: Block, *, across: float, set_as: Measures, aloud: bool) -> float:
    indent = 0.0 if block.kind is BlockKind.PARAGRAPH else 2.0
    text = wording.clean(block.text)
    lines = 0.0 + sum(max(1, math.ceil(_ems(one) / (across - indent))) for one in text.split("\n"))
    gap = (set_as.spacing - set_as.leading) / (_CAP + set_as.leading)
    if aloud:
        lines += 0.7 * (len(sentences.parted([[text, ""]])) - 1)
    return lines + gap + (2.0 if block.kind is BlockKind.HEADING else 0.0)


def _ems(text: str) -> float:
    return sum(count * _em(one) for one, count in Counter(text).items())


def _em(one: str) -> float:
    if unicodedata.east_asian_width(one) in "WF":
        return _WIDE
    return _CAPITAL if one.isupper() else _LETTER


def _rows(table: Table, *, room: tables.Room, set_as: Measures) -> tuple[float, ...]:
    points = 1.25 * set_as.table
    # The typesetter keeps as much of a cell as of half a line of text.
    least = _CELL * len(table.headings)
    return tuple(
        max(least, (lines * points + 10 * room.scale) / _pitch(set_as))
        for lines in tables.lines(table, room)
    )


def _drawing(drawing: Drawing, *, across: float, set_as: Measures) -> float:
    wide = drawing.wide or set_as.stacked
    high = drawings.height(drawing.svg) * across * (1.0 if wide else 0.4)
    beside = 1.3 * set_as.quiet * (len(drawing.words) + 1)
    points = high + beside if wide else max(high, beside)
    # It is never parted, so it may leave room for another of its kind.
    return 1.5 * points / _pitch(set_as) + 2.0
