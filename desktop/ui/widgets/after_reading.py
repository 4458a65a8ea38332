"""What stands there once the room is left: what was wanted for this moment, and a way on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 608


class AfterReading(QWidget):
    """Says that it may end here; `wanted` is what the reader wrote for the minutes afterwards."""

    closed = Signal()
    plan_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, wanted: str) -> None:
        super().__init__()
        self.setObjectName("after_reading")
        page = ScrollPage(look, WIDTH, name="after_reading_page")
        page.add(label(self.tr("It can end here"), "title", "after_reading_title"))
        page.add(label(self.tr(
            "Put both feet on the floor. Look round the room, and say to yourself which day it "
            "is. Drink something."
        ), "body"))  # fmt: skip
        if wanted.strip():
            page.add(label(self.tr("What you wanted for the minutes afterwards"), "note"))
            page.add(label(wanted.strip(), "words", "after_reading_wanted"))
        page.add(label(self.tr(
            "Whatever you feel now, or do not feel, is no sign of anything. Nothing has to be "
            "talked over today."
        ), "body"))  # fmt: skip
        self._back = Button(
            look, self.tr("Back to the letter"), name="after_reading_back", kind="plain"
        )
        plan = Button(
            look, self.tr("The reading day, and after"), name="after_reading_plan", kind="quiet"
        )
        help_now = Button(
            look, self.tr("Help now"), name="after_reading_help", kind="quiet", icon="life-buoy"
        )
        page.add_layout(across(self._back, plan, help_now, gap=look.theme.px(12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._back.clicked.connect(self.closed)
        plan.clicked.connect(self.plan_wanted)
        help_now.clicked.connect(self.help_wanted)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    def arrive(self) -> None:
        """Take the keyboard."""
        self._back.setFocus()
