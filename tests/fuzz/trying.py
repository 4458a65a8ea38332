"""Tries one reader with many changed samples, and keeps those that led somewhere new."""

import random
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from desktop.vault.cost import Bounds
from fuzz import targets
from fuzz.targets import Target

MOST_KEPT = 400
_holds = Bounds.hold
"""As it is in the program, also where a twin exchanges it there."""


@dataclass
class Outcome:
    """What so many inputs came to: how often refused, which ways were gone, what was wrong."""

    tries: int = 0
    refused: int = 0
    ways: dict[tuple[str, ...], int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class HangError(BaseException):
    """An input took longer than any may."""


def _way(error: BaseException) -> tuple[str, ...]:
    """Return where in the program an error came from, without a word of it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        f"{one.filename.rpartition('/')[2]}:{one.lineno}"
        for one in frames
        if "desktop" in one.filename
    ]
    return (type(error).__name__, *ours[-3:])


def inputs(target: Target, chance: random.Random, kept: list[bytes]) -> Iterator[bytes]:
    """Yield the samples, then changed ones without end: half of them with their sums made right."""
    yield from kept
    while True:
        raw = target.mutation(chance.choice(kept), kept, chance)
        yield target.mend(raw) if chance.random() < 0.5 else raw


def tried(
    target: Target,
    count: int,
    seed: int,
    limit: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> Outcome:
    """Try a reader with so many inputs, each within a limit of time."""
    chance, found = random.Random(f"{seed} {target.name}"), Outcome()
    kept = list(target.samples())
    for number, raw in enumerate(inputs(target, chance, kept)):
        if number == count + len(kept):
            return found
        found.tries += 1
        with targets.watched() as seen:
            way, is_wrong = _read(target, raw, limit)
        outside = [one for one in seen.asked if not (target.bounds and _holds(target.bounds, one))]
        if is_wrong or outside:
            found.wrong.append(f"{target.name}, seed {seed}, input {number}: {way} {outside or ''}")
        found.refused += way[0] != "read"
        if (
            way not in found.ways
            and len(kept) < MOST_KEPT
            and len(raw) < 200_000
            and number >= len(kept)
        ):
            kept.append(raw)
        found.ways[way] = found.ways.get(way, 0) + 1
    return found


def _read(
    target: Target, raw: bytes, limit: Callable[[], AbstractContextManager[object]]
) -> tuple[tuple[str, ...], bool]:
    try:
        with limit():
            result = target.read(raw)
    except target.refusals as error:
        return _way(error), False
    except (Exception, HangError) as error:  # noqa: BLE001  # whatever comes is what is looked for
        return _way(error), True
    return ("read", str(result)[:20] if isinstance(result, bool | str) else ""), False
