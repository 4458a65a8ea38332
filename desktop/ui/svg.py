"""As much SVG as a line icon uses: its text in, one QPainterPath out.

Qt's own renderer would be one more library in the bundle and in the first window's start.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

_ELEMENT = re.compile(r"<(path|circle|ellipse|line|rect|polyline|polygon)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([a-z0-9]+)=\"([^\"]*)\"")
_STEP = re.compile(r"([MLHVCSQAZ])([^MLHVCSQAZ]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
"""How many numbers each command of a path takes (SVG 1.1, part 8.3)."""


def outline(text: str) -> QPainterPath:
    """Return the lines of an icon on its own grid; elements it does not know are left out."""
    path = QPainterPath()
    for kind, said in _ELEMENT.findall(text):
        values = dict(_ATTRIBUTE.findall(said))
        if kind == "path":
            path.addPath(_Pen().draw(values["d"]))
        else:
            _SHAPES[kind](path, values)
    return path


def _number(values: dict[str, str], name: str, otherwise: float = 0.0) -> float:
    return float(values.get(name, otherwise))


def _circle(path: QPainterPath, values: dict[str, str]) -> None:
    radius = _number(values, "r")
    centre = QPointF(_number(values, "cx"), _number(values, "cy"))
    path.addEllipse(centre, _number(values, "rx", radius), _number(values, "ry", radius))


def _line(path: QPainterPath, values: dict[str, str]) -> None:
    path.moveTo(_number(values, "x1"), _number(values, "y1"))
    path.lineTo(_number(values, "x2"), _number(values, "y2"))


def _rect(path: QPainterPath, values: dict[str, str]) -> None:
    radius = _number(values, "rx", _number(values, "ry"))
    place = (_number(values, name) for name in ("x", "y", "width", "height"))
    path.addRoundedRect(QRectF(*place), radius, _number(values, "ry", radius))


def _polyline(path: QPainterPath, values: dict[str, str]) -> None:
    path.addPolygon(_points(values))


def _polygon(path: QPainterPath, values: dict[str, str]) -> None:
    path.addPolygon(_points(values))
    path.closeSubpath()


def _points(values: dict[str, str]) -> QPolygonF:
    numbers = [float(number) for number in _NUMBER.findall(values["points"])]
    return QPolygonF([QPointF(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)])


_SHAPES: dict[str, Callable[[QPainterPath, dict[str, str]], None]] = {
    "circle": _circle,
    "ellipse": _circle,
    "line": _line,
    "rect": _rect,
    "polyline": _polyline,
    "polygon": _polygon,
}


def _steps(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with just its numbers; repeated numbers repeat the command."""
    for command, rest in _STEP.findall(text):
        takes = _TAKES[command.upper()]
        numbers = _numbers(command, rest)
        if not takes:
            yield command, []
        for start in range(0, len(numbers), takes or 1):
            yield command, numbers[start : start + takes]
            if command in "Mm":
                command = "L" if command == "M" else "l"  # noqa: PLW2901 - SVG 1.1, part 8.3.2


def _numbers(command: str, text: str) -> list[float]:
    if command not in "Aa":
        return [float(number) for number in _NUMBER.findall(text)]
    numbers: list[float] = []
    place = 0
    # The two flags of an arc are single digits that may stand close together ("0 01.5").
    while found := (re.compile(r"[01]") if len(numbers) % 7 in {3, 4} else _NUMBER).search(
        text, place
    ):
        numbers.append(float(found[0]))
        place = found.end()
    return numbers


@dataclass(slots=True)
class _Pen:
    """Follows the commands of one path."""

    path: QPainterPath = field(default_factory=QPainterPath)
    start: QPointF = field(default_factory=QPointF)
    mirror: QPointF | None = None

    def draw(self, text: str) -> QPainterPath:
        for command, numbers in _steps(text):
            name = command.upper()
            here = self.path.currentPosition() if self.path.elementCount() else QPointF()
            origin = here if command.islower() else QPointF()
            control = self._follow(name, numbers, origin, here)
            self.mirror = control
        return self.path

    def _follow(
        self, name: str, numbers: list[float], origin: QPointF, here: QPointF
    ) -> QPointF | None:
        if name == "Z":
            self.path.closeSubpath()
            self.path.moveTo(self.start)
            return None
        if name in "HV":
            along = QPointF(numbers[0], 0) if name == "H" else QPointF(0, numbers[0])
            across = QPointF(0, here.y()) if name == "H" else QPointF(here.x(), 0)
            self.path.lineTo(along + (QPointF(here) if origin == here else across))
            return None
        if name == "A":
            self._arc(here, numbers, origin)
            return None
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return self._points(name, [QPointF(*pair) + origin for pair in pairs], here)

    def _points(self, name: str, points: list[QPointF], here: QPointF) -> QPointF | None:
        if name == "M":
            self.start = points[0]
            self.path.moveTo(points[0])
        elif name == "L":
            self.path.lineTo(points[0])
        elif name == "Q":
            self.path.quadTo(*points)
        else:
            if name == "S":
                first = here * 2 - self.mirror if self.mirror is not None else here
                points = [first, *points]
            self.path.cubicTo(*points)
            return points[1]
        return None

    def _arc(self, here: QPointF, numbers: list[float], origin: QPointF) -> None:
        """Add an elliptical arc (SVG 1.1, appendix F.6.5); its tilt is taken as none."""
        rx, ry, _tilt, large, sweep = numbers[:5]
        there = QPointF(*numbers[5:]) + origin
        half = (here - there) / 2
        size = math.hypot(half.x() / rx, half.y() / ry)
        if size > 1:
            rx, ry = rx * size, ry * size
        # On the circle of radius 1 that both axes are scaled to.
        x, y = half.x() / rx, half.y() / ry
        square = x * x + y * y
        reach = math.sqrt(max(0.0, (1 - square) / square)) if square else 0.0
        side = -1 if large == sweep else 1
        cx, cy = side * reach * y, -side * reach * x
        centre = (here + there) / 2 + QPointF(cx * rx, cy * ry)
        first = math.degrees(math.atan2(y - cy, x - cx))
        turn = math.degrees(math.atan2(-y - cy, -x - cx)) - first
        turn = turn % 360 if sweep else -(-turn % 360)
        box = QRectF(centre.x() - rx, centre.y() - ry, rx * 2, ry * 2)
        self.path.arcTo(box, -first, -turn)
