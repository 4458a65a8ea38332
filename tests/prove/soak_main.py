"""The tests' own main for a soak: every few seconds the room tells how many parts it is made of.

What it tells is `parts WIDGETS WINDOWS OBJECTS`: widgets and top-level windows of Qt, and all
objects of Qt that Python knows.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]
EVERY_MS = 1_500


def told_room(door, held):
    """Be the room, and tell."""
    from prove import soak_parts  # noqa: PLC0415 - only in the room
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - only in the room

    from desktop import app  # noqa: PLC0415 - only in the room

    begin = app.Room.begin

    def tell():
        os.write(1, f"parts {' '.join(map(str, soak_parts.counted()))}\n".encode())

    def began(self, *given):
        begin(self, *given)
        self._soak = QTimer(interval=EVERY_MS)
        self._soak.timeout.connect(tell)
        self._soak.start()

    app.Room.begin = began
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(told_room))
