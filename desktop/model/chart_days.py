"""The days of a drawing, and what stands for them where there are too many to draw each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

DAY, WEEK, FOUR_WEEKS = 1, 7, 28
"""How many days one sign of a drawing may stand for."""
_LEAST_PX = 4
"""Between two signs: closer than this, nobody sees one for itself."""
_CLOSEST_PX = 1.5
"""Between two days; so close their line can still be followed (a year on a usual page)."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with at least one number, in the order noted; or the days one sign stands for."""

    on: date
    values: tuple[int, ...]

    @property
    def low(self) -> int:
        """Return the lowest number of the day."""
        return min(self.values)

    @property
    def high(self) -> int:
        """Return the highest number of the day."""
        return max(self.values)

    @property
    def last(self) -> int:
        """Return the number noted last, which is where the line goes through."""
        return self.values[-1]


def grain(step: float, thin: float) -> int:
    """Return for how many days one sign stands where a day is `step` wide, a stroke `thin`."""
    if step >= _CLOSEST_PX * thin:
        return DAY
    return WEEK if step * WEEK >= _LEAST_PX * thin else FOUR_WEEKS


def gathered(found: Sequence[Day], many: int, first: date) -> tuple[Day, ...]:
    """Return so many days each as one, counted from the first; it stands on its first day."""
    kept: dict[int, list[int]] = {}
    for day in found:
        kept.setdefault((day.on - first).days // many, []).extend(day.values)
    return tuple(
        Day(first + timedelta(days=at * many), tuple(values)) for at, values in kept.items()
    )


def runs(found: Sequence[Day], many: int = DAY) -> tuple[tuple[Day, ...], ...]:
    """Return the days parted wherever a day is missing; the line is drawn inside a part only."""
    apart = timedelta(days=many)
    parts: list[list[Day]] = []
    for day in found:
        if parts and day.on - parts[-1][-1].on == apart:
            parts[-1].append(day)
        else:
            parts.append([day])
    return tuple(map(tuple, parts))


def gaps(found: Sequence[Day], many: int = DAY) -> tuple[tuple[date, date], ...]:
    """Return first and last day of each stretch without a number between two with one."""
    one = timedelta(days=1)
    return tuple(
        (before[-1].on + many * one, after[0].on - one)
        for before, after in pairwise(runs(found, many))
    )
