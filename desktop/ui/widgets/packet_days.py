"""Which days a packet speaks of, and which entries of them go in by themselves."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model import bridge, when
from desktop.model.entries import Reach
from desktop.model.packets import FOUR_WEEKS, Days, Rule, Span
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox, Combo, Radio, RadioGroup
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage


class Typed(NamedTuple):
    """What stands in the fields of days while it cannot be read, and the rule beside it."""

    first: str
    last: str
    rule: Rule


class PacketDays(QWidget):
    """Emits `changed` with each change; while the days cannot be read, `days` returns None."""

    changed = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("packet_days")
        self._look = look
        self._kinds = {
            Span.ALL: Radio(look, self.tr("All days"), name="packet_days_all"),
            Span.WEEKS: Radio(
                look, self.tr("The four weeks until today"), name="packet_days_weeks"
            ),
            Span.DAYS: Radio(look, self.tr("These days"), name="packet_days_days"),
        }
        self._group = RadioGroup(self)
        self._first = Line(self.tr("From which day"), name="packet_days_first")
        self._last = Line(self.tr("Until which day"), name="packet_days_last")
        self._fields = QWidget()
        self._trouble = label("", "note", "packet_days_said")
        self._rule = CheckBox(
            look, self.tr("Put in every journal entry of these days"), name="packet_days_rule"
        )
        self._some = QWidget()
        self._reach = Combo(look, self.tr("Only of this part of life"), name="packet_days_reach")
        self._tag = Combo(look, self.tr("Only with this tag"), name="packet_days_tag")
        self._back = Button(
            look, self.tr("Back"), name="packet_days_back", kind="quiet", icon="chevron-left"
        )
        self._is_shown = False
        self._still = ""
        self._lay_out()
        self._join()

    # what others call

    def show_days(
        self, held: Days, rule: Rule, *, parts: Sequence[Reach], tags: Sequence[str]
    ) -> None:
        """Show what is set, and the parts of life and tags there are to choose from."""
        self._is_shown = False
        self._kinds[held.span].setChecked(True)
        self._first.setText(bridge.day(held.first) if held.first else "")
        self._last.setText(bridge.day(held.last) if held.last else "")
        self._rule.setChecked(rule.is_on)
        words = {rule.reach: rule.reach} | {one.id: one.word for one in parts}
        _fill(self._reach, self.tr("Any part of life"), words, rule.reach)
        _fill(self._tag, self.tr("Any tag"), {one: one for one in (*tags, rule.tag)}, rule.tag)
        self._is_shown = True
        self._settle()

    def put_back(self, typed: Typed) -> None:
        """Show what was typed and cannot be read, for as long as nobody has changed it."""
        self._is_shown = False
        self._kinds[Span.DAYS].setChecked(True)
        self._first.setText(typed.first)
        self._last.setText(typed.last)
        self._rule.setChecked(typed.rule.is_on)
        for combo, held in ((self._reach, typed.rule.reach), (self._tag, typed.rule.tag)):
            combo.setCurrentIndex(max(0, combo.findData(held)))
        self._is_shown = True
        self._settle()

    def typed(self) -> Typed:
        """Return what stands there, as it was typed."""
        return Typed(self._first.text(), self._last.text(), self.rule())

    def tell_kept(self, words: str) -> None:
        """Take which days the packet has, "" for all; they are said while none can be read."""
        self._still = words
        self._settle()

    def days(self) -> Days | None:
        """Return the days that are set; None while they cannot be read as days in order."""
        span = next(one for one, radio in self._kinds.items() if radio.isChecked())
        if span is not Span.DAYS:
            return Days(span)
        try:
            first = when.parse(None, text).earliest() if (text := self._first.text()) else None
            last = when.parse(None, text).latest() if (text := self._last.text()) else None
        except ValueError:
            return None
        if (first is None and last is None) or (first or date.min) > (last or date.max):
            return None
        return Days(span, first, last)

    def rule(self) -> Rule:
        """Return what goes in by itself."""
        reach, tag = self._reach.currentData() or "", self._tag.currentData() or ""
        return Rule(self._rule.isChecked(), reach, tag)

    def arrive(self) -> None:
        """Take the keyboard at the days that are set."""
        next(one for one in self._kinds.values() if one.isChecked()).setFocus()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        page = ScrollPage(self._look, 680, name="packet_days_page")
        page.add(label(self.tr("Days of this packet"), "title", "packet_days_title"))
        page.add(label(self.tr(
            "They say which journal entries and which rows of a log can go in. The first page and "
            "the charts show these days, too. What is of other days is not in, even if you ticked "
            "it before. A row without a day goes in with all days alone."
        ), "muted"))  # fmt: skip
        for radio in self._kinds.values():
            self._group.take(radio)
            page.add(radio)
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(px(28), 0, 0, 0)
        row.setSpacing(px(16))
        for words, field in ((self.tr("From"), self._first), (self.tr("Until"), self._last)):
            column = QVBoxLayout()
            column.addWidget(label(words, "label"))
            column.addWidget(field)
            row.addLayout(column)
        page.add(self._fields)
        page.add(self._trouble)
        page.add_space(8)
        page.add(label(self.tr("Journal"), "heading"))
        page.add(self._rule)
        page.add(label(self.tr(
            "They go in without being ticked one by one, now and when you repeat the packet. "
            "Each can be taken out by hand. What never leaves stays here."
        ), "note"))  # fmt: skip
        lines = QVBoxLayout(self._some)
        lines.setContentsMargins(px(28), 0, 0, 0)
        lines.setSpacing(px(8))
        for words, combo in (
            (self.tr("Only of this part of life"), self._reach),
            (self.tr("Only with this tag"), self._tag),
        ):
            lines.addWidget(label(words, "label"))
            lines.addWidget(combo)
        page.add(self._some)
        page.add_layout(across(self._back, gap=0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _join(self) -> None:
        for radio in self._kinds.values():
            radio.toggled.connect(self._on_toggled)
        for field in (self._first, self._last):
            field.textEdited.connect(self._on_changed)
            field.returnPressed.connect(self._back.setFocus)
        self._rule.toggled.connect(self._on_changed)
        for combo in (self._reach, self._tag):
            combo.activated.connect(self._on_changed)
        self._back.clicked.connect(self.closed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Escape"), self, context=within).activated.connect(self._on_escape)

    # what happens

    def _on_toggled(self, is_on: bool) -> None:
        if not is_on or not self._is_shown:
            return
        if self._kinds[Span.DAYS].isChecked() and not self._last.text():
            today = days.today()
            self._first.setText(bridge.day(today - FOUR_WEEKS))
            self._last.setText(bridge.day(today))
        self._on_changed()

    def _on_changed(self, _what: object = None) -> None:
        if self._is_shown:
            self._settle()
            self.changed.emit()

    def _settle(self) -> None:
        self._fields.setVisible(self._kinds[Span.DAYS].isChecked())
        self._some.setVisible(self._rule.isChecked())
        is_read = self.days() is not None
        words = self.tr(
            "These days cannot be read. The packet still has {days}, and until they can be read no "
            "entry goes in by itself. One day or two, the earlier one first. A month is enough: "
            "“March 2026”."
        ).format(days=self._still or self.tr("all days"))
        self._trouble.setText("" if is_read else words)
        self._trouble.setVisible(not is_read)

    def _on_escape(self) -> None:
        self.closed.emit()


def _fill(combo: Combo, none: str, offered: dict[str, str], chosen: str) -> None:
    combo.clear()
    combo.addItem(none, "")
    for key, words in offered.items():
        if key:
            combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
