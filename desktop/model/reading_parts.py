"""What of a section may be read: its page, and of its fields the writer's own new words.

What stands in no row here is read by nobody: no names, dates, sums and short answers; none of the
old words that are corrected beside new ones (`domain.md` 4.1, 4; 4.2, "new text only"); no words of
the other person that were retyped; nothing that never leaves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from desktop.model.document import Section
from desktop.model.richtext import Block, BlockKind, Body, plain

PAGE = ""
"""The path of the words on the page of a section; that of a field is its key, of a cell
"table/row/column"."""
GAP = "\n\n"
"""Between two parts: no sentence goes from one into the other."""
NEEDS, CARDS = "needs", "cards"
"""The guide of need cards, and the one section of it that may be read (`domain.md` 4.3)."""
UNCLEAR = "unclear_need"
_OPEN = frozenset({"wish", "not sure yet"})
"""Kinds of a need that are complete as they stand (`domain.md` 4.4, P5, false friends 1 and 2)."""
_CLEAR = ("seen", "when")
"""Columns of a card that say how or by when a need is seen: it is not unclear (P5, 3)."""

_UNSAID = frozenset({BlockKind.QUOTE, BlockKind.HEADING})
_ANSWERS = ("disclosure", "answers")
"""The section in which the other person's questions stand, each before its answer."""
_ASKED = re.compile(r"[^.!?]*\?")

Key = tuple[str, str]
FIELDS: Mapping[Key, tuple[str, ...]] = MappingProxyType({
    ("disclosure", "told_before"): ("corrections/left_out", "corrections/truth"),
    ("disclosure", "timeline"): ("shared/what", "quiet/what"),
    ("disclosure", "categories"): ("items/hidden", "items/how", "items/left_out", "items/truth"),
    ("disclosure", "frequency"): ("worked_out", "ended_it"),
    ("disclosure", "other_people"): ("people/how_ended", "people/knows"),
    ("disclosure", "money"): ("asked_for",),
    ("disclosure", "how_hidden"): ("cover/what", "rule"),
    ("disclosure", "bent_reality"): ("incidents/noticed", "incidents/truth", "incidents/right"),
    ("disclosure", "family_work"): ("touched/what", "who_knows/what"),
    ("disclosure", "where_now"): ("counts", "risks/plan"),
    ("disclosure", "unsure"): ("recall/outline",),
    ("disclosure", "commitments"): ("promises/what", "promises/follows"),
    ("amends", "heard"): ("points/answer",),
    ("amends", "each_impact"): ("parts/act", "parts/like", "parts/now"),
    ("amends", "living_amends"): ("conduct/what", "conduct/follows"),
    ("recovery_plan", "circles"): ("inner/why", "middle/then"),
    ("recovery_plan", "definition"): ("counts", "history/changed"),
    ("recovery_plan", "sets_off"): ("signs/sign", "signs/do"),
    ("recovery_plan", "people"): ("helpers/asks",),
    ("recovery_plan", "growth"): ("abilities/practice", "abilities/noticed"),
    ("recovery_plan", "review"): ("reviews/changed", "reviews/why"),
    ("impact_letter", "what_changed"): ("parts/changed", "parts/scene"),
    ("impact_letter", "need"): ("needs/what",),
    ("impact_letter", "closing"): ("afterwards",),
    (NEEDS, CARDS): ("cards/need",),
})  # fmt: skip
"""By guide and section: the fields that are read."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a page or of one field, and where they begin among all of their section.

    `spared` are labels that are not asked for here.
    """

    path: str
    start: int
    text: str
    spared: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Return where the words end among all of their section."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a section that may be read, each at its place."""

    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """Return all of them as one text: read together, they are a draft and no loose lines."""
        return GAP.join(one.text for one in self.parts)

    def of(self, path: str) -> Part | None:
        """Return the part with this path; None once there is none."""
        return next((one for one in self.parts if one.path == path), None)

    def at(self, start: int) -> Part:
        """Return the part in which this place of the text lies; ValueError where none does."""
        for one in self.parts:
            if one.start <= start <= one.end:
                return one
        raise ValueError

    def within(self, path: str) -> "Words":
        """Return the words of one row, by how its paths begin; of all where that is empty."""
        return _placed(one for one in self.parts if one.path.startswith(path)) if path else self


def of_page(text: str) -> Words:
    """Return the words of a page alone."""
    return Words((Part(PAGE, 0, text),))


def words(guide: str, section: Section) -> Words:
    """Return what of a section may be read as it is now; whether it may is `reading_scope`'s."""
    texts = [] if guide == NEEDS else [_page(guide, section)]
    for one in FIELDS.get((guide, section.key), ()):
        texts += _field(one, section.fields)
    return _placed(one for one in texts if one.text.strip())


def every_word(section: Section) -> str:
    """Return all that stands in a section: heading, page and every field.

    Nothing is asked about it: where an offer is on, it is looked through for fear alone (4.3).
    """
    return GAP.join([section.heading, plain(section.body), *_texts(section.fields)])


def _texts(kept: Any) -> Iterator[str]:
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, Mapping):
        for one in kept.values():
            yield from _texts(one)
    elif isinstance(kept, list | tuple):
        for one in kept:
            yield from _texts(one)


def _page(guide: str, section: Section) -> Part:
    return Part(PAGE, 0, on_page(section.body, asks=(guide, section.key) == _ANSWERS))


def on_page(body: Body, *, asks: bool = False) -> str:
    """Return the words of a body, each at its place on the page; what is not said there is blank.

    Somebody's old words in a quoted block, told again, are not said again (4.1, 4), and a heading
    says nothing. With `asks`, a line begins with what somebody else asked.
    """
    return "\n".join(_said(block, asks=asks) for block in body)


def _said(block: Block, *, asks: bool) -> str:
    if block.kind in _UNSAID:
        return " " * len(block.text)
    asked = _ASKED.match(block.text) if asks else None
    return block.text if asked is None else " " * asked.end() + block.text[asked.end() :]


def _placed(parts: Iterable[Part]) -> Words:
    """Return these parts, one after the other."""
    placed: list[Part] = []
    start = 0
    for one in parts:
        placed.append(replace(one, start=start))
        start = placed[-1].end + len(GAP)
    return Words(tuple(placed))


def _field(name: str, fields: Mapping[str, Any]) -> Iterator[Part]:
    key, _, column = name.partition("/")
    kept = fields.get(key)
    if not column:
        yield Part(key, 0, kept if isinstance(kept, str) else "")
        return
    for row in kept if isinstance(kept, list) else ():
        cells = row.get("cells") if isinstance(row, Mapping) else None
        row_id = row.get("id") if isinstance(row, Mapping) else None
        if isinstance(cells, Mapping) and isinstance(row_id, str):
            yield from _cell(f"{key}/{row_id}/{column}", column, cells)


def _cell(path: str, column: str, cells: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the words of a cell; a row that says "none" says nothing else (`values`)."""
    text = cells.get(column)
    if not isinstance(text, str) or cells.get("none") is True:
        return
    is_whole = cells.get("kind") in _OPEN or any(cells.get(one) for one in _CLEAR)
    is_need = path.startswith(("needs/", "cards/"))
    yield Part(path, 0, text, frozenset({UNCLEAR}) if is_need and is_whole else frozenset())
