"""Several lines of plain words; the field grows with them."""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QScrollArea

from desktop.ui import clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets import kept_out, paper_keys
from desktop.ui.widgets.fields import in_sight, last_cut
from desktop.ui.widgets.fields.field import ABSENT, PLAIN_HINTS
from desktop.ui.widgets.paper_actions import menu_of

_LEAST_LINES = 3
_EDGE = 8 + 2
"""Padding and the thicker edge of the field that has the keyboard (sheet.py)."""


class TextField(QPlainTextEdit):
    """Plain words on as many lines as they need, with steps of undo of their own."""

    edited = Signal()

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._is_showing = False
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setInputMethodHints(PLAIN_HINTS | Qt.InputMethodHint.ImhMultiLine)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_changed)
        self._area: QScrollArea | None = None
        # The page grows with the field a moment later; only then can it scroll so far.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.cursorPositionChanged.connect(self._soon.start)
        look.changed.connect(self._settle)
        self._settle()

    def value(self) -> Any:
        """Return the words, or ABSENT."""
        # Not toPlainText(): it makes plain spaces of those that must not break.
        text = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return text if text.strip() else ABSENT

    def show_value(self, value: Any) -> None:
        """Show these words; the steps of undo go with the old ones."""
        self._is_showing = True
        self.setPlainText(value if isinstance(value, str) else "")
        self._is_showing = False

    def hold(self) -> None:
        """Take the keyboard."""
        self.setFocus()

    def menu(self) -> QMenu:
        """Return a new menu of what can be done now."""
        chosen, words = self.textCursor().hasSelection(), self.document()
        lines = (
            (self.tr("Undo"), self.undo, words.isUndoAvailable()),
            (self.tr("Redo"), self.redo, words.isRedoAvailable()),
            None,
            (self.tr("Cut"), self._cut, chosen),
            (self.tr("Copy"), self._copy, chosen),
            (self.tr("Paste"), self.paste, self.canPaste()),
            (self.tr("Put the last cut back"), self._put_back, bool(last_cut.words(self))),
            None,
            (self.tr("Select all"), self.selectAll, not words.isEmpty()),
        )
        return menu_of(lines, self.tr("What can be done with the text"), self)

    def _on_changed(self) -> None:
        self._grow()
        if not self._is_showing:
            self.edited.emit()

    def _settle(self) -> None:
        self.setFont(self._look.theme.font("control"))
        self._grow()

    def _grow(self) -> None:
        px, layout = self._look.theme.px, self.document().documentLayout()
        block, high = self.document().begin(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES
        wanted = round(max(high, least)) + 2 * px(_EDGE)
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _follow(self) -> None:
        """Keep the caret in sight where the whole form scrolls."""
        page = self._area.widget() if self._area is not None and self.hasFocus() else None
        if self._area is not None and page is not None:
            caret = self.cursorRect().bottomLeft() + QPoint(0, self._look.theme.px(_EDGE))
            at = self.viewport().mapTo(page, caret)
            self._area.ensureVisible(at.x(), at.y(), 0, self._look.theme.px(32))

    def _find_area(self) -> None:
        """Learn once what scrolls this field, and when it can scroll further."""
        area = in_sight.scrolled_by(self) if self._area is None else None
        if area is not None:
            self._area = area
            area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _on_range_changed(self) -> None:
        self._soon.start()

    def _lend(self) -> None:
        """Give what is selected to the clipboard, marked as private."""
        mime = clipboard.mime_of(clipboard.words_of(self, self._selected()))
        QGuiApplication.clipboard().setMimeData(mime)

    def _selected(self) -> str:
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _copy(self) -> None:
        if self.textCursor().hasSelection():
            self._lend()

    def _cut(self) -> None:
        if self.textCursor().hasSelection():
            self._lend()
            last_cut.keep(self, self._selected())
            self.textCursor().removeSelectedText()

    def _put_back(self) -> None:
        self.textCursor().insertText(last_cut.words(self))

    # Qt calls these.

    def event(self, event: QEvent) -> bool:
        """Leave keys that mean something else here to their shortcuts."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and paper_keys.is_for_others(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Type; what is copied is lent, not given."""
        # A tab comes here when there is no other control to go to.
        if event.keyCombination() == last_cut.PUT_BACK:
            self._put_back()
        elif event.key() == Qt.Key.Key_Tab or paper_keys.is_for_others(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Learn what scrolls it: the field may have been put there only now."""
        super().focusInEvent(event)
        self._find_area()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the words are at this width."""
        super().resizeEvent(event)
        self._grow()
        self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page: all words are in sight."""
        event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Stay at the top: the field is as high as its words."""
        super().scrollContentsBy(dx, dy)
        if self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(0)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put in what was copied, without a passage that never leaves where this could."""
        words = clipboard.words_for(self, source)
        if words is None:
            super().insertFromMimeData(source)
        else:
            self.textCursor().insertText(words)
            kept_out.say(self)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Offer nothing: this is what the X11 selection and a drag would take."""
        return QMimeData()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done to the words."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
