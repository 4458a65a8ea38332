"""Readings of one scale across the days: one drawing, one description and one table of the same.

The line goes from one day to the next and never across a day without a number. The point of a day
is its last reading, a bar is its range. Of many years each bar is the range of a week or of four.
Nothing is averaged, totalled or compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import pairwise

from desktop.model import chart_dates, chart_days
from desktop.model.chart_days import Day, gaps, runs
from desktop.model.scales import Reading, Scale, of_scale
from desktop.model.table import Table
from desktop.model.values import MOST_OF_A_SCALE
from desktop.model.when import MONTHS

DISCLOSURE, NOTHING = "new disclosure", "no entries"
MOST_IN_WORDS = 12
"""So many stretches without an entry are named; the table names them all."""
_DAY = timedelta(days=1)
_TEXT = 13
"""Size in px of the words at 100 % (shared/mock/README.md); strokes and dots follow it."""
_LETTER = 0.52
"""How wide a letter is for its size, roughly; it only decides where words have room."""
_LANES = 3
_FEWEST_PX = 5
"""Between two days: closer than this, a point on each would be one thick line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is looked at: readings of any scales, of which one is shown, from day to day."""

    scale: Scale
    readings: tuple[Reading, ...]
    marks: tuple[date, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How large a drawing is and in what colours; on paper those of the light theme.

    Without letters it is lines alone: then all its words stand beside it.
    """

    width: int
    height: int
    text: int = _TEXT
    face: str = "Stillpage Sans"
    ink: str = "#282724"
    muted: str = "#655F56"
    line: str = "#DDD6CA"
    accent: str = "#2B6560"
    range: str = "#C4D3CF"
    gap: str = "#F3EFE8"
    has_letters: bool = True


def days(shown: Shown) -> tuple[Day, ...]:
    """Return the days on which there is a number; a skipped reading is none."""
    found: dict[date, list[int]] = {}
    for one in _within(shown):
        if one.value is not None:
            found.setdefault(one.day, []).append(one.value)
    return tuple(Day(day, tuple(values)) for day, values in found.items())


def reach(shown: Shown) -> str:
    """Return in words between which numbers the readings are."""
    found = days(shown)
    if not found:
        return "No entry in this time."
    low, high = min(one.low for one in found), max(one.high for one in found)
    return f"At {low} each time." if low == high else f"Between {low} and {high} in this time."


def marked(shown: Shown) -> tuple[date, ...]:
    """Return the marked days that are in what is looked at."""
    return tuple(day for day in sorted(set(shown.marks)) if shown.first <= day <= shown.last)


def stretch(first: date, last: date) -> str:
    """Return "3 October 2026", or two days with what they share said once."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} to {day_words(last)}"


def described(shown: Shown) -> str:
    """Return what the drawing shows, in words."""
    scale, found = shown.scale, days(shown)
    parts = [f"{scale.name}, {stretch(shown.first, shown.last)}."]
    parts += [f"0: {scale.low}. 5: {scale.mid}. 10: {scale.high}."] if scale.low else []
    parts += ["On this scale a higher number is better."] if scale.is_plus else []
    parts.append(reach(shown))
    holes = [stretch(*one) for one in gaps(found)]
    if len(holes) > MOST_IN_WORDS:
        parts.append("The table names each day without an entry.")
    elif holes:
        parts.append(f"No entry: {'; '.join(holes)}.")
    new = [day_words(day) for day in marked(shown)]
    parts += [f"New disclosure: {'; '.join(new)}."] if new else []
    return " ".join(parts)


def table(shown: Shown) -> Table:
    """Return the same as rows, day by day; what is missing between them has rows of its own."""
    found: dict[date, list[Reading]] = {day: [] for day in marked(shown)}
    for one in _within(shown):
        found.setdefault(one.day, []).append(one)
    rows: list[tuple[str, str, str, str]] = []
    before: date | None = None
    for day in sorted(found):
        if before is not None and day - before > _DAY:
            rows.append((stretch(before + _DAY, day - _DAY), "no entry", "", ""))
        rows.append(_row(day, found[day], is_marked=day in shown.marks))
        before = day
    return Table(
        headings=("Day", "Entries", "Range", "Marked"),
        rows=tuple(rows),
        caption=shown.scale.name,
    )


def chart(shown: Shown, style: Style) -> str:
    """Return the drawing as SVG, for the screen and for paper; it holds no words of the writer."""
    plot = _plot(shown, style)
    found = chart_days.gathered(days(shown), plot.grain, plot.first)
    is_daily = plot.grain == chart_days.DAY
    parts = [
        *_bands(plot, found),
        *_grid(plot),
        *(_bars(plot, found) if is_daily else _stretches(plot, found)),
        *_marks(plot, marked(shown)),
        *(_lines(plot, found) if is_daily else ()),
        *_ticks(plot),
    ]
    size = f'width="{style.width}" height="{style.height}"'
    box = f'viewBox="0 0 {style.width} {style.height}"'
    face = f'font-family="{escape(style.face)}" font-size="{style.text}"'
    face = face if style.has_letters else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} {face}>'
    return "\n".join((head, *filter(None, parts), "</svg>"))


def grain(shown: Shown, style: Style) -> int:
    """Return for how many days one sign of this drawing stands: 1, 7 or 28."""
    return _plot(shown, style).grain


def named(shown: Shown, style: Style) -> tuple[str, ...]:
    """Return the words of the dates that have a stroke below this drawing, from left to right."""
    return tuple(words for _, words in _named(_plot(shown, style)))


def _within(shown: Shown) -> Iterator[Reading]:
    for one in of_scale(shown.readings, shown.scale.id):
        if shown.first <= one.day <= shown.last:
            yield one


def day_words(day: date) -> str:
    """Return "3 October 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _row(day: date, found: Iterable[Reading], *, is_marked: bool) -> tuple[str, str, str, str]:
    readings = tuple(found)
    values = [one.value for one in readings if one.value is not None]
    entries = ", ".join(map(_entry, readings)) or "no entry"
    several = f"{min(values)} to {max(values)}" if len(set(values)) > 1 else ""
    return day_words(day), entries, several, DISCLOSURE if is_marked else ""


