"""A table of typed columns: its rows as a list, and the chosen one below as a form."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.grid import Grid
from desktop.ui.widgets.fields.row_words import NONE, Columns, is_none
from desktop.ui.widgets.fields.rows import Rows
from desktop.ui.widgets.fields.rows_bar import AddBar, PlaceBar, RowBar
from desktop.ui.widgets.fields.rows_list import Heads, RowsList, RowsModel
from desktop.ui.widgets.labels import label
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
        self._current = ""
        self._is_settling = False
        self.setObjectName(name)
        self._model = RowsModel(self._columns)
        what = field.label or self.tr("Items")
        self._heads = Heads(look, self._head_words(), name=f"{name}_heads")
        self._list = RowsList(look, what, self._model, name=f"{name}_rows")
        has_kinds = self._columns.of_role("kind") is not None
        self._add_bar = AddBar(look, name=f"{name}_bar", has_kinds=has_kinds)
        self._row_bar = RowBar(look, name=f"{name}_row")
        self._note = Said(look, name=f"{name}_note")
        self._none = label(
            self.tr("You wrote that there was none of this kind. That is an answer too."),
            "muted",
            f"{name}_is_none",
        )
        self._forms: dict[bool, Grid] = {}
        self._place_bar = PlaceBar(look, name=f"{name}_place")
        self._lines = QVBoxLayout(self)
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
            self._list.setFocus()
        else:
            self._add_bar.hold()

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

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._heads,
            self._list,
            self._add_bar,
            self._row_bar,
            self._note,
            self._none,
            self._place_bar,
        )

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
        self._row_bar.step_wanted.connect(self._step)
        self._place_bar.move_wanted.connect(self._move)
        self._place_bar.remove_wanted.connect(self._remove)
        self._look.changed.connect(self._settle)

    def _head_words(self) -> tuple[str, str, str]:
        title, detail = self._columns.title, self._columns.detail
        second = detail.label if detail is not None else ""
        if self._columns.has_span:
            second = self.tr("First – last")
        return title.label if title is not None else "", second, self.tr("State")

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
        for part in (self._heads, self._list, self._row_bar, self._place_bar):
            part.setVisible(is_there)
        if not is_there:
            self._current = ""
            self._show_form(None)
            return
        row = self._rows.shown[at]
        is_other, self._current = row["id"] != self._current, row["id"]
        form = self._form(is_none(row["cells"]))
        if is_other or form.isHidden():
            form.show_anew(row["cells"])
        else:
            form.show_values(row["cells"])
        self._show_form(form)
        self._say_row(at)

    def _show_form(self, shown: Grid | None) -> None:
        for form in self._forms.values():
            form.setVisible(form is shown)
        self._none.setVisible(shown is not None and shown is self._forms.get(True))
        if shown is None:
            self._note.say("")

    def _say_row(self, at: int) -> None:
        count, title = len(self._rows.shown), self._model.words(at).title
        self._row_bar.show_row(title, at=at, count=count)
        self._place_bar.show_place(at=at, count=count)
        self._note.say(self._model.note(at))

    def _form(self, says_none: bool) -> Grid:
        """Return the form of a row; of one that says "none" only its kind can be written."""
        if says_none not in self._forms:
            kind = self._columns.of_role("kind")
            fields = (kind,) if says_none and kind is not None else self._columns.all
            name = f"{self._name}_none" if says_none else f"{self._name}_cell"
            form = Grid(self._look, name, fields)
            form.hide()
            form.edited.connect(self._on_form_edited)
            form.reference_wanted.connect(self._on_reference_wanted)
            self._lines.insertWidget(self._lines.indexOf(self._place_bar), form)
            QWidget.setTabOrder(self._row_bar, form)
            self._forms[says_none] = form
        return self._forms[says_none]

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
            self._list.setFocus()
        else:
            self._enter_form()

    def _remove(self) -> None:
        at = self._at()
        if at < 0:
            return
        self._rows.remove(at)
        self._current = ""
        self._after(min(at, len(self._rows.shown) - 1))
        self.hold()

    def _put_back(self) -> None:
        if self._rows.can_put_back():
            self._after(self._rows.put_back())
            self._list.setFocus()

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
            self._is_settling = True
            self._model.show_rows(self._rows.shown, self._notes)
            self._is_settling = False
            self._choose(at)
        self._show_rows()
        self.edited.emit()

    def _enter_form(self) -> None:
        form = next((one for one in self._forms.values() if not one.isHidden()), None)
        if form is not None:
            form.focus_first()

    def _on_reference_wanted(self, key: str) -> None:
        self.reference_wanted.emit(f"{self._current}/{key}")

    def _settle(self) -> None:
        px = self._look.theme.px
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back from the form to the list with Escape."""
        held = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and held is not self._list and self._rows.shown:
            self._list.setFocus()
        else:
            super().keyPressEvent(event)
