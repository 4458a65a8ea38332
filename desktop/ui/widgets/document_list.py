"""Documents as lines: title, state in words, day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model.document import DocumentId, Kind, State, Summary
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets import state_mark
from desktop.ui.widgets.outline import RowOption, state_said

_SUMMARY = Qt.ItemDataRole.UserRole
_MARK = 10


class DocumentList(QListWidget):
    """Emits the document that was opened with Enter or a double click.

    Without `keeps_choice` a line looks chosen only while the keyboard is in the list: where
    nothing can be done with a line but open it.
    """

    opened = Signal(str)

    def __init__(
        self, look: Look, today: Callable[[], date], name: str, *, keeps_choice: bool = True
    ) -> None:
        super().__init__()
        self._look, self._today, self._keeps_choice = look, today, keeps_choice
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Texts"))
        self.setItemDelegate(_Row(look, today, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._on_activated)

    def show_summaries(self, summaries: Sequence[Summary]) -> None:
        """Show these documents in this order; the same one stays current where it can."""
        current = self.current()
        row = self.currentRow()
        self.clear()
        for summary in summaries:
            item = QListWidgetItem(self)
            item.setData(_SUMMARY, summary)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(summary))
            if summary.id == current:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(min(max(row, 0), self.count() - 1))
        self._settle_choice(has_focus=self.hasFocus())

    def current(self) -> DocumentId | None:
        """Return the document under the focus, or None."""
        summary = self.current_summary()
        return summary.id if summary else None

    def current_summary(self) -> Summary | None:
        """Return the line under the focus, or None."""
        item = self.currentItem()
        summary = item.data(_SUMMARY) if item is not None else None
        return summary if isinstance(summary, Summary) else None

    def ids(self) -> list[DocumentId]:
        """Return the documents in the order shown."""
        return [self.item(row).data(_SUMMARY).id for row in range(self.count())]

    def sizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        return QSize(super().sizeHint().width(), self.count() * self._look.theme.px(44) + 4)

    def _settle_choice(self, *, has_focus: bool) -> None:
        item = self.currentItem()
        if item is not None and not self._keeps_choice:
            item.setSelected(has_focus)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().focusInEvent(event)
        self._settle_choice(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().focusOutEvent(event)
        self._settle_choice(has_focus=False)

    def _spoken(self, summary: Summary) -> str:
        day = days.long_day(_day(summary), self._today())
        state = state_said(summary.state, summary.guide)
        return ", ".join(one for one in (summary.title, state, day) if one)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_SUMMARY).id)


def _day(summary: Summary) -> date:
    if summary.kind is Kind.ENTRY:
        return summary.on
    return summary.changed_at.astimezone().date()


class _Row(QStyledItemDelegate):
    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._today = look, today

    def sizeHint(  # noqa: N802  # Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._look.theme.px(44))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, look = self._look.theme, RowOption(option, 0)
        summary: Summary = index.data(_SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.paint_ground(painter, theme)
        painter.setPen(theme.pen("line", 1))
        painter.drawLine(look.rect.bottomLeft(), look.rect.bottomRight())
        inner = look.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        self._words(painter, inner, summary, is_chosen=look.is_chosen)
        painter.restore()

    def _words(self, painter: QPainter, inner: QRect, summary: Summary, *, is_chosen: bool) -> None:
        theme = self._look.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("ink" if is_chosen else "muted"))
        day = days.short_day(_day(summary), self._today())
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, day)
        states = QRect(inner)
        states.setLeft(inner.left() + inner.width() * 58 // 100)
        said = state_said(summary.state, summary.guide)
        if summary.kind is not Kind.ENTRY and said:
            self._state(painter, states, summary.state, said)
        painter.setFont(theme.font("control_strong"))
        painter.setPen(theme.colour("ink"))
        names = QRect(inner)
        names.setRight(states.left() - theme.px(12))
        title = painter.fontMetrics().elidedText(
            summary.title, Qt.TextElideMode.ElideRight, names.width()
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignLeft | middle, title)

    def _state(self, painter: QPainter, place: QRect, state: State, said: str) -> None:
        """Paint a state's sign and its word, as in the rows of shared/mock/02-today.png."""
        theme = self._look.theme
        side = theme.px(_MARK)
        top = place.center().y() - side / 2 + 1
        state_mark.paint(painter, QRectF(place.left(), top, side, side), state, theme)
        words = place.adjusted(theme.px(2 * _MARK), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
