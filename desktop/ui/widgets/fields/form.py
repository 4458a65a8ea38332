"""The form for the fields of a section, whatever their kinds."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields import make
from desktop.ui.widgets.fields.field import OfRows
from desktop.ui.widgets.fields.fixed import FixedField
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.fields.map import MapField
from desktop.ui.widgets.fields.rows_field import RowsField


class FieldForm(Grid):
    """Every field of a section, tables too; what it does not know it gives back untouched."""

    lead_wanted = Signal(str)

    def __init__(self, look: Look, name: str, fields: Sequence[GuideField]) -> None:
        super().__init__(look, name, fields, _widget)
        self._fixed = self.findChildren(FixedField)
        for one in self._fixed:
            one.lead_wanted.connect(self.lead_wanted)

    @property
    def leads(self) -> bool:
        """Say whether a row of this form leads to other guides."""
        return any(one.leads for one in self._fixed)

    def show_leads(self, titles: Mapping[str, str]) -> None:
        """Show the ways to the guides of which a title is given here, by id; no others."""
        for one in self._fixed:
            one.show_leads(titles)

    def rows(self, key: str) -> RowsField | None:
        """Return the table with this key."""
        found = self.field_widget(key)
        return found if isinstance(found, RowsField) else None

    def focus_field(self, key: str) -> None:
        """Put the keyboard into this field, or into "table/row/column"; else nothing moves."""
        first, _, path = key.partition("/")
        table = self.field_widget(first)
        if path and isinstance(table, OfRows):
            table.hold_path(path)
        else:
            super().focus_field(first)


def _widget(look: Look, name: str, field: GuideField) -> QWidget | None:
    if field.kind == "table":
        return RowsField(look, field, name=name)
    if field.kind == "map":
        return MapField(look, field, name=name)
    if field.names_rows:
        return FixedField(look, field, name=name)
    return make.widget(look, name, field)
