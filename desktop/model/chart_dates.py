"""Which dates stand below a drawing of days: as many as there is room for."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from desktop.model.when import MONTHS

Dated = Sequence[tuple[date, str]]

_DAYS = (
    tuple(range(1, 32)),
    tuple(range(1, 30, 2)),
    (1, 4, 8, 11, 15, 18, 22, 25, 29),
    (1, 8, 15, 22),
    (1, 15),
)
_MONTHS = (1, 2, 3, 4, 6)
_YEARS = (1, 2, 5)
_FEW = 400
"""From so many days on, a date is a month or a year."""


def below(first: date, last: date, have_room: Callable[[Dated], bool]) -> list[tuple[date, str]]:
    """Return the days to name, with their words, of the finest kind that has room."""
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if len(every) <= _FEW:
        for numbers in _DAYS:
            chosen = [(day, _day(day)) for day in every if day.day in numbers]
            if have_room(chosen):
                return chosen
    firsts = [day for day in every if day.day == 1]
    for months in _MONTHS:
        chosen = [(day, _month(day)) for day in firsts if (day.month - 1) % months == 0]
        if have_room(chosen):
            return chosen
    for years in _YEARS:
        chosen = [(day, str(day.year)) for day in firsts if day.month == 1]
        chosen = [one for one in chosen if one[0].year % years == 0]
        if have_room(chosen):
            return chosen
    return []


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"
