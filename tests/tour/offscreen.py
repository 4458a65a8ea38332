"""A stage without any X server: keys and pictures go through a listener inside the room.

It stands in for `tour.stage.Screen` where no Xvfb can be had. The route, its waits and its
pictures are the same; what it cannot show is that keys arrive from another program.
"""

import contextlib
import json
import select
import shutil
import socket
import struct
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tour.stage import Frame, StageError

MAIN = Path(__file__).with_name("offscreen_main.py")
CALL_NAME = "keys"
"""The socket in the folder that XDG_RUNTIME_DIR names, one of the variables that rooms get."""
HEAD = struct.Struct("=Q")
PAUSE_MS = 12
"""Between two keys, as `tour.stage.Keyboard` leaves it."""
LONGEST_S = 60
LETTERS = {"space": " ", "minus": "-", "period": ".", "greater": ">"}


def named(key: str) -> str:
    """Return the name of a key as Qt has it where it differs only in how it is written."""
    return {"space": "Space"}.get(key, key)


def program() -> list[str]:
    """Return the command that starts the program from this checkout with a listener."""
    return [sys.executable, "-I", "-B", str(MAIN)]


class Board:
    """What a screen is to a stage: a picture, and a keyboard; black between two rooms."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.width, self.height = width, height
        # Short, because the name of a socket may not be long (unix(7)).
        self._folder = Path(tempfile.mkdtemp(prefix="tour-"))
        self._calls = socket.socket(socket.AF_UNIX)
        self._calls.bind(str(self._folder / CALL_NAME))
        self._calls.listen()
        self._calls.setblocking(False)
        self._line: socket.socket | None = None
        self._room = 0

    def environment(self) -> dict[str, str]:
        """Return the variables that bring a program here."""
        return {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(self._folder)}

    def keyboard(self) -> "Hands":
        """Return what presses keys here."""
        return Hands(self)

    def frame(self) -> Frame:
        """Return what is painted now."""
        size = self.width * self.height * 4
        pixels = self.ask({"look": [self.width, self.height]})
        return Frame(self.width, self.height, pixels or b"\0\0\0\xff" * (size // 4))

    def ask(self, request: dict[str, object]) -> bytes:
        """Return what the room answers; nothing where there is none, or it ended over this."""
        self._hear_calls()
        if self._line is None:
            return b""
        content = json.dumps(request).encode()
        try:
            self._line.sendall(HEAD.pack(len(content)) + content)
            return self._received(HEAD.unpack(self._received(HEAD.size))[0])
        except TimeoutError:
            raise StageError("the room does not answer") from None
        except OSError:
            self._hang_up()
            return b""

    def room(self) -> int:
        """Return the process id of the room whose window is here; 0 for none."""
        self._hear_calls()
        # Nothing comes unasked, so whatever can be read is the end.
        if self._line is not None and select.select([self._line], [], [], 0)[0]:
            self._hang_up()
        return self._room

    def _hear_calls(self) -> None:
        with contextlib.suppress(BlockingIOError):
            line, _ = self._calls.accept()
            self._hang_up()
            line.settimeout(LONGEST_S)
            self._line = line
            (self._room,) = HEAD.unpack(self._received(HEAD.size))

    def _received(self, size: int) -> bytes:
        assert self._line is not None
        parts = bytearray()
        while len(parts) < size:
            part = self._line.recv(size - len(parts))
            if not part:
                raise ConnectionResetError
            parts += part
        return bytes(parts)

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line, self._room = None, 0

    def close(self) -> None:
        """Take everything away."""
        self._hang_up()
        self._calls.close()
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


class Hands:
    """The same keys as `tour.stage.Keyboard`, told to the listener."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._board.ask({"press": keys})

    def type(self, text: str) -> None:
        """Type text; line ends are Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            self._board.ask({"type": line})

    def chain(self, words: Sequence[str]) -> None:
        """Do what a chain of xdotool's words says (`tour.hands`)."""
        for kind, rest in requests(words):
            self._board.ask({kind: rest})

    def park(self, x: int, y: int) -> None:
        """Do nothing: there is no pointer."""

    def windows(self) -> list[str]:
        """Return the one window there is, named by its room, or none."""
        room = self._board.room()
        return [str(room)] if room else []

    def owner(self, window: str) -> int:
        """Return the process id of the room whose window this is."""
        return int(window)

    def give(self, window: str) -> None:
        """Do nothing: the one window has the keyboard."""


def requests(words: Sequence[str]) -> list[tuple[str, list[str] | str]]:
    """Return what a chain of xdotool's words asks for: keys to press, text to type."""
    found: list[tuple[str, list[str] | str]] = []
    rest = list(words)
    while rest:
        kind = rest.pop(0)
        while rest and rest[0] in {"--delay", "--args"}:
            del rest[:2]
        if kind == "sleep":
            # Each request is answered only when all is done.
            rest.pop(0)
            continue
        if kind == "type":
            if rest[0] == "--":
                del rest[0]
            found.append(("type", rest.pop(0)))
            continue
        keys: list[str] = []
        while rest and rest[0] not in {"key", "type", "sleep"}:
            keys.append(rest.pop(0))
        found.append(("press", keys))
    return found
