"""Several sorts of marks on one page: each is put on and taken off without the others."""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from desktop.ui.widgets import paper_text

_LAYER_PROPERTY = QTextFormat.Property.UserProperty.value + 2


class Layer(IntEnum):
    """Whose marks they are; a later one is painted over an earlier one."""

    SPELLING = 1
    FOUND = 2


def mark(
    block: QTextBlock, text: str, span: tuple[int, int], dress: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """Return a mark on a span of a block's text, in characters, to be put on with `put`."""
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    start, end = (paper_text.utf16_offset(text, place) for place in span)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    # What is typed right behind a mark does not become part of it.
    cursor.setKeepPositionOnInsert(True)
    made.cursor = cursor
    made.format = dress
    return made


def put(edit: QTextEdit, layer: Layer, marks: Iterable[QTextEdit.ExtraSelection]) -> None:
    """Show these marks in the place of those this layer showed before."""
    fresh = list(marks)
    for one in fresh:
        dress = QTextCharFormat(one.format)
        dress.setProperty(_LAYER_PROPERTY, int(layer))
        one.format = dress
    others = [one for one in edit.extraSelections() if _layer_of(one) != layer]
    if fresh or len(others) != len(edit.extraSelections()):
        edit.setExtraSelections(sorted([*others, *fresh], key=_layer_of))


def of(edit: QTextEdit, layer: Layer) -> list[QTextEdit.ExtraSelection]:
    """Return the marks this layer shows now."""
    return [one for one in edit.extraSelections() if _layer_of(one) == layer]


def _layer_of(one: QTextEdit.ExtraSelection) -> int:
    return one.format.intProperty(_LAYER_PROPERTY)
