"""The long work of a question file, on the work lane: sealing, writing, reading back. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.door import Door
from desktop.errors import AppError, ProofError
from desktop.model.questions import Sheet

NEUTRAL_NAME = "pages.dat"
"""The file name: it says neither what is inside nor which program reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """How a file is sealed and read, and how words for it are made.

    `seal` and `read` raise what `desktop.question_file` raises; they run beside the interface.
    """

    seal: Callable[[Sheet, str], bytes]
    read: Callable[[bytes, str], Sheet]
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one file; `turn` tells an answer that nobody waits for any more."""

    turn: int
    path: Path | None = None
    phrase: str = ""
    file: bytes = b""
    error: AppError | None = None


def write(door: Door, means: Sealing, sheet: Sheet, folder: Path, turn: int) -> Made:
    """Seal a sheet with words made for it; only a file that holds it whole gets its name."""
    phrase = means.make()
    try:
        sealed = means.seal(sheet, phrase)
        path = _written(door, means, (sealed, phrase, sheet), folder)
        return Made(turn, path, phrase, sealed)
    except AppError as error:
        return Made(turn, error=error)


def _written(door: Door, means: Sealing, wanted: tuple[bytes, str, Sheet], folder: Path) -> Path:
    file = door.new_file(folder, NEUTRAL_NAME)
    try:
        file.write(wanted[0])
        # From the disk itself: what a stick lost is not there.
        _prove(means, file.settle(), wanted)
        return file.keep()
    except BaseException:
        file.drop()
        raise


def _prove(means: Sealing, lies_there: bytes, wanted: tuple[bytes, str, Sheet]) -> None:
    sealed, phrase, sheet = wanted
    if lies_there != sealed or means.read(lies_there, phrase) != sheet:
        raise ProofError


def remove(door: Door, path: Path) -> None:
    """Delete a file made here; raises DestinationError."""
    door.remove_file(path)
