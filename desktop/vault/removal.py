"""Removing a vault: its keys are overwritten first, then its own files go, and no others.

What the disk keeps of overwritten places nobody can promise; whoever finds it needs the passphrase.
"""

import contextlib
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from desktop import files
from desktop.vault import attempts, backup_file, disk, keyfile, reserve
from desktop.vault.database import AGAIN, PAGE
from desktop.vault.remains import BESIDE
from desktop.vault.vault import BACKUPS, DATABASE, LOCK, UNFINISHED

_DATABASES = (DATABASE, UNFINISHED, DATABASE + AGAIN)
_WRITTEN = (*keyfile.NAMES, reserve.NAME, attempts.NAME)
OWN = (
    *keyfile.NAMES,
    *(f"{name}.new" for name in _WRITTEN),
    *(f"{name}{ending}" for name in _DATABASES for ending in ("", *BESIDE)),
    reserve.NAME,
    attempts.NAME,
    LOCK,
    files.WAITING,
)
"""The names this program gives to files in the folder of a vault, the keys in front."""
_OTHER_KEYS = re.compile(r"keys(\.bak)? \(\d+\)(\.new)?")
"""How it names key files of another computer that it kept beside its own (keyfile.keep_others)."""
_PART = ".part"


def destroy(folder: Path, vault_id: bytes, passing: Sequence[str] = ()) -> tuple[str, ...]:
    """Remove a closed vault with the backups in its folder; return the names of what stays.

    Keys of another state of it, kept beside its own, are written over like these, and go.
    `passing` are folders in which this program works for a while; what was left in one goes, too.
    Raises VaultUnwritableError; with the first key file gone over, what is left opens no more but
    from a backup. What somebody else put into the folder is left as it is.
    """
    backups = folder / BACKUPS
    with disk.told():
        others = _other_keys(folder)
        for name in (*keyfile.NAMES, *others):
            overwrite(folder / name, keyfile.MOST_BYTES)
        overwrite(folder / DATABASE, PAGE)
        heads = backup_file.found(backups, vault_id)
        for head in heads:
            overwrite(head.path, head.begins)
        for path in (*(head.path for head in heads), *_parts(backups)):
            path.unlink(missing_ok=True)
        for name in passing:
            _empty(folder / name)
        for one in (backups, *(folder / name for name in passing)):
            with contextlib.suppress(OSError):
                one.rmdir()
        for name in (*OWN, *others):
            _remove(folder / name)
        disk.sync_folder(folder)
    return tuple(sorted(path.name for path in folder.iterdir()))


def overwrite(path: Path, most: int) -> None:
    """Put random bytes over the beginning of a file, on the disk itself; raises OSError.

    What is no file, or a link to one elsewhere, is left alone.
    """
    flags = os.O_WRONLY
    for kind in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT", "O_NONBLOCK"):
        flags |= getattr(os, kind, 0)
    if not _is_file(path):
        return
    descriptor = os.open(path, flags)
    try:
        size = min(os.fstat(descriptor).st_size, most)
        files.write_all(descriptor, os.urandom(size))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _other_keys(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if _OTHER_KEYS.fullmatch(path.name)]


def _parts(backups: Path) -> list[Path]:
    try:
        return [path for path in backups.iterdir() if path.suffix == _PART and _is_file(path)]
    except OSError:
        return []


def _empty(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if _is_file(path):
            overwrite(path, PAGE)
            path.unlink()


def _remove(path: Path) -> None:
    if os.path.lexists(path) and not stat.S_ISDIR(path.lstat().st_mode):
        path.unlink(missing_ok=True)


def _is_file(path: Path) -> bool:
    return os.path.lexists(path) and stat.S_ISREG(path.lstat().st_mode)
