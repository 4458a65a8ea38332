"""What is said to somebody who has reason to be afraid, before a text is read aloud."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 608


class BeforeReading(QWidget):
    """Names who can be asked first; holds nothing back."""

    go_on = Signal()
    closed = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("before_reading")
        page = ScrollPage(look, WIDTH, name="before_reading_page")
        page.add(label(self.tr("Before you read it aloud"), "title", "before_reading_title"))
        for words in (
            self.tr(
                "Ask people who know about fear at home whether it is safe to read this to "
                "somebody, and how. That can be an advocate, or one of the lines in Help now."
            ),
            self.tr(
                "You need no proof to ask, and nothing has to change. It need not be read to "
                "anybody. You can read it here for yourself."
            ),
        ):
            page.add(label(words, "body"))
        self._help = Button(
            look, self.tr("Help now"), name="before_reading_help", kind="plain", icon="life-buoy"
        )
        read = Button(look, self.tr("Read it here"), name="before_reading_go_on", kind="plain")
        back = Button(look, self.tr("Back"), name="before_reading_back", kind="quiet")
        page.add_layout(across(self._help, read, back, gap=look.theme.px(12)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._help.clicked.connect(self.help_wanted)
        read.clicked.connect(self.go_on)
        back.clicked.connect(self.closed)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    def arrive(self) -> None:
        """Take the keyboard."""
        self._help.setFocus()
