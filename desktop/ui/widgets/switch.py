"""A switch that says "on" or "off" beside itself."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.theme import Look

_WIDE, _HIGH, _KNOB = 40, 24, 16
"""shared/mock/17-parts.png."""


class Switch(QAbstractButton):
    """Something that holds or does not; changes at once, so it never needs a button beside it."""

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setCheckable(True)
        self.setProperty("shape", "pill")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._settle)

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()

    def _words(self) -> tuple[str, str]:
        return self.tr("on"), self.tr("off")

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        self.setFont(theme.font("control"))
        words = max(map(self.fontMetrics().horizontalAdvance, self._words()))
        return QSize(theme.px(_WIDE + 8 + 4) + words, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, theme.px(_WIDE), theme.px(_HIGH))
        track.moveTop((self.height() - track.height()) / 2)
        inner = track.adjusted(0.5, 0.5, -0.5, -0.5)
        is_on, is_possible = self.isChecked(), self.isEnabled()
        pen = theme.pen("accent" if is_on and is_possible else "control_line", 1)
        pen.setStyle(Qt.PenStyle.SolidLine if is_possible else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent" if is_on and is_possible else "paper"))
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        radius = theme.px(_KNOB) / 2
        away = track.height() / 2
        middle = QPointF(track.right() - away if is_on else track.left() + away, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on_accent" if is_on and is_possible else "control_line"))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(theme.colour("ink" if is_possible else "muted"))
        words = self.rect().adjusted(theme.px(_WIDE + 8), 0, 0, 0)
        on, off = self._words()
        painter.setFont(theme.font("control"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, on if is_on else off)
