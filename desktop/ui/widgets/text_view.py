"""A long text to be read and scrolled, in the dress of the page; nothing of it can be taken out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import BlockKind, Body
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
        paper_text.write_blocks(QTextCursor(document), self._body, measures)
        block = document.begin()
        number = 0
        while block.isValid():
            kind = paper_text.kind_of(block)
            number = number + 1 if kind is BlockKind.NUMBER else 0
            cursor = QTextCursor(block)
            # What the page paints beside and over the words stands here as words.
            if sign := {BlockKind.BULLET: _BULLET, BlockKind.NUMBER: f"{number}. "}.get(kind, ""):
                cursor.insertText(sign)
            if kind is BlockKind.HEADING:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(_large(measures.heading_px))
            block = block.next()
        # The view follows its own cursor, which was carried along to the end.
        self.setTextCursor(QTextCursor(document))


def _large(pixels: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize.value, pixels)
    return made
