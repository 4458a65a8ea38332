"""Fields with their labels, two on a line where they are short and there is room."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.model import values as kept_values
from desktop.model.guide import GuideField
from desktop.ui.clipboard import STAYS
from desktop.ui.theme import Look
from desktop.ui.widgets.fields import in_sight, make
from desktop.ui.widgets.fields.field import ABSENT, Asking, Field
from desktop.ui.widgets.labels import label

_BETWEEN, _AFTER_TABLE = 12, 32
_SIDE_BY_SIDE = 2
_ROOM = 480
"""So much room, at 100 %, is needed for two fields side by side (mock 03 has 535)."""

Maker = Callable[[Look, str, GuideField], QWidget | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One field on the form: its words above it, and the widget."""

    field: GuideField
    head: QWidget
    body: QWidget

    @property
    def part(self) -> Field:
        return cast("Field", self.body)

    @property
    def has_words(self) -> bool:
        return bool(self.field.label or self.field.hint)


class Grid(QWidget):
    """A form: what it is given it gives back, changed only where a person changed it."""

    edited = Signal()
    reference_wanted = Signal(str)

    def __init__(
        self, look: Look, name: str, fields: Sequence[GuideField], maker: Maker = make.widget
    ) -> None:
        super().__init__()
        self._look = look
        self._given: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._cells: dict[str, _Cell] = {}
        self._hidden: set[str] = set()
        self._columns = 0
        self.setObjectName(name)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            body = maker(look, f"{name}_{field.key}", field)
            if body is not None:
                self._add(name, field, body)
        look.changed.connect(self._settle)
        self._settle()

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; a field that stands as it should is left alone, its caret too."""
        for cell in self._cells.values():
            value = _of(values, cell.field)
            if value != self._value(cell):
                cell.part.show_value(value)
        self._given, self._touched = dict(values), set()

    def show_anew(self, values: Mapping[str, Any]) -> None:
        """Show the values of something else: nothing of what stood here is left, undo included."""
        for cell in self._cells.values():
            cell.part.show_value(_of(values, cell.field))
        self._given, self._touched = dict(values), set()

    def values(self) -> dict[str, Any]:
        """Return what is kept, without fields that are empty; unknown ones as they were given."""
        found = {key: value for key, value in self._given.items() if key not in self._cells}
        for key, cell in self._cells.items():
            value = self._value(cell)
            if value is not ABSENT:
                found[key] = value
        return found

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        for key in self._cells:
            self.focus_field(key)
            return

    def focus_field(self, key: str) -> None:
        """Put the keyboard into the field with this key; with an unknown key, nothing moves."""
        if key in self._cells:
            self._cells[key].part.hold()
            held = QApplication.focusWidget()
            if held is not None and self.isAncestorOf(held):
                in_sight.bring(held)

    def set_reference(self, key: str, value: Any) -> None:
        """Have this passage chosen where `reference_wanted` asked with this key."""
        first, _, path = key.partition("/")
        body = self.field_widget(first)
        if isinstance(body, Asking):
            body.set_reference(path, value)

    def set_hint(self, key: str, words: str) -> None:
        """Have these words before the hint of a field; one that has no hint shows none."""
        cell = self._cells.get(key)
        if cell is None:
            return
        hint = cell.head.findChild(QLabel, f"{self.objectName()}_{key}_hint")
        if hint is not None:
            whole = " ".join(part for part in (words, cell.field.hint) if part)
            hint.setText(whole)
            cell.body.setAccessibleDescription(whole)

    def show_only(self, keys: Collection[str] | None) -> None:
        """Show the fields with these keys, or every one; the others keep what stands in them."""
        shown = self._cells.keys() if keys is None else set(keys)
        self._hidden = self._cells.keys() - shown
        for key, cell in self._cells.items():
            cell.body.setVisible(key in shown)
            cell.head.setVisible(key in shown and cell.has_words)
        self._arrange()

    def field_widget(self, key: str) -> QWidget | None:
        """Return the widget of the field with this key."""
        return self._cells[key].body if key in self._cells else None

    def _add(self, name: str, field: GuideField, body: QWidget) -> None:
        head = QWidget()
        head.setProperty("surface", "none")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        words = label(field.label, "label", f"{name}_{field.key}_label")
        words.setBuddy(body)
        lines.addWidget(words)
        if field.hint:
            lines.addWidget(label(field.hint, "note", f"{name}_{field.key}_hint"))
            body.setAccessibleDescription(field.hint)
        body.setProperty(STAYS, not field.exportable)
        cell = _Cell(field=field, head=head, body=body)
        if not cell.has_words:
            head.hide()
        self._cells[field.key] = cell
        cell.part.edited.connect(lambda: self._on_edited(field.key))
        if isinstance(body, Asking):
            body.reference_wanted.connect(lambda path: self._on_asked(field.key, path))

    def _on_asked(self, key: str, path: str) -> None:
        self.reference_wanted.emit(f"{key}/{path}" if path else key)

    def _value(self, cell: _Cell) -> Any:
        """Return what a person left in a field; untouched, exactly what was given."""
        if cell.field.key in self._touched:
            return cell.part.value()
        return _of(self._given, cell.field)

    def _on_edited(self, key: str) -> None:
        self._touched.add(key)
        self.edited.emit()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setHorizontalSpacing(px(20))
        self._lines.setVerticalSpacing(px(4))
        self._arrange()

    def _fitting(self) -> int:
        return _SIDE_BY_SIDE if self.width() >= self._look.theme.px(_ROOM) else 1

    def _arrange(self) -> None:
        columns = self._fitting()
        px = self._look.theme.px
        self._columns = columns
        for cell in self._cells.values():
            # Not takeAt(): what it leaves behind keeps answering with heights of long ago.
            self._lines.removeWidget(cell.head)
            self._lines.removeWidget(cell.body)
        for row in range(self._lines.rowCount()):
            self._lines.setRowMinimumHeight(row, 0)
        line, at = 0, 0
        for key, cell in self._cells.items():
            if key in self._hidden:
                continue
            span = 1 if columns == _SIDE_BY_SIDE and make.is_narrow(cell.field) else columns
            if at + span > columns:
                line, at = line + 1, 0
            bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
            self._lines.addWidget(cell.head, 3 * line, at, 1, span, bottom)
            self._lines.addWidget(cell.body, 3 * line + 1, at, 1, span, top)
            gap = _AFTER_TABLE if cell.field.has_rows else _BETWEEN
            self._lines.setRowMinimumHeight(3 * line + 2, px(gap))
            at += span
        for column in range(_SIDE_BY_SIDE):
            self._lines.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use one or two columns, as there is room."""
        super().resizeEvent(event)
        columns = self._fitting()
        if columns != self._columns:
            self._arrange()


def _of(values: Mapping[str, Any], field: GuideField) -> Any:
    """Return what was given for a field, or ABSENT where nothing stands."""
    value = values.get(field.key, ABSENT)
    return ABSENT if value is ABSENT or kept_values.is_empty(field, value) else value
