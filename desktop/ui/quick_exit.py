"""Hears Shift pressed and released three times in a row, with nothing in between."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

TIMES = 3
WITHIN_SECONDS = 5.0
"""`interface.md`, Keys."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_BETWEEN = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class QuickExit(QObject):
    """Emits `wanted` at the third Shift."""

    wanted = Signal()

    def __init__(self, monotonic: Callable[[], float]) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._is_on = True
        self._is_down = False
        self._times: list[float] = []

    def set_on(self, is_on: bool) -> None:
        """Listen, or do not."""
        self._is_on = is_on
        self._forget()

    def hear(self, event: QEvent) -> None:
        """Listen to keys and clicks (`touches.Touches`)."""
        if not self._is_on:
            return
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            self._hear_key(event)
        elif kind in _BETWEEN:
            self._forget()

    def _hear_key(self, event: QKeyEvent) -> None:
        # One press passes here several times: at the window, the widget, its parents. It counts
        # once, because only the first press finds the key up and only the first release down.
        others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_Shift or event.isAutoRepeat() or others:
            self._forget()
        elif event.type() == QEvent.Type.KeyPress:
            self._is_down = True
        elif self._is_down:
            self._is_down = False
            self._count()

    def _count(self) -> None:
        now = self._monotonic()
        self._times = [then for then in self._times if now - then <= WITHIN_SECONDS] + [now]
        if len(self._times) >= TIMES:
            self._forget()
            self.wanted.emit()

    def _forget(self) -> None:
        self._is_down = False
        self._times = []
