"""The n-th call to the disk fails: nothing acknowledged is lost, and trying again never doubles.

strace answers the n-th call on a file of the vault with an error (research/security.md 4b). The
program tries again as the interface would. What came back as an error may have been stored.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove.powercut_writer import NEXT
from prove.whole.verdict import Verdict, told
from samples import CHEAPEST, PASSPHRASE
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.errors import VaultError, VaultUnwritableError, WrongSecretError
from desktop.model.document import Kind
from desktop.session import Session
from desktop.vault.database import Database

SHOWS = (6,)
MINUTES = 5
SAVES = 12
TRIES = 5
ERRORS = (
    ("pwrite64", "EIO"),
    ("pwrite64", "ENOSPC"),
    ("fsync,fdatasync", "EIO"),
    ("ftruncate", "EIO"),
    ("rename", "EIO"),
    ("write", "ENOSPC"),
)
MOST = {"pwrite64": 260, "fsync,fdatasync": 90, "ftruncate": 34, "rename": 12, "write": 14}
"""About how often each is called; a number beyond the last call does no harm."""
LASTING = 4
"""Of how many faults one lasts: every later call of this kind fails as well."""
TWINS = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """Which call fails, how, at which of its times, and whether it does from then on."""

    calls: str
    error: str
    when: int
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Twin:
    """What the product with one decision changed does otherwise, and the faults it is run with."""

    does: str
    run: Callable[[Fault], str | None]
    faults: tuple[Fault, ...]


def faults(count: int, seed: int) -> Iterator[Fault]:
    """Yield so many different faults; with enough of them, every one."""
    every = [
        Fault(calls, error, when, lasts)
        for calls, error in ERRORS
        for when in range(1, MOST[calls] + 1)
        for lasts in ((False, True) if when % LASTING == 0 else (False,))
    ]
    yield from random.Random(seed).sample(every, min(count, len(every)))


def work(folder: Path, manner: str = "safe") -> None:
    """Save and change the passphrase, trying again after each error, telling what is safe.

    Twins: "deaf" takes a refused COMMIT for done, "trusting" takes SQLCipher's word for a new key.
    """
    if manner == "deaf":
        Database.run = _deaf(Database.run)
    if manner == "trusting":
        Database._assert_has = lambda *_: None
    desk = None
    for _ in range(TRIES):
        with suppress(VaultUnwritableError):
            desk = samples.opened(folder)
            break
    if desk is None:
        return
    document = again(desk, lambda: desk.start(kind=Kind.LETTER, title="one", on=samples.TODAY))
    for number in range(SAVES if document else 0):
        if number == SAVES // 2 and again(desk, lambda: _change(desk)):
            print("changed", flush=True)
        text = f"{number} " + f"word{number} " * (500 * number)
        if again(desk, lambda text=text: samples.write(desk, document, text)):
            print(f"save {number}", flush=True)
    desk.close()


def _deaf(really: Callable[..., None]) -> Callable[..., None]:
    def run(database: Database, command: str, *values: object) -> None:
        refused = (VaultUnwritableError, sqlcipher.DatabaseError)
        with suppress(*refused) if command == "COMMIT" else nullcontext():
            really(database, command, *values)

    return run


def _change(desk: Session) -> bool:
    desk.change_passphrase(NEXT, cost=CHEAPEST)
    return True


def again(desk: Session, verb):
    """Return what a verb returns, tried again after errors of the disk; None if it never works."""
    for _ in range(TRIES):
        try:
            return verb()
        except VaultUnwritableError:
            desk.give_up_reserve()
    return None


def run(fault: Fault, manner: str = "safe") -> str | None:
    """Return what is wrong after a run with this fault, or None."""
    with tempfile.TemporaryDirectory() as name:
        folder = samples.blank_vault(Path(name).resolve() / "vault")
        said = _run(folder, fault, manner)
        if said is None:
            return "the program ended in a way that nobody foresaw"
        try:
            return _wrong_with(folder, said)
        except VaultError as error:
            return f"does not open: {type(error).__name__}"


def _run(folder: Path, fault: Fault, manner: str) -> list[str] | None:
    names = ("vault.db", "vault.db-journal", "keys", "keys.new", "keys.bak", "keys.bak.new")
    paths = [word for one in (folder, *(folder / n for n in names)) for word in ("-P", str(one))]
    inject = f"inject={fault.calls}:error={fault.error}:when={fault.when}{'+' * fault.lasts}"
    command = ["strace", "-f", "-o", os.devnull, *paths, "-e", f"trace={fault.calls}"]
    command += ["-e", inject, sys.executable, __file__, str(folder), manner]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode or done.stderr:
        print(fault, done.stderr[-800:])
        return None
    return done.stdout.splitlines()


def _wrong_with(folder: Path, said: list[str]) -> str | None:
    desk = _opened(folder, said)
    saved = [int(line.split()[1]) for line in said if line.startswith("save ")]
    with closing(desk):
        held = [samples.text_of(desk, desk.open(one.id)) for one in desk.summaries()]
        words = next((text for text in held if text), "")
        if saved and (not words or int(words.split()[0]) < saved[-1]):
            return "an acknowledged save is not there"
        if len(held) > 1:
            return "a retry made a second document"
        while not desk.check_slice():
            time.sleep(0)
    return None


def _opened(folder: Path, said: list[str]) -> Session:
    if "changed" not in said:
        with suppress(WrongSecretError):
            return samples.opened(folder, PASSPHRASE)
    return samples.opened(folder, NEXT)


def ran(
    arguments: Sequence[str],
    faults: Callable[[int, int], Iterable[Fault]],
    run: Callable[[Fault], str | None],
    twin: Callable[[int], Twin],
) -> int:
    """Run so many faults (all of them by default), print what was lost; 0 when nothing was.

    `twin` says by the seed which product beside the shipped one must lose something.
    """
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    chosen = list(faults(int(arguments[0]) if arguments else 10_000, seed))
    print(f"seed {seed}")
    losses = [(fault, wrong) for fault in chosen if (wrong := run(fault))]
    for fault, wrong in losses:
        print(f"{fault}: {wrong}")
    print(f"{len(chosen)} faults, {len(losses)} lost something")
    other = twin(seed)
    lost = [wrong for fault in other.faults if (wrong := other.run(fault))]
    print(f"twin ({other.does}): {len(other.faults)} faults, {len(lost)} lost something")
    return told(Verdict(
        tries=len(chosen), of="faults", failures=len(losses), seed=seed,
        twin=other.does, twin_tries=len(other.faults), twin_failures=len(lost),
    ))  # fmt: skip


def begin(work: Callable[..., None], main: Callable[[Sequence[str]], int]) -> int:
    """Do the work in a folder that is named; else be the proof itself."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if target is None or not target.is_dir():
        return main(sys.argv[1:])
    work(target, *sys.argv[2:])
    return 0


def deaf(seed: int) -> Twin:
    """Return the twin that takes a refused COMMIT for done, with some of the faults that last."""
    lasting = [fault for fault in faults(10_000, seed) if fault.lasts]
    does = "takes a refused COMMIT for done"
    return Twin(does, partial(run, manner="deaf"), tuple(lasting[:TWINS]))


def main(arguments: Sequence[str]) -> int:
    """Run so many of the 800 faults, 250 by default."""
    return ran(arguments or ("250",), faults, run, deaf)


if __name__ == "__main__":
    raise SystemExit(begin(work, main))
