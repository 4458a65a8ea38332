"""What can be begun from a guide, one line each: its name and what it is for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.guide import Guide
from desktop.ui import bands
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680


class GuideChoice(QWidget):
    """Emits the guide that was chosen, or that the person went back."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("guide_choice")
        self._look = look
        self._page = ScrollPage(look, WIDTH)
        self._first: QWidget = self._page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    def show_guides(self, title: str, guides: Sequence[Guide], begun: Mapping[str, str]) -> None:
        """Show these guides; `begun` says by id what to say of one that was begun before."""
        self._page.clear()
        self._page.add(label(title, "title", "guide_choice_title"))
        back = Button(self._look, self.tr("Back"), name="guide_choice_back", kind="quiet")
        back.clicked.connect(self.closed)
        self._first = back
        for heading, some in bands.parts(guides):
            if heading:
                self._page.add_space(8)
                self._page.add(label(heading, "panel"))
            for guide in some:
                self._page.add(self._card(guide, begun.get(guide.id, "")))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        self._page.add_layout(row)

    def arrive(self) -> None:
        """Give the first guide the focus."""
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._first.show()
        self._first.setFocus()

    def _card(self, guide: Guide, begun: str) -> QFrame:
        px = self._look.theme.px
        card = QFrame()
        card.setProperty("card", "paper")
        row = QHBoxLayout(card)
        row.setContentsMargins(px(20), px(16), px(16), px(16))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(label(guide.title, "strong"))
        words.addWidget(label(guide.purpose, "muted"))
        if begun:
            words.addWidget(label(begun, "note"))
        row.addLayout(words, 1)
        begin = Button(self._look, self.tr("Begin"), name=f"guide_choice_{guide.id}")
        begin.setAccessibleName(self.tr("Begin: {title}").format(title=guide.title))
        begin.clicked.connect(lambda: self.chosen.emit(guide.id))
        row.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        if self._first.objectName() == "guide_choice_back":
            self._first = begin
        return card
