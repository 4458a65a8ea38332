"""A screen nobody sees, a keyboard nobody touches, and the program on it.

Nothing in here knows the program from inside: it sees pixels, processes and files.
"""

import contextlib
import mmap
import os
import secrets
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
FIRST_NUMBER, NUMBERS = 10_000, 40_000
"""Of screens: far from those that are given out in turn, and what a number may be (X11)."""


FEW_ROWS, CARET_WIDTH = 40, 6
"""Pixels; at 110 % the caret of the passphrase is 41 rows high."""


class StageError(RuntimeError):
    """What was waited for did not come."""


@dataclass(frozen=True)
class Frame:
    """One picture of the screen: width, height and BGRX bytes."""

    width: int
    height: int
    pixels: bytes

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        stride = self.width * 4
        rows = bytearray()
        for y in range(self.height):
            line = self.pixels[y * stride : (y + 1) * stride]
            rgb = bytearray(self.width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + rgb
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return (
            b"\x89PNG\r\n\x1a\n"
            + _chunk(b"IHDR", head)
            + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
            + _chunk(b"IEND", b"")
        )

    def differs(self, other: "Frame", box: tuple[int, int, int, int] | None = None) -> int:
        """Return how many rows differ, inside a box (left, top, right, bottom) or everywhere."""
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        count = 0
        for y in range(top, bottom):
            start = (y * self.width + left) * 4
            end = (y * self.width + right) * 4
            count += self.pixels[start:end] != other.pixels[start:end]
        return count

    def is_another(self, other: "Frame") -> bool:
        """Return whether more than a little is different: neither a few rows nor a tall caret."""
        if self.pixels == other.pixels or self.differs(other) <= FEW_ROWS:
            return False
        stride = self.width * 4
        rows = [slice(y * stride, (y + 1) * stride) for y in range(self.height)]
        lines = [(self.pixels[row], other.pixels[row]) for row in rows]
        lines = [pair for pair in lines if pair[0] != pair[1]]
        left = min(_alike(*pair) for pair in lines)
        right = stride - min(_alike(a[::-1], b[::-1]) for a, b in lines)
        return right - left > CARET_WIDTH * 4

    def is_blank(self, box: tuple[int, int, int, int]) -> bool:
        """Return whether every pixel in a box (left, top, right, bottom) has the same colour."""
        left, top, right, bottom = box
        one = self.pixels[(top * self.width + left) * 4 :][:4] * (right - left)
        rows = ((y * self.width + left) * 4 for y in range(top, bottom))
        return all(self.pixels[start : start + len(one)] == one for start in rows)

    def colours(self) -> int:
        """Return a rough number of different colours: more than two says something is painted."""
        return len({self.pixels[i : i + 4] for i in range(0, len(self.pixels), 4 * 97)})


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes both begin with."""
    # As two numbers of one length: a row is compared in microseconds, not letter by letter.
    differing = int.from_bytes(one) ^ int.from_bytes(other)
    return len(one) - (differing.bit_length() + 7) // 8


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class Screen:
    """An Xvfb of a given size; its frame buffer is read straight from memory.

    Its number is one that nobody had before. The next free one may have been that of a screen
    which is gone, whose program still looks for it: that program then opens its window here, and
    the keys go there.
    """

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.width, self.height = width, height
        self._folder = Path(tempfile.mkdtemp(prefix="stage-"))
        read, write = os.pipe()
        os.set_inheritable(write, True)
        self._process = subprocess.Popen(
            [
                "Xvfb",
                f":{FIRST_NUMBER + secrets.randbelow(NUMBERS)}",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-fbdir",
                str(self._folder),
                "-nolisten",
                "tcp",
                "-dpi",
                "96",
                # Without it the server starts anew when its last client is gone, as between rooms.
                "-noreset",
                # A pointer nobody moves is drawn as the window beneath it says, sooner or later.
                "-nocursor",
                # A key that a busy machine lets go late is still one key.
                "-r",
            ],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise StageError("Xvfb did not start")
        self.display = f":{number}"
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self._map[:100])
        self._offset = head[0] + head[19] * 12
        self._stride = head[12]

    def environment(self) -> dict[str, str]:
        """Return the variables that bring a program to this screen."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def keyboard(self) -> "Keyboard":
        """Return what presses keys here."""
        return Keyboard(self.display)

    def frame(self) -> Frame:
        """Return what is on the screen now."""
        pixels = self._map[self._offset : self._offset + self._stride * self.height]
        return Frame(self.width, self.height, pixels)

    def close(self) -> None:
        """Switch the screen off."""
        self._map.close()
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Keyboard:
    """Keys pressed from outside the program, by xdotool."""

    def __init__(self, display: str) -> None:
        self._environment = {"DISPLAY": display, "PATH": os.environ.get("PATH", "/usr/bin:/bin")}

    def _run(self, *words: str, text: str | None = None) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            input=text,
            text=True,
            capture_output=True,
            check=False,
            timeout=600,
        )
        return done.stdout.strip()

    def chain(self, words: Sequence[str]) -> None:
        """Do several things of xdotool in one go, or raise StageError where it refuses one."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            text=True,
            capture_output=True,
            check=False,
            timeout=600,
        )
        if done.returncode or done.stderr:
            raise StageError(f"xdotool: {done.stderr.strip()[:200]}")

    def park(self, x: int, y: int) -> None:
        """Put the pointer where it points at nothing; it is never used."""
        self._run("mousemove", str(x), str(y))

    def press(self, *keys: str) -> None:
        """Press keys one after the other; "ctrl+l" is one key with a modifier."""
        self._run("key", "--delay", "12", *keys)

    def type(self, text: str, delay_ms: int = 2) -> None:
        """Type text; line ends are Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            if line:
                self._run("type", "--delay", str(delay_ms), "--file", "-", text=line)

    def windows(self) -> list[str]:
        """Return the ids of the visible windows that have a name."""
        return self._run("search", "--onlyvisible", "--name", ".").split()

    def owner(self, window: str) -> int:
        """Return the process id of the program whose window this is, 0 if it is gone."""
        return int(self._run("getwindowpid", window) or 0)

    def give(self, window: str) -> None:
        """Give a window the keyboard."""
        self._run("windowfocus", window)

    def titles(self) -> list[str]:
        """Return the titles of the visible windows."""
        return [self._run("getwindowname", window) for window in self.windows()]

    def focus(self) -> bool:
        """Give the newest visible window the keyboard; say whether there was one."""
        windows = self.windows()
        if not windows:
            return False
        self.give(windows[-1])
        return True


