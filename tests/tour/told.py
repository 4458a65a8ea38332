"""What the file must say of each item, section by section, worked out by hand from the sample.

Nothing in here asks the program what it puts together: the columns of each view stand here again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.model.guide import GuideField
from tour.desk import FACTS, fields
from tour.forms import BASIS
from tour.sample.markup import Piece

Row = tuple[str, ...]
_DATES, _NAME = "dates", "name"
_VIEWS: Mapping[str, Row] = {
    "told_before": (_NAME, "said", "left_out", "truth"),
    "timeline": ("dates with basis", _NAME),
    "categories": (_NAME, _DATES, "peak", "usual", "length"),
    "frequency": (_NAME, "peak", "usual", "length", "last"),
    "devices": (_NAME, "device", "place"),
    "other_people": (_NAME, "people", _DATES),
    "how_hidden": (_NAME, "hidden", "how"),
    "family_work": (_NAME, "reach"),
    "unsure": ("kind", _DATES, "sure"),
}
_HEADINGS = (
    "Kind", "First – last", "At the heaviest", "Usually", "Each time", "When", "What", "Last time",
    "On what", "Where", "Alone or with whom", "What was hidden", "How", "Reached into", "Said",
    "Left out or untrue", "True", "How sure", "Came back later",
)  # fmt: skip


def reduced(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(char for char in text if char.isalnum())


def rows(key: str, pieces: Sequence[Piece]) -> list[Row]:
    """Return what must stand in a section, item by item, each as its cells in their order."""
    own = next((one for one in pieces if one.key == key), None)
    facts = next((one for one in pieces if one.key == FACTS), None)
    found = [*_own(own)] if own else []
    if facts and key in _VIEWS:
        found += filter(None, (_put_together(key, row) for row in facts.rows))
    return found


def _own(piece: Piece) -> Iterator[Row]:
    """Give what was typed into the fields of the section itself."""
    yield from ((text,) for text in piece.fields.values())
    for row in piece.rows:
        if row.get("none"):
            yield (f"{row['kind']} – none",)
        else:
            columns = [one for one in fields(piece.key)[0].columns if one.exportable]
            yield tuple(filter(None, (_cell(one, row) for one in columns)))


def _cell(column: GuideField, row: Mapping[str, Any]) -> str:
    value = row.get(column.key, "")
    match value:
        case {"lower": lower}:
            return f"{lower} {_upper(value)} {value.get('basis', '')}"
        case list():
            return " ".join(value)
        case _:
            return f"{value} {row.get(column.key + BASIS, '')}"


def _upper(money: Mapping[str, str]) -> str:
    return f"to {money['upper']}" if "upper" in money else ""


def _put_together(key: str, row: Mapping[str, Any]) -> Row:
    if row.get("none"):
        return (row["kind"], "none") if key == FACTS else ()
    unsure = row.get("sure") == "unsure"
    if (key == "unsure" and not unsure) or (key == "other_people" and "people" not in row):
        return ()
    dates = f"{row['first']} {row['last']}"
    known = {
        _DATES: dates,
        "dates with basis": f"{dates} {row.get('first' + BASIS, '')}",
        _NAME: row["kind"] + (" unsure" if unsure else ""),
    }
    cells = [known.get(one) or row.get(one, "") for one in _VIEWS[key]]
    texts = [" ".join(one) if isinstance(one, list) else str(one) for one in cells]
    says = [text for name, text in zip(_VIEWS[key], texts, strict=True) if name != _NAME and text]
    return tuple(filter(None, texts)) if says else ()


def _labels(key: str) -> str:
    """Return a pattern for the words of the guide between what was typed."""
    words = {*_HEADINGS, *(word for one in fields(key) for word in _words(one))}
    longest = sorted(map(reduced, words), key=len, reverse=True)
    return f"(?:{'|'.join(filter(None, longest))})*"


def _words(field: GuideField) -> Iterator[str]:
    yield field.label
    for column in field.columns:
        yield from _words(column)


def problems(key: str, found: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Return which items are missing in a section before its prose, and whether more is there.

    `found` are its letters and digits.
    """
    between = _labels(key)
    rest = found
    # A longer item first: a shorter one may begin as it does.
    for row in sorted(rows(key, pieces), key=lambda one: -len("".join(one))):
        parts = [re.escape(reduced(cell)) for cell in row]
        rest, count = re.subn(between.join(parts), "|", rest, count=1)
        if not count:
            yield f"section {key} does not say an item as it was typed"
    if not all(re.fullmatch(between, one) for one in rest.split("|")):
        yield f"section {key} says more than was typed"
