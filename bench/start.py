"""From the start of the process to a painted lock window, against a bare PySide6 window, in turn.

The program is the shipped command, from source and frozen, in a home with one vault. The screen is
an Xvfb whose frame buffer is read from memory every 2 ms; painted means six distinct values of
blue. `whole` is when nothing but a caret changed any more. Targets (research/performance.md E): at
most 1.2 times the bare window, at most 110 MB (80 MB by share), `dev.py run` adds less than 150 ms.
"""

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tour.stage import Frame, Screen, Stage, family

from bench import rounds

LOOK_EVERY = 0.002
"""Seconds between two looks at the screen; the issue asks for 5 ms at most."""
QUIET = 0.35
"""Seconds of the same picture after which a window counts as whole."""
CARET_ROWS = 40
FROZEN = rounds.ROOT / "dist/stillpage/stillpage"
PEERS = ("keepassxc", "featherpad", "focuswriter")


class Painted(NamedTuple):
    """Milliseconds to the first picture, of processor until then, to the last; memory in MB."""

    first: float
    worked: float
    whole: float
    resident: float
    shared_out: float


def shipped() -> dict[str, list[str]]:
    """Return the commands that start the program: from source, and frozen where that was built."""
    main = rounds.ROOT / "desktop/__main__.py"
    commands = {"Stillpage, source": [sys.executable, "-I", str(main)]}
    if FROZEN.exists():
        commands["Stillpage, frozen"] = [str(FROZEN)]
    return commands


def all_programs() -> dict[str, list[str]]:
    """Return the programs to compare, the bare window first, other people's where they are here."""
    bare = Path(__file__).with_name("bare_window.py")
    programs = {"bare PySide6": [sys.executable, "-I", str(bare)], **shipped()}
    return programs | {name: [name] for name in PEERS if shutil.which(name)}


def is_painted(frame: Frame) -> bool:
    """Return whether more than a background is on the screen."""
    return len(set(frame.pixels[0 :: 4 * 97])) > 5


@contextlib.contextmanager
def running(screen: Screen, home: Path, command: Sequence[str]) -> Iterator[Stage]:
    """Give a running program and end it; wait until the screen is empty again."""
    stage = Stage(screen, home, command)
    try:
        yield stage
    finally:
        with contextlib.suppress(ProcessLookupError):
            stage.end()
        while is_painted(screen.frame()):
            time.sleep(LOOK_EVERY)


def first_picture(screen: Screen, begun: float) -> tuple[float, Frame]:
    """Return the milliseconds until something is painted, and the picture."""
    while True:
        frame = screen.frame()
        seen = time.perf_counter()
        if is_painted(frame):
            return 1000 * (seen - begun), frame
        if seen - begun > 60:
            raise TimeoutError("nothing was painted")
        time.sleep(LOOK_EVERY)


def last_picture(screen: Screen, frame: Frame, begun: float) -> float:
    """Return when the picture last changed by more than a caret, in milliseconds; 0 for never."""
    changed, since = 0.0, time.perf_counter()
    while time.perf_counter() - since < QUIET:
        time.sleep(LOOK_EVERY)
        now = screen.frame()
        if now.pixels != frame.pixels and now.differs(frame) > CARET_ROWS:
            frame, since = now, time.perf_counter()
            changed = 1000 * (since - begun)
    return changed


def processor(pid: int) -> float:
    """Return the milliseconds of processor time of a process and all that come from it.

    Steadier than the clock on a machine that others use, and no kinder: what waits is not in it.
    """
    places = [Path(f"/proc/{one}/task") for one in family(pid)]
    threads = [thread for place in places for thread in place.iterdir()]
    return sum(int((one / "schedstat").read_text().split()[0]) for one in threads) / 1e6


def memory(pid: int) -> tuple[float, float]:
    """Return resident and proportional memory in MB of a process and all that come from it."""
    kept = {"Rss": 0, "Pss": 0}
    for one in family(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in kept:
                kept[name] += int(rest.split()[0])
    return kept["Rss"] / 1024, kept["Pss"] / 1024


def measured(screen: Screen, home: Path, command: Sequence[str]) -> Painted:
    """Return one start of one program."""
    begun = time.perf_counter()
    with running(screen, home, command) as stage:
        first, frame = first_picture(screen, begun)
        worked = processor(stage.process.pid)
        whole = last_picture(screen, frame, begun)
        return Painted(first, worked, max(first, whole), *memory(stage.process.pid))


def overhead(count: int) -> dict[str, list[float]]:
    """Return what `dev.py run` adds: the time until it hands over, and a Python that does nothing.

    The environment it hands over to is told to end at once by the word --version.
    """
    main = str(rounds.ROOT / "desktop/__main__.py")
    commands = {
        "dev.py run --version": [sys.executable, "dev.py", "run", "--version"],
        "the program --version": [sys.executable, "-I", main, "--version"],
    }
    environment = os.environ | {"DISPLAY": ":0"}
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(
                command, cwd=rounds.ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
            )
            found[name].append(1000 * (time.perf_counter() - begun))
    return found


def table(found: Mapping[str, Sequence[Painted]]) -> dict[str, list[str]]:
    """Return the cells of the table, each program against the first."""
    base = next(iter(found.values()))
    return {
        name: [
            rounds.said([one.first for one in starts], ".0f"),
            f"{rounds.ratio([one.first for one in starts], [one.first for one in base]):.2f}",
            rounds.said([one.worked for one in starts], ".0f"),
            f"{rounds.ratio([one.worked for one in starts], [one.worked for one in base]):.2f}",
            rounds.said([one.whole for one in starts], ".0f"),
            f"{statistics.median(one.resident for one in starts):.0f}",
            f"{statistics.median(one.shared_out for one in starts):.0f}",
        ]
        for name, starts in found.items()
    }


def main(arguments: list[str]) -> int:
    """Print the table; --quick for three rounds, --rounds N for another number."""
    number = rounds.count(arguments, 15, 3)
    programs = all_programs()
    found: dict[str, list[Painted]] = {name: [] for name in programs}
    with rounds.private_home() as home, Screen() as screen:
        rounds.made(rounds.usual_vault(home)).close()
        for command in programs.values():
            measured(screen, home, command)  # warms the cache
        for _ in range(number):
            for name, command in programs.items():
                found[name].append(measured(screen, home, command))
    rounds.print_ground("start to painted lock window", number, "pyside6-essentials")
    head = ("", "painted, ms", "x bare", "CPU, ms", "x bare", "whole, ms", "RSS MB", "PSS MB")
    rounds.print_table(head, table(found))
    added = overhead(number)
    rounds.print_table(("", "ms"), {name: [rounds.said(ms)] for name, ms in added.items()})
    through, alone = (statistics.median(times) for times in added.values())
    print(f"  dev.py run adds {through - alone:.0f} ms")
    return 0
