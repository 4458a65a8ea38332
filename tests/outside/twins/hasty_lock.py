"""A twin that leaves without keeping what was typed last."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES, room, run

__all__ = ["ROLES"]


def hasty_room(door, held):
    """Be the room, and leave at once."""
    from desktop.ui.inside import Inside  # noqa: PLC0415 - only in the room

    Inside.finish = lambda self: self.all_kept.emit()
    return room(door, held)


if __name__ == "__main__":
    sys.exit(run(hasty_room))
