"""Whatever others may put before a reader, many times over, with a watch on each input.

Names of readers choose some (tests/fuzz/targets.py); a number says how many inputs each gets. What
led somewhere new is kept and changed further. The short run is tests/fuzz/test_fuzz.py.
"""

import contextlib
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

from fuzz import targets, trying
from prove.whole.verdict import Verdict, told

from desktop.vault.cost import Bounds

SHOWS = (22,)
MINUTES = 3.5
LONGEST_S = 5.0
"""For one input, on a computer that does other things besides."""
COUNT = 20_000
SHARE_S = 10.0
"""So long each reader gets, or so many inputs."""
SLICE = 250


@contextlib.contextmanager
def watch() -> Iterator[None]:
    """End what takes longer than any input may."""

    def ring(*_: object) -> None:
        raise trying.HangError

    former = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def fuzzed(target: targets.Target, count: int, seed: int) -> trying.Outcome:
    """Try a reader until its share of time is over, or it had so many inputs."""
    whole, until, number = trying.Outcome(), time.monotonic() + SHARE_S, 0
    while whole.tries < count and time.monotonic() < until:
        one = trying.tried(target, min(SLICE, count), seed + number, watch)
        number += 1
        whole.tries += one.tries
        whole.refused += one.refused
        whole.wrong += one.wrong
        for way, times in one.ways.items():
            whole.ways[way] = whole.ways.get(way, 0) + times
    return whole


def blind() -> int:
    """Return how often a reader of keys that looks at no bounds derives what is out of them."""
    honest, Bounds.hold = Bounds.hold, lambda _bounds, _cost: True
    try:
        keys = next(one for one in targets.every() if one.name == "keys")
        return len(trying.tried(keys, 500, 1).wrong)
    finally:
        Bounds.hold = honest


def main(arguments: Sequence[str]) -> int:
    """Try the named readers, or all; 0 when each met everything with an error of its own."""
    numbers = [int(one) for one in arguments if one.isdigit()]
    count = numbers[0] if numbers else COUNT
    seed = numbers[1] if len(numbers) > 1 else random.randrange(1 << 30)
    names = [one for one in arguments if not one.isdigit()]
    print(f"seed {seed}")
    print(f"{'reader':18} {'inputs':>7} {'refused':>7} {'ways':>5} {'wrong':>5}")
    tries, wrong = 0, []
    for target in targets.every():
        if names and target.name not in names:
            continue
        one = fuzzed(target, count, seed)
        tries, wrong = tries + one.tries, wrong + one.wrong
        line = f"{one.tries:7} {one.refused:7} {len(one.ways):5} {len(one.wrong):5}"
        print(f"{target.name:18} {line}", flush=True)
    for line in sorted(wrong)[:20]:
        print(line)
    return told(Verdict(
        tries=tries, of="changed inputs", failures=len(wrong), seed=seed,
        twin="looks at no bounds", twin_tries=500, twin_failures=blind(),
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
