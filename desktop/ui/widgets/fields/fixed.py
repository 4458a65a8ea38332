"""A table whose rows the guide names: each stands with its name, its hint and its own fields."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import values
from desktop.model.guide import FixedRow, GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import in_sight, make
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.framed import divider
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.fields.sides import Sides
from desktop.ui.widgets.labels import label


class FixedField(QWidget):
    """Every row is there and none has to be filled; what it does not know it gives back."""

    edited = Signal()
    reference_wanted = Signal(str)
    lead_wanted = Signal(str)

    def __init__(self, look: Look, field: GuideField, *, name: str) -> None:
        super().__init__()
        self._look, self._field = look, field
        self._unknown: dict[str, Any] = {}
        self.setObjectName(name)
        self._lines = QVBoxLayout(self)
        self._dividers: list[QWidget] = []
        self._rows: dict[str, _Row] = {}
        for row in field.rows:
            if self._rows:
                self._dividers.append(divider())
                self._lines.addWidget(self._dividers[-1])
            self._rows[row.key] = made = _Row(look, field, row, name=f"{name}_{row.key}")
            self._lines.addWidget(made)
            made.edited.connect(self.edited)
            made.lead_wanted.connect(self.lead_wanted)
            made.reference_wanted.connect(self._told(row.key))
        look.changed.connect(self._settle)
        self._settle()

    def value(self) -> Any:
        """Return the cells of each row in which something stands, by its key, or ABSENT."""
        kept = {key: row.cells() for key, row in self._rows.items()}
        return {key: cells for key, cells in kept.items() if cells} | self._unknown or ABSENT

    def show_value(self, value: Any) -> None:
        """Show these rows; one the guide does not name is kept untouched."""
        rows = value if isinstance(value, Mapping) else {}
        self._unknown = {
            key: cells
            for key, cells in rows.items()
            if key not in self._rows or not isinstance(cells, Mapping)
        }
        for key, row in self._rows.items():
            row.show_cells(rows[key] if key in rows and key not in self._unknown else {})

    def hold(self) -> None:
        """Take the keyboard."""
        for row in self._rows.values():
            row.hold("")
            return

    def hold_path(self, path: str) -> None:
        """Take the keyboard where a path "row/column" says; with an unknown row nothing moves."""
        key, _, column = path.partition("/")
        if key in self._rows:
            self._rows[key].hold(column)

    def set_reference(self, path: str, value: Any) -> None:
        """Have this passage chosen in the row and column that asked."""
        key, _, column = path.partition("/")
        if key in self._rows:
            self._rows[key].set_reference(column, value)

    def rows_words(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return the name of each row with what stands in it as it prints, by key of the column."""
        return tuple(row.words() for row in self._rows.values())

    @property
    def leads(self) -> bool:
        """Say whether a row leads to other guides."""
        return any(row.leads for row in self._field.rows)

    def show_leads(self, titles: Mapping[str, str]) -> None:
        """Show the ways to the guides of which a title is given here, by id; no others."""
        for row in self._rows.values():
            row.show_leads(titles)

    def _told(self, key: str) -> Callable[[str], None]:
        return lambda column: self.reference_wanted.emit(f"{key}/{column}")

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setContentsMargins(0, px(4), 0, 0)
        self._lines.setSpacing(px(12))
        for one in self._dividers:
            one.setFixedHeight(px(1))


