"""The walls between two vaults of one account, taken down one at a time: each look sees its own.

The short run, with all of them down at once, is in tests/outside/test_two_rooms.py.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from outside import rooms
from prove.whole.verdict import Verdict, told

SHOWS = (10, 34, 35)
MINUTES = 4
HERE = Path(rooms.__file__).parents[1]
LOOKS = ("locked", "memory", "files", "names", "started", "shown", "copied", "bus", "own")
NOTICED = {
    "settings": {"files", "locked", "memory"},
    "window": {"shown"},
    "plain_name": {"locked", "names"},
    "helpers": {"started"},
    "bus": {"bus"},
    "clipboard": {"copied", "memory", "own"},
    "kept_room": {"locked"},
}
"""Which looks see that a wall is down, and no others."""
MAIN = """
import sys

sys.path.insert(0, {here!r})

from outside import walls
from outside.main import ROLES, room

if __name__ == "__main__":
    down = [one for one in walls.WALLS if one.__name__ == {wall!r}]
    own_room = walls.lasting_room if {wall!r} == "kept_room" else room
    sys.exit(walls.without(*down, own_room=own_room))
"""


def noticed(wall: str) -> set[str]:
    """Return the looks that found something in a run without this wall; "" is with all of them."""
    with tempfile.TemporaryDirectory() as name:
        main = Path(name) / "own_main.py"
        main.write_text(MAIN.format(here=str(HERE), wall=wall))
        found = rooms.lived(Path(name) / "runs", str(main.with_suffix("")))
    return {look for look in LOOKS if getattr(found, look)}


def main(arguments: Sequence[str]) -> int:
    """Take down each wall, or those named, print what was noticed; 0 when it was as meant."""
    wrong = noticed_down = 0
    walls = list(arguments or NOTICED)
    for wall in ("", *walls):
        seen, wanted = noticed(wall), NOTICED.get(wall, set())
        wrong += seen != wanted
        noticed_down += bool(wall and seen)
        print(f"without {wall or 'nothing'}: {', '.join(sorted(seen)) or 'nothing'} noticed")
    return told(Verdict(
        tries=len(LOOKS), of="looks from the other room", failures=wrong,
        twin="one wall down each", twin_tries=len(walls), twin_failures=noticed_down,
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
