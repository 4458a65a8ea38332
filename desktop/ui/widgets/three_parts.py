"""Three panels side by side, or one at a time where there is no room for three."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.segmented import Segmented

ROOM_FOR_ALL = 980
"""Window width in px divided by text size: left, right, and a page that can still be read."""


class Part(NamedTuple):
    """A panel, its word, and its width at 100 %; 0 takes what is left."""

    key: str
    word: str
    panel: QWidget
    width: int


class ThreeParts(QWidget):
    """Shows all parts, or the chosen one below a choice of the three."""

    def __init__(self, look: Look, parts: tuple[Part, ...], *, name: str) -> None:
        super().__init__()
        self._look, self._parts = look, parts
        self._choice = Segmented(
            look,
            tuple((part.key, part.word) for part in parts),
            name=f"{name}_part",
            what=self.tr("Which part is shown"),
            is_needed=True,
        )
        self._choice.set_value(parts[0].key)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in parts:
            row.addWidget(part.panel, 0 if part.width else 1)
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(0)
        self._lines.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignHCenter)
        self._lines.addLayout(row, 1)
        self._choice.chosen.connect(self._arrange)
        look.changed.connect(self._arrange)
        self._arrange()

    @property
    def shows_all(self) -> bool:
        """Say whether all parts are shown side by side."""
        return self.width() * 100 / self._look.theme.text_size >= ROOM_FOR_ALL

    def _arrange(self) -> None:
        px, shows_all = self._look.theme.px, self.shows_all
        self._choice.setVisible(not shows_all)
        self._lines.setContentsMargins(0, 0 if shows_all else px(12), 0, 0)
        for part in self._parts:
            part.panel.setVisible(shows_all or part.key == self._choice.value())
            if part.width and shows_all:
                part.panel.setFixedWidth(px(part.width))
            else:
                part.panel.setMinimumWidth(0)
                part.panel.setMaximumWidth(16_777_215)  # QWIDGETSIZE_MAX: no limit

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()
