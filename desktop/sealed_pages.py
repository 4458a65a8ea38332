"""A sealed file for another vault: chosen pages, closed with a passphrase of their own.

The form is described byte by byte in docs/sealed-pages.md.
"""

from pathlib import Path

from desktop.errors import (
    NotASealedFileError,
    SealedFileDamagedError,
    SealedFileFullError,
    SealedFileLockedError,
    SealedFileTooDearError,
    SealedFileTooNewError,
    SealedFileUnreadableError,
)
from desktop.model import manifest_json
from desktop.model.manifest import Manifest
from desktop.sealed_form import COST, SHIPPED, Family, Refusals, exactly
from desktop.vault.cost import Bounds, Cost

__all__ = ["COST", "SHIPPED"]

NEUTRAL_NAME = "pages.dat"
"""The file name offered; that of a file with questions, too, so that it tells neither."""
ENDING = ".dat"
REFUSALS = Refusals(
    unreadable=SealedFileUnreadableError,
    other=NotASealedFileError,
    damaged=SealedFileDamagedError,
    too_new=SealedFileTooNewError,
    too_dear=SealedFileTooDearError,
    locked=SealedFileLockedError,
    full=SealedFileFullError,
)
FAMILY = Family(
    magic=bytes.fromhex("11a655e20d0a1a0a"),
    version=1,
    name="pages",
    sizes=tuple(size * 1024 for size in (64, 512, 2048, 8192)),
    most_content=8_000_000,
    errors=REFUSALS,
)
"""Two thousand pages of words are about six million bytes."""


def seal(manifest: Manifest, passphrase: str, cost: Cost = COST) -> bytes:
    """Return the bytes of a sealed file that was read back, opened from nothing but itself.

    Raises SealedFileFullError, MemoryShortError; SealedFileDamagedError if what was read back
    differs. Drawings are carried by their words (`manifest_json`).
    """
    try:
        plain = manifest_json.encode(manifest)
    except ValueError:
        raise SealedFileFullError from None
    raw = FAMILY.seal(plain, passphrase, cost)
    if read(raw, passphrase, exactly(cost)) != manifest_json.carried(manifest):
        raise SealedFileDamagedError
    return raw


def read(raw: bytes, passphrase: str, bounds: Bounds = SHIPPED) -> Manifest:
    """Return the pages of a sealed file.

    Raises NotASealedFileError, SealedFileDamagedError, SealedFileTooNewError,
    SealedFileTooDearError before anything is derived; then MemoryShortError,
    SealedFileLockedError, or SealedFileDamagedError for a content that no version writes.
    """
    plain = FAMILY.open(raw, passphrase, bounds)
    try:
        return manifest_json.decode(plain)
    except ValueError:
        raise SealedFileDamagedError from None


def read_file(path: Path, passphrase: str, bounds: Bounds = SHIPPED) -> Manifest:
    """Return the pages of the sealed file at this place.

    Raises SealedFileUnreadableError and what `read` raises.
    """
    return read(FAMILY.load(path), passphrase, bounds)


def check(path: Path, bounds: Bounds = SHIPPED) -> None:
    """Raise SealedFileUnreadableError, and what `read` raises before anything is derived."""
    FAMILY.check(FAMILY.load(path), bounds)


def looks_like_one(path: Path) -> bool:
    """Return whether a file has the length and the beginning of a sealed file."""
    return FAMILY.looks_like_one(path)
