"""Paints what stands beside the words: list signs and the bar of a quote, visible blocks only."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import Block, BlockKind
from desktop.ui.theme import Theme
from desktop.ui.widgets.paper_text import measures_of

_BULLET_EM = 0.16
_BAR = 2.0


def visible_blocks(edit: QTextEdit) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the blocks on the screen with their place in the viewport."""
    document = edit.document()
    layout = document.documentLayout()
    top = edit.verticalScrollBar().value()
    bottom = top + edit.viewport().height()
    # A place above the first line would be answered with any block at all.
    probe = QPointF(0, max(top, document.documentMargin() + 1))
    block = document.findBlock(max(0, layout.hitTest(probe, Qt.HitTestAccuracy.FuzzyHit)))
    while _reaches_below(block.previous(), top, layout):
        block = block.previous()
    # A block that is folded away, or not laid out yet, has no lines and no place.
    while block.isValid() and not block.isVisible():
        block = block.next()
    while block.isValid() and block.isVisible() and block.layout().lineCount():
        place = layout.blockBoundingRect(block)
        if place.top() > bottom:
            return
        yield block, place.translated(0, -top)
        block = block.next()


def _reaches_below(block: QTextBlock, top: int, layout: QAbstractTextDocumentLayout) -> bool:
    if not block.isValid() or not block.isVisible():
        return False
    return layout.blockBoundingRect(block).bottom() > top


def number_of(blocks: Sequence[Block], index: int) -> int:
    """Return the number a numbered item shows: one more than the items right before it."""
    first = index
    while first > 0 and blocks[first - 1].kind is BlockKind.NUMBER:
        first -= 1
    return index - first + 1


def paint(
    painter: QPainter,
    visible: Sequence[tuple[QTextBlock, QRectF]],
    blocks: Sequence[Block],
    theme: Theme,
) -> None:
    """Paint the signs of every visible block that has one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, place in visible:
        index = block.blockNumber()
        match blocks[index].kind:
            case BlockKind.BULLET:
                _paint_bullet(painter, _first_line(block, place), theme)
            case BlockKind.NUMBER:
                _paint_number(painter, _first_line(block, place), number_of(blocks, index), theme)
            case BlockKind.QUOTE:
                goes_on = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.QUOTE
                below = measures_of(theme).gap if goes_on else 0
                _paint_bar(painter, place.adjusted(0, 0, 0, below), theme)
            case BlockKind.PARAGRAPH | BlockKind.HEADING:
                pass


def _first_line(block: QTextBlock, place: QRectF) -> QRectF:
    """Return the room left of the words: its top is the base line of their first line."""
    line = block.layout().lineAt(0)
    width = block.document().indentWidth()
    right = place.left() + line.x()
    return QRectF(right - width, place.top() + line.y() + line.ascent(), width, line.descent())


def _paint_bullet(painter: QPainter, room: QRectF, theme: Theme) -> None:
    size = theme.font("words").pixelSize()
    radius = size * _BULLET_EM
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawEllipse(
        QPointF(room.right() - room.width() / 2, room.top() - size * 0.28), radius, radius
    )


def _paint_number(painter: QPainter, room: QRectF, number: int, theme: Theme) -> None:
    painter.setPen(theme.colour("muted"))
    painter.setFont(theme.font("words"))
    text = f"{number}."
    width = painter.fontMetrics().horizontalAdvance(text)
    gap = theme.px(6)
    painter.drawText(QPointF(room.right() - gap - width, room.top()), text)


def _paint_bar(painter: QPainter, place: QRectF, theme: Theme) -> None:
    bar = QRectF(theme.px(8), place.top(), theme.px(_BAR), place.height())
    painter.fillRect(bar, theme.colour("control_line"))
