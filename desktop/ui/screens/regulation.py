"""Breathe or ground: a slow breath, the five senses, small things for hands and head.

It reaches from every page and from the lock screen. What is kept is what a person likes, never
that they were here, how long, or how often.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import calming
from desktop.calming import Card
from desktop.model.breathing import Rhythm
from desktop.texts import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.breathing_page import BreathingPage
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calming_cards import CalmingCards, Favourites
from desktop.ui.widgets.help_row import HelpRow, HelpRows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.senses_page import SensesPage

COLUMN = 720
_ICONS = {"kept": "check", "breathe": "wind", "senses": "eye", "body": "user", "mind": "leaf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Liked:
    """How a person likes to breathe, and which cards they keep; nothing of it is known outside."""

    rhythm: Rhythm = field(default_factory=Rhythm)
    wants_stillness: bool = False
    favourites: Favourites = field(default_factory=Favourites)


class Regulation(QWidget):
    """Emits that somebody goes back to where they were, wants help, or likes something else.

    `liked` carries settings by name; it is emitted only where there is a vault to keep them in.
    `present` says that somebody does one of these, or no longer does.
    """

    closed = Signal()
    help_wanted = Signal()
    liked = Signal(object)
    present = Signal(bool)

    def __init__(self, look: Look, senses: Page, cards: tuple[Card, ...], liked: Liked) -> None:
        super().__init__()
        self.setObjectName("regulation")
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._all = look, cards
        self._can_keep = liked.favourites.can_keep
        self._held = "breathe"
        self._chance = random.SystemRandom()
        self._back = Button(look, "", name="regulation_back", kind="quiet", icon="chevron-left")
        self._key = label(self.tr("Esc"), "tag")
        self._other = Button(
            look, self.tr("Ground instead"), name="regulation_ground", kind="quiet"
        )
        self._help = Button(look, self.tr("Help now"), name="regulation_help", kind="quiet")
        self._help.setToolTip(self.tr("Help now (F1)"))
        self._stop = Button(look, self.tr("Stop"), name="regulation_stop")
        self._stop.setProperty("measure", "large")
        self._foot = QWidget()
        self._rows = {name: HelpRow(look, _ICONS[name], name=f"regulation_{name}")
                      for name in _ICONS}  # fmt: skip
        self._list = HelpRows(look)
        self._list.show_rows(list(self._rows.values()))
        self._start = ScrollPage(look, COLUMN, name="regulation_start")
        self._breathing = BreathingPage(look, liked.rhythm, liked.wants_stillness)
        self._senses = SensesPage(look, senses)
        self._cards = CalmingCards(look, liked.favourites)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()
        look.changed.connect(self._settle)
        self._settle()

    def arrive(self) -> None:
        """Show what there is to choose from."""
        self._show_start()

    def begin(self, name: str) -> None:
        """Begin with one of "breathe", "senses", "body", "mind" and "kept"."""
        self._held = name
        begin: Mapping[str, Callable[[], None]] = {
            "breathe": self._breathe, "senses": self._sense,
        }  # fmt: skip
        begin.get(name, self._show_cards)()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    # parts

    def _lay_out(self) -> None:
        self._head, self._stops = QHBoxLayout(), QHBoxLayout(self._foot)
        self._key.setWordWrap(False)
        # Its words are fitted to the room, so they must not ask for a wider window.
        self._back.setMinimumWidth(1)
        self._head.addWidget(self._back)
        self._head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addStretch(1)
        self._head.addWidget(self._other)
        self._head.addWidget(self._help)
        self._stops.addStretch(1)
        self._stops.addWidget(self._stop)
        self._stops.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._foot)
        for page in (self._start, self._breathing, self._senses, self._cards):
            self._pages.addWidget(page)
        self._lay_out_start()

    def _lay_out_start(self) -> None:
        for name, title, detail in (
            ("breathe", self.tr("Breathe slowly"), self.tr("a picture and a word, in and out")),
            ("senses", self.tr("Come back to the room"), self.tr("five, four, three, two, one")),
            ("body", self.tr("Something for hands and feet"), self.tr("half a minute each")),
            ("mind", self.tr("Something for the head"), self.tr("where your eyes stay open")),
            ("kept", self.tr("The ones you keep"), self.tr("your own choice of these")),
        ):
            self._rows[name].say(title, detail)
        self._start.add(label(self.tr("Breathe or ground"), "title", "regulation_title"))
        words = self.tr("Take any one of these. You can stop at any moment.")
        self._start.add(label(words, "muted"))
        self._start.add(self._list)
        kept = self.tr(
            "How you like to breathe, and the cards you choose, are kept in your vault. That you "
            "were here is not."
        )
        not_kept = self.tr("Nothing of this is kept, and nothing of yours is shown.")
        self._start.add(label(kept if self._can_keep else not_kept, "note", "regulation_kept_note"))

    def _join(self) -> None:
        self._back.clicked.connect(self.closed)
        self._help.clicked.connect(self.help_wanted)
        self._other.clicked.connect(partial(self.begin, "senses"))
        self._stop.clicked.connect(self._show_start)
        self._senses.over.connect(self._show_start)
        for name, row in self._rows.items():
            row.clicked.connect(partial(self.begin, name))
        if self._can_keep:
            self._breathing.changed.connect(self._on_breath)
            self._cards.kept.connect(self._on_kept)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.closed)

    # what is shown

    def _show_start(self) -> None:
        has_kept = bool(self._pile("kept"))
        self._rows["kept"].setVisible(has_kept)
        self._list.show_rows(
            [row for name, row in self._rows.items() if has_kept or name != "kept"]
        )
        if self._held == "kept" and not has_kept:
            self._held = "breathe"
        self._show(self._start)
        self._rows[self._held].setFocus()

    def _breathe(self) -> None:
        self._show(self._breathing)
        self._breathing.arrive()
        self._stop.setFocus()

    def _sense(self) -> None:
        self._show(self._senses)
        self._senses.arrive()

    def _show_cards(self) -> None:
        titles = {
            "body": self.tr("For hands and feet"),
            "mind": self.tr("For the head"),
            "kept": self.tr("The ones you keep"),
        }
        self._show(self._cards)
        self._cards.show_cards(titles[self._held], self._pile(self._held))

    def _show(self, page: QWidget) -> None:
        # Before the page changes: what is hidden with the focus on it gives it to whatever is next.
        self._foot.setVisible(page is not self._start)
        self._other.setVisible(page is self._breathing)
        self._pages.setCurrentWidget(page)
        self._fit_head()
        self.present.emit(page is not self._start)

    def _pile(self, name: str) -> tuple[Card, ...]:
        keys = self._cards.favourites.keys
        if name == "kept":
            return calming.kept(self._all, keys)
        of_a_kind = [card for card in self._all if card.kind == name]
        return calming.shuffled(of_a_kind, keys, self._chance)

    # what is liked

    def _on_breath(self, rhythm: Rhythm, wants_stillness: bool) -> None:
        self._like(
            breath_counts=rhythm.counts,
            breath_holds=rhythm.holds,
            breath_is_still=wants_stillness,
        )

    def _on_kept(self, keys: tuple[str, ...]) -> None:
        self._like(favourite_cards=keys)

    def _like(self, **settings: Any) -> None:
        self.liked.emit(settings)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._head.setContentsMargins(px(24), px(8), px(24), 0)
        self._head.setSpacing(px(12))
        self._stops.setContentsMargins(px(24), px(8), px(24), px(16))
        self._stop.setMinimumWidth(px(160))
        self._fit_head()

    def _fit_head(self) -> None:
        """Say less of the way back where a large text leaves no room for the other ways."""
        self._back.show_text(self.tr("Back to where you were"))
        self._key.show()
        if self._head.sizeHint().width() > self.width():
            self._back.show_text(self.tr("Back"))
            self._key.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._fit_head()
