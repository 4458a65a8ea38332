"""An amount as far as it is known: currency, lowest and highest in one field, and the basis."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.model import money
from desktop.model.money import Money
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.framed import Framed, divider
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.fields.picker import Picker
from desktop.ui.widgets.labels import label

CURRENCIES = (
    "",
    "GBP",
    "EUR",
    "USD",
    "AUD",
    "CAD",
    "CHF",
    "DKK",
    "INR",
    "NOK",
    "NZD",
    "SEK",
    "ZAR",
)
"""What the list offers first; another one that was kept is added to it."""
_DASH = "–"


class MoneyField(QWidget):
    """One amount or a lowest and a highest one; what cannot be read yet stays as it was typed."""

    edited = Signal()

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._shown: Money | None = None
        self._codes = list(CURRENCIES)
        self.setObjectName(name)
        self._currency = Picker(
            look, self.tr("{0}: currency").format(what), name=f"{name}_currency"
        )
        self._currency.addItems(
            [money.SIGNS.get(code, code) or self.tr("currency") for code in self._codes]
        )
        self._lower = Line(self.tr("{0}: from").format(what), name=f"{name}_lower")
        self._upper = Line(
            self.tr("{0}: to, if it is an estimate").format(what), name=f"{name}_upper"
        )
        self._lower.setPlaceholderText(self.tr("from"))
        self._upper.setPlaceholderText(self.tr("to"))
        self._divider, self._dash = divider(), QLabel(_DASH)
        self._dash.setProperty("role", "muted")
        self._said = label("", "note", f"{name}_said")
        self._basis_label = label(self.tr("How do you know?"), "label")
        self._basis = Line(self.tr("{0}: how do you know?").format(what), name=f"{name}_basis")
        self._basis_label.setBuddy(self._basis)
        self._lines = QVBoxLayout(self)
        parts = (self._currency, self._divider, self._lower, self._dash, self._upper)
        self._lines.addWidget(Framed(look, parts))
        for part in (self._said, self._basis_label, self._basis):
            self._lines.addWidget(part)
        for line in (self._lower, self._upper):
            line.setProperty("kind", "bare")
            line.editingFinished.connect(self._on_amount_left)
        for line in (self._lower, self._upper, self._basis):
            line.textEdited.connect(self._on_edited)
        self._currency.activated.connect(self._on_edited)
        look.changed.connect(self._settle)
        self._settle()
        self.show_value(ABSENT)

    def value(self) -> Any:
        """Return the amount as it is kept, the typed words if they cannot be read, or ABSENT."""
        lower, upper, basis = self._texts()
        if not lower and not upper:
            return {"basis": basis} if basis else ABSENT
        try:
            return self._read().to_json() | ({"basis": basis} if basis else {})
        except ValueError:
            kept = {"typed": _joined(lower, upper), "currency": self._code(), "basis": basis}
            return {key: text for key, text in kept.items() if text}

    def show_value(self, value: Any) -> None:
        """Show this amount, or what was typed in its place."""
        kept = value if isinstance(value, Mapping) else {}
        try:
            self._shown = money.from_json({key: kept[key] for key in kept if key != "basis"})
            texts = _amounts(self._shown)
        except ValueError:
            self._shown, texts = None, _parted(str(kept.get("typed", "")))
        self._show_currency(str(kept.get("currency", "")))
        for line, text in zip((self._lower, self._upper), texts, strict=True):
            line.setText(text)
            line.setCursorPosition(0)
        self._basis.setText(str(kept.get("basis", "")))
        self._dress()
        self._say()

    def hold(self) -> None:
        """Take the keyboard."""
        self._lower.hold()

    def _texts(self) -> tuple[str, str, str]:
        lower, upper, basis = (
            one.text().strip() for one in (self._lower, self._upper, self._basis)
        )
        return lower, upper, basis

    def _code(self) -> str:
        return self._codes[self._currency.currentIndex()]

    def _read(self) -> Money:
        """Return the amount without its basis; as it was shown while nothing in it has changed."""
        lower, upper, _ = self._texts()
        shown = self._shown
        if (
            shown is not None
            and (lower, upper) == _amounts(shown)
            and self._code() == shown.currency
        ):
            return shown
        return money.parse(self._code(), lower, upper)

    def _show_currency(self, code: str) -> None:
        if code not in self._codes:
            self._codes.append(code)
            self._currency.addItem(code)
        self._currency.setCurrentIndex(self._codes.index(code))

    def _dress(self) -> None:
        """Ask for the basis where there is an amount."""
        is_asked = any(self._texts()) or self._basis.hasFocus()
        self._basis_label.setVisible(is_asked)
        self._basis.setVisible(is_asked)

    def _say(self) -> None:
        """Say what to write where something stands that is not read yet."""
        words = ""
        lower, upper, _ = self._texts()
        if lower or upper:
            try:
                self._read()
            except ValueError as why:
                words = self.tr("Kept as you wrote it. {0}").format(why)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._lower.setAccessibleDescription(words)

    def _on_edited(self) -> None:
        self._dress()
        if self._said.text():
            self._say()
        self.edited.emit()

    def _on_amount_left(self) -> None:
        self._say()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(4))
        self._divider.setFixedSize(px(1), px(24))


def _amounts(amount: Money) -> tuple[str, str]:
    upper = "" if amount.upper is None else f"{amount.upper:,f}"
    return f"{amount.lower:,f}", upper


def _joined(lower: str, upper: str) -> str:
    return f"{lower} {_DASH} {upper}".strip() if upper else lower


def _parted(typed: str) -> tuple[str, str]:
    lower, _, upper = f" {typed}".partition(f" {_DASH} ")
    return lower.strip(), upper.strip()
