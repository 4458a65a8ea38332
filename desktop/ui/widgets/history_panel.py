"""Earlier states of a section: when, why kept, what changed, and a copy on request."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.model.changes import Fate, Stretch
from desktop.model.document import Reason, Snapshot
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

_ID = Qt.ItemDataRole.UserRole


class HistoryPanel(QWidget):
    """Emits the snapshot that was chosen and the one a copy is wanted of."""

    chosen = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self.setObjectName("writing_history")
        self.setAccessibleName(self.tr("Earlier states of this section"))
        self._list = QListWidget()
        self._list.setObjectName("writing_history_list")
        self._list.setAccessibleName(self.tr("Earlier states"))
        self._list.setWordWrap(True)
        self._empty = label(
            self.tr(
                "Nothing earlier yet. The state before each session is kept here, and the state "
                "before anything large is taken out."
            ),
            "note",
        )
        self._difference = QTextBrowser()
        self._difference.setObjectName("writing_history_difference")
        self._difference.setAccessibleName(self.tr("What changed since then"))
        self._difference.setOpenLinks(False)
        self._difference.setUndoRedoEnabled(False)
        # Nothing can be selected, so nothing reaches a clipboard unmarked.
        self._difference.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._copy = Button(look, "", name="writing_history_copy")
        self.show_way()
        lines = QVBoxLayout(self)
        px = look.theme.px
        lines.setContentsMargins(px(24), px(16), px(24), px(24))
        lines.addWidget(self._empty)
        lines.addWidget(self._list, 2)
        lines.addWidget(self._difference, 3)
        lines.addWidget(self._copy)
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._copy.clicked.connect(self._on_copy_clicked)

    def show_way(self, *, is_private: bool = False) -> None:
        """Offer a copy of its own, or, where no page may leave, the words below those of now."""
        words, tip = self.tr("Open as a copy"), self.tr("Makes a new text.")
        if is_private:
            words, tip = self.tr("Put below"), self.tr("Puts these words below the page.")
        self._copy.show_text(words)
        self._copy.setToolTip(f"{tip} {self.tr('What you have now stays as it is.')}")

    def show_snapshots(self, snapshots: Sequence[Snapshot]) -> None:
        """Show these states, newest first."""
        self._list.clear()
        self._difference.clear()
        self._empty.setVisible(not snapshots)
        self._difference.hide()
        for part in (self._list, self._copy):
            part.setVisible(bool(snapshots))
        self._copy.setEnabled(False)
        for snapshot in snapshots:
            item = QListWidgetItem(self._words(snapshot), self._list)
            item.setData(_ID, snapshot.id)

    def show_changes(self, stretches: Sequence[Stretch]) -> None:
        """Show what stayed, went and came since the chosen state; a sign stands beside each."""
        theme = self._look.theme
        gone = f"color:{theme.colour('muted').name()};text-decoration:line-through"
        new = f"color:{theme.colour('accent').name()};text-decoration:underline"
        parts = []
        for stretch in stretches:
            text = escape(stretch.text)
            if stretch.fate is Fate.GONE:
                text = f"<span style='{gone}'>−&nbsp;{text}</span>"  # a true minus
            elif stretch.fate is Fate.NEW:
                text = f"<span style='{new}'>+&nbsp;{text}</span>"
            parts.append(text + ("<br>" if stretch.ends_line else " "))
        self._difference.setHtml("".join(parts))
        self._difference.show()

    def _words(self, snapshot: Snapshot) -> str:
        why = {
            Reason.SESSION: self.tr("before that session"),
            Reason.REMOVED: self.tr("before a large part was taken out"),
            Reason.RESTORED: self.tr("before a copy was made"),
            Reason.VERSION: self.tr("kept as a version"),
        }[snapshot.reason]
        when = days.moment_words(snapshot.kept_at, self._today())
        one = self.tr("one word")
        count = one if snapshot.words == 1 else self.tr("{n} words").format(n=snapshot.words)
        return f"{when}\n{why}, {count}"

    def _on_current_changed(self, item: QListWidgetItem | None, _before: object) -> None:
        self._copy.setEnabled(item is not None)
        if item is not None:
            self.chosen.emit(item.data(_ID))

    def _on_copy_clicked(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.copy_wanted.emit(item.data(_ID))
