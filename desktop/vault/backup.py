"""Backups: one file each, which counts only once it was opened and compared.

A file holds the key file as it opened in the session and a copy of the database, so that it opens
with the secrets of its time.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import files
from desktop.errors import (
    BackupDamagedError,
    NotABackupError,
    VaultDamagedError,
    VaultUnwritableError,
)
from desktop.model import rotation
from desktop.vault import backup_file, disk, keeping, keyfile, slots
from desktop.vault.backup_file import Head
from desktop.vault.cost import Bounds
from desktop.vault.database import PAGE, Database
from desktop.vault.keyfile import Opened
from desktop.vault.ledger import Ledger, Totals
from desktop.vault.vault import BACKUPS, Vault

COPY, WHOLE, LOOK, TRIAL = "copy.part", "whole.part", "look.part", "trial.part"
READING = "reading.part"
"""Passing names: the copied database, the file that is written, and what is taken out of it."""
SLICE_S = 0.05
_AFTER_COPY, _AFTER_WRITING, _AFTER_TAKING_OUT, _AFTER_PAGES, _AFTER_TREES = 0.1, 0.2, 0.3, 0.5, 0.7
"""How far along the work is after each step, of 1."""


def _never() -> bool:
    return False


def _nobody(_: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Going:
    """How long work goes on: when it gives way, and who is told how far it is, from 0 to 1."""

    gives_way: Callable[[], bool] = _never
    tell: Callable[[float], object] = _nobody


class _GaveWayError(Exception):
    """Something else comes first; nothing is left behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy of the database of an open vault that is no backup yet."""

    folder: Path
    opened: Opened
    totals: Totals
    made_at: datetime


# making


def copied(vault: Vault, made_at: datetime, going: Going) -> Copied | None:
    """Return a copy of an open vault, or None when it gave way; used where the vault is.

    Raises VaultUnwritableError, VaultDamagedError.
    """
    vault.settle()
    folder = vault.folder / BACKUPS
    with disk.told():
        folder.mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
    totals = vault.ledger.totals()
    part = fresh(folder / COPY)
    try:
        is_done = vault.database.copy_to(part, going.gives_way)
    except BaseException:
        clear(part)
        raise
    if not is_done:
        clear(part)
        return None
    going.tell(_AFTER_COPY)
    return Copied(folder=folder, opened=vault.opened, totals=totals, made_at=made_at)


def finished(copy: Copied, going: Going) -> Path | None:
    """Return the backup made of a copy once it was opened and compared, or None: it gave way.

    Needs no vault, and is used on another thread. Raises VaultUnwritableError, BackupDamagedError;
    nothing is listed then.
    """
    part, source = copy.folder / WHOLE, copy.folder / COPY
    try:
        with disk.told():
            backup_file.write(fresh(part), copy.opened, source, (copy.made_at, copy.totals))
            going.tell(_AFTER_WRITING)
            verify(part, copy, going)
            path = files.give_name(part, copy.folder, backup_file.name_of(copy.made_at))
            disk.sync_folder(copy.folder)
    except _GaveWayError:
        return None
    except NotABackupError:
        # What was just written cannot be read back.
        raise VaultUnwritableError from None
    finally:
        clear(part)
        clear(source)
    going.tell(1.0)
    return path


def verify(path: Path, copy: Copied, going: Going) -> None:
    """Open what lies on the disk, and raise BackupDamagedError unless it is what was copied."""
    head = backup_file.read(path)
    if head.keys != keyfile.raw(copy.opened.header) or head.totals(copy.opened) != copy.totals:
        raise BackupDamagedError
    _assert_opens(head, copy.opened, fresh(copy.folder / LOOK), going)


# opening


def tried(path: Path, passphrase: str, folder: Path, bounds: Bounds, going: Going) -> Head:
    """Return the head of a backup that this passphrase opens, and every row of which is whole.

    It goes the whole way; the database is taken out into a vault's folder for that. Raises
    NotABackupError, BackupDamagedError, VaultTooNewError, HeaderDamagedError, WrongSecretError,
    MemoryShortError, VaultUnwritableError.
    """
    head = backup_file.read(path)
    header = keyfile.parse(head.keys, bounds)
    opened = keyfile.unseal(header, slots.key_of_passphrase(passphrase, header.lock))
    going.tell(_AFTER_WRITING)
    with disk.told():
        (folder / BACKUPS).mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
        _assert_opens(head, opened, fresh(folder / BACKUPS / TRIAL), going)
    return head


def _assert_opens(head: Head, opened: Opened, look: Path, going: Going) -> None:
    try:
        take_out(head, opened, look, going)
    finally:
        clear(look)


def take_out(head: Head, opened: Opened, look: Path, going: Going) -> None:
    """Put the database of a backup into an empty file, once every page, tree and row is whole.

    Each is looked at on a fresh connection. Raises BackupDamagedError, NotABackupError, OSError;
    what was written until then is still there.
    """
    try:
        totals = backup_file.assert_signed(head, opened)
        with look.open("wb", buffering=0) as file:
            for piece in backup_file.database_of(head):
                files.write_all(file.fileno(), piece)
        going.tell(_AFTER_TAKING_OUT)
        _assert_sound(look, opened, totals, going)
    except VaultDamagedError:
        raise BackupDamagedError from None


def _assert_sound(look: Path, opened: Opened, totals: Totals, going: Going) -> None:
    for question, answer, after in (
        ("PRAGMA cipher_integrity_check", [], _AFTER_PAGES),
        ("PRAGMA integrity_check", [("ok",)], _AFTER_TREES),
    ):
        with _connected(look, opened) as database:
            if database.rows(question) != answer:
                raise BackupDamagedError
        _go_on(going, after)
    with _connected(look, opened) as database:
        ledger = Ledger(database, opened.header.lock.vault_id)
        is_whole = database.row("PRAGMA page_count") == (look.stat().st_size // PAGE,)
        # A key file older than what the database noted would be refused at the opening.
        is_of_its_time = keeping.generation(ledger) <= opened.header.generation
        if not is_whole or not is_of_its_time or ledger.totals() != totals:
            raise BackupDamagedError
        while not ledger.check(SLICE_S):
            _go_on(going, _AFTER_TREES)


@contextlib.contextmanager
def _connected(path: Path, opened: Opened) -> Iterator[Database]:
    database = Database(path, opened.masters.present)
    try:
        yield database
    finally:
        database.close()


def _go_on(going: Going, after: float) -> None:
    going.tell(after)
    if going.gives_way():
        raise _GaveWayError


# putting away


def superfluous(latest: Head) -> tuple[Path, ...]:
    """Return what the rotation does not keep beside the newest of a vault, in its folder."""
    mine = backup_file.found(latest.path.parent, latest.vault_id)
    stay = rotation.kept((one.made_at for one in mine), latest.made_at)
    return tuple(one.path for one in mine if one.made_at not in stay)


def thin(latest: Head) -> None:
    """Remove what the rotation does not keep; what cannot be removed stays for the next time."""
    for path in superfluous(latest):
        remove(path)


def remove(path: Path) -> None:
    """Remove a backup if the disk allows it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove what a backup that was cut off left behind in the folder of a vault."""
    for name in (COPY, WHOLE, LOOK, TRIAL, READING):
        clear(folder / BACKUPS / name)


def fresh(path: Path) -> Path:
    """Make an empty file for its owner only, in the place of what a cut left there."""
    clear(path)
    with disk.told():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, disk.PRIVATE_FILE))
    return path


def clear(path: Path) -> None:
    """Remove a database and its journal if the disk allows it."""
    for name in (path.name, f"{path.name}-journal"):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)
