"""The last line of every long proof: what it tried, what failed, and what its twin lost.

A proof also says at its head which promises of docs/promises.md it SHOWS, and how many MINUTES of
the hour it may take when all are run; 0 is by name only.
"""

import json
from dataclasses import asdict, dataclass

MARK = "verdict "


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a proof came to; `twin` says what its twin does otherwise, "" that it has none."""

    tries: int
    of: str
    failures: int
    twin: str = ""
    twin_tries: int = 0
    twin_failures: int = 0
    seed: int | None = None

    def __post_init__(self) -> None:
        numbers = (self.tries, self.failures, self.twin_tries, self.twin_failures, self.seed or 0)
        if not all(isinstance(one, int) for one in numbers):
            raise TypeError
        if not (isinstance(self.of, str) and isinstance(self.twin, str)):
            raise TypeError

    @property
    def code(self) -> int:
        """Return the exit code of a proof that came to this."""
        return 0 if self.holds else 1

    @property
    def holds(self) -> bool:
        """Return whether nothing failed, and the twin did."""
        is_blind = bool(self.twin) and self.twin_failures == 0
        return self.tries > 0 and self.failures == 0 and not is_blind


def told(verdict: Verdict) -> int:
    """Print the last line of a proof; return its exit code."""
    print(MARK + json.dumps(asdict(verdict)), flush=True)
    return verdict.code


def read(text: str) -> Verdict | None:
    """Return the verdict among what a proof printed, or None; a line cut short is none."""
    lines = [line for line in text.splitlines() if line.startswith(MARK)]
    try:
        return Verdict(**json.loads(lines[-1].removeprefix(MARK))) if lines else None
    except (ValueError, TypeError):
        return None
