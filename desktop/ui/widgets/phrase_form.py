"""A recovery phrase: shown to be copied by hand, then three of its words are asked back."""

import secrets
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.words_grid import TELLING, WORDS, ShownWords, WordField

ASKED = 3


class PhraseForm(QWidget):
    """Emits `confirmed` once three words came back right from paper."""

    confirmed = Signal()
    turned = Signal()
    """Another side shows: the words, or the questions."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_form")
        self._look, self._name = look, name
        self._phrase: tuple[str, ...] = ()
        self._asked: tuple[int, ...] = ()
        self._grid = ShownWords(look, name=f"{name}_word")
        self._copied = Button(
            look, self.tr("I have written them down"), name=f"{name}_copied", kind="primary"
        )
        self._fields: list[WordField] = []
        self._names: list[QLabel] = []
        self._trouble = Said(look, name=f"{name}_trouble")
        self._check = Button(look, self.tr("Go on"), name=f"{name}_check", kind="primary")
        self._back = Button(
            look, self.tr("See the words again"), name=f"{name}_again", kind="quiet"
        )
        self._questions = QVBoxLayout()
        # Not in a stack, which would keep the height of the words below the questions.
        self._shown_side, self._asking_side = self._words_side(), self._asked_side()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for side in (self._shown_side, self._asking_side):
            lines.addWidget(side)
        self._turn(is_asking=False)
        self._copied.clicked.connect(self._on_copied)
        self._check.clicked.connect(self._on_check)
        self._back.clicked.connect(self._show_words)

    def begin(self, words: Sequence[str]) -> None:
        """Show these words."""
        self._phrase = tuple(words)
        self._show_words()

    @property
    def is_asking(self) -> bool:
        """Whether words are asked back, and none can be seen."""
        return self._is_asking

    def forget(self) -> None:
        """Forget the words."""
        self._phrase = ()
        self._grid.show_words(())
        self._ask(())

    def _words_side(self) -> QWidget:
        side = QWidget()
        card = Card(self._look, name=f"{self._name}_card")
        card.lines.addWidget(self._grid)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(20))
        lines.addWidget(card)
        lines.addLayout(across(self._copied, gap=0))
        lines.addStretch(1)
        return side

    def _asked_side(self) -> QWidget:
        side = QWidget()
        px = self._look.theme.px
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(16))
        lines.addWidget(
            label(
                self.tr("Type these three from your paper. The first four letters are enough."),
                "body",
            )
        )
        self._questions.setSpacing(px(8))
        # Above the questions: below them a large text would push it out of sight.
        lines.addWidget(self._trouble)
        lines.addLayout(self._questions)
        lines.addLayout(across(self._check, self._back, gap=px(12)))
        lines.addStretch(1)
        return side

    def _show_words(self) -> None:
        self._grid.show_words(self._phrase)
        self._turn(is_asking=False)
        self._copied.setFocus()
        self.turned.emit()

    def _on_copied(self) -> None:
        # Not on the screen while they are asked, or nobody would look at the paper.
        self._grid.show_words(())
        self._ask(sorted(secrets.SystemRandom().sample(range(WORDS), ASKED)))
        self._trouble.say("")
        self._turn(is_asking=True)
        self._fields[0].setFocus()
        self.turned.emit()

    def _turn(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        self._shown_side.setVisible(not is_asking)
        self._asking_side.setVisible(is_asking)

    def _ask(self, places: Sequence[int]) -> None:
        self._asked = tuple(places)
        for part in (*self._names, *self._fields):
            self._questions.removeWidget(part)
            part.hide()
            part.setObjectName("")
            part.deleteLater()
        self._names, self._fields = [], []
        for at, place in enumerate(places, start=1):
            what = self.tr("Word {n}").format(n=place + 1)
            field = WordField(f"{self._name}_asked_{at}", what)
            field.setMaximumWidth(self._look.theme.px(280))
            name = label(what, "label", f"{self._name}_asked_{at}_label")
            name.setBuddy(field)
            self._questions.addWidget(name)
            self._questions.addWidget(field)
            self._names.append(name)
            self._fields.append(field)
            field.finished.connect(self._on_finished)
        # Made last, they would come behind everything else on the page.
        for before, after in pairwise((self._copied, *self._fields)):
            QWidget.setTabOrder(before, after)

    def _on_finished(self) -> None:
        later = [field for field in self._fields if not field.text()]
        if later:
            later[0].setFocus()
        else:
            self._on_check()

    def _on_check(self) -> None:
        for place, field in zip(self._asked, self._fields, strict=True):
            if not _is_word(field.text(), self._phrase[place]):
                self._trouble.say(
                    self.tr(
                        "Word {n} is not the one that was shown. Look at your paper again, or see "
                        "the words once more and mend it there."
                    ).format(n=place + 1)
                )
                field.setFocus()
                field.selectAll()
                return
        self.confirmed.emit()


def _is_word(typed: str, word: str) -> bool:
    plain = typed.strip().lower()
    return plain == word or (len(plain) == TELLING and word.startswith(plain))
