"""Three ways to the rows of a damaged vault: by id, page by page, and from the newest backup.

Each finds what it can and raises nothing for what it cannot; the damaged file is only read.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop import files
from desktop.errors import (
    BackupDamagedError,
    HeaderDamagedError,
    NotABackupError,
    VaultError,
    WrongSecretError,
)
from desktop.model.salvaged import Step
from desktop.model.secret import MasterKey
from desktop.vault import backup, backup_file, disk, keyfile, salvage_rows
from desktop.vault.backup import Going
from desktop.vault.cost import Bounds
from desktop.vault.database import PAGE, Database
from desktop.vault.keyfile import Header, Opened
from desktop.vault.ledger import TABLES
from desktop.vault.salvage_cells import Record, records
from desktop.vault.salvage_pages import OFTEN, Sheets
from desktop.vault.salvage_rows import INDEX_WIDTHS, ROW_WIDTHS, Harvest, Seal
from desktop.vault.slots import Lock
from desktop.vault.vault import BACKUPS

KeyOf = Callable[[Header], bytes]


def _nobody(_: float) -> None:
    """Go on, and tell nobody."""


BY_ID, BY_PAGE = "by id", "by page"
PORTION = 64
_LIVING = "SELECT id FROM document INDEXED BY document_day WHERE kind >= ''"
"""Read from an index alone: where it can be, a document that is not in it was deleted."""
FURTHEST = 1 << 40
"""No row has a place beyond this; where a jump leads there, the rows have come to their end."""
MOST_LOCKS = 4
"""Different passphrases of earlier times that are tried: each costs about a second."""


# what opens


def openers(folder: Path, extra: Sequence[Path], key_of: KeyOf, bounds: Bounds) -> list[Opened]:
    """Return every key file, newest first, that this secret opens, also of backups.

    A vault of which both key files are lost is opened by that of a backup. Raises
    WrongSecretError, HeaderDamagedError where none is whole, MemoryShortError, VaultTooNewError.
    """
    both = [*_own_headers(folder, bounds), *_headers_of_backups(folder, extra, bounds)]
    headers = {header.signed: header for header in both}.values()
    if not headers:
        raise HeaderDamagedError
    privates: dict[Lock, bytes] = {}
    found: list[Opened] = []
    for header in headers:
        if header.lock not in privates and len(privates) < MOST_LOCKS:
            privates[header.lock] = key_of(header)
        with contextlib.suppress(WrongSecretError, HeaderDamagedError, KeyError):
            found.append(keyfile.unseal(header, privates[header.lock]))
    if not found:
        raise WrongSecretError
    return sorted(found, key=lambda one: one.header.generation, reverse=True)


def _own_headers(folder: Path, bounds: Bounds) -> tuple[Header, ...]:
    try:
        return keyfile.read(folder, bounds)
    except HeaderDamagedError:
        return ()


def _headers_of_backups(folder: Path, extra: Sequence[Path], bounds: Bounds) -> list[Header]:
    found: list[Header] = []
    for head in found_backups(folder, extra):
        with contextlib.suppress(VaultError):
            found.append(keyfile.parse(head.keys, bounds))
    return found


def found_backups(folder: Path, extra: Sequence[Path]) -> list[backup_file.Head]:
    """Return the backups beside a vault and those named by hand, newest first."""
    heads = list(backup_file.found(folder / BACKUPS))
    for path in extra:
        heads += backup_file.found(path) if path.is_dir() else [backup_file.read(path)]
    return sorted(heads, key=lambda one: one.made_at, reverse=True)


# the damaged file, copied


def copied(source: Path, target: Path, step: Step = _nobody) -> None:
    """Copy a file page by page; what a disk cannot read any more becomes zeros.

    Raises VaultUnwritableError, and what `step` raises.
    """
    with disk.told(), backup.fresh(target).open("wb", buffering=0) as writing:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(descriptor).st_size
            for at in range(0, size, PAGE):
                if at % (OFTEN * PAGE) == 0:
                    step(at / size)
                files.write_all(writing.fileno(), _piece(descriptor, at, min(PAGE, size - at)))
        finally:
            os.close(descriptor)


def _piece(descriptor: int, at: int, size: int) -> bytes:
    try:
        os.lseek(descriptor, at, os.SEEK_SET)
        return os.read(descriptor, size).ljust(size, b"\0")
    except OSError:
        return bytes(size)


# first layer


def by_id(
    copy: Path,
    keys: Sequence[MasterKey],
    vault_id: bytes,
    harvest: Harvest,
    step: Step = _nobody,
) -> None:
    """Take every row that SQLCipher can reach, with a new connection after each error.

    Works on a copy: a journal is played back, and there is one only where a cut left it.
    """
    size = copy.stat().st_size
    if not size or size % PAGE:
        return
    for key in keys:
        with contextlib.suppress(VaultError):
            database = Database(copy, key)
            try:
                _take_rows(database, vault_id, harvest, step)
            finally:
                database.close()
            return


def _take_rows(database: Database, vault_id: bytes, harvest: Harvest, step: Step = _nobody) -> None:
    identity = _asked(database, "SELECT NULL, id, row_key FROM vault")
    harvest.key = harvest.key or next(salvage_rows.row_keys(identity, vault_id), None)
    for record in _asked(database, "SELECT one, rows, highest, sum, mac FROM integrity"):
        harvest.note_totals(record.values)
    living = _asked(database, _LIVING)
    harvest.living = {record.values[0] for record in living} if living else None
    for number, table in enumerate(TABLES):
        step(number / len(TABLES))
        for record in _rows(database, table, partial(step, (number + 0.5) / len(TABLES))):
            row = salvage_rows.judged(record, harvest.key)
            if row is not None:
                harvest.add(row, BY_ID)


def _asked(database: Database, question: str) -> list[Record]:
    try:
        rows = database.sure_rows(question)
    except VaultError:
        return []
    return [Record(0, tuple(row), len(row), is_whole=True, pages=()) for row in rows]


def _rows(database: Database, table: str, go_on: Callable[[], object]) -> Iterator[Record]:
    """Yield the rows of a table by their places, jumping further each time one cannot be read."""
    question = (
        f"SELECT at, {', '.join(TABLES[table])}, mac, body FROM {table} "  # noqa: S608  our own names
        "WHERE at > ? ORDER BY at LIMIT ?"
    )
    last, many, jump = 0, PORTION, 1
    while last < FURTHEST:
        go_on()
        try:
            rows = database.sure_rows(question, (last, many))
        except VaultError:
            # The next question gets another connection; first with one row, then further on.
            last, jump = (last, jump) if many > 1 else (last + jump, jump * 2)
            many = 1
            continue
        if not rows:
            return
        for at, *values in rows:
            yield Record(at, (None, *values), len(values) + 1, is_whole=True, pages=())
        # Where a page of an earlier time was put back, the rows are not in order any more.
        last, many, jump = max(last + 1, *(row[0] for row in rows)), PORTION, 1


# second layer


def by_page(copy: Path, opened: Sequence[Opened], harvest: Harvest, step: Step = _nobody) -> None:
    """Take every row that lies on a page that is whole, without the tree above it."""
    header = opened[0].header
    step(0)
    with Sheets(copy, header.database_salt, masters(opened), step) as sheets:
        sheets.look_for_strays()
        harvest.key = harvest.key or next(_row_keys(sheets, header.lock.vault_id), None)
        for number, page in sheets.every():
            for record in records(number, page, sheets.page, ROW_WIDTHS):
                harvest.note_totals(record.values)
                row = salvage_rows.judged(record, harvest.key)
                if row is not None:
                    harvest.add(row, BY_PAGE)
            for record in records(number, page, sheets.page, INDEX_WIDTHS, in_index=True):
                salvage_rows.noted(record, harvest)


def _row_keys(sheets: Sheets, vault_id: bytes) -> Iterator[bytes]:
    for number, page in sheets.every():
        found = records(number, page, sheets.page, frozenset({3}))
        yield from salvage_rows.row_keys(found, vault_id)


def masters(opened: Sequence[Opened]) -> list[MasterKey]:
    """Return every master key of some key files, each once."""
    both = [(one.masters.present, one.masters.previous) for one in opened]
    return list(dict.fromkeys(key for pair in both for key in pair))


# third layer


@dataclass(frozen=True, slots=True)
class Former:
    """A backup that was opened and looked through to the last row; its database taken out."""

    path: Path
    made_at: datetime
    opened: Opened
    database: Path


def newest_good(
    heads: Sequence[backup_file.Head], opened: Sequence[Opened], look: Path, going: Going
) -> Former | None:
    """Return the newest backup that one of these opens and every row of which is whole.

    Its database lies at `look` then. Raises VaultUnwritableError.
    """
    pairs = [(head, one) for head in heads for one in opened
             if keyfile.raw(one.header) == head.keys]  # fmt: skip
    # By what was written last and not by their dates: a clock may have been set back in between.
    for head, of_it in sorted(pairs, key=lambda pair: _last_version(*pair), reverse=True):
        try:
            with disk.told():
                backup.take_out(head, of_it, backup.fresh(look), going)
        except (BackupDamagedError, NotABackupError):
            backup.clear(look)
            continue
        return Former(head.path, head.made_at, of_it, look)
    return None


def _last_version(head: backup_file.Head, opened: Opened) -> int:
    totals = head.totals(opened)
    return -1 if totals is None else totals.highest


def from_backup(former: Former, harvest: Harvest, step: Step = _nobody) -> None:
    """Take every row of a backup into a harvest of its own."""
    database = Database(former.database, former.opened.masters.present)
    try:
        _take_rows(database, former.opened.header.lock.vault_id, harvest, step)
    finally:
        database.close()


def seal_anew(harvest: Harvest, key: bytes) -> None:
    """Judge by a key of the seals that was found elsewhere what could not be judged."""
    for one in [one for one in harvest.rows.values() if one.seal is Seal.NONE]:
        del harvest.rows[one.key]
        harvest.add(salvage_rows.sealed(one, key), BY_PAGE)
