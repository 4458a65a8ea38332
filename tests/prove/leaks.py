"""The longest session under strace, and every leaky twin; the short run is in tests/flows."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from outside import leaks
from prove.whole.verdict import Verdict, told

SHOWS = (7, 8, 33)
MINUTES = 3
TWINS = ("twins/plain_copy", "twins/told_title", "twins/chatty")


def session(main: str, *, whole: bool) -> list[str]:
    """Return what such a session leaves or sends that it should not."""
    with tempfile.TemporaryDirectory() as name:
        seen = leaks.traced(Path(name), main, whole=whole)
        print(f"{main}: {len(seen.calls)} calls, ", end="")
        return leaks.found(seen)


def main(_: Sequence[str]) -> int:
    """Print what was found; 0 when nothing was, but each twin was caught."""
    found = session("main", whole=True)
    print(f"{len(found)} leaks")
    for line in found:
        print(f"  {line}")
    seen = 0
    for twin in TWINS:
        caught = session(twin, whole=False)
        print(f"{len(caught)} leaks, as meant" + (f": {caught[-1]}" if caught else ""))
        seen += bool(caught)
    if seen < len(TWINS):
        seen = 0  # each of them has to be caught
    return told(Verdict(
        tries=1, of="whole session, every call", failures=len(found),
        twin="leak in three ways", twin_tries=len(TWINS), twin_failures=seen,
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
