"""The card of tap two: a number, whether it is kept, a note, another day, a mark."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model import when
from desktop.model.scales import Reading, Scale
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.desk_lines import KeptNote
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scale_tap import ScaleTap


def beside(*parts: QWidget) -> QWidget:
    """Return parts that stay together on a line as one."""
    box = QWidget()
    box.setProperty("surface", "none")
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    return box


class ScaleCard(Card):
    """Emits what is done with one entry; who keeps it says back what is shown.

    `undone` takes the entry that is shown out, or puts back the one that was just taken out.
    `entry_wanted` carries the id of an entry of the day.
    """

    chosen = Signal(object)
    undone = Signal()
    entry_wanted = Signal(str)
    noted = Signal(str)
    marked = Signal()
    day_chosen = Signal(date)

    def __init__(self, look: Look, is_kept: Callable[[], bool]) -> None:
        super().__init__(look, name="scales_card")
        self._picked: date | None = None
        self._today = days.today()
        self._title = label("", "panel", "scales_card_title")
        self._when = label("", "muted", "scales_card_when")
        self._plus = label(
            self.tr("On this scale a higher number is better."), "note", "scales_card_plus"
        )
        self._kept = KeptNote(is_kept, "scales_saved")
        self._undo = Button(look, self.tr("Undo"), name="scales_undo", kind="quiet")
        self._tap = ScaleTap(look)
        self._about = label("", "note", "scales_card_about")
        self._add_note = self._quiet("scales_add_note", self.tr("Add a note"), "pen-line")
        self._mark = self._quiet("scales_mark", "", "flag")
        self._other = self._quiet("scales_other_day", self.tr("Another day"), "calendar")
        self._note_words = label(
            self.tr("A note to yourself. No export takes it."), "note", "scales_note_words"
        )
        self._note = TextField(look, self.tr("Note"), name="scales_note")
        self._earlier_words = label(self.tr("Noted on this day"), "note", "scales_entries_words")
        self._entries = QWidget()
        self._entries.setProperty("surface", "none")
        self._entries_flow = Flow(look, gap=8)
        self._entries.setLayout(self._entries_flow)
        self._chips: dict[str, Button] = {}
        self._day = self._day_row()
        self._lay_out()
        self._tap.chosen.connect(self.chosen)
        self._undo.clicked.connect(self.undone)
        self._mark.clicked.connect(self.marked)
        self._add_note.clicked.connect(self._on_note_wanted)
        self._other.clicked.connect(self._on_other_day)
        self._note.edited.connect(self._on_noted)

    # what others call

    @property
    def is_now(self) -> bool:
        """Say whether the entry is for now, and not for a day that was chosen."""
        return self._picked is None

    @property
    def day(self) -> date:
        """Return the day the entry is for; now may be another day since the card was shown."""
        return days.today() if self._picked is None else self._picked

    def show_scale(self, scale: Scale, today: date) -> None:
        """Ask for this scale, for now."""
        self._title.setText(scale.name)
        self._plus.setVisible(scale.is_plus)
        self._tap.show_scale(scale)
        self._day.hide()
        self.show_day(today, today)

    def show_day(self, day: date, today: date) -> None:
        """Ask for this day; nothing is chosen for it yet."""
        self._picked, self._today = None if day == today else day, today
        words = self.tr("now") if day == today else days.long_day(day, today)
        self._when.setText(words)
        self._day_words.setText(days.full_day(day))
        self._later.setEnabled(day < today)
        self._show_fresh()
        self._about.setText("")
        self._about.hide()

    def show_kept(self, entry: Reading) -> None:
        """Show what is on its way to the vault, with the way to take it back."""
        self._tap.show_value(entry.value)
        self._kept.show()
        self._kept.watch()
        self._show_undo(self.tr("Undo"))
        self._add_note.setVisible(self._note.isHidden())
        skipped = self.tr("Skipped. That is no zero.")
        again = self.tr("Another number changes it. Choose the scale again for a new entry.")
        self._about.setText(skipped if entry.value is None else again)
        self._about.show()

    def show_entry(self, entry: Reading) -> None:
        """Show an entry that was kept before, with its note: it can be changed or taken out."""
        self._note.show_value(entry.note or ABSENT)
        for part in (self._note, self._note_words):
            part.setVisible(bool(entry.note))
        self.show_kept(entry)
        self._kept.hide()
        self._show_undo(self.tr("Take it out"))
        self._tap.hold()

    def show_undone(self) -> None:
        """Show that nothing is chosen any more, and the way to have it back."""
        self._show_fresh()
        self._show_undo(self.tr("Put it back"))
        self._about.setText(self.tr("Taken back."))
        self._about.show()
        self._tap.hold()

    def show_entries(self, entries: Sequence[Reading], chosen: str) -> None:
        """Offer what is kept of the day on this scale; `chosen` is the one that is shown."""
        if list(self._chips) != [one.id for one in entries]:
            self._lay_out_entries(entries)
        for one in entries:
            chip = self._chips[one.id]
            chip.show_text(_words_of(one))
            chip.setChecked(one.id == chosen)
        for part in (self._entries, self._earlier_words):
            part.setVisible(bool(entries))

    def show_mark(self, *, is_marked: bool) -> None:
        """Say whether the day is marked as one of a new disclosure."""
        if is_marked:
            words = self.tr("Take the mark away: new disclosure")
        elif self.is_now:
            words = self.tr("Mark a new disclosure today")
        else:
            words = self.tr("Mark a new disclosure on this day")
        self._mark.show_text(words)

    def hold(self) -> None:
        """Take the keyboard to the numbers."""
        self._tap.hold()

    # parts

    def _quiet(self, name: str, words: str, icon: str) -> Button:
        return Button(self._look, words, name=name, kind="quiet", icon=icon)

    def _day_row(self) -> QWidget:
        row = QWidget()
        row.setProperty("surface", "none")
        self._earlier = self._quiet("scales_day_before", self.tr("Day before"), "chevron-left")
        self._later = self._quiet("scales_day_after", self.tr("Day after"), "chevron-right")
        self._day_words = label("", "body", "scales_day_words")
        self._day_words.setWordWrap(False)
        self._typed = Line(self.tr("Or write the day, such as 14/10/2026"), name="scales_day")
        self._typed.setPlaceholderText(self._typed.accessibleName())
        self._typed.setMinimumWidth(self._look.theme.px(300))
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._typed.editingFinished.connect(self._on_typed)
        flow = Flow(self._look, gap=8)
        for part in (self._earlier, self._day_words, self._later, self._typed):
            flow.addWidget(part)
        row.setLayout(flow)
        return row

    def _lay_out(self) -> None:
        kept = beside(self._kept, self._undo)
        self.lines.addLayout(across(self._title, self._when, gap=8, to_right=kept))
        for label_ in (self._title, self._when):
            label_.setWordWrap(False)
        for part in (self._plus, self._tap, self._about):
            self.lines.addWidget(part)
        flow = Flow(self._look, gap=8)
        for button in (self._add_note, self._mark, self._other):
            flow.addWidget(button)
        self.lines.addLayout(flow)
        for below in (
            self._day, self._note_words, self._note, self._earlier_words, self._entries,
        ):  # fmt: skip
            self.lines.addWidget(below)
        self._day.hide()

    def _lay_out_entries(self, entries: Sequence[Reading]) -> None:
        for former in self._chips.values():
            self._entries_flow.removeWidget(former)
            former.deleteLater()
        self._chips = {}
        for at, one in enumerate(entries, 1):
            chip = Button(self._look, "", name=f"scales_entry_{at}", kind="chip")
            chip.clicked.connect(partial(self._on_entry, one.id))
            self._chips[one.id] = chip
            self._entries_flow.addWidget(chip)

    def _show_undo(self, words: str) -> None:
        self._undo.show_text(words)
        self._undo.show()

    def _show_fresh(self) -> None:
        self._tap.show_value(ABSENT)
        self._note.show_value(ABSENT)
        for part in (self._kept, self._undo, self._add_note, self._note, self._note_words):
            part.hide()

    # what happens

    def _on_entry(self, entry: str) -> None:
        self.entry_wanted.emit(entry)

    def _on_noted(self) -> None:
        value = self._note.value()
        self.noted.emit("" if value is ABSENT else value)

    def _on_note_wanted(self) -> None:
        self._note.show()
        self._note_words.show()
        self._note.hold()
        self._add_note.hide()

    def _on_other_day(self) -> None:
        self._day.setVisible(self._day.isHidden())
        if self._day.isVisible():
            self._earlier.setFocus()
        else:
            self.day_chosen.emit(self._today)

    def _on_earlier(self) -> None:
        self.day_chosen.emit(self.day - timedelta(days=1))

    def _on_later(self) -> None:
        if self.day < self._today:
            self.day_chosen.emit(self.day + timedelta(days=1))

    def _on_typed(self) -> None:
        words = self._typed.text().strip()
        if not words:
            return
        try:
            found = when.parse(None, words)
            first, last = found.earliest(), found.latest()
        except ValueError as why:
            self._tell(str(why))
            return
        if first != last:
            self._tell(self.tr("One day is needed here, such as 14/10/2026."))
        elif first > self._today:
            self._tell(self.tr("That day is still to come."))
        else:
            self._typed.clear()
            self.day_chosen.emit(first)

    def _tell(self, words: str) -> None:
        self._about.setText(words)
        self._about.show()


def _words_of(entry: Reading) -> str:
    """Return what a chip says of an entry: number, time, and that a note belongs to it."""
    number = _tr("skipped") if entry.value is None else str(entry.value)
    said = _tr("{number} at {time}") if entry.clock else "{number}"
    words = said.format(number=number, time=entry.clock)
    return _tr("{entry}, with a note").format(entry=words) if entry.note else words


def _tr(words: str) -> str:
    return QCoreApplication.translate("ScaleCard", words)
