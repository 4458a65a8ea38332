"""Where words stand in a text, and showing the ones on the screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import Block
from desktop.ui.widgets import paper_marks, paper_text

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
        text = blocks[number].text
        for match in by_block.get(number, ()):
            selection = QTextEdit.ExtraSelection()
            start = paper_text.utf16_offset(text, match.in_block)
            end = paper_text.utf16_offset(text, match.in_block + match.end - match.start)
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = dress
            shown.append(selection)
    edit.setExtraSelections(shown)
