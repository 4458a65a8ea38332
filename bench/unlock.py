"""Unlocking without key derivation: our vault, bare SQLCipher and plain SQLite, in turn.

All three are the same library and read the same rows: the settings, then a line for each document.
Ours also holds the guard, unseals both copies of the keys, and verifies every row it reads. Key
derivation is measured beside it, as are the imports behind the lock screen. Targets
(research/performance.md A): at most 15 ms in the process, flat (1.3 times) as the vault grows.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from bench import rounds
from desktop import session
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.session import Bounds, Cost, Session
from desktop.vault import cost
from desktop.vaults import now

CHEAPEST = Cost(memory_kib=64, passes=1, lanes=1)
CHEAP = Bounds(memory_kib=(64, 1024), passes=(1, 4), lanes=(1, 4), target_s=0)
"""About 0.1 ms for a guess; the shipped program refuses such a vault."""
WORDS = "The window stood open for most of that evening and I said nothing of it. " * 14
QUESTIONS = (
    "SELECT id, body FROM setting",
    """SELECT id, kind, title, on_day, changed_at, state, guide, trashed_at FROM document
    WHERE trashed_at IS NULL ORDER BY kind DESC, on_day DESC, written_at DESC""",
)
ENOUGH_LOOKS = 5


def filled(folder: Path, entries: int) -> str:
    """Make a vault with this many entries and a plain copy beside it; return the raw key."""
    folder.mkdir(mode=0o700)
    opened = rounds.made(folder, CHEAPEST)
    body = richtext.from_plain(WORDS)
    for number in range(entries):
        entry = opened.start(kind=Kind.ENTRY, title=f"Entry {number}", on=now().date())
        opened.save(entry.id, entry.sections[0].id, body)
    key = opened._vault.database.key.raw.hex()  # noqa: SLF001 - the yardstick needs it
    opened.close()
    connection = sqlcipher.connect(str(folder / "vault.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute(f"ATTACH DATABASE '{folder.with_suffix('.plain')}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.close()
    return key


def ours(folder: Path) -> Session:
    """Unlock a vault and read the first list, as the program does."""
    opened = session.unlock(folder, rounds.PASSPHRASE, bounds=CHEAP, now=now)
    opened.summaries()
    return opened


def theirs(path: Path, key: str) -> object:
    """Open the same rows without a vault around them; without a key when there is none."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    if key:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for question in QUESTIONS:
        connection.execute(question).fetchall()
    return connection


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds the work took; what it opened is closed afterwards."""
    begun = time.perf_counter()
    opened = work()
    taken = 1000 * (time.perf_counter() - begun)
    opened.close()  # type: ignore[attr-defined]
    return taken


def imports(number: int) -> list[float]:
    """Return how long a fresh process loads what unlocking needs, in milliseconds."""
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); import dataclasses, json;"
        "begun = time.perf_counter(); from desktop import vaults;"
        "print(1000 * (time.perf_counter() - begun))"
    )
    command = [sys.executable, "-I", "-B", "-c", code, str(rounds.ROOT)]
    return [float(subprocess.check_output(command)) for _ in range(number)]


def main(arguments: list[str]) -> int:
    """Print the table; --quick for small vaults and few rounds, --rounds N for another number."""
    number = rounds.count(arguments, 40, 5)
    sizes = (10, 100) if "--quick" in arguments else (10, 1_000)
    found: dict[str, list[float]] = {}
    with rounds.private_home() as home:
        ways: dict[str, Callable[[], object]] = {}
        for size in sizes:
            folder = home / f"v{size}"
            key = filled(folder, size)
            plain, database = folder.with_suffix(".plain"), folder / "vault.db"
            ways |= {
                f"ours, {size:,} entries": lambda folder=folder: ours(folder),
                f"SQLCipher alone, {size:,}": lambda path=database, key=key: theirs(path, key),
                f"SQLite alone, {size:,}": lambda path=plain: theirs(path, ""),
            }
        for way in ways.values():
            timed(way)  # warms the cache
        found = {name: [] for name in ways}
        for _ in range(number):
            for name, way in ways.items():
                found[name].append(timed(way))
    rounds.print_ground("unlock and first list, without key derivation", number, "sqlcipher3")
    bases = [found[f"SQLite alone, {size:,}"] for size in sizes for _ in range(3)]
    rows = {
        name: [rounds.said(times, ".2f"), f"{rounds.ratio(times, base):.2f}"]
        for (name, times), base in zip(found.items(), bases, strict=True)
    }
    rounds.print_table(("", "ms", "x SQLite"), rows)
    few, many = (statistics.median(found[f"ours, {size:,} entries"]) for size in sizes)
    print(f"  {sizes[1]:,} entries against {sizes[0]:,}: {many / few:.2f} times")
    looks = min(number, ENOUGH_LOOKS)
    print(f"  loaded behind the lock screen: {rounds.said(imports(looks), '.0f')} ms")
    dear = [1000 * cost.seconds(rounds.SHIPPED_COST) for _ in range(looks)]
    print(f"  key derivation, 256 MiB, 3 passes: {rounds.said(dear, '.0f')} ms")
    return 0
