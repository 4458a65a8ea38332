"""What belongs to a journal entry besides its words, as it stands in the fields of its section.

All of it is optional, and what was left out stays empty: a scale that was skipped is no zero.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.model import bridge, richtext, values, when
from desktop.model.document import Document, DocumentId, Kind, SectionId
from desktop.model.guide import BODY
from desktop.model.richtext import Block, Body
from desktop.model.values import MOST_OF_A_SCALE
from desktop.model.when import When

KEPT_IN = "kept_in"
"""The field that says that no export may take an entry."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When it happened, how hard it was before and after (0 to 10), what it touches, who sees it.

    `reach` are the parts of life a whole entry touches, by id, `tags` words of the writer's own.
    `is_veiled` hides its words in lists and in search until it is opened. `is_kept_in` says that
    no export may take it. `prompt` is the id of the prompt it was begun with, or "".
    """

    happened: When | None = None
    before: int | None = None
    after: int | None = None
    reach: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_veiled: bool = False
    is_kept_in: bool = False
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDay:
    """A day to which entries belong: how many, and how many of them are veiled."""

    on: date
    count: int
    veiled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A part of life; `sections` are keys of the impact letter's sections that it feeds."""

    id: str
    word: str
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One line of the journal, without its words.

    `on` is the day it belongs to. `written_at` is the writer's own clock of that moment, to be
    shown as it stands. An entry from a guide, of several sections, is led by its first one.
    """

    id: DocumentId
    section: SectionId
    on: date
    written_at: datetime
    title: str
    entry: Entry
    words: int
    guide: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A passage that touches a part of life, or a whole entry that does.

    `start` is where the passage stands in the body, in characters with one between blocks; a
    whole entry has 0 and all its words.
    """

    line: EntryLine
    body: Body
    start: int = 0
    is_whole: bool = False


def dated(document: Document, *, is_whole: bool) -> str:
    """Return what a page says above an entry: its day, and when what it tells happened.

    "" for another document, and no day where the title has it. Of single paragraphs (not
    `is_whole`) the day alone is said: when it happened may stand there in words of the writer's.
    """
    if document.kind is not Kind.ENTRY:
        return ""
    day = bridge.day(document.on)
    # Not within "21 March 2026" where it is the first.
    told = [] if re.search(rf"(?<!\d){day}", document.title) else [day]
    happened = line_of(document).entry.happened if is_whole else None
    if happened is not None:
        told.append(f"Happened: {happened.words_with_basis()}")
    return ". ".join(told)


def line_of(document: Document) -> EntryLine:
    """Return the line of an entry that was read whole."""
    lead = document.pages[0]
    return EntryLine(
        id=document.id,
        section=lead.id,
        on=document.on,
        written_at=document.written_at,
        title=document.title,
        entry=of(lead.fields) if lead.key == BODY else Entry(),
        words=richtext.words(lead.body),
        guide=document.guide,
    )


def beginning(text: str, most: int) -> str:
    """Return the first words of a text: so many characters at most, cut between words."""
    if len(text) <= most:
        return text
    whole = text[: most - 1].rpartition(" ")[0]
    return f"{whole or text[: most - 2]} …"


def passages(body: Body, reach: str) -> tuple[tuple[int, Body], ...]:
    """Return what of a body touches a part of life, each passage with its place in characters.

    A passage that goes over the end of a block is one.
    """
    found: list[tuple[int, list[Block]]] = []
    start, is_open = 0, False
    for block in body:
        at = start
        for run in block.runs:
            if reach not in run.reach:
                is_open = False
            elif is_open and at > start:
                found[-1][1][-1] = Block.of(block.kind, (*found[-1][1][-1].runs, run))
            elif is_open:
                found[-1][1].append(Block.of(block.kind, [run]))
            else:
                found.append((at, [Block.of(block.kind, [run])]))
                is_open = True
            at += len(run.text)
        is_open = is_open and bool(block.runs)
        start = at + 1
    return tuple((at, tuple(blocks)) for at, blocks in found)


def of(fields: Fields) -> Entry:
    """Return what the fields of an entry say; what is broken in them is as if it were not there."""
    return Entry(
        happened=happened(fields.get("happened")),
        before=_number(fields.get("before")),
        after=_number(fields.get("after")),
        reach=_texts(fields.get("reach")),
        tags=tags_of(fields),
        is_veiled=fields.get("veiled") is True,
        is_kept_in=bool(fields.get(KEPT_IN)),
        prompt=prompt if isinstance(prompt := fields.get("prompt"), str) else "",
    )


def tags_of(fields: Fields) -> tuple[str, ...]:
    """Return the tags in the fields of an entry, each once."""
    return _texts(fields.get("tags"))


def words(fields: Fields) -> str:
    """Return the words of the writer's own in the fields of an entry: its tags, when it happened.

    Ids of parts of life and of a prompt are nobody's words.
    """
    entry = of(fields)
    # Words that are no date yet are the writer's, too.
    typed = values.words(fields.get("happened", {}))
    happened = entry.happened.words_with_basis() if entry.happened else typed
    return "\n".join(one for one in (*entry.tags, happened) if one)


def with_entry(fields: Fields, entry: Entry) -> dict[str, Any]:
    """Return the fields with what the entry says; what it leaves out is taken away."""
    said = {
        "happened": entry.happened.to_json() if entry.happened else None,
        "before": entry.before,
        "after": entry.after,
        "reach": list(entry.reach) or None,
        "tags": list(entry.tags) or None,
        "veiled": entry.is_veiled or None,
        KEPT_IN: entry.is_kept_in or None,
        "prompt": entry.prompt or None,
    }
    others = {key: value for key, value in fields.items() if key not in said}
    return {**others, **{key: value for key, value in said.items() if value is not None}}


def happened(value: Any) -> When | None:
    """Return the date that is kept as `value`; None for nothing, and for words that are no date."""
    try:
        return when.from_json(value) if value is not None else None
    except ValueError:
        return None


def _number(value: Any) -> int | None:
    is_one = isinstance(value, int) and not isinstance(value, bool)
    return value if is_one and 0 <= value <= MOST_OF_A_SCALE else None


def _texts(value: Any) -> tuple[str, ...]:
    texts = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return tuple(dict.fromkeys(texts))
