"""Files and folders that have no name yet, as a room holds them: the door made them elsewhere."""

import os
from pathlib import Path
from typing import Any, Protocol

from desktop import files
from desktop.errors import DestinationError, ProofError


class Door(Protocol):
    """What is asked of the door here (`desktop.door`)."""

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return the door's answer; raises DestinationError or DoorError."""

    def new_file(self, folder: Path, name: str) -> "NewFile":
        """Begin a new file."""


class NewFile:
    """A file that has no name yet: write it, then keep or drop it."""

    def __init__(self, door: Door, number: int, descriptor: int) -> None:
        self._door = door
        self._number = number
        self.descriptor = descriptor

    def write(self, content: bytes) -> None:
        """Append these bytes; raises DestinationError if the place cannot take them."""
        try:
            files.write_all(self.descriptor, content)
        except OSError as error:
            raise DestinationError(error.errno) from None

    def settle(self) -> bytes:
        """Have all that was written on the disk itself, and return what lies there.

        Raises DestinationError, or ProofError if it cannot be read.
        """
        # In the door: where a disk does not answer, a room that waited for it could not end.
        self._door.ask({"do": "settle", "number": self._number})
        try:
            return files.read_again(self.descriptor)
        except OSError:
            raise ProofError from None

    def keep(self) -> Path:
        """Make the file durable, give it its name and return its path.

        If the name is taken the next free one is used. Raises DestinationError; the file is then
        still there without a name.
        """
        answer = self._door.ask({"do": "keep", "number": self._number})
        self._close()
        return Path(answer["path"])

    def drop(self) -> None:
        """Leave nothing of the file."""
        self._close()
        self._door.ask({"do": "drop", "number": self._number})

    def _close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


class NewFolder:
    """A folder under a passing name: make files in it, then keep or drop all of it."""

    def __init__(self, door: Door, number: int, path: Path) -> None:
        self._door, self._number, self._path = door, number, path

    def new_file(self, name: str) -> NewFile:
        """Begin a new file of this name in the folder; raises DestinationError, DoorError."""
        return self._door.new_file(self._path, name)

    def keep(self) -> Path:
        """Give the folder its name, or the next free one, and return its path.

        Raises DestinationError; the folder is then still there without a name.
        """
        return Path(self._door.ask({"do": "keep_folder", "number": self._number})["path"])

    def drop(self) -> None:
        """Leave nothing of the folder and of what was made in it; raises DestinationError."""
        self._door.ask({"do": "drop_folder", "number": self._number})
