"""The tests' own main, which also tells on its output whenever a person is told "Saved".

What it tells is `ack N`: so many characters stood on the page at that moment. It is said after the
words are set and before they are painted, so nobody can have read them earlier.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def telling_room(door, held):
    """Be the room, and tell."""
    from desktop.model import richtext  # noqa: PLC0415 - only in the room
    from desktop.ui.screens.writing import WritingScreen  # noqa: PLC0415 - only in the room

    honest = WritingScreen.show_saved

    def show_saved(self, moment):
        honest(self, moment)
        shown = richtext.plain(self._texts.body(self._section))
        os.write(1, f"ack {len(shown)}\n".encode())

    WritingScreen.show_saved = show_saved
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(telling_room))
