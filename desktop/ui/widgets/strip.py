"""A strip at the foot of the window for what must be said and belongs to no page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class Strip(QFrame):
    """Says one thing until it is put away; offers a report where there is one.

    `closed` follows with what was said when the person has put it away.
    """

    closed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._report = ""
        self.setObjectName("strip")
        self.setProperty("card", "attention")
        px = look.theme.px
        self._words = label("", "body", "strip_words")
        self._copy = Button(look, self.tr("Copy a report"), name="strip_report", kind="quiet")
        self._copy.setToolTip(
            self.tr("Kinds of errors, file names, line numbers and versions; none of your words.")
        )
        self._close = Button(look, self.tr("Put away"), name="strip_close", kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(12), px(24), px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self._on_close)
        self.hide()

    def say(self, words: str, report: str = "") -> None:
        """Show words, and offer a report if there is one."""
        self._report = report
        self._words.setText(words)
        self._copy.setVisible(bool(report))
        self.show()

    def unsay(self, words: str) -> None:
        """Hide if this is what is said."""
        if self._words.text() == words:
            self.hide()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit(self._words.text())

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._report)
