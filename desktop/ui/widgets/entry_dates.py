"""The dates of an entry, to be changed: when it happened, and the day it belongs to."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.model import when
from desktop.model.when import Precision
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.date import DateField
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label


class EntryDates(QWidget):
    """Emits `edited` at each key in the first date, and `redated` for a whole new day."""

    edited = Signal()
    redated = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._happened = DateField(look, self.tr("When it happened"), name="entry_happened")
        self._day = Line(self.tr("The day this entry belongs to"), name="entry_new_day")
        self._day.setPlaceholderText(self.tr("such as 14/10/2026, then Enter"))
        self._trouble = label("", "note", "entry_day_said")
        self._trouble.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (self.tr("When it happened, as far as you know"), self._happened),
            (self.tr("Another day for this entry"), self._day),
        ):
            above = QLabel(words)
            above.setProperty("role", "label")
            above.setBuddy(field)
            lines.addWidget(above)
            lines.addWidget(field)
        lines.addWidget(self._trouble)
        self._happened.edited.connect(self.edited)
        self._day.returnPressed.connect(self._on_day_entered)

    def show_happened(self, value: Any) -> None:
        """Show when it happened, and no other day."""
        if value != self.happened():
            self._happened.show_value(value)
        self.forget_day()

    def happened(self) -> Any:
        """Return what is said of when it happened, as it is kept, or ABSENT."""
        return self._happened.value()

    def hold_happened(self) -> None:
        """Give the first date the keyboard."""
        self._happened.hold()

    def hold_day(self) -> None:
        """Give the other day the keyboard."""
        self._day.setFocus()

    def forget_day(self) -> None:
        """Let go of a day that was typed and not taken."""
        self._day.setText("")
        self._trouble.hide()

    def _on_day_entered(self) -> None:
        """Take a whole day; what is none is said, and nothing changes."""
        try:
            day: date = when.parse(Precision.DAY, self._day.text()).earliest()
        except ValueError as why:
            self._trouble.setText(str(why))
            self._trouble.show()
            return
        self.forget_day()
        self.redated.emit(day)
