"""Keeps every window of the program out of pictures of the screen, where the system can do that.

Windows alone can (research/security.md 3, row 6): macOS ignores such a wish since version 15, on
Linux nobody takes it.
"""

import sys
from typing import Protocol


class Wish(Protocol):
    """What the room tells when somebody wants to be in pictures, or no longer."""

    def set_on(self, is_on: bool) -> None:
        """Ask the same for every window that is there, and for those to come."""


class NoWish:
    """Stands where the system takes no such wish, and asks nothing."""

    def set_on(self, is_on: bool) -> None:
        """Ask nothing."""


def is_possible() -> bool:
    """Say whether this system takes such a wish."""
    return sys.platform == "win32"


def watching() -> Wish:
    """Return what asks for every window of this program from now on, where that helps."""
    if sys.platform != "win32":
        return NoWish()
    from desktop.ui import windows_pictures  # noqa: PLC0415  # its library is there alone

    return windows_pictures.watching()
