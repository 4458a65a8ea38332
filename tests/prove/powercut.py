"""What a power cut leaves of a folder: a record of system calls, replayed and cut at any moment.

A cut keeps what fsync promised, and of the rest nothing, a beginning, or any part of it, torn
at 512 bytes; of the directory's changes a beginning (research/security.md 4b). Assumed: sectors
are written whole, a directory's changes in order, fsync is honest.

Used as a library: `recorded` runs a program under strace, `read` turns the record into steps,
`cuts` makes folders of them. A step is acknowledged where the program tries to open a path
whose last part is `ack-LABEL`, or writes a line `ack LABEL` to something outside the folder.
"""

import contextlib
import hashlib
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SHOWS = (1, 19)
MINUTES = 5
SECTOR = 512
CALLS = (
    "open,openat,creat,write,pwrite64,writev,pwritev,ftruncate,truncate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,link,linkat"
)
REPO = Path(__file__).resolve().parents[2]

_FINISHED = re.compile(rb"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
_UNFINISHED = re.compile(rb"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(rb"^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_TARGET = re.compile(rb"^(\d+)<([^>]*)>")
_NUMBERS = re.compile(rb", (\d+)")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes put into a file at a place."""

    file: int
    at: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut or stretched."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """The promise that everything so far in this file, or in the folder (None), is durable."""

    file: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name given to a file (or taken away with None); `frees` is a name that goes with it."""

    name: str
    file: int | None
    frees: str | None = None


@dataclass(frozen=True, slots=True)
class Ack:
    """The moment at which the program said that something is safe."""

    label: str


Step = Write | Resize | Sync | Name | Ack


@dataclass(frozen=True, slots=True)
class Record:
    """What the folder held before, and every step after."""

    before: dict[str, bytes]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What a cut left: every file by name, and what had been acknowledged by then."""

    step: int
    files: dict[str, bytes]
    acked: tuple[str, ...]


def watching(record: Path) -> list[str]:
    """Return the words that put a program under strace, its calls recorded in this file."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "8000000", "-e", f"trace={CALLS}"]
    return [*strace, "-e", "signal=none", "-o", str(record)]


def recorded(command: Sequence[str], record: Path, *, env: dict[str, str] | None = None) -> None:
    """Run a program to its end, recording its calls; raise CalledProcessError if it fails."""
    subprocess.run([*watching(record), *command], check=True, env=env)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def read(record: Path, folder: Path, before: dict[str, bytes]) -> Record:
    """Return the steps of a record that touch this folder."""
    reading = _Reading(folder=str(folder), names={name: n for n, name in enumerate(before)})
    with record.open("rb") as lines:
        for pid, call, arguments, result in _calls(lines):
            reading.take(pid, call, arguments, result)
    return Record(before, tuple(reading.steps))


def _calls(lines: Iterator[bytes]) -> Iterator[tuple[int, str, bytes, int]]:
    begun: dict[int, bytes] = {}
    for line in lines:
        if match := _UNFINISHED.match(line):
            begun[int(match[1])] = match[3]
        elif match := _RESUMED.match(line):
            arguments = begun.pop(int(match[1]), b"") + match[3]
            yield int(match[1]), match[2].decode(), arguments, int(match[4])
        elif match := _FINISHED.match(line):
            yield int(match[1]), match[2].decode(), match[3], int(match[4])


@dataclass
class _Reading:
    folder: str
    names: dict[str, int]
    steps: list[Step] = field(default_factory=list)
    places: dict[tuple[int, int], int] = field(default_factory=dict)
    count: int = 1_000_000

    def take(self, pid: int, call: str, arguments: bytes, result: int) -> None:
        if call in {"open", "openat", "creat"}:
            self._open(call, arguments, result)
        elif call.startswith(("rename", "unlink", "link")):
            self._name(call, arguments, result)
        elif result >= 0:
            self._use(call, arguments, result)

    def _inside(self, path: str) -> str | None:
        """Return the name of a path directly inside the folder, or None."""
        head, _, name = path.rpartition("/")
        return name if head == self.folder else None

    def _open(self, call: str, arguments: bytes, result: int) -> None:
        path = _texts(arguments)[0].decode(errors="replace")
        last = path.rpartition("/")[2]
        if last.startswith("ack-"):
            self.steps.append(Ack(last.removeprefix("ack-")))
            return
        name = self._inside(path)
        if name is None or result < 0:
            return
        if name not in self.names and b"O_CREAT" in arguments:
            self.count += 1
            self.names[name] = self.count
            self.steps.append(Name(name, self.count))
        elif b"O_TRUNC" in arguments:
            self.steps.append(Resize(self.names[name], 0))
        if name in self.names:
            self.places[result, self.names[name]] = 0

    def _name(self, call: str, arguments: bytes, result: int) -> None:
        names = [self._inside(text.decode(errors="replace")) for text in _texts(arguments)]
        if result < 0 or None in names:
            return
        if call.startswith("rename"):
            file = self.names.pop(names[0] or "")
            self.names[names[1] or ""] = file
            self.steps.append(Name(names[1] or "", file, frees=names[0]))
        elif call.startswith("unlink"):
            self.names.pop(names[0] or "", None)
            self.steps.append(Name(names[0] or "", None))
        else:
            self.names[names[1] or ""] = self.names[names[0] or ""]
            self.steps.append(Name(names[1] or "", self.names[names[0] or ""]))

    def _use(self, call: str, arguments: bytes, result: int) -> None:
        target = _TARGET.match(arguments)
        if target is None:
            return
        path = _bytes(target[2]).decode(errors="replace")
        name = self._inside(path)
        if path == self.folder and call in {"fsync", "fdatasync"}:
            self.steps.append(Sync(None))
        elif name is not None and name in self.names:
            self._on_file(call, arguments, result, int(target[1]), self.names[name])
        elif call == "write" and not path.startswith(self.folder):
            for line in b"".join(_texts(arguments)).splitlines():
                if line.startswith(b"ack "):
                    self.steps.append(Ack(line[4:].decode()))

    def _on_file(self, call: str, arguments: bytes, result: int, fd: int, file: int) -> None:
        match call:
            case "fsync" | "fdatasync":
                self.steps.append(Sync(file))
            case "ftruncate":
                self.steps.append(Resize(file, int(_NUMBERS.findall(arguments)[-1])))
            case "pwrite64":
                at = int(_NUMBERS.findall(arguments)[-1])
                self.steps.append(Write(file, at, _texts(arguments)[0][:result]))
            case "write":
                at = self.places.get((fd, file), 0)
                self.steps.append(Write(file, at, _texts(arguments)[0][:result]))
                self.places[fd, file] = at + result
            case _:
                raise NotImplementedError(call)


def _texts(arguments: bytes) -> list[bytes]:
    # The path that -y adds to a descriptor stands in angle brackets, never in quotes.
    return [_bytes(text) for text in _TEXT.findall(arguments)]


def _bytes(text: bytes) -> bytes:
    if b"\\x" not in text:
        return text
    return bytes.fromhex(text.replace(b"\\x", b"").decode())


def cut_at(record: Record, step: int, chance: random.Random) -> Cut:
    """Return what a cut after so many steps leaves; what is not promised is up to chance."""
    done = record.steps[:step]
    return Cut(
        step=step,
        files=_names_left(record, done, chance, _contents_left(record, done, chance)),
        acked=tuple(one.label for one in done if isinstance(one, Ack)),
    )


def _names_left(
    record: Record, done: Sequence[Step], chance: random.Random, files: dict[int, bytes]
) -> dict[str, bytes]:
    kept: list[Name] = []
    loose: list[Name] = []
    for one in done:
        if isinstance(one, Name):
            loose.append(one)
        elif isinstance(one, Sync) and one.file is None:
            kept += loose
            loose = []
    names = {name: number for number, name in enumerate(record.before)}
    for one in kept + loose[: chance.randint(0, len(loose))]:
        if one.frees is not None:
            names.pop(one.frees, None)
        if one.file is None:
            names.pop(one.name, None)
        else:
            names[one.name] = one.file
    return {name: files.get(file, b"") for name, file in names.items()}


def _contents_left(record: Record, done: Sequence[Step], chance: random.Random) -> dict[int, bytes]:
    files = {number: bytearray(kept) for number, kept in enumerate(record.before.values())}
    loose: dict[int, list[Write | Resize]] = {}
    for one in done:
        match one:
            case Write() | Resize():
                loose.setdefault(one.file, []).append(one)
            case Sync(file) if file is not None:
                _apply(files.setdefault(file, bytearray()), loose.pop(file, []))
            case _:
                pass
    for file, changes in loose.items():
        _apply(files.setdefault(file, bytearray()), _survivors(changes, chance))
    return {file: bytes(kept) for file, kept in files.items()}


def _survivors(changes: list[Write | Resize], chance: random.Random) -> Sequence[Write | Resize]:
    match chance.randrange(4):
        case 0:
            return []
        case 1:
            return changes
        case 2:
            return changes[: chance.randint(0, len(changes))]
        case _:
            return [part for one in changes for part in _torn(one) if chance.random() < 0.5]


def _torn(change: Write | Resize) -> Sequence[Write | Resize]:
    if isinstance(change, Resize):
        return [change]
    whole = change.content
    return [
        Write(change.file, change.at + at, whole[at : at + SECTOR])
        for at in range(0, len(whole), SECTOR)
    ]


def _apply(content: bytearray, changes: Sequence[Write | Resize]) -> None:
    for one in changes:
        if isinstance(one, Resize):
            del content[one.size :]
            content.extend(bytes(one.size - len(content)))
        else:
            content.extend(bytes(max(0, one.at - len(content))))
            content[one.at : one.at + len(one.content)] = one.content


def cuts(record: Record, count: int, seed: int) -> Iterator[Cut]:
    """Yield so many cuts, spread over the whole record."""
    chance = random.Random(seed)
    for number in range(count):
        span = len(record.steps) + 1
        low = number * span // count
        high = max(low + 1, (number + 1) * span // count)
        yield cut_at(record, chance.randrange(low, high), chance)


def killed_at(record: Record, step: int) -> Cut:
    """Return what the end of the process alone leaves after so many steps: all that was written."""
    done = record.steps[:step]
    files = {number: bytearray(kept) for number, kept in enumerate(record.before.values())}
    for one in done:
        if isinstance(one, Write | Resize):
            _apply(files.setdefault(one.file, bytearray()), [one])
    everything = (*done, Sync(None))
    left = {file: bytes(kept) for file, kept in files.items()}
    return Cut(
        step=step,
        files=_names_left(record, everything, random.Random(0), left),
        acked=tuple(one.label for one in done if isinstance(one, Ack)),
    )


def lay(cut: Cut, folder: Path) -> None:
    """Write what a cut left into an empty folder."""
    for name, kept in cut.files.items():
        (folder / name).write_bytes(kept)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many cuts were looked at, and what was lost, by kind."""

    cuts: int
    losses: dict[str, int]

    @property
    def lost(self) -> int:
        """Return how many cuts lost something."""
        return sum(self.losses.values())


def judge(
    record: Record, count: int, seed: int, check: Callable[[Path, tuple[str, ...]], str | None]
) -> Outcome:
    """Return what `check` says of so many cuts: None when all is there, or what is wrong."""
    return judged(cuts(record, count, seed), check)


def judged(ends: Iterable[Cut], check: Callable[[Path, tuple[str, ...]], str | None]) -> Outcome:
    """Return what `check` says of each of these ends; of the same end it says the same."""
    losses: dict[str, int] = {}
    said: dict[bytes, str | None] = {}
    count = 0
    for cut in ends:
        count += 1
        end = _print_of(cut)
        if end not in said:
            with _passing_folder() as folder:
                lay(cut, folder)
                said[end] = check(folder, cut.acked)
        wrong = said[end]
        if wrong is not None:
            losses[wrong] = losses.get(wrong, 0) + 1
    return Outcome(count, losses)


def _print_of(cut: Cut) -> bytes:
    told = hashlib.blake2b(repr((cut.acked, sorted(cut.files))).encode())
    for _, kept in sorted(cut.files.items()):
        told.update(b"%d " % len(kept) + kept)
    return told.digest()


@contextlib.contextmanager
def _passing_folder() -> Iterator[Path]:
    # In memory where there is such a place: the cuts are made here, not by this machine's disk.
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name) / "vault"
        folder.mkdir(mode=0o700)
        yield folder


def main(arguments: Sequence[str]) -> int:
    """Cut the vault's own save path so many times, print the counts; 0 when nothing was lost."""
    from prove import powercut_writer as writer  # noqa: PLC0415  only here: the library needs no vault
    from prove.whole.verdict import Verdict, told  # noqa: PLC0415

    count = int(arguments[0]) if arguments else 4_000
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    good = writer.outcome("safe", count, seed)
    print(f"as shipped: {good.cuts} cuts, {good.lost} lost {good.losses or ''}")
    killed = writer.killed()
    print(f"killed after each step: {killed.cuts} ends, {killed.lost} lost {killed.losses or ''}")
    twin = writer.outcome("wal", max(40, count // 10), seed)
    print(f"twin (WAL, NORMAL): {twin.cuts} cuts, {twin.lost} lost {twin.losses or ''}")
    return told(Verdict(
        tries=good.cuts + killed.cuts, of="cuts", failures=good.lost + killed.lost, seed=seed,
        twin="kept as a log at NORMAL", twin_tries=twin.cuts, twin_failures=twin.lost,
    ))  # fmt: skip


if __name__ == "__main__":
    sys.path[:0] = [str(REPO), str(REPO / "tests")]
    raise SystemExit(main(sys.argv[1:]))
