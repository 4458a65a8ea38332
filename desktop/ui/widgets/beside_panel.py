"""Facts that changed under words the writer made their own: shown beside them, never over them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.model.passages import Beside
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class BesidePanel(QFrame):
    """Emits what the writer decides about the first of them: put it below, or leave all as is."""

    put_wanted = Signal(object)
    leave_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("writing_beside")
        self.setProperty("card", "paper")
        px = look.theme.px
        self._first: Beside | None = None
        self._words = label("", "muted", "writing_beside_words")
        self._now = label("", "words", "writing_beside_now")
        self._put = Button(look, self.tr("Put it below my words"), name="writing_beside_put")
        self._leave = Button(
            look, self.tr("Leave my words"), name="writing_beside_leave", kind="quiet"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(16), px(12), px(16), px(12))
        lines.addWidget(self._words)
        lines.addWidget(self._now)
        row = QHBoxLayout()
        row.addWidget(self._put)
        row.addWidget(self._leave)
        row.addStretch(1)
        lines.addLayout(row)
        self._put.clicked.connect(self._on_put)
        self._leave.clicked.connect(self._on_leave)
        self.hide()

    def show_beside(self, found: Sequence[Beside]) -> None:
        """Show the first of these; nothing hides the panel."""
        self._first = found[0] if found else None
        self.setVisible(bool(found))
        if self._first is None:
            self._now.clear()
            return
        is_gone = not self._first.now
        self._words.setText(
            self.tr(
                "The fact behind one of these lines is no longer among your facts. Your words stay."
            )
            if is_gone
            else self.tr(
                "A fact has changed since you made these words your own. They stay. It now says:"
            )
        )
        self._now.setText(self._first.now)
        self._now.setVisible(not is_gone)
        self._put.setVisible(not is_gone)

    def _on_put(self) -> None:
        self.put_wanted.emit(self._first)

    def _on_leave(self) -> None:
        self.leave_wanted.emit(self._first)
