"""The sealed file in which a partner's questions travel: made, read, and read back when made.

The form is described byte by byte in docs/question-file.md.
"""

import hashlib
import json
import os
import struct
import zlib
from pathlib import Path

from desktop.errors import (
    NotAQuestionFileError,
    QuestionFileDamagedError,
    QuestionFileFullError,
    QuestionFileLockedError,
    QuestionFileTooDearError,
    QuestionFileTooNewError,
    QuestionFileUnreadableError,
)
from desktop.model import questions
from desktop.model.questions import Sheet
from desktop.vault import disk, sealing, slots
from desktop.vault.cost import MIB, Bounds, Cost

MAGIC = bytes.fromhex("b76e2fd10d0a1a0a")
"""Four bytes of chance, which alone say whose file it is, then line ends as in PNG."""
_OURS = 4
VERSION = 1
MINOR = 0
SIZES = (16 * 1024, 128 * 1024, 1024 * 1024)
"""A file has one of these lengths, so that its length says next to nothing."""
MOST_BYTES = SIZES[-1]
MOST_CONTENT = 900_000
"""Bytes before packing; zlib adds at most 11, and 5 in 16 KiB: they fit in the largest file."""
MOST_ENTRIES = 500
"""Questions, and things not to be told; a hundred is already more than helps (domain.md 2.3.3)."""

COST = Cost(memory_kib=256 * MIB, passes=3, lanes=4)
"""Fixed: the computer that will open the file is another one and cannot be measured here."""
SHIPPED = Bounds(memory_kib=(64 * MIB, 1024 * MIB), passes=(1, 10), lanes=(1, 16), target_s=0)

_FRONT = struct.Struct(">8sHIII16s32s")
_LENGTH = struct.Struct(">I")
_SUM = 32
_KEY_PURPOSE = b"stillpage questions 1 key"
_CHECK_PURPOSE = b"stillpage questions 1 check"
_ADDED = _FRONT.size + sealing.NONCE + sealing.TAG + _SUM
_SALT = 16


def seal(sheet: Sheet, passphrase: str, cost: Cost) -> bytes:
    """Return the bytes of a question file that was read back, opened from nothing but itself.

    Raises QuestionFileFullError, MemoryShortError; QuestionFileDamagedError if what was read back
    differs.
    """
    content = _padded(_packed(sheet))
    salt = os.urandom(_SALT)
    key, check = _keys(passphrase, salt, cost)
    front = _FRONT.pack(MAGIC, VERSION, cost.memory_kib, cost.passes, cost.lanes, salt, check)
    whole = front + sealing.seal(key, content, front)
    raw = whole + hashlib.sha256(whole).digest()
    if read(raw, passphrase, _exactly(cost)) != sheet:
        raise QuestionFileDamagedError
    return raw


def read(raw: bytes, passphrase: str, bounds: Bounds) -> Sheet:
    """Return the sheet of a question file.

    Raises NotAQuestionFileError, QuestionFileDamagedError, QuestionFileTooNewError,
    QuestionFileTooDearError before anything is derived; then MemoryShortError,
    QuestionFileLockedError, or QuestionFileDamagedError for a content that no version writes.
    """
    cost, salt, check = _front(raw, bounds)
    key, expected = _keys(passphrase, salt, cost)
    if not sealing.same(check, expected):
        raise QuestionFileLockedError
    content = sealing.unseal(key, raw[_FRONT.size : -_SUM], raw[: _FRONT.size])
    if content is None:
        raise QuestionFileDamagedError
    return _unpacked(_unpadded(content))


def load(path: Path) -> bytes:
    """Return what is in a file, cut off where no question file is longer.

    Raises QuestionFileUnreadableError.
    """
    raw = disk.read(path, MOST_BYTES + 1)
    if raw is None:
        raise QuestionFileUnreadableError
    return raw


def read_file(path: Path, passphrase: str, bounds: Bounds) -> Sheet:
    """Return the sheet of the question file at this place; raises what `load` and `read` raise."""
    return read(load(path), passphrase, bounds)


