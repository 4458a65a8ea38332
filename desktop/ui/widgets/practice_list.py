"""What two people can do at one screen: what each is for, how long it takes, when not to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.practice import Practice
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 720


class PracticeList(QWidget):
    """Emits the practice that is chosen; none of them is begun here."""

    chosen = Signal(object)
    closed = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._first: Button | None = None
        self._page = ScrollPage(look, COLUMN, name="together_list")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def show_practices(self, practices: Sequence[Practice]) -> None:
        """Offer these, in their order."""
        page, look = self._page, self._look
        page.clear()
        back = Button(
            look, self.tr("Back"), name="together_back", kind="quiet", icon="chevron-left"
        )
        back.clicked.connect(self.closed)
        self._first = back
        page.add_layout(across(back, gap=0))
        page.add(label(self.tr("Practices for two"), "title", "together_title"))
        page.add(
            label(
                self.tr(
                    "Each of these is for two people at this screen, or with a sheet of paper. "
                    "Both want it, and either can stop at any moment."
                ),
                "words",
            )
        )
        page.add(
            label(
                self.tr(
                    "If you are afraid of the other person, none of this is for you. Help now has "
                    "people you can ask."
                ),
                "muted",
            )
        )
        helped = Button(
            look, self.tr("Help now"), name="together_help", kind="quiet", icon="life-buoy"
        )
        helped.clicked.connect(self.help_wanted)
        page.add_layout(across(helped, gap=0))
        if not practices:
            page.add(label(self.tr("There is nothing here for now."), "body", "together_none"))
        for practice in practices:
            page.add(self._card(practice))
        no_taller_than_needed(page)
        page.verticalScrollBar().setValue(0)

    def hold(self) -> None:
        """Take the keyboard."""
        if self._first is not None:
            self._first.show()
            self._first.setFocus()

    def _card(self, practice: Practice) -> QWidget:
        name = f"together_{practice.id}"
        card = Card(self._look, name=f"{name}_card")
        lines = card.lines
        lines.addWidget(label(practice.title, "panel"))
        lines.addWidget(label(practice.purpose, "body"))
        lines.addWidget(label(practice.takes, "muted"))
        lines.addWidget(label(self.tr("Better not"), "label"))
        for words in practice.when_not:
            lines.addWidget(label(f"–  {words}", "body"))
        button = Button(self._look, self.tr("Look at it"), name=name)
        button.setAccessibleName(self.tr("Look at it: {title}").format(title=practice.title))
        button.clicked.connect(partial(self.chosen.emit, practice))
        lines.addLayout(across(button, gap=0))
        return card
