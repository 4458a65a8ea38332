"""Small things to do, one at a time or as a list, and those a person wants to find again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.calming import Card
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourites:
    """The keys of the cards that are kept, and whether there is a vault to keep them in."""

    keys: tuple[str, ...] = ()
    can_keep: bool = False

    def toggled(self, key: str, *, is_kept: bool) -> "Favourites":
        """Return these with one card more or less."""
        others = tuple(one for one in self.keys if one != key)
        return Favourites(keys=(*others, key) if is_kept else others, can_keep=self.can_keep)


class CalmingCards(QWidget):
    """Shows the cards it is given; emits which are kept, where they can be."""

    kept = Signal(object)

    def __init__(self, look: Look, favourites: Favourites) -> None:
        super().__init__()
        self.setObjectName("cards")
        self._favourites = favourites
        self._cards: Sequence[Card] = ()
        self._at = 0
        self._stack = QStackedWidget()
        self._one = ScrollPage(look, COLUMN, name="cards_one_page")
        self._all = ScrollPage(look, COLUMN, name="cards_all_page")
        self._title = label("", "title", "cards_title")
        self._words = label("", "large", "cards_words")
        self._leave_out = label("", "body", "cards_leave_out")
        self._next = Button(look, self.tr("Another one"), name="cards_next", kind="primary")
        self._keep = Button(look, self.tr("Keep this one"), name="cards_keep", icon="plus")
        self._keep.setCheckable(True)
        self._list_all = Button(look, self.tr("All as a list"), name="cards_list", kind="quiet")
        self._heading = label("", "title", "cards_heading")
        self._list = RowList(look, name="cards_row")
        self._lay_out()
        self._next.clicked.connect(self._on_next)
        self._keep.clicked.connect(self._on_kept)
        self._list_all.clicked.connect(self._show_all)
        self._list.chosen.connect(self._on_chosen)

    @property
    def favourites(self) -> Favourites:
        """The cards that are kept now."""
        return self._favourites

    def show_cards(self, heading: str, cards: Sequence[Card]) -> None:
        """Show the first of these, under this heading where they are a list."""
        self._cards = cards
        self._heading.setText(heading)
        self._list.show_rows([RowText(key=card.key, title=card.title) for card in cards])
        self._show(0)

    def _lay_out(self) -> None:
        page = self._one
        page.add_space(12)
        page.add(self._title)
        page.add(self._words)
        page.add_space(8)
        page.add(self._leave_out)
        page.add_space(20)
        page.add_layout(across(self._next, self._keep, self._list_all, gap=12))
        self._all.add_space(12)
        self._all.add(self._heading)
        self._all.add(self._list)
        self._keep.setVisible(self._favourites.can_keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        for one in (self._one, self._all):
            self._stack.addWidget(one)

    def _show(self, at: int) -> None:
        self._at = at % len(self._cards)
        card = self._cards[self._at]
        self._title.setText(card.title)
        self._words.setText("\n".join(card.sentences))
        self._leave_out.setText(card.leave_out)
        self._leave_out.setVisible(bool(card.leave_out))
        self._say_kept(is_kept=card.key in self._favourites.keys)
        self._next.setVisible(len(self._cards) > 1)
        self._list_all.setVisible(len(self._cards) > 1)
        self._stack.setCurrentWidget(self._one)
        self._one.verticalScrollBar().setValue(0)
        (self._next if len(self._cards) > 1 else self._keep).setFocus()
        said = " ".join((f"{card.title}.", *card.sentences, card.leave_out))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._title, said))

    def _show_all(self) -> None:
        self._stack.setCurrentWidget(self._all)
        self._all.verticalScrollBar().setValue(0)
        self._list.hold(self._cards[self._at].key)

    def _on_next(self) -> None:
        self._show(self._at + 1)

    def _on_chosen(self, key: str) -> None:
        self._show([card.key for card in self._cards].index(key))

    def _on_kept(self) -> None:
        key = self._cards[self._at].key
        self._favourites = self._favourites.toggled(key, is_kept=self._keep.isChecked())
        self._say_kept(is_kept=self._keep.isChecked())
        self.kept.emit(self._favourites.keys)

    def _say_kept(self, *, is_kept: bool) -> None:
        self._keep.setChecked(is_kept)
        self._keep.show_text(self.tr("You keep this one") if is_kept else self.tr("Keep this one"))
        self._keep.show_icon("check" if is_kept else "plus")
