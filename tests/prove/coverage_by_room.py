"""How much of each room the tests go through, by branch, against what house 0.20 asks."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SHOWS = ()
MINUTES = 0
WHOLE = ("vault", "export")
PER_CENT = 95.0
# What runs behind a confinement or in a child is seen from outside, not by this process.
OUTSIDE = ("__main__", "app", "ui")


def rooms(files: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, float]:
    """Return the share of lines and branches gone through, in per cent, for each room."""
    seen: dict[str, list[float]] = {}
    for name, report in files.items():
        room = room_of(name)
        summary = report["summary"]
        done = summary["covered_lines"] + summary["covered_branches"]
        all_of_it = summary["num_statements"] + summary["num_branches"]
        before = seen.get(room, [0.0, 0.0])
        seen[room] = [before[0] + done, before[1] + all_of_it]
    return {room: 100 * done / whole if whole else 100.0 for room, (done, whole) in seen.items()}


def room_of(name: str) -> str:
    """Return the room that a file of the house belongs to."""
    return Path(name).relative_to("desktop").parts[0].removesuffix(".py")


def wanted(room: str) -> float:
    """Return what is asked of a room, in per cent."""
    return 100.0 if room in WHOLE else PER_CENT


def short(shares: Mapping[str, float]) -> list[str]:
    """Return the rooms below the interface that stay under what is asked of them."""
    return [r for r, share in shares.items() if r not in OUTSIDE and share < wanted(r)]


def main(arguments: list[str]) -> int:
    """Run the tests under the counter, print each room, return 1 where one stays short."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "coverage.json")
        measure = ["--cov", "--cov-branch", f"--cov-report=json:{report}", "-n", "2"]
        places = arguments or ["tests"]
        command = [sys.executable, "-m", "pytest", "-q", *measure, *places]
        environment = {**os.environ, "COVERAGE_FILE": str(Path(folder, "data"))}
        code = subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode
        if not report.exists():
            return code
        files = json.loads(report.read_text())["files"]
    shares = rooms(files)
    for room, share in sorted(shares.items()):
        asked = "seen from outside" if room in OUTSIDE else f"at least {wanted(room):.0f}"
        print(f"{share:6.1f} %  {room}  ({asked})")
    below = short(shares)
    for name, entry in sorted(files.items()):
        left = (entry["missing_lines"], entry["missing_branches"])
        if room_of(name) in below and any(left):
            print(f"  not gone through: {name} lines {left[0]} branches {left[1]}")
    # Whether the tests pass is the business of `test`: under the counter their clocks run slow.
    return int(bool(below))
