"""The line icons, painted in any colour at any size."""

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from desktop import files
from desktop.ui import svg

_GRID = 24.0
"""The grid the icons are drawn on (Lucide)."""
_STROKE = 1.6 * _GRID / 20
"""1.6 px at 20 px (shared/mock/README.md, Measures)."""


@cache
def _outline(name: str) -> QPainterPath:
    return svg.outline((files.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8"))


def paint(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw the icon into this square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / _GRID, place.height() / _GRID)
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_outline(name))
    painter.restore()


@lru_cache(maxsize=256)  # the same few icons stand on every screen
def icon(name: str, size: int, colour: str, *, disabled: str | None = None, gap: int = 0) -> QIcon:
    """Return the icon for a Qt control, sharp at one, two and three times the density.

    The gap is left open at its right, before the words of a button.
    """
    made = QIcon()
    modes = ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled or colour))
    for mode, shade in modes:
        for density in (1, 2, 3):
            made.addPixmap(pixmap(name, size, shade, density, gap), mode)
    return made


def pixmap(name: str, size: int, colour: str, density: float = 1, gap: int = 0) -> QPixmap:
    """Return the icon as a picture with nothing behind it."""
    made = QPixmap(QSize(round((size + gap) * density), round(size * density)))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return made
