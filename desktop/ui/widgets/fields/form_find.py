"""The bar that finds words in a form: the field in which they stand gets the keyboard."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.model import desk, values
from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.fields.field import PLAIN_HINTS
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.labels import label


def places(fields: Sequence[GuideField], known: Mapping[str, Any], words: str) -> tuple[str, ...]:
    """Return the paths of the fields in which these words stand, whatever their case."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return ()
    return tuple(
        path for path, text in _texts(fields, known) if wanted in " ".join(text.split()).casefold()
    )


def _texts(fields: Sequence[GuideField], known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if not field.has_rows:
            yield from _told("", field, known)
            continue
        for row, cells in _rows(field, known):
            for column in field.columns:
                yield from _told(f"{field.key}/{row}/", column, cells)


def _told(before: str, field: GuideField, kept: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if field.key in kept:  # a scale that is not there would read as one that was skipped
        yield f"{before}{field.key}", values.plain(field, kept[field.key])


def _rows(field: GuideField, known: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the cells of each row, after the id or the key of the row."""
    if field.names_rows:
        kept = known.get(field.key)
        named = kept if isinstance(kept, dict) else {}
        rows = [(one.key, named.get(one.key)) for one in field.rows]
    else:
        rows = [(row["id"], row.get("cells")) for row in desk.rows(known, field.key)]
    for row, cells in rows:
        if isinstance(cells, dict):
            yield row, cells


class FormFind(QWidget):
    """Finds in the form it is shown; hidden until `open` is called, and again after Escape."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("facts_find_bar")
        self._form: FieldForm | None = None
        self._fields: Sequence[GuideField] = ()
        self._at = ""
        self._words = QLineEdit()
        self._words.setObjectName("facts_find")
        self._words.setAccessibleName(self.tr("Find in this form"))
        self._words.setPlaceholderText(self.tr("Find in this form"))
        self._words.setInputMethodHints(PLAIN_HINTS)
        self._said = label("", "note", "facts_find_result")
        self._said.setWordWrap(False)
        self._after = IconButton(
            look, "chevron-down", self.tr("Next"), name="facts_find_next", key="F3"
        )
        self._close = IconButton(look, "x", self.tr("Close"), name="facts_find_close", key="Escape")
        row = QHBoxLayout(self)
        px = look.theme.px
        row.setContentsMargins(px(32), px(8), px(24), px(8))
        row.addWidget(self._words, 1)
        for part in (self._said, self._after, self._close):
            row.addWidget(part)
        self.hide()
        self._words.returnPressed.connect(self.next)
        self._words.textChanged.connect(self._forget_place)
        self._after.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
        for keys, slot in (("Ctrl+F", self.open), ("F3", self.next)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_form(self, form: FieldForm | None, fields: Sequence[GuideField]) -> None:
        """Find in this form from now on."""
        self._form, self._fields = form, fields
        self._words.clear()
        self.hide()

    def open(self) -> None:
        """Show the bar."""
        if self._form is None:
            return
        self.show()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def next(self) -> None:
        """Go to the next field in which the words stand, after the last to the first."""
        if self._form is None or self.isHidden():
            return
        found = places(self._fields, self._form.values(), self._words.text())
        if not found:
            is_asked = bool(self._words.text().strip())
            self._said.setText(self.tr("Not in this form") if is_asked else "")
            return
        self._said.setText("")
        at = found.index(self._at) + 1 if self._at in found else 0
        self._at = found[at % len(found)]
        self._form.focus_field(self._at)
        _select(QApplication.focusWidget(), self._words.text())

    def close_bar(self) -> None:
        """Hide the bar; the field that was found last has the keyboard again."""
        self.hide()
        if self._form is not None and self._at:
            self._form.focus_field(self._at)
        elif self._form is not None:
            self._form.focus_first()

    def _forget_place(self) -> None:
        self._at = ""
        self._said.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


def _select(field: QWidget | None, words: str) -> None:
    """Select the words where the field is one of words; any other has them in sight."""
    wanted = words.strip()
    if isinstance(field, QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.Start)
        field.find(wanted)
    elif isinstance(field, QLineEdit):
        start = field.text().casefold().find(wanted.casefold())
        if start >= 0:
            field.setSelection(start, len(wanted))
