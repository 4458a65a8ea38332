"""Files on their way: which one, how many, and a way to stop after this one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage


class SavingPage(QWidget):
    """Emits `stop_wanted`: what is saved stays, and the rest is not made."""

    stop_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("saving")
        self._words = label("", "title", "saving_title")
        self._bar = QProgressBar()
        self._bar.setObjectName("saving_bar")
        self._bar.setTextVisible(False)
        self._stop = Button(look, self.tr("Stop after this file"), name="saving_stop", kind="plain")
        page = ScrollPage(look, 680, name="saving_page")
        page.add(self._words)
        page.add(self._bar)
        page.add_layout(across(self._stop, gap=0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._stop.clicked.connect(self._on_stop)

    def show_file(self, number: int, count: int) -> None:
        """Say which file is written and proved now, from 1."""
        words = self.tr("Saving file {number} of {count}").format(number=number, count=count)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, count)
        self._bar.setValue(number - 1)
        if number == 1:
            self._stop.setEnabled(True)
            self._stop.setFocus()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_wanted.emit()
