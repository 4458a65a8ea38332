"""The newest good backup of a vault that is damaged, opened to be read and for nothing else.

Its database is taken out into the folder of the vault, looked through, and opened so that SQLite
itself refuses every change. The damaged files are not touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import NoGoodBackupError
from desktop.vault import backup, disk, guard, salvage_layers, schema, vault
from desktop.vault.backup import Going
from desktop.vault.cost import Bounds
from desktop.vault.database import SAFE, Database, for_reading
from desktop.vault.ledger import Ledger
from desktop.vault.salvage_layers import Former, KeyOf


@dataclass(slots=True)
class Kept:
    """What a backup holds, open to be read; `made_at` is when it was made."""

    made_at: datetime
    guard: int
    database: Database
    ledger: Ledger
    look: Path

    def close(self) -> None:
        """Close it and leave nothing of it."""
        self.database.close()
        backup.clear(self.look)
        guard.release(self.guard)


def opened(folder: Path, key_of: KeyOf, bounds: Bounds, backups: Sequence[Path] = ()) -> Kept:
    """Return the newest backup that this secret opens and every row of which is whole.

    Raises WrongSecretError, HeaderDamagedError, VaultTooNewError, MemoryShortError,
    VaultInUseError, VaultUnwritableError, NoGoodBackupError.
    """
    held = guard.hold(folder / vault.LOCK)
    look = folder / vault.BACKUPS / backup.READING
    try:
        keys = salvage_layers.openers(folder, backups, key_of, bounds)
        with disk.told():
            look.parent.mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
        heads = salvage_layers.found_backups(folder, backups)
        former = _assert_found(salvage_layers.newest_good(heads, keys, look, Going()))
        database = _connected(former)
        ledger = Ledger(database, former.opened.header.lock.vault_id)
    except BaseException:
        backup.clear(look)
        guard.release(held)
        raise
    return Kept(former.made_at, held, database, ledger, look)


def _assert_found(former: Former | None) -> Former:
    if former is None:
        raise NoGoodBackupError
    return former


def _connected(former: Former) -> Database:
    """Bring the tables of the copy to the present form, then open it so that nothing can change."""
    key = former.opened.masters.present
    database = Database(former.database, key, SAFE)
    try:
        schema.bring_up(database)
    finally:
        database.close()
    return Database(former.database, key, for_reading(SAFE))
