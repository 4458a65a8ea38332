"""What every process remembers after a lock, several times over, with a passphrase changed.

The short run is tests/flows/test_outside_memory.py.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from outside.forgetting import Locked
from prove.whole.verdict import Verdict, told
from tour.stage import Screen

SHOWS = (10,)
MINUTES = 2


def sitting(main: str, *, again: bool) -> Locked:
    """Return what a sitting, or two, with a lock at the end of each leave in memory."""
    with Screen() as screen, tempfile.TemporaryDirectory() as name:
        return Locked(screen, Path(name), main, again=again)


def main(arguments: Sequence[str]) -> int:
    """Sit down so many times, print what was found; 0 when it was there before and not after."""
    count = int(arguments[0]) if arguments else 3
    found = [sitting("main", again=True) for _ in range(count)]
    for one in found:
        one.assert_seen()
    before = sum(sum(one.before.values()) for one in found)
    after = sum(sum(one.after.values()) for one in found)
    selected = sum(len(text) for one in found for text in one.selections)
    stayed = sum(len(one.stayed) for one in found)
    print(
        f"{2 * count} locks: {before} times found before, {after} after; {selected} characters in "
        f"the selections, {stayed} processes left over"
    )
    print("forms seen before: " + ", ".join(sorted({name for one in found for name in one.before})))
    twin = sum(sitting("twins/kept_room", again=False).after.values())
    print(f"twin (a lock that keeps its room): {twin} times found after")
    return told(Verdict(
        tries=2 * count, of="locks", failures=after + selected + stayed,
        twin=f"the room is kept: {twin} found", twin_tries=1, twin_failures=min(twin, 1),
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
