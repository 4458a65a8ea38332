"""Runs something as an ordinary user where the tests are run by root, who may look into all."""

import ctypes
import os
import pwd
import shutil
from collections.abc import Sequence
from pathlib import Path

NAME = "nobody"
_PTRACE_ATTACH, _PTRACE_DETACH = 16, 17


def words() -> list[str]:
    """Return the words that make what follows run as an ordinary user; none if we are one.

    The interpreter may lie where that user cannot read. The one right to read files changes
    nothing about memory: both sides have it, and it is not the right to trace.
    """
    if os.geteuid() != 0:
        return []
    who = pwd.getpwnam(NAME)
    return [
        "setpriv",
        f"--reuid={who.pw_uid}",
        f"--regid={who.pw_gid}",
        "--clear-groups",
        "--inh-caps=-all,+dac_read_search",
        "--ambient-caps=-all,+dac_read_search",
        "--bounding-set=-all,+dac_read_search",
    ]


def is_possible() -> bool:
    """Return whether this machine can run something as an ordinary user."""
    return os.geteuid() != 0 or shutil.which("setpriv") is not None


def own(folder: Path) -> None:
    """Make a folder that the ordinary user may write in, and may reach."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        who = pwd.getpwnam(NAME)
        os.chown(folder, who.pw_uid, who.pw_gid)


def trace(pid: int) -> str:
    """Try to attach to a process; return "attached" or the name of the refusal."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    if libc.ptrace(_PTRACE_ATTACH, pid, None, None) == 0:
        os.waitpid(pid, 0)
        libc.ptrace(_PTRACE_DETACH, pid, None, None)
        return "attached"
    return os.strerror(ctypes.get_errno())


def look(pid: int) -> str:
    """Return what each way into a process answers: memory, variables, map, tracing."""
    answers = []
    for name in ("mem", "environ", "maps"):
        try:
            with Path(f"/proc/{pid}/{name}").open("rb", buffering=0):
                answers.append(f"{name} open")
        except OSError:
            answers.append(f"{name} closed")
    answers.append("trace open" if trace(pid) == "attached" else "trace closed")
    return ", ".join(answers)


def main(arguments: Sequence[str]) -> int:
    """Say for each process id what the ways into it answer."""
    for number in arguments:
        print(look(int(number)))
    return 0


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
