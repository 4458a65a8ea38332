"""What a process gives up before it does anything else; standard library only.

Must be called before Qt is imported and before any thread exists: Landlock binds the calling
thread and what it starts later (landlock(7)).
"""

import contextlib
import ctypes
import os
import signal
import struct
import sys
from enum import Enum
from pathlib import Path
from typing import NamedTuple

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_GET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 3, 38
SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC = 1, 1
# BPF and seccomp constants: linux/bpf_common.h, linux/seccomp.h.
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NUMBER_AT, _MACHINE_AT, _ARGUMENT_AT = 0, 4, 16
_ENOSYS, _EAFNOSUPPORT = 38, 97
_AF_UNIX, _X32 = 1, 0x40000000
_IO_URING_SETUP = 425
_NEVER = 0xFFFFFFFF
_M_PERTURB, _FILLING = -6, 165
"""malloc.h: what is given back is filled with this byte, also where no variable says so."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
# linux/landlock.h: write, remove, make, (2) refer, (3) truncate; reading and starting stay free.
_WRITE_FILE, _REMOVE_FOLDER, _REFER, _TRUNCATE = 1 << 1, 1 << 4, 1 << 13, 1 << 14
_REFER_SINCE, _TRUNCATE_SINCE = 2, 3
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))


class Sockets(Enum):
    """Which kinds of socket a process may still make."""

    UNIX = "unix"
    NONE = "none"


class _Machine(NamedTuple):
    """The numbers of one processor: audit architecture, socket, seccomp."""

    audit: int
    socket: int
    seccomp: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, 317),
    "aarch64": _Machine(0xC00000B7, 198, 277),
}


# Not a dataclass: those take 14 ms to import, and the door is not to be felt.
class Held(NamedTuple):
    """What holds in this process; shown on the page about protection."""

    core_dumps_off: bool = False
    memory_closed: bool = False
    network_closed: bool = False
    writes_confined: bool = False


def confine(
    *,
    dumpable: bool,
    sockets: Sockets,
    write_beneath: tuple[Path, ...] | None,
    empties_beneath: tuple[Path, ...] = (),
    memory_bytes: int | None = None,
) -> Held:
    """Give up core dumps, tracing, sockets and writing elsewhere; return what holds here.

    `write_beneath` names the only folders in which anything may change from now on; None leaves
    writing free. Beneath `empties_beneath` an empty folder may be taken away, and nothing else.
    `dumpable` is True only in the tests' own main.
    """
    os.umask(0o077)
    # Python would print an error that nobody can catch, with what it says of the text.
    sys.unraisablehook = _say_nothing
    core_dumps_off = _limit(memory_bytes)
    if not sys.platform.startswith("linux"):
        if not dumpable:
            from desktop import other_systems  # noqa: PLC0415 - only there

            other_systems.close()
        return Held(core_dumps_off=core_dumps_off)
    libc = ctypes.CDLL(None, use_errno=True)
    _fill_what_is_given_back(libc)
    if not dumpable:
        _control(libc, PR_SET_DUMPABLE, 0)
    is_bound = _control(libc, PR_SET_NO_NEW_PRIVS, 1) == 0
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or not is_bound:
        # 32-bit and rarer processors: the numbers differ, and a wrong one would be worse.
        return Held(
            core_dumps_off=core_dumps_off, memory_closed=_control(libc, PR_GET_DUMPABLE, 0) == 0
        )
    writes_confined = write_beneath is not None and _confine_writes(
        libc, write_beneath, empties_beneath
    )
    return Held(
        core_dumps_off=core_dumps_off,
        memory_closed=_control(libc, PR_GET_DUMPABLE, 0) == 0,
        network_closed=_close_sockets(libc, machine, sockets),
        writes_confined=writes_confined,
    )


def _say_nothing(_error: "sys.UnraisableHookArgs") -> None:
    """Drop it: a journal of the desktop would keep it."""


def _fill_what_is_given_back(libc: ctypes.CDLL) -> None:
    # A C library that has no such call does without: the end of the room is what counts.
    with contextlib.suppress(AttributeError):
        libc.mallopt(ctypes.c_int(_M_PERTURB), ctypes.c_int(_FILLING))


def end_with_parent() -> None:
    """Make the kernel end this process together with the thread that started it, where it can.

    Who starts after that thread is gone sees the end of its pipe instead.
    """
    if sys.platform.startswith("linux"):
        _control(ctypes.CDLL(None, use_errno=True), PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit(memory_bytes: int | None) -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - does not exist on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_bytes is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    return True


def _control(libc: ctypes.CDLL, option: int, value: int) -> int:
    zero = ctypes.c_ulong(0)
    return int(libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero))


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def _close_sockets(libc: ctypes.CDLL, machine: _Machine, sockets: Sockets) -> bool:
    allowed = _AF_UNIX if sockets is Sockets.UNIX else _NEVER
    # Each line: code, steps if true, steps if false, value. Nothing is killed: a refused call
    # reads like a system that does not know it.
    lines = (
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 0, 8, machine.audit),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 6, 0, _X32),
        (_EQUAL, 5, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 2, machine.socket),
        (_LOAD, 0, 0, _ARGUMENT_AT),
        (_EQUAL, 0, 1, allowed),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE | _EAFNOSUPPORT),
        (_RETURN, 0, 0, _REFUSE | _ENOSYS),
    )
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    rules = _Filter(len(lines), ctypes.addressof(program))
    flags = SECCOMP_FILTER_FLAG_TSYNC
    answer = libc.syscall(
        ctypes.c_long(machine.seccomp),
        ctypes.c_long(SECCOMP_SET_MODE_FILTER),
        ctypes.c_long(flags),
        ctypes.byref(rules),
    )
    return bool(answer == 0)


def _confine_writes(
    libc: ctypes.CDLL, beneath: tuple[Path, ...], empties: tuple[Path, ...]
) -> bool:
    # Flag 1 with no ruleset asks for the version of the interface; it is below 1 where there
    # is none. The three numbers are the same on every processor.
    version = libc.syscall(ctypes.c_long(_CREATE_RULESET), None, ctypes.c_long(0), ctypes.c_long(1))
    if version < 1:
        return False
    on_files = _WRITE_FILE | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)
    refused = on_files | _REMOVE_AND_MAKE | (_REFER if version >= _REFER_SINCE else 0)
    attributes = ctypes.create_string_buffer(struct.pack("=Q", refused), 8)
    ruleset = libc.syscall(
        ctypes.c_long(_CREATE_RULESET), attributes, ctypes.c_long(8), ctypes.c_long(0)
    )
    if ruleset < 0:
        return False
    try:
        for folder in beneath:
            _allow(libc, ruleset, folder, refused)
        for folder in empties:
            _allow(libc, ruleset, folder, _REMOVE_FOLDER)
        _allow(libc, ruleset, Path(os.devnull), on_files)
        restrict = ctypes.c_long(_RESTRICT_SELF)
        return bool(libc.syscall(restrict, ctypes.c_long(ruleset), ctypes.c_long(0)) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        # A folder that is gone: nothing may be written there, which is also true.
        return
    try:
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor), 12)
        libc.syscall(
            ctypes.c_long(_ADD_RULE),
            ctypes.c_long(ruleset),
            ctypes.c_long(1),
            rule,
            ctypes.c_long(0),
        )
    finally:
        os.close(descriptor)
