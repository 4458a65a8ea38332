"""Everything on its way out: read step by step, written, read back, and named at once or not."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop import sealed_vault, takeaway
from desktop.door import Door
from desktop.errors import AppError, ProofError
from desktop.fresh import NewFile, NewFolder
from desktop.model.document import SectionId
from desktop.model.guide import Guide
from desktop.model.register import Fate, Left, What
from desktop.session import Cost
from desktop.strength import make
from desktop.takeaway import Everything
from desktop.ui import registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering

FOLDER_NAME, FILE_NAME = "pages", "pages.dat"
"""Names that say nothing of what is inside."""
READ, WRITTEN = 0.6, 0.95
"""How far it is once all is read, where it is sealed; once all is written, where it is not."""
_File = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is taken along, in which form, and where to."""

    is_whole: bool
    is_sealed: bool
    folder: Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What is there now, the words that open it if it is sealed, and its line in the register."""

    path: Path
    wish: Wish
    phrase: str = ""
    line: SectionId | None = None


@dataclass(frozen=True, slots=True)
class _Sealed:
    """One sealed file: where it lies, and by which bytes it is known when it is to be deleted."""

    path: Path
    digest: str
    size: int


class Taking(QObject):
    """Does it on both lanes in turn; `ended` or `failed` follows, or nothing once it was stopped.

    Until all of it was read back nothing has a name. `stopped` says that nothing is left of it.
    """

    told = Signal(float)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, texts: OpenTexts, door: Door, cost: Cost) -> None:
        super().__init__()
        self._texts, self._jobs, self._door, self._cost = texts, texts.jobs, door, cost
        self._register = Registering(texts)
        self._wish: Wish | None = None
        self._everything: Everything | None = None
        self._folder: NewFolder | None = None
        self._files: list[_File] = []
        self._line: SectionId | None = None
        self._phrase = ""
        self._sealed: _Sealed | None = None
        self._is_stopped = False

    @property
    def is_working(self) -> bool:
        """Say whether something is on its way."""
        return self._wish is not None

    def begin(self, wish: Wish, guides: Mapping[str, Guide]) -> None:
        """Begin; one at a time."""
        self._wish, self._is_stopped, self._files, self._folder = wish, False, [], None
        work = partial(
            takeaway.everything, self._texts.session, dict(guides), is_whole=wish.is_whole
        )
        self._jobs.save(work, self._on_begun, self._on_failed)

    def stop(self) -> None:
        """Make nothing more of it, and leave nothing of what was made."""
        self._is_stopped = self.is_working

    # step by step

    def _on_begun(self, everything: Everything) -> None:
        self._everything = everything
        if self._wish is not None and not self._wish.is_sealed:
            work = partial(self._door.new_folder, self._wish.folder, FOLDER_NAME)
            self._jobs.run(work, self._on_folder, self._on_failed)
        else:
            self._step()

    def _on_folder(self, folder: NewFolder) -> None:
        self._folder = folder
        self._step()

    def _step(self) -> None:
        if self._is_stopped:
            self._drop()
        elif self._everything is not None:
            self._jobs.save(partial(next, self._everything, None), self._on_file, self._on_failed)

    def _on_file(self, file: _File | None) -> None:
        if file is None:
            self._finish()
        elif self._folder is not None:
            self._jobs.run(partial(_write, self._folder, file), self._on_written, self._on_failed)
        else:
            self._files.append(file)
            self._on_written(None)

    def _on_written(self, _nothing: object) -> None:
        if self._everything is not None:
            self.told.emit(self._everything.far * (WRITTEN if self._folder else READ))
        self._step()

    def _finish(self) -> None:
        if self._is_stopped or self._wish is None:
            self._drop()
            return
        name = FOLDER_NAME if self._folder else FILE_NAME
        self._phrase = "" if self._folder else make()
        self._line = self._register.begin(
            registering.of_file(
                What.EVERYTHING, _title(self._wish), self._wish.folder / name, self._phrase
            )
        )
        if self._folder is not None:
            self._jobs.run(self._folder.keep, self._on_kept, self._on_failed)
            return
        files, self._files = self._files, []
        work = partial(_seal, self._door, files, (self._phrase, self._cost), self._wish.folder)
        self._jobs.run(work, self._on_sealed, self._on_failed)

    def _on_sealed(self, sealed: _Sealed) -> None:
        self._sealed = sealed
        self._on_kept(sealed.path)

    def _on_kept(self, path: Path) -> None:
        wish, phrase, line = self._wish, self._phrase, self._line
        if self._is_stopped and wish is not None:
            self._end()
            taken = Taken(path, wish, line=line)
            # Its line goes once it is gone: until then it names what lies there.
            gone = partial(self._on_taken_back, taken)
            self._jobs.run(partial(remove, self._door, taken), gone, partial(self._on_stays, taken))
            return
        self._settle(line, path)
        self._end()
        if wish is not None:
            self.ended.emit(Taken(path, wish, phrase, line))

    def deleted(self, taken: Taken) -> None:
        """Note that what was taken is not there any more."""
        if taken.line is not None and (found := self._register.line(taken.line)) is not None:
            self._register.fate(found, Fate.DELETED)

    def _settle(self, line: SectionId | None, path: Path) -> None:
        if line is not None:
            with suppress(AppError, KeyError):
                self._jobs.ask(
                    partial(
                        self._texts.session.settle_line, line, partial(_named, path, self._sealed)
                    )
                )

    # ending

    def _on_taken_back(self, taken: Taken, _nothing: object) -> None:
        self._register.drop(taken.line)
        self._say(None)

    def _on_stays(self, taken: Taken, error: BaseException) -> None:
        self._settle(taken.line, taken.path)
        self._say(error)

    def _on_failed(self, error: BaseException) -> None:
        self._drop(error)

    def _drop(self, error: BaseException | None = None) -> None:
        """Leave nothing of what was made, then say how it ended."""
        folder = self._folder
        self._register.drop(self._line)
        self._end()
        if folder is not None:
            self._jobs.run(partial(_dropped, folder, error), self._say, self._say)
        else:
            self._say(error)

    def _say(self, error: BaseException | None) -> None:
        if error is None:
            self.stopped.emit()
        elif isinstance(error, AppError):
            self.failed.emit(error)
        else:
            raise error

    def _end(self) -> None:
        self._wish = self._everything = self._folder = self._line = self._sealed = None
        self._files, self._phrase = [], ""


def remove(door: Door, taken: Taken) -> None:
    """Delete what was made in this room; raises DestinationError, DoorError."""
    if taken.wish.is_sealed:
        door.remove_file(taken.path)
    else:
        door.remove_folder(taken.path)


def _title(wish: Wish) -> str:
    """Return what it is called in the register; "" for what holds everything."""
    return "" if wish.is_whole else QCoreApplication.translate("Taking", "All that may leave")


def _named(path: Path, sealed: _Sealed | None, left: Left) -> Left:
    whole = replace(left, folder=str(path.parent)).kept_as(path.name)
    return whole if sealed is None else replace(whole, digest=sealed.digest, size=sealed.size)


def _write(folder: NewFolder, made: _File) -> None:
    """Write one file and read it back from the disk; raises DestinationError, ProofError."""
    name, content = made
    _assert_same(_proved(folder.new_file(name), content).name, name)


def _seal(door: Door, files: list[_File], secret: tuple[str, Cost], folder: Path) -> _Sealed:
    """Return where all of it stands as one sealed file, read back from the disk, and what it is.

    Raises SealedFileFullError, MemoryShortError, DestinationError, ProofError.
    """
    phrase, cost = secret
    # It is opened when it is made; that it lies there as it was made is what is left to see.
    content = sealed_vault.sealed(files, phrase, cost)
    path = _proved(door.new_file(folder, FILE_NAME), content)
    return _Sealed(path, hashlib.sha256(content).hexdigest(), len(content))


def _proved(file: NewFile, content: bytes) -> Path:
    try:
        file.write(content)
        _assert_same(file.settle(), content)
        return file.keep()
    except BaseException:
        with suppress(AppError):
            file.drop()
        raise


def _assert_same(found: object, wanted: object) -> None:
    if found != wanted:
        raise ProofError


def _dropped(folder: NewFolder, error: BaseException | None) -> BaseException | None:
    with suppress(AppError):
        folder.drop()
    return error
