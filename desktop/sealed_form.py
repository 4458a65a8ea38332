"""The form that all sealed files share: a front, what is sealed, a sum; told apart by their magic.

It is described byte by byte in docs/question-file.md and docs/sealed-pages.md.
"""

import hashlib
import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import AppError
from desktop.vault import disk, sealing, slots
from desktop.vault.cost import MIB, Bounds, Cost

COST = Cost(memory_kib=256 * MIB, passes=3, lanes=4)
"""Fixed: the computer that will open the file is another one and cannot be measured here."""
SHIPPED = Bounds(memory_kib=(64 * MIB, 1024 * MIB), passes=(1, 10), lanes=(1, 16), target_s=0)

FRONT = struct.Struct(">8sHIII16s32s")
LENGTH = struct.Struct(">I")
SUM = 32
ADDED = FRONT.size + sealing.NONCE + sealing.TAG + SUM
_OURS = 4
_SALT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What is raised for each thing that can be wrong with a file of one family."""

    unreadable: type[AppError]
    other: type[AppError]
    damaged: type[AppError]
    too_new: type[AppError]
    too_dear: type[AppError]
    locked: type[AppError]
    full: type[AppError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One kind of sealed file.

    The first four bytes of `magic` are of chance and alone say whose file it is, then line ends as
    in PNG. A file has one of the few `sizes`, so that its length says next to nothing.
    `most_content` are bytes before packing; zlib adds at most 11, and 5 in 16 KiB.
    """

    magic: bytes
    version: int
    name: str
    sizes: tuple[int, ...]
    most_content: int
    errors: Refusals

    @property
    def most_bytes(self) -> int:
        """Return how long the longest file is, in every version."""
        return self.sizes[-1]

    def seal(self, plain: bytes, passphrase: str, cost: Cost) -> bytes:
        """Return the bytes of a file that holds this; raises `full`, MemoryShortError.

        Whoever makes one reads it back from its own bytes before anybody gets it.
        """
        if len(plain) > self.most_content:
            raise self.errors.full
        content = self.padded(zlib.compress(plain, 9))
        salt = os.urandom(_SALT)
        key, check = self._keys(passphrase, salt, cost)
        front = FRONT.pack(
            self.magic, self.version, cost.memory_kib, cost.passes, cost.lanes, salt, check
        )
        whole = front + sealing.seal(key, content, front)
        return whole + hashlib.sha256(whole).digest()

    def open(self, raw: bytes, passphrase: str, bounds: Bounds) -> bytes:
        """Return what a file holds.

        Raises `other`, `damaged`, `too_new`, `too_dear` before anything is derived; then
        MemoryShortError, `locked`, or `damaged` for a content that no version writes.
        """
        cost, salt, check = self._front(raw, bounds)
        key, expected = self._keys(passphrase, salt, cost)
        if not sealing.same(check, expected):
            raise self.errors.locked
        content = sealing.unseal(key, raw[FRONT.size : -SUM], raw[: FRONT.size])
        if content is None:
            raise self.errors.damaged
        return self._unpacked(self._unpadded(content))

    def load(self, path: Path) -> bytes:
        """Return what is in a file, cut off where no file of this family is longer.

        Raises `unreadable`.
        """
        raw = disk.read(path, self.most_bytes + 1)
        if raw is None:
            raise self.errors.unreadable
        return raw

    def check(self, raw: bytes, bounds: Bounds) -> None:
        """Raise what `open` raises before anything is derived."""
        self._front(raw, bounds)

    def looks_like_one(self, path: Path) -> bool:
        """Return whether a file has the length and the beginning of one of this family."""
        try:
            if path.stat().st_size not in self.sizes:
                return False
        except OSError:
            return False
        return disk.read(path, len(self.magic)) == self.magic

    def padded(self, packed: bytes) -> bytes:
        """Return length, content and as many zeros as make the file one of the few sizes."""
        whole = LENGTH.pack(len(packed)) + packed
        size = next(size for size in self.sizes if size >= len(whole) + ADDED)
        return whole.ljust(size - ADDED, b"\0")

    def _front(self, raw: bytes, bounds: Bounds) -> tuple[Cost, bytes, bytes]:
        """Return cost, salt and check of a whole file."""
        if not raw.startswith(self.magic[:_OURS]):
            raise self.errors.other
        if not self._is_whole(raw):
            raise self.errors.damaged
        version = int.from_bytes(raw[len(self.magic) : len(self.magic) + 2])
        if version > self.version:
            raise self.errors.too_new
        if version < self.version or len(raw) not in self.sizes:
            raise self.errors.damaged
        _, _, memory_kib, passes, lanes, salt, check = FRONT.unpack_from(raw)
        cost = Cost(memory_kib=memory_kib, passes=passes, lanes=lanes)
        if not bounds.hold(cost):
            raise self.errors.too_dear
        return cost, salt, check

    def _is_whole(self, raw: bytes) -> bool:
        # Every version begins and ends like this, so that damage is never taken for a newer version
        # or a wrong passphrase.
        is_summed = hashlib.sha256(raw[:-SUM]).digest() == raw[-SUM:]
        return raw.startswith(self.magic) and len(raw) <= self.most_bytes and is_summed

    def _keys(self, passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
        """Return the key, and the check that ties the file to this one passphrase.

        AES-GCM alone would let somebody make one file that opens with two passphrases and says a
        different thing to each reader.
        """
        stretched = sealing.stretch(
            slots.normal(passphrase).encode("utf-8", "surrogatepass"), salt,
            memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes,
        )  # fmt: skip
        purpose = f"stillpage {self.name} {self.version}".encode()
        return sealing.subkey(stretched, purpose + b" key"), sealing.subkey(
            stretched, purpose + b" check"
        )

    def _unpacked(self, packed: bytes) -> bytes:
        unpacking = zlib.decompressobj()
        try:
            # One byte more than may be, so that a bomb is seen and never unfolded.
            plain = unpacking.decompress(packed, self.most_content + 1)
        except zlib.error:
            raise self.errors.damaged from None
        if len(plain) > self.most_content or not unpacking.eof or unpacking.unused_data:
            raise self.errors.damaged
        return plain

    def _unpadded(self, content: bytes) -> bytes:
        (length,) = LENGTH.unpack_from(content)
        packed, rest = content[LENGTH.size :][:length], content[LENGTH.size + length :]
        if len(packed) < length or rest.strip(b"\0"):
            raise self.errors.damaged
        return packed


def exactly(cost: Cost) -> Bounds:
    """Return the bounds that hold this cost and no other."""
    return Bounds(
        memory_kib=(cost.memory_kib,) * 2, passes=(cost.passes,) * 2, lanes=(cost.lanes,) * 2,
        target_s=0,
    )  # fmt: skip