def _entry(one: Reading) -> str:
    value = "skipped" if one.value is None else str(one.value)
    return f"{value} at {one.clock}" if one.clock else value


# the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where the days and the numbers are on the drawing."""

    first: date
    last: date
    left: float
    right: float
    top: float
    bottom: float
    style: Style
    lanes: tuple[tuple[date, int], ...]

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(1, (self.last - self.first).days)

    @property
    def grain(self) -> int:
        return chart_days.grain(self.step, self.thin)

    @property
    def thin(self) -> float:
        return self.style.text / _TEXT

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days * self.step

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / MOST_OF_A_SCALE


def _plot(shown: Shown, style: Style) -> _Plot:
    text = style.text
    left, right = 2.6 * text, style.width - 1.2 * text
    # The outermost days stand a little inside, so that nothing of them is cut.
    first, last = (shown.first, max(shown.last, shown.first + _DAY))
    step = (right - left) / (last - first).days
    places = [left + (day - first).days * step for day in marked(shown)]
    lanes = _lanes(places, text, right)
    most = max((max(lane, 0) for lane in lanes), default=0) + 1
    return _Plot(
        first=first,
        last=last,
        left=left,
        right=right,
        top=text * (1.4 + (1.5 * most if places else 0)),
        bottom=style.height - 2.2 * text,
        style=style,
        lanes=tuple(zip(marked(shown), lanes, strict=True)),
    )


def _wide(words: str, text: int) -> float:
    return len(words) * text * _LETTER


def _lanes(places: Sequence[float], text: int, right: float) -> list[int]:
    """Return a line for the words beside each mark; -1 where there is no room for them."""
    wide = _wide(DISCLOSURE, text) + 2 * text
    ends = [float("-inf")] * _LANES
    lanes = []
    for place in places:
        start = place if place + wide <= right else place - wide
        lane = next((at for at, end in enumerate(ends) if end <= start), -1)
        if lane >= 0:
            ends[lane] = start + wide
        lanes.append(lane)
    # Where one has no room, words of another would lie over its sign: then none has words.
    return lanes if -1 not in lanes else [-1] * len(lanes)


def _bands(plot: _Plot, found: Sequence[Day]) -> Iterator[str]:
    """Yield a band for each stretch without a number, with words where there is room."""
    high = plot.bottom - plot.top
    for first, last in gaps(found, plot.grain):
        left, right = plot.x(first) - plot.step / 2, plot.x(last) + plot.step / 2
        yield (
            f'<rect x="{left:.2f}" y="{plot.top:.2f}" width="{right - left:.2f}" '
            f'height="{high:.2f}" fill="{plot.style.gap}"/>'
        )
        if right - left > _wide(NOTHING, plot.style.text) + plot.style.text:
            # Between two lines of the grid, so that none goes through the words.
            middle = plot.y(2.5) + plot.style.text / 3
            yield _text(plot, (left + right) / 2, middle, NOTHING)


