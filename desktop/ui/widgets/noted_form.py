"""Which scale and which days: what was noted then is said as a fact, before it is taken."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model import bridge, when
from desktop.model.scales import Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label

Say = Callable[[Scale, date, date], str]
"""Returns the sentence for a scale and these days, or "" where no number was noted."""
_FOUR_WEEKS = timedelta(days=27)


class NotedForm(QWidget):
    """Emits scale, first and last day once the writer takes the sentence that is shown."""

    taken = Signal(object, object, object)

    def __init__(self, look: Look, say: Say, *, name: str) -> None:
        super().__init__()
        self._say = say
        self._scales: tuple[Scale, ...] = ()
        self.setObjectName(name)
        self._scale = Combo(look, self.tr("Which scale"), name=f"{name}_scale")
        self._first = Line(self.tr("From which day"), name=f"{name}_first")
        self._last = Line(self.tr("Until which day"), name=f"{name}_last")
        self._sentence = label("", "words", f"{name}_sentence")
        self._take = Button(look, self.tr("Take this sentence"), name=f"{name}_take")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(8))
        lines.addWidget(self._scale)
        days = QHBoxLayout()
        days.setSpacing(look.theme.px(16))
        for words, field in ((self.tr("From"), self._first), (self.tr("Until"), self._last)):
            column = QVBoxLayout()
            column.addWidget(label(words, "label"))
            column.addWidget(field)
            days.addLayout(column)
        lines.addLayout(days)
        lines.addWidget(self._sentence)
        lines.addLayout(across(self._take, gap=0))
        self._scale.activated.connect(self._on_changed)
        for one in (self._first, self._last):
            one.textEdited.connect(self._on_changed)
        self._take.clicked.connect(self._on_taken)

    def show_scales(self, scales: Sequence[Scale], last: date) -> None:
        """Offer these scales, and the four weeks until a day to begin with."""
        self._scales = tuple(scales)
        self._scale.clear()
        for one in self._scales:
            self._scale.addItem(one.name, one.id)
        self._first.setText(bridge.day(last - _FOUR_WEEKS))
        self._last.setText(bridge.day(last))
        self._on_changed()

    def hold(self) -> None:
        """Take the keyboard."""
        self._scale.setFocus()

    def _chosen(self) -> tuple[Scale, date, date] | None:
        scale = next((one for one in self._scales if one.id == self._scale.currentData()), None)
        try:
            first = when.parse(None, self._first.text()).earliest()
            last = when.parse(None, self._last.text()).latest()
        except ValueError:
            return None
        return (scale, first, last) if scale is not None and first <= last else None

    def _on_changed(self, _what: object = None) -> None:
        chosen = self._chosen()
        words = self._say(*chosen) if chosen else ""
        self._take.setEnabled(bool(words))
        if not chosen:
            words = self.tr("Two days, the earlier one first. A month is enough: “March 2026”.")
        self._sentence.setText(words or self.tr("No number was noted on these days."))

    def _on_taken(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.taken.emit(*chosen)
