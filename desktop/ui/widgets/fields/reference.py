"""A passage of something else that was written, as it was copied from there."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label


class ReferenceField(QWidget):
    """Shows the copied words; another part of the program lets a person choose them."""

    edited = Signal()
    reference_wanted = Signal(str)

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look, self._what = look, what
        self._value: Any = ABSENT
        self._taken: Any = ABSENT
        self.setObjectName(name)
        self._card = Card(look, name=f"{name}_card")
        self._words = label("", "words", f"{name}_words")
        self._card.lines.addWidget(self._words)
        self._choose = Button(look, self.tr("Choose a passage"), name=f"{name}_choose")
        self._take_out = Button(look, self.tr("Take it out"), name=f"{name}_remove", kind="quiet")
        self._undo = Button(
            look, self.tr("Put it back"), name=f"{name}_undo", kind="quiet", icon="undo-2"
        )
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._card)
        flow = Flow(look, gap=8)
        for button in (self._choose, self._take_out, self._undo):
            flow.addWidget(button)
        self._lines.addLayout(flow)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._take_out.clicked.connect(self._on_take_out_clicked)
        self._undo.clicked.connect(self._on_undo_clicked)
        look.changed.connect(self._settle)
        self._settle()
        self._dress()

    def value(self) -> Any:
        """Return the passage as it is kept, or ABSENT."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show this passage."""
        self._value = value if isinstance(value, Mapping) and value else ABSENT
        self._taken = ABSENT
        self._dress()

    def set_reference(self, _path: str, value: Any) -> None:
        """Have this passage chosen, as a change a person made."""
        self.show_value(value)
        self.edited.emit()

    def hold(self) -> None:
        """Take the keyboard."""
        self._choose.setFocus()

    def _dress(self) -> None:
        is_there = self._value is not ABSENT
        self._words.setText(str(self._value.get("words", "")) if is_there else "")
        self._card.setVisible(is_there)
        text = self.tr("Choose another passage") if is_there else self.tr("Choose a passage")
        self._choose.setText(text)
        for button in (self._choose, self._take_out, self._undo):
            button.setAccessibleName(f"{self._what}: {button.text()}")
        self._take_out.setVisible(is_there)
        self._undo.setVisible(self._taken is not ABSENT)

    def _on_choose_clicked(self) -> None:
        self.reference_wanted.emit("")

    def _on_take_out_clicked(self) -> None:
        self._value, self._taken = ABSENT, self._value
        self._dress()
        self._undo.setFocus()
        self.edited.emit()

    def _on_undo_clicked(self) -> None:
        self._value, self._taken = self._taken, ABSENT
        self._dress()
        self._take_out.setFocus()
        self.edited.emit()

    def _settle(self) -> None:
        self._lines.setSpacing(self._look.theme.px(8))
