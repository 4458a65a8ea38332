"""The mark of the product: a page with one line on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Look

_WIDE, _HIGH, _STROKE = 32, 40, 3
"""shared/mock/01-lock.png."""


class Mark(QWidget):
    """The painted mark, at its size on the lock screen or smaller."""

    def __init__(self, look: Look, *, height: int = _HIGH) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self.setObjectName("product_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        self.setFixedSize(QSize(px(self._height * _WIDE / _HIGH), px(self._height)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._look)


def paint(painter: QPainter, place: QRectF, look: Look) -> None:
    """Draw the mark into this box, which should be four wide to five high."""
    scale = place.height() / _HIGH
    stroke = max(_STROKE * scale, 1.5)
    pen = QPen(look.theme.colour("accent"), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    page = place.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.drawRoundedRect(page, 4 * scale, 4 * scale)
    height = place.top() + 26 * scale
    painter.drawLine(
        QPointF(place.left() + 9 * scale, height), QPointF(place.right() - 9 * scale, height)
    )
    painter.restore()
