"""The twin of a soak: a page that was laid over the others stays after it was closed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outside.main import ROLES, run
from prove.soak_main import told_room

__all__ = ["ROLES"]


def keeping_room(door, held):
    """Be the room that tells, and lets no such page go."""
    from prove import soak_parts  # noqa: PLC0415 - only in the room

    soak_parts.keep_what_lay_over()
    return told_room(door, held)


if __name__ == "__main__":
    sys.exit(run(keeping_room))
