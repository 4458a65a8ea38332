"""A long text to be read and scrolled, in the dress of the page; nothing of it can be taken out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.model.richtext import Body
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_text

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
        while block.isValid():
            paper_text.dress_heading(block, measures)
            block = block.next()
        # The view follows its own cursor, which was carried along to the end.
        self.setTextCursor(QTextCursor(document))
