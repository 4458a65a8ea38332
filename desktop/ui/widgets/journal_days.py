"""Days to go to: two weeks in a row or a month; a dot is an entry, a hollow square a veiled one."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model.entries import EntryDay
from desktop.ui import days
from desktop.ui.theme import Look

WEEK = 7
STRIP = 14
"""Days in the row (shared/mock/05-journal.png)."""
_ROWS = 6
"""Weeks a month can touch."""
_CELL, _HEAD, _LEAST_WIDE = 40, 22, 28
_SIGN, _MOST_SIGNS = 6, 3
_MOVES = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
}  # fmt: skip


class JournalDays(QWidget):
    """Emits the day that was chosen by a click or Enter; the arrow keys go from day to day."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self._look, self._today = look, today
        self._held: Mapping[date, EntryDay] = {}
        self._is_month = False
        self._day = self._end = today()
        self.setObjectName("journal_days")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._settle)
        self._settle()
        self._say()

    @property
    def day(self) -> date:
        """Return the day that has the focus."""
        return self._day

    @property
    def is_month(self) -> bool:
        """Say whether a whole month is shown."""
        return self._is_month

    def show_days(self, held: Mapping[date, EntryDay]) -> None:
        """Show on which days entries stand."""
        self._held = held
        self.update()
        self._say()

    def show_month(self, *, is_on: bool) -> None:
        """Show the month of the day, or the two weeks that end with its week."""
        self._is_month = is_on
        self._settle()
        self.go_to(self._day)

    def go_to(self, day: date) -> None:
        """Let a day have the focus, and show the days around it."""
        self._day = day
        first, last = self._shown()
        if self._is_month or not first <= day <= last:
            # The row ends with a Sunday, and does not move while the day stands in it.
            self._end = day + timedelta(days=WEEK - 1 - day.weekday())
        self.update()
        self._say()
        self.moved.emit()

    def step(self, by: int) -> None:
        """Show the weeks or the month before or after."""
        if not self._is_month:
            self.go_to(_shifted(self._day, by * STRIP))
            return
        month = self._day.month - 1 + by
        year = min(max(self._day.year + month // 12, date.min.year), date.max.year)
        self.go_to(date(year, month % 12 + 1, min(self._day.day, 28)))

    def words(self) -> str:
        """Return which days are shown: the month, or the months of the two weeks."""
        if self._is_month:
            return days.month_year(self._day)
        first, last = self._shown()
        names = dict.fromkeys((days.month_year(first), days.month_year(last)))
        return " – ".join(names)

    def place_of(self, day: date) -> QRectF:
        """Return where a day is painted; an empty place if it is not shown."""
        first, last = self._shown()
        if not first <= day <= last:
            return QRectF()
        wide = self.width() / (WEEK if self._is_month else STRIP)
        across, high, top = (day - first).days, self._cell(), float(self._head())
        if self._is_month:
            return QRectF(across % WEEK * wide, top + across // WEEK * high, wide, high)
        return QRectF(across * wide, 0, wide, top + high)

    # what is shown

    def _shown(self) -> tuple[date, date]:
        if not self._is_month:
            return _shifted(self._end, 1 - STRIP), self._end
        first = self._day.replace(day=1)
        first = _shifted(first, -first.weekday())
        return first, _shifted(first, WEEK * _ROWS - 1)

    def _head(self) -> int:
        return self._look.theme.px(_HEAD)

    def _cell(self) -> float:
        theme = self._look.theme
        return max(theme.px(_CELL), QFontMetricsF(theme.font("control")).height() + theme.px(16))

    def _settle(self) -> None:
        rows = _ROWS if self._is_month else 1
        self.setFixedHeight(round(self._head() + rows * self._cell()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        many = WEEK if self._is_month else STRIP
        return QSize(self._look.theme.px(many * _CELL), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802  # Qt's name
        return QSize(WEEK * _LEAST_WIDE, self.height())

    def _say(self) -> None:
        """Say the day with the focus, and whether something stands there, never how much."""
        held = self._held.get(self._day)
        day = days.long_day(self._day, self._today())
        words = self.tr("{day}, nothing written") if held is None else self.tr("{day}, written")
        if held is not None and held.veiled == held.count:
            words = self.tr("{day}, veiled")
        self.setAccessibleName(words.format(day=day))
        self.setAccessibleDescription(
            self.tr("The arrow keys go from day to day, Enter shows what was written then.")
        )

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._shown()
        if self._is_month:
            for number in range(WEEK):
                self._paint_letter(painter, _shifted(first, number), QRectF(
                    number * self.width() / WEEK, 0, self.width() / WEEK, self._head()
                ))  # fmt: skip
        for number in range((last - first).days + 1):
            self._paint_day(painter, _shifted(first, number))

    def _paint_letter(self, painter: QPainter, day: date, place: QRectF) -> None:
        painter.setFont(self._look.theme.font("note"))
        painter.setPen(self._look.theme.colour("muted" if day != self._day else "ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, days.weekday_letter(day))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        theme, place, held = self._look.theme, self.place_of(day), self._held.get(day)
        is_current = day == self._day
        ground = place.adjusted(1.5, 1.5, -1.5, -1.5)
        if is_current:
            painter.setBrush(theme.colour("accent_soft"))
            ring = theme.pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        body = QRectF(place)
        if not self._is_month:
            letter = QRectF(place.left(), place.top() + theme.px(2), place.width(), self._head())
            self._paint_letter(painter, day, letter)
            body.setTop(place.top() + self._head())
        is_other = self._is_month and day.month != self._day.month
        painter.setFont(theme.font("control_strong" if held else "control"))
        painter.setPen(theme.colour("ink" if (held and not is_other) or is_current else "muted"))
        number = body.adjusted(0, 0, 0, -theme.px(12))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if held is not None:
            self._paint_signs(painter, held, QPointF(body.center().x(), body.bottom()))

    def _paint_signs(self, painter: QPainter, held: EntryDay, foot: QPointF) -> None:
        """Paint a few signs at most: that something stands there, not how much."""
        theme = self._look.theme
        side, many = theme.px(_SIGN), min(held.count, _MOST_SIGNS)
        veiled = min(held.veiled, many)
        left = foot.x() - (many * side + (many - 1) * side / 2) / 2
        for number in range(many):
            place = QRectF(left + number * side * 1.5, foot.y() - 2 * side, side, side)
            if number < many - veiled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(place)
            else:
                painter.setPen(theme.pen("accent", 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802  # Qt's name
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.go_to(_shifted(self._day, _MOVES[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.step(-1 if key is Qt.Key.Key_PageUp else 1)
        elif key is Qt.Key.Key_Home:
            self.go_to(self._today())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802  # Qt's name
        first, last = self._shown()
        every = (_shifted(first, number) for number in range((last - first).days + 1))
        day = next((one for one in every if self.place_of(one).contains(event.position())), None)
        if day is not None:
            self.go_to(day)
            self.chosen.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().focusOutEvent(event)
        self.update()


def _shifted(day: date, by: int) -> date:
    """Return a day so many days on, kept within what a calendar has."""
    return date.fromordinal(min(max(day.toordinal() + by, 366), date.max.toordinal() - 366))
