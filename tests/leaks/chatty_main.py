"""A twin that lets the desktop show its menus, and its rooms know who keeps sessions."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run

from desktop import child

__all__ = ["ROLES"]
child._KEPT_NAMES |= {"SESSION_MANAGER"}


def chatty_room(door, held):
    """Be the room, with a menu bar that the desktop may have."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only in the room
    from PySide6.QtWidgets import QApplication, QMenuBar  # noqa: PLC0415 - only in the room

    from desktop.app import Room  # noqa: PLC0415 - only in the room

    own = Qt.ApplicationAttribute.AA_DontUseNativeMenuBar
    honest_set, honest_enter = QApplication.setAttribute, Room._enter
    QApplication.setAttribute = staticmethod(lambda one: one == own or honest_set(one))

    def enter(self, opened):
        honest_enter(self, opened)
        self.bar = QMenuBar(self._window)
        self.bar.addMenu(opened.summaries()[0].title).addAction("open")
        self.bar.show()

    Room._enter = enter
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(chatty_room))
