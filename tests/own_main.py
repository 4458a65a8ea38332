"""The tests' own main: the same program, left dumpable on request, with parts made for tests."""

import os
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop.__main__ import main  # noqa: E402 - found only after the line above


def echo(content: bytes) -> bytes:
    """Give back what came, and say as much as a library could."""
    print("canary on the terminal")
    os.write(2, b"canary on the terminal")
    return content


def fail(content: bytes) -> bytes:
    """Fail with the text in the message, as libraries do."""
    raise ValueError(content)


def sleep(_content: bytes) -> bytes:
    """Take too long."""
    time.sleep(60)
    return b""


def grow(_content: bytes) -> bytes:
    """Want more memory than a helper may have."""
    return bytes(3 * 1024**3)


def die(_content: bytes) -> bytes:
    """End in the middle of the work."""
    os._exit(0)


def tell(_content: bytes) -> bytes:
    """Say who this is and who started it."""
    return f"{os.getpid()} {os.getppid()}".encode()


def write(content: bytes) -> bytes:
    """Try to leave something on the disk."""
    try:
        Path(content.decode()).write_text("canary")
    except OSError:
        return b"refused"
    return b"written"


def connect(_content: bytes) -> bytes:
    """Try to make a socket, even one of this machine."""
    import socket  # noqa: PLC0415 - only here

    try:
        socket.socket(socket.AF_UNIX)
    except OSError:
        return b"refused"
    return b"made"


def start_another(_content: bytes) -> bytes:
    """Start a helper from a helper: it must be of this kind, too."""
    from desktop import child  # noqa: PLC0415 - only here

    return child.run("echo", b"again", seconds=20)


ROLES = {
    work.__name__: lambda work=work: work
    for work in (echo, fail, sleep, grow, die, tell, write, connect, start_another)
}


def room(door, held):
    """Tell the test what this room was told and what it may still do."""
    import json  # noqa: PLC0415 - only here

    from desktop.door import Mode  # noqa: PLC0415 - only here

    qt = any(name.startswith("PySide6") for name in sys.modules)
    facts = {"qt": qt, "dumpable_report": held.memory_closed, "writes": held.writes_confined}
    new = door.new_file(Path(door.start.folder).parent, "facts.json")
    try:
        (Path(door.start.folder).parent / "outside").touch()
    except OSError:
        facts["outside"] = "refused"
    (Path(door.start.folder) / "inside").touch()
    facts["arguments"] = sys.argv[1:]
    new.write(json.dumps(facts).encode())
    new.keep()
    door.leave(Mode.QUIT)
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments, dumpable=True, room=room, roles=ROLES))
