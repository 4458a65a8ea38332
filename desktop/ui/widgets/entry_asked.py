"""What is asked of an entry besides its words: how hard it was, what it touches, when it was."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.model.entries import Entry, Reach
from desktop.ui.theme import Look
from desktop.ui.widgets.entry_dates import EntryDates
from desktop.ui.widgets.fields.chips import ChipsField, Offer
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.scale import ScaleField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.reach_chips import ReachChips

SHARE = 0.38
"""Of the window's height, at most, for the open foot beside the words; what is longer scrolls."""


class EntryAsked(QScrollArea):
    """As high as what is in it, up to its share of the window; emits each change, and Escape."""

    edited = Signal()
    redated = Signal(object)
    passage_reached = Signal(object)
    left = Signal()

    def __init__(self, look: Look, reach: Sequence[Reach]) -> None:
        super().__init__()
        self._look = look
        self._before = self._scale(self.tr("Distress before writing"), "entry_before")
        self._after = self._scale(self.tr("Distress after writing"), "entry_after")
        self._reach_label = QLabel()
        self._reach_label.setProperty("role", "label")
        self._reach = ReachChips(look, reach, name="entry_reach")
        self._passage = ReachChips(look, reach, name="entry_passage_reach")
        self._tags = ChipsField(
            look, self.tr("Words of your own"), Offer(choices=(), own=True), name="entry_tags"
        )
        self.dates = EntryDates(look)
        self._inner = self._lay_out()
        self._share = SHARE
        self._be_as_high()
        self.show_passage(None)
        self._join()

    def show_entry(self, entry: Entry) -> None:
        """Show what is said of this entry."""
        self._before.show_value(ABSENT if entry.before is None else entry.before)
        self._after.show_value(ABSENT if entry.after is None else entry.after)
        self._reach.show_chosen(entry.reach)
        self._tags.show_value(list(entry.tags))

    def said(self, entry: Entry) -> Entry:
        """Return this entry with what is said here."""
        before, after, tags = self._before.value(), self._after.value(), self._tags.value()
        return replace(
            entry,
            before=before if isinstance(before, int) else None,
            after=after if isinstance(after, int) else None,
            reach=self._reach.chosen(),
            tags=() if tags is ABSENT else tuple(tags),
        )

    def show_passage(self, reach: Sequence[str] | None) -> None:
        """Ask where a marked passage reaches; None where none is marked: then it is the entry."""
        is_passage = reach is not None
        self._passage.show_chosen(reach or ())
        self._passage.setVisible(is_passage)
        self._reach.setVisible(not is_passage)
        self._reach_label.setText(
            self.tr("Where this passage reaches") if is_passage else self.tr("Where it reaches")
        )

    def show_happened(self, value: Any) -> None:
        """Show when it happened."""
        self.dates.show_happened(value)

    def take_above(self, *parts: QWidget) -> None:
        """Have these above what is asked."""
        for at, part in enumerate(parts):
            self._lines.insertWidget(at, part)

    def in_order_of_tab(self) -> list[QWidget]:
        """Return everything in it that takes the keyboard."""
        # The list that a choice opens is a window of its own.
        every = (one for one in self._inner.findChildren(QWidget) if self.isAncestorOf(one))
        return [one for one in every if one.focusPolicy() != Qt.FocusPolicy.NoFocus]

    # parts

    def _scale(self, what: str, name: str) -> ScaleField:
        return ScaleField(self._look, what, (), name=name, skips=False)

    def _lay_out(self) -> QWidget:
        page = QWidget()
        self._lines = lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(
            label(self.tr("Distress, if you like; what you leave out stays empty"), "note")
        )
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            ((self.tr("before"), self._before), (self.tr("after"), self._after))
        ):
            grid.addWidget(label(words, "note"), row, 0)
            grid.addWidget(field, row, 1)
        lines.addLayout(grid)
        lines.addWidget(self._reach_label)
        lines.addWidget(self._reach)
        lines.addWidget(self._passage)
        lines.addWidget(label(self.tr("Words of your own to find it by"), "note"))
        lines.addWidget(self._tags)
        lines.addWidget(self.dates)
        return page

    def _be_as_high(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.setProperty("surface", "none")
        self.setWidget(self._inner)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _join(self) -> None:
        for field in (self._before, self._after, self._reach, self._tags, self.dates):
            field.edited.connect(self.edited)
        self.dates.redated.connect(self.redated)
        self._passage.edited.connect(self._on_passage_edited)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._inner)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.left)

    def _on_passage_edited(self) -> None:
        self.passage_reached.emit(self._passage.chosen())

    def set_share(self, share: float) -> None:
        """Take so much of the window at most; all of it lets it shrink to what there is."""
        self._share = share
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802  # Qt's name
        if self._share == 1:
            return self._inner.heightForWidth(width)
        return min(self._inner.heightForWidth(width), round(self.window().height() * self._share))

    def sizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        return QSize(0, 0 if self._share == 1 else self.sizeHint().height())
