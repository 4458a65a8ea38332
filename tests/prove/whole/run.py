"""All the long proofs, one after the other, each within its share of the hour; then one table.

What is done is kept under build/prove, by what the program and the proofs are made of: a later
call goes on where this one stopped, and begins anew once a file of them has changed.
"""

import contextlib
import hashlib
import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from prove.whole import proofs, verdict
from prove.whole.proofs import Proof
from prove.whole.table import Run, put_into, rows_of, table
from prove.whole.verdict import Verdict

ROOT = Path(__file__).resolve().parents[3]
MADE_OF = (
    "desktop/**/*", "resources/**/*", "requirements/run.lock", "tests/*.py",
    "tests/prove/**/*", "tests/fuzz/**/*", "tests/outside/**/*", "tests/tour/*.py",
)  # fmt: skip
DOC = ROOT / "docs" / "promises.md"
# What is started in the background begins deaf to an interrupt.
PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from prove import {name} as one
sys.exit(one.main([]))
"""
TO_END_S = 20
"""How long a proof that used up its share may take to end what it began."""
USAGE = """\
dev.py prove               all that is not done yet; then the table
dev.py prove --again       all of them, whatever is done
dev.py prove --patient N   each with N times its share, for a slow or busy machine
dev.py prove --table       the table into docs/promises.md, nothing is run
dev.py prove NAME [COUNT [SEED]]   one of them"""


def tree(root: Path = ROOT) -> str:
    """Return a short name for what the program and the proofs are made of."""
    told = hashlib.blake2b(digest_size=8)
    files = {file for pattern in MADE_OF for file in root.glob(pattern) if file.is_file()}
    for file in sorted(files):
        if "__pycache__" not in file.parts:
            told.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return told.hexdigest()


class Notes:
    """What was run so far of one tree, kept in a file after each proof."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.runs: dict[str, Run] = {}
        if path.is_file():
            # Cut short or not ours: all begins anew.
            with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
                self.runs = _read(path.read_text("utf-8"))

    def keep(self, name: str, run: Run) -> None:
        """Note what a proof came to, at once."""
        self.runs[name] = run
        text = json.dumps({one: asdict(kept) for one, kept in self.runs.items()}, indent=1)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_text(text, "utf-8")
        part.replace(self._path)

    def is_done(self, name: str) -> bool:
        """Return whether a proof came to its end and held."""
        run = self.runs.get(name)
        return run is not None and run.verdict is not None and run.verdict.holds


def _read(text: str) -> dict[str, Run]:
    runs = {}
    for name, kept in json.loads(text).items():
        found = kept.pop("verdict")
        run = Run(verdict=Verdict(**found) if found else None, **kept)
        if not (isinstance(run.seconds, int | float) and isinstance(run.day + run.trouble, str)):
            raise TypeError
        runs[name] = run
    return runs


def ran(proof: Proof, log: Path, seconds: float) -> Run:
    """Run one proof, what it says into a file, and end it when its share is used up."""
    code = PROGRAM.format(name=proof.name)
    begun = time.monotonic()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as said:
        command = [sys.executable, "-c", code]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            ended = process.wait(seconds)
        except subprocess.TimeoutExpired:
            ended = None
        finally:
            _end(process)
    found = verdict.read(log.read_text("utf-8", errors="replace"))
    trouble = "" if found else f"ended with {ended} and no figures"
    if found and ended not in {0, found.code}:
        # It broke off after its figures: at its clearing up, or in the middle of a second count.
        found, trouble = None, f"ended with {ended} after its figures"
    if ended is None:
        found, trouble = None, f"not done in {seconds / 60:.0f} min"
    day = datetime.now(UTC).date().isoformat()
    return Run(verdict=found, seconds=time.monotonic() - begun, day=day, trouble=trouble)


def _end(process: subprocess.Popen[bytes]) -> None:
    # An interrupt first: a proof then takes its screens, mounts and folders away with it.
    for number in (signal.SIGINT, signal.SIGKILL):
        try:
            if process.poll() is None:
                os.killpg(process.pid, number)
            process.wait(TO_END_S)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            pass
        return


def all_of_them(chosen: Sequence[Proof], notes: Notes, folder: Path, patience: float) -> None:
    """Run every proof that is not done, each within its share."""
    for one in chosen:
        if notes.is_done(one.name):
            print(f"== {one.name}: done before", flush=True)
            continue
        print(f"== {one.name}: at most {one.minutes * patience:g} min", flush=True)
        log = folder / f"{one.name}.log"
        run = ran(one, log, one.minutes * 60 * patience)
        notes.keep(one.name, run)
        print(log.read_text("utf-8", errors="replace").rstrip())
        print(f"   {run.seconds / 60:.1f} min {run.trouble}", flush=True)


def patience_in(words: list[str]) -> float | None:
    """Take `--patient N` out of the words and return N, 1 without it, or None when it is none."""
    if "--patient" not in words:
        return 1.0
    place = words.index("--patient")
    told = words[place : place + 2]
    del words[place : place + 2]
    try:
        number = float(told[1])
    except (IndexError, ValueError):
        return None
    return number if math.isfinite(number) and number > 0 else None


def into_document(chosen: list[Proof], notes: Notes) -> int:
    """Put the table into docs/promises.md; what this tree has not measured keeps its figures."""
    if not any(run.verdict and run.verdict.tries for run in notes.runs.values()):
        print("Nothing of this tree was run to its end yet: docs/promises.md stays as it is.")
        return 1
    document = DOC.read_text("utf-8")
    made = table(chosen, notes.runs, rows_of(document))
    DOC.write_text(put_into(document, made), "utf-8")
    print(made)
    return 0 if all(notes.is_done(one.name) for one in chosen) else 1


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for (see USAGE); 0 when every proof of the hour held."""
    words = list(arguments)
    patience = patience_in(words)
    if patience is None or words not in ([], ["--again"], ["--table"]):
        print(USAGE)
        return 2
    chosen = proofs.those_run_together(proofs.every())
    folder = ROOT / "build" / "prove"
    path = folder / f"{tree()}.json"
    if "--again" in words:
        path.unlink(missing_ok=True)
    notes = Notes(path)
    if "--table" in words:
        return into_document(chosen, notes)
    all_of_them(chosen, notes, folder, patience)
    print(table(chosen, notes.runs))
    return 0 if all(notes.is_done(one.name) for one in chosen) else 1
