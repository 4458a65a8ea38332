"""A long text to be read and scrolled, in the dress of the page; nothing of it can be taken out."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_text

_BULLET = "• "
_WIDEST = 760
"""Pixels at 100 %: longer lines are hard to follow."""


class TextView(QTextEdit):
    """Shows a body as the page would; it scrolls by keys, and gives nothing to a clipboard."""

    def __init__(self, look: Look, words: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._body: Body = ()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._write)
        self._write()

    def show_body(self, body: Body) -> None:
        """Show these words from their beginning."""
        self._body = paper_text.holdable(body)
        self._write()
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing any more."""
        self._body = ()
        self.clear()

    def _write(self) -> None:
        measures = paper_text.measures_of(self._look.theme)
        self.setMaximumWidth(self._look.theme.px(_WIDEST))
        document = self.document()
        self.clear()
        document.setDefaultFont(measures.font)
        document.setIndentWidth(measures.indent)
        document.setDocumentMargin(self._look.theme.px(16))
        cursor = QTextCursor(document)
        # All at once: laid out after each line, a year of readings takes half a minute.
        cursor.beginEditBlock()
        paper_text.write_blocks(cursor, tuple(_with_signs(self._body)), measures)
        self._put_dots()
        self._enlarge(measures.heading_px)
        cursor.endEditBlock()
        # The view follows its own cursor, which was carried along to the end.
        self.setTextCursor(QTextCursor(document))

    def _put_dots(self) -> None:
        """Put dots under what never leaves, as the page does."""
        dots = _dotted(self._look.theme.colour("muted"))
        for block in self._blocks():
            parts = block.begin()
            kept = []
            while not parts.atEnd():
                part = parts.fragment()
                if part.charFormat().boolProperty(paper_text.KEPT_PROPERTY):
                    kept.append((part.position(), part.position() + part.length()))
                parts += 1
            for first, last in kept:
                cursor = QTextCursor(block)
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(dots)

    def _enlarge(self, pixels: int) -> None:
        for block in self._blocks():
            if paper_text.kind_of(block) is BlockKind.HEADING:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(_large(pixels))

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


def _with_signs(body: Body) -> Iterator[Block]:
    """Yield the blocks with what the page paints beside the words as words."""
    number = 0
    for block in body:
        number = number + 1 if block.kind is BlockKind.NUMBER else 0
        sign = {BlockKind.BULLET: _BULLET, BlockKind.NUMBER: f"{number}. "}.get(block.kind, "")
        yield Block.of(block.kind, [Run(sign), *block.runs]) if sign else block


def _dotted(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(colour)
    return made


def _large(pixels: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize.value, pixels)
    return made
