"""The tests' own main for a soak: every few seconds the room tells how many parts it is made of.

What it tells is `parts WIDGETS WINDOWS OBJECTS`: widgets and top-level windows of Qt, and all
objects of Qt that Python knows.
"""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]
EVERY_MS = 1_500


def told_room(door, held):
    """Be the room, and tell."""
    from PySide6.QtCore import QObject, QTimer  # noqa: PLC0415 - only in the room
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only in the room

    from desktop import app  # noqa: PLC0415 - only in the room

    begin = app.Room.begin

    def tell():
        objects = sum(isinstance(one, QObject) for one in gc.get_objects())
        widgets, windows = QApplication.allWidgets(), QApplication.topLevelWidgets()
        os.write(1, f"parts {len(widgets)} {len(windows)} {objects}\n".encode())

    def began(self, *given):
        begin(self, *given)
        self._soak = QTimer(interval=EVERY_MS)
        self._soak.timeout.connect(tell)
        self._soak.start()

    app.Room.begin = began
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(told_room))
