"""Shows what is said of a passage: a soft ground where it reaches, dots where it never leaves.

All of it is painted; no format of the words knows a colour. Ground and dots each have a line of
their own, so that they are told apart from a selection and without colour. A lock stands in the
margin where a passage that never leaves begins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTextBlock,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from desktop.model.richtext import Block, Run
from desktop.ui import icons
from desktop.ui.theme import Look, Theme
from desktop.ui.widgets.paper_text import KEPT_PROPERTY, utf16_length

Visible = Sequence[tuple[QTextBlock, QRectF]]
"""The blocks on the screen with their place in the viewport, as `visible_blocks` gives them."""
Span = tuple[int, int]

LOCK = 16
_GAP = 6
_DOT = 1.5
_DOTS_BELOW_EM = 0.21
_EDGE = 1
# Letters written from right to left: a stretch of them and others is not one piece of a line.
_OTHER_WAY = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")


def dressed(visible: Visible, blocks: Sequence[Block]) -> Visible:
    """Return those of them of which something is to be shown here: on most pages, none."""
    return [one for one in visible if not blocks[one[0].blockNumber()].is_free]


def paint_ground(edit: QTextEdit, dressed: Visible, blocks: Sequence[Block], theme: Theme) -> None:
    """Put a soft ground under what touches a part of life; to be called before the words."""
    if not dressed:
        return
    painter = QPainter(edit.viewport())
    for block, place in dressed:
        for span in spans(blocks[block.blockNumber()], _reach):
            for room, _ in rooms(block, place, span, theme):
                painter.fillRect(room, theme.colour("accent_soft"))
                edge = QRectF(room.left(), room.bottom(), room.width(), theme.px(_EDGE))
                painter.fillRect(edge, theme.colour("accent"))
    painter.end()


def paint_dots(painter: QPainter, dressed: Visible, blocks: Sequence[Block], theme: Theme) -> None:
    """Put dots under what never leaves."""
    if not dressed:
        return
    size = theme.px(_DOT)
    tile = _dot(size, theme.colours.muted, painter.device().devicePixelRatio())
    below = theme.font("words").pixelSize() * _DOTS_BELOW_EM
    for block, place in dressed:
        for span in spans(blocks[block.blockNumber()], _kept):
            for room, base in rooms(block, place, span, theme):
                where = QRectF(round(room.left()), round(base + below), room.width(), size)
                painter.drawTiledPixmap(where, tile)


@cache
def _dot(size: int, colour: str, density: float) -> QPixmap:
    """Return a dot with the gap behind it: Qt takes twenty times as long for a dotted line."""
    tile = QPixmap(round(2 * size * density), round(size * density))
    tile.setDevicePixelRatio(density)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0, 0, size, size))
    painter.end()
    return tile


def spans(block: Block, of: Callable[[Run], object]) -> Iterator[Span]:
    """Yield where the words of a kind stand in a block, in Qt's units, neighbours as one."""
    if block.is_free:
        return
    at = 0
    for what, group in groupby(block.runs, of):
        start, at = at, at + sum(utf16_length(run.text) for run in group)
        if what:
            yield start, at


def _kept(run: Run) -> bool:
    return run.kept


def _reach(run: Run) -> tuple[str, ...]:
    return run.reach


def rooms(
    block: QTextBlock, place: QRectF, span: Span, theme: Theme
) -> Iterator[tuple[QRectF, float]]:
    """Yield the rooms a span takes, line by line, as high as its letters; and their base line."""
    face = theme.font("heading" if _is_heading(block) else "words")
    metrics = QFontMetricsF(face)
    layout = block.layout()
    goes_other_way = _OTHER_WAY.search(block.text()) is not None
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = max(span[0], line.textStart())
        end = min(span[1], line.textStart() + line.textLength())
        if start >= end:
            continue
        base = place.top() + line.y() + line.ascent()
        for left, right in _widths(line, start, end, parted=goes_other_way):
            top = base - metrics.ascent()
            high = metrics.ascent() + metrics.descent()
            yield QRectF(place.left() + left, top, right - left, high), base


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0


def _widths(
    line: QTextLine, start: int, end: int, *, parted: bool
) -> Iterator[tuple[float, float]]:
    # The white space at which a line was broken has no room on it.
    most = line.x() + line.naturalTextWidth()
    ends = [(_x(line, start), _x(line, end))]
    if parted:
        # Asked of the letters: where the direction changes, a place in the text is two on the line.
        glyphs = (one.boundingRect() for one in line.glyphRuns(start, end - start))
        ends = [(one.left(), one.right()) for one in glyphs]
    whole: tuple[float, float] | None = None
    for left, right in sorted((min(one), max(one)) for one in ends):
        if whole is not None and left <= whole[1]:
            whole = (whole[0], max(whole[1], min(right, most)))
            continue
        if whole is not None:
            yield whole
        whole = (left, min(right, most))
    if whole is not None:
        yield whole


def _x(line: QTextLine, at: int) -> float:
    # Qt gives the place it took along, too, and its types say nothing of either.
    x, _ = cast("tuple[float, int]", line.cursorToX(at))
    return x


def beginnings(dressed: Visible, blocks: Sequence[Block], theme: Theme) -> tuple[float, ...]:
    """Return at which heights a passage that never leaves begins: the base lines."""
    found = []
    for block, place in dressed:
        number = block.blockNumber()
        for span in spans(blocks[number], _kept):
            goes_on = span[0] == 0 and number > 0 and _ends_kept(blocks[number - 1])
            base = next((base for _, base in rooms(block, place, span, theme)), None)
            if base is not None and not goes_on:
                found.append(base)
    return tuple(dict.fromkeys(found))


def _ends_kept(block: Block) -> bool:
    return bool(block.runs) and block.runs[-1].kept


def words_at(edit: QTextEdit, place: QPoint) -> str:
    """Return what there is to say of the words under the pointer, or ""."""
    cursor = edit.cursorForPosition(place)
    if not cursor.charFormat().boolProperty(KEPT_PROPERTY):
        return ""
    return QCoreApplication.translate("Paper", "This passage never leaves.")


def tell(edit: QTextEdit, place: QPoint) -> bool:
    """Say beside the pointer what there is to say there, or nothing any more; return True."""
    QToolTip.showText(place, words_at(edit, edit.viewport().mapFromGlobal(place)), edit)
    return True


class Margin(QWidget):
    """The left margin of a page, with a lock beside each passage that begins there."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._bases: tuple[float, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_beginnings(self, bases: tuple[float, ...]) -> None:
        """Show a lock at each of these base lines and at no other."""
        if bases != self._bases:
            self._bases = bases
            self.update()

    @property
    def locks(self) -> int:
        """Return how many locks are shown."""
        return len(self._bases)

    def stand(self, side: int, top: int, height: int) -> None:
        """Stand left of a column that begins `side` from the edge."""
        wide = self._look.theme.px(LOCK)
        self.setGeometry(side - wide - self._look.theme.px(_GAP), top, wide, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the locks, each standing on its base line."""
        if not self._bases:
            return
        painter = QPainter(self)
        wide, colour = float(self.width()), self._look.theme.colours.muted
        for base in self._bases:
            icons.paint(painter, "lock", QRectF(0, base - wide * 0.85, wide, wide), colour)
        painter.end()
