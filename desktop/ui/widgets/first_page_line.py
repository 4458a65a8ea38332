"""One line of a first page as it is filled: its box, what the vault offers, and room for words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.model import chart, first_page, strip
from desktop.model.first_page import HEADINGS, Facts, FirstPage, Item, Line
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.segmented import Segmented

AT_ONCE = 20
"""Items of a line that are shown before somebody asks for more."""
_BESIDE = 30
"""Where what belongs to a box begins, in px at 100 %."""
_LONG = re.compile(r"\S{30}")
_SHORT = frozenset({Line.SESSION, Line.NAME})
_WITHOUT_WORDS = frozenset({Line.DATES, Line.REPORT, Line.SCALES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of a page, with what the vault offers for it."""

    line: Line
    page: FirstPage
    facts: Facts

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what is offered."""
        return self.facts.items.get(self.line, ())


class FirstPageLine(QWidget):
    """Emits what a person does: a switch, words, an item ticked, one of a few ways to say it.

    Nothing is switched on by typing; a tick on an item switches its line on, as it is a tick on it.
    """

    switched = Signal(object, bool)
    said = Signal(object, str)
    ticked = Signal(object, str, bool)
    chosen = Signal(object, str)

    def __init__(self, look: Look, shown: Shown) -> None:
        super().__init__()
        self._look, self._line, self._shown = look, shown.line, shown
        self._items: dict[str, CheckBox] = {}
        self.name = f"first_{self._line.value}"
        self.setObjectName(self.name)
        self.box = CheckBox(look, HEADINGS[self._line], name=f"{self.name}_on")
        self.box.setChecked(shown.page.is_on(self._line))
        self.box.clicked.connect(self._on_switched)
        self._field: ShortField | TextField | None = None
        self._below = QVBoxLayout()
        self._below.setContentsMargins(look.theme.px(_BESIDE), 0, 0, 0)
        self._below.setSpacing(look.theme.px(6))
        self._note = label("", "note", f"{self.name}_note")
        self._more = Button(look, self.tr("Show more"), name=f"{self.name}_more", kind="quiet")
        self._more.clicked.connect(self._on_more)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, look.theme.px(12))
        lines.setSpacing(look.theme.px(4))
        lines.addWidget(self.box)
        lines.addLayout(self._below)
        self._lay_out()
        look.changed.connect(self._settle)
        self._settle()

    def show_on(self, *, is_on: bool) -> None:
        """Show whether the line is on, without a signal."""
        self.box.setChecked(is_on)

    def show_full(self, *, is_full: bool) -> None:
        """Let no further scale be ticked, and say why."""
        if self._line is not Line.SCALES:
            return
        words = self.tr("Six are chosen. Take one away to choose another.") if is_full else ""
        self._note.setText(words or self._told())
        for box in self._items.values():
            box.setEnabled(box.isChecked() or not is_full)
            box.setToolTip("" if box.isEnabled() else words)

    def show_field(self, *, is_shown: bool) -> None:
        """Show room for words, or none, where there are other ways to say it."""
        if self._field is not None:
            self._field.setVisible(is_shown)

    def hold(self) -> None:
        """Take the keyboard: on the words if there are any, else on the box."""
        field = self._field
        is_on = self.box.isChecked() and field is not None and field.isVisibleTo(self)
        (field if field is not None and is_on else self.box).setFocus()

    def _settle(self) -> None:
        self.box.setFont(self._look.theme.font("control_strong"))

    # parts

    def _lay_out(self) -> None:
        told = self._told()
        self._note.setText(told)
        self._below.addWidget(self._note)
        self._note.setVisible(bool(told) or self._line is Line.SCALES)
        if self._line is Line.REPORT:
            self._add_ways(
                {one.value: words for one, words in _reports().items()},
                self._shown.page.report.value,
            )
        if self._line is Line.SAFETY:
            self._add_ways(_safeties(), self._shown.page.safety.value)
        self._below.addLayout(self._list())
        if self._line not in _WITHOUT_WORDS:
            self._add_field()

    def _told(self) -> str:
        facts = self._shown.facts
        if self._line is Line.DATES:
            days = chart.stretch(facts.since or facts.first, facts.last)
            return self.tr("{days}. They are chosen under “Days”.").format(days=days)
        if self._line is Line.SCALES and not self._shown.items:
            return self.tr("No number was noted in these days.")
        whole = [one.words for one in self._shown.items if one.is_whole]
        return "\n".join((*whole, _hint(self._line))).strip()

    def _list(self) -> QVBoxLayout:
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(0)
        page, line = self._shown.page, self._line
        self._waiting = [one for one in self._shown.items if not one.is_whole]
        if len(self._waiting) > AT_ONCE:
            # What is ticked is in sight, however long ago it was; then the newest.
            self._waiting.sort(key=lambda one: one.on or date.min, reverse=True)
            self._waiting.sort(key=lambda one: not page.has(line, one.key))
        self._boxes.addLayout(across(self._more, gap=0))
        self._on_more()
        return self._boxes

    def _add_items(self, items: Sequence[Item]) -> None:
        for item in items:
            at = len(self._items) + 1
            words = self._words_of(item)
            box = CheckBox(self._look, _parted(words), name=f"{self.name}_item_{at}")
            box.setAccessibleName(words)
            box.setChecked(self._shown.page.has(self._line, item.key))
            box.setProperty("item", item.key)
            _let_grow(box)
            box.clicked.connect(self._on_ticked)
            self._items[item.key] = box
            self._boxes.insertWidget(self._boxes.count() - 1, box)

    def _words_of(self, item: Item) -> str:
        """Return an item as somebody chooses it: with its day, its group, its numbers."""
        if self._line is Line.SCALES:
            facts = self._shown.facts
            known = next(one for one in facts.scales if one.id == item.key)
            found = facts.readings.get(item.key, ())
            drawn = strip.strip(known, found, facts.first, facts.last)
            return " · ".join((item.words, *drawn.words))
        # A record of when begins with its day by itself.
        day = "" if item.words.startswith(item.day) else item.day
        return ": ".join(one for one in (day or item.group, item.words) if one)

    def _add_field(self) -> None:
        what = self.tr("{line}: in my own words").format(line=HEADINGS[self._line])
        name = f"{self.name}_words"
        made = (
            ShortField(HEADINGS[self._line], name=name)
            if self._line in _SHORT
            else TextField(self._look, what, name=name)
        )
        made.show_value(self._shown.page.text(self._line))
        made.edited.connect(self._on_said)
        self._field = made
        if self._items:
            about = QLabel(self.tr("In my own words"))
            about.setProperty("role", "label")
            about.setBuddy(made)
            self._below.addWidget(about)
        self._below.addWidget(made)

    def _add_ways(self, ways: dict[str, str], value: str) -> None:
        made = Segmented(
            self._look, tuple(ways.items()), name=f"{self.name}_way", what=HEADINGS[self._line],
            is_needed=True, wraps=True,
        )  # fmt: skip
        made.set_value(value)
        made.chosen.connect(self._on_chosen)
        self._below.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    # what happens

    def _on_switched(self, is_on: bool) -> None:
        self.switched.emit(self._line, is_on)

    def _on_said(self) -> None:
        value = self._field.value() if self._field is not None else ABSENT
        self.said.emit(self._line, "" if value is ABSENT else value)

    def _on_ticked(self, is_ticked: bool) -> None:
        box = self.sender()
        self.ticked.emit(self._line, box.property("item"), is_ticked)

    def _on_chosen(self, way: str) -> None:
        self.chosen.emit(self._line, way)

    def _on_more(self) -> None:
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        had_focus = self._more.hasFocus()
        self._more.setVisible(bool(self._waiting))
        self._add_items(some)
        if had_focus and some:
            # What was just laid out is shown only later, and what is not shown takes no focus.
            self._items[some[0].key].show()
            self._items[some[0].key].setFocus()


def _parted(words: str) -> str:
    """Return words with places to break, where one alone is wider than a page."""
    return _LONG.sub(lambda found: f"{found[0]}\u200b", words)


def _let_grow(box: CheckBox) -> None:
    """Let a box be as high as its words are: a check box alone asks for one line and no more."""
    policy = box.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    box.setSizePolicy(policy)
    # Its longest word, parted or not, would widen the page.
    box.setMinimumWidth(1)


def _reports() -> dict[first_page.Report, str]:
    return {
        first_page.Report.EXCERPTS: _say("Excerpts"),
        first_page.Report.UNEDITED: _say("Unedited"),
    }


def _safeties() -> dict[str, str]:
    return {
        first_page.Safety.OWN.value: _say("In my words"),
        first_page.Safety.ALOUD.value: _say("I say it aloud"),
        first_page.Safety.NOTHING.value: _say("Nothing"),
    }


def _hint(line: Line) -> str:
    """Return what helps to fill a line, or ""."""
    hints = {
        Line.SESSION: _say("It stands in the title. A day, or any words."),
        Line.NAME: _say("Initials are enough."),
        Line.WANT: _say("Three lines are enough."),
        Line.SAFETY: _say("Whether you are safe, from others and from yourself."),
        Line.SCALES: _say("Up to six, each as a small line."),
        Line.DAY: _say("A line each: sleep, food, work, getting through the day."),
        Line.FORMS: _say("The figure as it stands on the form. What it means is not said."),
    }
    return hints.get(line, "")


def _say(words: str) -> str:
    return QCoreApplication.translate("FirstPageLine", words)
