"""Places that are hard on a vault, each tried for real: what the person reads, what is there after.

Small disks in memory and on a loop device, one that may only be read, a stick of the kind that
knows no owners, one with an allotment, a computer that stops in the middle of a save and goes on or
never does, and each call refused as an allotment refuses it. The short run is
tests/flows/test_places.py.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

import samples
from prove import another_kernel, ioerror
from prove.whole.verdict import Verdict, told

from desktop import files, session
from desktop.errors import VaultError
from desktop.model.document import Document
from desktop.model.settings import Purpose
from desktop.ui import messages
from desktop.vault.database import Database

MEBIBYTE = 1024 * 1024
SHOWS = (5, 31)
MINUTES = 4
SAVES = 24
LONG = " ".join(f"long{number * number}" for number in range(100_000))
MKFS, MOUNT = "mkfs.exfat", "mount.exfat-fuse"
SSHD = "/usr/sbin/sshd"


class NotHereError(Exception):
    """Such a place cannot be made on this computer."""


def done(*words: str | Path) -> str:
    """Return what another program says; raises NotHereError where it is not here, or will not."""
    try:
        done = subprocess.run(words, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotHereError(str(words[0])) from error
    return done.stdout.strip()


@contextlib.contextmanager
def in_memory(place: Path, mebibytes: int = 8) -> Iterator[Path]:
    """Mount a small disk in memory; raises NotHereError."""
    place.mkdir()
    done("mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", place)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@contextlib.contextmanager
def exfat(place: Path) -> Iterator[Path]:
    """Mount a stick with the file system that large sticks come with; raises NotHereError."""
    place.mkdir()
    image = place.with_name("image")
    with image.open("wb") as file:
        file.truncate(64 * MEBIBYTE)
    done(MKFS, image)
    with ExitStack() as undo:
        device = done("losetup", "--find", "--show", image)
        undo.callback(subprocess.run, ["losetup", "--detach", device], check=False)
        done(MOUNT, device, place)
        undo.callback(subprocess.run, ["umount", place], check=False)
        yield place


@contextlib.contextmanager
def over_ssh(place: Path) -> Iterator[Path]:
    """Mount a folder by way of SSH, through a server that runs for this alone, without a network.

    Raises NotHereError.
    """
    for name in ("far", "seen"):
        (place / name).mkdir(parents=True)
    for name in ("host", "mine"):
        done("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place / name)
    server, client = place / "server", place / "client"
    server.write_text(
        f"HostKey {place}/host\nAuthorizedKeysFile {place}/mine.pub\nStrictModes no\n"
        "PermitRootLogin yes\nSubsystem sftp internal-sftp\n"
    )
    client.write_text(
        f"Host far\n ProxyCommand {SSHD} -i -f {server}\n IdentityFile {place}/mine\n"
        " StrictHostKeyChecking no\n UserKnownHostsFile /dev/null\n LogLevel ERROR\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    done("sshfs", "-F", client, f"far:{place}/far", place / "seen")
    try:
        yield place / "seen"
    finally:
        subprocess.run(["umount", place / "seen"], check=False)


def fill(place: Path) -> Path:
    """Fill a disk to its last byte; return the file that does."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return filler


def reads(work: Callable[[], object]) -> str:
    """Return what the person reads when this is refused, or nothing where it is done."""
    try:
        work()
    except VaultError as error:
        return messages.sentence(error)
    return ""


