"""Two sentences to read beside each other; which of them is nearer is said by nobody."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label

_ROOM = 420
"""So much room, at 100 %, is needed for two sentences beside each other."""


class Sides(QWidget):
    """Each sentence under its heading, as wide and as strong as the other."""

    def __init__(
        self, look: Look, headings: Sequence[str], sides: Sequence[str], *, name: str
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setProperty("surface", "none")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._columns: list[QVBoxLayout] = []
        for number, (heading, side) in enumerate(zip(headings, sides, strict=False)):
            column = QVBoxLayout()
            column.addWidget(label(heading, "label", f"{name}_{number}_heading"))
            column.addWidget(label(side, "muted", f"{name}_{number}"))
            column.addStretch(1)
            self._columns.append(column)
            self._line.addLayout(column, 1)
        look.changed.connect(self._settle)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        if self._is_wide() != (self._line.direction() is QBoxLayout.Direction.LeftToRight):
            self._settle()

    def _is_wide(self) -> bool:
        return self.width() >= self._look.theme.px(_ROOM)

    def _settle(self) -> None:
        px, is_wide = self._look.theme.px, self._is_wide()
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._line.setSpacing(px(20) if is_wide else px(8))
        for column in self._columns:
            column.setSpacing(px(2))
