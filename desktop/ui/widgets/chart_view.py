"""A drawing of `model/chart.py` on the screen: the very SVG that also goes on paper.

Qt's own renderer would be one more library in the bundle; these few shapes need none.
"""

import html
import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model import chart
from desktop.model.chart import Shown, Style
from desktop.ui import tokens
from desktop.ui.theme import Look, Theme

_HIGH = 280
_NARROWEST = 240
_SHAPE = re.compile(r"<(rect|line|polyline|polygon|circle|text)\b([^>]*?)/?>([^<]*)")
_SAID = re.compile(r"([a-z0-9-]+)=\"([^\"]*)\"")

Values = dict[str, str]


def style(theme: Theme, width: int) -> Style:
    """Return how a drawing looks in this theme, so many pixels wide."""
    colours = theme.colours
    return Style(
        width=width,
        height=theme.px(_HIGH),
        text=theme.px(13),
        face=theme.font("note").families()[0],
        ink=colours.ink,
        muted=colours.muted,
        line=colours.line,
        accent=colours.accent,
        range=tokens.mix(colours.paper, colours.accent, 0.28),
        gap=colours.window,
    )


class ChartView(QWidget):
    """Paints one scale; a screen reader hears it in words."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._shown: Shown | None = None
        self._made: tuple[Style, str] | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._settle)
        self._settle()

    def show_readings(self, shown: Shown | None) -> None:
        """Draw this, or nothing any more."""
        self._shown, self._made = shown, None
        self.setAccessibleName(shown.scale.name if shown else "")
        self.setAccessibleDescription(chart.described(shown) if shown else "")
        self.update()

    def svg(self) -> str:
        """Return the drawing at the size it has now; "" where there is none."""
        if self._shown is None:
            return ""
        wanted = style(self._look.theme, self.width())
        if self._made is None or self._made[0] != wanted:
            self._made = wanted, chart.chart(self._shown, wanted)
        return self._made[1]

    def grain(self) -> int:
        """Return for how many days one sign stands at the size it has now."""
        if self._shown is None:
            return 1
        return chart.grain(self._shown, style(self._look.theme, self.width()))

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(_NARROWEST), px(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.theme.font("note"))
        paint(painter, self.svg())

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()


def paint(painter: QPainter, svg: str) -> None:
    """Paint the shapes of a drawing in their order; the face is the painter's."""
    for kind, said, words in _SHAPE.findall(svg):
        values = dict(_SAID.findall(said))
        if kind == "text":
            _text(painter, values, html.unescape(words))
        else:
            painter.setPen(_pen(values))
            painter.setBrush(_brush(values))
            _SHAPES[kind](painter, values)


def _number(values: Values, name: str) -> float:
    return float(values.get(name, "0"))


def _pen(values: Values) -> QPen:
    if "stroke" not in values:
        return QPen(Qt.PenStyle.NoPen)
    wide = _number(values, "stroke-width")
    pen = QPen(QColor(values["stroke"]), wide)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if "stroke-dasharray" in values:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([float(one) / wide for one in values["stroke-dasharray"].split()])
    return pen


def _brush(values: Values) -> QColor | Qt.BrushStyle:
    fill = values.get("fill", "none")
    return Qt.BrushStyle.NoBrush if fill == "none" else QColor(fill)


def _rect(painter: QPainter, values: Values) -> None:
    place = QRectF(*(_number(values, one) for one in ("x", "y", "width", "height")))
    painter.drawRoundedRect(place, _number(values, "rx"), _number(values, "rx"))


def _line(painter: QPainter, values: Values) -> None:
    x1, y1, x2, y2 = (_number(values, one) for one in ("x1", "y1", "x2", "y2"))
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def _circle(painter: QPainter, values: Values) -> None:
    centre = QPointF(_number(values, "cx"), _number(values, "cy"))
    painter.drawEllipse(centre, _number(values, "r"), _number(values, "r"))


def _corners(values: Values) -> QPolygonF:
    pairs = (pair.split(",") for pair in values["points"].split())
    return QPolygonF([QPointF(float(x), float(y)) for x, y in pairs])


def _text(painter: QPainter, values: Values, words: str) -> None:
    painter.setPen(QColor(values["fill"]))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
    before = {"middle": wide / 2, "end": wide}.get(values.get("text-anchor", ""), 0)
    painter.drawText(QPointF(_number(values, "x") - before, _number(values, "y")), words)


_SHAPES: dict[str, Callable[[QPainter, Values], None]] = {
    "rect": _rect,
    "line": _line,
    "circle": _circle,
    "polyline": lambda painter, values: painter.drawPolyline(_corners(values)),
    "polygon": lambda painter, values: painter.drawPolygon(_corners(values)),
}
