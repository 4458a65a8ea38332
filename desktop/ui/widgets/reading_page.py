"""A paragraph in the middle of an otherwise empty page, in large type."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from desktop.model import richtext
from desktop.model.richtext import BlockKind, Body
from desktop.ui.theme import Look, Theme
from desktop.ui.widgets import paper_signs, paper_text
from desktop.ui.widgets.reading_text import Page

SMALLEST, USUAL, LARGEST, STEP = 20, 28, 52, 4
"""Sizes of the words in pixels at 100 %; a person's own words stand at 17 on other pages."""
_WORDS = 17
_COLUMN_EM = 30
_EDGE = 32
_GAP_EM = 1.2
_ALONE_SHARE, _MIDDLE_SHARE = 0.86, 0.6
"""What the paragraph may take of the height: alone, and while its neighbours are shown too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a laid-out text, and how many of Qt's units of the text it ends after."""

    top: float
    bottom: float
    end: int


class ReadingPage(QWidget):
    """Shows one page, and faintly the ones before and after it if `neighbours` is on.

    `room_changed` says that more or less fits on a page now.
    """

    room_changed = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._size = USUAL
        self._neighbours = False
        self._shown: tuple[Page | None, Page | None, Page | None] = (None, None, None)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.room_changed)

    @property
    def size_px(self) -> int:
        """The size of the words in pixels at 100 %."""
        return self._size

    def set_size_px(self, size: int) -> None:
        """Show the words in this size, kept between the smallest and the largest."""
        self._size = min(max(size, SMALLEST), LARGEST)
        self.room_changed.emit()

    def set_neighbours(self, *, is_on: bool) -> None:
        """Show what comes before and after, or leave it out."""
        self._neighbours = is_on
        self.room_changed.emit()

    def show_page(self, before: Page | None, page: Page | None, after: Page | None) -> None:
        """Show this page; with None, show nothing at all."""
        self._shown = (before, page, after)
        self.setAccessibleName(page.words if page is not None else "")
        self.update()

    def room(self, body: Body) -> int:
        """Return how many characters of this body fit on the page."""
        document = self._laid_out(body)
        lines = list(_lines(document))
        most = lines[0].top + self._height()
        fitting = [line.end for line in lines if line.bottom <= most]
        return paper_text.character_offset(richtext.plain(body), max(fitting, default=0))

    def _theme(self) -> Theme:
        theme = self._look.theme
        return replace(theme, text_size=round(theme.text_size * self._size / _WORDS))

    def _column(self) -> QRectF:
        """Return where the words may stand."""
        edge = self._look.theme.px(_EDGE)
        width = min(self.width() - 2 * edge, round(_COLUMN_EM * self._theme().px(_WORDS)))
        return QRectF((self.width() - width) / 2, 0, max(1, width), self.height())

    def _height(self) -> float:
        share = _MIDDLE_SHARE if self._neighbours else _ALONE_SHARE
        return max(1.0, self.height() * share)

    def _laid_out(self, body: Body) -> QTextDocument:
        measures = paper_text.measures_of(self._theme())
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(measures.font)
        document.setIndentWidth(measures.indent)
        document.setTextWidth(self._column().width())
        paper_text.write_blocks(QTextCursor(document), body, measures)
        document.documentLayout()
        block = document.begin()
        while block.isValid():
            paper_text.dress_heading(block, measures)
            block = block.next()
        document.markContentsDirty(0, document.characterCount())
        return document

    # Qt calls these.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say that the room changed."""
        super().resizeEvent(event)
        self.room_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the paragraph, then whole lines of its neighbours as far as there is room."""
        before, page, after = self._shown
        if page is None:
            return
        painter = QPainter(self)
        theme = self._look.theme
        document = self._laid_out(page.body)
        lines = list(_lines(document))
        height = lines[-1].bottom - lines[0].top
        top = max(0.0, (self.height() - height) / 2)
        self._paint(painter, document, page, top - lines[0].top, theme.colour("ink"))
        if self._neighbours:
            gap = _GAP_EM * self._theme().px(_WORDS)
            self._paint_before(painter, before, top - gap)
            self._paint_after(painter, after, top + height + gap)
        painter.end()

    def _paint_before(self, painter: QPainter, page: Page | None, bottom: float) -> None:
        if page is None:
            return
        document = self._laid_out(page.body)
        lines = list(_lines(document))
        first = next((line for line in lines if lines[-1].bottom - line.top <= bottom), None)
        if first is not None:
            shift = bottom - lines[-1].bottom
            painter.setClipRect(QRectF(0, first.top + shift, self.width(), bottom))
            self._paint(painter, document, page, shift, self._look.theme.colour("muted"))
            painter.setClipping(False)

    def _paint_after(self, painter: QPainter, page: Page | None, top: float) -> None:
        if page is None:
            return
        document = self._laid_out(page.body)
        lines = list(_lines(document))
        most = self.height() - top + lines[0].top
        last = max((line.bottom for line in lines if line.bottom <= most), default=0.0)
        if last:
            painter.setClipRect(QRectF(0, top, self.width(), last - lines[0].top))
            colour = self._look.theme.colour("muted")
            self._paint(painter, document, page, top - lines[0].top, colour)
            painter.setClipping(False)

    def _paint(
        self, painter: QPainter, document: QTextDocument, page: Page, top: float, colour: QColor
    ) -> None:
        painter.save()
        painter.translate(self._column().left(), top)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, colour)
        context.palette = palette
        document.documentLayout().draw(painter, context)
        # What never leaves is read aloud as all else is; its reader sees which words these are.
        dressed = paper_signs.dressed(list(_blocks(document)), page.body)
        paper_signs.paint_dots(painter, dressed, page.body, self._theme())
        self._paint_sign(painter, document, page, colour)
        painter.restore()

    def _paint_sign(
        self, painter: QPainter, document: QTextDocument, page: Page, colour: QColor
    ) -> None:
        if page.body[0].kind is BlockKind.QUOTE:
            bar = self._theme().px(2)
            painter.fillRect(QRectF(bar, 0, bar, document.size().height()), colour)
        elif page.sign:
            painter.setPen(colour)
            painter.setFont(document.defaultFont())
            line = document.begin().layout().lineAt(0)
            width = painter.fontMetrics().horizontalAdvance(page.sign + " ")
            painter.drawText(QPointF(line.x() - width, line.y() + line.ascent()), page.sign)


def _blocks(document: QTextDocument) -> Iterator[tuple[QTextBlock, QRectF]]:
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        yield block, layout.blockBoundingRect(block)
        block = block.next()


def _lines(document: QTextDocument) -> Iterator[_Line]:
    for block, place in _blocks(document):
        top = place.top()
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            yield _Line(
                top=top + line.y(),
                bottom=top + line.y() + line.height(),
                end=block.position() + line.textStart() + line.textLength(),
            )
