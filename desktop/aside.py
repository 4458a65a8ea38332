"""Work on a disk that may not answer, in a process of its own that can be left behind.

For the door alone: it knows no secret that the other process could keep, and has one thread.
"""

import errno
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

GRACE_S = 0.5
"""How long work may still go on once nobody waits for it: the next lock screen waits as long."""
_ENDING = ("SIGTERM", "SIGINT", "SIGHUP")

Work = Callable[[], str]
Aside = Callable[[Work, int | None], str]
"""Does the work and returns what it returns; the descriptor is readable once nobody waits."""


def here(work: Work, _until: int | None) -> str:
    """Do the work in this process, however long it takes."""
    return work()


class Helpers:
    """Does each piece of work in a process of its own."""

    def __init__(self) -> None:
        self._forsaken: list[int] = []

    def __call__(self, work: Work, until: int | None) -> str:
        """Return what the work returns, or raise the OSError that it raises.

        Without a descriptor nobody waits from the beginning. Raises OSError with EINTR when the
        work had to be left behind; it is killed as soon as the disk lets go of it.
        """
        if sys.platform == "win32":
            return work()
        self._forsaken = [one for one in self._forsaken if os.waitpid(one, os.WNOHANG)[0] == 0]
        reading, writing = os.pipe()
        helper = os.fork()
        if helper == 0:
            _be_helper(work, writing, until)
        os.close(writing)
        try:
            if not _comes(reading, until):
                os.kill(helper, signal.SIGKILL)
                self._forsaken.append(helper)
                raise OSError(errno.EINTR, "")
            answer = _read(reading)
            os.waitpid(helper, 0)
        finally:
            os.close(reading)
        if answer["errno"] is not None:
            raise OSError(answer["errno"], "")
        return str(answer["value"])


def _comes(reading: int, until: int | None) -> bool:
    """Return whether an answer comes before nobody waits for it any more."""
    if until is not None and reading in select.select([reading, until], [], [])[0]:
        return True
    return bool(select.select([reading], [], [], GRACE_S)[0])


def _read(reading: int) -> dict[str, Any]:
    content = b""
    while part := os.read(reading, 65536):
        content += part
    # Nothing comes from a helper that was killed by somebody else.
    return json.loads(content) if content else {"errno": errno.EIO}


def _be_helper(work: Work, writing: int, until: int | None) -> NoReturn:
    try:
        if until is not None:
            # Who is left behind must not keep the conversation open.
            os.close(until)
        for name in _ENDING:
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        answer: dict[str, Any]
        try:
            answer = {"errno": None, "value": work()}
        except OSError as error:
            answer = {"errno": error.errno or 0}
        os.write(writing, json.dumps(answer).encode("ascii"))
    finally:
        # Nothing of the process that began this one may be done twice.
        os._exit(0)
