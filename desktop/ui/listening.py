"""Chooses who listens to the system this program runs on."""

import sys

from PySide6.QtCore import QObject, Signal

from desktop.ui.lock_signals import LockSignals


class Listening(QObject):
    """Listens from when something of a vault is open; emits `must_lock` with the reason."""

    must_lock = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._signals: LockSignals | None = None

    def begin(self) -> None:
        """Hear the screen, a sleep and another person; called again, it goes on."""
        if self._signals is None:
            self._signals = listener()
            self._signals.must_lock.connect(self.must_lock)
            self._signals.start()
        # Anew each time: where nothing was open any more, a locked screen let the sleep go.
        self._signals.hold_sleep()

    def release_sleep(self) -> None:
        """Let the computer sleep, if it waits for this program."""
        if self._signals is not None:
            self._signals.release_sleep()


def listener(platform: str = sys.platform) -> LockSignals:
    """Return a listener for this system; what belongs to another one is never imported."""
    match platform:
        case "win32":
            from desktop.ui import windows_signals  # noqa: PLC0415  # its libraries are there alone

            return windows_signals.listener()
        case "darwin":
            from desktop.ui import mac_signals  # noqa: PLC0415  # its libraries are there alone

            return mac_signals.listener()
        case _:
            from desktop.ui import desktop_signals  # noqa: PLC0415  # QtDBus after the first paint

            return desktop_signals.listener()
