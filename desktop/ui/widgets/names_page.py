"""Who stands by name in what leaves, all at once; the writer decides, name by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.leaving import NamePlace
from desktop.model.names import Name, role_words
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where names stand, who is in the key, and who was ticked for what."""

    places: tuple[NamePlace, ...]
    everybody: tuple[Name, ...]
    printed: frozenset[Name]
    listed: frozenset[Name]


class NamesPage(QWidget):
    """Emits `closed`, and the place of a name that is to be changed in the text.

    Nothing is ticked but what the writer ticked.
    """

    closed = Signal()
    change_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("names")
        self._look = look
        self._printed: dict[Name, CheckBox] = {}
        self._listed: dict[Name, CheckBox] = {}
        self._page = ScrollPage(look, WIDTH, name="names_page")
        self._first: QWidget = self._page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self.closed
        )

    # what others call

    def show_names(self, asked: Asked) -> None:
        """Show everybody, each with what was ticked so far."""
        self._page.clear()
        self._printed, self._listed = {}, {}
        back = Button(self._look, self.tr("Back to the pages"), name="names_back", kind="quiet")
        back.clicked.connect(self.closed)
        self._first = back
        self._page.add_layout(across(back, gap=0))
        self._page.add(label(self.tr("Names"), "title", "names_title"))
        self._lay_out_places(asked)
        self._lay_out_key(asked)
        done = Button(self._look, self.tr("Done"), name="names_done", kind="primary")
        done.clicked.connect(self.closed)
        self._page.add_layout(across(done, gap=0))
        no_taller_than_needed(self._page)

    def arrive(self) -> None:
        """Give the way back the focus."""
        self._first.show()
        self._first.setFocus()

    def printed(self) -> frozenset[Name]:
        """Return who may stand in the text this time."""
        return frozenset(name for name, box in self._printed.items() if box.isChecked())

    def listed(self) -> frozenset[Name]:
        """Return who stands on the page of names."""
        return frozenset(name for name, box in self._listed.items() if box.isChecked())

    def forget(self) -> None:
        """Show nobody any more."""
        self._page.clear()
        self._printed, self._listed = {}, {}

    # parts

    def _lay_out_places(self, asked: Asked) -> None:
        if not asked.places:
            words = self.tr("Nobody of your name key stands by name in these pages.")
            self._page.add(label(words, "body", "names_none"))
            return
        words = self.tr(
            "These people of your name key stand by name in what you chose. Go back and write "
            "their letter, or print the name this time. A name on paper can be read by anybody "
            "who finds the paper."
        )
        self._page.add(label(words, "muted"))
        # Sorted for the groups only: within one, the places stand as they do in the pages.
        order = sorted(asked.places, key=lambda one: (one.name.letter, one.name.name))
        groups = groupby(order, key=lambda one: one.name)
        for number, (name, places) in enumerate(groups, 1):
            self._page.add(self._card(number, name, list(places), asked))

    def _card(self, number: int, name: Name, places: Sequence[NamePlace], asked: Asked) -> Card:
        card = Card(self._look, name=f"names_{number}")
        card.lines.addWidget(label(_who(name), "panel", f"names_{number}_who"))
        for at, place in enumerate(places, 1):
            heading = place.heading.strip() or self.tr("On the front, or in the file name")
            card.lines.addWidget(label(heading, "note", f"names_{number}_{at}_heading"))
            card.lines.addWidget(label(place.words, "words", f"names_{number}_{at}"))
        box = CheckBox(self._look, self.tr("Print it this time"), name=f"names_{number}_print")
        box.setAccessibleName(self.tr("Print the name of {who} this time").format(who=_who(name)))
        box.setChecked(name in asked.printed)
        self._printed[name] = box
        change = Button(
            self._look, self.tr("Change it in the text"), name=f"names_{number}_change",
            kind="quiet",
        )  # fmt: skip
        change.clicked.connect(lambda: self.change_wanted.emit(places[0]))
        card.lines.addLayout(across(box, change, gap=self._look.theme.px(16)))
        return card

    def _lay_out_key(self, asked: Asked) -> None:
        if not asked.everybody:
            return
        self._page.add_space(16)
        self._page.add(label(self.tr("Names, for the people in the room"), "panel"))
        words = self.tr(
            "A page of its own at the end can say who stands behind a letter. Settle with both "
            "therapists whom it names: somebody you may both meet, seldom a stranger."
        )
        self._page.add(label(words, "muted"))
        for number, name in enumerate(asked.everybody, 1):
            box = CheckBox(self._look, _who(name), name=f"names_list_{number}")
            box.setChecked(name in asked.listed)
            self._listed[name] = box
            self._page.add(box)


def _who(name: Name) -> str:
    return f"{role_words(name.letter)}: {name.name}" if name.letter else name.name
