"""How large things are on a page, in points: for the template, for tables and for the proof."""

import math
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.model.manifest import Manifest, Paper, Size

MM = 72 / 25.4
SHEETS = {Paper.A4: (210 * MM, 297 * MM), Paper.LETTER: (612.0, 792.0)}
"""Width and height."""
NUMBERS_END = 8 * MM
"""Numbers of lines end so far left of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """One way to set pages; `leading` and `spacing` are in parts of the body's size.

    `first` are the headings and `close` the text of a first page, which is looked over and not read
    through; `number` are those of lines.
    """

    body: float
    title: float
    part: float
    piece: float
    first: float
    close: float
    quiet: float
    small: float
    table: float
    number: float
    leading: float
    spacing: float
    top: float
    bottom: float
    side: float
    foot: float
    stacked: bool = False
    """Whether a drawing has label and words above and below it, for want of room."""

    def across(self, paper: Paper) -> float:
        """Return the width of the text, rather too little."""
        return math.floor(10 * (SHEETS[paper][0] - 2 * self.side)) / 10

    @property
    def margin_ends(self) -> float:
        """Return what lies between the numbers in the margin and the text, from the left."""
        return self.side - NUMBERS_END / 2

    def as_data(self) -> dict[str, Any]:
        """Return this as the template reads it."""
        return asdict(self)


READING = Measures(
    body=11,
    title=20,
    part=17,
    piece=14,
    first=10,
    close=11,
    quiet=9,
    small=8,
    table=9,
    number=7.5,
    leading=0.74,
    spacing=1.2,
    top=28 * MM,
    bottom=30 * MM,
    side=35 * MM,
    foot=11 * MM,
)
# Close, so that a blank sheet has its place on one page.
_SHEET = replace(READING, body=10, piece=11.5, top=20 * MM, bottom=22 * MM, foot=8 * MM)
# Large print is 16 to 18 points, all of it: nothing here is smaller (UK Association for Accessible
# Formats). Wider lines than 50 letters would need a larger sheet.
_LARGE = Measures(
    body=18,
    title=29,
    part=26,
    piece=22,
    first=18,
    close=18,
    quiet=16,
    small=16,
    table=16,
    number=12,
    leading=0.85,
    spacing=1.45,
    top=24 * MM,
    bottom=32 * MM,
    side=25 * MM,
    foot=9 * MM,
    stacked=True,
)
# Held at arm's length, or lying on a table; about 55 letters a line.
_ALOUD = replace(
    READING,
    body=14,
    title=21,
    part=19,
    piece=16,
    first=10.5,
    close=11,
    quiet=10,
    small=9,
    table=11,
    leading=1.05,
    spacing=2.1,
)
_SIZES = {Size.READING: READING, Size.LARGE: _LARGE, Size.ALOUD: _ALOUD}


def of(manifest: Manifest) -> Measures:
    """Return how the pages of a manifest are set."""
    return _SHEET if manifest.is_sheet else _SIZES[manifest.size]
