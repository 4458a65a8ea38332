"""Copies in a letter of what stands elsewhere in the vault, and the way back from them.

A copy is the writer's from the moment it stands in the letter: nothing here ever changes it. What
was copied is noted beside the section's fields, and a paragraph is known by its words (`alike`,
decision 0048).
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.model import alike, richtext
from desktop.model.document import DocumentId, SectionId
from desktop.model.richtext import Body

KEY = ":pulled"
"""Field of a section: what was copied into it, as it was then; no export takes it."""

Fields = Mapping[str, Any]


class Origin(StrEnum):
    """What a copy was made of; the value is what stands in the vault."""

    ENTRY = "entry"
    ROW = "row"
    SCALE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What was copied: its words then, where it stood, and what that was called.

    `start` is where a passage stood in the body, in characters with one between blocks; `row` the
    id of a row of a table.
    """

    words: str
    document: DocumentId
    section: SectionId
    origin: Origin = Origin.ENTRY
    about: str = ""
    start: int = 0
    row: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in its source today, and whether it says what it said then."""

    start: int
    is_same: bool


def pulled(fields: Fields) -> tuple[Pulled, ...]:
    """Return what was copied into a section, in that order; what is broken is left out."""
    kept = fields.get(KEY)
    found = (_read(one) for one in kept) if isinstance(kept, list) else ()
    return tuple(one for one in found if one is not None)


def with_pulled(fields: Fields, new: tuple[Pulled, ...]) -> dict[str, Any]:
    """Return the fields with what has been copied now; the same passage is noted once."""
    every = dict.fromkeys((*pulled(fields), *new))
    return {**fields, KEY: [_written(one) for one in every]}


def origin(text: str, known: tuple[Pulled, ...]) -> Pulled | None:
    """Return what a paragraph was copied from, or None if it is the writer's own."""
    lines = [(one, line) for one in known for line in one.words.splitlines()]
    at = alike.best(text, [line for _, line in lines])
    return None if at is None else lines[at][0]


def standing(known: tuple[Pulled, ...], body: Body) -> tuple[Pulled, ...]:
    """Return which copies still stand in a text; what was taken out or undone is left out."""
    texts = [alike.words(block.text) for block in body]
    return tuple(
        one
        for one in known
        if any(
            alike.best_of(alike.words(line), texts) is not None for line in one.words.splitlines()
        )
    )


def with_standing(fields: Fields, body: Body) -> dict[str, Any]:
    """Return the fields with no note of a copy that no longer stands in a text."""
    return _noting(fields, standing(pulled(fields), body))


def without_sources(fields: Fields, body: Body, gone: Collection[str]) -> dict[str, Any]:
    """Return the fields with no word of these sources in the notes but what stands in the text.

    A note of which nothing stands there is gone, too.
    """
    notes = (_left(one, body) if one.document in gone else one for one in pulled(fields))
    return _noting(fields, tuple(one for one in notes if one is not None))


def without_notes(fields: Fields) -> dict[str, Any]:
    """Return the fields as a snapshot keeps them: it needs no way back, and would outlive it."""
    return {key: value for key, value in fields.items() if key != KEY}


def _left(one: Pulled, body: Body) -> Pulled | None:
    texts = [alike.words(block.text) for block in body]
    found = [alike.best_of(alike.words(line), texts) for line in one.words.splitlines()]
    at = dict.fromkeys(place for place in found if place is not None)
    words = "\n".join(body[place].text for place in at)
    return replace(one, words=words, start=0) if at else None


def _noting(fields: Fields, notes: tuple[Pulled, ...]) -> dict[str, Any]:
    return with_pulled(without_notes(fields), notes) if notes else without_notes(fields)


def find(one: Pulled, body: Body) -> Found | None:
    """Return where the words stand in their source now; None if they are no longer there."""
    text = richtext.plain(body)
    places = []
    at = text.find(one.words)
    while at >= 0 and one.words:
        places.append(at)
        at = text.find(one.words, at + 1)
    if places:
        return Found(min(places, key=lambda place: abs(place - one.start)), is_same=True)
    wanted, start = one.words.splitlines(), 0
    for block in body:
        if alike.best(block.text, wanted) is not None:
            return Found(start, is_same=False)
        start += len(block.text) + 1
    return None


def around(one: Pulled, found: Found, body: Body) -> Body:
    """Return a passage as it stands in its source now, with the block before and the one after."""
    first, start = 0, 0
    for at, block in enumerate(body):
        if start > found.start:
            break
        first, start = at, start + len(block.text) + 1
    last = first + len(one.words.splitlines())
    return body[max(0, first - 1) : last + 1]


def _written(one: Pulled) -> dict[str, Any]:
    return {key: value for key, value in asdict(one).items() if value or key == "words"}


def _read(value: Any) -> Pulled | None:
    try:
        return Pulled(
            words=_text(value["words"]),
            document=DocumentId(_text(value["document"])),
            section=SectionId(_text(value["section"])),
            origin=Origin(value.get("origin", Origin.ENTRY)),
            about=_text(value.get("about", "")),
            start=value["start"] if type(value.get("start")) is int else 0,
            row=_text(value.get("row", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
