"""Reads a record of system calls made by `strace -f -y -v -xx`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITES = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"}
MOVES = {"sendfile", "splice", "vmsplice", "copy_file_range", "process_vm_writev"}
"""Ways for bytes to go somewhere without being seen in a call; the program uses none."""
NAMES = {
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mkdir",
    "mkdirat",
    "mknod",
    "mknodat",
}
OPENS = {"open", "openat", "openat2", "creat", "memfd_create"}
CALLS = ",".join(
    sorted(
        WRITES
        | MOVES
        | NAMES
        | OPENS
        | {"execve", "connect", "socket", "setxattr", "fsetxattr", "lsetxattr"}
    )
)

_FINISHED = re.compile(rb"^(\d+) +(\w+)\((.*)\) += (.*)$", re.DOTALL)
_UNFINISHED = re.compile(rb"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$", re.DOTALL)
_RESUMED = re.compile(rb"^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (.*)$", re.DOTALL)
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_TARGET = re.compile(rb"^\d+<((?:[^<>]|<[^<>]*>|->)*)>")
_RESULT = re.compile(rb"^\d+<(.*)>(?:\(deleted\))?$")


@dataclass(frozen=True, slots=True)
class Call:
    """One finished system call: who, which, its arguments, their strings, its target and result."""

    pid: int
    name: str
    arguments: bytes
    strings: tuple[bytes, ...]
    target: str
    result: bytes

    @property
    def worked(self) -> bool:
        """Return whether the call did what it was asked for."""
        return not self.result.startswith(b"-1 ")

    @property
    def payload(self) -> bytes:
        """Return the bytes that the call carried, whatever they were."""
        return b"".join(self.strings)


def command(record: Path) -> list[str]:
    """Return the words that put a program under strace, recording to a file."""
    words = "strace -f -y -v -xx -s 4000000 -e signal=none".split()
    return [*words, "-e", f"trace={CALLS}", "-o", str(record)]


def calls(record: Path) -> list[Call]:
    """Return every call of a record, in the order in which they ended."""
    with record.open("rb") as lines:
        return [
            Call(
                pid,
                name.decode(),
                arguments,
                tuple(_bytes(text) for text in _TEXT.findall(arguments)),
                _name(match[1]) if (match := _TARGET.match(arguments)) else "",
                result,
            )
            for pid, name, arguments, result in _finished(lines)
        ]


def _finished(lines: Iterator[bytes]) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    begun: dict[int, bytes] = {}
    for raw in lines:
        line = raw.rstrip(b"\n")
        if match := _UNFINISHED.match(line):
            begun[int(match[1])] = match[3]
        elif match := _RESUMED.match(line):
            yield int(match[1]), match[2], begun.pop(int(match[1]), b"") + match[3], match[4]
        elif match := _FINISHED.match(line):
            yield int(match[1]), match[2], match[3], match[4]


def _bytes(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode())


def _name(text: bytes) -> str:
    return re.sub(rb"(?:\\x[0-9a-f]{2})+", lambda m: _bytes(m.group()), text).decode(
        errors="replace"
    )


def touched(made: list[Call]) -> set[str]:
    """Return each path that was opened to be written, made, or named."""
    found = set()
    for call in made:
        if not call.worked:
            continue
        if call.name == "memfd_create" or (
            call.name in OPENS
            and (
                call.name == "creat"
                or re.search(rb"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", call.arguments)
            )
        ):
            result = _RESULT.match(call.result)
            found.add(_name(result[1]) if result else "?")
        elif call.name in NAMES:
            found.add(call.strings[-1].decode(errors="replace"))
    return found


def socket_families(made: list[Call]) -> set[str]:
    """Return each family of socket that was asked for and given."""
    return {
        call.arguments.split(b",")[0].decode()
        for call in made
        if call.name == "socket" and call.worked
    }
