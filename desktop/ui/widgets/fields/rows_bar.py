"""The lines of buttons around the rows of a table."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label


class AddBar(QWidget):
    """Below the list: what can be added, and what was taken out last."""

    add_wanted = Signal()
    none_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, look: Look, *, name: str, has_kinds: bool) -> None:
        super().__init__()
        self._look = look
        self._kinds: tuple[str, ...] = ()
        self.setObjectName(name)
        self._name = name
        self._add = Button(
            look, self.tr("Add an item"), name=f"{name}_add", kind="quiet", icon="plus"
        )
        self._none = Button(
            look, self.tr("Write “none” for a kind"), name=f"{name}_none", kind="quiet"
        )
        if not has_kinds:
            self._none.hide()
        self._said = label(self.tr("One item was taken out."), "muted", f"{name}_said")
        self._said.setWordWrap(False)
        self._undo = Button(
            look, self.tr("Put it back"), name=f"{name}_undo", kind="quiet", icon="undo-2"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for parts in ((self._add, self._none), (self._said, self._undo)):
            flow = Flow(look, gap=8)
            for part in parts:
                flow.addWidget(part)
            lines.addLayout(flow)
        self._add.clicked.connect(self._on_add_clicked)
        self._none.clicked.connect(self._on_none_clicked)
        self._undo.clicked.connect(self._on_undo_clicked)
        self.show_undo(is_possible=False)

    def hold(self) -> None:
        """Take the keyboard."""
        self._add.setFocus()

    def menu(self) -> QMenu:
        """Return a new menu of the kinds for which "none" can be written."""
        menu = QMenu(self.tr("Which kind was there none of?"), self)
        menu.setObjectName(f"{self._name}_kinds")
        menu.setAccessibleName(menu.title())
        for kind in self._kinds:
            # Unless doubled, Qt takes the sign for the mark of a key.
            action = menu.addAction(kind.replace("&", "&&"))
            action.triggered.connect(partial(self.none_wanted.emit, kind))
        return menu

    def set_kinds(self, kinds: Sequence[str]) -> None:
        """Offer these kinds for "none"; with no kinds the person writes it."""
        self._kinds = tuple(kinds)

    def show_undo(self, *, is_possible: bool) -> None:
        """Say that something was taken out, and offer to put it back."""
        had_keyboard = self._undo.hasFocus()
        self._said.setVisible(is_possible)
        self._undo.setVisible(is_possible)
        if had_keyboard and not is_possible:
            self._add.setFocus()

    def _on_add_clicked(self) -> None:
        self.add_wanted.emit()

    def _on_undo_clicked(self) -> None:
        self.undo_wanted.emit()

    def _on_none_clicked(self) -> None:
        if not self._kinds:
            self.none_wanted.emit("")
            return
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._none.mapToGlobal(self._none.rect().bottomLeft()))


class NoneBar(QWidget):
    """In place of the form of a row that says "none": what that means, and a way back."""

    write_wanted = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        words = self.tr("You wrote that there was none of this kind. That is an answer too.")
        self._write = Button(
            look, self.tr("There was, write about it"), name=f"{name}_write", kind="quiet"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(words, "muted", f"{name}_words"))
        lines.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        self._write.clicked.connect(self._on_write_clicked)

    def _on_write_clicked(self) -> None:
        self.write_wanted.emit()


class RowBar(QWidget):
    """Above the form of a row: its name, and the way to the row before and after it."""

    step_wanted = Signal(int)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = label("", "panel", f"{name}_title")
        self._previous = Button(look, self.tr("Previous"), name=f"{name}_previous", kind="quiet")
        self._next = Button(look, self.tr("Next"), name=f"{name}_next", kind="quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._title, 1)
        line.addWidget(self._previous, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)
        self._previous.clicked.connect(self._on_previous_clicked)
        self._next.clicked.connect(self._on_next_clicked)

    def show_row(self, title: str, *, at: int, count: int) -> None:
        """Say which row is open, and offer the ones beside it."""
        self._title.setText(title or self.tr("A new item"))
        was_held = next((one for one in (self._previous, self._next) if one.hasFocus()), None)
        for button in (self._previous, self._next):
            button.setVisible(count > 1)
        self._previous.refuse("" if at > 0 else self.tr("This is the first item."))
        self._next.refuse("" if at < count - 1 else self.tr("This is the last item."))
        if was_held is not None and not was_held.isEnabled():
            (self._previous if was_held is self._next else self._next).setFocus()

    def _on_previous_clicked(self) -> None:
        self.step_wanted.emit(-1)

    def _on_next_clicked(self) -> None:
        self.step_wanted.emit(1)


class PlaceBar(QWidget):
    """Below the form of a row: where it stands, and taking it out."""

    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._up = Button(
            look, self.tr("Move up"), name=f"{name}_up", kind="quiet", icon="arrow-up"
        )
        self._down = Button(
            look, self.tr("Move down"), name=f"{name}_down", kind="quiet", icon="arrow-down"
        )
        self._remove = Button(
            look, self.tr("Take this item out"), name=f"{name}_remove", kind="quiet", icon="x"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        flow = Flow(look, gap=8)
        for part in (self._up, self._down, self._remove):
            flow.addWidget(part)
        lines.addLayout(flow)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)

    def show_place(self, *, at: int, count: int) -> None:
        """Offer what is possible for the row at this place."""
        was_held = next((one for one in (self._up, self._down) if one.hasFocus()), None)
        for button in (self._up, self._down):
            button.setVisible(count > 1)
        self._up.refuse("" if at > 0 else self.tr("This is the first item."))
        self._down.refuse("" if at < count - 1 else self.tr("This is the last item."))
        if was_held is not None and not was_held.isEnabled():
            (self._up if was_held is self._down else self._down).setFocus()

    def _on_up_clicked(self) -> None:
        self.move_wanted.emit(-1)

    def _on_down_clicked(self) -> None:
        self.move_wanted.emit(1)

    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit()
