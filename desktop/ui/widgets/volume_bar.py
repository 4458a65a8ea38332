"""Which of several files is shown, where the pages are too many for one, and the way to others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import label


class VolumeBar(QWidget):
    """Emits by how many parts to go on or back; is not there where all is one file."""

    turned = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("session_volumes")
        self.setProperty("surface", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = label("", "note", "session_volume_words")
        self._before = IconButton(
            look, "chevron-left", self.tr("Previous part"), name="session_volume_before"
        )
        self._after = IconButton(
            look, "chevron-right", self.tr("Next part"), name="session_volume_after"
        )
        px = look.theme.px
        lines = QHBoxLayout(self)
        lines.setContentsMargins(px(32), px(12), px(32), 0)
        for part, stretch in ((self._before, 0), (self._words, 1), (self._after, 0)):
            lines.addWidget(part, stretch)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self.hide()

    def show_part(self, number: int, count: int) -> None:
        """Say which part of how many is shown, from 1; of one alone nothing is said."""
        words = self.tr("Too many pages for one file. This is part {number} of {count}.")
        self._words.setText(words.format(number=number, count=count))
        # Where the keys stand on a way that ends here, they go to the other one.
        ways = {self._before: number > 1, self._after: number < count}
        is_left = any(way.hasFocus() and not is_open for way, is_open in ways.items())
        for way, is_open in ways.items():
            way.setEnabled(is_open)
            if is_left and is_open:
                way.setFocus()
        self.setVisible(count > 1)

    def _on_before(self) -> None:
        self.turned.emit(-1)

    def _on_after(self) -> None:
        self.turned.emit(1)
