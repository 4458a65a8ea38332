"""A new passphrase: typed twice, judged in plain words, or made by chance."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.strength import Strength
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.secret_field import SecretField

SHOWN_MS = 60_000
"""A made passphrase stands open for a minute, then behind the eye (interface.md, Look)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a passphrase is judged, how one is made, and how long a made one stands open."""

    judge: Callable[[str], Strength]
    make: Callable[[], str]
    shown_ms: int = SHOWN_MS


class PassphraseForm(QWidget):
    """Hands over a passphrase once it is hard to guess and was typed twice alike."""

    submitted = Signal()
    refused = Signal(QWidget)
    """Something is missing; the part that says what should be in sight."""

    def __init__(self, look: Look, words: Words, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_form")
        self._words = words
        self._first = SecretField(look, self.tr("Passphrase"), name=f"{name}_passphrase")
        self._again = SecretField(look, self.tr("The same again"), name=f"{name}_again")
        self._strength = label("", "note", f"{name}_strength")
        self._trouble = Said(look, name=f"{name}_trouble")
        self._make = Button(
            look, self.tr("Make one for me"), name=f"{name}_make", kind="quiet", icon="key-round"
        )
        self._make.setProperty("measure", "link")
        self._made = MadeWords(look, words, name=f"{name}_made")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._first)
        lines.addWidget(self._strength)
        lines.addSpacing(look.theme.px(4))
        lines.addLayout(across(self._make, gap=0))
        lines.addWidget(self._made)
        lines.addSpacing(look.theme.px(12))
        lines.addWidget(self._again)
        lines.addWidget(self._trouble)
        self.setFocusProxy(self._first)
        self._first.changed.connect(self._on_changed)
        self._first.submitted.connect(self._on_first_submitted)
        self._again.submitted.connect(self.submitted)
        self._make.clicked.connect(self._on_make)
        self._on_changed(is_filled=False)

    def passphrase(self) -> str:
        """Return the passphrase, or "" after saying what is missing; it stays in the fields."""
        chosen = self._first.text()
        if not self._words.judge(chosen).is_enough:
            self._refuse(
                self._first,
                self.tr("Make it longer first, or let a passphrase be made for you.")
                if chosen
                else self.tr("Type a passphrase, or let one be made for you."),
            )
            return ""
        if self._again.text() != chosen:
            self._refuse(
                self._again,
                self.tr("The two are not the same. Type it here once more; the eye shows it.")
                if self._again.text()
                else self.tr("Type it here a second time, so that a wrong key is noticed."),
            )
            return ""
        self._trouble.say("")
        return chosen

    def clear(self) -> None:
        """Forget everything that was typed or made."""
        self._first.clear()
        self._again.clear()
        self._made.forget()

    def _refuse(self, field: SecretField, words: str) -> None:
        self._trouble.say(words)
        field.setFocus()
        field.select()
        self.refused.emit(self._trouble)

    def _on_changed(self, is_filled: bool) -> None:
        # What was said of it is not true any more.
        self._trouble.say("")
        said = self.tr("Four or five words that nobody near you could guess.")
        if is_filled:
            said = self._judgement(self._words.judge(self._first.text()))
        self._strength.setText(said)
        self._strength.setAccessibleName(said)

    def _judgement(self, strength: Strength) -> str:
        match strength:
            case Strength.TOO_EASY:
                return self.tr(
                    "Easy to guess. Put two or three more words behind it that do not belong "
                    "together."
                )
            case Strength.KNOWN_TO_SOME:
                return self.tr(
                    "Somebody who knows you might guess this. Add a word or two that have nothing "
                    "to do with you."
                )
            case Strength.HARD:
                return self.tr("Hard to guess.")
            case Strength.VERY_HARD:
                return self.tr("Very hard to guess.")

    def _on_first_submitted(self) -> None:
        self._again.setFocus()
        # In large type it lies below the window, and words would be typed unseen.
        in_sight.bring(self._again)

    def _on_make(self) -> None:
        self._made.show_new()
        self._trouble.say("")
        self._first.clear()
        self._again.clear()
        self._first.setFocus()


class MadeWords(QWidget):
    """Five words made by chance; they stand open for a minute, then behind the eye."""

    def __init__(self, look: Look, words: Words, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words, self._text = words, ""
        self._shown = label("", "heading", f"{name}_words")
        self._eye = IconButton(look, "eye-off", self.tr("Hide the words"), name=f"{name}_eye")
        self._timer = QTimer(self, singleShot=True, interval=words.shown_ms)
        card = Card(look, name=f"{name}_card")
        row = QHBoxLayout()
        row.addWidget(self._shown, 1)
        row.addWidget(self._eye)
        card.lines.addLayout(row)
        card.lines.addWidget(
            label(
                self.tr("Learn it, or write it on paper that nobody finds. Then type it twice."),
                "note",
            )
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, look.theme.px(4), 0, 0)
        lines.addWidget(card)
        self._eye.clicked.connect(self._on_eye)
        self._timer.timeout.connect(self._hide)
        self.hide()

    def show_new(self) -> None:
        """Make other words and show them."""
        self._text = self._words.make()
        self._open()
        self.show()

    def forget(self) -> None:
        """Forget the words."""
        self._timer.stop()
        self._text = ""
        self._shown.setText("")
        self.hide()

    def _open(self) -> None:
        self._show(self._text, "eye-off", self.tr("Hide the words"))
        self._timer.start()

    def _hide(self) -> None:
        self._timer.stop()
        self._show("• • • • •", "eye", self.tr("Show the words"))

    def _on_eye(self) -> None:
        if self._timer.isActive():
            self._hide()
        else:
            self._open()

    def _show(self, text: str, icon: str, tells: str) -> None:
        self._shown.setText(text)
        self._eye.show_icon(icon)
        self._eye.show_text(tells)
