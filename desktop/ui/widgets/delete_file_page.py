"""What deleting a file that left can do and cannot, before anything is deleted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 640


class DeleteFilePage(QWidget):
    """Emits that the file is kept, which has the focus first, or that it shall go."""

    kept = Signal()
    sure = Signal()

    def __init__(self, look: Look, page: Page) -> None:
        super().__init__()
        self.setObjectName("register_delete")
        self._where = label("", "body", "register_delete_where")
        self._keep = Button(look, self.tr("Keep it"), name="register_delete_keep", kind="primary")
        self._sure = Button(
            look, self.tr("Delete this file"), name="register_delete_sure", kind="irreversible"
        )
        lines = ScrollPage(look, WIDTH, name="register_delete_page")
        lines.add(label(page.title, "title", "register_delete_title"))
        lines.add(self._where)
        lines.add(label(page.opening, "muted"))
        for part in page.parts:
            lines.add(label(part.heading, "panel", f"register_delete_{part.key}"))
            for sentence in part.sentences:
                lines.add(label(sentence, "body"))
        lines.add(label(page.closing, "body"))
        lines.add_layout(across(self._keep, self._sure, gap=look.theme.px(12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(lines)
        self._lines = lines
        self._keep.clicked.connect(self.kept)
        self._sure.clicked.connect(self.sure)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(self.kept)

    def ask(self, where: str) -> None:
        """Ask about the file at this place, with the focus on leaving it there."""
        self._where.setText(where)
        self._lines.verticalScrollBar().setValue(0)
        self._keep.show()
        self._keep.setFocus()
