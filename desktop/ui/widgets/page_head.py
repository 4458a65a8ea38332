"""The line above the page: whether it is saved, and the ways out."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class PageHead(QWidget):
    """Says "Saved 21:40" and emits the ways out."""

    stop_wanted = Signal()
    guide_wanted = Signal()
    focus_left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("writing_head")
        self._look = look
        px = look.theme.px
        self._state = label("", "note", "writing_saved")
        self._state.setAccessibleName(self.tr("Whether it is saved"))
        self._guide = self._button("writing_show_guide", self.tr("Guide"))
        self._guide.setToolTip(self.tr("Show or hide the guide (F9)"))
        self._stop = self._button("writing_stop", self.tr("Stop here for today"))
        self._leave = self._button("writing_leave_focus", self.tr("Leave focus (F11)"))
        self._leave.setToolTip(self.tr("Show what stands around the page again (F11)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(32), px(8), px(24), px(8))
        row.addWidget(self._state, 1)
        for button in (self._guide, self._stop, self._leave):
            row.addWidget(button)
        self._leave.hide()
        self._guide.clicked.connect(self.guide_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._leave.clicked.connect(self.focus_left)

    def show_saved(self, moment: datetime) -> None:
        """Say when the last word was kept."""
        self._say(self.tr("Saved {time}").format(time=days.clock(moment)), "")

    def show_writing(self) -> None:
        """Say that words are on their way to the vault."""
        self._say(self.tr("Writing"), "")

    def show_unsaved(self, reason: str) -> None:
        """Say why the words are not kept yet; stays until they are."""
        self._say(reason, "attention")

    def show_nothing(self) -> None:
        """Say nothing: nothing was written since the text was opened."""
        self._say("", "")

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the way out of focus, or the way to the guide."""
        self._leave.setVisible(is_on)
        self._guide.setVisible(not is_on)

    def _say(self, words: str, tone: str) -> None:
        if self._state.text() == words:
            return
        self._state.setText(words)
        self._state.setProperty("tone", tone)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)

    def _button(self, name: str, words: str) -> Button:
        return Button(self._look, words, name=name, kind="quiet")
