"""The parts of life something touches, as chips: a few at first, all of them when asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.entries import Reach
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.flow import Flow

AT_FIRST = 5


class ReachChips(QWidget):
    """Emits `edited` when one was chosen or taken back; an id nobody knows is kept as it is."""

    edited = Signal()

    def __init__(self, look: Look, reach: Sequence[Reach], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._unknown: tuple[str, ...] = ()
        self._shows_all = False
        self._chips = {
            one.id: Button(look, one.word, name=f"{name}_{one.id}", kind="chip") for one in reach
        }
        self._more = Button(look, self.tr("More"), name=f"{name}_more", kind="quiet", icon="plus")
        flow = Flow(look, gap=8)
        for chip in self._chips.values():
            chip.clicked.connect(self.edited)
            flow.addWidget(chip)
        flow.addWidget(self._more)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(flow)
        self._more.clicked.connect(self._on_more_clicked)
        self._dress()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids that are chosen, in the order in which they are offered."""
        known = tuple(one for one, chip in self._chips.items() if chip.isChecked())
        return (*known, *self._unknown)

    def show_chosen(self, ids: Sequence[str]) -> None:
        """Show these as chosen."""
        for one, chip in self._chips.items():
            chip.setChecked(one in ids)
        self._unknown = tuple(one for one in ids if one not in self._chips)
        self._dress()

    def _dress(self) -> None:
        for at, chip in enumerate(self._chips.values()):
            chip.setVisible(self._shows_all or at < AT_FIRST or chip.isChecked())
        self._more.setVisible(not self._shows_all and len(self._chips) > AT_FIRST)

    def _on_more_clicked(self) -> None:
        self._shows_all = True
        held = self._more.hasFocus()
        self._dress()
        if held:
            next(iter(self._chips.values())).setFocus()
