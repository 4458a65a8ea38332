"""New files and folders made by this process itself: for the terminal, which has no door."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop import files, stopping
from desktop.errors import DestinationError, ProofError


class OwnFile:
    """A file that has no name yet: write it, then keep or drop it; nothing is ever replaced.

    Raises DestinationError where the place cannot take it, ProofError where it cannot be read.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        try:
            self._part, self._descriptor = files.new_part(folder)
        except OSError as error:
            raise DestinationError(error.errno) from None

    def write(self, content: bytes) -> None:
        """Append these bytes."""
        try:
            files.write_all(self._descriptor, content)
        except OSError as error:
            raise DestinationError(error.errno) from None

    def settle(self) -> bytes:
        """Have all that was written on the disk itself, and return what lies there."""
        try:
            os.fsync(self._descriptor)
            return files.read_again(self._descriptor)
        except OSError:
            raise ProofError from None

    def keep(self) -> Path:
        """Give it its name, or the next free one, and return its path."""
        os.close(self._descriptor)
        try:
            return files.give_name(self._part, self._folder, self._name)
        except OSError as error:
            raise DestinationError(error.errno) from None

    def drop(self) -> None:
        """Leave nothing of it."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
        with contextlib.suppress(OSError):
            self._part.unlink()


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Hand out an empty folder of its owner; what goes wrong in it leaves nothing of it.

    The folders above it that were made for it go, too. Raises DestinationError where there is none
    to be had.
    """
    try:
        made = _missing(path)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_empty = not any(path.iterdir())
    except OSError as error:
        raise DestinationError(error.errno) from None
    if not is_empty:
        raise DestinationError(errno.EEXIST)
    try:
        yield path
    except BaseException:
        with stopping.held_back():
            _emptied(path)
            with contextlib.suppress(OSError):
                for one in made:
                    one.rmdir()
        raise


def above(path: Path) -> Path:
    """Return the nearest folder above a path that is there already."""
    missing = _missing(path)
    return missing[-1].parent if missing else path


def _missing(path: Path) -> list[Path]:
    """Return the folders that have to be made for a path, the deepest first."""
    # Where a folder may not be looked into, Path.exists raises.
    return [one for one in (path, *path.parents) if not os.path.lexists(one)]


def _emptied(path: Path) -> None:
    for inside in path.iterdir():
        shutil.rmtree(inside) if inside.is_dir() else inside.unlink()
