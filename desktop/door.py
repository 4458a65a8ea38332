"""The door: the process that starts first, knows no secret, and writes where the room may not.

It makes new files outside the vault, keeps the settings file, and starts the next room when one
has ended. Both ends of the conversation are here: `serve` for the door, `Door` for the room.
"""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from desktop import files
from desktop.aside import Helpers
from desktop.errands import Answer, Errands
from desktop.errors import DestinationError, DoorError
from desktop.fresh import NewFile, NewFolder
from desktop.wire import Wire

CRASHES = 3
CRASH_SECONDS = 10.0
TURN_S = 0.3
"""How long a room that ends waits for an errand; of the second it has (house 0.2)."""


class Mode(StrEnum):
    """What a room is for, and what follows it."""

    LOCK = "lock"
    CREATE = "create"
    WELCOME = "welcome"
    CHOOSE = "choose"
    QUIT = "quit"


class Geometry(NamedTuple):
    """Where the window was; kept in the door's memory only."""

    x: int
    y: int
    width: int
    height: int
    is_maximised: bool


class Start(NamedTuple):
    """What a room is told when it begins."""

    mode: Mode
    folder: Path | None
    geometry: Geometry | None
    preferences: str


class Door:
    """The room's end: all that a room may ask of the door, from any thread."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        # Where no descriptor can be handed over the room does the errands itself.
        self._own = None if wire.passes_descriptors else Errands()
        self._turn: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._turn.put(None)
        received = wire.receive()
        if received is None:
            raise DoorError
        told, _ = received
        self.start = Start(
            mode=Mode(told["mode"]),
            folder=Path(told["folder"]) if told["folder"] else None,
            geometry=Geometry(*told["geometry"]) if told["geometry"] else None,
            preferences=told["preferences"],
        )

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when the door is gone."""
        return self._wire.descriptor

    def gone(self) -> bool:
        """Return whether the door is gone; the room must then save and end."""
        return self._wire.is_gone()

    def new_file(self, folder: Path, name: str) -> NewFile:
        """Begin a new file of this name in this folder; raises DestinationError, DoorError."""
        answer, descriptor = self._ask({"do": "new_file", "folder": str(folder), "name": name})
        return NewFile(self, answer["number"], -1 if descriptor is None else descriptor)

    def remove_file(self, path: Path) -> None:
        """Remove a file that was made through `new_file` in this room.

        Raises DestinationError if it cannot be removed, DoorError if it is any other file.
        """
        self.ask({"do": "remove_file", "path": str(path)})

    def remove_older(self, path: Path, beside: Path) -> None:
        """Remove an older backup of the same vault, beside one made through `new_file` here.

        Raises DestinationError if it cannot be removed, DoorError if it is any other file.
        """
        self.ask({"do": "remove_older", "path": str(path), "beside": str(beside)})

    def remove_same(self, path: Path, *, size: int, digest: str) -> None:
        """Remove a file made in any room, while it still holds the bytes of this SHA-256.

        Raises DestinationError if it is not there or cannot be removed, DoorError if it is another
        file by now.
        """
        self.ask({"do": "remove_same", "path": str(path), "size": size, "digest": digest})

    def new_folder(self, folder: Path, name: str) -> NewFolder:
        """Begin a new folder of this name in this folder; raises DestinationError, DoorError."""
        answer = self.ask({"do": "new_folder", "folder": str(folder), "name": name})
        return NewFolder(self, answer["number"], Path(answer["path"]))

    def remove_folder(self, path: Path) -> None:
        """Remove a folder that was made through `new_folder` in this room, with its files.

        Raises DestinationError if it cannot be removed, DoorError if it is any other folder.
        """
        self.ask({"do": "remove_folder", "path": str(path)})

    def make_folder(self, path: Path) -> None:
        """Make a folder for a new vault, for its owner only; an empty one will do as well.

        Raises DestinationError if it cannot be made, DoorError if there is something in it.
        """
        self.ask({"do": "make_folder", "path": str(path)})

    def keep_preferences(self, text: str) -> None:
        """Put this text in the settings file; raises DestinationError."""
        self.ask({"do": "keep_preferences", "text": text})

    def leave(
        self,
        mode: Mode,
        folder: Path | None = None,
        geometry: Geometry | None = None,
        preferences: str | None = None,
    ) -> None:
        """Say what follows this room, with a text for the settings file if it is to change.

        `LOCK` without a folder means the same one again. It is the last word: nothing is answered,
        for a disk that does not answer must not keep a room. Raises DoorError if nobody hears it.
        """
        place = str(folder) if folder else None
        message = {"do": "leave", "mode": mode.value, "folder": place, "geometry": geometry}
        turns: list[None] = []
        # Whoever still has the turn then has asked already, and waits: the line is free.
        with contextlib.suppress(queue.Empty):
            turns.append(self._turn.get(timeout=TURN_S))
        try:
            self._wire.send(message | {"preferences": preferences})
        except OSError:
            raise DoorError from None
        finally:
            for one in turns:
                self._turn.put(one)

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return the door's answer; raises DestinationError or DoorError."""
        return self._ask(message)[0]

    def _ask(self, message: dict[str, Any]) -> Answer:
        self._turn.get()
        try:
            received = self._exchange(message)
        except OSError:
            received = None
        finally:
            self._turn.put(None)
        if received is None or "refused" in received[0]:
            raise DoorError
        if "errno" in received[0]:
            raise DestinationError(received[0]["errno"])
        return received

    def _exchange(self, message: dict[str, Any]) -> Answer | None:
        if self._own is not None:
            answer, descriptor = self._own.do(message)
            return answer, None if descriptor is None else os.dup(descriptor)
        self._wire.send(message)
        return self._wire.receive()


