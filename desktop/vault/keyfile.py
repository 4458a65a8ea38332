"""The key file beside the database, kept twice: what opens the vault, and nothing else.

The form is described byte by byte in docs/vault-format.md.
"""

import hashlib
import os
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias

from desktop.errors import (
    HeaderDamagedError,
    VaultTooNewError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.vault import disk, sealing, slots
from desktop.vault.cost import Bounds, Cost

NAMES = ("keys", "keys.bak")
VERSION = 1
MAGIC = b"STILLKEY"
MOST_BYTES = 65_536
"""No version will ever write a longer one."""
MOST_OTHERS = 100
"""So many key files of other computers are kept beside each of the two; further ones are not."""
Marks: TypeAlias = tuple[tuple[int, ...] | None, ...]
"""What tells a key file from another without reading it, of each place."""

_FRONT = struct.Struct(">8sHHIIIQ16s16s16s32s")
_ENTRY = struct.Struct(">B32s")
_SUM = 32
_RING_ABOUT = b"stillpage ring 1"
_MAC_PURPOSE = b"stillpage key file 1"
_RING_PURPOSE = b"stillpage key ring 1"
_RING_SIZE = sealing.NONCE + 1 + sealing.KEY + slots.COUNT * _ENTRY.size + sealing.TAG
SIZE = _FRONT.size + slots.COUNT * slots.SIZE + _RING_SIZE + 2 * _SUM


class Opener(IntEnum):
    """What kind of secret a slot is for; 0 is no secret."""

    PASSPHRASE = 1
    PHRASE = 2
    SHARES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What is known of the living secrets: kind and public key of each, never the secret.

    `is_pending` says that a change of the master key has begun and may not be finished.
    """

    openers: tuple[tuple[Opener, bytes], ...]
    attempts_private: bytes
    is_pending: bool = False

    def public(self, kind: Opener) -> bytes | None:
        """Return the public key of the secret of this kind, or None."""
        return next((public for one, public in self.openers if one == kind), None)

    def having(self, kind: Opener, public: bytes) -> "Ring":
        """Return this ring with one secret of this kind, the former one retired."""
        others = self.without(kind).openers
        return Ring(openers=(*others, (kind, public)), attempts_private=self.attempts_private)

    def without(self, kind: Opener) -> "Ring":
        """Return this ring with no secret of this kind."""
        others = tuple(entry for entry in self.openers if entry[0] != kind)
        return Ring(openers=others, attempts_private=self.attempts_private)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A key file as anybody can read it."""

    lock: slots.Lock
    generation: int
    database_salt: bytes
    attempts_public: bytes
    boxes: tuple[bytes, ...] = ()
    ring: bytes = b""
    signed: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A key file as its owner reads it."""

    header: Header
    masters: slots.Masters
    ring: Ring


def build(opened: Opened) -> bytes:
    """Return the bytes of a key file for these keys; every slot and seal is made afresh."""
    header, masters = opened.header, opened.masters
    lock, cost = header.lock, header.lock.cost
    front = _FRONT.pack(
        MAGIC, VERSION, 0, cost.memory_kib, cost.passes, cost.lanes, header.generation,
        lock.vault_id, lock.salt, header.database_salt, header.attempts_public,
    )  # fmt: skip
    boxes = slots.fill(tuple(public for _, public in opened.ring.openers), masters)
    present = masters.present.raw
    ring = sealing.seal(
        sealing.subkey(present, _RING_PURPOSE), _ring_bytes(opened.ring), _RING_ABOUT
    )
    signed = front + b"".join(boxes) + ring
    signature = sealing.tag(sealing.subkey(present, _MAC_PURPOSE), signed)
    return signed + signature + hashlib.sha256(signed + signature).digest()


def _ring_bytes(ring: Ring) -> bytes:
    entries = [_ENTRY.pack(kind, public) for kind, public in ring.openers]
    entries += [bytes(_ENTRY.size)] * (slots.COUNT - len(entries))
    return bytes([ring.is_pending]) + ring.attempts_private + b"".join(entries)


def _ring(content: bytes) -> Ring:
    start = 1 + sealing.KEY
    entries = [_ENTRY.unpack_from(content, start + n * _ENTRY.size) for n in range(slots.COUNT)]
    return Ring(
        openers=tuple((Opener(kind), public) for kind, public in entries if kind),
        attempts_private=content[1:start],
        is_pending=bool(content[0]),
    )


def parse(raw: bytes | None, bounds: Bounds) -> Header:
    """Return a key file's header before any secret is known.

    Raises HeaderDamagedError for bytes that are not what was written or a cost out of bounds,
    VaultTooNewError for a later version; nothing is derived in any case.
    """
    if raw is None or len(raw) < len(MAGIC) + 2 + _SUM:
        raise HeaderDamagedError
    # Every version ends with this sum, so that damage is never taken for a newer version.
    if hashlib.sha256(raw[:-_SUM]).digest() != raw[-_SUM:] or not raw.startswith(MAGIC):
        raise HeaderDamagedError
    if int.from_bytes(raw[len(MAGIC) : len(MAGIC) + 2]) > VERSION:
        raise VaultTooNewError
    if len(raw) != SIZE:
        raise HeaderDamagedError
    return _parse(raw, bounds)


def _parse(raw: bytes, bounds: Bounds) -> Header:
    _, version, _, memory_kib, passes, lanes, generation, *rest = _FRONT.unpack_from(raw)
    vault_id, salt, database_salt, attempts_public = rest
    cost = Cost(memory_kib=memory_kib, passes=passes, lanes=lanes)
    if version != VERSION or not bounds.hold(cost):
        raise HeaderDamagedError
    ring_at = _FRONT.size + slots.COUNT * slots.SIZE
    return Header(
        lock=slots.Lock(vault_id=vault_id, salt=salt, cost=cost),
        generation=generation,
        database_salt=database_salt,
        attempts_public=attempts_public,
        boxes=tuple(raw[at : at + slots.SIZE] for at in range(_FRONT.size, ring_at, slots.SIZE)),
        ring=raw[ring_at : ring_at + _RING_SIZE],
        signed=raw[: -2 * _SUM],
        signature=raw[-2 * _SUM : -_SUM],
    )


def raw(header: Header) -> bytes:
    """Return the very bytes of the key file this header was parsed from."""
    signed = header.signed + header.signature
    return signed + hashlib.sha256(signed).digest()


def unseal(header: Header, private: bytes) -> Opened:
    """Return what the key file holds, or raise WrongSecretError, HeaderDamagedError."""
    masters = slots.unseal(header.boxes, private)
    if masters is None:
        raise WrongSecretError
    signature = sealing.tag(sealing.subkey(masters.present.raw, _MAC_PURPOSE), header.signed)
    if not sealing.same(signature, header.signature):
        raise HeaderDamagedError
    content = sealing.unseal(
        sealing.subkey(masters.present.raw, _RING_PURPOSE), header.ring, _RING_ABOUT
    )
    if content is None:
        raise HeaderDamagedError
    return Opened(header=header, masters=masters, ring=_ring(content))


def read(folder: Path, bounds: Bounds) -> tuple[Header, ...]:
    """Return the whole headers of a vault, newest first, at most two.

    Raises HeaderDamagedError when none is whole, VaultTooNewError when one is of a later version.
    """
    whole: list[Header] = []
    for name in NAMES:
        try:
            whole.append(parse(disk.read(folder / name, MOST_BYTES), bounds))
        except HeaderDamagedError:
            continue
    if not whole:
        raise HeaderDamagedError
    return tuple(sorted(whole, key=lambda header: header.generation, reverse=True))


def write(folder: Path, raw: bytes, names: Sequence[str] = NAMES) -> None:
    """Keep a key file in both places, one after the other, or raise VaultUnwritableError."""
    for name in names:
        disk.write_whole(folder / name, raw)


def are_alike(folder: Path, raw: bytes = b"") -> bool:
    """Return whether both copies are there and the same: these bytes, if any are given."""
    one, other = (disk.read(folder / name, MOST_BYTES) for name in NAMES)
    return one is not None and one == other == (raw or one)


def marks(folder: Path) -> Marks:
    """Return what changes when another file comes into one of the two places, or it is written."""
    return tuple(_mark(folder / name) for name in NAMES)


def _mark(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def stay(folder: Path, header: Header, own: Collection[bytes], seen: Marks) -> Marks:
    """Return the marks of both places if they hold this key file, which is put back otherwise.

    Nothing is read while the marks are those that were seen. The very same bytes come back, so
    that two computers which do this to each other leave no more than one other file. Raises
    VaultUnwritableError if it stands in neither place.
    """
    found = marks(folder)
    if found == seen or are_alike(folder, raw(header)):
        return found
    try:
        keep_others(folder, own)
        write(folder, raw(header))
    except VaultUnwritableError:
        # With one of the two all words open: the next save tries again.
        if all(disk.read(folder / name, MOST_BYTES) != raw(header) for name in NAMES):
            raise
    return ()


def keep_others(folder: Path, own: Collection[bytes]) -> None:
    """Keep beside what another computer put in place of our key files, before ours come back.

    It alone may open another state of the vault (decision 0077). It is told from what we wrote
    ourselves by the sums of ours, for each computer counts its generations by itself. Raises
    VaultUnwritableError.
    """
    for name in NAMES:
        found = disk.read(folder / name, MOST_BYTES)
        if found is None or not _is_whole(found) or sum_of(found) in own:
            continue
        numbered = [folder / f"{name} ({number})" for number in range(2, MOST_OTHERS + 2)]
        if not any(disk.read(path, MOST_BYTES) == found for path in numbered):
            free = next((path for path in numbered if not os.path.lexists(path)), None)
            if free is not None:
                disk.write_whole(free, found)


def with_own(noted: Sequence[bytes], header: Header) -> list[bytes]:
    """Return the sums of our key files, as noted, with the one that has just opened the vault."""
    opened = sum_of(raw(header))
    return [*noted, *([] if opened in noted else [opened])]


def sum_of(raw: bytes) -> bytes:
    """Return what a key file is known by."""
    return hashlib.sha256(raw).digest()


def _is_whole(found: bytes) -> bool:
    is_long_enough = len(found) >= len(MAGIC) + 2 + _SUM
    return is_long_enough and found.startswith(MAGIC) and sum_of(found[:-_SUM]) == found[-_SUM:]
