"""Public numbers for Help now, from TOML; says file, place and reason when one is wrong."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from desktop import datafile
from desktop.datafile import Table

ELSEWHERE = "other"
_FORMAT = 1
_CONFIDENCES = ("H", "M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Somebody who can be reached; `hours` and `note` are empty where no source says them.

    `for_fear` is whether they know about fear and violence at home.
    """

    name: str
    number: str
    about: str
    hours: str
    note: str
    source: str
    confidence: str
    for_fear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """The emergency number and the lines of one country."""

    code: str
    name: str
    emergency: str
    emergency_note: str
    source: str
    confidence: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helplines:
    """All countries in the order they are offered, and what is said beneath the numbers."""

    taken_on: date
    origin: str
    call_list: str
    countries: tuple[Country, ...]

    def with_fear_first(self) -> "Helplines":
        """Return the same lines, those who know about fear at home before the others."""
        countries = tuple(
            replace(one, lines=tuple(sorted(one.lines, key=lambda line: not line.for_fear)))
            for one in self.countries
        )
        return replace(self, countries=countries)

    def country(self, code: str) -> Country:
        """Return the country with this code; for an unknown one what holds elsewhere."""
        known = {country.code: country for country in self.countries}
        return known.get(code, known[ELSEWHERE])


@lru_cache(maxsize=2)  # what is shipped never changes while the program runs
def load(name: str, text: str) -> Helplines:
    """Return the lines this TOML text lists, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only("format", "taken_on", "origin", "call_list", "country")
    top.of_format(_FORMAT)
    countries = tuple(_country(table) for table in top.tables("country"))
    codes = [country.code for country in countries]
    if len(set(codes)) != len(codes):
        raise top.refuse("country", "two have the same code")
    if ELSEWHERE not in codes:
        raise top.refuse("country", f"one with the code {ELSEWHERE!r} is needed")
    return Helplines(
        taken_on=top.day("taken_on"),
        origin=top.text("origin"),
        call_list=top.text("call_list"),
        countries=countries,
    )


def _country(table: Table) -> Country:
    table.only("code", "name", "emergency", "emergency_note", "source", "confidence", "line")
    lines = tuple(_line(one) for one in table.tables("line"))
    if not lines:
        raise table.refuse("line", "at least one is needed")
    return Country(
        code=table.text("code"),
        name=table.text("name"),
        emergency=table.text("emergency"),
        emergency_note=table.text("emergency_note"),
        source=table.text("source"),
        confidence=_confidence(table),
        lines=lines,
    )


def _line(table: Table) -> Line:
    table.only("name", "number", "about", "hours", "note", "source", "confidence", "for_fear")
    return Line(
        name=table.text("name"),
        number=table.text("number"),
        about=table.text("about"),
        hours=table.text_or("hours", ""),
        note=table.text_or("note", ""),
        source=table.text("source"),
        confidence=_confidence(table),
        for_fear=table.flag_or("for_fear", default=False),
    )


def _confidence(table: Table) -> str:
    confidence = table.text("confidence")
    if confidence not in _CONFIDENCES:
        raise table.refuse("confidence", "only H or M may be shown")
    return confidence
