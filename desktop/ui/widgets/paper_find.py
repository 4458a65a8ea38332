"""Where words stand in a text, and showing the ones on the screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import Block
from desktop.ui.widgets import paper_layers, paper_marks
from desktop.ui.widgets.paper_layers import Layer

_ALIKE = ("'\u2018\u2019", '"\u201c\u201d\u201e')


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place in one block, in characters; `start` counts from the beginning of the text."""

    block: int
    start: int
    end: int
    in_block: int


def matches(blocks: Sequence[Block], words: str) -> tuple[Match, ...]:
    """Return where these words stand, whatever their case, spaces and kinds of quotation marks."""
    if not words.strip():
        return ()
    pattern = re.compile("".join(_pattern(char) for char in words), re.IGNORECASE)
    found, offset = [], 0
    for number, block in enumerate(blocks):
        for hit in pattern.finditer(block.text):
            start, end = hit.span()
            place = Match(block=number, start=offset + start, end=offset + end, in_block=start)
            found.append(place)
        offset += len(block.text) + 1
    return tuple(found)


def _pattern(char: str) -> str:
    if char.isspace():
        return r"\s"
    return next((f"[{alike}]" for alike in _ALIKE if char in alike), re.escape(char))


def show(edit: QTextEdit, blocks: Sequence[Block], found: Sequence[Match], colour: QColor) -> None:
    """Put a colour behind the places on the screen; what was shown before is not any more."""
    by_block = {number: tuple(group) for number, group in groupby(found, lambda one: one.block)}
    dress = QTextCharFormat()
    dress.setBackground(colour)
    shown = []
    for block, _place in paper_marks.visible_blocks(edit):
        number = block.blockNumber()
        for match in by_block.get(number, ()):
            span = (match.in_block, match.in_block + match.end - match.start)
            shown.append(paper_layers.mark(block, blocks[number].text, span, dress))
    paper_layers.put(edit, Layer.FOUND, shown)


def clear(edit: QTextEdit) -> None:
    """Show none of the places any more."""
    paper_layers.put(edit, Layer.FOUND, ())
