"""The lines of the journal, painted: day and time, first words, what an entry touches, the veil."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model.document import DocumentId
from desktop.ui import icons
from desktop.ui.theme import Look, Theme
from desktop.ui.tokens import mix
from desktop.ui.widgets.outline import RowOption

ROW = Qt.ItemDataRole.UserRole
_EDGE, _PADDING, _GAP = 8, 10, 4
_CHIP, _CHIP_GAP, _CHIP_PADDING = 22, 6, 8
_ICON = 18
_HATCH = 0.16


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """One line: of an entry, or without an id of a time of which nothing stands here.

    `head` and `aside` stand above its words; `title` is empty where an entry is called by its day.
    Of one that `is_veiled` no word is here. `chips` are parts of life and words of one's own.
    """

    head: str
    aside: str = ""
    id: DocumentId | None = None
    title: str = ""
    words: str = ""
    chips: tuple[str, ...] = ()
    is_veiled: bool = False

    def spoken(self) -> str:
        """Return the line as it is read aloud."""
        parts = (self.head, self.aside, self.title, self.words, *self.chips)
        return ", ".join(part for part in parts if part)


def height(theme: Theme) -> int:
    """Return how high every line is: one height, so that no line has to be read to be passed."""
    note, control = QFontMetricsF(theme.font("note")), QFontMetricsF(theme.font("control"))
    with_chips = control.lineSpacing() + theme.px(_CHIP + _GAP)
    words = note.lineSpacing() + max(2 * control.lineSpacing(), with_chips)
    return round(words) + theme.px(2 * _PADDING + _GAP + 4)


class Lines(QStyledItemDelegate):
    """Paints the lines; the chosen one is a sheet of paper, a veiled one is hatched."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(  # noqa: D102, N802  # Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, height(self._look.theme))

    def paint(  # noqa: D102  # Qt's name
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, JournalRow):
            return
        theme, look = self._look.theme, RowOption(option, self._look.theme.px(_EDGE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id is None:
            self._paint_gap(painter, QRectF(look.rect), row)
        else:
            self._paint_ground(painter, look, row)
            padding = theme.px(_PADDING)
            inner = QRectF(look.rect).adjusted(padding, padding, -padding, -padding)
            below = self._paint_head(painter, inner, row, is_chosen=look.is_chosen)
            self._paint_words(painter, below, row)
        painter.restore()

    def _paint_gap(self, painter: QPainter, place: QRectF, row: JournalRow) -> None:
        """Leave the room of a line empty but for a broken line and the words for it."""
        theme = self._look.theme
        pen = theme.pen("control_line", 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        left = place.left() + theme.px(_PADDING)
        painter.drawLine(
            QPointF(left, place.top() + theme.px(_PADDING)),
            QPointF(left, place.bottom() - theme.px(_PADDING)),
        )
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("muted"))
        words = place.adjusted(theme.px(2 * _PADDING), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, row.head)

    def _paint_ground(self, painter: QPainter, look: RowOption, row: JournalRow) -> None:
        theme = self._look.theme
        place = QRectF(look.rect).adjusted(0.5, 2.5, -0.5, -2.5)
        radius = theme.px(12)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.is_veiled:
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(place, radius, radius)
            painter.setBrush(QBrush(self._hatch(), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(place, radius, radius)
        if look.is_chosen:
            painter.setBrush(theme.colour("paper") if not row.is_veiled else Qt.BrushStyle.NoBrush)
            painter.setPen(theme.pen("accent", 2 if look.has_focus else 1))
            painter.drawRoundedRect(place, radius, radius)

    def _hatch(self) -> QColor:
        """Return the colour of the lines of a veil: seen, and no hindrance to the words on it."""
        colours = self._look.theme.colours
        return QColor(mix(colours.accent_soft, colours.accent, _HATCH))

    def _paint_head(
        self, painter: QPainter, inner: QRectF, row: JournalRow, *, is_chosen: bool
    ) -> QRectF:
        """Paint day and time, and return the room below them."""
        theme = self._look.theme
        note = theme.font("note")
        line = QRectF(inner.left(), inner.top(), inner.width(), QFontMetricsF(note).lineSpacing())
        painter.setFont(note)
        painter.setPen(theme.colour("ink" if row.is_veiled else "muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, row.aside)
        aside = painter.fontMetrics().horizontalAdvance(row.aside) + theme.px(_PADDING)
        painter.setFont(theme.font("label" if is_chosen else "note"))
        painter.setPen(theme.colour("accent" if is_chosen and not row.is_veiled else "ink"))
        room = line.adjusted(0, 0, -aside, 0)
        head = painter.fontMetrics().elidedText(
            row.head, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, head)
        return inner.adjusted(0, line.height() + theme.px(_GAP), 0, 0)

    def _paint_words(self, painter: QPainter, room: QRectF, row: JournalRow) -> None:
        theme, whole = self._look.theme, room
        painter.setPen(theme.colour("ink"))
        if row.is_veiled:
            side = theme.px(_ICON)
            place = QRectF(room.left(), room.top() + theme.px(2), side, side)
            icons.paint(painter, "eye-off", place, theme.colour("ink").name())
            room = room.adjusted(side + theme.px(8), 0, 0, 0)
        if row.title:
            room = self._paint_title(painter, room, row)
        if room.width() > 0:
            one = bool(row.chips or row.title)
            _paint_lines(painter, row.words, theme.font("control"), room, 1 if one else 2)
        if row.chips:
            self._paint_chips(painter, whole, row.chips)

    def _paint_title(self, painter: QPainter, room: QRectF, row: JournalRow) -> QRectF:
        """Paint the title; return the room for words: below it, or beside it where chips follow."""
        theme = self._look.theme
        font, gap = theme.font("control_strong"), theme.px(8)
        below = _paint_lines(painter, row.title, font, room, 1)
        if not row.chips:
            return QRectF(room.left(), below, room.width(), room.bottom() - below)
        wide = painter.fontMetrics().horizontalAdvance(row.title) + gap
        return room.adjusted(min(wide, room.width()), 0, 0, 0)

    def _paint_chips(self, painter: QPainter, room: QRectF, chips: tuple[str, ...]) -> None:
        """Paint as many as there is room for; all are read aloud."""
        theme = self._look.theme
        painter.setFont(theme.font("note"))
        left, high = room.left(), theme.px(_CHIP)
        for words in chips:
            wide = painter.fontMetrics().horizontalAdvance(words) + theme.px(2 * _CHIP_PADDING)
            place = QRectF(left + 0.5, room.bottom() - high - 0.5, wide, high)
            if place.right() > room.right():
                break
            painter.setPen(theme.pen("control_line", 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, high / 2, high / 2)
            painter.setPen(theme.colour("ink"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            left = place.right() + theme.px(_CHIP_GAP)


def _paint_lines(painter: QPainter, text: str, font: QFont, room: QRectF, most: int) -> float:
    """Paint so many lines of a text, the last one cut short, and return where they end."""
    painter.setFont(font)
    made = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    made.setTextOption(option)
    # Qt counts in UTF-16: a part of the text is taken from that.
    kept = text.encode("utf-16-le", "replace")
    made.beginLayout()
    top, metrics = room.top(), QFontMetricsF(font)
    for number in range(most):
        line = made.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, room.width()))
        end = None if number == most - 1 else 2 * (line.textStart() + line.textLength())
        shown = kept[2 * line.textStart() : end].decode("utf-16-le", "replace").strip()
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), top + metrics.ascent()), shown)
        top += metrics.lineSpacing()
    made.endLayout()
    return top
