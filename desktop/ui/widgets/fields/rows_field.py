"""A table of typed columns: its rows as a list, and the chosen one below as a form."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.framed import divider
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.fields.row_words import NONE, Columns, is_none
from desktop.ui.widgets.fields.rows import Rows
from desktop.ui.widgets.fields.rows_bar import AddBar, NoneBar, PlaceBar, RowBar
from desktop.ui.widgets.fields.rows_list import Heads, RowsList, RowsModel
from desktop.ui.widgets.said import Said


class RowsField(QWidget):
    """Rows that are added, written, moved, taken out and put back; no question is asked."""

    edited = Signal()
    reference_wanted = Signal(str)

    def __init__(self, look: Look, field: GuideField, *, name: str) -> None:
        super().__init__()
        self._look, self._field, self._name = look, field, name
        self._columns = Columns(all=field.columns)
        self._rows = Rows()
        self._notes: dict[str, str] = {}
        self._hints: dict[str, Mapping[str, str]] = {}
        self._current = self._open_id = ""
        self._is_settling = False
        self.setObjectName(name)
        self._model = RowsModel(self._columns)
        what = field.label or self.tr("Items")
        self._heads = Heads(look, self._head_words(), name=f"{name}_heads", model=self._model)
        self._list = RowsList(look, what, self._model, name=f"{name}_rows")
        has_kinds = self._columns.of_role("kind") is not None
        self._add_bar = AddBar(look, name=f"{name}_bar", has_kinds=has_kinds)
        self._row_bar = RowBar(look, name=f"{name}_row")
        self._divider = divider()
        self._note = Said(look, name=f"{name}_note")
        self._none_bar = NoneBar(look, name=f"{name}_is_none")
        kind = self._columns.of_role("kind")
        self._form = Grid(look, f"{name}_cell", field.columns)
        # Of a row that says "none" only the kind can be written.
        self._none_form = Grid(look, f"{name}_none", () if kind is None else (kind,))
        self._place_bar = PlaceBar(look, name=f"{name}_place")
        self._lines = QVBoxLayout(self)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self._heads)
        table.addWidget(self._list)
        self._lines.addLayout(table)
        for part in self._parts():
            self._lines.addWidget(part)
        self._join()
        self._settle()
        self._show_rows()

    def value(self) -> Any:
        """Return the rows in which something stands, or ABSENT."""
        return self._rows.value()

    def show_value(self, value: Any) -> None:
        """Show these rows; the chosen one stays chosen if it is among them."""
        self._rows = Rows(value)
        self._show_rows()

    def hold(self) -> None:
        """Take the keyboard."""
        if self._rows.shown:
            self._hold_list()
        else:
            self._add_bar.hold()

    def hold_path(self, path: str) -> None:
        """Open the row that a path "row id/column" names and take the keyboard there."""
        row_id, _, key = path.partition("/")
        self.open_row(row_id)
        if row_id == self._current:
            self._shown_form().focus_field(key)

    @property
    def current(self) -> str:
        """Return the id of the row that is open; "" while there is none."""
        return self._current

    def open_row(self, row_id: str) -> None:
        """Open the row with this id, if it is there."""
        at = self._rows.at(row_id)
        if at >= 0:
            self._choose(at)

    def set_row_note(self, row_id: str, sentence: str) -> None:
        """Have a sentence stand with a row; with no sentence, none."""
        self._notes = {**self._notes, row_id: sentence}
        at = self._rows.at(row_id)
        if at >= 0:
            self._show_rows()

    def set_row_notes(self, notes: Mapping[str, str]) -> None:
        """Have these sentences stand with the rows of these ids, and none with any other."""
        fresh = {row_id: words for row_id, words in notes.items() if words}
        if fresh != {row_id: words for row_id, words in self._notes.items() if words}:
            self._notes = fresh
            self._show_rows()

    def set_row_states(self, states: Mapping[str, tuple[str, bool]]) -> None:
        """Have the list say in these words how far rows are, and whether they are begun."""
        self._model.show_states(states)

    def set_row_details(self, heading: str, details: Mapping[str, str]) -> None:
        """Have the list say these words of rows beside their titles, under this heading."""
        self._heads.say_detail(heading)
        self._model.show_details(details)

    def set_hints(self, key: str, hints: Mapping[str, str]) -> None:
        """Have these words, by the id of its row, above the field of this column."""
        self._hints = {**self._hints, key: hints}
        self._show_hints()

    def set_reference(self, path: str, value: Any) -> None:
        """Have this passage chosen in the row and column that asked."""
        row_id, _, key = path.partition("/")
        self.open_row(row_id)
        if row_id == self._current:
            self._form.set_reference(key, value)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._add_bar,
            self._divider,
            self._row_bar,
            self._note,
            self._none_bar,
            self._none_form,
            self._form,
            self._place_bar,
        )

    def _of_a_row(self) -> tuple[QWidget, ...]:
        """Return what is there only while there are rows."""
        return self._heads, self._list, self._divider, self._row_bar, self._place_bar

    def _join(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.opened.connect(self._enter_form)
        self._list.add_wanted.connect(self._add)
        self._list.remove_wanted.connect(self._remove)
        self._list.undo_wanted.connect(self._put_back)
        self._list.move_wanted.connect(self._move)
        self._add_bar.add_wanted.connect(self._add)
        self._add_bar.none_wanted.connect(self._add_none)
        self._add_bar.undo_wanted.connect(self._put_back)
        self._none_bar.write_wanted.connect(self._clear_none)
        for form in (self._form, self._none_form):
            form.edited.connect(self._on_form_edited)
            form.reference_wanted.connect(self._on_reference_wanted)
        self._row_bar.step_wanted.connect(self._step)
        self._place_bar.move_wanted.connect(self._move)
        self._place_bar.remove_wanted.connect(self._remove)
        self._look.changed.connect(self._settle)

    def _head_words(self) -> tuple[str, str, str]:
        title, detail = self._columns.title, self._columns.detail
        second = detail.label if detail is not None else ""
        if self._columns.has_span:
            second = self.tr("First – last")
        state = self.tr("State") if self._columns.says_state else ""
        return title.label if title is not None else "", second, state

    # What is shown.

    def _show_rows(self) -> None:
        """Show the rows anew and open the one that was open, else the first."""
        self._is_settling = True
        self._model.show_rows(self._rows.shown, self._notes)
        self._is_settling = False
        self._choose(max(0, self._rows.at(self._current)))
        self._add_bar.show_undo(is_possible=self._rows.can_put_back())
        self._add_bar.set_kinds(self._kinds_left())

    def _choose(self, at: int) -> None:
        self._is_settling = True
        self._list.setCurrentIndex(self._model.index(at))
        self._is_settling = False
        self._open(at)

    def _open(self, at: int) -> None:
        """Show a row as a form, or nothing where there is no row."""
        is_there = at < len(self._rows.shown)
        for part in self._of_a_row():
            part.setVisible(is_there)
        if not is_there:
            self._current = self._open_id = ""
            self._show_form(None)
            self._note.say("")
            return
        row = self._rows.shown[at]
        self._current = row["id"]
        form = self._none_form if is_none(row["cells"]) else self._form
        if self._current == self._open_id and not form.isHidden():
            form.show_values(row["cells"])
        else:
            form.show_anew(row["cells"])
        self._open_id = self._current
        self._show_form(form)
        self._say_row(at)

    def _show_form(self, shown: Grid | None) -> None:
        for form in (self._form, self._none_form):
            form.setVisible(form is shown)
        self._none_bar.setVisible(shown is self._none_form)

    def _shown_form(self) -> Grid:
        return self._form if self._none_form.isHidden() else self._none_form

    def _say_row(self, at: int) -> None:
        count, title = len(self._rows.shown), self._model.words(at).title
        self._row_bar.show_row(title, at=at, count=count)
        self._place_bar.show_place(at=at, count=count)
        self._note.say(self._model.note(at))
        self._show_hints()

    def _show_hints(self) -> None:
        for key, hints in self._hints.items():
            self._form.set_hint(key, hints.get(self._current, ""))

    def _kinds_left(self) -> tuple[str, ...]:
        kind = self._columns.of_role("kind")
        if kind is None:
            return ()
        used = {row["cells"].get(kind.key) for row in self._rows.shown}
        return tuple(choice for choice in kind.choices if choice not in used)

    def _at(self) -> int:
        return self._rows.at(self._current)

    # What a person does.

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._is_settling and current.isValid():
            self._open(current.row())

    def _on_form_edited(self) -> None:
        at, form = self._at(), self.sender()
        if isinstance(form, Grid) and at >= 0:
            self._rows.set_cells(at, form.values())
            self._model.tell_changed(at)
            self._say_row(at)
            self._add_bar.set_kinds(self._kinds_left())
            self.edited.emit()

    def _add(self) -> None:
        self._after(self._rows.add({}))
        self._enter_form()

    def _add_none(self, kind: str) -> None:
        column = self._columns.of_role("kind")
        cells = {NONE: True} | ({column.key: kind} if column is not None and kind else {})
        self._after(self._rows.add(cells))
        if kind:
            self._hold_list()
        else:
            self._enter_form()

    def _remove(self) -> None:
        at = self._at()
        if at < 0:
            return
        self._rows.remove(at)
        self._after(min(at, len(self._rows.shown) - 1))
        self.hold()

    def _put_back(self) -> None:
        if self._rows.can_put_back():
            self._after(self._rows.put_back())
            self._hold_list()

    def _clear_none(self) -> None:
        at = self._at()
        self._rows.clear_none(at)
        self._after(at)
        self._enter_form()

    def _move(self, step: int) -> None:
        at = self._at()
        if 0 <= at + step < len(self._rows.shown):
            self._rows.move(at, at + step)
            self._after(at + step)

    def _step(self, step: int) -> None:
        at = self._at() + step
        if 0 <= at < len(self._rows.shown):
            self._choose(at)

    def _after(self, at: int) -> None:
        """Show what has become of the rows, open this one, and say that something changed."""
        if 0 <= at < len(self._rows.shown):
            self._current = self._rows.shown[at]["id"]
        self._show_rows()
        self.edited.emit()

    def _hold_list(self) -> None:
        self._list.setFocus()
        in_sight.bring(self._list)

    def _enter_form(self) -> None:
        self._shown_form().focus_first()

    def _on_reference_wanted(self, key: str) -> None:
        self.reference_wanted.emit(f"{self._current}/{key}")

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(8))
        self._divider.setFixedHeight(px(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back from the form to the list with Escape."""
        held = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and held is not self._list and self._rows.shown:
            self._hold_list()
        else:
            super().keyPressEvent(event)
