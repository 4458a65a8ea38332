"""What left the vault: one line for each file, kept in the vault and never in anything that leaves.

A line is begun before its file gets a name and settled after. What was begun and never settled is
a file of which nobody knows whether it is there: the program ended in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop.model.document import PRIVATE

KEY = f"{PRIVATE}left:"
"""Begins the key of a line's section, so that every path out refuses it as private workings."""
SHOWN_OF_FINGERPRINT = 3
"""Groups of four that are read out to tell one file from another."""


class What(StrEnum):
    """What kind of thing left; the value is what is kept."""

    PAGES = "pages"
    SEALED = "sealed"
    QUESTIONS = "questions"
    EVERYTHING = "everything"


class Fate(StrEnum):
    """What became of a file."""

    BEGUN = "begun"  # no name was given yet, as far as anybody knows
    OUT = "out"
    BACK = "came back"
    DESTROYED = "destroyed"
    DELETED = "deleted"  # from within the program
    NEVER = "never came to be"


class Return(StrEnum):
    """What was agreed about a file; nothing is said until somebody says it."""

    UNSAID = ""
    BACK = "to come back"
    STAYS = "stays there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One file that left; `copy` and `volume` say which of several it is.

    `title` and `headings` say what was in it, never its words. `at` is the writer's own clock with
    its distance from UTC. `fingerprint` is that of the words, `digest` the SHA-256 of the `size`
    bytes of the file, "" where they are not known. `folder` and `name` say where it was put.
    """

    title: str
    at: str
    what: What = What.PAGES
    headings: tuple[str, ...] = ()
    form: str = ""
    pages: int = 0
    copy: str = ""
    volume: str = ""
    fingerprint: str = ""
    digest: str = ""
    size: int = 0
    folder: str = ""
    name: str = ""
    password: str = ""
    whom: str = ""
    returns: Return = Return.UNSAID
    fate: Fate = Fate.BEGUN
    fate_on: str = ""

    @property
    def moment(self) -> datetime:
        """Return when it left, by the clock of then."""
        return datetime.fromisoformat(self.at)

    @property
    def is_out(self) -> bool:
        """Say whether it may still be somewhere outside."""
        return self.fate in {Fate.BEGUN, Fate.OUT}

    @property
    def short_fingerprint(self) -> str:
        """Return the first groups of the fingerprint, to be compared by eye."""
        return " · ".join(self.fingerprint.split()[:SHOWN_OF_FINGERPRINT])

    def changed(self, **values: Any) -> "Left":
        """Return this line with some values changed."""
        return replace(self, **values)

    def kept_as(self, name: str) -> "Left":
        """Return this line once its file has a name."""
        return replace(self, name=name, fate=Fate.OUT)

    def with_fate(self, fate: Fate, on: date) -> "Left":
        """Return this line with what became of the file, on this day."""
        return replace(self, fate=fate, fate_on="" if fate is Fate.OUT else on.isoformat())

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept; what is empty is left out."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        found["headings"] = list(self.headings)
        return {key: value for key, value in found.items() if value or key in _ALWAYS}

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Left":
        """Return the line that was kept; ValueError, without quoting it, for all else."""
        try:
            known = {one.name: kept[one.name] for one in fields(Left) if one.name in kept}
            headings = tuple(map(str, known.get("headings", ())))
            made = Left(**(known | {
                "headings": headings, "what": What(known.get("what", What.PAGES)),
                "fate": Fate(known.get("fate", Fate.BEGUN)),
                "returns": Return(known.get("returns", "")),
            }))  # fmt: skip
            made.moment.utcoffset()
        except (TypeError, ValueError, KeyError):
            raise ValueError("not a line of the register") from None
        return made


_ALWAYS = frozenset({"title", "at", "fate"})


def is_line(key: str) -> bool:
    """Say whether a section with this key is a line of the register."""
    return key.startswith(KEY)
