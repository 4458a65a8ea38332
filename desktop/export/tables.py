"""A table as it is set: columns side by side where they can be read so, else one record a row.

Nothing is measured here: widths are estimated, a little too wide, from how broad letters are.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.export import glyphs, wording
from desktop.model.table import Table

SIZE = 9.0
"""Points of the letters in a table at reading size: widths here are those of such letters."""
GAP = 10.0
"""Points between two columns."""
LABEL = 150.0
"""Points for the labels of a record at most; a longer label stands above its value."""
_LABELS_PART = 0.38
MOST_COLUMNS = 6
FEW_COLUMNS = 4
MOST_LINES, FEW_LINES = 10, 3
"""Lines a row may take with few columns and with more; rows are not parted, and high ones are
hard to read across."""
LONGEST_KEPT = 1200
"""Characters up to which a record stays on one page (about a third of it)."""
# Narrowest a column may be made by a long word, before that word is broken.
_WORD_CAP = 110.0

# Hard spaces hold words together, so they count as one.
_WORD = re.compile(r"[^ \n\u200b]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a table is set in: points between the margins, and points of its letters."""

    across: float
    letters: float

    @property
    def scale(self) -> float:
        """Return how much larger the letters are than at reading size."""
        return self.letters / SIZE

    @property
    def label(self) -> float:
        """Return how wide the labels of a record are at most; a longer one stands above."""
        return min(LABEL, _LABELS_PART * self.across / self.scale)

    @property
    def kept(self) -> float:
        """Return up to how many characters a record stays on one page."""
        return LONGEST_KEPT / self.scale**2


# In parts of the size, from the advances of Stillpage Sans SemiBold, rounded up.
_BROADNESS = {
    one: em
    for letters, em in {
        " ": 0.21,
        "|',.:;ijlI": 0.29,
        "!f()[]{}-/\\tr": 0.38,
        'csvxyz*?"J': 0.5,
        "0123456789aegkFLY_$#+<=>^": 0.53,
        "MmwW@%&": 0.89,
    }.items()
    for one in letters
}
_SMALL, _CAPITAL, _OTHER = 0.57, 0.69, 1.3


def width(text: str) -> float:
    """Return about how many points one line of this text takes in a table, rather too many."""
    return SIZE * sum(map(_em, text))


def _em(one: str) -> float:
    letter = unicodedata.normalize("NFD", one)[0]
    if letter in _BROADNESS:
        return _BROADNESS[letter]
    if one.isspace():
        return _BROADNESS[" "]
    if unicodedata.category(one)[0] == "M" or glyphs.is_invisible(one):
        return 0.0
    if not letter.isascii():
        return _OTHER
    return _CAPITAL if letter.isupper() else _SMALL


