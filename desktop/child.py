"""How the program calls itself, and helper processes that take bytes and return bytes.

A helper gets its work over a pipe and answers over a pipe; nothing of it reaches the disk, the
command line or the environment.
"""

import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from desktop.errors import ChildError

MEMORY_CEILING = 2 * 1024**3
"""`house.md` 0.13: 2,235 pages took 2.8 GB, so 300 pages stay well below."""
LARGEST_MESSAGE = 512 * 1024**2
_HEAD = struct.Struct("=BQ")
_DONE, _FAILED = 0, 1

_KEPT_NAMES_TEXT = """
    HOME PATH USER LOGNAME LANG LANGUAGE TZ TMPDIR LD_LIBRARY_PATH DISPLAY XAUTHORITY
    WAYLAND_DISPLAY WAYLAND_SOCKET XMODIFIERS XCURSOR_THEME XCURSOR_SIZE AT_SPI_BUS_ADDRESS
    NO_AT_BRIDGE DESKTOP_SESSION FONTCONFIG_PATH FONTCONFIG_FILE LIBGL_ALWAYS_SOFTWARE
    QT_QPA_PLATFORM QT_SCALE_FACTOR QT_FONT_DPI QT_SCREEN_SCALE_FACTORS QT_IM_MODULE
    QT_IM_MODULES QT_ENABLE_HIGHDPI_SCALING QT_ACCESSIBILITY
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON SYSTEMROOT SYSTEMDRIVE WINDIR APPDATA LOCALAPPDATA
    USERPROFILE TEMP TMP COMSPEC
"""
_KEPT_NAMES = frozenset(_KEPT_NAMES_TEXT.split())
_KEPT_BEGINNINGS = ("LC_", "XDG_", "DBUS_")
_SET = {
    # No cache of drawing programs on the disk (`security.md` 3, row 24).
    "QT_DISABLE_SHADER_DISK_CACHE": "1",
    "QSG_RHI_DISABLE_DISK_CACHE": "1",
    "MESA_SHADER_CACHE_DISABLE": "1",
    # Memory given back is overwritten; a second layer, the first is that the room ends. Without
    # the cache of each thread: what lies in that is not overwritten (up to 1,032 bytes).
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
    # A frozen program must not take its room for a worker of itself.
    "PYINSTALLER_RESET_ENVIRONMENT": "1",
}


class Flow(Protocol):
    """What `serve` reads from and writes to: one end of a pipe."""

    def read(self, size: int, /) -> bytes:
        """Return this many bytes, or fewer at the end."""
        ...  # pragma: no cover

    def write(self, content: bytes, /) -> int:
        """Take all these bytes."""
        ...  # pragma: no cover

    def flush(self) -> None:
        """Hand over what was taken."""
        ...  # pragma: no cover


def program() -> tuple[str, ...]:
    """Return the beginning of every command with which this program starts itself."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    running = sys.modules["__main__"]
    # The tests have a main of their own; the processes it starts must be of its kind.
    own = running.__file__ if hasattr(running, "ROLES") else None
    main = Path(own) if own else Path(__file__).with_name("__main__.py")
    return (sys.executable, "-I", "-B", "-W", "ignore", str(main.resolve()))


def environment() -> dict[str, str]:
    """Return the variables that the parts of the program get: those it needs, and no others."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in _KEPT_NAMES or name.startswith(_KEPT_BEGINNINGS)
    }
    return kept | _SET


def command(role: str) -> tuple[str, ...]:
    """Return the command that starts a helper of this role."""
    return (*program(), "--child", role)


def run(role: str, content: bytes, *, seconds: float) -> bytes:
    """Return a helper's answer to these bytes.

    Raises ChildError if it fails, or if it takes longer than this.
    """
    with Child(command(role)) as child:
        return child.ask(content, seconds=seconds)


class Child:
    """A helper that can be asked again and again, and ended at any time from any thread."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Few arenas and threads: the ceiling counts addresses, not use.
            env=environment() | {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "2"},
            bufsize=0,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def ask(self, content: bytes, *, seconds: float) -> bytes:
        """Return the answer to these bytes.

        Raises ChildError if the helper fails, was ended, or takes longer than this; it is then
        ended and answers no more.
        """
        try:
            until = time.monotonic() + seconds
            self._send(_HEAD.pack(_DONE, len(content)) + content, until)
            kind, length = _HEAD.unpack(self._receive(_HEAD.size, until))
            answer = self._receive(length, until) if length <= LARGEST_MESSAGE else b""
        except (OSError, ValueError):
            self.kill()
            raise ChildError from None
        if kind != _DONE or len(answer) != length:
            self.kill()
            raise ChildError
        return answer

    def kill(self) -> None:
        """End the helper at once; whoever waits for its answer gets a ChildError."""
        self._process.kill()

    def end(self) -> None:
        """End the helper and return once it is gone."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _send(self, content: bytes, until: float) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - asked for above
        if sys.platform == "win32":
            pipe.write(content)
            return
        rest = memoryview(content)
        os.set_blocking(pipe.fileno(), False)
        while rest:
            _wait(pipe.fileno(), selectors.EVENT_WRITE, until)
            rest = rest[os.write(pipe.fileno(), rest[:65536]) :]

    def _receive(self, length: int, until: float) -> bytes:
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101 - asked for above
        received = bytearray()
        while len(received) < length:
            if sys.platform != "win32":
                _wait(pipe.fileno(), selectors.EVENT_READ, until)
            part = os.read(pipe.fileno(), min(length - len(received), 1 << 20))
            if not part:
                raise BrokenPipeError
            received += part
        return bytes(received)


def _wait(descriptor: int, event: int, until: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, event)
        if not selector.select(max(0.0, until - time.monotonic())):
            raise TimeoutError


def own_ends() -> tuple[Flow, Flow]:
    """Return the pipes to the asker, and close every other way to say something.

    Whatever a library prints goes nowhere: it could be the text.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def serve(incoming: Flow, outgoing: Flow, work: Callable[[bytes], bytes]) -> int:
    """Answer until the asker is gone; return the code to exit with.

    Work that fails ends the helper: what the error says stays here.
    """
    while len(head := incoming.read(_HEAD.size)) == _HEAD.size:
        _, length = _HEAD.unpack(head)
        content = incoming.read(length)
        if len(content) != length:
            return 1
        try:
            answer = work(content)
        except Exception:  # noqa: BLE001 - libraries quote the text in their messages
            outgoing.write(_HEAD.pack(_FAILED, 0))
            outgoing.flush()
            return 1
        outgoing.write(_HEAD.pack(_DONE, len(answer)) + answer)
        outgoing.flush()
        del content, answer
    return 0
