"""Lists that open, for the fields of a form."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Combo

_CHEVRON, _GAP, _EDGE = 16, 4, 12


class Choosing(Combo):
    """One of many; what scrolls the page never changes it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802 - Qt's name
        event.ignore()


class Picker(Choosing):
    """One of many, painted without an edge: the first part of a frame that holds a field."""

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__(look, what, name=name)
        self._shown_look = look
        self.setProperty("kind", "bare")
        self.setSizeAdjustPolicy(Choosing.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        px = self._shown_look.theme.px
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + px(_EDGE + _GAP + _CHEVRON + _EDGE - 4), px(32))

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._shown_look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_held = self.hasFocus()
        if is_held or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            ground = QRectF(self.rect()).adjusted(theme.px(2), theme.px(2), -theme.px(2), 0)
            painter.drawRoundedRect(
                ground.adjusted(0, 0, 0, -theme.px(2)), theme.px(6), theme.px(6)
            )
        tint = "ink" if is_held or self.underMouse() else "muted"
        painter.setPen(theme.colour(tint))
        painter.setFont(theme.font("control"))
        words = self.rect().adjusted(theme.px(_EDGE), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.currentText())
        side = theme.px(_CHEVRON)
        corner = QPointF(self.width() - side - theme.px(_EDGE - 4), (self.height() - side) / 2)
        icons.paint(
            painter, "chevron-down", QRectF(corner, QSize(side, side)), theme.colour(tint).name()
        )
