"""A twin that prints what it could not understand, as a forgotten line for debugging does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def chatty_room(door, held):
    """Be the room, and print what is searched for."""
    from desktop.ui.widgets.paper import Paper  # noqa: PLC0415 - only in the room

    honest = Paper.insertFromMimeData

    def insert(self, mime):
        print(mime.text(), flush=True)
        honest(self, mime)

    Paper.insertFromMimeData = insert
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(chatty_room))
