"""A page with a list of what was written behind it, and one way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button


class RecordsBehind(QWidget):
    """Shows its page, or the list; whoever derives from it arrives at the page by `arrive`."""

    def __init__(self, look: Look, page: QWidget, back: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._front = page
        self._records: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._back = Button(look, back, name=name, kind="quiet", icon="chevron-left")
        self._back.clicked.connect(self.arrive)
        self._back.hide()
        self._bar = across(self._back, gap=0)
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._bar)
        whole.addWidget(self._stack, 1)
        look.changed.connect(self._settle)
        self._settle()

    def take_records(self, records: QWidget) -> None:
        """Have the list of what was written here, with its trash."""
        self._records = records
        self._stack.addWidget(records)

    def arrive(self) -> None:
        """Show the page."""
        self._stack.setCurrentWidget(self._front)
        self._back.hide()

    def show_records(self) -> None:
        """Show the list, if there is one."""
        if self._records is not None:
            self._back.show()
            self._stack.setCurrentWidget(self._records)
            self._records.arrive()  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Lead out of the list by Escape, where nothing in it wants that key."""
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self.arrive()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._bar.setContentsMargins(px(32), px(8), px(32), 0)