class _Row(QWidget):
    """One row: what it is, its fields, and the guides that belong to it.

    A row that was put aside shows nothing but that; its words are kept.
    """

    edited = Signal()
    reference_wanted = Signal(str)
    lead_wanted = Signal(str)

    def __init__(self, look: Look, field: GuideField, row: FixedRow, *, name: str) -> None:
        super().__init__()
        self._look, self._row, self._columns = look, row, field.columns
        self.setObjectName(name)
        self.setProperty("surface", "none")
        self.setAccessibleName(row.label)
        self._lines = QVBoxLayout(self)
        self._name = label(row.label, "panel", f"{name}_name")
        self._lines.addWidget(self._name)
        self._hint = label(row.hint, "note", f"{name}_about")
        self._lines.addWidget(self._hint)
        self._sides = Sides(look, field.ends, row.sides, name=f"{name}_sides")
        self._lines.addWidget(self._sides)
        self._form = Grid(look, f"{name}_cell", field.columns, partial(_named, row.label))
        self._lines.addWidget(self._form)
        self._kept = label(
            self.tr("What you wrote in this row is kept, and stays here."), "note", f"{name}_kept"
        )
        self._lines.addWidget(self._kept)
        self._ways = QWidget()
        self._ways.setProperty("surface", "none")
        self._ways.setObjectName(f"{name}_ways")
        self._flow = Flow(look, gap=8)
        self._ways.setLayout(self._flow)
        # All at once: a way that is made later would come by Tab behind the rows below it.
        self._leads = {guide: self._way(guide) for guide in row.leads}
        self._lines.addWidget(self._ways)
        self._form.edited.connect(self._on_edited)
        self._form.reference_wanted.connect(self.reference_wanted)
        self._fold()
        look.changed.connect(self._settle)
        self._settle()

    def cells(self) -> dict[str, Any]:
        """Return what stands in the row, what it does not know included."""
        return self._form.values()

    def show_cells(self, cells: Mapping[str, Any]) -> None:
        """Show these; nothing of what stood here is left, undo included."""
        self._form.show_anew(cells)
        self._fold()

    def hold(self, column: str) -> None:
        """Take the keyboard in this column, also of a row that was put aside."""
        # With the field stands what row it is of.
        in_sight.bring(self._name)
        if column:
            self._form.show_only(None)
            self._form.focus_field(column)
        else:
            self._form.focus_first()

    def set_reference(self, column: str, value: Any) -> None:
        """Have this passage chosen in a column."""
        self._form.set_reference(column, value)

    def words(self) -> tuple[str, dict[str, str]]:
        """Return the name of the row, and what stands in it by key of the column."""
        cells = self.cells()
        known = [one for one in self._columns if one.key in cells]
        told = {one.key: values.plain(one, cells[one.key]) for one in known}
        return self._row.label, {key: text for key, text in told.items() if text}

    def show_leads(self, titles: Mapping[str, str]) -> None:
        """Show the ways to these guides, each under its title."""
        for guide, way in self._leads.items():
            way.show_text(titles.get(guide, way.text()))
            way.setVisible(guide in titles)
        self._fold()

    def _way(self, guide: str) -> Button:
        name = f"{self.objectName()}_to_{guide}"
        way = Button(self._look, self.tr("Go there"), name=name, kind="quiet")
        self._flow.addWidget(way)
        way.hide()
        way.clicked.connect(partial(self.lead_wanted.emit, guide))
        return way

    def _fold(self) -> None:
        cells = self.cells()
        aside = [one.key for one in self._columns if one.role == values.ASIDE]
        is_aside = values.is_aside(self._columns, cells)
        self._form.show_only(aside if is_aside else None)
        self._hint.setVisible(bool(self._row.hint) and not is_aside)
        self._sides.setVisible(bool(self._row.sides) and not is_aside)
        has_ways = any(not way.isHidden() for way in self._leads.values())
        self._ways.setVisible(has_ways and not is_aside)
        self._kept.setVisible(is_aside and any(key not in aside for key in cells))

    def _on_edited(self) -> None:
        self._fold()
        self.edited.emit()

    def _settle(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(self._look.theme.px(6))


def _named(row: str, look: Look, name: str, field: GuideField) -> QWidget | None:
    """Return the widget of a cell, which says its row too: every row has the same columns."""
    return make.widget(look, name, replace(field, label=f"{row}: {field.label}"))
