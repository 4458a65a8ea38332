"""What a cut or a stranger left beside the database: what can be used is, what is empty goes."""

import contextlib
import os
import stat
from pathlib import Path

from desktop.errors import VaultDamagedError, VaultError
from desktop.model.secret import MasterKey
from desktop.vault import disk, keeping
from desktop.vault.database import AGAIN, PAGE, PLAIN, Database
from desktop.vault.keyfile import Opened
from desktop.vault.ledger import Ledger

BESIDE = ("-journal", "-wal")
"""Behind the name of a database: what SQLite opens with it."""
ASIDE = ".aside"
FOR_EVER = float("inf")


def clear_odd(path: Path) -> None:
    """Take away what stands in the place of a journal and is no file; SQLite would wait for it.

    A pipe, a socket or a link that leads nowhere holds no words; a folder with something in it
    keeps all of it under a name beside. Raises VaultUnwritableError.
    """
    for beside in (path.with_name(path.name + ending) for ending in BESIDE):
        if os.path.lexists(beside) and not beside.is_file():
            with disk.told():
                _clear(beside)


def _clear(odd: Path) -> None:
    if not stat.S_ISDIR(odd.lstat().st_mode):
        odd.unlink()
        return
    try:
        odd.rmdir()
    except OSError:
        odd.rename(odd.with_name(odd.name + ASIDE))


def take_up(path: Path, opened: Opened) -> None:
    """Give a database that was written again its name, when the cut came just before that.

    Only while there is no other, and only one that opens with these keys and is whole to the last
    row; anything else stays as it is. Raises VaultUnwritableError.
    """
    part = path.with_name(path.name + AGAIN)
    if os.path.lexists(path) or not part.is_file():
        return
    clear_odd(part)
    keys = (opened.masters.present, opened.masters.previous)
    if any(_is_whole(part, key, opened) for key in keys):
        with disk.told():
            part.with_name(part.name + "-journal").unlink(missing_ok=True)
            part.replace(path)
            disk.sync_folder(path.parent)


def _is_whole(part: Path, key: MasterKey, opened: Opened) -> bool:
    with contextlib.suppress(VaultError):
        size = part.stat().st_size
        if not size or size % PAGE or disk.read(part, len(PLAIN)) == PLAIN:
            return False
        database = Database(part, key)
        try:
            return _holds_everything(database, size, opened)
        finally:
            database.close()
    return False


def _holds_everything(database: Database, size: int, opened: Opened) -> bool:
    if database.row("PRAGMA page_count") != (size // PAGE,):
        return False
    if database.rows("PRAGMA cipher_integrity_check"):
        return False
    ledger = Ledger(database, opened.header.lock.vault_id)
    if keeping.generation(ledger) > opened.header.generation:
        raise VaultDamagedError
    return ledger.check(FOR_EVER)
