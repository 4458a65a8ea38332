"""The n-th call on a backup fails: none is listed that does not open, and the next one is made.

strace answers the n-th call on a passing file of the backups with an error, inside SQLite as well;
or it takes a write for done that never was, as a worn stick does. The twin compares nothing.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove import backup_cuts, ioerror
from prove.ioerror import Fault, Twin

from desktop.errors import BackupDamagedError, VaultDamagedError, VaultUnwritableError
from desktop.vault import backup
from desktop.vault.backup import Going
from desktop.vault.database import PAGE

SHOWS = (6, 25)
MINUTES = 3
LIES = f"retval={PAGE}"
"""The call says that it wrote so much, and nothing was written."""
ERRORS = (
    ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("write", "ENOSPC"), ("read", "EIO"),
    ("pread64", "EIO"), ("fsync,fdatasync", "EIO"), ("linkat,link", "EIO"),
    ("pwrite64", LIES), ("write", LIES),
)  # fmt: skip
MOST = 24
"""Of each call; a number beyond the last one does no harm."""
TWINS = 12


def faults(count: int, seed: int) -> Iterator[Fault]:
    """Yield so many different faults; with enough of them, every one."""
    every = [Fault(calls, error, when) for calls, error in ERRORS for when in range(1, MOST + 1)]
    yield from random.Random(seed).sample(every, min(count, len(every)))


def work(folder: Path, manner: str = "safe") -> None:
    """Write and make a backup, three times; tell which could be made.

    Twin: "blind" takes a file for a backup once it is written, and compares nothing.
    """
    if manner == "blind":
        backup.verify = lambda *_: None
    desk = samples.opened(folder)
    now = desk._now()
    for number in range(3):
        samples.letter(desk, title=str(number), text=f"word{number} " * 2_000)
        with suppress(VaultUnwritableError, VaultDamagedError, BackupDamagedError):
            copy = backup.copied(desk._vault, now + timedelta(minutes=number), Going())
            backup.finished(copy, Going())
            print(f"made-{number}", flush=True)
    desk.close()


def run(fault: Fault, manner: str = "safe") -> str | None:
    """Return what is wrong after a run with this fault, or None."""
    with tempfile.TemporaryDirectory() as name:
        folder = samples.blank_vault(Path(name).resolve() / "vault")
        place = folder / "backups"
        place.mkdir(exist_ok=True)
        names = (backup.COPY, backup.WHOLE, backup.LOOK)
        paths = [word for one in names for word in ("-P", str(place / one))]
        does = fault.error if fault.error == LIES else f"error={fault.error}"
        inject = f"inject={fault.calls}:{does}:when={fault.when}"
        command = ["strace", "-f", "-o", os.devnull, *paths, "-e", f"trace={fault.calls}"]
        command += ["-e", inject, sys.executable, __file__, str(folder), manner]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        if done.returncode or done.stderr:
            return f"ended in a way that nobody foresaw: {done.stderr[-300:]}"
        told = tuple(done.stdout.split())
        if len(told) < 2:
            return "one fault kept more than one backup from being made"
        if [one for one in samples.names(place) if not one.endswith(".backup")]:
            return "something was left behind"
        return backup_cuts.wrong_with(place, told)


def blind(seed: int) -> Twin:
    """Return the twin that compares nothing, with some of the writes that never were."""
    lies = [fault for fault in faults(10_000, seed) if fault.error == LIES]
    return Twin("compares nothing", partial(run, manner="blind"), tuple(lies[:TWINS]))


def main(arguments: Sequence[str]) -> int:
    """Run so many of the 216 faults, 80 by default."""
    return ioerror.ran(arguments or ("80",), faults, run, blind)


if __name__ == "__main__":
    raise SystemExit(ioerror.begin(work, main))
