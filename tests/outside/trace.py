"""Reads a record of system calls made by `strace -f -y -xx`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,open,openat,creat,rename,"
    "renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,execve,connect,socket,"
    "memfd_create,setxattr,fsetxattr,shmget"
)

WRITES = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"}

_LINE = re.compile(rb"^(\d+)\s+(?:<\.\.\. )?(\w+)(?:\(| resumed>)(.*)$")
_HEX = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_TARGET = re.compile(rb"^\d+<((?:[^<>]|<[^<>]*>|->)*)>")


@dataclass(frozen=True)
class Call:
    """One system call: process, name, the raw arguments, the strings in them, the target's name."""

    pid: int
    name: str
    raw: bytes
    strings: tuple[bytes, ...]
    target: str


def command(record: Path) -> list[str]:
    """Return the words that put a program under strace, recording to a file."""
    return [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "4000000",
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(record),
    ]


def calls(record: Path) -> Iterator[Call]:
    """Yield each call of a record."""
    with record.open("rb") as file:
        for line in file:
            match = _LINE.match(line)
            if not match:
                continue
            pid, name, rest = match.groups()
            strings = tuple(_bytes(text) for text in _HEX.findall(rest))
            target = _TARGET.match(rest)
            yield Call(
                int(pid), name.decode(), rest, strings, _name(target.group(1)) if target else ""
            )


def _bytes(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode())


def _name(text: bytes) -> str:
    return re.sub(rb"(?:\\x[0-9a-f]{2})+", lambda m: _bytes(m.group()), text).decode(
        errors="replace"
    )


def opened_for_writing(record: Path) -> set[str]:
    """Return each path that was opened to be written, made or renamed to."""
    found = set()
    for call in calls(record):
        if call.name in {"open", "openat", "creat"}:
            if re.search(rb"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", call.raw) and _worked(call.raw):
                found.add(_path(call))
        elif call.name.startswith(("rename", "link", "symlink", "mkdir")) and _worked(call.raw):
            found.add(call.strings[-1].decode(errors="replace"))
    return found


def _path(call: Call) -> str:
    result = re.search(rb"= \d+<(.*)>\s*$", call.raw)
    if result:
        return _name(result.group(1))
    return call.strings[0].decode(errors="replace") if call.strings else ""


def _worked(raw: bytes) -> bool:
    return not re.search(rb"= -1 ", raw)


def socket_families(record: Path) -> set[str]:
    """Return each family of socket that was asked for and given."""
    found = set()
    for call in calls(record):
        if call.name == "socket" and _worked(call.raw):
            found.add(call.raw.split(b",")[0].decode())
    return found
