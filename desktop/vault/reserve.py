"""Two MiB kept free inside the vault folder, so that the last words fit on a full disk."""

import contextlib
import os
from pathlib import Path

from desktop.vault import disk

NAME = "reserve"
SIZE = 2 * 1024 * 1024


def make(folder: Path) -> None:
    """Make the reserve if it is not there, or raise VaultUnwritableError."""
    path = folder / NAME
    if not path.exists() or path.stat().st_size != SIZE:
        # Random bytes: zeros would be stored as a hole and keep nothing free.
        disk.write_whole(path, os.urandom(SIZE))


def give_up(folder: Path) -> None:
    """Give the space to the words that have to be saved; without a reserve nothing happens."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
