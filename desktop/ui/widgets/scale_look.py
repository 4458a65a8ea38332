"""The card of a scale over time: a drawing, or a table of the same."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableWidget, QTableWidgetItem

from desktop.model import chart, scales
from desktop.model.chart import Shown
from desktop.model.chart_days import FOUR_WEEKS, WEEK
from desktop.model.scales import Reading, Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.chart_view import ChartView
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.segmented import Segmented

_DAYS = {"weeks": 14, "months": 91}
_ROWS = 12
"""So many rows are seen at once; the table scrolls."""


class ScaleLook(Card):
    """Two weeks, three months or all of it, first three months; nothing in it is weighed.

    `day_wanted` carries a day of the table, of which all can be seen and changed elsewhere.
    """

    day_wanted = Signal(date)

    def __init__(self, look: Look) -> None:
        super().__init__(look, name="scales_look")
        self._asked: tuple[Scale, Sequence[Reading], Sequence[date], date] | None = None
        self._day_of: dict[str, date] = {}
        self._title = label("", "panel", "scales_look_title")
        self._dates = label("", "note", "scales_look_dates")
        self._form = Segmented(
            look,
            (("chart", self.tr("Chart")), ("table", self.tr("Table"))),
            name="scales_form", what=self.tr("Show as"), is_needed=True,
        )  # fmt: skip
        self._form.set_value("chart")
        self._time = Segmented(
            look,
            (
                ("weeks", self.tr("2 weeks")),
                ("months", self.tr("3 months")),
                ("all", self.tr("All")),
            ),
            name="scales_time", what=self.tr("How long"), is_needed=True,
        )  # fmt: skip
        self._time.set_value("months")
        self._view = ChartView(look, name="scales_chart")
        self._table = _table()
        self._reach = label("", "body", "scales_reach")
        self._signs = label("", "note", "scales_signs")
        self._title.setWordWrap(False)
        self.lines.addLayout(across(self._title, self._form, gap=12, to_right=self._time))
        self.lines.addWidget(self._dates)
        for part in (self._view, self._table, self._reach, self._signs):
            self.lines.addWidget(part)
        self._table.cellActivated.connect(self._on_activated)
        self._form.chosen.connect(self._on_chosen)
        self._time.chosen.connect(self._on_chosen)

    def show_readings(
        self, scale: Scale, readings: Sequence[Reading], marks: Sequence[date], today: date
    ) -> None:
        """Show this scale up to today."""
        self._asked = scale, readings, marks, today
        self._show()

    def shown(self) -> Shown | None:
        """Return what is looked at."""
        if self._asked is None:
            return None
        scale, readings, marks, today = self._asked
        length = _DAYS.get(self._time.value())
        noted = [*(one.day for one in scales.of_scale(readings, scale.id)), *marks]
        last = max((today, *noted))
        first = today - timedelta(days=length - 1) if length else min((today, *noted))
        return Shown(
            scale=scale, readings=tuple(readings), marks=tuple(marks), first=first, last=last
        )

    def _show(self) -> None:
        shown = self.shown()
        if shown is None:
            return
        is_table = self._form.value() == "table"
        self._title.setText(shown.scale.name)
        self._dates.setText(chart.stretch(shown.first, shown.last))
        plus = self.tr("On this scale a higher number is better.")
        self._reach.setText(chart.reach(shown) + (f" {plus}" if shown.scale.is_plus else ""))
        self._view.show_readings(shown)
        self._table.setAccessibleName(shown.scale.name)
        if is_table:
            self._fill(shown)
        self._say_signs()
        self._view.setVisible(not is_table)
        self._table.setVisible(is_table)

    def _say_signs(self) -> None:
        shown = self.shown()
        if shown is None:
            return
        if self._form.value() == "table":
            self._signs.setText(self.tr("Enter on a day shows it above, to be read or changed."))
            return
        signs = {
            WEEK: self.tr("A bar is from the lowest to the highest of seven days."),
            FOUR_WEEKS: self.tr("A bar is from the lowest to the highest of four weeks."),
        }.get(
            self._view.grain(),
            self.tr("A point is the last entry of a day, a bar is from its lowest to its highest."),
        )
        parts = [signs, self.tr("Times without an entry stay open.")]
        parts += [self.tr("A diamond is a new disclosure.")] if chart.marked(shown) else []
        self._signs.setText(" ".join(parts))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say what a sign stands for at this width."""
        super().resizeEvent(event)
        self._say_signs()

    def _fill(self, shown: Shown) -> None:
        made, notes = chart.table(shown), _notes(shown)
        # A note is for the writer alone: it is beside the table that leaves, not in it.
        headings = (*made.headings, *([self.tr("Note")] if notes else ()))
        self._day_of = {chart.day_words(one.day): one.day for one in shown.readings}
        self._day_of |= {chart.day_words(one): one for one in shown.marks}
        self._table.clearContents()
        self._table.setRowCount(len(made.rows))
        self._table.setColumnCount(len(headings))
        self._table.setHorizontalHeaderLabels(list(headings))
        for row, cells in enumerate(made.rows):
            for column, words in enumerate((*cells, *([notes.get(cells[0], "")] if notes else ()))):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._table.setItem(row, column, item)
        self._table.resizeColumnsToContents()
        # Qt goes on to stretch the one that was last before.
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setStretchLastSection(True)
        # The newest day is what somebody looks for first.
        self._table.scrollToBottom()
        px = self._look.theme.px
        self._table.verticalHeader().setDefaultSectionSize(px(36))
        self._table.setFixedHeight(px(36) * (min(len(made.rows), _ROWS) + 1) + px(8))

    def _on_activated(self, row: int, _column: int) -> None:
        cell = self._table.item(row, 0)
        day = self._day_of.get(cell.text()) if cell is not None else None
        if day is not None:
            self.day_wanted.emit(day)

    def _on_chosen(self, _key: str) -> None:
        self._show()


def _notes(shown: Shown) -> dict[str, str]:
    """Return the notes of each day that is looked at, by its words in the table."""
    found: dict[str, list[str]] = {}
    for one in scales.of_scale(shown.readings, shown.scale.id):
        if one.note and shown.first <= one.day <= shown.last:
            found.setdefault(chart.day_words(one.day), []).append(" ".join(one.note.split()))
    return {day: " · ".join(notes) for day, notes in found.items()}


def _table() -> QTableWidget:
    made = QTableWidget()
    made.setObjectName("scales_table")
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    # A long note is cut in its line; the card above has all of it.
    made.setWordWrap(False)
    made.setCornerButtonEnabled(False)
    made.verticalHeader().hide()
    # Qt makes it although no header stands at the side, and then never shows it.
    made.findChildren(QAbstractButton)[0].setAccessibleName("All rows")
    made.verticalHeader().setObjectName("scales_table_rows")
    made.horizontalHeader().setObjectName("scales_table_columns")
    made.horizontalHeader().setStretchLastSection(True)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made
