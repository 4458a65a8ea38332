"""A map of stations: where each stands on a ring, or one below the other, and the same in words.

Measures are those of the drawing, whatever they count; the one who draws says how high words are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import cos, hypot, pi, sin
from typing import Any

from desktop.model import values
from desktop.model.guide import GuideField

OUT = "out"
"""The role of a column that says how one can leave the ring at this station."""
_FEWEST = 3
"""Fewer stations make no ring."""
_NARROWINGS = 4
_FLATTEST, _SEEN, _TALLEST = 0.3, 0.75, 1.1
"""How high a ring is for its room: flatter it looks like a row, higher a path is read sooner."""
_LEVEL = 1e-6
_HEAD, _OFF = 0.36, 0.12
"""How long the head of an arrow is, and how far it keeps off a box, for the gap between boxes."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One row of a map: what it is called, what was written there, and how one leaves there."""

    key: str
    label: str
    words: str = ""
    out: str = ""
    more: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written at this station."""
        return not (self.words or self.out or self.more)


@dataclass(frozen=True, slots=True)
class Box:
    """Where one station stands."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def apart(self, other: "Box") -> float:
        """Return how far another box stands off, sideways or upwards; below 0 they overlap."""
        sideways = max(other.left - self.right, self.left - other.right)
        upwards = max(other.top - self.bottom, self.top - other.bottom)
        return max(sideways, upwards)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one station to the next; its last point is the tip of the head."""

    way: tuple[Point, ...]
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How much room there is, how wide a station may be, and how high each then has to be."""

    room: float
    narrowest: float
    widest: float
    gap: float
    high: Callable[[float], Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Stations and arrows as they are drawn; `is_ring` is false where they stand in a line."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: float
    is_ring: bool


def lay(count: int, measures: Measures) -> Laid:
    """Return where so many stations stand: on a ring if it is not too high, else down a path.

    No two of them come closer than the gap, and the last leads back to the first.
    """
    step = (measures.widest - measures.narrowest) / _NARROWINGS
    widths = (measures.widest - at * step for at in range(_NARROWINGS + 1))
    rings = [laid for width in widths if (laid := _ring(count, width, measures))]
    # Wide stations hold more words, but not at the price of a ring that no window shows as a whole.
    seen = [laid for laid in rings if laid.height <= _SEEN * measures.room]
    return (*seen, *sorted(rings, key=lambda laid: laid.height), _path(count, measures))[0]


def _ring(count: int, width: float, measures: Measures) -> Laid | None:
    """Return the stations on an oval, the first on top; nothing where they have no room."""
    across = (measures.room - width) / 2
    if count < _FEWEST or across <= 0:
        return None
    heights = measures.high(width)
    height = max(heights)
    turns = [2 * pi * at / count - pi / 2 for at in range(count)]
    down = _FLATTEST * across
    for one, other in combinations(turns, 2):
        if across * abs(cos(one) - cos(other)) < width + measures.gap:
            apart = abs(sin(one) - sin(other))
            # Two at one height that are too wide for each other stay so, however high the oval is.
            if apart < _LEVEL:
                return None
            down = max(down, (height + measures.gap) / apart)
    high = down * (1 + max(map(sin, turns))) + height
    if high > _TALLEST * measures.room:
        return None
    # Each in the middle of its place: the places are apart, so what is lower is too.
    boxes = tuple(
        Box(across * (1 + cos(turn)), down * (1 + sin(turn)) + (height - low) / 2, width, low)
        for turn, low in zip(turns, heights, strict=True)
    )
    pairs = zip(boxes, (*boxes[1:], boxes[0]), strict=True)
    arrows = tuple(_between(one, other, measures.gap) for one, other in pairs)
    return Laid(boxes=boxes, arrows=arrows, height=high, is_ring=True)


def _path(count: int, measures: Measures) -> Laid:
    """Return the stations one below the other, with a way back along their left side."""
    gap = measures.gap
    lane = gap if count > 1 else 0.0
    width = max(measures.room - lane, 1.0)
    boxes: list[Box] = []
    for height in measures.high(width):
        top = boxes[-1].bottom + gap if boxes else 0.0
        boxes.append(Box(lane, top, width, height))
    arrows = [_between(one, other, gap) for one, other in pairwise(boxes)]
    if count > 1:
        arrows.append(_back(boxes[-1], boxes[0], gap))
    high = boxes[-1].bottom if boxes else 0.0
    return Laid(boxes=tuple(boxes), arrows=tuple(arrows), height=high, is_ring=False)


def _back(last: Box, first: Box, gap: float) -> Arrow:
    (_, low), (_, high) = last.centre, first.centre
    aside, off = gap / 4, _OFF * gap
    return _arrow(((last.left, low), (aside, low), (aside, high), (first.left - off, high)), gap)


def _between(one: Box, other: Box, gap: float) -> Arrow:
    """Return a straight arrow from the edge of a box to the edge of the next."""
    start, end = _leaves(one, other.centre, _OFF * gap), _leaves(other, one.centre, _OFF * gap)
    return _arrow((start, end), gap)


def _leaves(box: Box, towards: Point, off: float) -> Point:
    """Return where the line from the middle of a box leaves it, a little off its edge."""
    x, y = box.centre
    right, down = towards[0] - x, towards[1] - y
    reach = min(
        (box.width / 2 + off) / abs(right) if right else float("inf"),
        (box.height / 2 + off) / abs(down) if down else float("inf"),
    )
    return x + right * reach, y + down * reach


def _arrow(way: tuple[Point, ...], gap: float) -> Arrow:
    (before_x, before_y), (x, y) = way[-2:]
    long = hypot(x - before_x, y - before_y) or 1.0
    right, down = (x - before_x) / long, (y - before_y) / long
    size = _HEAD * gap
    foot_x, foot_y = x - right * size, y - down * size
    side_x, side_y = -down * size / 2, right * size / 2
    head = ((x, y), (foot_x + side_x, foot_y + side_y), (foot_x - side_x, foot_y - side_y))
    return Arrow((*way[:-1], (foot_x, foot_y)), head)


def stations(field: GuideField, value: Any, *, leaving: bool = False) -> tuple[Station, ...]:
    """Return the rows of a map with what was written in them; empty rows are there too.

    The first column is what stands in a station, the one with the role `out` the way out of it;
    others are told beside it. With `leaving` only what may leave is there.
    """
    written = value if isinstance(value, Mapping) else {}
    return tuple(
        Station(key=row.key, label=row.label, **_read(field, written.get(row.key), leaving=leaving))
        for row in field.rows
    )


def _read(field: GuideField, cells: Any, *, leaving: bool) -> dict[str, Any]:
    kept = cells if isinstance(cells, Mapping) else {}
    told = [
        (one, values.plain(one, kept[one.key], leaving=leaving))
        for one in field.columns
        if one.key in kept
    ]
    first = field.columns[0] if field.columns else None
    return {
        "words": next((text for one, text in told if one is first), ""),
        "out": next((text for one, text in told if one.role == OUT), ""),
        "more": tuple(
            f"{one.label}: {text}"
            for one, text in told
            if text and one is not first and one.role != OUT
        ),
    }


def told(shown: Sequence[Station]) -> tuple[str, ...]:
    """Return each station in words, with its number and where it leads."""
    return tuple(
        f"{number}. {_sentences(one)} Leads to {number + 1 if number < len(shown) else 1}."
        for number, one in enumerate(shown, start=1)
    )


def _sentences(one: Station) -> str:
    parts = [f"{one.label}: {one.words}" if one.words else f"{one.label}: nothing here yet"]
    parts += one.more
    parts += [f"Way out here: {one.out}"] if one.out else []
    return " ".join(values.ended(part) for part in parts)
