"""The small sign that stands beside a state's word, never instead of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.model.document import State
from desktop.ui.theme import Look, Theme

_SIDE = 10
"""Half again the height of small letters, shared/mock/17-parts.png."""


def paint(painter: QPainter, place: QRectF, state: State, theme: Theme) -> None:
    """Draw the sign of a state into this square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = place.width() * 0.14
    token = "muted" if state in {State.EMPTY, State.NOT_FOR_ME} else "accent"
    pen = theme.pen(token, 1)
    pen.setWidthF(wide)
    painter.setPen(pen)
    ring = place.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
    if state is State.NOT_FOR_ME:
        middle = ring.center().y()
        painter.drawLine(QPointF(ring.left(), middle), QPointF(ring.right(), middle))
        painter.restore()
        return
    if state is State.REVIEWED:
        painter.setBrush(theme.colour(token))
    painter.drawEllipse(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    if state is State.STARTED:
        painter.drawPie(ring, 90 * 16, 180 * 16)
    if state is State.CLEARED:
        inset = place.width() * 0.29
        painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))
    painter.restore()


class StateMark(QWidget):
    """A state's sign and its word on one line."""

    def __init__(self, look: Look, state: State, word: str, *, name: str = "") -> None:
        super().__init__()
        self._look = look
        self._state = state
        self._word = word
        self.setObjectName(name)
        self.setAccessibleName(word)
        look.changed.connect(self._settle)

    def show_state(self, state: State, word: str) -> None:
        """Show another state."""
        self._state, self._word = state, word
        self.setAccessibleName(word)
        self._settle()

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        self.setFont(theme.font("note"))
        words = self.fontMetrics().horizontalAdvance(self._word)
        return QSize(theme.px(_SIDE + 10) + words + 1, theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme = self._look.theme
        painter = QPainter(self)
        side = theme.px(_SIDE)
        mark = QRectF(0, (self.height() - side) / 2, side, side)
        paint(painter, mark, self._state, theme)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("muted"))
        words = self.rect().adjusted(theme.px(_SIDE + 10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._word)
