"""The lock on an empty file, by which a second program sees that a vault is open."""

import contextlib
import errno
import os
import sys
from pathlib import Path

from desktop.errors import PlaceWithoutLocksError, VaultInUseError, VaultUnwritableError
from desktop.vault.disk import PRIVATE_FILE

if sys.platform == "win32":  # pragma: no cover  shown on Windows only
    import msvcrt
else:
    import fcntl

_HELD = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What the systems say of a lock that another program holds (flock(2), _locking)."""
_UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""What they say where a place, most often on another machine, knows no locks."""


def hold(path: Path) -> int:
    """Return a descriptor that holds the lock until it is closed.

    Nothing is ever written to the file: it would name the machine or the process. Raises
    VaultInUseError, PlaceWithoutLocksError, VaultUnwritableError.
    """
    descriptor = _open(path)
    try:
        if sys.platform == "win32":  # pragma: no cover  shown on Windows only
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        # Where a file system knows no locks nobody else is said to have the vault open.
        if error.errno in _HELD:
            raise VaultInUseError from None
        if error.errno in _UNKNOWN:
            raise PlaceWithoutLocksError from None
        raise VaultUnwritableError(error.errno) from None
    return descriptor


def _open(path: Path) -> int:
    extra = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
    extra |= getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | extra, PRIVATE_FILE)
    except OSError as error:
        raise VaultUnwritableError(error.errno) from None


def release(descriptor: int) -> None:
    """Give the lock back."""
    with contextlib.suppress(OSError):
        os.close(descriptor)