def _grid(plot: _Plot) -> Iterator[str]:
    for value in (0, MOST_OF_A_SCALE // 2, MOST_OF_A_SCALE):
        y = plot.y(value)
        yield (
            f'<line x1="{plot.left:.2f}" y1="{y:.2f}" x2="{plot.right:.2f}" y2="{y:.2f}" '
            f'stroke="{plot.style.line}" stroke-width="{plot.thin:.2f}"/>'
        )
        down = plot.style.text * 0.35
        yield _text(plot, plot.left - plot.style.text * 0.9, y + down, str(value), "end")


def _bars(plot: _Plot, found: Sequence[Day]) -> Iterator[str]:
    wide = min(8 * plot.thin, max(1.0, plot.step * 0.6))
    for day in found:
        if day.low != day.high:
            top, bottom = plot.y(day.high) - wide / 2, plot.y(day.low) + wide / 2
            yield (
                f'<rect x="{plot.x(day.on) - wide / 2:.2f}" y="{top:.2f}" width="{wide:.2f}" '
                f'height="{bottom - top:.2f}" rx="{wide / 2:.2f}" fill="{plot.style.range}"/>'
            )


def _stretches(plot: _Plot, found: Sequence[Day]) -> Iterator[str]:
    """Yield one bar for so many days, from their lowest to their highest number."""
    whole = plot.step * plot.grain
    wide = min(8 * plot.thin, whole * 0.7)
    for one in found:
        middle = plot.x(one.on) + (whole - plot.step) / 2
        top, bottom = plot.y(one.high) - wide / 2, plot.y(one.low) + wide / 2
        yield (
            f'<rect x="{middle - wide / 2:.2f}" y="{top:.2f}" width="{wide:.2f}" '
            f'height="{bottom - top:.2f}" rx="{wide / 2:.2f}" fill="{plot.style.accent}"/>'
        )


def _marks(plot: _Plot, new: Sequence[date]) -> Iterator[str]:
    lanes, text, ink = dict(plot.lanes), plot.style.text, plot.style.ink
    side = text * 0.4
    for day in new:
        x, lane = plot.x(day), lanes[day]
        y = text * (1 + 1.5 * max(lane, 0))
        yield (
            f'<line x1="{x:.2f}" y1="{y + side:.2f}" x2="{x:.2f}" y2="{plot.bottom:.2f}" '
            f'stroke="{ink}" stroke-width="{plot.thin:.2f}" '
            f'stroke-dasharray="{4 * plot.thin:.2f} {3 * plot.thin:.2f}"/>'
        )
        corners = ((x, y - side), (x + side, y), (x, y + side), (x - side, y))
        yield f'<polygon points="{_points(corners)}" fill="{ink}"/>'
        if lane >= 0:
            is_left = x + _wide(DISCLOSURE, text) + 2 * text > plot.right
            place = x - text if is_left else x + text
            yield _text(plot, place, y + text * 0.35, DISCLOSURE, "end" if is_left else "start")


def _lines(plot: _Plot, found: Sequence[Day]) -> Iterator[str]:
    accent = plot.style.accent
    for run in runs(found):
        if len(run) > 1:
            points = _points((plot.x(day.on), plot.y(day.last)) for day in run)
            yield (
                f'<polyline points="{points}" fill="none" stroke="{accent}" '
                f'stroke-width="{1.6 * plot.thin:.2f}"/>'
            )
        for day in run if len(run) == 1 or plot.step >= _FEWEST_PX * plot.thin else ():
            x, y = plot.x(day.on), plot.y(day.last)
            radius = min(3.4 * plot.thin, max(1.5 * plot.thin, plot.step / 3))
            yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{accent}"/>'


def _named(plot: _Plot) -> Sequence[tuple[date, str]]:
    """Return the days that are named below the drawing, with their words."""

    def have_room(chosen: Sequence[tuple[date, str]]) -> bool:
        text = plot.style.text
        return all(
            plot.x(after) - plot.x(before) >= _wide(words, text) + text
            for (before, words), (after, _) in pairwise(chosen)
        )

    return chart_dates.below(plot.first, plot.last, have_room)


def _ticks(plot: _Plot) -> Iterator[str]:
    for day, words in _named(plot):
        x, low = plot.x(day), plot.bottom + 5 * plot.thin
        yield (
            f'<line x1="{x:.2f}" y1="{plot.bottom:.2f}" x2="{x:.2f}" y2="{low:.2f}" '
            f'stroke="{plot.style.muted}" stroke-width="{plot.thin:.2f}"/>'
        )
        half = _wide(words, plot.style.text) / 2
        place = min(max(x, half), plot.style.width - half - plot.thin)
        yield _text(plot, place, plot.bottom + 1.7 * plot.style.text, words)


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)


def _text(plot: _Plot, x: float, y: float, words: str, anchor: str = "middle") -> str:
    if not plot.style.has_letters:
        return ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" fill="{plot.style.muted}">'
        f"{escape(words)}</text>"
    )
