"""Which of many backups stay: of the last days, weeks and months that have one, the newest."""

from collections.abc import Hashable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 6
"""House 0.8, issue 7."""


def kept(moments: Iterable[datetime], latest: datetime) -> frozenset[datetime]:
    """Return which of these stay after the one of `latest` was made; that one always does.

    Where the clock was set back, those of what is the future now are thinned out by themselves,
    so that they take no place from those that are made from here on.
    """
    every = {*moments, latest}
    past = {one for one in every if one <= latest}
    return _thinned(past) | _thinned(every - past)


def _thinned(moments: Iterable[datetime]) -> frozenset[datetime]:
    newest_first = sorted(moments, reverse=True)
    stay: set[datetime] = set()
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[Hashable, datetime] = {}
        for one in newest_first:
            newest.setdefault(period(one), one)
        stay.update(tuple(newest.values())[:count])
    return frozenset(stay)


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
