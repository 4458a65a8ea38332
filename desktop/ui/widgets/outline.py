"""The sections of a document with their states in words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model.document import SectionId, State
from desktop.ui.theme import Look, Theme

_STATE = Qt.ItemDataRole.UserRole
_ID = Qt.ItemDataRole.UserRole + 1
_NUMBER = Qt.ItemDataRole.UserRole + 2
_HEADING = Qt.ItemDataRole.UserRole + 3
_SHORT = Qt.ItemDataRole.UserRole + 4


TOLD_WHOLE = frozenset({"disclosure"})
"""The guides whose every section is to be told: elsewhere nothing is owed, and none is "empty"."""


class OutlineRow(NamedTuple):
    """One section as the outline shows it."""

    id: SectionId
    number: int
    heading: str
    state: State
    guide: str = "disclosure"

    def words(self, between: str) -> str:
        """Return the heading and, where there is something to say of it, the state."""
        return between.join(
            one for one in (self.heading, state_said(self.state, self.guide)) if one
        )


def state_said(state: State, guide: str) -> str:
    """Return the words of a state in a list, none for a blank section of what need not be whole."""
    return "" if state is State.EMPTY and guide not in TOLD_WHOLE else state_words(state)


def nothing_yet(guide: str) -> str:
    """Return the word for a section without words, where a word has to stand."""
    return "empty" if guide in TOLD_WHOLE else "blank"


def state_words(state: State) -> str:
    """Return the full words of a state."""
    return {
        State.EMPTY: "empty",
        State.STARTED: "started",
        State.REVIEWED: "reviewed with someone",
        State.CLEARED: "cleared to read",
        State.NOT_FOR_ME: "not for me",
    }[state]


def short_state(row: OutlineRow) -> str:
    """Return the words that fit in the outline; the full ones stand in the tooltip."""
    shorter = {State.REVIEWED: "reviewed", State.CLEARED: "cleared"}
    return shorter.get(row.state, state_said(row.state, row.guide))


class Outline(QListWidget):
    """Emits the section that was chosen; up and down move, Enter goes to the page."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("writing_outline")
        self.setAccessibleName(self.tr("Sections"))
        self.setItemDelegate(_Row(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemActivated.connect(self._on_activated)

    def show_rows(self, rows: Sequence[OutlineRow], current: SectionId) -> None:
        """Show these sections; the current one is chosen without a signal."""
        self.blockSignals(True)  # Qt's own positional flag
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            self._fill(item, row)
            if row.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def show_state(self, row: OutlineRow) -> None:
        """Show a section's new state."""
        for index in range(self.count()):
            item = self.item(index)
            if item.data(_ID) == row.id and item.data(_STATE) is not row.state:
                self._fill(item, row)

    def choose(self, section: SectionId) -> None:
        """Choose a section without a signal."""
        for index in range(self.count()):
            if self.item(index).data(_ID) == section:
                self.blockSignals(True)
                self.setCurrentRow(index)
                self.blockSignals(False)
                self.viewport().update()

    def _fill(self, item: QListWidgetItem, row: OutlineRow) -> None:
        words = f"{row.number}. {row.words(': ')}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(words)
        item.setData(_STATE, row.state)
        item.setData(_SHORT, short_state(row))
        item.setData(_ID, row.id)
        item.setData(_NUMBER, str(row.number))
        item.setData(_HEADING, row.heading)

    def _on_current_changed(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.entered.emit()


class _Row(QStyledItemDelegate):
    """Paints number, heading, state; the chosen row is ink on soft accent."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._look.theme.px(35))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._look.theme
        look = RowOption(option, theme.px(10))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.paint_ground(painter, theme)
        self._words(painter, look, index)
        painter.restore()

    def _words(
        self, painter: QPainter, look: "RowOption", index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        inner = look.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        muted = theme.colour("ink" if look.is_chosen else "muted")
        painter.setFont(theme.font("note"))
        painter.setPen(muted)
        state = index.data(_SHORT)
        width = painter.fontMetrics().horizontalAdvance(state)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, state)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, index.data(_NUMBER))
        painter.setFont(theme.font("control_strong" if look.is_chosen else "control"))
        painter.setPen(theme.colour("ink"))
        room = QRect(inner)
        room.setLeft(inner.left() + theme.px(24))
        room.setRight(inner.right() - width - theme.px(10))
        heading = painter.fontMetrics().elidedText(
            index.data(_HEADING), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, heading)


class RowOption:
    """What Qt says of a row, in typed form, and the ground that follows from it."""

    def __init__(self, option: QStyleOptionViewItem, margin: int) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        self.rect = rect.adjusted(margin, 0, -margin, 0)
        self.is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        self.has_focus = self.is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)

    def paint_ground(self, painter: QPainter, theme: Theme) -> None:
        """Paint soft accent under a chosen row and the ring around one with the focus."""
        if self.is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(self.rect, theme.px(8), theme.px(8))
        if self.has_focus:
            painter.setPen(theme.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
