"""The days of the journal with the ways through them: two weeks, or a month when it is opened."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.entries import EntryDay
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.journal_days import JournalDays
from desktop.ui.widgets.labels import label


class JournalCalendar(QWidget):
    """Emits the day whose entries are wanted."""

    chosen = Signal(object)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("journal_calendar")
        self._days = JournalDays(look, today)
        self._words = label("", "note", "journal_days_shown")
        self._before = IconButton(
            look, "chevron-left", self.tr("Earlier days"), name="journal_earlier", key="Page Up"
        )
        self._after = IconButton(
            look, "chevron-right", self.tr("Later days"), name="journal_later", key="Page Down"
        )
        self._month = Button(look, "", name="journal_month", kind="quiet", icon="calendar")
        self._month.setProperty("measure", "small")
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._month)
        row = QHBoxLayout()
        row.setSpacing(look.theme.px(4))
        for part, stretch in ((self._before, 0), (self._days, 1), (self._after, 0)):
            row.addWidget(part, stretch)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(4))
        lines.addLayout(head)
        lines.addLayout(row)
        self._days.chosen.connect(self.chosen)
        self._days.moved.connect(self._say)
        self._before.clicked.connect(partial(self._days.step, -1))
        self._after.clicked.connect(partial(self._days.step, 1))
        self._month.clicked.connect(self._on_month_clicked)
        self._say()

    def show_days(self, held: Sequence[EntryDay]) -> None:
        """Show on which days entries stand."""
        self._days.show_days({one.on: one for one in held})

    def _say(self) -> None:
        self._words.setText(self._days.words())
        self._month.show_text(self.tr("Two weeks") if self._days.is_month else self.tr("The month"))

    def _on_month_clicked(self) -> None:
        self._days.show_month(is_on=not self._days.is_month)
