"""The paper with its bars: format above, find below, and a quiet line for what could not come."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.pasted import LeftOut
from desktop.model.richtext import Body
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.find_bar import FindBar
from desktop.ui.widgets.format_bar import FormatBar
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.paper import Paper

NOTE_MS = 12_000


class WritingPage(QWidget):
    """Emits what was cut, so that it can be kept and put back later."""

    cut_kept = Signal(object)

    def __init__(self, look: Look, clipboard: Clipboard) -> None:
        super().__init__()
        self.paper = Paper(look, clipboard)
        self._format = FormatBar(look, self.paper)
        self._find = FindBar(look, self.paper)
        self._note = label("", "note", "writing_note")
        self._note.hide()
        self._timer = QTimer(self, singleShot=True, interval=NOTE_MS)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._bar = Column(look)
        self._bar.lines.addWidget(self._format)
        self._bar.lines.addWidget(self._note)
        lines.addWidget(self._bar)
        lines.addWidget(self.paper, 1)
        lines.addWidget(self._find)
        self._timer.timeout.connect(self._note.hide)
        self.paper.could_not_paste.connect(self._on_could_not_paste)
        self.paper.cut_kept.connect(self.cut_kept)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._find.open)
        QShortcut(QKeySequence("Ctrl+Shift+V"), self).activated.connect(self._on_put_back)

    def set_kept(self, body: Body) -> None:
        """Take a cut of before the lock as the one that can be put back."""
        self.paper.set_kept(body)

    def take_cut(self, body: Body) -> None:
        """Take what was cut from a field beside it as the last cut."""
        self.paper.set_kept(body)
        self.cut_kept.emit(body)

    def set_focus_mode(self, *, is_on: bool) -> None:
        """Show the page alone: the keys of the bar still work."""
        self._format.setVisible(not is_on)

    def say(self, words: str) -> None:
        """Show one quiet line for a while."""
        self._note.setText(words)
        self._note.show()
        self._timer.start()

    def _on_put_back(self) -> None:
        self.paper.put_back(self.paper.kept)

    def _on_could_not_paste(self, left: frozenset[LeftOut]) -> None:
        names = {
            LeftOut.PICTURE: self.tr("pictures"),
            LeftOut.TABLE: self.tr("the lines of a table"),
            LeftOut.LINK: self.tr("where a link leads"),
        }
        told = [names[one] for one in LeftOut if one in left and one in names]
        if told:
            words = self.tr("Every word came along. Left behind: {what}.")
            why = self.tr("Settings, Pictures and evidence, says why.")
            said = words.format(what=", ".join(told))
            self.say(f"{said} {why}" if LeftOut.PICTURE in left else said)
