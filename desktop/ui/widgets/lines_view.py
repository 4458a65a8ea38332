"""What stands in a file, line by line, to be read and scrolled; nothing of it can be taken out."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.theme import Look
from desktop.ui.tokens import Role

_STRONG = QFont.Weight.DemiBold
_ROLES: dict[str, tuple[Role, bool]] = {
    "title": ("title", False), "heading 1": ("heading", True), "heading": ("panel", True),
    "note": ("note", False), "foot": ("note", False), "caption": ("words", True),
    "label": ("words", True), "headings": ("words", True),
}  # fmt: skip
"""The role of the type scale, and whether it is strong; all other lines are words."""
_ABOVE = {"title": 0, "heading 1": 20, "heading": 16, "foot": 24, "as it stands": 0}
_USUAL_ABOVE = 8
_INDENTED = {"bullet": 20, "number": 20, "quote": 20}


class Shown(NamedTuple):
    """One line, and what it is: title, heading 1, heading, bullet, number, quote, note, foot …"""

    what: str
    text: str


class LinesView(QTextEdit):
    """Shows lines in the dress of what they are; it scrolls by keys."""

    def __init__(self, look: Look, words: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._lines: Sequence[Shown] = ()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        look.changed.connect(self._write)

    def show_lines(self, lines: Sequence[Shown]) -> None:
        """Show these from the first."""
        self._lines = lines
        self._write()
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing any more."""
        self._lines = ()
        self.clear()

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(self._look.theme.px(16))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        dresses = {what: self._dress(what) for what in {line.what for line in self._lines}}
        for number, line in enumerate(self._lines):
            block, letters = dresses[line.what]
            if number:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
            # A line within a paragraph ends; it begins no other.
            cursor.insertText(line.text.replace("\n", "\u2028"), letters)
        cursor.endEditBlock()
        # The view follows its own cursor, which was carried along to the end.
        self.setTextCursor(QTextCursor(self.document()))

    def _dress(self, what: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        theme = self._look.theme
        role, is_strong = _ROLES.get(what, ("words", False))
        letters = QTextCharFormat()
        letters.setFont(theme.font(role, weight=_STRONG if is_strong else None))
        is_quiet = role == "note"
        letters.setForeground(theme.colour("muted" if is_quiet else "ink"))
        block = QTextBlockFormat()
        block.setTopMargin(theme.px(_ABOVE.get(what, _USUAL_ABOVE)))
        block.setLeftMargin(theme.px(_INDENTED.get(what, 0)))
        block.setLineHeight(
            theme.words_line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        return block, letters
