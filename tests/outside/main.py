"""The program as shipped but for two values: keys that cost little, and memory that can be read.

Started by path like the shipped one; the rooms and helpers it starts are of its kind, because
`desktop.child.program` follows a main that has ROLES.
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
    """Be the room behind this door, with cheap keys."""
    from samples import CHEAP_BOUNDS, CHEAPEST  # noqa: PLC0415 - only in the room

    from desktop import app, vaults  # noqa: PLC0415 - only in the room

    rules = vaults.Rules(bounds=CHEAP_BOUNDS, cost=lambda: CHEAPEST)
    start = door.start
    return app.room(door, start.folder, start.mode, start.geometry, held=held, rules=rules)


def run(own_room=room) -> int:
    """Be the part of the program that the command line names."""
    return main(sys.argv[1:], dumpable=True, room=own_room, roles=ROLES)


if __name__ == "__main__":
    sys.exit(run())
