"""A damaged vault saved into a new one, in three layers; the damaged one stays as it is.

Rows by id, then every page by hand, then the newest good backup for what is still missing
(`salvage_layers`). The new vault has new keys, sealed to the same secrets: passphrase and phrase
of the damaged one open it.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial, reduce
from pathlib import Path

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model.salvaged import Course, Layer, Note, Salvage, Step
from desktop.model.settings import Settings
from desktop.vault import (
    backup,
    guard,
    keeping,
    keyfile,
    salvage_joining,
    salvage_layers,
    slots,
    vault,
)
from desktop.vault.backup import Going
from desktop.vault.cost import Bounds
from desktop.vault.database import AGAIN, Database
from desktop.vault.keyfile import Opened
from desktop.vault.ledger import Ledger
from desktop.vault.salvage_joining import Guides, Joined, Put
from desktop.vault.salvage_layers import BY_ID, BY_PAGE, Former, KeyOf
from desktop.vault.salvage_rows import Harvest

FILES = (vault.DATABASE, vault.DATABASE + AGAIN, vault.UNFINISHED)
"""Under which names the words of a vault can lie; what a cut left counts as well."""
_COPY, _FORMER = "damaged.part", "former.part"
AT_ONCE = 128
"""Rows written between two looks whether to go on."""
_SLICE_S = 0.05
_WRITTEN = 0.5
"""How much of the making is done once the rows are written: they are looked through then."""
_FIRST = (Layer.BY_ID, Layer.BY_PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """With what a vault is salvaged: an empty folder to work in, and backups that lie elsewhere.

    `note` gives the letter in which the new vault says what is older, doubtful or gone; documents
    of late guides have no heading there.
    """

    work: Path
    bounds: Bounds
    now: datetime
    backups: Sequence[Path] = ()
    course: Course = field(default_factory=Course)
    note: Note = lambda _: None
    guides: Guides = field(default_factory=Guides)


@dataclass(frozen=True, slots=True)
class Made:
    """A new vault that is whole: its database as a file, its key file as bytes, and the report."""

    database: Path
    keys: bytes
    report: Salvage


@contextlib.contextmanager
def salvaged(folder: Path, key_of: KeyOf, how: How) -> Iterator[Made]:
    """Hand out a new vault made of a damaged one; what lies in the work folder goes afterwards.

    Raises WrongSecretError, HeaderDamagedError, VaultTooNewError, MemoryShortError,
    VaultInUseError; VaultUnwritableError where the work folder takes no more; VaultDamagedError
    where not one row can be read; GaveWayError where somebody stopped it.
    """
    held = _held(folder)
    try:
        how.course.go_on(Layer.KEYS, 0)
        opened = tuple(salvage_layers.openers(folder, how.backups, key_of, how.bounds))
        harvest = _harvest(folder, opened, how)
        former, older = _older(folder, opened, harvest, how)
        if harvest.key is None and older.key is not None:
            salvage_layers.seal_anew(harvest, older.key)
        how.course.go_on(Layer.MAKING, 0)
        joined = salvage_joining.joined(harvest, older, how.now, how.guides)
        report = _report(harvest, former, joined)
        told = how.note(report)
        letter = () if told is None else salvage_joining.letter(*told, how.now)
        database, keys = _made(how, opened[0], joined, letter)
        yield Made(database, keys, report)
    finally:
        tidy(how.work)
        if held is not None:
            guard.release(held)


def _held(folder: Path) -> int | None:
    """Return what keeps others from the vault, or raise VaultInUseError.

    None where nothing can be written, as on a disk that fails: nobody else can write there either.
    """
    with contextlib.suppress(VaultUnwritableError):
        return guard.hold(folder / vault.LOCK)
    return None


def tidy(work: Path) -> None:
    """Remove what a salvage leaves while it is at work."""
    for name in (_COPY, _FORMER, vault.UNFINISHED):
        backup.clear(work / name)


def _harvest(folder: Path, opened: tuple[Opened, ...], how: How) -> Harvest:
    """Return what the first two layers find in every file the words may lie in."""
    harvest = Harvest()
    keys, header = salvage_layers.masters(opened), opened[0].header
    copy = how.work / _COPY
    there = [name for name in FILES if (folder / name).is_file()]
    for number, name in enumerate(there):
        by_id, by_page = (_part(how, layer, number, len(there)) for layer in _FIRST)
        for ending in ("", "-journal"):
            source, target = folder / (name + ending), how.work / (_COPY + ending)
            if source.is_file():
                salvage_layers.copied(source, target, _half(by_id))
        salvage_layers.by_id(copy, keys, header.lock.vault_id, harvest, _half(by_id, 0.5))
        salvage_layers.by_page(copy, opened, harvest, by_page)
        backup.clear(copy)
    return harvest


def _part(how: How, layer: Layer, number: int, of: int) -> Step:
    """Return who hears how far one of several files is in a layer."""
    return lambda far: how.course.go_on(layer, (number + min(1.0, far)) / of)


def _half(step: Step, begins: float = 0.0) -> Step:
    """Return who hears how far one of two halves is: first all is copied, then it is read."""
    return lambda far: step(begins + min(1.0, far) / 2)


def _older(
    folder: Path, opened: tuple[Opened, ...], harvest: Harvest, how: How
) -> tuple[Former | None, Harvest]:
    """Return the newest good backup with its rows, where anything is missing."""
    older = Harvest()
    if harvest.is_complete():
        return None, older
    step = partial(how.course.go_on, Layer.BACKUP)
    heads = salvage_layers.found_backups(folder, how.backups)
    former = salvage_layers.newest_good(heads, opened, how.work / _FORMER, Going(tell=_half(step)))
    if former is not None:
        salvage_layers.from_backup(former, older, _half(step, 0.5))
    return former, older


def _made(
    how: How, opened: Opened, saved: Joined, letter: tuple[Put, Put] | tuple[()]
) -> tuple[Path, bytes]:
    """Make the database of the new vault and look at every row of it; return its key file, too.

    No export takes the letter, nor what lost with its row what says which part of it may leave.
    """
    rows = (*saved.rows, *letter)
    if not rows:
        raise VaultDamagedError
    master, vault_id = slots.new_master(), opened.header.lock.vault_id

    step = partial(how.course.go_on, Layer.MAKING)

    def first(ledger: Ledger) -> None:
        for number, (table, row, body) in enumerate(rows):
            if number % AT_ONCE == 0:
                step(number / len(rows) * _WRITTEN)
            ledger.put(table, row, body)
        _keep_in(ledger, (*saved.unsure, *(str(row["document"]) for _, row, _ in letter)))

    salt = vault.make_database(how.work, master, vault_id, first)
    path = how.work / vault.UNFINISHED
    database = Database(path, master)
    try:
        ledger = Ledger(database, vault_id)
        while not ledger.check(_SLICE_S):
            step(_WRITTEN)
    finally:
        database.close()
    header = replace(opened.header, generation=opened.header.generation + 1, database_salt=salt)
    masters = slots.Masters(present=master, previous=slots.new_master())
    ring = replace(opened.ring, is_pending=False)
    return path, keyfile.build(Opened(header=header, masters=masters, ring=ring))


def _keep_in(ledger: Ledger, documents: Sequence[str]) -> None:
    """Let none of these leave: a letter has headings of others in it, of which some never do."""
    if documents:
        whole = reduce(Settings.keeping_in, documents, keeping.settings(ledger))
        keeping.keep_settings(ledger, whole)


def _report(harvest: Harvest, former: Former | None, joined: Joined) -> Salvage:
    return Salvage(
        pieces=joined.pieces,
        by_id=harvest.counted[BY_ID],
        by_page=harvest.counted[BY_PAGE],
        from_backup=joined.from_backup,
        backup_at=None if former is None else former.made_at,
        is_complete=harvest.is_complete(),
    )
