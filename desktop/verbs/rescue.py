"""A damaged vault: read as its newest good backup, or salvaged into a new one.

What was damaged is never written to.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop.model import read_whole
from desktop.model.document import WRITTEN, Document, DocumentId, Summary
from desktop.model.guide import Guide
from desktop.model.read_whole import Book
from desktop.model.richtext import Body
from desktop.model.salvaged import Course, GaveWayError, Layer, Note, Salvage
from desktop.model.secret import Recovery
from desktop.vault import disk, documents, entries, keeping, keyfile, reading, slots
from desktop.vault import salvage as salvaging
from desktop.vault import vault as vaults
from desktop.vault.cost import Bounds
from desktop.vault.keyfile import Header
from desktop.vault.opening import Clock
from desktop.vault.salvage import How
from desktop.vault.salvage_joining import Guides
from desktop.verbs.backups import NewFile, put

Secret = str | Recovery
WORK = "salvage.part"
"""The folder in which a salvage works: within a vault's, where it may write nowhere else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaging:
    """Where a new vault goes, and what else there is to make it of.

    `new_file` makes files in the folder of the new vault; `work` is a folder for what is made
    meanwhile, all of it encrypted; `backups` are files or folders beside the vault's own. `note`
    gives the letter in which the new vault says what is not whole; documents of late ones of the
    `guides` have no heading there.
    """

    new_file: Callable[[str], NewFile]
    work: Path
    bounds: Bounds
    now: Clock
    backups: Sequence[Path] = ()
    course: Course = field(default_factory=Course)
    note: Note = lambda _: None
    guides: Mapping[str, Guide] = field(default_factory=dict)


def salvage(folder: Path, secret: Secret, into: Salvaging) -> Salvage | None:
    """Make a new vault of what can be read of a damaged one, and return what became of it.

    None where it was stopped: then it has given no file a name.
    The passphrase and the phrase of the damaged vault open the new one. Raises WrongSecretError,
    HeaderDamagedError, VaultTooNewError, MemoryShortError, VaultInUseError, VaultUnwritableError,
    VaultDamagedError where nothing can be read, and what `new_file` raises.
    """
    with disk.told():
        into.work.mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
    try:
        return _salvage(folder, secret, into)
    except GaveWayError:
        return None
    finally:
        with contextlib.suppress(OSError):
            into.work.rmdir()


def _salvage(folder: Path, secret: Secret, into: Salvaging) -> Salvage:
    how = How(
        work=into.work,
        bounds=into.bounds,
        now=into.now(),
        backups=into.backups,
        course=into.course,
        note=into.note,
        guides=Guides(
            late=[one.id for one in into.guides.values() if one.late],
            keys={one.id: [part.key for part in one.sections] for one in into.guides.values()},
        ),
    )
    with salvaging.salvaged(folder, key_of(secret), how) as made:
        with made.database.open("rb") as file:
            size = made.database.stat().st_size
            pieces = _told(iter(lambda: file.read(1 << 20), b""), size, into.course)
            put(into.new_file(vaults.UNFINISHED), vaults.UNFINISHED, pieces)
        # With the key files the vault exists (decision 0011).
        for name in keyfile.NAMES:
            put(into.new_file(name), name, (made.keys,))
        return made.report


def _told(pieces: Iterator[bytes], size: int, course: Course) -> Iterator[bytes]:
    """Yield the pieces of a file of this size while it goes on; the way there is half done."""
    done = 0
    for piece in pieces:
        done += len(piece)
        course.go_on(Layer.MAKING, (1 + done / size) / 2)
        yield piece


def clear_left(folder: Path) -> None:
    """Take away what a salvage left whose room ended in the middle; for whoever holds the vault."""
    work = folder / WORK
    if work.is_dir() and not work.is_symlink():
        salvaging.tidy(work)
        with contextlib.suppress(OSError):
            work.rmdir()


class Reading:
    """A backup as it can be read: there is no verb here that changes anything.

    Documents of a guide that is marked late are shown only where the writer opened the later pages.
    """

    def __init__(self, kept: reading.Kept, book: Book) -> None:
        self._kept = kept
        self._settings = keeping.settings(kept.ledger)
        every = {} if self._settings.shows_late else book.guides
        self._hidden = frozenset(one.id for one in every.values() if one.late)
        self._book = book

    @property
    def made_at(self) -> datetime:
        """Return when the backup was made."""
        return self._kept.made_at

    def summaries(self) -> tuple[Summary, ...]:
        """Return one line for each text outside the trash: letters, plans, then entries."""
        found, _ = documents.summaries(self._kept.ledger, kinds=WRITTEN)
        return tuple(one for one in found if one.guide not in self._hidden)

    def veiled(self) -> frozenset[DocumentId]:
        """Return which entries are veiled: their words are shown when somebody opens them."""
        return entries.veiled(self._kept.database)

    def open(self, id: DocumentId) -> Document:  # noqa: A002  the word of the interface
        """Return a whole text, or raise KeyError, VaultDamagedError."""
        return documents.load(self._kept.ledger, id)

    def words(self, document: Document) -> Body:
        """Return all that was written in a document, in the words its writer chose for guides."""
        guide, settings = self._book.guides.get(document.guide), self._settings
        own = {} if guide is None else {guide.id: self._book.in_words(guide, settings.words)}
        stays = document.id in settings.never_leaves
        return read_whole.whole(replace(self._book, guides=own), document, stays=stays)

    def close(self) -> None:
        """Close it and leave nothing of it behind."""
        self._kept.close()


def read_backup(folder: Path, secret: Secret, bounds: Bounds, book: Book) -> Reading:
    """Return the newest good backup of a vault that may be damaged, to be read with these guides.

    Raises WrongSecretError, HeaderDamagedError, VaultTooNewError, MemoryShortError,
    VaultInUseError, VaultUnwritableError, NoGoodBackupError.
    """
    kept = reading.opened(folder, key_of(secret), bounds)
    try:
        clear_left(folder)
        return Reading(kept, book)
    except BaseException:
        kept.close()
        raise


def key_of(secret: Secret) -> Callable[[Header], bytes]:
    """Return how this secret becomes a private key; raises MemoryShortError when it is called."""

    def derived(header: Header) -> bytes:
        if isinstance(secret, str):
            return slots.key_of_passphrase(secret, header.lock)
        return slots.key_of_recovery(secret, header.lock)

    return derived
