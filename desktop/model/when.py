"""A date as somebody remembers it: a day, a month, a season, a year, a guess or a stretch."""

import calendar
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from types import NoneType
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
LONGEST = 100
"""Characters a date is looked for in; a pasted page is none, and must not be searched for one."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins in the north; only sorting uses it."""

# Not calendar.month_name: that speaks the language of the system.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_BROKEN = "This date was not kept whole. Please write it again."
_BACKWARDS = "This ends before it begins. Write the earlier date first."
_NO_YEAR = f"The year is not between {FIRST_YEAR} and {LAST_YEAR}. Write it with four figures."
_NO_MONTH = "There is no such month. Write the day first, then the month, such as 14/10/2020."
_NO_DAY = "There is no such day. Write the day first, then the month, such as 14/10/2020."
_NO_FIGURES = "There is no year in this. Write it with four figures, such as 2016."
_NO_ABOUT_DAY = "An estimate has no day. Leave the day out, such as about October 2020."
_TWO_WAYS = "This can be a month or two years. Write October 2008, or 2008 to 2010."
_PART = "A part of a year is not read. Write a season or two months, such as May to July 2016."
_OPEN = "One end of this is missing. Write both, such as 2016 to 2019."
_UNREAD = "This is not read as a date. Write it like 14/10/2020, Oct 2020 or about 2016."
_WANTED = {
    Precision.DAY: "This is not a day alone. Write one, such as 14/10/2020.",
    Precision.MONTH: "This is not a month alone. Write one, such as October 2020.",
    Precision.SEASON: "This is not a season alone. Write one, such as summer 2019.",
    Precision.YEAR: "This is not a year alone. Write one, such as 2016.",
    Precision.ABOUT: "This is not one date. Write a year, a season or a month, such as about 2016.",
    Precision.RANGE: _OPEN,
}

_Parts = frozenset[str]
_POINT = (_Parts(), _Parts({"month"}), _Parts({"season"}))
_SHAPES: dict[Precision, tuple[_Parts, ...]] = {
    Precision.DAY: (_Parts({"month", "day"}),),
    Precision.MONTH: (_Parts({"month"}),),
    Precision.SEASON: (_Parts({"season"}),),
    Precision.YEAR: (_Parts(),),
    Precision.ABOUT: _POINT,
    Precision.RANGE: (
        *(shape | {"until"} for shape in _POINT),
        *(shape | {"until", "rough"} for shape in _POINT),
        _Parts({"until", "month", "day"}),
    ),
}
"""Which parts each kind of date is made of, besides the year."""

