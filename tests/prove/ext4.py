"""The power cut on a real file system: an ext4 image is copied at a moment, and mounted again.

The writer is stopped, and what has reached the device by then is copied; nothing is written back
of its own accord within that time (commit=300). The copy's journal is replayed by the kernel, as
after a cut. It needs the right to mount. Half of the cuts come at the moment an acknowledgement
arrives, half at any moment. Run with a folder it does the writing: `ext4.py FOLDER MANNER`.
"""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

from prove import powercut_writer as writer
from prove.powercut import Outcome
from prove.whole.verdict import Verdict, told

SHOWS = (2,)
MINUTES = 1
CUTS = 40
SIZE = 24 << 20
SAVES = 200
LONGEST_S = 0.05
"""Within how long after the cut before a cut at any moment comes."""


def work(folder: Path, manner: str) -> None:
    """Do the work that is cut, and say on the output what is safe."""
    writer.ack = lambda label: print("ack", label, flush=True)
    writer.write(folder, manner, SAVES)


def _call(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def make_image(image: Path) -> None:
    """Make an empty ext4 in a file; raises CalledProcessError, OSError."""
    with image.open("wb") as file:
        file.truncate(SIZE)
    _call("mkfs.ext4", "-q", "-F", image)


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    """Mount an image for a while; raises CalledProcessError without the right to."""
    place = Path(tempfile.mkdtemp(dir=image.parent))
    _call("mount", "-o", "loop,commit=300", image, place)
    try:
        yield place
    finally:
        _call("umount", place)
        place.rmdir()


def can_mount() -> bool:
    """Return whether an ext4 can be made and mounted here."""
    try:
        with _passing() as place:
            make_image(place / "image")
            with mounted(place / "image"):
                return True
    except (subprocess.CalledProcessError, OSError):
        return False


@contextmanager
def _passing() -> Iterator[Path]:
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name).resolve()


class Writer:
    """The program that writes, stopped and let go on, and what it has called safe."""

    def __init__(self, folder: Path, manner: str) -> None:
        command = [sys.executable, __file__, str(folder), manner]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)
        self.acked: tuple[str, ...] = ()
        self._rest = b""

    def until_told(self, seconds: float) -> None:
        """Wait until something is called safe, or so long."""
        select.select([self._process.stdout], [], [], seconds)

    def stop(self) -> bool:
        """Hold the program, and take in all it has said; return whether it was still at work."""
        # Not by Popen: it would bury one that has just ended, and leave nothing to wait for.
        os.kill(self._process.pid, signal.SIGSTOP)
        _, status = os.waitpid(self._process.pid, os.WUNTRACED)
        while select.select([self._process.stdout], [], [], 0)[0]:
            said = os.read(self._process.stdout.fileno(), 1 << 16)
            if not said:
                break
            self._rest += said
        *lines, self._rest = self._rest.split(b"\n")
        self.acked += tuple(line.split()[1].decode() for line in lines)
        return os.WIFSTOPPED(status)

    def go_on(self) -> None:
        """Let the program go on."""
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """Kill the program, if it is still there."""
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._process.pid, signal.SIGKILL)
            os.waitpid(self._process.pid, 0)
        self._process.returncode = 0
        self._process.stdout.close()


def cuts(image: Path, manner: str, chance: random.Random) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield copies of the image at moments of one sitting, each with what was called safe."""
    make_image(image)
    with mounted(image) as place:
        folder = place / "vault"
        folder.mkdir(mode=0o700)
        one = Writer(folder, manner)
        try:
            one.until_told(30)
            while one.stop():
                copy = image.with_name("copy")
                shutil.copyfile(image, copy)
                yield copy, one.acked
                one.go_on()
                if chance.random() < 0.5:
                    one.until_told(5)
                else:
                    select.select([], [], [], chance.uniform(0, LONGEST_S))
        finally:
            one.end()


def outcome(manner: str, count: int, seed: int) -> Outcome:
    """Return what so many cuts lose when the database is kept in this manner."""
    chance, losses, done = random.Random(seed), {}, 0
    with _passing() as place:
        while done < count:
            for copy, acked in cuts(place / "image", manner, chance):
                done += 1
                with mounted(copy) as left:
                    wrong = writer.wrong_with(left / "vault", acked)
                if wrong is not None:
                    losses[wrong] = losses.get(wrong, 0) + 1
                if done == count:
                    break
    return Outcome(done, losses)


def main(arguments: Sequence[str]) -> int:
    """Cut so many times, print the counts; 0 when nothing was lost but by the twin."""
    count = int(arguments[0]) if arguments else CUTS
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    print(f"seed {seed}")
    if not can_mount():
        return told(Verdict(tries=0, of="cuts: no right to mount here", failures=0))
    good, twin = outcome("safe", count, seed), outcome("wal", count, seed)
    print(f"as shipped: {good.cuts} cuts, {good.lost} lost {good.losses or ''}")
    print(f"twin (WAL, NORMAL): {twin.cuts} cuts, {twin.lost} lost {twin.losses or ''}")
    return told(Verdict(
        tries=good.cuts, of="cuts of an ext4", failures=good.lost, seed=seed,
        twin="kept as a log at NORMAL", twin_tries=twin.cuts, twin_failures=twin.lost,
    ))  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1 and os.path.isdir(sys.argv[1]):  # noqa: PTH112  a number is no path
        work(Path(sys.argv[1]), sys.argv[2])
        raise SystemExit(0)
    raise SystemExit(main(sys.argv[1:]))
