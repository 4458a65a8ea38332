"""A new file made by this process itself: for the terminal, where no door stands before it."""

import contextlib
import os
from pathlib import Path

from desktop import files
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
