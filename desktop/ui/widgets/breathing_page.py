"""Breathing in a box: the picture, its counts, without holding, and without movement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.breathing import Rhythm
from desktop.ui.theme import Look
from desktop.ui.widgets.breathing_box import BreathingBox
from desktop.ui.widgets.breathing_counts import BreathingCounts, Middle
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 720
_HIGH, _LOW, _PART = 348, 112, 0.85
"""The picture takes this part of the page, within these bounds."""


class BreathingPage(QWidget):
    """Begins when it is shown; emits the rhythm and the stillness that were chosen."""

    changed = Signal(object, bool)

    def __init__(self, look: Look, rhythm: Rhythm, wants_stillness: bool) -> None:
        super().__init__()
        self.setObjectName("breathing")
        self._look, self._rhythm, self._wants_stillness = look, rhythm, wants_stillness
        self._page = ScrollPage(look, COLUMN, name="breathing_page")
        self._box = BreathingBox(look, name="breathing_box")
        self._counts = BreathingCounts(look, name="breathing_counts")
        self._holding = Button(
            look, self.tr("Without holding"), name="breathing_no_hold", kind="chip"
        )
        self._still = Button(
            look, self.tr("Words only, no movement"), name="breathing_still", kind="chip"
        )
        self._lay_out()
        self._box.set_rhythm(rhythm)
        self._box.set_still(wants_stillness)
        self._counts.show_rhythm(rhythm)
        self._holding.setChecked(not rhythm.holds)
        self._counts.changed.connect(self._on_rhythm)
        self._holding.clicked.connect(self._on_holding)
        self._still.clicked.connect(self._on_still)
        look.changed.connect(self._settle)

    def arrive(self) -> None:
        """Show the beginning; what the system asks for is known once the picture is shown."""
        self._page.verticalScrollBar().setValue(0)
        is_given = self._box.is_stillness_given
        self._still.setChecked(is_given or self._wants_stillness)
        self._still.refuse(self.tr("This computer is set to show no movement.") if is_given else "")

    def _lay_out(self) -> None:
        page = self._page
        page.add(self._box)
        page.add(self._counts)
        chips = QWidget()
        row = Middle(self._look, gap=12)
        chips.setLayout(row)
        for chip in (self._holding, self._still):
            row.addWidget(chip)
        page.add(chips)
        for words in (
            self.tr("Stop whenever it stops helping. If it makes things worse, look around the "
                    "room instead."),
            self.tr("Go without holding if you are pregnant, or have trouble with your heart or "
                    "lungs, or grow dizzy."),
        ):  # fmt: skip
            said = label(words, "muted")
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.add(said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _on_rhythm(self, rhythm: Rhythm) -> None:
        self._rhythm = rhythm
        self._box.set_rhythm(rhythm)
        self.changed.emit(rhythm, self._wants_stillness)

    def _on_holding(self) -> None:
        rhythm = Rhythm(counts=self._rhythm.counts, holds=not self._holding.isChecked())
        self._counts.show_rhythm(rhythm)
        self._on_rhythm(rhythm)

    def _on_still(self) -> None:
        self._wants_stillness = self._still.isChecked()
        self._box.set_still(self._wants_stillness)
        self.changed.emit(self._rhythm, self._wants_stillness)

    def _settle(self) -> None:
        px = self._look.theme.px
        high = round(self.height() * _PART)
        self._box.setFixedHeight(max(min(high, px(_HIGH)), px(_LOW)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._settle()
