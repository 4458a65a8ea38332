"""A pause that only says breathe, with a ring that widens and narrows as slowly as a breath."""

import math
import sys
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPointF, Qt, QTimer
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from desktop.ui.theme import Look

BREATH_MS = 10_000
"""Five seconds in, five out, nothing held: slow, and nobody has to keep up with it."""
_FRAME_MS = 50
_NARROW, _WIDE = 96, 152
_ANSWER_MS = 200
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_STILL: tuple[tuple[str, str, object], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""Where a Linux desktop says that nothing shall move, and how (settings portal, GNOME)."""


def is_movement_wanted() -> bool:
    """Return whether this desktop was not asked for less movement."""
    if sys.platform.startswith("linux"):
        # Qt says "no movement" on every Linux desktop but KDE, whatever was chosen there.
        return not is_stillness_set(QDBusConnection.sessionBus())
    return bool(QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))


def is_stillness_set(bus: QDBusConnection) -> bool:
    """Return whether the desktop on this bus says that nothing shall move; silence is no."""
    return bus.isConnected() and any(
        _setting(bus, group, key) == still for group, key, still in _STILL
    )


def _setting(bus: QDBusConnection, group: str, key: str) -> object:
    message = QDBusMessage.createMethodCall(
        _PORTAL, _PORTAL_PATH, "org.freedesktop.portal.Settings", "Read"
    )
    message.setAutoStartService(False)
    message.setArguments([group, key])
    reply = bus.call(message, QDBus.CallMode.Block, _ANSWER_MS)
    value: object = None
    if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
        value = reply.arguments()[0]
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


class Breath(QWidget):
    """Says one word; around it a ring moves, if movement is wanted when it is shown."""

    def __init__(
        self, look: Look, *, name: str, is_wanted: Callable[[], bool] = is_movement_wanted
    ) -> None:
        super().__init__()
        self._look = look
        self._is_wanted = is_wanted
        self._moves = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.setObjectName(name)
        self.setAccessibleName(self._word())
        look.changed.connect(self.update)

    @property
    def is_moving(self) -> bool:
        """Whether the ring moves now."""
        return self._timer.isActive()

    def radius(self, elapsed_ms: int) -> float:
        """Return how wide the ring is so long after the pause began, in pixels at 100 %."""
        share = (1 - math.cos(2 * math.pi * elapsed_ms / BREATH_MS)) / 2
        return _NARROW + (_WIDE - _NARROW) * share

    def _word(self) -> str:
        return self.tr("Breathe")

    # Qt calls these.

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin a breath."""
        super().showEvent(event)
        self._clock.start()
        self._moves = self._is_wanted()
        if self._moves:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Move nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the word, and the ring where it may move."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("title"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word())
        if self._moves:
            painter.setPen(theme.pen("accent", 3))
            largest = min(self.width(), self.height()) / 2 - theme.px(4)
            wide = min(theme.px(_WIDE), largest)
            radius = wide * self.radius(self._clock.elapsed()) / _WIDE
            painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        painter.end()
