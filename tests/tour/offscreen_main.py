"""The shipped program with a listener in its room that presses keys and tells what is painted.

For a machine that has no X server to press keys in from outside. Nothing is left out or made
cheaper: the room is confined as always, and the program does not know of the listener.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.dont_write_bytecode = True
_REPO = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_REPO), str(_REPO / "tests")]

from desktop.__main__ import ROLES, main  # noqa: E402 - found only after the line above

if TYPE_CHECKING:
    from desktop.door import Door
    from desktop.sandbox import Held


def room(door: "Door", held: "Held") -> int:
    """Be the room behind this door, and listen as soon as its window is there."""
    from desktop import app  # noqa: PLC0415 - only in the room
    from tour.offscreen_listener import Listener  # noqa: PLC0415 - only in the room

    begin = app.Room.begin

    def begin_and_listen(self, geometry, held):
        begin(self, geometry, held)
        self.listener = Listener()

    app.Room.begin = begin_and_listen
    start = door.start
    return app.room(door, start.folder, start.mode, start.geometry, held=held)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dumpable=False, room=room, roles=ROLES))
