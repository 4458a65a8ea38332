"""Files of the vault folder: written whole or not at all, for their owner only.

Stricter than `desktop.files`: a folder that cannot be made durable is an error here, because a
key file that is told to be written must be there after the power has gone.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import VaultUnwritableError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NEW = ".new"


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn what the system says about a disk into VaultUnwritableError."""
    try:
        yield
    except OSError as error:
        raise VaultUnwritableError(error.errno) from None


def write_whole(path: Path, content: bytes) -> None:
    """Put these bytes in this file, durably; after a cut the old or the new are there, never a mix.

    Raises VaultUnwritableError.
    """
    part = path.with_name(path.name + _NEW)
    with told():
        try:
            _write_synced(part, content)
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _write_synced(path: Path, content: bytes) -> None:
    # Whatever lies there is a cut-off write or somebody else's: a pipe there would never answer.
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for kind in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
        flags |= getattr(os, kind, 0)
    descriptor = os.open(path, flags, PRIVATE_FILE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(path: Path, most: int) -> bytes | None:
    """Return at most `most` bytes of a file, or None when there is none or it cannot be read.

    A pipe that somebody put in its place is no file: reading it would never end.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        return None


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows of such a thing."""
    if sys.platform == "win32":  # pragma: no cover  shown on Windows only
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems do not know this for folders; there the rename alone has to do.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def remove_parts(folder: Path, names: tuple[str, ...]) -> None:
    """Remove what writes that were cut off left beside these files."""
    with contextlib.suppress(OSError):
        for name in names:
            (folder / (name + _NEW)).unlink(missing_ok=True)