class Stage:
    """The program on a screen, with a home of its own."""

    def __init__(
        self,
        screen: Screen,
        home: Path,
        program: Sequence[str],
        *,
        wrap: Sequence[str] = (),
        extra: dict[str, str] | None = None,
    ) -> None:
        self.screen, self.home = screen, home
        self.keys = screen.keyboard()
        home.mkdir(parents=True, exist_ok=True)
        environment = {
            "HOME": str(home),
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(home / ".run"),
            **screen.environment(),
            **(extra or {}),
        }
        (home / ".run").mkdir(mode=0o700, exist_ok=True)
        self.process = subprocess.Popen(
            [*wrap, *program],
            env=environment,
            cwd=home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    # what is seen from outside

    def processes(self) -> list[int]:
        """Return the process ids of the program and all it started."""
        return family(self.process.pid)

    def steady(self, *, quiet: float = 0.25, limit: float = 20.0) -> Frame:
        """Wait until nothing but a caret has changed for `quiet` seconds; return the picture."""
        end = time.monotonic() + limit
        last, since = self.screen.frame(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.04)
            now = self.screen.frame()
            if now.is_another(last):
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return now
        raise StageError("the picture never came to rest")

    def until(
        self, condition: Callable[[], bool], what: str, limit: float = 30.0, *, pause: float = 0.03
    ) -> None:
        """Wait until a condition seen from outside holds, or raise StageError."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if condition():
                return
            if self.process.poll() is not None:
                raise StageError(f"the program ended with {self.process.returncode} before: {what}")
            time.sleep(pause)
        raise StageError(f"waited in vain: {what}")

    def changed(self, before: Frame, *, rows: int = 60, limit: float = 30.0) -> Frame:
        """Wait until the picture is another one and rests; return it."""
        self.until(lambda: self.screen.frame().differs(before) > rows, "another picture", limit)
        return self.steady()

    def windows(self) -> list[str]:
        """Return the ids of the visible windows of this program, those of ended rooms left out."""
        own = self.processes()
        return [window for window in self.keys.windows() if self.keys.owner(window) in own]

    def window(self, limit: float = 30.0) -> Frame:
        """Wait for a painted window, give it the keyboard, return the picture."""
        seen: list[str] = []
        # Each look starts a program or two, which keeps the one that is waited for from starting.
        self.until(lambda: bool(seen.extend(self.windows()) or seen), "a window", limit, pause=0.15)
        self.until(lambda: self.screen.frame().colours() > 5, "a painted window", limit)
        self.keys.give(seen[-1])
        return self.steady(quiet=0.5)

    def end(self, limit: float = 15.0) -> int:
        """Ask the program to end as a system does (SIGTERM) and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.kill()
            raise StageError("the program did not end") from None

    def kill(self) -> None:
        """Leave nothing of the program: neither it nor what it started, whatever it is doing."""
        # From the outside in: nobody is left who would start another.
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(30)

    def output(self) -> bytes:
        """Return what the program printed; only once, after its end."""
        assert self.process.stdout is not None
        with self.process.stdout as pipe:
            return pipe.read()


def family(pid: int) -> list[int]:
    """Return a process and all that come from it, oldest first; ended ones are left out."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            parent = _parent(entry)
            if parent is not None:
                parents[int(entry.name)] = parent
    found = [pid] if pid in parents else []
    for member in found:
        found.extend(sorted(child for child, parent in parents.items() if parent == member))
    return found


def _parent(entry: Path) -> int | None:
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else int(fields[1])


def shipped_program() -> list[str]:
    """Return the command that starts the program from this checkout."""
    return [sys.executable, "-I", str(ROOT / "desktop" / "__main__.py")]


def sizes(files: Iterable[Path]) -> dict[str, int]:
    """Return the size of each file that exists."""
    return {file.name: file.stat().st_size for file in files if file.exists()}
