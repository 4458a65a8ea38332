"""Passages that can be copied, each with a box to tick; what is veiled opens by Enter."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.outline import RowOption

_LINE = Qt.ItemDataRole.UserRole
_SIDE, _PADDING, _HEAD = 20, 12, 24
MOST_LINES = 8
"""So many lines of a passage are shown; all of it is copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """One passage as the list shows it; `stays` says that a part of it can never leave."""

    key: str
    head: str
    words: str
    is_veiled: bool = False
    stays: bool = False


class OfferList(QListWidget):
    """Emits that a line was ticked or not any more, by its key; Space and Enter tick."""

    ticked = Signal(str, bool)
    opened = Signal(str)

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setItemDelegate(_Row(look, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemActivated.connect(self._on_activated)
        self.itemChanged.connect(self._on_changed)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def add(self, lines: Iterable[OfferLine], ticked: Iterable[str] = ()) -> None:
        """Put lines below what is there; some may be ticked already."""
        chosen = set(ticked)
        self.blockSignals(True)
        for line in lines:
            item = QListWidgetItem(self)
            self._fill(item, line, is_ticked=line.key in chosen)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)
        self.viewport().update()

    def take(self) -> None:
        """Show nothing."""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        self.viewport().update()

    def _fill(self, item: QListWidgetItem, line: OfferLine, *, is_ticked: bool) -> None:
        item.setData(_LINE, line)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line.is_veiled:
            item.setFlags(flags)
        else:
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(line))

    def _spoken(self, line: OfferLine) -> str:
        words = self.tr("Veiled. Enter opens it.") if line.is_veiled else line.words
        stays = self.tr("never leaves") if line.stays else ""
        return ", ".join(one for one in (line.head, stays, words) if one)

    def _on_activated(self, item: QListWidgetItem) -> None:
        line: OfferLine = item.data(_LINE)
        if line.is_veiled:
            self.opened.emit(line.key)
            return
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def unveil(self, line: OfferLine) -> None:
        """Show a line that was veiled."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_LINE).key == line.key:
                self.blockSignals(True)
                self._fill(item, line, is_ticked=False)
                self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def _on_changed(self, item: QListWidgetItem) -> None:
        line: OfferLine = item.data(_LINE)
        self.ticked.emit(line.key, item.checkState() is Qt.CheckState.Checked)


class _Row(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        px, line = self._look.theme.px, index.data(_LINE)
        high = px(_HEAD) + 2 * px(_PADDING)
        view = self.parent()
        width = option.rect.width()
        if width <= 0 and isinstance(view, QListWidget):
            width = view.viewport().width()
        _, words = self._laid_out(self._words(line), self._room(QRect(0, 0, width, 0)).width())
        return QSize(0, high + round(words))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, line, row = self._look.theme, index.data(_LINE), RowOption(option, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_veiled:
            self._paint_veil(painter, row.rect)
        row.paint_ground(painter, theme)
        room = self._room(row.rect)
        box = QRectF(
            row.rect.left() + theme.px(_PADDING), room.top() + theme.px(2),
            theme.px(_SIDE), theme.px(_SIDE),
        )  # fmt: skip
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            icons.paint(painter, "eye-off", box, theme.colour("accent").name())
        else:
            self._paint_box(painter, box, Qt.CheckState(state))
        # On soft accent stands ink, not muted ink (interface.md).
        self._paint_head(painter, room, line, "ink" if row.is_chosen else "muted")
        painter.setPen(theme.colour("ink"))
        layout, _ = self._laid_out(self._words(line), room.width())
        layout.draw(painter, QPointF(room.left(), room.top() + theme.px(_HEAD)))
        painter.restore()

    def editorEvent(  # noqa: N802  # Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Let a click anywhere on a line set its tick or take it away; keys are Qt's."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        is_click = event.type() is QEvent.Type.MouseButtonRelease
        if not is_click or state is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        is_on = Qt.CheckState(state) is Qt.CheckState.Checked
        to = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, to.value, Qt.ItemDataRole.CheckStateRole)

    def _words(self, line: OfferLine) -> str:
        return self.tr("Veiled. Enter opens it.") if line.is_veiled else line.words

    def _room(self, rect: QRect) -> QRect:
        px = self._look.theme.px
        left = px(_PADDING) + px(_SIDE) + px(_PADDING)
        return rect.adjusted(left, px(_PADDING), -px(_PADDING), -px(_PADDING))

    def _laid_out(self, words: str, width: int) -> tuple[QTextLayout, float]:
        """Return the first lines of a passage with a sign where it goes on, and their height."""
        shown = words.replace("\n", "\u2028")
        layout, height, end = _layout(shown, self._look.theme.font("control"), width)
        kept = shown[: paper_text.character_offset(shown, end)]
        if kept != shown:
            cut = f"{kept.rstrip().rpartition(' ')[0] or kept} …"
            layout, height, _ = _layout(cut, self._look.theme.font("control"), width)
        return layout, height

    def _paint_head(self, painter: QPainter, room: QRect, line: OfferLine, tint: str) -> None:
        theme = self._look.theme
        place = QRect(room.left(), room.top(), room.width(), theme.px(_HEAD))
        painter.setFont(theme.font("note", weight=QFont.Weight.Medium))
        painter.setPen(theme.colour(tint))
        if line.stays:
            words = self.tr("never leaves")
            width = painter.fontMetrics().horizontalAdvance(words)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, right, words)
            side = theme.px(14)
            place.setRight(place.right() - width - side - theme.px(8))
            top = place.center().y() - side / 2
            mark = QRectF(place.right() + theme.px(4), top, side, side)
            icons.paint(painter, "lock", mark, theme.colour(tint).name())
        text = painter.fontMetrics().elidedText(
            line.head, Qt.TextElideMode.ElideRight, max(0, place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_veil(self, painter: QPainter, rect: QRect) -> None:
        theme = self._look.theme
        inner = QRectF(rect).adjusted(theme.px(4), theme.px(2), -theme.px(4), -theme.px(2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.colour("accent_soft"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inner, theme.px(8), theme.px(8))

    def _paint_box(self, painter: QPainter, place: QRectF, state: Qt.CheckState) -> None:
        theme = self._look.theme
        is_on = state is Qt.CheckState.Checked
        painter.setPen(theme.pen("accent" if is_on else "control_line", 1))
        painter.setBrush(theme.colour("accent" if is_on else "paper"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if is_on:
            inner = place.adjusted(2, 2, -2, -2)
            icons.paint(painter, "check", inner, theme.colour("on_accent").name())


def _layout(words: str, font: QFont, width: int) -> tuple[QTextLayout, float, int]:
    """Return the first lines of a text, how high they are, and where they end in Qt's units."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, lines, end = 0.0, 0, 0
    while lines < MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines += 1
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, height, end
