"""A twin that saves ten seconds after the last key."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, run
from outside.telling import telling_room

__all__ = ["ROLES"]


def late_room(door, held):
    """Be the room, but leave much time between two saves."""
    from desktop.ui.autosave import Autosave, Times  # noqa: PLC0415 - only in the room

    Autosave.__init__.__defaults__ = (Times(pause=10_000, limit=10_000, retry=5_000),)
    return telling_room(door, held)


if __name__ == "__main__":
    sys.exit(run(late_room))
