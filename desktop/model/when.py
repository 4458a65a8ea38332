"""A date as somebody remembers it: a day, a month, a season, a year, a guess or a stretch."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Precision(StrEnum):
    """How much of a date is known; the value is what stands in the file."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    ABOUT = "about"
    RANGE = "range"


FIRST_YEAR, LAST_YEAR = 1900, 2100
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month each season begins with, in the north; only sorting uses it."""

_MONTHS = tuple(calendar.month_name)
_KEPT = ("month", "season", "day", "until", "rough", "basis")
_POINT = (frozenset[str](), frozenset({"month"}), frozenset({"season"}))
_SHAPES = {
    Precision.DAY: (frozenset({"month", "day"}),),
    Precision.MONTH: (frozenset({"month"}),),
    Precision.SEASON: (frozenset({"season"}),),
    Precision.YEAR: (frozenset[str](),),
    Precision.ABOUT: _POINT,
    Precision.RANGE: tuple(
        shape | more
        for more in (frozenset({"until"}), frozenset({"until", "rough"}))
        for shape in (*_POINT, frozenset({"month", "day"}))
        if "day" not in shape or "rough" not in more
    ),
}
_BROKEN = "This date was not kept whole. Please write it again."
_BACKWARDS = "This ends before it begins. Write the earlier date first."
_NO_YEAR = f"The year is not between {FIRST_YEAR} and {LAST_YEAR}. Write all four figures of it."
_NO_MONTH = "There is no such month. Write the day first, then the month: 14/10/2020."
_NO_DAY = "There is no such day in that month. Write the day first, then the month: 14/10/2020."


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date that knows how much of it is known; ValueError if its parts do not fit together.

    Winter 2019 is December 2019 to February 2020. Seasons are those of the north where they
    are sorted, and print as they were typed. In a RANGE the parts say the first end, `until` the
    last one, and `rough` that the first end is an estimate.
    """

    precision: Precision
    year: int
    month: int | None = None
    season: str = ""
    day: int | None = None
    until: "When | None" = None
    basis: str = ""
    rough: bool = False

    def __post_init__(self) -> None:
        given = frozenset(name for name in _KEPT[:-1] if getattr(self, name) not in (None, ""))
        if not self.rough:
            given -= {"rough"}
        if given not in _SHAPES[self.precision] or self.season not in ("", *SEASONS):
            raise ValueError(_BROKEN)
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(_NO_YEAR)
        if self.month is not None and not 1 <= self.month < len(_MONTHS):
            raise ValueError(_NO_MONTH)
        self._check_ends()

    def _check_ends(self) -> None:
        last_day = calendar.monthrange(self.year, self.month or 1)[1]
        if self.day is not None and not 1 <= self.day <= last_day:
            raise ValueError(_NO_DAY)
        if self.until is not None and self.until.precision is Precision.RANGE:
            raise ValueError(_BROKEN)
        if self.until is not None and self.latest() < self.earliest():
            raise ValueError(_BACKWARDS)

    def start(self) -> "When":
        """Return the first end of a stretch as a date of its own; any other date as it is."""
        if self.precision is not Precision.RANGE:
            return self
        return replace(self, precision=self._start(), until=None, rough=False, basis="")

    def _start(self) -> Precision:
        if self.rough:
            return Precision.ABOUT
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        return Precision.SEASON if self.season else Precision.YEAR

    def words(self) -> str:
        """Return the date as it prints; what is an estimate says so."""
        if self.until is not None:
            return f"{self.start().words()} to {self.until.words()}"
        month = _MONTHS[self.month] if self.month is not None else self.season
        day = "" if self.day is None else str(self.day)
        about = "about" if self.precision is Precision.ABOUT else ""
        return " ".join(part for part in (about, day, month, str(self.year)) if part)

    def words_with_basis(self) -> str:
        """Return the words and, after a comma, the basis of the estimate as it was typed."""
        return f"{self.words()}, {self.basis}" if self.basis else self.words()

    def earliest(self) -> date:
        """Return the first day this can mean; "about" widens nothing, it stays in the words."""
        return date(self.year, self.month or SEASONS.get(self.season, 1), self.day or 1)

    def latest(self) -> date:
        """Return the last day this can mean."""
        if self.until is not None:
            return self.until.latest()
        if self.day is not None:
            return self.earliest()
        year, month = self.year, self.month or SEASONS.get(self.season, 10) + 2
        if month > len(_MONTHS) - 1:
            year, month = year + 1, month - 12
        return date(year, month, calendar.monthrange(year, month)[1])

    def sort_key(self) -> tuple[date, date, int, str, str]:
        """Return a key by which any two dates that differ have an order: earliest, then latest."""
        rank = tuple(Precision).index(self.precision)
        return self.earliest(), self.latest(), rank, self.words(), self.basis

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: nothing that is empty."""
        kept: dict[str, Any] = {"precision": self.precision.value, "year": self.year}
        kept |= {name: value for name in _KEPT if (value := getattr(self, name))}
        if self.until is not None:
            kept["until"] = self.until.to_json()
        return kept


def from_json(value: Any) -> When:
    """Return the date kept as `value`, or raise ValueError."""
    try:
        kept: Mapping[str, Any] = value
        until = kept.get("until")
        return When(
            **{
                **kept,
                "precision": Precision(kept["precision"]),
                "until": None if until is None else from_json(until),
            }
        )
    except (AttributeError, KeyError, TypeError, IndexError, ValueError):
        raise ValueError(_BROKEN) from None


def span(first: When | None, last: When | None) -> str:
    """Return "2016 – February 2024"; "from 2016" or "until 2020" where one side is missing."""
    if first is None or last is None:
        one = first or last
        if one is None:
            return ""
        return f"{'from' if last is None else 'until'} {one.words()}"
    return f"{first.words()} – {last.words()}"


def parse(precision: Precision | None, text: str) -> When:
    """Return the date a person typed, or raise ValueError with a sentence for them."""
    numbers = [int(part) for part in re.findall(r"[0-9]+", text)]
    match numbers:
        case [day, month, year]:
            return When(precision=Precision.DAY, year=year, month=month, day=day)
        case [year]:
            kind = Precision.ABOUT if precision is Precision.ABOUT else Precision.YEAR
            return When(precision=kind, year=year)
    raise ValueError("This is not read as a date. Write it like 14/10/2020, Oct 2020 or 2016.")
