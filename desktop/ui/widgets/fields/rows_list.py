"""The rows of a table as a list: what each is, when, and how far it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model.document import State
from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets import state_mark
from desktop.ui.widgets.fields.row_words import Columns, RowWords, row_words

_HIGH, _MOST = 40, 8
"""One line (mock 03 has 39), and how many show before the list scrolls."""
_SHARES, _WITHOUT_STATE = (0.325, 0.7), (0.55, 1.0)
"""Where the second and third columns begin, as shares of the width (mock 03)."""
_AtIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """The rows as a list; what Qt shows of one is made when it is asked for."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._rows: Sequence[Mapping[str, Any]] = ()
        self._notes: Mapping[str, str] = {}
        self._states: Mapping[str, tuple[str, bool]] = {}
        self._details: Mapping[str, str] = {}

    def show_details(self, details: Mapping[str, str]) -> None:
        """Say these words of rows beside their titles, instead of what a column says."""
        self._details = details
        self.tell_changed(0, len(self._rows) - 1)

    def show_states(self, states: Mapping[str, tuple[str, bool]]) -> None:
        """Say of these rows how far they are in these words, and whether they are begun."""
        self._states = states
        self.tell_changed(0, len(self._rows) - 1)

    def show_rows(self, rows: Sequence[Mapping[str, Any]], notes: Mapping[str, str]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows, self._notes = rows, notes
        self.endResetModel()

    def tell_changed(self, row: int, last: int | None = None) -> None:
        """Have a row shown again, or all from it to the last."""
        self.dataChanged.emit(self.index(row), self.index(row if last is None else last))

    @property
    def shares(self) -> tuple[float, float]:
        """Return where the second and third columns begin, as shares of the width."""
        return _SHARES if self._columns.has_state else _WITHOUT_STATE

    def words(self, row: int) -> RowWords:
        """Return what the list says of this row."""
        words = row_words(self._columns, self._rows[row]["cells"])
        told = self._details.get(self._rows[row]["id"], "")
        return replace(words, detail=told) if told else words

    def note(self, row: int) -> str:
        """Return the sentence that stands with this row."""
        return self._notes.get(self._rows[row]["id"], "")

    def state_word(self, row: int) -> str:
        """Return how far a row of facts is written, or what was told of a row; else nothing."""
        words = self.words(row)
        if words.is_none:
            return ""
        told, _ = self._states.get(self._rows[row]["id"], ("", False))
        if told or not self._columns.says_state:
            return told
        return self.tr("started") if words.is_started else self.tr("empty")

    def is_started(self, row: int) -> bool:
        """Say whether a row counts as begun."""
        _, is_begun = self._states.get(self._rows[row]["id"], ("", self.words(row).is_started))
        return is_begun

    def rowCount(self, parent: _AtIndex = _ROOT) -> int:  # noqa: D102, N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AtIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102 - Qt's name
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (self.words(index.row()).title, self.note(index.row()))
            return "\n".join(part for part in told if part) or None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = self.words(index.row())
            said = (
                words.title or self.tr("Nothing written yet"),
                self.tr("none") if words.is_none else words.detail,
                self.state_word(index.row()),
                self.note(index.row()),
            )
            return ", ".join(part for part in said if part)
        return None


class RowsList(QListView):
    """Rows one below the other. Enter opens one, Insert adds, Delete takes out, Alt moves."""

    opened = Signal()
    add_wanted = Signal()
    remove_wanted = Signal()
    undo_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, look: Look, what: str, model: RowsModel, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setModel(model)
        self.setItemDelegate(_Painter(look, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._settle)
        look.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        count = min(self.model().rowCount(), _MOST)
        self.setFixedHeight(count * self._look.theme.px(_HIGH) + 2)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Insert:
                self.add_wanted.emit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Z if with_ctrl:
                self.undo_wanted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if with_alt:
                self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case _:
                super().keyPressEvent(event)


class Heads(QWidget):
    """The words above the columns of the list."""

    def __init__(
        self, look: Look, heads: tuple[str, str, str], *, name: str, model: RowsModel
    ) -> None:
        super().__init__()
        self._look, self._heads, self._rows = look, heads, model
        self.setObjectName(name)
        look.changed.connect(self._settle)
        self._settle()

    def say_detail(self, words: str) -> None:
        """Say these words above the second column."""
        self._heads = (self._heads[0], words, self._heads[2])
        self.update()

    def _settle(self) -> None:
        self.setFixedHeight(self._look.theme.px(32))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("muted"))
        places = _places(self.rect(), self._look, self._rows.shares)
        for words, place in zip(self._heads, places, strict=True):
            cut = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.setPen(theme.pen("line", 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, model: RowsModel, view: RowsList) -> None:
        super().__init__(view)
        self._look, self._rows, self._view = look, model, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AtIndex) -> QSize:  # noqa: N802
        return QSize(self._look.theme.px(120), self._look.theme.px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AtIndex) -> None:
        place, state = QRect(option.rect), option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, is_chosen=is_chosen, is_over=is_over)
        # By the whole width: a scroll bar must not shift the columns from under their heads.
        whole = QRect(place.left(), place.top(), self._view.width(), place.height())
        titles, details, states = _places(whole, self._look, self._rows.shares)
        aside = "ink" if is_chosen or is_over else "muted"
        self._paint_title(painter, titles, index.row(), is_chosen=is_chosen)
        self._paint_rest(painter, (details, states), index.row(), aside)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, place: QRect, *, is_chosen: bool, is_over: bool
    ) -> None:
        theme = self._look.theme
        has_ring = is_chosen and self._view.hasFocus()
        ground = QRectF(place).adjusted(1, 1, -1, -1)
        painter.setPen(theme.pen("accent", 2) if has_ring else Qt.PenStyle.NoPen)
        tint = "accent_soft" if is_chosen else "over"
        is_filled = is_chosen or is_over
        painter.setBrush(theme.colour(tint) if is_filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        if not is_filled:
            painter.setPen(theme.pen("line", 1))
            bottom = place.bottom() + 0.5
            painter.drawLine(QPointF(place.left(), bottom), QPointF(place.right() + 1, bottom))

    def _paint_title(self, painter: QPainter, place: QRect, row: int, *, is_chosen: bool) -> None:
        theme, words = self._look.theme, self._rows.words(row)
        if self._rows.note(row):
            side = theme.px(16)
            mark = QRectF(place.left(), place.center().y() - side / 2 + 1, side, side)
            icons.paint(painter, "info", mark, theme.colour("attention").name())
            place = place.adjusted(side + theme.px(8), 0, 0, 0)
        medium = theme.font("control", weight=QFont.Weight.Medium)
        painter.setFont(theme.font("control_strong") if is_chosen else medium)
        painter.setPen(theme.colour("ink" if words.title or is_chosen else "muted"))
        title = words.title or self._rows.tr("Nothing written yet")
        cut = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)

    def _paint_rest(
        self, painter: QPainter, places: tuple[QRect, QRect], row: int, aside: str
    ) -> None:
        theme, words = self._look.theme, self._rows.words(row)
        details, states = places
        painter.setFont(theme.font("control"))
        painter.setPen(theme.colour(aside if words.is_none else "ink"))
        detail = self._rows.tr("none") if words.is_none else words.detail
        cut = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, details.width())
        painter.drawText(details, Qt.AlignmentFlag.AlignVCenter, cut)
        said = self._rows.state_word(row)
        if said:
            side = theme.px(10)
            mark = QRectF(states.left(), states.center().y() - side / 2 + 1, side, side)
            state = State.STARTED if self._rows.is_started(row) else State.EMPTY
            state_mark.paint(painter, mark, state, theme)
            painter.setFont(theme.font("note"))
            painter.setPen(theme.colour(aside))
            at = states.adjusted(theme.px(18), 0, 0, 0)
            cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)


def _places(whole: QRect, look: Look, shares: tuple[float, float]) -> tuple[QRect, QRect, QRect]:
    """Return where the three columns stand within a line."""
    gap = look.theme.px(12)
    inner = whole.adjusted(gap, 0, -gap, 0)
    second, third = (inner.left() + round(inner.width() * share) for share in shares)
    titles, details, states = QRect(inner), QRect(inner), QRect(inner)
    titles.setRight(second - gap)
    details.setLeft(second)
    details.setRight(third - gap)
    states.setLeft(third)
    return titles, details, states
