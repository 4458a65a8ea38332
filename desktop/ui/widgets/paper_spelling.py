"""Marks the words no dictionary has, on the screen and after a pause, and proposes others.

Nothing is marked until somebody gives a speller, which is off at first for every document.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit

from desktop.ui.theme import Look
from desktop.ui.widgets import paper_layers, paper_marks, paper_text
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_layers import Layer
from desktop.ui.widgets.paper_model import Sheet

PAUSE_MS = 400
"""After the last key, or the last line scrolled, before anything is marked."""
MOST_MARKS = 200
COLOUR = "muted"
"""Of the wave; quiet, and no red (interface.md, Principles 5)."""


class Speller(Protocol):
    """What is needed of a dictionary; `desktop.spelling.Speller` is one."""

    def unknown(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the unknown words stand."""

    def proposals(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant."""

    def add(self, word: str) -> None:
        """Know this word from now on."""


class _Place(NamedTuple):
    """A word of a block, in characters of its text."""

    block: QTextBlock
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]


class PaperSpelling(QObject):
    """Joins a dictionary to the paper; `word_added` carries a word to be kept in the vault."""

    word_added = Signal(str)

    def __init__(self, paper: Paper, look: Look) -> None:
        super().__init__(paper)
        self._paper, self._look = paper, look
        self._speller: Speller | None = None
        self._left: WeakKeyDictionary[Sheet, set[str]] = WeakKeyDictionary()
        self._has_typed = False
        self._typed_at = -1
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._action = QAction(self.tr("Spelling of this word"), paper)
        self._action.setObjectName("writing_spelling_menu_action")
        self._action.setShortcut(QKeySequence("Ctrl+."))
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._action.setEnabled(False)
        self._join()

    def set_speller(self, speller: Speller | None) -> None:
        """Mark what this dictionary does not know; with None, mark nothing."""
        self._speller = speller
        self._action.setEnabled(speller is not None)
        self._timer.stop()
        self._mark()

    def refresh(self) -> None:
        """Mark anew, after a word was taken out of those a person added."""
        self._mark()

    def menu(self) -> QMenu | None:
        """Return a menu for the word at the caret or the unknown one next to it; None if off."""
        return None if self._speller is None else self._menu_for(self._beside_caret())

    def _join(self) -> None:
        paper = self._paper
        paper.addAction(self._action)
        self._action.triggered.connect(self._on_asked)
        paper.installEventFilter(self)
        paper.viewport().installEventFilter(self)
        self._timer.timeout.connect(self._mark)
        paper.edited.connect(self._on_edited)
        paper.sheet_changed.connect(self._again_soon)
        paper.cursorPositionChanged.connect(self._again_soon)
        paper.verticalScrollBar().valueChanged.connect(self._again_soon)
        self._look.changed.connect(self._again_soon)

    # marking

    def _on_edited(self) -> None:
        self._has_typed = True
        self._again_soon()

    def _again_soon(self) -> None:
        if self._speller is not None:
            self._timer.start()

    def _mark(self) -> None:
        caret = self._paper.textCursor().position()
        if self._has_typed:
            self._has_typed, self._typed_at = False, caret
        elif caret != self._typed_at:
            self._typed_at = -1
        shown: list[QTextEdit.ExtraSelection] = []
        dress = self._dress()
        for place in self._unknown_on_screen():
            if len(shown) == MOST_MARKS:
                break
            if not self._is_being_typed(place):
                span = (place.start, place.end)
                shown.append(paper_layers.mark(place.block, place.text, span, dress))
        paper_layers.put(self._paper, Layer.SPELLING, shown)

    def _dress(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(self._look.theme.colour(COLOUR))
        return made

    def _unknown_on_screen(self) -> Iterator[_Place]:
        sheet = self._paper.sheet
        if sheet is None or self._speller is None:
            return
        for block, room in paper_marks.visible_blocks(self._paper):
            text = sheet.blocks[block.blockNumber()].text
            start, end = _on_screen(block, room, text, self._paper.viewport().height())
            for first, last in self._unknown_in(sheet, text[start:end]):
                yield _Place(block, text, start + first, start + last)

    def _unknown_in(self, sheet: Sheet, text: str) -> Iterator[tuple[int, int]]:
        left = self._left.get(sheet, set())
        if self._speller is not None:
            for start, end in self._speller.unknown(text):
                if text[start:end] not in left:
                    yield start, end

    def _is_being_typed(self, place: _Place) -> bool:
        if self._typed_at < 0:
            return False
        at = self._typed_at - place.block.position()
        start, end = (
            paper_text.utf16_offset(place.text, side) for side in (place.start, place.end)
        )
        return start <= at <= end

    # proposing

    def _places_of(self, block: QTextBlock) -> list[_Place]:
        sheet = self._paper.sheet
        if sheet is None:
            return []
        text = sheet.blocks[block.blockNumber()].text
        return [_Place(block, text, *span) for span in self._unknown_in(sheet, text)]

    def _at(self, cursor: QTextCursor) -> _Place | None:
        for place in self._places_of(cursor.block()):
            at = paper_text.character_offset(place.text, cursor.positionInBlock())
            if place.start <= at <= place.end:
                return place
        return None

    def _beside_caret(self) -> _Place | None:
        """Return the unknown word at the caret, else the last before it, else the next one."""
        cursor = self._paper.textCursor()
        places = self._places_of(cursor.block())
        before = [
            place
            for place in places
            if place.start <= paper_text.character_offset(place.text, cursor.positionInBlock())
        ]
        return next(iter(before[-1:] or places[:1]), None)

    def _menu_for(self, place: _Place | None) -> QMenu:
        menu = QMenu(self.tr("Spelling"), self._paper)
        menu.setObjectName("writing_spelling_menu")
        menu.setAccessibleName(self.tr("Spelling"))
        for action in self._actions(menu, place):
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _actions(self, menu: QMenu, place: _Place | None) -> Iterator[QAction]:
        if place is None or self._speller is None:
            yield _line(menu, self.tr("No unknown word in this paragraph"), None)
            return
        proposals = self._speller.proposals(place.word)
        for word in proposals:
            # An ampersand would be the key of the line.
            yield _line(menu, word.replace("&", "&&"), partial(self._replace, place, word))
        if not proposals:
            yield _line(menu, self.tr("Nothing to propose"), None)
        parting = QAction(menu)
        parting.setSeparator(True)
        yield parting
        yield _line(menu, self.tr("Add to my words"), partial(self._add, place))
        yield _line(menu, self.tr("Leave it here"), partial(self._leave, place))

    def _replace(self, place: _Place, word: str) -> None:
        if place.block.text() != place.text:
            return  # the text changed while the menu was open
        cursor = QTextCursor(place.block)
        start, end = (
            paper_text.utf16_offset(place.text, side) for side in (place.start, place.end)
        )
        cursor.setPosition(place.block.position() + start + 1)
        dress = cursor.charFormat()
        cursor.setPosition(place.block.position() + start)
        cursor.setPosition(place.block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word, dress)
        self._paper.setTextCursor(cursor)
        self._mark()

    def _add(self, place: _Place) -> None:
        word = place.word.replace("\u2019", "'").removesuffix("'s")
        if self._speller is not None:
            self._speller.add(word)
        self.word_added.emit(word)
        self._mark()

    def _leave(self, place: _Place) -> None:
        sheet = self._paper.sheet
        if sheet is not None:
            self._left.setdefault(sheet, set()).add(place.word)
        self._mark()

    def _on_asked(self) -> None:
        menu = self.menu()
        if menu is not None:
            self._show(menu, self._paper.viewport().mapToGlobal(self._below_caret()))

    def _below_caret(self) -> QPoint:
        return self._paper.cursorRect().bottomLeft()

    def _show(self, menu: QMenu, at: QPoint) -> None:
        menu.popup(at)
        first = next((one for one in menu.actions() if one.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Put proposals above what the page's own menu offers for an unknown word."""
        if event.type() is QEvent.Type.Resize:
            self._again_soon()
        if self._speller is None or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        paper = self._paper
        cursor = paper.textCursor() if is_by_key else paper.cursorForPosition(event.pos())
        place = self._at(cursor)
        if place is None:
            return super().eventFilter(watched, event)
        menu = paper.menu()
        top = menu.actions()[0]
        menu.insertActions(top, [*self._actions(menu, place)])
        menu.insertSeparator(top)
        menu.aboutToHide.connect(menu.deleteLater)
        below = paper.viewport().mapToGlobal(self._below_caret())
        self._show(menu, below if is_by_key else event.globalPos())
        return True


def _line(menu: QMenu, words: str, act: Callable[[], None] | None) -> QAction:
    action = QAction(words, menu)
    if act is None:
        action.setEnabled(False)
    else:
        action.triggered.connect(act)
    return action


def _on_screen(block: QTextBlock, room: QRectF, text: str, height: int) -> tuple[int, int]:
    """Return the characters of a block whose lines are on the screen."""
    layout = block.layout()
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    shown = [
        line
        for line in lines
        if room.top() + line.y() + line.height() > 0 and room.top() + line.y() < height
    ]
    if not shown:
        return 0, 0
    first, last = shown[0].textStart(), shown[-1].textStart() + shown[-1].textLength()
    return paper_text.character_offset(text, first), paper_text.character_offset(text, last)
