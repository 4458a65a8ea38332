"""How words are spelt: the language, and the words a person added, each of which can go again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.choices import Radio, RadioGroup
from desktop.ui.widgets.labels import label


class SpellingChoice(QWidget):
    """Emits the language chosen, a word taken out, and a word put back after that."""

    language_chosen = Signal(str)
    word_removed = Signal(str)
    word_put_back = Signal(str)

    def __init__(self, look: Look, language: str, words: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._words = list(words)
        self._gone = ""
        self._buttons: list[IconButton] = []
        self._rows = QWidget()
        self._said = label("", "note", "settings_own_words_said")
        self._back = Button(look, self.tr("Put it back"), name="settings_own_word_back")
        self._back.setProperty("measure", "small")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.theme.px(12))
        self._lines.addLayout(self._languages(language))
        self._lines.addWidget(label(self.tr("My words"), "strong"))
        self._lines.addWidget(self._rows)
        self._lines.addWidget(self._said)
        self._lines.addLayout(across(self._back, gap=0))
        self._back.clicked.connect(self._on_back)
        self._show_words()

    def _languages(self, language: str) -> QLayout:
        group, buttons = RadioGroup(self), []
        for code, words in (("en-GB", self.tr("British")), ("en-US", self.tr("American"))):
            button = Radio(
                self._look, words, name=f"settings_spelling_{code.replace('-', '_').lower()}"
            )
            button.setChecked(code == language)
            button.toggled.connect(partial(self._on_language, code))
            group.take(button)
            buttons.append(button)
        return across(*buttons, gap=self._look.theme.px(8))

    def _show_words(self) -> None:
        """Make the rows anew: a word and, beside it, the way to take it out."""
        old, self._rows = self._rows, QWidget()
        px = self._look.theme.px
        lines = QVBoxLayout(self._rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(4))
        self._buttons = []
        for number, word in enumerate(self._words):
            name = self.tr("Take out {word}").format(word=word)
            button = IconButton(self._look, "x", name, name=f"settings_own_word_{number}")
            button.clicked.connect(partial(self._take_out, number))
            self._buttons.append(button)
            lines.addLayout(across(button, label(word, "body"), gap=px(8)))
        self._lines.insertWidget(self._lines.indexOf(old), self._rows)
        self._lines.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._rows.show()
        self._said.setText(self._sentence())
        self._back.setVisible(bool(self._gone))
        self._order()

    def _sentence(self) -> str:
        if self._gone:
            return self.tr("“{word}” is no longer among your words.").format(word=self._gone)
        if self._words:
            return self.tr("These words are kept inside your vault and never marked.")
        return self.tr("None yet. A word you add while you write is kept here, inside your vault.")

    def _order(self) -> None:
        """Lead Tab through the rows, which were made last and would come last."""
        for button in self._buttons:
            QWidget.setTabOrder(button, self._back)
        for button, after in zip(self._buttons, self._buttons[1:], strict=False):
            QWidget.setTabOrder(button, after)

    def _on_language(self, code: str, is_on: bool) -> None:
        if is_on:
            self.language_chosen.emit(code)

    def _take_out(self, number: int) -> None:
        self._gone = self._words.pop(number)
        self._show_words()
        self._back.setFocus()
        self.word_removed.emit(self._gone)

    def _on_back(self) -> None:
        word, self._gone = self._gone, ""
        self._words = sorted([*self._words, word], key=lambda one: (one.lower(), one))
        self._show_words()
        self._buttons[self._words.index(word)].setFocus()
        self.word_put_back.emit(word)
