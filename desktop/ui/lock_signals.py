"""What a system tells a program about its desk, in one form for every system."""

from PySide6.QtCore import QObject, Signal

SCREEN, SLEEP, SESSION, AWAY = "screen", "sleep", "session", "away"
"""Why: the screen was locked, the computer sleeps, the session was locked, or left."""


class LockSignals(QObject):
    """Emits `must_lock` with the reason.

    Before a sleep it emits `going_to_sleep` as well and, if `hold_sleep` was called and the system
    has a way, keeps the computer awake until `release_sleep`. This one hears nothing.
    """

    must_lock = Signal(str)
    going_to_sleep = Signal()
    woke = Signal()

    def start(self) -> None:
        """Begin to listen; returns at once."""

    def hold_sleep(self) -> None:
        """Ask that a sleep waits until `release_sleep`."""

    def release_sleep(self) -> None:
        """Let the computer sleep."""
