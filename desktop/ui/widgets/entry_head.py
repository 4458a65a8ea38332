"""Above the words of an entry: when it happened, when it was written, to which day it belongs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model import entries
from desktop.model.guide import GuideSection
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label

NIGHT_ENDS = 5
"""The hour before which an entry may still belong to the evening before."""


class EntryHead(Column):
    """Says both dates; emits the evening before, a prompt, or which date is to be changed."""

    redated = Signal(object)
    prompted = Signal(str)
    happened_wanted = Signal()
    day_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._prompts: tuple[GuideSection, ...] = ()
        self._on = self._evening = date.min
        self._written = label("", "note", "entry_written")
        self._add = Button(look, self.tr("Happened"), name="entry_happened_open", kind="quiet")
        self._day = Button(look, self.tr("Another day"), name="entry_day", kind="quiet")
        self._day.setToolTip(self.tr("The day this entry belongs to in the journal"))
        self._offer = Button(
            look, self.tr("This belongs to the evening before"), name="entry_evening", kind="quiet"
        )
        self._begin = Button(
            look, self.tr("Something to begin with"), name="entry_prompt", kind="quiet"
        )
        for button in (self._begin, self._add, self._day, self._offer):
            button.setProperty("measure", "link")
        self._written.setWordWrap(False)
        self.ways = QWidget()
        """What changes the dates, offers a beginning and a soft stop; has a place of its own."""
        self._flow = Flow(look, gap=12)
        self.ways.setLayout(self._flow)
        for way in (self._begin, self._add, self._day):
            self._flow.addWidget(way)
        above = Flow(look, gap=16)
        first: tuple[QWidget, ...] = (self._written, self._offer)
        for part in first:
            above.addWidget(part)
        self.lines.addLayout(above)
        self.take_ways()
        self._add.clicked.connect(self.happened_wanted)
        self._begin.clicked.connect(self._on_begin_clicked)
        self._day.clicked.connect(self.day_wanted)
        self._offer.clicked.connect(self._on_offer_clicked)

    def show_entry(self, on: date, written: datetime, happened: Any) -> None:
        """Show the day an entry belongs to, when it was written, and what is said of its date."""
        self._on = on
        self._show_written(on, written)
        is_night = written.hour < NIGHT_ENDS and on == written.date()
        self._evening = on - timedelta(days=1)
        # Short: with its month it is wider than a small window with large words.
        evening = days.short_day(self._evening, days.today())
        offer = self.tr("This belongs to the evening of {day}").format(day=evening)
        self._offer.show_text(offer if is_night else self.tr("This belongs to the evening before"))
        self._offer.setVisible(is_night)
        self.show_happened(happened)

    def take_ways(self) -> None:
        """Have the ways below the dates."""
        self.lines.addWidget(self.ways)

    def offer(self, prompts: Sequence[GuideSection]) -> None:
        """Offer these to begin an entry with."""
        self._prompts = tuple(prompts)

    def show_prompt(self, key: str) -> GuideSection | None:
        """Show with what the entry was begun, and return it; None where it was begun freely."""
        found = next((one for one in self._prompts if one.key == key), None)
        self._begin.show_text(found.heading if found else self.tr("A way to begin"))
        return found

    def menu(self) -> QMenu:
        """Return what an entry can be begun with; to write freely comes first."""
        made = QMenu(self.tr("Something to begin with"), self)
        made.addAction(self.tr("Write freely")).triggered.connect(partial(self.prompted.emit, ""))
        made.addSeparator()
        for one in self._prompts:
            made.addAction(one.heading).triggered.connect(partial(self.prompted.emit, one.key))
        return made

    def add(self, part: QWidget) -> None:
        """Put a way behind the others."""
        self._flow.addWidget(part)

    def _show_written(self, on: date, written: datetime) -> None:
        when_written = days.wall_words(written, days.today())
        if on == written.date():
            words = self.tr("Written {when}").format(when=when_written)
        else:
            day = days.long_day(on, days.today())
            words = self.tr("{day} · written {when}").format(day=day, when=when_written)
        self._written.setText(words)

    def show_happened(self, value: Any) -> None:
        """Say when it happened: a date, or words that are none yet."""
        if value is ABSENT:
            words = self.tr("When it happened")
        else:
            happened = entries.happened(value)
            said = happened.words() if happened else str(value.get("typed", ""))
            words = self.tr("Happened {when}").format(when=said)
        self._add.show_text(words)

    def _on_begin_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._begin.mapToGlobal(self._begin.rect().bottomLeft()))

    def _on_offer_clicked(self) -> None:
        self.redated.emit(self._evening)
