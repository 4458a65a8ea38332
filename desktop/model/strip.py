"""What a first page shows of a scale: a strip of lines for each, and a chart that can be chosen.

Median, lowest and highest number and the days with a number stand beside a strip, as `domain.md`
3.3 asks. The median is that of the last numbers of the days, as the line is: one day counts once,
however often somebody noted. Of two middle ones it is halfway. Lowest and highest are those of all
numbers. Nothing is totalled, and nothing is compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.model import chart, chart_days
from desktop.model.chart import Shown, Style
from desktop.model.chart_days import Day
from desktop.model.manifest import Drawing, Piece
from desktop.model.scales import Reading, Scale
from desktop.model.table import Table
from desktop.model.values import MOST_OF_A_SCALE

CHART_KEY = "chart:"
"""Begins the key of the piece that holds a chart; the id of its scale follows."""
MOST_DAYS = 400
"""From so many days on a strip shows a week as one stroke, from its lowest to its highest."""
MOST_NUMBERS, MOST_RUNS = 100, 30
"""So many numbers, and stretches of days, are said to those who do not see a strip."""
WIDE, HIGH = 266, 40
"""The box of a strip, in its own measure: two to a point where it is printed (`mock/07`)."""
CHART = Style(width=720, height=240, has_letters=False)
_EDGE, _LINE, _GROUND, _DASH = 3, 2.4, 1.2, 3


def median(values: Sequence[int]) -> str:
    """Return the middle of these numbers, "6" or "5.5"; ValueError for none."""
    if not values:
        raise ValueError("Nothing has no middle.")
    every = sorted(values)
    at = len(every) // 2
    if len(every) % 2:
        return str(every[at])
    twice = every[at - 1] + every[at]
    return f"{twice // 2}.5" if twice % 2 else str(twice // 2)


def strip(scale: Scale, readings: Sequence[Reading], first: date, last: date) -> Drawing:
    """Return the days of a scale as one line, with what a reader needs to know beside it.

    A day without a number is a gap: no line goes across it.
    """
    shown = Shown(scale=scale, readings=tuple(readings), marks=(), first=first, last=last)
    found = chart.days(shown)
    words = _words(shown, found)
    return Drawing(
        svg=_svg(shown, found),
        label=shown.scale.name,
        words=words,
        alternative=_alternative(shown, found),
    )


def chart_piece(
    scale: Scale, readings: Sequence[Reading], marks: Sequence[date], first: date, last: date
) -> Piece:
    """Return the chart of a scale as it leaves: the drawing, and the same day by day as a table.

    Raises ValueError for days the wrong way round.
    """
    if last < first:
        raise ValueError("The first day comes after the last one.")
    shown = Shown(scale=scale, readings=tuple(readings), marks=tuple(marks), first=first, last=last)
    days = (last - first).days + 1
    # Words for the eye: what the axes say on the screen.
    words = [f"{chart.stretch(first, last)}, from left to right."]
    strokes = chart.named(shown, CHART)
    words += [f"The strokes below stand for {', '.join(strokes)}."] if strokes else []
    words.append(
        f"0, below: {scale.low}. {MOST_OF_A_SCALE}, above: {scale.high}."
        if scale.low and scale.high
        else f"0 is below, {MOST_OF_A_SCALE} above."
    )
    words += ["A higher number is better."] if scale.is_plus else []
    words.append(f"A number on {len(chart.days(shown))} of {_days(days)}.")
    new = [chart.day_words(one) for one in chart.marked(shown)]
    words += [f"A dashed line is a day of a new disclosure: {'; '.join(new)}."] if new else []
    many = chart.grain(shown, CHART)
    words += [f"Each bar stands for {many} days."] if many > 1 else []
    drawing = Drawing(
        svg=chart.chart(shown, CHART), label="", words=tuple(words),
        alternative=chart.described(shown), wide=True,
    )  # fmt: skip
    whole = chart.table(shown)
    return Piece(
        key=f"{CHART_KEY}{scale.id}",
        heading=scale.name,
        body=(),
        tables=(_without_empty(whole),) if whole.rows else (),
        drawings=(drawing,),
    )


def _without_empty(table: Table) -> Table:
    """Return a table without the columns in which nothing stands."""
    full = [at for at in range(len(table.headings)) if any(row[at] for row in table.rows)]
    return Table(
        headings=tuple(table.headings[at] for at in full),
        rows=tuple(tuple(row[at] for at in full) for row in table.rows),
    )


def _words(shown: Shown, found: Sequence[Day]) -> tuple[str, ...]:
    days = (shown.last - shown.first).days + 1
    if not found:
        return ("no number", f"0 of {_days(days)}")
    low, high = min(one.low for one in found), max(one.high for one in found)
    ends = f"{low} to {high}" if low != high else f"{low} each time"
    return (
        f"median {median([one.last for one in found])}, {ends}",
        f"{len(found)} of {_days(days)}",
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _alternative(shown: Shown, found: Sequence[Day]) -> str:
    """Return the line in words: its numbers, run by run, or from when to when these go."""
    if not found:
        return f"No number, {chart.stretch(shown.first, shown.last)}."
    runs = chart_days.runs(found)
    if len(runs) > MOST_RUNS:
        return f"Numbers in {len(runs)} stretches of days, with gaps between them."
    when = [chart.stretch(run[0].on, run[-1].on) for run in runs]
    if len(found) > MOST_NUMBERS:
        return f"Days with a number: {'; '.join(when)}."
    numbers = [", ".join(str(one.last) for one in run) for run in runs]
    told = (f"{days}: {some}." for days, some in zip(when, numbers, strict=True))
    return " ".join(("The last number of each day.", *told))


# the drawing


@dataclass(frozen=True, slots=True)
class _Box:
    """Where days and numbers are on a strip."""

    first: date
    step: float

    def x(self, day: date) -> float:
        return _EDGE + (day - self.first).days * self.step

    def y(self, value: int) -> float:
        high = HIGH - 2 * _EDGE - _GROUND
        return HIGH - _EDGE - _GROUND - high * value / MOST_OF_A_SCALE


def _svg(shown: Shown, found: Sequence[Day]) -> str:
    days = (shown.last - shown.first).days
    box = _Box(shown.first, (WIDE - 2 * _EDGE) / max(1, days))
    ink = CHART.accent
    strokes = _weeks(box, found) if days > MOST_DAYS else _lines(box, found)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
    parts = [
        f'{head}viewBox="0 0 {WIDE} {HIGH}">',
        (
            f'<line x1="0" y1="{HIGH - _GROUND}" x2="{WIDE}" y2="{HIGH - _GROUND}" '
            f'stroke="{CHART.line}" stroke-width="{_GROUND}"/>'
        ),
        (
            f'<g fill="none" stroke="{ink}" stroke-width="{_LINE}" stroke-linecap="round" '
            'stroke-linejoin="round">'
        ),
        *strokes,
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts)


def _lines(box: _Box, found: Sequence[Day]) -> Iterator[str]:
    """Yield a line for each stretch of days with a number; one day alone is a point."""
    for run in chart_days.runs(found):
        places = [(box.x(one.on), box.y(one.last)) for one in run]
        if len(places) == 1:
            x, y = places[0]
            # A dash, as long as the day is wide: a point is too small to be seen on paper.
            half = max(0.1, min(_DASH / 2, box.step * 0.45))
            places = [(x - half, y), (x + half, y)]
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in places)
        yield f'<polyline points="{points}"/>'


def _weeks(box: _Box, found: Sequence[Day]) -> Iterator[str]:
    for one in chart_days.gathered(found, chart_days.WEEK, box.first):
        x = box.x(one.on + timedelta(days=chart_days.WEEK // 2))
        top, bottom = box.y(one.high), box.y(one.low)
        yield f'<line x1="{x:.2f}" y1="{top - 0.1:.2f}" x2="{x:.2f}" y2="{bottom + 0.1:.2f}"/>'
