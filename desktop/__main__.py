"""Decides which part of the program this process is, before anything else is imported.

Without arguments it is the door, which starts all others. The command line and the environment
carry a part, a number and a folder, never more.
"""

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Nothing is begun yet: Ctrl+C just ends it, without a word of where it was.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import contextlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

sys.dont_write_bytecode = True
if not getattr(sys, "frozen", False):
    # Started by path and isolated (-I), Python does not look beside the package by itself.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from desktop.door import Door
    from desktop.sandbox import Held

Work = Callable[[bytes], bytes]
Room = Callable[["Door", "Held"], int]
Terminal = Callable[[list[str]], int]
COMMANDS = frozenset({"check", "backup", "restore", "rescue", "export", "import", "--help"})
"""The first words that mean the terminal; a vault of such a name is opened as `./check`."""


def typeset() -> Work:
    """Return what a helper does that sets pages."""
    from desktop.export import typeset as pages_setter  # noqa: PLC0415 - only in that helper

    return pages_setter.work


def pages() -> Work:
    """Return what a helper does that draws pages and reads them back."""
    from desktop.export import pages as pages_reader  # noqa: PLC0415 - only in that helper

    return pages_reader.work


def read() -> Work:
    """Return what a helper does that reads sentences."""
    from desktop.reader import helper  # noqa: PLC0415 - only in that helper

    return helper.work


def room(door: "Door", held: "Held") -> int:
    """Be the room behind this door; return the exit code."""
    # Qt must not be loaded before the room is confined.
    from desktop.ui import bindings  # noqa: PLC0415

    bindings.leave_imports_alone()
    from desktop.app import room as begin  # noqa: PLC0415 - after the line above

    start = door.start
    return begin(door, start.folder, start.mode, start.geometry, held=held)


def terminal(arguments: list[str]) -> int:
    """Carry out a command that needs no window; return its exit code."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # Works where Qt cannot start: nothing of it is imported on this way.
        from desktop import terminal as commands  # noqa: PLC0415 - only in this part
        from desktop.vaults import Rules  # noqa: PLC0415 - only in this part

        return commands.run(arguments, dumpable=False, rules=Rules())
    except KeyboardInterrupt:
        # While the modules load; from then on the command itself says so, in the same words.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with contextlib.suppress(OSError):
            sys.stderr.write("Stopped. Nothing half made was kept.\n")
        return STOPPED


STOPPED = 130
"""As of terminal_words.Code, which is not loaded yet."""
ROLES: Mapping[str, Callable[[], Work]] = {"typeset": typeset, "pages": pages, "read": read}


def main(
    arguments: list[str],
    *,
    dumpable: bool,
    room: Room,
    roles: Mapping[str, Callable[[], Work]],
    terminal: Terminal = terminal,
) -> int:
    """Be the part of the program that the arguments name; return the exit code.

    The tests' own main hands other values in; the shipped one has no switch for them.
    """
    match arguments:
        case ["--version"]:
            from desktop import __version__  # noqa: PLC0415 - not needed for any other part

            sys.stdout.write(f"Stillpage {__version__}\n")
            return 0
        case ["--room", number] if number.isdecimal():
            return _be_room(int(number), dumpable=dumpable, room=room)
        case ["--child", role] if role in roles:
            return _be_child(roles[role], dumpable=dumpable)
        case [command, *_] if command in COMMANDS:
            return terminal(arguments)
        case [] | [_] if not "".join(arguments).startswith("-"):
            return _be_door(Path(arguments[0]) if arguments else None, dumpable=dumpable)
    sys.stderr.write(
        "Stillpage takes one argument at most: the folder of a vault to open. "
        "For all else there is --help.\n"
    )
    return 2


def _be_door(asked: Path | None, *, dumpable: bool) -> int:
    from desktop import sandbox  # noqa: PLC0415 - confined first, everything else after

    sandbox.confine(dumpable=dumpable, sockets=sandbox.Sockets.UNIX, write_beneath=None)
    from desktop import child, door  # noqa: PLC0415 - confined first

    return door.serve(child.program(), child.environment(), asked)


def _be_room(descriptor: int, *, dumpable: bool, room: Room) -> int:
    from desktop import door, sandbox  # noqa: PLC0415 - only in this part

    entered = door.enter(descriptor)
    start = entered.start
    is_for_one = start.mode in {door.Mode.LOCK, door.Mode.CREATE} and start.folder is not None
    held = sandbox.confine(
        dumpable=dumpable,
        sockets=sandbox.Sockets.UNIX,
        write_beneath=(start.folder,) if is_for_one and start.folder else (),
    )
    return room(entered, held)


def _be_child(work: Callable[[], Work], *, dumpable: bool) -> int:
    from desktop import child, sandbox  # noqa: PLC0415 - only in this part

    incoming, outgoing = child.own_ends()
    sandbox.end_with_parent()
    sandbox.confine(
        dumpable=dumpable,
        sockets=sandbox.Sockets.NONE,
        write_beneath=(),
        memory_bytes=child.MEMORY_CEILING,
    )
    return child.serve(incoming, outgoing, work())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dumpable=False, room=room, roles=ROLES))
