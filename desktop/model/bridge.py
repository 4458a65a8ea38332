"""What of the record can stand in a letter: rows in the writer's words, numbers as facts.

Nothing is judged, summed or averaged. A number of days, two ends and what was not noted are said;
what they mean is for the writer to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.model import richtext, values
from desktop.model.guide import GuideField
from desktop.model.richtext import Body
from desktop.model.scales import Reading
from desktop.model.values import MOST_OF_A_SCALE
from desktop.model.when import MONTHS

FOR_LETTER = "letter"
"""The column in which a row is marked for the impact letter."""
_REFUSED = "no"
_NUMBER = "number"
"""The column in which a row has its own number: that says nothing where its table is not."""
_IN_WORDS = ("text", "short")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table of another document whose rows can stand in these sections of the letter.

    With `as_row` a row becomes one of the section's own table of this name.
    """

    guide: str
    section: str
    table: str
    into: tuple[str, ...]
    as_row: str = ""


SOURCES = (
    Rows(guide="small_betrayals", section="scenes", table="rows", into=("made_to_believe",)),
    Rows(guide="felt_not_known", section="log", table="rows", into=("made_to_believe",)),
    Rows(guide="needs", section="cards", table="cards", into=("need",), as_row="needs"),
)
"""The records that a letter can be fed from, beside journal and scales (domain.md, 2.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was noted on one scale between two days, both included."""

    name: str
    first: date
    last: date
    days: int
    low: int
    high: int

    @property
    def others(self) -> int:
        """Return on how many days no number was noted; a skipped one is no number."""
        return (self.last - self.first).days + 1 - self.days

    def sentence(self) -> str:
        """Return it as one or two sentences for a letter."""
        ends = f"from {self.low} to {self.high}" if self.low != self.high else str(self.low)
        if self.first == self.last:
            return f"{self.name}: {ends} out of {MOST_OF_A_SCALE} on {day(self.first)}."
        days = "one day" if self.days == 1 else f"{self.days} days"
        told = f"{self.name}: noted on {days} {between(self.first, self.last)}, "
        told += f"{ends} out of {MOST_OF_A_SCALE}."
        if not self.others:
            return told
        rest = "one other day" if self.others == 1 else f"the other {self.others} days"
        return f"{told} On {rest} no number was noted."


def noted(found: Iterable[Reading], name: str, first: date, last: date) -> Noted | None:
    """Return what these readings of one scale say of these days; None if they have no number.

    Raises ValueError for days the wrong way round.
    """
    if last < first:
        raise ValueError("The first day comes after the last one.")
    told = [one for one in found if one.value is not None and first <= one.day <= last]
    numbers = [one.value for one in told if one.value is not None]
    if not numbers:
        return None
    return Noted(
        name=name, first=first, last=last, days=len({one.day for one in told}),
        low=min(numbers), high=max(numbers),
    )  # fmt: skip


def day(one: date) -> str:
    """Return "3 March 2026"."""
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def between(first: date, last: date) -> str:
    """Return "between 3 and 30 March 2026", with no more of the first day than is needed."""
    start = day(first)
    if first.year == last.year:
        is_month = first.month == last.month
        start = str(first.day) if is_month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"between {start} and {day(last)}"


def is_wanted(columns: Sequence[GuideField], cells: Mapping[str, Any]) -> bool:
    """Say whether a row may be offered: each that was not marked with a "no" for the letter."""
    has_mark = any(one.key == FOR_LETTER for one in columns)
    return not has_mark or cells.get(FOR_LETTER) != _REFUSED


def row_body(columns: Sequence[GuideField], cells: Mapping[str, Any]) -> Body:
    """Return a row as paragraphs: its date and first words, then the others by their labels.

    What can never leave the vault stays where it is.
    """
    may = [one for one in columns if one.exportable and one.key in cells and one.key != _NUMBER]
    dates = [values.plain(one, cells[one.key]) for one in may if one.kind == "date"]
    told = [(one.label, values.plain(one, cells[one.key])) for one in may if one.kind in _IN_WORDS]
    spoken = [(label, text.strip()) for label, text in told if text.strip()]
    if not spoken:
        return ()
    (_, first), *rest = spoken
    start = f"{_upper(dates[0])}: {first}" if dates and dates[0] else first
    texts = [start, *(f"{label}: {text}" for label, text in rest)]
    return tuple(
        richtext.paragraph(line) for text in texts for line in text.splitlines() if line.strip()
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
