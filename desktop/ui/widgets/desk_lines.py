"""Lines of a page that looks at the whole of a document: words, and a way on beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.labels import label

_ASK_MS = 200
"""Between two looks at whether the words are kept; only while they are not."""
_LARGE = 150
"""From this text size on, the way stands below the words: beside them they would have no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What a line says, what stands below it, and what its button does.

    `hears` is what a screen reader hears of the button.
    """

    name: str
    words: str
    button: str
    hears: str
    note: str = ""


class DeskLine(QFrame):
    """A line of words with one button; emits that it was pressed."""

    wanted = Signal()

    def __init__(self, look: Look, way: Way) -> None:
        super().__init__()
        self._look = look
        self._words = label(way.words, "body", f"{way.name}_words")
        self.button = Button(look, way.button, name=way.name, kind="quiet")
        self.button.setAccessibleName(way.hears)
        self.button.clicked.connect(self.wanted)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._words)
        if way.note:
            texts.addWidget(label(way.note, "muted", f"{way.name}_note"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self.button)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.addLayout(self._row)
        look.changed.connect(self._settle)
        self._settle()

    def say(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)

    def _settle(self) -> None:
        is_large = self._look.theme.text_size >= _LARGE
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if is_large else ways.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if is_large else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self.button, side)
        self._row.setSpacing(self._look.theme.px(4 if is_large else 16))
        self.lines.setSpacing(self._look.theme.px(8))


class KeptNote(QWidget):
    """Says "Writing" while words are on their way to the vault, then "Saved 21:40"."""

    def __init__(self, is_kept: Callable[[], bool], name: str) -> None:
        super().__init__()
        self._is_kept = is_kept
        self.setProperty("surface", "none")
        self._words = label("", "note", name)
        self._words.setAccessibleName(self.tr("Whether it is saved"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._words)
        self._timer = QTimer(self, interval=_ASK_MS)
        self._timer.timeout.connect(self._look_again)

    def watch(self) -> None:
        """Say that something was written, until it is kept."""
        self._words.setText(self.tr("Writing"))
        self._timer.start()

    def _look_again(self) -> None:
        if self._is_kept():
            self._timer.stop()
            now = days.clock(datetime.now(UTC))
            self._words.setText(self.tr("Saved {time}").format(time=now))


class WordsLine(DeskLine):
    """A line about which the writer can say something; emits each change of those words.

    `closing` is what the button says while the words stand open, and how it is heard.
    """

    edited = Signal(str)

    def __init__(
        self, look: Look, way: Way, words: str, closing: tuple[str, str], kept: KeptNote
    ) -> None:
        super().__init__(look, way)
        self._open_words = way.button, way.hears
        self._closing, self._kept = closing, kept
        self._is_fresh = False
        self.field = TextField(look, way.hears, name=f"{way.name}_field")
        self.field.show_value(words or ABSENT)
        self.field.hide()
        kept.hide()
        self.field.edited.connect(self._on_edited)
        self.lines.addWidget(self.field)
        self.lines.addWidget(kept)
        QWidget.setTabOrder(self.button, self.field)
        self.wanted.connect(self._on_wanted)

    def _on_edited(self) -> None:
        value = self.field.value()
        self.edited.emit("" if value is ABSENT else value)
        self._kept.watch()

    def _on_wanted(self) -> None:
        is_opening = self._is_fresh = self.field.isHidden()
        self.field.setVisible(is_opening)
        self._kept.setVisible(is_opening)
        text, hears = self._closing if is_opening else self._open_words
        self.button.show_text(text)
        self.button.setAccessibleName(hears)
        if is_opening:
            self.field.hold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        # Only now the page has made room. Of a field, Qt brings no more into sight than its caret.
        if self._is_fresh:
            self._is_fresh = False
            in_sight.bring(self._kept)
