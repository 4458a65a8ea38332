"""What one guess at a passphrase costs, within which bounds, and how much this machine can bear."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.errors import MemoryShortError
from desktop.vault import sealing

MIB = 1024
"""KiB in a MiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The three numbers of Argon2id (RFC 9106): memory, passes, lanes."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The costs a program accepts, each from-to inclusive, and how long one guess shall take.

    With a `target_s` of 0 the stored cost is never raised.
    """

    memory_kib: tuple[int, int]
    passes: tuple[int, int]
    lanes: tuple[int, int]
    target_s: float

    def hold(self, cost: Cost) -> bool:
        """Return whether a cost lies within these bounds."""
        return (
            self.memory_kib[0] <= cost.memory_kib <= self.memory_kib[1]
            and self.passes[0] <= cost.passes <= self.passes[1]
            and self.lanes[0] <= cost.lanes <= self.lanes[1]
        )


def only(cost: Cost) -> Bounds:
    """Return bounds that hold one cost: for a header this program has just made."""
    return Bounds(
        memory_kib=(cost.memory_kib, cost.memory_kib),
        passes=(cost.passes, cost.passes),
        lanes=(cost.lanes, cost.lanes),
        target_s=0,
    )


# The lower ends make a weakened header useless, the upper ends one that would eat all memory.
# Source: research/security.md part 2; the floor is the second choice of RFC 9106 section 4.
SHIPPED = Bounds(memory_kib=(64 * MIB, 2048 * MIB), passes=(1, 20), lanes=(1, 16), target_s=1.0)
FLOOR = Cost(memory_kib=64 * MIB, passes=3, lanes=4)
START = Cost(memory_kib=256 * MIB, passes=3, lanes=4)
CEILING_KIB = 1024 * MIB
TOO_SLOW_S = 2.5
TOO_FAST_S = 0.7
RUNS = 3
"""Two runs on one machine differed twofold; the least of three tells what it can do."""


def seconds(cost: Cost) -> float:
    """Return how long one derivation takes here, or raise MemoryShortError."""
    begun = time.perf_counter()
    sealing.stretch(
        b"", bytes(16), memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes
    )
    return time.perf_counter() - begun


def calibrate(
    bounds: Bounds,
    *,
    measure: Callable[[Cost], float] = seconds,
    memory_kib: int | None = None,
) -> Cost:
    """Return the dearest cost that this machine bears within the target; never below the floor.

    The rule is that of research/security.md part 2: from 256 MiB up while the least of three
    runs stays within the target and a quarter of the memory is enough; down when it is slow or
    memory is short; then more passes until a guess takes about the target.
    """
    most = min(CEILING_KIB, (memory_of_machine_kib() if memory_kib is None else memory_kib) // 4)

    def taken(cost: Cost) -> float:
        try:
            return min(measure(cost) for _ in range(RUNS))
        except MemoryShortError:
            return float("inf")

    cost, spent = START, taken(START)
    while (spent > TOO_SLOW_S or cost.memory_kib > most) and cost.memory_kib > FLOOR.memory_kib:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
        spent = taken(cost)
    while spent <= bounds.target_s and cost.memory_kib * 2 <= most:
        dearer = replace(cost, memory_kib=cost.memory_kib * 2)
        if (dearer_spent := taken(dearer)) > bounds.target_s:
            break
        cost, spent = dearer, dearer_spent
    if spent < TOO_FAST_S:
        passes = min(bounds.passes[1], int(cost.passes * bounds.target_s / max(spent, 0.001)))
        cost = replace(cost, passes=max(cost.passes, passes))
    return cost


def dearer(cost: Cost, bounds: Bounds) -> Cost | None:
    """Return the next dearer cost, about twice as dear, or None at the end of the bounds."""
    if cost.memory_kib * 2 <= min(CEILING_KIB, memory_of_machine_kib() // 4):
        raised = replace(cost, memory_kib=cost.memory_kib * 2)
    else:
        raised = replace(cost, passes=cost.passes * 2)
    return raised if bounds.hold(raised) else None


def memory_of_machine_kib() -> int:
    """Return the physical memory; where the system does not say, as much as the start asks for."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, ValueError, OSError):
        return START.memory_kib * 4
