"""Days and times as a person reads them, in one place."""

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

_MADE = re.compile(r"(, \d\d:\d\d( \(\d+\))?)?")
"""What `Beginning` puts behind a day where another text is called by it already."""
_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def today() -> date:
    """Return the day it is where the writer is."""
    # The local day is meant: an entry belongs to the day its writer lives in.
    return date.today()  # noqa: DTZ011


def meant(words: str) -> str:
    """Return "22 November 2026" for "today" or "yesterday" in any case, else nothing."""
    back = {"today": 0, "yesterday": 1}.get(words.strip().casefold())
    if back is None:
        return ""
    day = today() - timedelta(days=back)
    return _BRITISH.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def long_day(day: date, today: date) -> str:
    """Return "Sunday 22 November", with the year where it is not this one."""
    form = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return _BRITISH.toString(QDate(day.year, day.month, day.day), form)


def full_day(day: date) -> str:
    """Return "Sunday 22 November 2026", for what is kept or leaves."""
    return _BRITISH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def short_day(day: date, today: date) -> str:
    """Return "Today", a weekday within the last six days, else "12 November"."""
    behind = (today - day).days
    if behind == 0:
        return "Today"
    if 0 < behind < 7:  # noqa: PLR2004  # a week: the name is unambiguous
        return _BRITISH.toString(QDate(day.year, day.month, day.day), "dddd")
    form = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return _BRITISH.toString(QDate(day.year, day.month, day.day), form)


def clock(moment: datetime) -> str:
    """Return "21:40" in local time."""
    local = moment.astimezone()
    return _BRITISH.toString(QTime(local.hour, local.minute), "HH:mm")


def moment_words(moment: datetime, today: date) -> str:
    """Return "Sunday 22 November, 21:40"."""
    return f"{long_day(moment.astimezone().date(), today)}, {clock(moment)}"


def wall_words(moment: datetime, today: date) -> str:
    """Return "Sunday 22 November, 21:40" by the clock on which it was noted, wherever that was."""
    return f"{long_day(moment.date(), today)}, {wall_clock(moment)}"


def wall_clock(moment: datetime) -> str:
    """Return "21:40" by the clock on which it was noted, wherever that was."""
    return _BRITISH.toString(QTime(moment.hour, moment.minute), "HH:mm")


def month_year(day: date) -> str:
    """Return "November 2026"."""
    return _BRITISH.toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def weekday_letter(day: date) -> str:
    """Return "S" for a Sunday."""
    return _BRITISH.dayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)


def beyond_day(title: str, day: date) -> str | None:
    """Return what a title made of this day has behind it: "", ", 21:40" or ", 21:40 (2)".

    None for a title that somebody wrote, also where it begins with the day.
    """
    rest = title.removeprefix(full_day(day))
    return rest if rest != title and _MADE.fullmatch(rest) else None
