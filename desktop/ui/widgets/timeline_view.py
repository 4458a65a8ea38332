"""The years as one drawing: a row for each kind, what ran together, and where nothing is written.

Whatever it shows stands beside it in words as well; the keyboard and a screen reader go there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.model.gaps import Hole, Overlap, Span
from desktop.ui.theme import Look

_EDGE = 24
"""Left and right of the years, for the dots of an end that is not written."""
_BAR, _BETWEEN, _AFTER = 14, 4, 12
_LEAST_SOFT = 14
"""So wide is at least the end of an estimate: it must be seen to be one."""
_LEAST_BAR = 6
_FAINT, _NONE = 0.3, 0.0
"""How strong a colour is where it may have been, and at the end of an estimate."""
_STEPS = (1, 2, 5, 10, 20, 50)
"""Years between two figures on the line of years."""
_MOST_WORDS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn; `together` is the word for the row of what ran at the same time."""

    spans: tuple[Span, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    holes: tuple[Hole, ...] = ()
    together: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One kind: its name, where it begins, and its bars on as many lanes as they need."""

    name: str
    top: float
    lanes: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """The words below a stretch without facts, and where they stand."""

    hole: Hole
    words: str
    left: float
    lane: int


class TimelineView(QWidget):
    """Draws a picture at the width it has; emits the id of a fact whose bar was clicked."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture = Picture()
        self._rows: tuple[_Row, ...] = ()
        self._names: tuple[_Name, ...] = ()
        self._strip = self._foot = 0.0
        self.setObjectName("timeline_view")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._arrange)

    def show_picture(self, picture: Picture, title: str, words: Sequence[str]) -> None:
        """Draw this; `title` and `words` are what somebody hears who does not see it."""
        self._picture = picture
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(words))
        self._arrange()

    def bar(self, fact: str) -> QRectF:
        """Return where the bar of a fact is drawn; an empty place if it is not."""
        found = (
            self._place(span, row, lane)
            for row in self._rows
            for lane, spans in enumerate(row.lanes)
            for span in spans
            if span.fact == fact
        )
        return next(found, QRectF())

    def band(self, hole: Hole) -> QRectF:
        """Return where a stretch without facts is drawn."""
        left, right = self._across(hole.first, hole.last)
        return QRectF(left, self._axis(), right - left, self._foot - self._axis())

    # where everything stands

    def _arrange(self) -> None:
        px = self._look.theme.px
        top = self._axis() + px(_AFTER)
        rows = []
        for kind in dict.fromkeys(span.kind for span in self._picture.spans):
            lanes = _lanes([span for span in self._picture.spans if span.kind == kind])
            rows.append(_Row(kind, top, lanes))
            top += self._line() + len(lanes) * px(_BAR + _BETWEEN) + px(_AFTER)
        self._rows = tuple(rows)
        self._strip = top
        if self._picture.overlaps:
            top += self._line() + px(_BAR + _AFTER)
        self._foot = top
        self._names = self._named()
        lanes_below = 1 + max((one.lane for one in self._names), default=-1)
        self.setFixedHeight(round(top + lanes_below * self._note_line()) + px(4))
        self.update()

    def _axis(self) -> float:
        return self._note_line() + self._look.theme.px(4)

    def _line(self) -> float:
        return QFontMetricsF(self._look.theme.font("control")).height()

    def _note_line(self) -> float:
        return QFontMetricsF(self._look.theme.font("note")).height()

    def _years(self) -> tuple[int, int]:
        spans = self._picture.spans
        if not spans:
            return 2000, 2000
        return min(one.first.year for one in spans), max(one.last.year for one in spans)

    def _x(self, day: date) -> float:
        first, last = self._years()
        start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1
        edge = self._look.theme.px(_EDGE)
        return edge + (self.width() - 2 * edge) * (day.toordinal() - start) / (end - start)

    def _across(self, first: date, last: date) -> tuple[float, float]:
        return self._x(first), self._x(last + timedelta(days=1))

    def _place(self, span: Span, row: _Row, lane: int) -> QRectF:
        px = self._look.theme.px
        left, right = self._across(span.first, span.last)
        least = px(_LEAST_BAR)
        if right - left < least:
            left, right = (left + right - least) / 2, (left + right + least) / 2
        top = row.top + self._line() + lane * px(_BAR + _BETWEEN)
        return QRectF(left, top, right - left, px(_BAR))

    def _named(self) -> tuple[_Name, ...]:
        """Return the words below the stretches, on lanes where they would meet."""
        theme = self._look.theme
        measure, gap = QFontMetricsF(theme.font("note")), theme.px(12)
        room = max(1.0, self.width() - 2.0)
        ends: list[float] = []
        found = []
        for hole in self._picture.holes:
            said = hole.explained.words.split("\n")[0] if hole.explained else hole.dates
            most = min(room, float(theme.px(_MOST_WORDS)))
            words = measure.elidedText(said, Qt.TextElideMode.ElideRight, most)
            wide = measure.horizontalAdvance(words)
            left, right = self._across(hole.first, hole.last)
            at = min(max(1.0, (left + right - wide) / 2), room - wide)
            lane = next((one for one, end in enumerate(ends) if end + gap <= at), len(ends))
            ends[lane : lane + 1] = [at + wide]
            found.append(_Name(hole, words, at, lane))
        return tuple(found)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        if not self._picture.spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        self._paint_holes(painter)
        for row in self._rows:
            self._paint_name(painter, row.name, row.top)
            for lane, spans in enumerate(row.lanes):
                for span in spans:
                    self._paint_bar(painter, span, self._place(span, row, lane))
        if self._picture.overlaps:
            self._paint_name(painter, self._picture.together, self._strip)
            self._paint_together(painter)

    def _paint_years(self, painter: QPainter) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("note"))
        first, last = self._years()
        measure = QFontMetricsF(theme.font("note"))
        room = measure.horizontalAdvance("0000") + theme.px(12)
        wide = self._x(date(first, 12, 31)) - self._x(date(first, 1, 1))
        step = next((one for one in _STEPS if one * wide >= room), _STEPS[-1])
        for year in range(first, last + 1):
            left = self._x(date(year, 1, 1))
            painter.setPen(theme.pen("line", 1))
            painter.drawLine(QPointF(left, self._axis()), QPointF(left, self._foot))
            if (year - first) % step == 0:
                painter.setPen(theme.colour("muted"))
                place = QRectF(left, 0, room, self._note_line())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, str(year))

    def _paint_holes(self, painter: QPainter) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("note"))
        for name in self._names:
            band = self.band(name.hole)
            if name.hole.explained is None:
                painter.fillRect(band, QBrush(theme.colour("control_line"), _HATCH))
            painter.setPen(QPen(theme.colour("control_line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(band)
            painter.setPen(theme.colour("ink"))
            top = self._foot + name.lane * self._note_line()
            painter.drawText(QPointF(name.left, top + self._ascent()), name.words)

    def _ascent(self) -> float:
        return QFontMetricsF(self._look.theme.font("note")).ascent()

    def _paint_name(self, painter: QPainter, name: str, top: float) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("control"))
        painter.setPen(theme.colour("ink"))
        edge = theme.px(_EDGE)
        measure = QFontMetricsF(theme.font("control"))
        room = self.width() - 2 * edge
        words = measure.elidedText(name, Qt.TextElideMode.ElideRight, room)
        # A hatched stretch may lie below the words.
        ground = QRectF(edge - 2, top, measure.horizontalAdvance(words) + 4, self._line())
        painter.fillRect(ground, theme.colour("paper"))
        painter.drawText(QPointF(edge, top + measure.ascent()), words)

    def _paint_bar(self, painter: QPainter, span: Span, place: QRectF) -> None:
        theme = self._look.theme
        painter.fillRect(place, theme.colour("paper"))
        painter.setPen(QPen(QBrush(self._edge(span, place)), theme.px(1)))
        painter.setBrush(QBrush(self._shade(span, place)))
        painter.drawRoundedRect(place, theme.px(3), theme.px(3))
        middle = place.center().y()
        pen = QPen(theme.colour("accent"), theme.px(3))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2])
        painter.setPen(pen)
        gap, reach = theme.px(5), theme.px(_EDGE - 3)
        if span.is_open_first:
            painter.drawLine(
                QPointF(place.left() - gap, middle), QPointF(place.left() - reach, middle)
            )
        if span.is_open_last:
            right = place.right()
            painter.drawLine(QPointF(right + gap, middle), QPointF(right + reach, middle))

    def _edge(self, span: Span, place: QRectF) -> QLinearGradient:
        """Return the line around a bar: an estimate has no end that could be pointed at."""
        edge = QLinearGradient(place.topLeft(), place.topRight())
        edge.setColorAt(0, self._accent(_NONE if span.is_rough_first else 1))
        edge.setColorAt(0.5, self._accent(1))
        edge.setColorAt(1, self._accent(_NONE if span.is_rough_last else 1))
        return edge

    def _accent(self, alpha: float) -> QColor:
        colour = QColor(self._look.theme.colour("accent"))
        colour.setAlphaF(alpha)
        return colour

    def _shade(self, span: Span, place: QRectF) -> QLinearGradient:
        """Return full colour where it surely ran, and a fading one where it may have."""
        full = self._accent(1)
        first = self._accent(_NONE if span.is_rough_first else _FAINT)
        last = self._accent(_NONE if span.is_rough_last else _FAINT)
        least = self._look.theme.px(_LEAST_SOFT)
        sure_left, sure_right = self._across(span.sure_first, span.sure_last)
        left = max(sure_left - place.left(), least if span.is_rough_first else 0)
        right = max(place.right() - sure_right, least if span.is_rough_last else 0)
        shade = QLinearGradient(place.topLeft(), place.topRight())
        if span.sure_first > span.sure_last or left + right >= place.width():
            shade.setColorAt(0, first)
            shade.setColorAt(0.5, self._accent(_FAINT))
            shade.setColorAt(1, last)
            return shade
        # A day is a hard edge: its bar is full from the first pixel on.
        is_soft = (left > 1.5, right > 1.5)  # noqa: PLR2004  # px: less is not seen as soft
        shade.setColorAt(0, first if is_soft[0] else full)
        shade.setColorAt(left / place.width(), full)
        shade.setColorAt(1 - right / place.width(), full)
        shade.setColorAt(1, last if is_soft[1] else full)
        return shade

    def _paint_together(self, painter: QPainter) -> None:
        theme = self._look.theme
        top = self._strip + self._line()
        for one in self._picture.overlaps:
            left, right = self._across(one.first, one.last)
            place = QRectF(left, top, right - left, theme.px(_BAR) / 2)
            painter.setPen(theme.pen("ink", 1))
            painter.setBrush(theme.colour("ink" if one.is_sure else "paper"))
            painter.drawRect(place)

    # the pointer

    def _at(self, point: QPointF) -> Span | None:
        for row in self._rows:
            for lane, spans in enumerate(row.lanes):
                for span in spans:
                    if self._place(span, row, lane).contains(point):
                        return span
        return None

    def _words_at(self, point: QPointF) -> str:
        span = self._at(point)
        if span is not None:
            return span.words()
        here = (one for one in self._picture.holes if self.band(one).contains(point))
        return next((one.words() for one in here), "")

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's name
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 - Qt's name
        span = self._at(event.position())
        if span is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(span.fact)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return QSize(self._look.theme.px(120), self.minimumHeight())


_HATCH = Qt.BrushStyle.BDiagPattern


def _lanes(spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Return the spans of one kind on lanes on which none lies over another."""
    lanes: list[list[Span]] = []
    for span in spans:
        free = next((lane for lane in lanes if lane[-1].last < span.first), None)
        if free is None:
            lanes.append([span])
        else:
            free.append(span)
    return tuple(tuple(lane) for lane in lanes)
