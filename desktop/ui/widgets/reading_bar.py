"""How far a long reading has come, with a way to stop it and to go on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.model.document import DocumentId
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

SOON = 400
"""Entries that are read before anybody could press a key: about a fifth of a second."""

Ids = Sequence[DocumentId]


class ReadingBar(QWidget):
    """Reads entries some at a time; emits that all are read, or that somebody stopped it."""

    ended = Signal()
    stopped = Signal()

    def __init__(
        self, look: Look, unread: Callable[[Ids], Ids], read_some: Callable[[Ids], bool]
    ) -> None:
        super().__init__()
        self.setObjectName("session_reading")
        self._unread, self._read_some = unread, read_some
        self._wanted: Ids = ()
        self._count = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._words = label("", "muted", "session_reading_words")
        self._bar = QProgressBar()
        self._bar.setObjectName("session_reading_bar")
        self._bar.setTextVisible(False)
        self._act = Button(look, self.tr("Stop"), name="session_reading_stop", kind="plain")
        lines = QVBoxLayout(self)
        px = look.theme.px
        lines.setContentsMargins(px(32), px(8), px(32), px(16))
        lines.addWidget(self._words)
        lines.addWidget(self._bar)
        lines.addLayout(across(self._act, gap=0))
        self._timer.timeout.connect(self._step)
        self._act.clicked.connect(self._on_act)
        self.hide()

    def read(self, wanted: Ids) -> None:
        """Read these entries; a few at once, many while the window hears what is pressed."""
        self._timer.stop()
        self._wanted = wanted
        self._count = len(self._unread(wanted))
        if self._count <= SOON:
            while self._read_some(wanted):
                pass
            self._end()
            return
        self._words.setText(self.tr("Reading {n} entries").format(n=self._count))
        self._bar.setAccessibleName(self._words.text())
        self._bar.setRange(0, self._count)
        self._bar.setValue(0)
        self._act.show_text(self.tr("Stop"))
        self.show()
        self._timer.start()

    def leave(self) -> None:
        """Read nothing more for now."""
        self._timer.stop()
        self.hide()

    def _step(self) -> None:
        if not self._read_some(self._wanted):
            self._end()
            return
        self._bar.setValue(self._count - len(self._unread(self._wanted)))
        self._timer.start()

    def _end(self) -> None:
        self.hide()
        self.ended.emit()

    def _on_act(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._act.show_text(self.tr("Go on"))
            self.stopped.emit()
        else:
            self._act.show_text(self.tr("Stop"))
            self._timer.start()
