"""Chooses who listens to the system this program runs on."""

import sys

from desktop.ui.lock_signals import LockSignals


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