class _Ending:
    """Knows whether the system wants the program to end, and tells the room."""

    def __init__(self) -> None:
        self.is_wanted = False
        self.room: subprocess.Popen[bytes] | None = None
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            number = getattr(signal, name, None)
            # What the caller chose to ignore (nohup) stays ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: object) -> None:
        self.is_wanted = True
        if self.room is not None:
            # The room saves itself and ends; nothing typed is thrown away, however long it takes.
            self.room.terminate()


def serve(command: tuple[str, ...], variables: Mapping[str, str], asked: Path | None) -> int:
    """Start one room after another until one says that this was all; return the exit code.

    `command` starts this program, with these environment variables; `asked` is the folder that
    was named on the command line.
    """
    ending = _Ending()
    errands = Errands(Helpers())
    begin = partial(_start_room, command, variables)
    following = first(asked)
    crashes: list[float] = []
    while following.mode is not Mode.QUIT and not ending.is_wanted:
        own = following.folder if following.mode is Mode.LOCK else None
        left = _keep_room(begin, following, errands, ending)
        if own is not None and left is not None:
            files.remove_if_empty(own)
        if left is None:
            now = time.monotonic()
            crashes = [now, *(then for then in crashes if now - then < CRASH_SECONDS)]
            left = _after_crash(following, len(crashes))
        following = left._replace(preferences=files.settings_text())
        errands.tidy(following.folder if following.mode is not Mode.QUIT else None)
    if len(crashes) > CRASHES:
        sys.stderr.write("Stillpage ended early several times in a row and has stopped.\n")
        return 1
    return 0


def first(asked: Path | None) -> Start:
    """Return what the first room is for: the folder asked for, or what the default place holds."""
    preferences = files.settings_text()
    if asked is not None:
        mode = Mode.LOCK if files.is_vault(asked) else Mode.WELCOME
        return Start(mode, asked.absolute(), None, preferences)
    place = files.default_place()
    match files.vaults_in(place):
        case ():
            return Start(Mode.WELCOME, None, None, preferences)
        case (only,):
            return Start(Mode.LOCK, only, None, preferences)
    return Start(Mode.CHOOSE, place, None, preferences)


def _after_crash(start: Start, crashes: int) -> Start:
    if crashes > CRASHES:
        return start._replace(mode=Mode.QUIT)
    if start.mode is Mode.CREATE and start.folder is not None and files.is_vault(start.folder):
        return start._replace(mode=Mode.LOCK)
    return start


def _keep_room(
    begin: Callable[[], tuple[Wire, subprocess.Popen[bytes]]],
    start: Start,
    errands: Errands,
    ending: _Ending,
) -> Start | None:
    """Return what follows this room, or None if it ended without a word."""
    wire, room = begin()
    ending.room = room
    if ending.is_wanted:
        room.terminate()
    left: Start | None = None
    try:
        wire.send(
            {
                "mode": start.mode.value,
                "folder": str(start.folder) if start.folder else None,
                "geometry": start.geometry,
                "preferences": start.preferences,
            }
        )
        while (received := wire.receive()) is not None:
            message = received[0]
            if message["do"] == "leave":
                left = _left(message, start)
                if message["preferences"] is not None:
                    errands.do({"do": "keep_preferences", "text": message["preferences"]})
                continue
            answer = errands.do(message, wire.descriptor)
            # Who asked may be gone, and the last word of that room still to be read.
            with contextlib.suppress(OSError):
                wire.send(*answer)
    except OSError:
        pass  # The room is gone in the middle of a sentence.
    wire.close()
    room.wait()
    ending.room = None
    return left


def _left(message: dict[str, Any], start: Start) -> Start:
    folder = Path(message["folder"]) if message["folder"] else None
    mode = Mode(message["mode"])
    geometry = Geometry(*message["geometry"]) if message["geometry"] else start.geometry
    return Start(mode, folder or (start.folder if mode is Mode.LOCK else None), geometry, "")


def _start_room(
    command: tuple[str, ...], variables: Mapping[str, str]
) -> tuple[Wire, subprocess.Popen[bytes]]:
    if sys.platform == "win32":
        room = subprocess.Popen(  # noqa: S603 - our own program
            (*command, "--room", "0"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=variables,
            bufsize=0,
        )
        assert room.stdin is not None  # noqa: S101 - asked for above
        assert room.stdout is not None  # noqa: S101 - asked for above
        return Wire((room.stdout.fileno(), room.stdin.fileno())), room
    ours, theirs = socket.socketpair()
    with theirs:
        room = subprocess.Popen(  # noqa: S603 - our own program
            (*command, "--room", str(theirs.fileno())),
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env=variables,
            # Keys of a terminal reach the door alone, which then asks the room to end.
            process_group=0,
        )
    return Wire(ours), room


def enter(descriptor: int) -> Door:
    """Return the room's end of the conversation; raises DoorError if nobody is there."""
    if sys.platform == "win32":
        return Door(Wire((os.dup(0), os.dup(1))))
    # Nothing that this process starts may keep its end open.
    os.set_inheritable(descriptor, False)
    return Door(Wire(socket.socket(fileno=descriptor)))
