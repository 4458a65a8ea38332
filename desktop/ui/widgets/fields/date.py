"""A date as far as it is known: its kind and its words in one field, and how it is known."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.model import when
from desktop.model.when import Precision, When
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.framed import Framed, divider
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.fields.picker import Picker
from desktop.ui.widgets.labels import label


class DateField(QWidget):
    """A date in the words a person has for it; what cannot be read yet stays as it was typed."""

    edited = Signal()

    def __init__(self, look: Look, what: str, *, name: str, wants_year: bool = True) -> None:
        """Take whether words without a figure are told how a year is written."""
        super().__init__()
        self._look, self._wants_year = look, wants_year
        self._wanted: Precision | None = None
        self._shown: When | None = None
        self._typed = ""
        self.setObjectName(name)
        self._kind = Picker(look, self.tr("{0}: how exact").format(what), name=f"{name}_kind")
        self._kinds = tuple(_kinds())
        self._kind.addItems(list(_kinds().values()))
        self._words = Line(what, name=f"{name}_words")
        self._words.setProperty("kind", "bare")
        self._divider = divider()
        self._said = label("", "note", f"{name}_said")
        self._basis_label = QLabel(self.tr("How do you know?"))
        self._basis_label.setProperty("role", "label")
        self._basis = Line(self.tr("{0}: how do you know?").format(what), name=f"{name}_basis")
        self._basis_label.setBuddy(self._basis)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(Framed(look, (self._kind, self._divider, self._words)))
        for part in (self._said, self._basis_label, self._basis):
            self._lines.addWidget(part)
        self._words.textEdited.connect(self._on_words_edited)
        self._words.editingFinished.connect(self._on_words_left)
        self._kind.activated.connect(self._on_kind_chosen)
        self._basis.textEdited.connect(self._on_basis_edited)
        look.changed.connect(self._settle)
        self._settle()
        self.show_value(ABSENT)

    def value(self) -> Any:
        """Return the date as it is kept, the typed words if they cannot be read, or ABSENT."""
        found, basis = self._read(), self._basis.text().strip()
        if found is not None:
            return found.to_json() | ({"basis": basis} if basis else {})
        kept = {"typed": self._words.text().strip(), "basis": basis}
        return {key: text for key, text in kept.items() if text} or ABSENT

    def show_value(self, value: Any) -> None:
        """Show this date, or what was typed in its place."""
        self._shown, typed, basis = _taken_apart(value)
        self._wanted = None
        self._typed = self._shown.words() if self._shown else typed
        self._words.setText(self._typed)
        self._words.setCursorPosition(0)
        self._basis.setText(basis)
        self._dress()
        self._say()

    def hold(self) -> None:
        """Take the keyboard."""
        self._words.hold()

    def _read(self) -> When | None:
        """Return the date without its basis; as it was shown while its words are the same."""
        text = self._words.text().strip()
        shown = self._shown
        if shown is not None and text == shown.words() and self._wanted in {None, shown.precision}:
            return shown
        for precision in dict.fromkeys((self._wanted, None)):
            try:
                return when.parse(precision, text)
            except ValueError:
                continue
        return None

    def _dress(self) -> None:
        """Let the kind say what was read, and ask for the basis of an estimate."""
        found = self._read()
        shown = found.precision if found is not None and self._wanted is None else self._wanted
        self._kind.setCurrentIndex(self._kinds.index(shown))
        is_guess = found is not None and found.precision is Precision.ABOUT
        has_basis = is_guess or bool(self._basis.text()) or self._basis.hasFocus()
        self._basis_label.setVisible(has_basis)
        self._basis.setVisible(has_basis)

    def _say(self) -> None:
        """Say what to write where something stands that is not read as it was meant."""
        words = self._trouble()
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._words.setAccessibleDescription(words)

    def _trouble(self) -> str:
        text, shown = self._words.text().strip(), self._shown
        if not text or (shown is not None and self._read() is shown):
            return ""
        try:
            when.parse(self._wanted, text)
        except ValueError as why:
            if self._wants_year or self._wanted or any(one.isdigit() for one in text):
                return self.tr("Kept as you wrote it. {0}").format(why)
            return self.tr("Kept as you wrote it.")
        return ""

    def _on_words_edited(self) -> None:
        self._typed = self._words.text()
        found = self._read()
        if found is not None and found.precision is not self._wanted:
            self._wanted = None
        self._dress()
        if self._said.text():
            self._say()
        self.edited.emit()

    def _on_words_left(self) -> None:
        """Write the day for “today” or “yesterday”: read later, the word would mean another."""
        if meant := days.meant(self._words.text()):
            self._words.setText(meant)
            self._on_words_edited()
        self._say()

    def _on_kind_chosen(self, index: int) -> None:
        self._wanted = self._kinds[index]
        self._words.setText(self._typed)
        self._words.setText(self._fitting())
        self._dress()
        self._say()
        self.edited.emit()

    def _fitting(self) -> str:
        """Return "2016" for "about 2016" where a year is wanted; else the words as typed."""
        found = self._read()
        if found is None or self._wanted in {None, found.precision}:
            return self._typed
        try:
            return when.parse(self._wanted, found.words().removeprefix("about ")).words()
        except ValueError:
            return self._typed

    def _on_basis_edited(self) -> None:
        self.edited.emit()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(4))
        self._divider.setFixedSize(px(1), px(24))


def _taken_apart(value: Any) -> tuple[When | None, str, str]:
    """Return the date without its basis, what was typed in its place, and the basis."""
    if not isinstance(value, Mapping):
        return None, value if isinstance(value, str) else "", ""
    basis = str(value.get("basis", ""))
    try:
        bare = {key: part for key, part in value.items() if key != "basis"}
        return when.from_json(bare), "", basis
    except ValueError:
        return None, str(value.get("typed", "")), basis


def _kinds() -> dict[Precision | None, str]:
    tr = QCoreApplication.translate
    return {
        None: tr("DateField", "as I know it"),
        Precision.DAY: tr("DateField", "exact day"),
        Precision.MONTH: tr("DateField", "month"),
        Precision.SEASON: tr("DateField", "season"),
        Precision.YEAR: tr("DateField", "year"),
        Precision.ABOUT: tr("DateField", "about"),
        Precision.RANGE: tr("DateField", "from – to"),
    }
