"""What every measurement says: median with its span, how often, on what, beside how much else."""

import contextlib
import importlib.metadata
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop import session
from desktop.model.document import Document, Kind, Place
from desktop.model.richtext import Body
from desktop.model.settings import Purpose
from desktop.session import Cost, Session
from desktop.vaults import now

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "a passphrase for measuring"
SHIPPED_COST = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
"""The cost calibration begins with; a shipped program accepts it."""


def said(numbers: Sequence[float], form: str = ".1f") -> str:
    """Return "median [min–max]"."""
    middle, least, most = statistics.median(numbers), min(numbers), max(numbers)
    return f"{middle:{form}} [{least:{form}}–{most:{form}}]"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of ours / theirs, round by round: neighbours of one moment."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def percentile(numbers: Sequence[float], share: float) -> float:
    """Return the value below which this share of the numbers lies."""
    return sorted(numbers)[min(len(numbers) - 1, round(len(numbers) * share))]


def count(arguments: Sequence[str], usual: int, quick: int) -> int:
    """Return how many rounds are asked for: --rounds N, --quick, or the usual number."""
    if "--rounds" in arguments:
        return int(arguments[arguments.index("--rounds") + 1])
    return quick if "--quick" in arguments else usual


def print_ground(title: str, rounds: int, *packages: str) -> None:
    """Print what was measured on which ground; the load is that of the machine, ours included."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    print(f"{title}: {rounds} rounds in turn, warm cache, load {load}, {os.cpu_count()} cores")
    print(f"Python {platform.python_version()}, {versions}")


def print_table(head: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
    """Print rows beneath their heads, columns as wide as their widest cell."""
    lines = [list(head), *([name, *cells] for name, cells in rows.items())]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for name, *cells in lines:
        right = "  ".join(f"{cell:>{w}}" for cell, w in zip(cells, widths[1:], strict=True))
        print(f"  {name:<{widths[0]}}  {right}")


@contextlib.contextmanager
def private_home() -> Iterator[Path]:
    """Give a home that is there for the length of one measurement."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield Path(folder)


def usual_vault(home: Path) -> Path:
    """Make the empty folder in which the program finds a vault by itself, and return it."""
    folder = home / ".local/share/stillpage/Vault"
    folder.mkdir(parents=True, mode=0o700)
    return folder


def made(folder: Path, cost: Cost = SHIPPED_COST) -> Session:
    """Return the session of a new vault in this empty folder."""
    return session.create(folder, PASSPHRASE, cost=cost, purpose=Purpose.TRUTH, now=now)


def letter(to: Session, body: Body, *, title: str = "A letter") -> Document:
    """Return a letter with these words, and make it the place to come back to."""
    document = to.start(kind=Kind.LETTER, title=title, on=now().date())
    section = document.sections[0].id
    place = Place(document=document.id, section=section, caret=0)
    to.save(document.id, section, body, place=place)
    return to.open(document.id)
