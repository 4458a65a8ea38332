"""The form of a backup: a key file, a database and what shows that both are as they were written.

It is described byte by byte in docs/vault-format.md.
"""

import contextlib
import hashlib
import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from desktop import files
from desktop.errors import BackupDamagedError, NotABackupError, VaultError, VaultTooNewError
from desktop.vault import keyfile, sealing
from desktop.vault.database import PAGE
from desktop.vault.keyfile import Opened
from desktop.vault.ledger import Totals

MAGIC = b"STILLCPY"
VERSION = 1
SUFFIX = ".backup"
_NAME = "%Y-%m-%d-%H%M%S" + SUFFIX
_FRONT = struct.Struct(">8sHHIQQ")
_TOLD = struct.Struct(">QQ32s")
_BOX = sealing.NONCE + _TOLD.size + sealing.TAG
_SUM = 32
_PURPOSE = b"stillpage backup 1"
_BOX_PURPOSE = b"stillpage backup totals 1"
_PIECE = 1 << 20
_VAULT_ID = slice(32, 48)
"""Where a key file has the id of its vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What anybody can read of a backup."""

    path: Path
    made_at: datetime
    keys: bytes
    box: bytes
    front: bytes
    size: int

    @property
    def vault_id(self) -> bytes:
        """Return the id of the vault this was made of."""
        return self.keys[_VAULT_ID]

    @property
    def begins(self) -> int:
        """Return where the database begins in the file."""
        return len(self.front) + len(self.keys) + len(self.box)

    def totals(self, opened: Opened) -> Totals | None:
        """Return what the vault held then, or None where its secrets have changed since."""
        key = sealing.subkey(opened.masters.present.raw, _BOX_PURPOSE)
        content = sealing.unseal(key, self.box, self.front + self.keys)
        if content is None:
            return None
        rows, highest, total = _TOLD.unpack(content)
        return Totals(rows, highest, int.from_bytes(total))


def name_of(made_at: datetime) -> str:
    """Return the name of a backup made at this moment; it says nothing but that, in UTC."""
    return made_at.astimezone(UTC).strftime(_NAME)


# writing


def write(part: Path, opened: Opened, source: Path, told: tuple[datetime, Totals]) -> None:
    """Put key file, database and sums into one file, and that on the disk; raises OSError.

    `told` is when the database was copied, and what it held then.
    """
    made_at, totals = told
    keys, master = keyfile.raw(opened.header), opened.masters.present.raw
    moment = round(made_at.timestamp() * 1000)
    front = _FRONT.pack(MAGIC, VERSION, 0, len(keys), moment, source.stat().st_size)
    content = _TOLD.pack(totals.rows, totals.highest, totals.sum.to_bytes(32))
    box = sealing.seal(sealing.subkey(master, _BOX_PURPOSE), content, front + keys)
    digest = hashlib.sha256()
    with part.open("wb", buffering=0) as target, source.open("rb") as database:
        for piece in (front + keys + box, *iter(lambda: database.read(_PIECE), b"")):
            files.write_all(target.fileno(), piece)
            digest.update(piece)
        tag = sealing.tag(sealing.subkey(master, _PURPOSE), digest.digest())
        digest.update(tag)
        files.write_all(target.fileno(), tag + digest.digest())
        os.fsync(target.fileno())


# reading


def read(path: Path) -> Head:
    """Return the head of a backup without looking at what follows.

    Raises NotABackupError, BackupDamagedError, VaultTooNewError.
    """
    try:
        # Before it is opened: a pipe in its place would never answer.
        if not path.is_file():
            raise NotABackupError
        with path.open("rb") as file:
            return _head(path, file)
    except (OSError, ValueError):
        raise NotABackupError from None


def _head(path: Path, file: BinaryIO) -> Head:
    front = file.read(_FRONT.size)
    if not front.startswith(MAGIC):
        raise NotABackupError
    if len(front) < _FRONT.size:
        raise BackupDamagedError
    _, version, _, key_length, moment, size = _FRONT.unpack(front)
    if version > VERSION:
        # Every version ends with the sum, so that damage is never taken for a newer version.
        assert_whole(path)
        raise VaultTooNewError
    keys, box = file.read(min(key_length, keyfile.MOST_BYTES)), file.read(_BOX)
    whole = _FRONT.size + key_length + _BOX + size + 2 * _SUM
    is_whole = os.fstat(file.fileno()).st_size == whole and size and not size % PAGE
    if version != VERSION or not is_whole:
        raise BackupDamagedError
    made_at = _moment(moment)
    return Head(path=path, made_at=made_at, keys=keys, box=box, front=front, size=size)


def _moment(milliseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        raise BackupDamagedError from None


def assert_whole(path: Path) -> tuple[bytes, bytes]:
    """Return the digest and the tag of a file that is as it was written, read from the disk.

    Raises BackupDamagedError, or NotABackupError where it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as file:
            if sys.platform == "linux":  # pragma: no branch  elsewhere it cannot be asked for
                # What lies on the disk already need not stay in memory: it is read from there then.
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            for piece in _pieces(file, os.fstat(file.fileno()).st_size - 2 * _SUM):
                digest.update(piece)
            signed, tag, wanted = digest.digest(), file.read(_SUM), file.read(_SUM)
    except OSError:
        raise NotABackupError from None
    digest.update(tag)
    if digest.digest() != wanted:
        raise BackupDamagedError
    return signed, tag


def assert_signed(head: Head, opened: Opened) -> Totals:
    """Return what a backup held, or raise BackupDamagedError where another hand wrote it."""
    signed, tag = assert_whole(head.path)
    totals = head.totals(opened)
    wanted = sealing.tag(sealing.subkey(opened.masters.present.raw, _PURPOSE), signed)
    if totals is None or not sealing.same(tag, wanted):
        raise BackupDamagedError
    return totals


def database_of(head: Head) -> Iterator[bytes]:
    """Yield the database of a backup piece by piece; raises what `every_piece` raises."""
    yield from _pieces_of(head.path, head.begins, head.size)


def every_piece(head: Head) -> Iterator[bytes]:
    """Yield the whole file piece by piece; raises NotABackupError, BackupDamagedError."""
    yield from _pieces_of(head.path, 0, head.begins + head.size + 2 * _SUM)


def _pieces_of(path: Path, begins: int, size: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            file.seek(begins)
            yield from _pieces(file, size)
    except OSError:
        raise NotABackupError from None


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    rest = size
    while rest > 0:
        piece = file.read(min(rest, _PIECE))
        if not piece:
            raise BackupDamagedError
        rest -= len(piece)
        yield piece


def found(folder: Path, vault_id: bytes | None = None) -> tuple[Head, ...]:
    """Return the backups in a folder, newest first: all, or those of one vault.

    What is none, or is damaged at its beginning or its end, is left out.
    """
    heads: list[Head] = []
    try:
        paths = [path for path in folder.iterdir() if path.suffix == SUFFIX]
    except OSError:
        return ()
    for path in paths:
        with contextlib.suppress(VaultError):
            heads.append(read(path))
    mine = [one for one in heads if vault_id is None or one.vault_id == vault_id]
    return tuple(sorted(mine, key=lambda one: (one.made_at, one.path.name), reverse=True))
