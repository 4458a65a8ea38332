"""One file, copies or volumes: each made, written, proved and registered before the next."""

import errno
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.door import Door
from desktop.errors import AppError, DestinationError, DoorError
from desktop.model.document import SectionId
from desktop.model.leaving import Leaving, Source, file_names
from desktop.model.manifest import Manifest
from desktop.model.register import Fate
from desktop.packet import Packed, Press
from desktop.ui import messages, registering
from desktop.ui.jobs import Jobs
from desktop.ui.registering import Registering
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_sources import Sources
from desktop.ui.screens.session_work import Target, Written

Kept = dict[Path, AppError]
"""Files that were not deleted, each with why."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be saved where; `copies` is 0 for one file that is not numbered.

    `volumes` are the parts of pages that are too many for one file; `packed` is the first.
    `packet` is the name under which all this is kept, `seen` are the files that were looked at.
    """

    left: Leaving
    packed: Packed
    copies: int
    target: Target
    volumes: tuple[Manifest, ...] = ()
    packet: str = ""
    seen: tuple[Packed, ...] = ()

    def made_of(self, manifest: Manifest) -> Packed | None:
        """Return the very file that was looked at, where these are its pages."""
        return next((one for one in self.seen if one.manifest == manifest), None)

    def files(self) -> tuple[Manifest, ...]:
        """Return what each file is made of, in the order in which they are saved."""
        volumes = self.volumes or (self.packed.manifest,)
        if not self.copies:
            return volumes
        copies = [one.copy for one in self.packed.manifest.copies(self.copies)]
        return tuple(replace(part, copy=copy) for copy in copies for part in volumes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last file that was tried, all that were saved, and what else is to be known.

    `lines` are those of the register, one for each that was saved and noted there.
    """

    last: Written
    saved: tuple[Path, ...]
    notes: tuple[str, ...]
    lines: tuple[SectionId, ...] = ()


class Saving(QObject):
    """Saves an order; what left stays registered even if a later copy fails."""

    progressed = Signal(int, int)
    ended = Signal(Outcome)
    failed = Signal(object)
    removed = Signal(str)

    def __init__(
        self, jobs: Jobs, press: Press, door: Door, sources: Sources, register: Registering
    ) -> None:
        super().__init__()
        self._jobs, self._press, self._door, self._sources = jobs, press, door, sources
        self._register = register
        self._line: SectionId | None = None
        self._lines: dict[Path, SectionId] = {}
        self._order: Order | None = None
        self._files: tuple[Manifest, ...] = ()
        self._written: list[Written] = []
        self._rows: dict[Path, dict[str, str]] = {}
        self._is_stopped = False

    def save(self, order: Order) -> None:
        """Begin; `ended` follows, or `failed` if not even the first file could be tried."""
        self._order, self._written, self._rows, self._is_stopped = order, [], {}, False
        self._line, self._lines, self._files = None, {}, order.files()
        if len(self._files) == 1:
            self._next()
            return
        # Not on this thread, as it asks the disk.
        job = partial(work.free_name, order.target, len(self._files))
        self._jobs.run(job, self._on_named, self._on_failed)

    def stop(self) -> None:
        """Make no further file after this one."""
        self._is_stopped = True

    def remove(self) -> None:
        """Delete what is still as it was saved; `removed` follows with what became of it."""
        there = [one for one in self._written if one.path is not None]
        # Not on this thread: a disk that does not answer must not keep a lock from coming.
        self._jobs.run(partial(_remove, self._door, there), self._on_removed, self._on_not_removed)

    # one after the other

    def _on_named(self, name: str) -> None:
        if self._order is not None:
            target = replace(self._order.target, name=name)
            self._order = replace(self._order, target=target)
            self._next()

    def _next(self) -> None:
        order = self._order
        if order is None:
            return
        number, count = len(self._written) + 1, len(self._files)
        self.progressed.emit(number, count)
        manifest = self._files[number - 1]
        # The very bytes that were shown.
        seen = order.packed if number == 1 else order.made_of(manifest)
        if seen is not None:
            self._write(seen)
            return
        job = partial(self._press.finish, manifest, order.packed.password)
        self._jobs.run(job, self._write, self._on_failed)

    def _write(self, packed: Packed) -> None:
        if (order := self._order) is None:
            return
        name = file_names(order.target.name, len(self._files))[len(self._written)]
        target = Target(order.target.folder, name)
        self._begin_line(packed, target)
        job = partial(work.write, self._door, self._press, packed, target)
        self._jobs.run(job, self._on_written, self._on_failed)

    def _on_written(self, written: Written) -> None:
        order = self._order
        if order is None:
            return
        self._written.append(written)
        self._settle_line(written)
        if written.path is not None and order.copies:
            row = {uuid4().hex: written.packed.manifest.copy}
            self._rows[written.path] = row
            self._sources.register(order.left, row)
        is_over = written.path is None or self._is_stopped
        if is_over or len(self._written) == len(self._files):
            self._end(order)
        else:
            self._next()

    def _begin_line(self, packed: Packed, target: Target) -> None:
        """Note in the register what is about to get its name; a crash then leaves a trace of it."""
        if (order := self._order) is not None:
            path, veiled = target.folder / target.name, order.left.veiled
            left = registering.of_pages(packed, path, order.packet, veiled)
            self._line = self._register.begin(left)

    def _settle_line(self, written: Written) -> None:
        line, self._line = self._line, None
        if written.path is None:
            self._register.drop(line)
        elif self._register.settle(line, written.path, written.packed.file) and line is not None:
            self._lines[written.path] = line

    def _on_failed(self, error: BaseException) -> None:
        self._register.drop(self._line)
        self._line = None
        if self._order is None or not isinstance(error, AppError) or not self._written:
            self.failed.emit(error)
            return
        self._written.append(Written(None, self._order.packed, (), error))
        self._end(self._order)

    def _end(self, order: Order) -> None:
        saved = self._saved()
        notes = [_copies(saved)] if order.copies and saved else []
        if notes and (missing := self._not_there(order)):
            notes.append(missing)
        if len(order.volumes) > 1 and saved and not order.copies:
            notes.append(_volumes(saved, len(order.volumes)))
        if saved and order.left.reviewed is not None:
            notes.append(self._version(order, order.left.reviewed))
        if len(self._lines) < len(saved):
            notes.append(_tr("It could not be noted in the register. Note it by hand."))
        self.ended.emit(
            Outcome(self._written[-1], saved, tuple(notes), tuple(self._lines.values()))
        )

    def _version(self, order: Order, reviewed: Source) -> str:
        """Keep what a review copy is of, and say so: only where all of it has left."""
        if order.left.is_partial or not self._whole_copies(order):
            return _tr(
                "Not all of this text is in what was saved, so no version was kept. You can keep "
                "one under Review and final."
            )
        # The version is of the text alone, and so is its number of pages.
        pages = 0 if order.left.has_points else self._pages(order)
        refusal = self._sources.keep_version(reviewed, pages)
        return refusal or _tr("A version “with therapist” was kept of this text.")

    def _pages(self, order: Order) -> int:
        """Return how many pages one whole copy has."""
        parts = self._written[: max(1, len(order.volumes))]
        return sum(one.packed.count for one in parts)

    def _whole_copies(self, order: Order) -> int:
        return len(self._saved()) // max(1, len(order.volumes))

    def _not_there(self, order: Order) -> str:
        """Return which copies are not there, or not whole, and which were not begun; or ""."""
        parts = max(1, len(order.volumes))
        begun = -(-len(self._written) // parts)
        whole = self._whole_copies(order)
        said = []
        if begun > whole:
            words = _tr("Copy {n} was not saved.") if parts == 1 else _tr("Copy {n} is not whole.")
            said.append(words.format(n=begun))
        after = [str(number) for number in range(begun + 1, order.copies + 1)]
        if len(after) == 1:
            said.append(_tr("Copy {n} was not begun.").format(n=after[0]))
        elif after:
            few = _tr("{first} and {last}").format(first=", ".join(after[:-1]), last=after[-1])
            said.append(_tr("Copies {few} were not begun.").format(few=few))
        return " ".join(said)

    def _saved(self) -> tuple[Path, ...]:
        return tuple(one.path for one in self._written if one.path is not None)

    # deleting

    def _on_removed(self, kept: Kept) -> None:
        gone = [path for path in self._saved() if path not in kept]
        rows = {id_: words for path in gone for id_, words in self._rows.get(path, {}).items()}
        if self._order is not None and rows:
            self._sources.register_gone(self._order.left, rows)
        noted = (self._register.line(self._lines[path]) for path in gone if path in self._lines)
        for line in filter(None, noted):
            self._register.fate(line, Fate.DELETED)
        self.removed.emit(_said_of(gone, kept))

    def _on_not_removed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.removed.emit(messages.sentence(error))


def _remove(door: Door, written: Sequence[Written]) -> Kept:
    """Delete each that still holds the bytes that were made; return what kept any other."""
    kept: Kept = {}
    for one in written:
        file = one.packed.file
        if one.path is None:
            continue
        try:
            door.remove_same(one.path, size=len(file), digest=hashlib.sha256(file).hexdigest())
        except AppError as error:
            kept[one.path] = error
    return kept


def _said_of(gone: Sequence[Path], kept: Kept) -> str:
    """Return what became of the files: one sentence, or one for each that was not deleted."""
    if not kept:
        return _tr("The file is deleted.") if len(gone) == 1 else _tr("The files are deleted.")
    if not gone and len(kept) == 1:
        return _why_not(*kept.values())
    lines = [f"{path.name}: {_why_not(error)}" for path, error in kept.items()]
    if gone:
        names = ", ".join(path.name for path in gone)
        lines.insert(0, _tr("Deleted: {names}.").format(names=names))
    return "\n".join(lines)


def _why_not(error: AppError) -> str:
    if isinstance(error, DoorError):
        return _tr("Another file stands there now under this name. It was left alone.")
    if isinstance(error, DestinationError) and errno.ENOENT in error.args:
        return _tr("It is not in that place any more. It was moved, or deleted already.")
    return messages.sentence(error)


def _copies(saved: Sequence[Path]) -> str:
    names = ", ".join(path.name for path in saved)
    return _tr("Saved and proved, each by itself: {names}. Note who has which.").format(names=names)


def _volumes(saved: Sequence[Path], count: int) -> str:
    names = ", ".join(path.name for path in saved)
    if len(saved) < count:
        return _tr("Saved and proved: {names}. The parts that follow are not saved.").format(
            names=names
        )
    return _tr("Saved and proved, each part by itself: {names}. They belong together.").format(
        names=names
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Saving", words)
