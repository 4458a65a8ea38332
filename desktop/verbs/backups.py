"""Backups of an open vault: made, tried, thinned out; and a vault made of one of them."""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from desktop import lane
from desktop.errors import AppError, BackupDamagedError, VaultUnwritableError
from desktop.vault import backup, backup_file, keyfile
from desktop.vault import vault as vaults
from desktop.vault.backup import Going
from desktop.vault.cost import Bounds
from desktop.verbs.core import Core

HOURLY = timedelta(hours=1)
"""House 0.8."""
_AFTER_LOOKING, _AFTER_WORDS = 0.2, 0.9
"""How far a restore is after each step, of 1."""


Tell = Callable[[float], object]
"""Who is told how far the work is, from 0 to 1."""


def _nobody(_: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when it was made, and whether the secrets of today open it.

    Older ones open with the passphrase, or the phrase, of their time.
    """

    path: Path
    made_at: datetime
    is_present: bool


class NewFile(Protocol):
    """A file that has no name yet: of the door, which alone may make files elsewhere."""

    def write(self, content: bytes) -> None:
        """Append these bytes."""

    def settle(self) -> bytes:
        """Return what lies on the disk."""

    def keep(self) -> Path:
        """Give it its name."""

    def drop(self) -> None:
        """Leave nothing of it."""


class Begun:
    """A copy of the database on its way to a backup; the vault is not needed any more."""

    def __init__(self, copy: backup.Copied) -> None:
        self._copy = copy

    def finish(
        self, gives_way: Callable[[], bool] = lane.is_awaited, tell: Tell = _nobody
    ) -> Backup | None:
        """Return the backup once it was opened and compared; None when it gave way.

        Older ones are thinned out then (`model.rotation`). Raises VaultUnwritableError,
        BackupDamagedError; nothing is listed then.
        """
        path = backup.finished(self._copy, Going(gives_way, tell))
        if path is None:
            return None
        head = backup_file.read(path)
        backup.thin(head)
        return Backup(path, head.made_at, is_present=True)


class Backups(Core):
    """The verbs for backups of the open vault."""

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups in the vault's folder, newest first."""
        opened = self._vault.opened
        found = backup_file.found(self._backups, opened.header.lock.vault_id)
        return tuple(Backup(one.path, one.made_at, one.totals(opened) is not None) for one in found)

    def backup_is_due(self, *, is_hourly: bool) -> bool:
        """Return whether something was written that no backup holds.

        With `is_hourly` not before an hour has gone by since the last was made. A backup of other
        secrets counts as none: it does not open with all that opens the vault today. It is asked in
        quiet, when no save looks after the key files, so those come back into their places, too.
        """
        with contextlib.suppress(VaultUnwritableError):  # the next save says it
            self._vault.keep_locks()
        opened = self._vault.opened
        found = backup_file.found(self._backups, opened.header.lock.vault_id)
        held = {one.made_at: one.totals(opened) for one in found}
        if self._vault.ledger.totals() in held.values():
            return False
        # Where the clock was set back the newest is of a day to come: that must neither put one
        # off for days nor have one made every few minutes.
        present, now = [at for at, totals in held.items() if totals is not None], self._now()
        return not is_hourly or not any(timedelta(0) <= now - at < HOURLY for at in present)

    def begin_backup(
        self, gives_way: Callable[[], bool] = lane.is_awaited, tell: Tell = _nobody
    ) -> Begun | None:
        """Return a copy of the vault to be finished elsewhere, or None when it gave way.

        Raises VaultUnwritableError, VaultDamagedError.
        """
        copy = backup.copied(self._vault, self._now().astimezone(UTC), Going(gives_way, tell))
        return None if copy is None else Begun(copy)

    def delete_backups(self, wanted: Iterable[Backup]) -> None:
        """Remove backups of earlier secrets, once there is one of the present."""
        present = [one for one in self.backups() if one.is_present]
        for one in wanted:
            if present and not one.is_present and one.path.parent == self._backups:
                backup.remove(one.path)

    def tidy_backups(self) -> None:
        """Remove what a backup that was cut off left behind."""
        backup.tidy(self._vault.folder)

    @property
    def _backups(self) -> Path:
        return self._vault.folder / vaults.BACKUPS


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return every backup in a folder, newest first; which secrets open it is not known yet."""
    return tuple(
        Backup(one.path, one.made_at, is_present=False) for one in backup_file.found(folder)
    )


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """Return the backups that lie in the folder of a vault, newest first."""
    return backups_in(folder / vaults.BACKUPS)


def try_backup(
    path: Path, passphrase: str, folder: Path, bounds: Bounds, tell: Tell = _nobody
) -> Backup:
    """Return a backup that this passphrase opens, looked through to the last row.

    It needs the folder of a vault, to take the words out into. Raises NotABackupError,
    BackupDamagedError, VaultTooNewError, HeaderDamagedError, WrongSecretError, MemoryShortError,
    VaultUnwritableError.
    """
    head = backup.tried(path, passphrase, folder, bounds, Going(tell=tell))
    return Backup(path, head.made_at, is_present=True)


def restore(path: Path, new_file: Callable[[str], NewFile], tell: Tell = _nobody) -> None:
    """Make a vault of a backup, in an empty folder in which `new_file` makes files.

    The database first, under its passing name, then the key files: with them the vault exists
    (decision 0011). It opens with the secrets of its time. Raises NotABackupError,
    BackupDamagedError, VaultTooNewError, and what `new_file` raises.
    """
    head = backup_file.read(path)
    backup_file.assert_whole(path)
    tell(_AFTER_LOOKING)
    put(new_file(vaults.UNFINISHED), vaults.UNFINISHED, backup_file.database_of(head))
    tell(_AFTER_WORDS)
    for name in keyfile.NAMES:
        put(new_file(name), name, (head.keys,))
    tell(1.0)


def copy_elsewhere(one: Backup, new_file: Callable[[str], NewFile]) -> Path:
    """Return the path of a second copy of a backup, compared with the first.

    Raises BackupDamagedError where it is not the same, NotABackupError, and what `new_file` raises.
    """
    head = backup_file.read(one.path)
    return put(new_file(one.path.name), "", backup_file.every_piece(head))


def thin_elsewhere(path: Path, remove: Callable[[Path], None]) -> None:
    """Have removed what the rotation does not keep beside a copy; what cannot be, stays."""
    for one in backup.superfluous(backup_file.read(path)):
        with contextlib.suppress(AppError):
            remove(one)


def put(file: NewFile, name: str, pieces: Iterable[bytes]) -> Path:
    """Write a new file, read it back from the disk, and only then give it its name."""
    digest = hashlib.sha256()
    try:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
        _assert_same(file.settle(), digest.digest())
        path = file.keep()
    except BaseException:
        file.drop()
        raise
    if name and path.name != name:
        raise BackupDamagedError
    return path


def _assert_same(content: bytes, digest: bytes) -> None:
    if hashlib.sha256(content).digest() != digest:
        raise BackupDamagedError
