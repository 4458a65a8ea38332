"""Above the words of an entry: when it happened, when it was written, to which day it belongs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model import entries, when
from desktop.model.guide import GuideSection
from desktop.model.when import Precision
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.fields.date import DateField
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label

NIGHT_ENDS = 5
"""The hour before which an entry may still belong to the evening before."""


class EntryHead(Column):
    """Emits another day for the entry, or that something was said of when it happened."""

    edited = Signal()
    redated = Signal(object)
    prompted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._prompts: tuple[GuideSection, ...] = ()
        self._on = self._evening = date.min
        self._written = label("", "note", "entry_written")
        self._add = Button(look, "", name="entry_happened_open", kind="quiet")
        self._day = Button(look, self.tr("Change the day"), name="entry_day", kind="quiet")
        self._day.setToolTip(self.tr("The day this entry belongs to in the journal"))
        self._offer = Button(look, "", name="entry_evening", kind="quiet")
        self._begin = Button(look, "", name="entry_prompt", kind="quiet")
        for button in (self._begin, self._add, self._day, self._offer):
            button.setProperty("measure", "link")
        self._happened = DateField(look, self.tr("When it happened"), name="entry_happened")
        self._new_day = Line(self.tr("The day this entry belongs to"), name="entry_new_day")
        self._new_day.setPlaceholderText(self.tr("such as 14/10/2026"))
        self._trouble = label("", "note", "entry_day_said")
        self._written.setWordWrap(False)
        self._flow = Flow(look, gap=16)
        first: tuple[QWidget, ...] = (
            self._written, self._offer, self._begin, self._add, self._day,
        )  # fmt: skip
        for part in first:
            self._flow.addWidget(part)
        self._ways: tuple[QWidget, ...] = (self._begin, self._add, self._day)
        self.lines.addLayout(self._flow)
        self._parts: tuple[QWidget, ...] = (self._happened, self._new_day, self._trouble)
        for part in self._parts:
            self.lines.addWidget(part)
            part.hide()
        self._add.clicked.connect(self._on_add_clicked)
        self._begin.clicked.connect(self._on_begin_clicked)
        self._day.clicked.connect(self._on_day_clicked)
        self._offer.clicked.connect(self._on_offer_clicked)
        self._happened.edited.connect(self._on_edited)
        self._new_day.returnPressed.connect(self._on_day_entered)

    def show_entry(self, on: date, written: datetime, happened: Any) -> None:
        """Show the day an entry belongs to, when it was written, and what is said of its date."""
        self._on = on
        self._show_written(on, written)
        is_night = written.hour < NIGHT_ENDS and on == written.date()
        self._evening = on - timedelta(days=1)
        evening = days.long_day(self._evening, days.today())
        self._offer.show_text(self.tr("This belongs to the evening of {day}").format(day=evening))
        self._offer.setVisible(is_night)
        self._happened.show_value(happened)
        self._show_words()
        for part in self._parts:
            part.hide()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the dates alone, or also the ways to change them."""
        for part in self._ways:
            part.setVisible(not is_compact)

    def offer(self, prompts: Sequence[GuideSection]) -> None:
        """Offer these to begin an entry with."""
        self._prompts = tuple(prompts)

    def show_prompt(self, key: str) -> GuideSection | None:
        """Show with what the entry was begun, and return it; None where it was begun freely."""
        found = next((one for one in self._prompts if one.key == key), None)
        self._begin.show_text(found.heading if found else self.tr("Something to begin with"))
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
        """Put a way behind those that stand in the first line."""
        self._flow.addWidget(part)
        self._ways = (*self._ways, part)

    def happened(self) -> Any:
        """Return what is said of when it happened, as it is kept, or ABSENT."""
        return self._happened.value()

    def _show_written(self, on: date, written: datetime) -> None:
        when_written = days.wall_words(written, days.today())
        if on == written.date():
            words = self.tr("Written {when}").format(when=when_written)
        else:
            day = days.long_day(on, days.today())
            words = self.tr("{day} · written {when}").format(day=day, when=when_written)
        self._written.setText(words)

    def _show_words(self) -> None:
        """Say on the button what the field holds: a date, or words that are none yet."""
        value = self.happened()
        if value is ABSENT:
            words = self.tr("When it happened")
        else:
            happened = entries.happened(value)
            said = happened.words() if happened else str(value.get("typed", ""))
            words = self.tr("Happened {when}").format(when=said)
        self._add.show_text(words)

    def _on_edited(self) -> None:
        self._show_words()
        self.edited.emit()

    def _on_add_clicked(self) -> None:
        is_open = self._happened.isVisible()
        self._happened.setVisible(not is_open)
        if not is_open:
            self._happened.hold()

    def _on_begin_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._begin.mapToGlobal(self._begin.rect().bottomLeft()))

    def _on_offer_clicked(self) -> None:
        self.redated.emit(self._evening)

    def _on_day_clicked(self) -> None:
        self._new_day.setText("")
        self._new_day.show()
        self._new_day.setFocus()

    def _on_day_entered(self) -> None:
        """Take a whole day; what is none is said, and nothing changes."""
        try:
            day = when.parse(Precision.DAY, self._new_day.text()).earliest()
        except ValueError as why:
            self._trouble.setText(str(why))
            self._trouble.show()
            return
        for part in (self._new_day, self._trouble):
            part.hide()
        self.redated.emit(day)
