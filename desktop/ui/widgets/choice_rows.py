"""How the lines of the choice look: a sign where one unfolds, a box where one may go in."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets.outline import RowOption

FOLDS = Qt.ItemDataRole.UserRole + 2
"""Whether a line is a year or a month, that unfolds."""
NOTE = Qt.ItemDataRole.UserRole + 4
"""What stands at the right of a line: which days, or why it has no box."""
PLAIN = Qt.ItemDataRole.UserRole + 5
"""The words of a line without its note, which are part of what is read aloud."""
LOCKED = Qt.ItemDataRole.UserRole + 6
"""Whether a line never leaves: a lock stands where others have a box."""
_INDENT, _SIDE, _GAP = 20, 20, 8

_Index = QModelIndex | QPersistentModelIndex


class ChoiceRows(QStyledItemDelegate):
    """Paints the box as everywhere else; a row without one is muted, unless it unfolds."""

    def __init__(self, look: Look, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._look, self._tree = look, tree

    def sizeHint(  # noqa: N802  # Qt's name
        self, _option: QStyleOptionViewItem, _index: _Index
    ) -> QSize:
        """Return the height of a line."""
        return QSize(0, self._look.theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a line: its sign, its box, its words."""
        theme, row = self._look.theme, RowOption(option, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row.paint_ground(painter, theme)
        folds, state = bool(index.data(FOLDS)), index.data(Qt.ItemDataRole.CheckStateRole)
        if folds:
            self._paint_sign(painter, row, index)
        if state is not None:
            self._paint_box(painter, self._box(row, index), Qt.CheckState(state))
        elif index.data(LOCKED):
            place = self._box(row, index).adjusted(2, 2, -2, -2)
            icons.paint(painter, "lock", place, theme.colour("muted").name())
        painter.setFont(theme.font("control" if index.parent().isValid() else "control_strong"))
        is_muted = state is None and not folds and not row.is_chosen
        painter.setPen(theme.colour("muted" if is_muted else "ink"))
        left = self._start(index) + theme.px(_SIDE) * (state is not None or not folds)
        words = row.rect.adjusted(left + theme.px(_GAP), 0, -theme.px(_GAP), 0)
        text = str(index.data(PLAIN) or index.data())
        note = self._paint_note(painter, row, words, str(index.data(NOTE) or ""))
        text = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, words.width() - note
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def editorEvent(  # noqa: N802  # Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Let a click anywhere on a line set its tick, or unfold it; keys are Qt's."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        box = self._box(RowOption(option, 0), index).adjusted(-_GAP, -_GAP, _GAP, _GAP)
        if index.data(FOLDS) and (state is None or not box.contains(event.position())):
            item = self._tree.itemFromIndex(index)
            item.setExpanded(not item.isExpanded())
            return True
        if state is None:
            return False
        is_full = Qt.CheckState(state) is Qt.CheckState.Checked
        to = Qt.CheckState.Unchecked if is_full else Qt.CheckState.Checked
        return model.setData(index, to.value, Qt.ItemDataRole.CheckStateRole)

    # where things stand

    def _start(self, index: _Index) -> int:
        """Return how far from the left a line begins, behind its sign or that of the one above."""
        px, depth, above = self._look.theme.px, 0, index.parent()
        has_sign = bool(index.data(FOLDS) or above.data(FOLDS))
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return px(_GAP) + px(_INDENT) * depth + px(_SIDE) * has_sign

    def _box(self, row: RowOption, index: _Index) -> QRectF:
        side = self._look.theme.px(_SIDE)
        left = row.rect.left() + self._start(index)
        return QRectF(left, row.rect.center().y() - side / 2, side, side)

    # painting

    def _paint_note(self, painter: QPainter, row: RowOption, place: QRect, note: str) -> int:
        """Paint what stands at the right, and return the room it takes."""
        if not note:
            return 0
        theme = self._look.theme
        painter.save()
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("ink" if row.is_chosen else "muted"))
        most = place.width() * 2 // 3
        words = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, most)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.restore()
        return width + theme.px(_GAP)

    def _paint_sign(self, painter: QPainter, row: RowOption, index: _Index) -> None:
        side = self._look.theme.px(_SIDE)
        place = self._box(row, index).translated(-side, 0).adjusted(2, 2, -2, -2)
        is_open = self._tree.itemFromIndex(index).isExpanded()
        tint = self._look.theme.colour("muted").name()
        icons.paint(painter, "chevron-down" if is_open else "chevron-right", place, tint)

    def _paint_box(self, painter: QPainter, place: QRectF, state: Qt.CheckState) -> None:
        theme = self._look.theme
        is_full = state is Qt.CheckState.Checked
        painter.setPen(theme.pen("accent" if is_full else "control_line", 1))
        painter.setBrush(theme.colour("accent" if is_full else "paper"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if state is not Qt.CheckState.Unchecked:
            inner = place.adjusted(2, 2, -2, -2)
            tint = theme.colour("on_accent" if is_full else "accent").name()
            icons.paint(painter, "check" if is_full else "minus", inner, tint)
