"""When to save: soon after the last key, and often enough while the keys do not stop."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long to wait, in milliseconds: after the last key, after the first, after a failure."""

    pause: int
    limit: int
    retry: int


PROMISED = Times(pause=200, limit=900, retry=5_000)
"""Words are durable 250 ms after the last key and 1 s after the first (house.md, 0.5).

What is left of that is for the save itself.
"""


class Autosave(QObject):
    """Calls `begin` when it is time to save, one save after the other.

    `begin` hands everything that is not kept over, without waiting, and says whether there was
    anything; when it said so, `succeeded` or `failed` is called later. A save that failed is tried
    again until it succeeds; what is typed during a save goes with the next one.
    """

    def __init__(self, begin: Callable[[], bool], times: Times = PROMISED) -> None:
        super().__init__()
        self._begin = begin
        self._pause = self._timer(times.pause)
        self._limit = self._timer(times.limit)
        self._retry = self._timer(times.retry)
        self._is_dirty = False
        self._is_running = False
        self._is_due = False

    @property
    def is_kept(self) -> bool:
        """Say whether nothing waits and nothing is on its way."""
        return not self._is_dirty and not self._is_running

    def touch(self) -> None:
        """Learn that something was typed."""
        self._is_dirty = True
        if self._retry.isActive():
            return  # it goes with the next try
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def flush(self) -> None:
        """Save now, or right after the save that is running; do nothing if all is kept."""
        if self._is_dirty:
            self._on_due()

    def succeeded(self) -> None:
        """Learn that the save did its work."""
        self._is_running = False
        if self._is_due:
            self._on_due()

    def failed(self) -> None:
        """Learn that the save failed; it is tried again after a while."""
        self._is_running = False
        self._is_due = False
        self._is_dirty = True
        self._pause.stop()
        self._limit.stop()
        self._retry.start()

    def stop(self) -> None:
        """Begin no save any more."""
        for timer in (self._pause, self._limit, self._retry):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_due)
        return timer

    def _on_due(self) -> None:
        self.stop()
        self._is_due = self._is_running
        if self._is_running:
            return
        self._is_dirty = False
        # Before `begin`: it may answer at once.
        self._is_running = True
        try:
            if not self._begin():
                self._is_running = False
        except BaseException:
            # A mistake of the program must not end the saving.
            self.failed()
            raise
