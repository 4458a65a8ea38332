"""What is read aloud, one paragraph at a time: parted where a page is full, never in a word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.paper_marks import number_of

Part = tuple[str, Body, tuple[Table, ...]]
"""A section: its heading, its words, and the tables that follow them."""

_BULLET = "\u2022"
# A sentence ends before white space and a word that begins large, or before the end of a line.
_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-zß-öø-ÿ])|\n")
_SHORT = re.compile(r"\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|Prof|etc|vs|approx|cf|No)\.$")
_WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph with the heading of its section; `sign` stands before a list item."""

    heading: str
    body: Body
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """As much of a passage as is shown at once: it begins at character `start` of it."""

    passage: int
    start: int
    heading: str
    body: Body
    sign: str = ""

    @property
    def words(self) -> str:
        """The words of the page, for somebody who hears them."""
        lines = richtext.plain(self.body)
        return f"{self.sign} {lines}" if self.sign and self.sign != _BULLET else lines


def passages(parts: Sequence[Part]) -> tuple[Passage, ...]:
    """Return what is read of these sections, in order; what is empty is left out."""
    return tuple(one for part in parts for one in _of_part(*part))


def pages(of: Sequence[Passage], room: Callable[[Body], int]) -> tuple[Page, ...]:
    """Return the pages; `room` says how many characters of a body one page can show."""
    return tuple(
        page for number, passage in enumerate(of) for page in _pages(number, passage, room)
    )


def page_at(of: Sequence[Page], passage: int, character: int) -> int:
    """Return the number of the page on which this character of a passage stands."""
    reached = [
        number
        for number, page in enumerate(of)
        if (page.passage, page.start) <= (passage, character)
    ]
    return reached[-1] if reached else 0


def _of_part(heading: str, body: Body, tables: tuple[Table, ...]) -> Iterator[Passage]:
    above: list[Block] = []
    blocks = paper_text.holdable(body)
    for index, block in enumerate(blocks):
        if not block.text.strip():
            continue
        if block.kind is BlockKind.HEADING:
            above.append(block)
            continue
        # A sign belongs to the first line of a page, and above an item there may be a heading.
        sign = "" if above else _sign(blocks, index)
        yield Passage(heading=heading, body=(*above, block), sign=sign)
        above = []
    if above:
        yield Passage(heading=heading, body=tuple(above))
    for table in tables:
        yield from _rows(heading, table)


def _sign(blocks: Body, index: int) -> str:
    match blocks[index].kind:
        case BlockKind.BULLET:
            return _BULLET
        case BlockKind.NUMBER:
            return f"{number_of(blocks, index)}."
        case _:
            return ""


def _rows(heading: str, table: Table) -> Iterator[Passage]:
    """Yield each row as lines: what a column is called, then what stands in it."""
    caption = [Block.of(BlockKind.HEADING, [Run(table.caption)])] if table.caption else []
    for row in table.rows:
        lines = [
            _line(name, cell)
            for name, cell in zip(table.headings, row, strict=True)
            if cell.strip()
        ]
        if lines:
            body = paper_text.holdable((*caption, *lines))
            yield Passage(heading=heading, body=tuple(one for one in body if one.text.strip()))


def _line(name: str, cell: str) -> Block:
    label = Run(f"{name}: ", bold=True)
    return Block.of(BlockKind.PARAGRAPH, [label, Run(cell)] if name else [Run(cell)])


def _pages(number: int, passage: Passage, room: Callable[[Body], int]) -> Iterator[Page]:
    start, rest = 0, passage.body
    while rest:
        text = richtext.plain(rest)
        most = room(rest)
        cut = len(text) if most >= len(text) else _cut(rest, text, most)
        yield Page(
            passage=number,
            start=start,
            heading=passage.heading,
            body=_slice(rest, 0, cut),
            sign="" if start else passage.sign,
        )
        start, rest = start + cut, _slice(rest, cut, len(text))


def _slice(body: Body, start: int, end: int) -> Body:
    cut = paper_text.slice_body(body, start, end)
    return tuple(block for block in cut if block.text.strip())


def _cut(body: Body, text: str, most: int) -> int:
    """Return where the next page begins: after a sentence, else a word, that still has room."""
    fitting = [end for end in _sentence_ends(body, text) if len(text[:end].rstrip()) <= most]
    if not fitting:
        words = _WORD_END.finditer(text)
        fitting = [word.end() for word in words if 0 < word.start() <= most]
    # Only a word that is larger than a page is ever cut.
    return max(fitting, default=max(most, 1))


def _sentence_ends(body: Body, text: str) -> Iterator[int]:
    below_headings = set()
    at = 0
    for block in body:
        at += len(block.text) + 1
        if block.kind is BlockKind.HEADING:
            below_headings.add(at)
    for end in _END.finditer(text):
        is_short = _SHORT.search(text[: end.start() + 1])
        if end.end() not in below_headings and (not is_short or end.group() == "\n"):
            yield end.end()
