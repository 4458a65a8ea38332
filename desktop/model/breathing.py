"""How a slow breath goes: in, hold, out, hold, each to its own count of seconds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

LEAST, MOST = 2, 8
USUAL = (4, 4, 4, 4)
"""domain.md, G2: the box, four to each side."""


class Phase(StrEnum):
    """What the breath does; FULL and EMPTY are held."""

    IN = "in"
    FULL = "full"
    OUT = "out"
    EMPTY = "empty"


PHASES = tuple(Phase)
HELD = (Phase.FULL, Phase.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where in a breath somebody is: so many seconds into a phase that takes `count`."""

    phase: Phase
    count: int
    passed: float

    @property
    def share(self) -> float:
        """Return how much of the phase is over, from 0 to 1."""
        return self.passed / self.count

    @property
    def width(self) -> float:
        """Return how full the breath is, from 0 to 1, slow at both ends."""
        if self.phase in HELD:
            return float(self.phase is Phase.FULL)
        share = self.share if self.phase is Phase.IN else 1 - self.share
        return share * share * (3 - 2 * share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The four counts in the order of the phases; without `holds` only in and out are left."""

    counts: tuple[int, ...] = USUAL
    holds: bool = True

    def steps(self) -> tuple[tuple[Phase, int], ...]:
        """Return the phases of one breath and their counts, in order."""
        pairs = zip(PHASES, self.counts, strict=True)
        return tuple((phase, count) for phase, count in pairs if self.holds or phase not in HELD)

    def at(self, seconds: float) -> Moment:
        """Return where in a breath it is so long after the first began; breaths are not counted."""
        steps = self.steps()
        left = max(0.0, seconds) % sum(count for _, count in steps)
        for phase, count in steps:
            if left < count:
                return Moment(phase=phase, count=count, passed=left)
            left -= count
        raise AssertionError

    def count(self, phase: Phase) -> int:
        """Return the count of one phase."""
        return self.counts[PHASES.index(phase)]

    def stepped(self, phase: Phase, step: int) -> "Rhythm":
        """Return the rhythm with one phase longer or shorter, never beyond the bounds."""
        at = PHASES.index(phase)
        count = _bound(self.counts[at] + step)
        return replace(self, counts=(*self.counts[:at], count, *self.counts[at + 1 :]))


def rhythm(counts: Sequence[object], *, holds: bool) -> Rhythm:
    """Return the rhythm of kept counts; what cannot be one is the usual box."""
    whole = [one for one in counts if isinstance(one, int)]
    if len(whole) != len(USUAL) or len(counts) != len(USUAL):
        return Rhythm(holds=holds)
    return Rhythm(counts=tuple(_bound(one) for one in whole), holds=holds)


def _bound(count: int) -> int:
    return min(max(count, LEAST), MOST)
