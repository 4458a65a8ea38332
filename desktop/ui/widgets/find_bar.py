"""The bar that finds words in the text on the page."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets import paper_find
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_find import Match

AGAIN_MS = 150  # after an edit or while scrolling; typing itself must not pay for the search


class FindBar(QWidget):
    """Finds in the sheet on the paper; hidden until `open` is called, and again after Escape."""

    def __init__(self, look: Look, paper: Paper) -> None:
        super().__init__()
        self.setObjectName("writing_find_bar")
        self._look = look
        self._paper = paper
        self._found: tuple[Match, ...] = ()
        self._current = -1
        self._words = QLineEdit()
        self._words.setObjectName("writing_find")
        self._words.setAccessibleName(self.tr("Find in this text"))
        self._words.setPlaceholderText(self.tr("Find in this text"))
        self._words.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._words.installEventFilter(self)
        self._said = label("", "note", "writing_find_result")
        self._said.setWordWrap(False)
        self._before = IconButton(
            look, "chevron-up", self.tr("Previous"), name="writing_find_previous", key="Shift+F3"
        )
        self._after = IconButton(
            look, "chevron-down", self.tr("Next"), name="writing_find_next", key="F3"
        )
        self._close = IconButton(
            look, "x", self.tr("Close"), name="writing_find_close", key="Escape"
        )
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        row = QHBoxLayout(self)
        px = look.theme.px
        row.setContentsMargins(px(32), px(8), px(24), px(8))
        row.addWidget(self._words, 1)
        for part in (self._said, self._before, self._after, self._close):
            row.addWidget(part)
        self.hide()
        self._join()

    def open(self) -> None:
        """Show the bar, with what is selected in one line as the words to find."""
        cursor = self._paper.textCursor()
        chosen = cursor.selectedText()
        if chosen and "\u2029" not in chosen:
            self._words.setText(chosen)
        self.show()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; the caret is in the text again, behind what was found last."""
        self.hide()
        cursor = self._paper.textCursor()
        # Nothing stays selected: the next key must not take the found words out.
        cursor.setPosition(cursor.selectionEnd())
        self._paper.setTextCursor(cursor)
        self._paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Go to the next place, after the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._go(-1)

    def _join(self) -> None:
        self._words.textChanged.connect(self._search_from_caret)
        self._after.clicked.connect(self.next)
        self._before.clicked.connect(self.previous)
        self._close.clicked.connect(self.close_bar)
        self._timer.timeout.connect(self._search)
        self._paper.edited.connect(self._again_soon)
        self._paper.sheet_changed.connect(self._again_soon)
        self._paper.verticalScrollBar().valueChanged.connect(self._again_soon)

    def _again_soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _search(self) -> None:
        sheet = self._paper.sheet
        if sheet is None or not self.isVisible():
            return
        self._found = paper_find.matches(sheet.blocks, self._words.text())
        self._current = min(self._current, len(self._found) - 1)
        self._show()

    def _search_from_caret(self) -> None:
        self._current = -1
        self._search()
        if self._found:
            cursor = self._paper.textCursor()
            here = 0
            if self._paper.sheet is not None:
                here = self._paper.sheet.character_at(cursor.selectionStart())
            ahead = (number for number, one in enumerate(self._found) if one.start >= here)
            self._go_to(next(ahead, 0))

    def _go(self, step: int) -> None:
        self._search()
        if not self._found:
            return
        if self._current < 0:
            self._go_to(0 if step > 0 else len(self._found) - 1)
        else:
            self._go_to((self._current + step) % len(self._found))

    def _go_to(self, number: int) -> None:
        self._current = number
        self._paper.select(self._found[number].start, self._found[number].end)
        self._show()

    def _show(self) -> None:
        sheet = self._paper.sheet
        if sheet is None:
            return
        colour = self._look.theme.colour("attention_soft")
        paper_find.show(self._paper, sheet.blocks, self._found, colour)
        if not self._words.text().strip():
            self._said.setText("")
        elif not self._found:
            self._said.setText(self.tr("Not in this text"))
        elif self._current < 0:
            self._said.setText(self.tr("{many} places").format(many=len(self._found)))
        else:
            place = self.tr("{one} of {many}")
            self._said.setText(place.format(one=self._current + 1, many=len(self._found)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter in the field go on, and with Shift back."""
        if watched is self._words and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.type() == QEvent.Type.KeyPress:
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.previous() if is_back else self.next()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape; F3 goes on."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_F3:
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.previous() if is_back else self.next()
            case _:
                super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave no trace in the text."""
        super().hideEvent(event)
        self._timer.stop()
        self._found = ()
        self._current = -1
        paper_find.clear(self._paper)
