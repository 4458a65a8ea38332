"""Which proofs there are, what each says it shows, and how much of the hour is its share."""

import ast
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
HOUR = 60.0
"""Issue 7: all of them take at most so many minutes on two cores."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof by name: the numbers of the promises it shows, and its share in minutes.

    Without a share of its own it is run by name only, and `says_it` is false.
    """

    name: str
    shows: tuple[int, ...]
    minutes: float
    says_it: bool = True


def every(folder: Path = HERE) -> list[Proof]:
    """Return the proofs of a folder: the modules that have a main."""
    return [_proof(path) for path in sorted(folder.glob("*.py")) if _has_main(path)]


def _has_main(path: Path) -> bool:
    return "\ndef main(" in path.read_text("utf-8")


def _proof(path: Path) -> Proof:
    # Read and not imported: some bring Qt or the sandbox with them.
    said = {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in {"SHOWS", "MINUTES"}
    }
    shows, minutes = said.get("SHOWS", ()), said.get("MINUTES", 0)
    return Proof(path.stem, tuple(shows), float(minutes), len(said) == 2)


def those_run_together(proofs: list[Proof]) -> list[Proof]:
    """Return the proofs of the hour, without those that are run by name only."""
    return [one for one in proofs if one.minutes]