def check(path: Path, bounds: Bounds) -> None:
    """Raise what `load` raises, and what `read` raises before anything is derived."""
    _front(load(path), bounds)


def looks_like_one(path: Path) -> bool:
    """Return whether a file has the length and the beginning of a question file."""
    try:
        if path.stat().st_size not in SIZES:
            return False
    except OSError:
        return False
    return disk.read(path, len(MAGIC)) == MAGIC


def _front(raw: bytes, bounds: Bounds) -> tuple[Cost, bytes, bytes]:
    """Return cost, salt and check of a whole file."""
    if not raw.startswith(MAGIC[:_OURS]):
        raise NotAQuestionFileError
    if not _is_whole(raw):
        raise QuestionFileDamagedError
    version = int.from_bytes(raw[len(MAGIC) : len(MAGIC) + 2])
    if version > VERSION:
        raise QuestionFileTooNewError
    if version < VERSION or len(raw) not in SIZES:
        raise QuestionFileDamagedError
    _, _, memory_kib, passes, lanes, salt, check = _FRONT.unpack_from(raw)
    cost = Cost(memory_kib=memory_kib, passes=passes, lanes=lanes)
    if not bounds.hold(cost):
        raise QuestionFileTooDearError
    return cost, salt, check


def _is_whole(raw: bytes) -> bool:
    # Every version begins and ends like this, so that damage is never taken for a newer version
    # or a wrong passphrase.
    is_summed = hashlib.sha256(raw[:-_SUM]).digest() == raw[-_SUM:]
    return raw.startswith(MAGIC) and len(raw) <= MOST_BYTES and is_summed


def _keys(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """Return the key, and the check that ties the file to this one passphrase.

    AES-GCM alone would let somebody make one file that opens with two passphrases and says a
    different thing to each reader.
    """
    stretched = sealing.stretch(
        slots.normal(passphrase).encode("utf-8", "surrogatepass"), salt,
        memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes,
    )  # fmt: skip
    return sealing.subkey(stretched, _KEY_PURPOSE), sealing.subkey(stretched, _CHECK_PURPOSE)


def _packed(sheet: Sheet) -> bytes:
    whole = {"minor": MINOR, "sheet": questions.to_json(sheet)}
    plain = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > MOST_CONTENT or _entries(sheet) > MOST_ENTRIES:
        raise QuestionFileFullError
    return zlib.compress(plain, 9)


def _unpacked(packed: bytes) -> Sheet:
    unpacking = zlib.decompressobj()
    try:
        # One byte more than may be, so that a bomb is seen and never unfolded.
        plain = unpacking.decompress(packed, MOST_CONTENT + 1)
        if len(plain) > MOST_CONTENT or not unpacking.eof or unpacking.unused_data:
            raise QuestionFileDamagedError
        whole = json.loads(plain.decode())
        if not isinstance(whole, dict):
            raise QuestionFileDamagedError
        sheet = questions.from_json(whole.get("sheet"))
    except (zlib.error, ValueError, RecursionError):
        raise QuestionFileDamagedError from None
    if _entries(sheet) > MOST_ENTRIES:
        raise QuestionFileDamagedError
    return sheet


def _entries(sheet: Sheet) -> int:
    return max(len(sheet.questions), len(sheet.do_not_tell), len(sheet.depths))


def _padded(packed: bytes) -> bytes:
    """Return length, content and as many zeros as make the file one of the few sizes."""
    whole = _LENGTH.pack(len(packed)) + packed
    size = next(size for size in SIZES if size >= len(whole) + _ADDED)
    return whole.ljust(size - _ADDED, b"\0")


def _unpadded(content: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(content)
    packed, rest = content[_LENGTH.size :][:length], content[_LENGTH.size + length :]
    if len(packed) < length or rest.strip(b"\0"):
        raise QuestionFileDamagedError
    return packed


def _exactly(cost: Cost) -> Bounds:
    """Return the bounds that hold this cost and no other."""
    return Bounds(
        memory_kib=(cost.memory_kib,) * 2, passes=(cost.passes,) * 2, lanes=(cost.lanes,) * 2,
        target_s=0,
    )  # fmt: skip
