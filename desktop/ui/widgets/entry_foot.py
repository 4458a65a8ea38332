"""Below the words of an entry: how hard it was, what it touches, who sees it; all optional."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.model.entries import Entry, Reach
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.entry_asked import SHARE, EntryAsked
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow


class EntryFoot(Column):
    """Emits that something of the entry was changed; a marked passage has chips of its own.

    `passage_reached` carries the parts of life that were chosen for the marked passage.
    """

    edited = Signal()
    passage_reached = Signal(object)
    redated = Signal(object)
    opened = Signal()
    left = Signal()

    def __init__(self, look: Look, reach: Sequence[Reach]) -> None:
        super().__init__(look)
        self._parts = reach
        self._asked: EntryAsked | None = None
        self._entry = Entry()
        self._happened: Any = ABSENT
        self._passage: Sequence[str] | None = None
        self._is_open = self._is_low = False
        self.wanted: bool | None = None
        """Whether the person wants to see what is asked besides; None while they have not said."""
        self._more = Button(
            look, self.tr("About this entry"), name="entry_more", kind="quiet", icon="chevron-up"
        )
        self._veil = Button(
            look, self.tr("Veil in lists"), name="entry_veil", kind="chip", icon="eye-off"
        )
        self._veil.setToolTip(
            self.tr("Lists and search show no word of this entry. Enter opens it all the same.")
        )
        self._kept = Button(
            look, self.tr("Never export"), name="entry_kept", kind="chip", icon="lock"
        )
        self._kept.setToolTip(
            self.tr(
                "No page and no packet can take this entry. Only a backup, or a copy of "
                "everything that you ask for in Settings, holds it."
            )
        )
        self._marks = QWidget()
        marks = Flow(look, gap=8)
        for part in (self._veil, self._kept):
            marks.addWidget(part)
        self._marks.setLayout(marks)
        bar = QHBoxLayout()
        bar.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        bar.addWidget(self._marks, 1)
        self._bar = bar
        self.lines.addLayout(bar)
        self._join()

    # what others call

    def show_entry(self, entry: Entry) -> None:
        """Show what is said of this entry."""
        self._entry = entry
        self._veil.setChecked(entry.is_veiled)
        self._kept.setChecked(entry.is_kept_in)
        if self._asked is not None:
            self._asked.show_entry(entry)

    def entry(self) -> Entry:
        """Return the entry as it is said to be now; when it happened is not asked here."""
        entry = self._entry if self._asked is None else self._asked.said(self._entry)
        return replace(entry, is_veiled=self._veil.isChecked(), is_kept_in=self._kept.isChecked())

    def show_passage(self, reach: Sequence[str] | None) -> None:
        """Ask where a marked passage reaches; None where none is marked: then it is the entry."""
        self._passage = reach
        if self._asked is not None:
            self._asked.show_passage(reach)

    def show_happened(self, value: Any) -> None:
        """Show when it happened, and no other day."""
        self._happened = value
        if self._asked is not None:
            self._asked.show_happened(value)

    def happened(self) -> Any:
        """Return what is said of when it happened, as it is kept, or ABSENT."""
        return self._happened if self._asked is None else self._asked.dates.happened()

    def set_low(self, ways: QWidget, *, is_low: bool) -> None:
        """Take all the room of a low window while open, the ways of the head and the marks within.

        Whoever takes the room back takes the ways back, too.
        """
        if is_low == self._is_low:
            return
        self._is_low = is_low
        asked = self._all_asked()
        asked.set_share(1.0 if is_low else SHARE)
        if is_low:
            asked.take_above(ways, self._marks)
        else:
            self._bar.addWidget(self._marks, 1)
        self._have_tab_come_to_the_marks(ways if is_low else self._more)

    def _have_tab_come_to_the_marks(self, after: QWidget) -> None:
        """Have Tab come to the marks where the eye does: behind these ways, or this button."""
        inner = (after, *after.findChildren(QWidget))
        *_, before = (one for one in inner if one.focusPolicy() != Qt.FocusPolicy.NoFocus)
        for mark in (self._veil, self._kept):
            self.setTabOrder(before, mark)
            before = mark

    @property
    def is_open(self) -> bool:
        """Say whether what is asked besides can be seen."""
        return self._is_open

    def open(self, *, is_open: bool) -> None:
        """Show or hide what is asked besides."""
        self._is_open = is_open
        if is_open or self._asked is not None:
            self._all_asked().setVisible(is_open)
        self._more.show_icon("chevron-down" if is_open else "chevron-up")

    # parts

    def _join(self) -> None:
        for button in (self._veil, self._kept):
            button.clicked.connect(self.edited)
        self._more.clicked.connect(self._on_more_clicked)

    def _all_asked(self) -> EntryAsked:
        """Return what is asked besides, made when it is first wanted: it is most of a window."""
        if self._asked is None:
            self._asked = asked = EntryAsked(self._look, self._parts)
            asked.show_entry(self._entry)
            asked.show_passage(self._passage)
            asked.show_happened(self._happened)
            asked.edited.connect(self.edited)
            asked.redated.connect(self.redated)
            asked.passage_reached.connect(self.passage_reached)
            asked.left.connect(self._on_escape)
            asked.hide()
            self.lines.insertWidget(0, asked)
            self._put_before_the_bar(asked)
        return self._asked

    def _put_before_the_bar(self, asked: EntryAsked) -> None:
        """Have Tab come to what is asked before the bar below it, as the eye does."""
        # Never along the focus chain itself: PySide takes each step of it for a new parent.
        before: QWidget = self._more
        for one in asked.in_order_of_tab():
            self.setTabOrder(before, one)
            before = one
        self.setTabOrder(before, self._more)

    def show_dates(self, *, day: bool = False) -> None:
        """Open, with the keyboard in one of the dates."""
        if not self._is_open:
            self._on_more_clicked()
        dates = self._all_asked().dates
        (dates.hold_day if day else dates.hold_happened)()

    def _on_escape(self) -> None:
        """Fold, and give the keyboard back to the words."""
        self._all_asked().dates.forget_day()
        if self._is_open:
            self._on_more_clicked()
        self.left.emit()

    def _on_more_clicked(self) -> None:
        self.wanted = not self._is_open
        self.open(is_open=self.wanted)
        self.opened.emit()
