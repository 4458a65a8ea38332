"""Below the words of an entry: how hard it was, what it touches, who sees it; all optional."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.model.entries import Entry, Reach
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.entry_dates import EntryDates
from desktop.ui.widgets.fields.chips import ChipsField, Offer
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.scale import ScaleField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.reach_chips import ReachChips

SHARE = 0.38
"""Of the window's height, at most, for the open foot beside the words; what is longer scrolls."""


class EntryFoot(Column):
    """Emits that something of the entry was changed; a marked passage has chips of its own.

    `passage_reached` carries the parts of life that were chosen for the marked passage.
    """

    edited = Signal()
    passage_reached = Signal(object)
    opened = Signal()
    left = Signal()

    def __init__(self, look: Look, reach: Sequence[Reach]) -> None:
        super().__init__(look)
        self._entry = Entry()
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
        self._kept.setToolTip(self.tr("No export can take this entry, whoever asks for it."))
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
        self._marks = QWidget()
        marks = Flow(look, gap=8)
        for part in (self._veil, self._kept):
            marks.addWidget(part)
        self._marks.setLayout(marks)
        self._within = self._lay_out_inner()
        self._inner = _Scrolled(self._within)
        bar = QHBoxLayout()
        bar.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        bar.addWidget(self._marks, 1)
        self._bar = bar
        self.lines.addWidget(self._inner)
        self.lines.addLayout(bar)
        self._inner.hide()
        self.show_passage(None)
        self._join()

    # what others call

    def show_entry(self, entry: Entry) -> None:
        """Show what is said of this entry."""
        self._entry = entry
        self._veil.setChecked(entry.is_veiled)
        self._kept.setChecked(entry.is_kept_in)
        self._before.show_value(ABSENT if entry.before is None else entry.before)
        self._after.show_value(ABSENT if entry.after is None else entry.after)
        self._reach.show_chosen(entry.reach)
        self._tags.show_value(list(entry.tags))

    def entry(self) -> Entry:
        """Return the entry as it is said to be now; when it happened is not asked here."""
        before, after, tags = self._before.value(), self._after.value(), self._tags.value()
        return replace(
            self._entry,
            before=before if isinstance(before, int) else None,
            after=after if isinstance(after, int) else None,
            reach=self._reach.chosen(),
            tags=() if tags is ABSENT else tuple(tags),
            is_veiled=self._veil.isChecked(),
            is_kept_in=self._kept.isChecked(),
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

    def set_low(self, ways: QWidget, *, is_low: bool) -> None:
        """Take all the room of a low window while open, the marks and the ways of the head within.

        Whoever takes the room back takes the ways back, too.
        """
        if is_low == self._is_low:
            return
        self._is_low = is_low
        self._inner.set_share(1.0 if is_low else SHARE)
        if is_low:
            self._lines.insertWidget(0, self._marks)
            self._lines.insertWidget(1, ways)
        else:
            self._bar.addWidget(self._marks, 1)

    @property
    def is_open(self) -> bool:
        """Say whether what is asked besides can be seen."""
        return self._is_open

    def open(self, *, is_open: bool) -> None:
        """Show or hide what is asked besides."""
        self._is_open = is_open
        self._inner.setVisible(is_open)
        self._more.show_icon("chevron-down" if is_open else "chevron-up")

    # parts

    def _scale(self, what: str, name: str) -> ScaleField:
        return ScaleField(self._look, what, (), name=name, skips=False)

    def _lay_out_inner(self) -> QWidget:
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

    def _join(self) -> None:
        for button in (self._veil, self._kept):
            button.clicked.connect(self.edited)
        for field in (self._before, self._after, self._reach, self._tags):
            field.edited.connect(self.edited)
        self._passage.edited.connect(self._on_passage_edited)
        self._more.clicked.connect(self._on_more_clicked)
        self.dates.edited.connect(self.edited)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._within)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self._on_escape)

    def _on_passage_edited(self) -> None:
        self.passage_reached.emit(self._passage.chosen())

    def show_dates(self, *, day: bool = False) -> None:
        """Open, with the keyboard in one of the dates."""
        if not self._is_open:
            self._on_more_clicked()
        (self.dates.hold_day if day else self.dates.hold_happened)()

    def _on_escape(self) -> None:
        """Fold, and give the keyboard back to the words."""
        self.dates.forget_day()
        if self._is_open:
            self._on_more_clicked()
        self.left.emit()

    def _on_more_clicked(self) -> None:
        self.wanted = not self._is_open
        self.open(is_open=self.wanted)
        self.opened.emit()


class _Scrolled(QScrollArea):
    """As high as what is in it, up to its share of the window."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setProperty("surface", "none")
        self.setWidget(inner)
        self._inner = inner
        self._share = SHARE
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_share(self, share: float) -> None:
        """Take so much of the window at most; all of it lets it shrink to what there is."""
        self._share = share
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        if self._share == 1:
            return self._inner.heightForWidth(width)
        return min(self._inner.heightForWidth(width), round(self.window().height() * self._share))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(0, 0 if self._share == 1 else self.sizeHint().height())