_TYPES: dict[str, tuple[type, ...]] = {
    "precision": (str,),
    "year": (int,),
    "month": (int, NoneType),
    "season": (str,),
    "day": (int, NoneType),
    "until": (dict, NoneType),
    "basis": (str,),
    "rough": (bool,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date that knows how much of it is known; ValueError if its parts do not fit together.

    Winter 2019 is December 2019 to February 2020. Seasons print as they were typed; only
    sorting takes them for those of the north. In a RANGE the parts say the first end, `until`
    says the last one, and `rough` that the first end is an estimate.
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
        parts = ("month", "season", "day", "until", "rough")
        given = frozenset(name for name in parts if getattr(self, name) not in (None, "", False))
        # A month or day of 0 equals False and is still a number somebody typed.
        given |= {name for name in ("month", "day") if getattr(self, name) is not None}
        if given not in _SHAPES[self.precision] or self.season not in ("", *SEASONS):
            raise ValueError(_BROKEN)
        self._check_numbers()
        if self.until is not None and (self.until.until is not None or self.until.basis):
            raise ValueError(_BROKEN)
        if self.latest() < self.earliest():
            raise ValueError(_BACKWARDS)

    def _check_numbers(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(_NO_YEAR)
        if self.month is not None and not 1 <= self.month <= len(MONTHS):
            raise ValueError(_NO_MONTH)
        if self.day is not None and not 1 <= self.day <= _days(self.year, self.month or 1):
            raise ValueError(_NO_DAY)

    def start(self) -> "When":
        """Return the first end of a stretch as a date of its own; any other date as it is."""
        if self.until is None:
            return self
        first = _known(self.year, self.month, self.season, self.day)
        return _hedged(first) if self.rough else first

    def words(self) -> str:
        """Return the date as it prints; what is an estimate says so."""
        if self.until is not None:
            return f"{self.start().words()} to {self.until.words()}"
        parts = (
            "about" if self.precision is Precision.ABOUT else "",
            "" if self.day is None else str(self.day),
            self.season if self.month is None else MONTHS[self.month - 1],
            str(self.year),
        )
        return " ".join(part for part in parts if part)

    def words_with_basis(self) -> str:
        """Return the words and, after a comma, the basis of the estimate as it was typed."""
        basis = self.basis.strip()
        return f"{self.words()}, {basis}" if basis else self.words()

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
        if month > len(MONTHS):
            year, month = year + 1, month - len(MONTHS)
        return date(year, month, _days(year, month))

    def sort_key(self) -> tuple[date, date, int, str, str]:
        """Return a key that differs wherever two dates do: by earliest day, then latest."""
        rank = tuple(Precision).index(self.precision)
        return self.earliest(), self.latest(), rank, self.words(), self.basis

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: nothing that is empty."""
        kept: dict[str, Any] = {name: one for name in _TYPES if (one := getattr(self, name))}
        kept["precision"] = self.precision.value
        if self.until is not None:
            kept["until"] = self.until.to_json()
        return kept


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _known(year: int, month: int | None, season: str, day: int | None) -> When:
    """Return the date these parts make, with the precision they have."""
    precision = Precision.SEASON if season else Precision.YEAR
    if month is not None:
        precision = Precision.MONTH if day is None else Precision.DAY
    return When(precision=precision, year=year, month=month, season=season, day=day)


def _hedged(when: When) -> When:
    """Return the date as an estimate, at both ends if it has two."""
    if when.until is not None:
        return stretch(_hedged(when.start()), _hedged(when.until))
    if when.precision is Precision.DAY:
        raise ValueError(_NO_ABOUT_DAY)
    return replace(when, precision=Precision.ABOUT)


def stretch(first: When, last: When) -> When:
    """Return the RANGE from one date to another, with the basis of both.

    Raises ValueError if it ends before it begins, or if one of the two is a RANGE.
    """
    if first.until is not None:
        raise ValueError(_BROKEN)
    return replace(
        first,
        precision=Precision.RANGE,
        until=replace(last, basis=""),
        basis="; ".join(filter(None, dict.fromkeys((first.basis, last.basis)))),
        rough=first.precision is Precision.ABOUT,
    )


def from_json(value: Any) -> When:
    """Return the date kept as `value`, or raise ValueError."""
    try:
        kept = {name: _typed(name, one) for name, one in value.items()}
        return When(**kept)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise ValueError(_BROKEN) from None


def _typed(name: str, value: Any) -> Any:
    if type(value) not in _TYPES[name]:
        raise TypeError
    if name == "precision":
        return Precision(value)
    return from_json(value) if name == "until" and value is not None else value


def span(first: When | None, last: When | None) -> str:
    """Return "2016 – February 2024"; "from 2016" or "until 2020" where one side is missing."""
    if first is None or last is None:
        word, one = ("until", last) if first is None else ("from", first)
        return "" if one is None else f"{word} {_as_end(one)}"
    if first.words() == last.words():
        return first.words()
    return f"{_as_end(first)} – {_as_end(last)}"


def _as_end(when: When) -> str:
    if when.until is None:
        return when.words()
    return f"between {when.start().words()} and {when.until.words()}"


_MONTH_NAMES = {
    name[:letters].casefold(): number for number, name in enumerate(MONTHS, 1) for letters in (3, 9)
} | {"sept": 9}
_SEASON_NAMES = {**{name: name for name in SEASONS}, "fall": "autumn"}

_HEDGE = (
    r"(?:(?:about|around|approximately|approx|circa|ca|c|roughly|maybe|perhaps|possibly|probably"
    r"|likely|somewhere|i (?:think|believe|guess))\b|c(?=[0-9])|~)\s*"
)
_LEADING = re.compile(rf"^(?:{_HEDGE})+")
_WHOLE = re.compile(rf"^(?:{_HEDGE})+(?=from |between )")
_TRAILING = re.compile(
    r"(?:\s+or so|\s+or thereabouts|[\s-]*ish|\s+approx(?:imately)?|\s+i think|\s*\?)+$"
)
_WINTER = re.compile(r"winter (?P<first>[0-9]{4})[-/](?P<last>[0-9]{4}|[0-9]{2})(?![0-9])")
_TWO_YEARS = re.compile("(?P<first>[0-9]{4})[-/](?P<last>[0-9]{2})")
_MOST_YEARS_ON = 50  # further on, two figures after a year are taken for a month

_YEAR, _DAY, _NAME = "(?P<year>[0-9]{4})", "(?P<day>[0-9]{1,2})", "(?P<name>[a-z]+)"
_MONTH, _GAP = "(?P<month>[0-9]{1,2})", r"(?P<gap>\s*[-/. ]\s*)"
_POINTS = tuple(
    re.compile(shape)
    for shape in (
        rf"{_DAY}{_GAP}{_MONTH}(?P=gap){_YEAR}",
        rf"{_YEAR}{_GAP}{_MONTH}(?P=gap){_DAY}",
        rf"{_YEAR}[-/.](?:(?P<tail>[0-9]{{2}})|(?P<month>[0-9]))",
        rf"{_MONTH}{_GAP}{_YEAR}",
        _YEAR,
        rf"(?:{_DAY}[-/. ]*)?{_NAME}[-/. ]*{_YEAR}",
        rf"{_NAME} {_DAY} {_YEAR}",
        rf"{_YEAR}[-/. ]*{_NAME}(?:[-/. ]*{_DAY})?",
    )
)
_TO = re.compile(r"\s(?:to|until|till|through|up to)\s")
_SEPARATORS = (_TO, re.compile(r"\s-\s"), re.compile("-"))
_BETWEEN = (re.compile(r"\sand\s"), *_SEPARATORS)
_REASONS = (
    (re.compile(r"\b(?:early|mid|middle|late|beginning|start|end)\b"), _PART),
    (re.compile(r"\b(?:since|before|after|until|till|from|now|today|present|onwards)\b"), _OPEN),
)


def parse(precision: Precision | None, text: str) -> When:
    """Return the date a person typed, or raise ValueError with a sentence for them.

    Without a `precision` it is found out. A day stands before its month. A hedge ("about",
    "maybe", "2016?") makes an estimate; "about 2016 to 2018" is one at its first end only.
    """
    if len(text) > LONGEST:
        raise ValueError(_UNREAD)
    tidy = _tidied(text)
    if not re.search("[0-9]{4}", tidy):
        raise ValueError(_NO_FIGURES)
    bare = _WHOLE.sub("", _TRAILING.sub("", tidy))
    found = _point(bare, precision) or _two_ends(bare)
    if found is None:
        raise ValueError(next((why for sign, why in _REASONS if sign.search(bare)), _UNREAD))
    return _fitted(found if bare == tidy else _hedged(found), precision)


def _fitted(found: When, precision: Precision | None) -> When:
    if precision in (None, found.precision):
        return found
    if precision is Precision.ABOUT and found.until is None:
        return _hedged(found)
    raise ValueError(_WANTED[precision])


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", plain)
    plain = re.sub(r"[,()]|\.(?![0-9])|(?<![0-9])\.", " ", plain)
    plain = re.sub(r"\b(?:the|of|in|on|at|during|some ?time)\b", " ", plain)
    return _WINTER.sub(_first_of_winter, " ".join(plain.split()))


def _first_of_winter(found: re.Match[str]) -> str:
    after = int(found["first"]) + 1
    return f"winter {found['first']}" if int(found["last"]) in (after, after % 100) else found[0]


def _point(text: str, precision: Precision | None) -> When | None:
    """Return one date, None for what is none; ValueError for a date that cannot be."""
    bare = _LEADING.sub("", text)
    matches = (shape.fullmatch(bare) for shape in _POINTS)
    found = next((match.groupdict() for match in matches if match), {})
    parts = {key: one for key, one in found.items() if one}
    name = parts.get("name")
    season = _SEASON_NAMES.get(name or "", "")
    if not parts or (season and "day" in parts) or _is_two_years(parts, precision):
        return None
    if name and not season and name not in _MONTH_NAMES:
        return None
    number = parts.get("month") or parts.get("tail")
    month = int(number) if number else _MONTH_NAMES.get(name or "")
    day = int(parts["day"]) if "day" in parts else None
    when = _known(int(parts["year"]), month, season, day)
    return when if bare == text else _hedged(when)


def _is_two_years(parts: Mapping[str, str], precision: Precision | None) -> bool:
    """Say whether "2016-19" means two years; ValueError where it can mean a month as well."""
    tail = parts.get("tail")
    if tail is None or not 0 < _years_on(parts["year"], tail) < _MOST_YEARS_ON:
        return False
    if int(tail) <= len(MONTHS) and precision is None:
        raise ValueError(_TWO_WAYS)
    return int(tail) > len(MONTHS) or precision is Precision.RANGE


def _years_on(year: str, tail: str) -> int:
    return (int(tail) - int(year)) % 100


def _two_ends(text: str) -> When | None:
    """Return a stretch, None for what is none; ValueError for one that cannot be."""
    inner = re.sub("^(?:from|between) ", "", text)
    lead = _LEADING.match(inner)
    short = _TWO_YEARS.fullmatch(inner, lead.end() if lead else 0)
    if short:
        inner = f"{inner[:-3]}-{int(short['first']) + _years_on(*short.groups())}"
    separators = _BETWEEN if text.startswith("between ") else _SEPARATORS
    cuts = chain.from_iterable(separator.finditer(inner) for separator in separators)
    made = (_joined(inner, cut) for cut in cuts)
    return next((when for when in made if when), None)


def _joined(text: str, cut: re.Match[str]) -> When | None:
    # At either end "2009-11" can only be a month, so the question of two years does not arise.
    last = _point(text[cut.end() :], Precision.MONTH)
    if last is None:
        return None
    firsts = (_point(whole, Precision.MONTH) for whole in _with_year(text[: cut.start()], last))
    first = next((when for when in firsts if when), None)
    if first is None:
        return None
    # The hedge of "about 2016-2018" is one for the whole; a day is never an estimate.
    if "-" in cut[0] and first.precision is Precision.ABOUT and last.day is None:
        last = _hedged(last)
    return stretch(first, last)


def _with_year(left: str, last: When) -> Iterator[str]:
    """Yield what the first end can mean when it leaves to the last one what both share."""
    if not re.fullmatch("[0-9]{1,2}", left):
        yield from (left, f"{left} {last.year}", f"{left}/{last.year}")
    elif last.month is not None and last.day is not None:
        yield f"{left} {MONTHS[last.month - 1].casefold()} {last.year}"
    else:
        yield from (left, f"{left}/{last.year}")
