"""A map as a picture: stations on a ring with arrows between them, or down a path.

Whatever it shows stands beside it in words as well; a screen reader hears those.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model import ring
from desktop.model.ring import Box, Laid, Measures, Station
from desktop.ui.theme import Look

_NARROWEST, _WIDEST = 132, 216
"""How wide a station is on a ring, at 100 %."""
_LOWEST = 64
_GAP, _INSIDE, _BETWEEN = 36, 12, 4
_ROUND, _CUT = 10, 14
"""The corners of a station, and of one with a way out: those are cut off."""
_HEADING_LINES, _WORD_LINES, _OUT_LINES = 2, 3, 2
"""So many lines stand in a station; the words beside the picture have them all."""
_NARROW = 0.2
"""How wide the narrowest letters are for their size; what is longer is not even laid out."""
_USUAL = 560
_UNIT = 2
"""Bytes of what Qt counts as one letter."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some lines of a station, where they stand and in which face."""

    lines: tuple[str, ...]
    place: QRectF
    font: QFont
    token: str


class RingView(QWidget):
    """Draws a map at the width it has; one with nothing written shows what it asks for."""

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._stations: tuple[Station, ...] = ()
        self._drawn: dict[int, Laid] = {}
        self._wrapped: dict[tuple[str, str, float], tuple[str, ...]] = {}
        self.setObjectName(name)
        self.setAccessibleName(self.tr("{0}, as a picture").format(what))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Draw these, in their order."""
        if tuple(stations) != self._stations:
            self._stations = tuple(stations)
            # What did not change keeps its lines: each key draws everything anew.
            said = {words for number in range(len(stations)) for words, *_ in self._said(number)}
            self._wrapped = {key: kept for key, kept in self._wrapped.items() if key[0] in said}
            self.setAccessibleDescription("\n".join(ring.told(self._stations)))
            self._draw_anew()

    def laid(self) -> Laid:
        """Return where everything stands at the width it has."""
        return self._at(self.width())

    def texts(self, number: int) -> tuple[Text, ...]:
        """Return the lines of a station as they are drawn: heading, words, way out."""
        return self._texts(number, self.laid().boxes[number])

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 - Qt's name
        return round(self._at(width).height)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        width = self._look.theme.px(_USUAL)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return QSize(self._look.theme.px(_NARROWEST), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        laid = self.laid()
        for arrow in laid.arrows:
            painter.setPen(theme.pen("control_line", 2))
            painter.drawPolyline(_polygon(arrow.way))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("control_line"))
            painter.drawPolygon(_polygon(arrow.head))
        for number, box in enumerate(laid.boxes):
            self._paint_box(painter, self._stations[number], box)
            for text in self.texts(number):
                _write(painter, text, theme.colour(text.token))

    def _on_look_changed(self) -> None:
        self._wrapped.clear()
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._drawn.clear()
        self.updateGeometry()
        self.update()

    def _at(self, width: int) -> Laid:
        if width not in self._drawn:
            px = self._look.theme.px
            measures = Measures(
                room=float(width),
                narrowest=float(px(_NARROWEST)),
                widest=float(px(_WIDEST)),
                gap=float(px(_GAP)),
                high=self._high,
            )
            self._drawn[width] = ring.lay(len(self._stations), measures)
        return self._drawn[width]

    def _high(self, width: float) -> tuple[float, ...]:
        """Return how high each station must be so that its words have room."""
        px, box = self._look.theme.px, Box(0, 0, width, 0)
        return tuple(
            max(px(_LOWEST), 2 * px(_INSIDE) + _down(self._texts(number, box)))
            for number in range(len(self._stations))
        )

    def _texts(self, number: int, box: Box) -> tuple[Text, ...]:
        theme = self._look.theme
        inside, between = theme.px(_INSIDE), theme.px(_BETWEEN)
        top, room, made = box.top + inside, max(box.width - 2 * inside, 1.0), []
        for words, most, font, token in self._said(number):
            if words:
                key = (words, token, room)
                if key not in self._wrapped:
                    self._wrapped[key] = wrapped(words, font, room, most)
                lines = self._wrapped[key]
                high = len(lines) * QFontMetricsF(font).lineSpacing()
                made.append(Text(lines, QRectF(box.left + inside, top, room, high), font, token))
                top += high + between
        return tuple(made)

    def _said(self, number: int) -> tuple[tuple[str, int, QFont, str], ...]:
        """Return the parts of a station: words, at most how many lines, face and colour."""
        theme, one = self._look.theme, self._stations[number]
        out = self.tr("Way out: {0}").format(one.out) if one.out else ""
        return (
            (f"{number + 1} · {one.label}", _HEADING_LINES, theme.font("label"), "muted"),
            (one.words, _WORD_LINES, theme.font("control"), "ink"),
            (out, _OUT_LINES, theme.font("label", weight=QFont.Weight.DemiBold), "accent"),
        )

    def _paint_box(self, painter: QPainter, station: Station, box: Box) -> None:
        theme = self._look.theme
        painter.setPen(theme.pen("accent" if station.out else "control_line", 2))
        painter.setBrush(theme.colour("accent_soft" if station.out else "paper"))
        edge = theme.px(2) / 2
        place = QRectF(box.left, box.top, box.width, box.height).adjusted(edge, edge, -edge, -edge)
        if station.out:
            painter.drawPolygon(_cut(place, theme.px(_CUT)))
        else:
            painter.drawRoundedRect(place, theme.px(_ROUND), theme.px(_ROUND))


def wrapped(words: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Return words on at most so many lines, none wider; what has no room becomes an ellipsis."""
    narrow = max(font.pixelSize(), 1) * _NARROW
    layout = QTextLayout(_start(words, most * (int(width / narrow) + 1)), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    # No further than the line that shows that there is more: each key lays all stations out anew.
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        starts.append(line.textStart())
    layout.endLayout()
    units = layout.text().encode("utf-16-le")
    cuts = [_UNIT * start for start in (*starts[:most], len(units) // _UNIT)]
    parts = [
        units[start:end].decode("utf-16-le", "replace").rstrip() for start, end in pairwise(cuts)
    ]
    if len(starts) > most:
        parts[-1] = QFontMetricsF(font).elidedText(parts[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(parts)


def _start(words: str, most: int) -> str:
    """Return at most so many letters of a text, on one line."""
    whole = " ".join(words.split())
    return whole if len(whole) <= most else f"{whole[:most]}…"


def _down(texts: Sequence[Text]) -> float:
    """Return how far the last of some texts reaches below the first."""
    return texts[-1].place.bottom() - texts[0].place.top() if texts else 0.0


def _polygon(points: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _cut(place: QRectF, corner: float) -> QPolygonF:
    """Return a box whose corners are cut off."""
    left, top, right, bottom = place.left(), place.top(), place.right(), place.bottom()
    return _polygon((
        (left + corner, top), (right - corner, top), (right, top + corner),
        (right, bottom - corner), (right - corner, bottom), (left + corner, bottom),
        (left, bottom - corner), (left, top + corner),
    ))  # fmt: skip


def _write(painter: QPainter, text: Text, colour: QColor) -> None:
    painter.setPen(colour)
    painter.setFont(text.font)
    metrics = QFontMetricsF(text.font)
    for number, line in enumerate(text.lines):
        baseline = text.place.top() + number * metrics.lineSpacing() + metrics.ascent()
        painter.drawText(QPointF(text.place.left(), baseline), line)
