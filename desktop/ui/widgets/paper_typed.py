"""What is on paper, typed: a whole recovery phrase, or two parts one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AppError, PhraseError, ShareError
from desktop.model.secret import Recovery, RecoveryPhrase, SharedSecret
from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Trouble
from desktop.ui.widgets.words_grid import TypedWords

PART_WORDS = 33


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseReader:
    """The list of the words, and what reads a phrase or raises PhraseError."""

    words: Sequence[str]
    parse: Callable[[str], RecoveryPhrase]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsReader:
    """The list of the words; what reads one part, and two; `parse` raises what `shares` does."""

    words: Sequence[str]
    check: Callable[[str, int], object]
    parse: Callable[[str, str], SharedSecret]


class PaperTyped(QWidget):
    """Words being typed; `given` hands over what they stand for, `revealed` a part to be seen."""

    given = Signal(object)
    turned = Signal()
    """Something else is asked for now than before."""
    revealed = Signal(QWidget)

    def __init__(self, look: Look, typed: TypedWords, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_typed")
        self._typed = typed
        self.trouble = Trouble(look, name=f"{name}_trouble")
        self._told: tuple[int, bool] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.theme.px(8))
        for part in (typed, self.trouble):
            self._lines.addWidget(part)
        self.setFocusProxy(typed)
        typed.submitted.connect(self.ask)
        typed.changed.connect(self._on_changed)

    def ask(self) -> None:
        """Read what was typed; hand it over, or say what is not right and put the caret there."""
        try:
            secret = self._read()
        except AppError as error:
            self._say(error)
            return
        self._told = None
        self.trouble.clear()
        if secret is not None:
            self.given.emit(secret)

    def clear(self) -> None:
        """Forget what was typed and said."""
        self._told = None
        self._typed.clear()
        self.trouble.clear()

    def begin_again(self) -> None:
        """Put the caret where typing begins."""
        self._typed.go_to(1)

    def _read(self) -> Recovery | None:
        """Return what was typed, or None when more is asked for; raises an AppError."""
        raise NotImplementedError

    def _say(self, error: AppError) -> None:
        # An empty field shifts the words behind it, so the fields know the place better.
        self._told = self._open_word()
        match self._told:
            case None:
                self.trouble.say(error)
            case (number, True):
                self.trouble.say_words(self.tr("Word {n} is still missing.").format(n=number))
            case (number, False):
                self.trouble.say(PhraseError(number))
        self.revealed.emit(self.trouble)
        place = self._told[0] if self._told else getattr(error, "position", None)
        if place is not None:
            self._typed.go_to(place)

    def _open_word(self) -> tuple[int, bool] | None:
        """Return the first word that is not right, and whether it is missing; None if all are."""
        number = self._typed.first_open()
        return None if number is None else (number, self._typed.is_missing(number))

    def _on_changed(self) -> None:
        """Take back what was said of a word once it is mended."""
        if self._told is not None and self._open_word() != self._told:
            self._told = None
            self.trouble.clear()


class PhraseTyped(PaperTyped):
    """The twenty-four words of a recovery phrase."""

    def __init__(self, look: Look, reader: PhraseReader, *, name: str) -> None:
        super().__init__(look, TypedWords(look, reader.words, name=f"{name}_word"), name=name)
        self._reader = reader

    def _read(self) -> Recovery:
        return self._reader.parse(self._typed.text())


class PartsTyped(PaperTyped):
    """Two of three parts, one after the other; each is looked at before the next is asked."""

    def __init__(self, look: Look, reader: PartsReader, *, name: str) -> None:
        typed = TypedWords(look, reader.words, name=f"{name}_word", count=PART_WORDS)
        super().__init__(look, typed, name=name)
        self._reader, self._first = reader, ""
        self._which = label("", "heading", f"{name}_which")
        self._lines.insertWidget(0, self._which)
        self._ask_for_first()

    @property
    def is_at_second(self) -> bool:
        """Whether the first part is whole, and the second is being typed."""
        return bool(self._first)

    def clear(self) -> None:
        """Forget what was typed and said, the first part, too."""
        super().clear()
        self._ask_for_first()

    def begin_again(self) -> None:
        """Ask for the first part again, so that either can be another one."""
        self._typed.clear()
        self._ask_for_first()
        super().begin_again()

    def _ask_for_first(self) -> None:
        self._first = ""
        self._which.setText(self.tr("One part"))
        self.turned.emit()

    def _read(self) -> Recovery | None:
        if not self._first:
            typed = self._typed.text()
            self._reader.check(typed, 1)
            self._first = typed
            self._typed.clear()
            self._which.setText(self.tr("Another part"))
            self._typed.go_to(1)
            self.turned.emit()
            return None
        return self._reader.parse(self._first, self._typed.text())

    def _say(self, error: AppError) -> None:
        super()._say(error)
        # Each word of this part is whole then: another part is needed, or the first one was odd.
        if not isinstance(error, ShareError) and self._told is None:
            self._typed.clear()
            self._typed.go_to(1)
