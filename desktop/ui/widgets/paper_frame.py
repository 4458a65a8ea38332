"""What Qt's editor is on a page of ours, and what it must not do there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextEdit


def settle(page: QTextEdit) -> None:
    """Take away frame, drop, undo and tabs of Qt, and ask input methods to learn nothing."""
    page.setProperty("kind", "paper")
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setAcceptRichText(False)
    page.setUndoRedoEnabled(False)
    page.setTabChangesFocus(True)
    page.setAcceptDrops(False)
    page.viewport().setAcceptDrops(False)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # A wish to input methods to learn nothing from these words (security.md, row 14).
    page.setInputMethodHints(
        Qt.InputMethodHint.ImhMultiLine
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
    )