def life(folder: Path) -> str:
    """Lead a whole life of a vault in this folder; return what is wrong, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = session.create(
        folder, samples.PASSPHRASE,
        cost=samples.CHEAPEST, purpose=Purpose.TRUTH, now=samples.FakeClock(),
    )  # fmt: skip
    with closing(desk):
        document = samples.letter(desk, text="before")
        for number in range(SAVES):
            samples.write(desk, document, f"{number} " + f"word{number} " * 40 * number)
        begun = desk.begin_backup(lambda: False)
        if begun is None or begun.finish(lambda: False, lambda _done: None) is None:
            return "no backup"
        desk.change_passphrase("another passphrase", cost=samples.CHEAPEST)
        samples.write(desk, document, "after")
    with closing(samples.opened(folder, "another passphrase")) as desk:
        if samples.text_of(desk, document) != "after" or not samples.checked(desk):
            return "not what was written"
    return ""


# a computer that stops in the middle of a save


@dataclass(frozen=True, slots=True)
class Stopped:
    """What came of one lid that was closed: what was called saved, and what two copies hold."""

    acked: int
    asleep: int
    awake: int
    said: str

    def wrong(self) -> str:
        """Return what is wrong, or nothing."""
        if self.asleep < self.acked:
            return f"“saved” stood over {self.acked}, {self.asleep} is what the disk had"
        if self.awake != SAVES - 1 or self.said:
            return f"after waking {self.awake} is there {self.said}"
        return ""


def write_on(folder: Path) -> None:
    """Save one number after the other, telling what is safe."""
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="0")
        for number in range(SAVES):
            samples.write(desk, document, f"{number} " + f"word{number} " * 300)
            print(number, flush=True)


def close_the_lid(place: Path, chance: random.Random, script: str = __file__) -> Stopped:
    """Stop a program in the middle of its saving; look at its disk; let it go on to its end."""
    folder = samples.blank_vault(place / "vault")
    writer = subprocess.Popen(
        [sys.executable, script, "--write", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert writer.stdout is not None
    said = writer.stdout.readline()
    time.sleep(chance.uniform(0, 0.12))
    os.kill(writer.pid, signal.SIGSTOP)
    state = Path(f"/proc/{writer.pid}/stat")
    while state.read_text().rpartition(")")[2].split()[0] not in "TZ":
        # In the middle of a call it goes on until that returns.
        time.sleep(0.001)
    os.set_blocking(writer.stdout.fileno(), False)
    with contextlib.suppress(BlockingIOError):
        said += os.read(writer.stdout.fileno(), 1 << 16)
    acked = int(said.split()[-1])
    shutil.copytree(folder, place / "asleep")
    asleep = held(place / "asleep")
    os.set_blocking(writer.stdout.fileno(), True)
    os.kill(writer.pid, signal.SIGCONT)
    _, errors = writer.communicate(timeout=60)
    return Stopped(acked, asleep, held(folder), errors.decode()[-200:])


def held(folder: Path) -> int:
    """Return the newest number that a vault holds; a damaged one raises."""
    with closing(samples.opened(folder)) as desk:
        one = next(iter(desk.summaries()))
        assert samples.checked(desk)
        return int(samples.text_of(desk, desk.open(one.id)).split()[0])


# the table


def _read_only(place: Path) -> str:
    with in_memory(place):
        folder = samples.blank_vault(place / "vault")
        done("mount", "-o", "remount,ro", place)
        said = reads(lambda: samples.opened(folder))
        copy = Path(shutil.copytree(folder, place.with_name("elsewhere")))
        samples.opened(copy).close()
        return said


def full(place: Path) -> str:
    """Fill a disk while a vault on it is open; return what is read, or that words were lost."""
    folder = samples.blank_vault(place / "filled")
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="0")
    filler = fill(place)
    with closing(samples.opened(folder)) as desk:
        said = reads(lambda: samples.write(desk, document, LONG))
        desk.give_up_reserve()
        samples.write(desk, document, "the last words")
        filler.unlink()
    return said if holds(folder, document, "the last words") else "lost"


def _full(place: Path) -> str:
    with in_memory(place):
        return full(place)


def _full_at_the_beginning(place: Path) -> str:
    with in_memory(place):
        os.truncate(fill(place), 7 * MEBIBYTE)
        said = reads(lambda: life(place / "vault"))
        (place / "filler").unlink()
        # What was begun is in nobody's way.
        return said or "made on a full disk" if not life(place / "vault") else "not made later"


def _allotted(place: Path) -> str:
    folder = samples.blank_vault(place)
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        with samples.file_limit((folder / "vault.db").stat().st_size):
            said = reads(lambda: samples.write(desk, document, LONG))
        samples.write(desk, document, "after")
    return said if holds(folder, document, "after") else "lost"


def _stick(place: Path) -> str:
    with exfat(place):
        return life(place / "Vault")


def _quota(_: Path) -> str:
    wrong = [ioerror.run(ioerror.Fault("pwrite64", "EDQUOT", when)) for when in range(20, 260, 12)]
    return "; ".join(one for one in wrong if one)


def _twice(place: Path) -> str:
    folder = samples.blank_vault(place)
    with closing(samples.opened(folder)):
        return reads(lambda: samples.opened(folder))


def _exchanged(place: Path) -> str:
    folder = samples.blank_vault(place)
    with closing(samples.opened(folder)) as desk:
        document = samples.letter(desk, text="before")
        shutil.copy(folder / "vault.db", folder / "other")
        (folder / "other").replace(folder / "vault.db")
        said = reads(lambda: samples.write(desk, document, "after"))
        (folder / "vault.db").rename(place.with_name("away"))
        samples.write(desk, document, "after")
    return said if holds(folder, document, "after") else f"lost: {said}"


def holds(folder: Path, document: Document, text: str) -> bool:
    """Say whether a vault opens, is whole and holds this text."""
    try:
        with closing(samples.opened(folder)) as desk:
            return samples.text_of(desk, document) == text and samples.checked(desk)
    except VaultError:
        return False


def _within(name: str, _place: Path) -> str:
    said = another_kernel.told()
    if name not in said:
        raise NotHereError(another_kernel.KERNEL)
    return said[name]


def _over_ssh(place: Path) -> str:
    with over_ssh(place) as seen:
        return life(seen / "Vault") or ("" if files.is_remote(seen) else "not known as far")


PLACES: dict[str, tuple[Callable[[Path], str], str]] = {
    "may only be read": (_read_only, "nothing may be written"),
    "full while writing": (_full, "is full"),
    "full when it is made": (_full_at_the_beginning, "is full"),
    "an allotment for a file": (_allotted, "full"),
    "a stick without owners (exFAT)": (_stick, ""),
    "a stick of the old kind (FAT)": (partial(_within, "FAT"), ""),
    "such a stick, full": (partial(_within, "FAT, full"), "is full"),
    "such a stick, a folder named": (partial(_within, "FAT, a folder"), ""),
    "a drive over SSH": (_over_ssh, ""),
    "a drive of a server (NFS)": (partial(_within, "NFS"), ""),
    "such a drive, known as far": (partial(_within, "NFS, known as far"), ""),
    "such a drive, opened there, too": (partial(_within, "NFS, opened there, too"), "already open"),
    "such a drive, its machine gone": (partial(_within, "NFS, the machine is gone"), "or gone"),
    "an allotment of an owner": (partial(_within, "an allotment"), "is full"),
    "an allotment refuses a call (20)": (_quota, ""),
    "opened twice": (_twice, "already open"),
    "another file put in its place": (_exchanged, "move that file"),
}
"""How each is tried, and what must stand in the sentence; where none belongs, all went well."""
ANYWHERE = frozenset(
    {
        "may only be read", "full while writing", "full when it is made", "an allotment for a file",
        "opened twice", "another file put in its place",
    }
)  # fmt: skip
"""What any computer has, without drivers, another kernel or traced calls; `prove` tries all."""


def tried() -> Iterator[tuple[str, bool]]:
    """Try every place that can be made here; yield its name, and whether all is well."""
    for name, (attempt, expected) in PLACES.items():
        with tempfile.TemporaryDirectory() as place:
            try:
                said = attempt(Path(place) / "place")
            except NotHereError as error:
                print(f"{name:34} cannot be made here ({error})")
                continue
        is_right = expected in said if expected else not said
        print(f"{name:34} {'well ' if is_right else 'WRONG'} {said[:70]}", flush=True)
        yield name, is_right


def lids(count: int, chance: random.Random) -> Iterator[Stopped]:
    """Close the lid so many times."""
    for _ in range(count):
        with tempfile.TemporaryDirectory() as place:
            yield close_the_lid(Path(place), chance)


def blind_loses() -> bool:
    """Return whether a program that never looks which file it writes to loses what was written."""
    honest, Database.stay = Database.stay, lambda _database: None
    try:
        with tempfile.TemporaryDirectory() as place:
            return _exchanged(Path(place) / "place").startswith("lost")
    finally:
        Database.stay = honest


def main(arguments: Sequence[str]) -> int:
    """Try every place, then close the lid so many times (100 by default); 0 when all is well."""
    if arguments[:1] == ["--write"]:
        write_on(Path(arguments[1]))
        return 0
    count = int(arguments[0]) if arguments else 100
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    places = list(tried())
    slept = list(lids(count, random.Random(seed)))
    bad = [one.wrong() for one in slept if one.wrong()]
    print(f"{'the lid closed in a save':34} {count} times, {len(bad)} wrong {bad[:3]}")
    return told(Verdict(
        tries=len(places) + count, of="places and closed lids", seed=seed,
        failures=sum(not is_right for _, is_right in places) + len(bad),
        twin="never looks which file it writes to", twin_tries=1, twin_failures=int(blind_loses()),
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
