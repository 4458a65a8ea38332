"""The form for the fields of a section, whatever their kinds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields import make
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.fields.rows_field import RowsField


class FieldForm(Grid):
    """Every field of a section, tables too; what it does not know it gives back untouched."""

    def __init__(self, look: Look, name: str, fields: Sequence[GuideField]) -> None:
        super().__init__(look, name, fields, _widget)

    def rows(self, key: str) -> RowsField | None:
        """Return the table with this key."""
        found = self.field_widget(key)
        return found if isinstance(found, RowsField) else None

    def focus_field(self, key: str) -> None:
        """Put the keyboard into this field, or into "table/row id/column"; else nothing moves."""
        first, _, path = key.partition("/")
        table = self.rows(first)
        if path and table is not None:
            table.hold_path(path)
        else:
            super().focus_field(first)


def _widget(look: Look, name: str, field: GuideField) -> QWidget | None:
    if field.kind == "table":
        return RowsField(look, field, name=name)
    return make.widget(look, name, field)
