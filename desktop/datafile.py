"""TOML text, read value by value; what is wrong is said with file, place and reason."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from desktop.errors import DataFileError

_Noun = TypeVar("_Noun")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a data file that knows where it stands."""

    file: str
    place: str
    values: dict[str, object]

    def refuse(self, key: str, reason: str) -> DataFileError:
        """Return the error that names this table and the key in it."""
        place = ", ".join(part for part in (self.place, key) if part)
        return DataFileError(self.file, place or "top", reason)

    def only(self, *keys: str) -> None:
        """Raise DataFileError for the first key that is not among these."""
        for key in self.values:
            if key not in keys:
                raise self.refuse(key, "no such entry is known here")

    def of_format(self, known: int) -> None:
        """Raise DataFileError unless this file says that it is of the known format."""
        if self.number_or("format", 0) != known:
            raise self.refuse("format", f"only format {known} is known")

    def text(self, key: str) -> str:
        """Return the text under this key, or raise DataFileError."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, "a text is needed")
        return value

    def text_or(self, key: str, default: str) -> str:
        """Return the text under this key, or the default where there is none."""
        return self.text(key) if key in self.values else default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under this key; none where there is none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(one, str) and one.strip() for one in value
        ):
            raise self.refuse(key, "a list of texts is needed")
        return tuple(value)

    def flag_or(self, key: str, *, default: bool) -> bool:
        """Return true or false under this key, or the default where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, "true or false is needed")
        return value

    def number_or(self, key: str, default: int) -> int:
        """Return the whole number under this key, or the default where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(key, "a whole number is needed")
        return value

    def day(self, key: str) -> date:
        """Return the day under this key, or raise DataFileError."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(key, "a day is needed")
        return value

    def table(self, key: str) -> "Table":
        """Return the table under this key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "a table is needed")
        return Table(self.file, self._inside(key), value)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """Return the tables listed under this key, in their order; none where there are none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refuse(key, "a list of tables is needed")
        return tuple(
            Table(self.file, self._inside(f"{key} {number}"), one)
            for number, one in enumerate(value, start=1)
        )

    def texts_by_name(self, key: str) -> dict[str, str]:
        """Return the names and texts of the table under this key."""
        table = self.table(key)
        return {name: table.text(name) for name in table.values}

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise self.refuse(key, "is missing")
        return self.values[key]

    def _inside(self, key: str) -> str:
        return f"{self.place}, {key}" if self.place else key


def parse(file: str, text: str) -> Table:
    """Return the whole file as a table, or raise DataFileError where it is not TOML."""
    try:
        return Table(file, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at ([^)]+)\)", str(error))
        place = where.group(1) if where else "top"
        raise DataFileError(file, place, "is not TOML") from None
    except (RecursionError, ValueError):
        # What is nested without end, and a number of thousands of figures.
        raise DataFileError(file, "top", "is no file of this program") from None


def load_each(
    load: Callable[[str, str], _Noun], files: Mapping[str, str]
) -> tuple[tuple[_Noun, ...], tuple[DataFileError, ...]]:
    """Return what could be loaded, in order of file names, and what is wrong with the rest."""
    loaded: list[_Noun] = []
    problems: list[DataFileError] = []
    for name in sorted(files):
        try:
            loaded.append(load(name, files[name]))
        except DataFileError as problem:
            problems.append(problem)
    return tuple(loaded), tuple(problems)