def composed(table: Table, room: Room, replaced: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Give the block the template sets for a table; none if no word stands in it."""
    headings = [_cell(one, replaced) for one in table.headings]
    rows = [[_cell(one, replaced) for one in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    caption = wording.words(table.caption, replaced)
    if not rows and not caption:
        return
    widths = columns([headings, *rows], room.across / room.scale) if any(headings) else None
    if widths is None:
        block = _records(headings, rows, room)
    else:
        block = _side_by_side(headings, rows, widths)
    yield {"kind": "table", "caption": wording.item(caption)} | block


def _cell(text: str, replaced: frozenset[str]) -> str:
    return wording.unglued(wording.trimmed(text, replaced))


def _side_by_side(
    headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> dict[str, Any]:
    return {
        "form": "columns",
        "gap": GAP,
        "widths": [round(one, 1) for one in widths],
        "headings": _narrowed(headings, widths),
        "rows": [_narrowed(row, widths) for row in rows],
    }


def _narrowed(row: Sequence[str], widths: Sequence[float]) -> list[dict[str, Any]]:
    return [wording.item(narrowed(text, across)) for text, across in zip(row, widths, strict=True)]


def _records(headings: Sequence[str], rows: Sequence[Sequence[str]], room: Room) -> dict[str, Any]:
    short = [across for one in headings if 0 < (across := width(_label(one))) <= room.label]
    return {
        "form": "records",
        "label": round(max(short, default=0.0) + GAP, 1),
        "records": [_record(headings, row, room) for row in rows],
    }


def _record(headings: Sequence[str], row: Sequence[str], room: Room) -> dict[str, Any]:
    return {
        "whole": sum(map(len, row)) <= room.kept,
        "lines": [
            {
                "label": _label(heading),
                "beside": width(_label(heading)) <= room.label,
                "value": wording.item(wording.breakable(text)),
            }
            for heading, text in zip(headings, row, strict=True)
            if text
        ],
    }


def listed(
    pairs: Sequence[tuple[str, str]], room: Room, replaced: frozenset[str]
) -> dict[str, Any]:
    """Return a block of labels and their texts, one under the other."""
    lines = [[_cell(one, replaced) for one in pair] for pair in pairs]
    records = [_record([label], [text], room) for label, text in lines if text]
    block = _records([label for label, _ in lines], [], room)
    return {"kind": "table", "caption": wording.item("")} | block | {"records": records}


def _label(heading: str) -> str:
    return wording.breakable(heading if heading[-1:] in ("", *"?!:.") else f"{heading}:")


def narrowed(text: str, across: float) -> str:
    """Return the text so that a word too long for this many points may break anywhere it must."""
    return _WORD.sub(lambda found: wording.BREAK.join(_fitting(found[0], across)), text)


def _fitting(word: str, across: float) -> Iterator[str]:
    if width(word) <= across:
        yield word
        return
    stretch = ""
    for character in glyphs.characters(word):
        if stretch and width(stretch + character) > across:
            yield stretch
            stretch = ""
        stretch += character
    yield stretch


def columns(rows: Sequence[Sequence[str]], across: float) -> tuple[float, ...] | None:
    """Return how wide each column is to be, or None if they cannot be read side by side."""
    count = len(rows[0])
    room = across - GAP * (count - 1)
    down = list(zip(*rows, strict=True))
    needs = [max(width(line) for text in column for line in text.split("\n")) for column in down]
    least = [_least(column) for column in down]
    if count > MOST_COLUMNS or sum(least) > room:
        return None
    widths = _poured(least, needs, room)
    most = MOST_LINES if count <= FEW_COLUMNS else FEW_LINES
    return widths if all(_lines(row, widths) <= most for row in rows) else None


def _least(column: Sequence[str]) -> float:
    longest = max((width(word) for text in column for word in _WORD.findall(text)), default=0.0)
    return min(max(longest, SIZE), _WORD_CAP)


def _poured(least: Sequence[float], needs: Sequence[float], room: float) -> tuple[float, ...]:
    """Return widths from what is least: what is left goes to who needs more, until nobody does."""
    widths, left = list(least), room - sum(least)
    while wanting := [i for i, one in enumerate(widths) if needs[i] - one > 0.1]:  # noqa: PLR2004 - points nobody sees
        # The root: one long cell must not take the room of all others.
        shares = {i: math.sqrt(needs[i]) for i in wanting}
        part = left / sum(shares.values())
        for i in wanting:
            given = min(needs[i] - widths[i], part * shares[i])
            widths[i], left = widths[i] + given, left - given
        if left < 1:
            break
    widths[-1] += left
    return tuple(widths)


def _lines(row: Sequence[str], widths: Sequence[float]) -> int:
    # A tenth more: lines end where words do.
    return max(
        sum(max(1, math.ceil(width(line) / across * 1.1)) for line in text.split("\n"))
        for text, across in zip(row, widths, strict=True)
    )


def lines(table: Table, room: Room) -> tuple[int, ...]:
    """Return about how many lines each row takes, be they columns or records."""
    rows = [[_cell(one, frozenset()) for one in row] for row in table.rows]
    headings = [_cell(one, frozenset()) for one in table.headings]
    across = room.across / room.scale
    widths = columns([headings, *rows], across) if any(headings) else None
    if widths is not None:
        return tuple(_lines(row, widths) for row in rows)
    # A record has a line for each cell at least, and its label may stand above it.
    beside = across - room.label
    return tuple(sum(1 + _lines([cell], [beside]) for cell in row if cell) for row in rows)


def spoken(block: dict[str, Any]) -> Iterator[str]:
    """Give the words of a table in the order in which they are read."""
    yield _plain(block["caption"])
    if block["form"] == "columns":
        # A row as one: beside writing from right to left its cells are read in another order.
        yield from (_across(row) for row in (block["headings"], *block["rows"]))
        return
    for record in block["records"]:
        for line in record["lines"]:
            # So may a label and its value.
            yield f"{line['label']} {_plain(line['value'])}"


def repeated(block: dict[str, Any]) -> str:
    """Return the words printed again where the table goes on overleaf."""
    return _across(block["headings"]) if block["form"] == "columns" else ""


def _across(row: Sequence[dict[str, Any]]) -> str:
    return " ".join(map(_plain, row))


def _plain(item: dict[str, Any]) -> str:
    return "".join(text for text, _ in item["runs"])
