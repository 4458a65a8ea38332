"""A whole vault as one sealed file: the files of `desktop.takeaway`, closed with a passphrase.

The form is described in docs/open-export.md.
"""

import struct
from collections.abc import Iterable, Mapping

from desktop.errors import SealedFileDamagedError
from desktop.model import richtext
from desktop.model.manifest import Manifest, Piece
from desktop.sealed_form import COST, SHIPPED, Family, exactly
from desktop.sealed_pages import REFUSALS
from desktop.vault.cost import Bounds, Cost

FAMILY = Family(
    magic=bytes.fromhex("2608bd490d0a1a0a"),
    version=1,
    name="vault",
    sizes=tuple(1 << power for power in range(20, 28)),
    most_content=130_000_000,
    errors=REFUSALS,
)
_NAME, _CONTENT = struct.Struct(">H"), struct.Struct(">I")


def sealed(files: Iterable[tuple[str, bytes]], passphrase: str, cost: Cost = COST) -> bytes:
    """Return all files as one sealed file that was read back, opened from nothing but itself.

    Raises SealedFileFullError, MemoryShortError; SealedFileDamagedError if what was read back
    differs.
    """
    held = dict(files)
    plain = b"".join(_packed(name, content) for name, content in held.items())
    raw = FAMILY.seal(plain, passphrase, cost)
    if unsealed(raw, passphrase, exactly(cost)) != held:
        raise SealedFileDamagedError
    return raw


def unsealed(raw: bytes, passphrase: str, bounds: Bounds = SHIPPED) -> dict[str, bytes]:
    """Return the files in a sealed file, by name.

    Raises NotASealedFileError, SealedFileDamagedError, SealedFileTooNewError,
    SealedFileTooDearError before anything is derived; then MemoryShortError,
    SealedFileLockedError, or SealedFileDamagedError for a content that no version writes.
    """
    plain = FAMILY.open(raw, passphrase, bounds)
    made: dict[str, bytes] = {}
    at = 0
    while at < len(plain):
        name, at = _taken(plain, at, _NAME)
        content, at = _taken(plain, at, _CONTENT)
        made[name.decode("ascii", "replace")] = content
    return made


def shown(files: Mapping[str, bytes]) -> Manifest:
    """Return the pages among these files, to be read: Markdown as it was typed, one after another.

    That way a sealed file can be looked into without a vault being made of it.
    """
    pages = sorted(name for name in files if name.endswith(".md"))
    pieces = (
        Piece(heading=name, body=richtext.from_plain(files[name].decode("utf-8", "replace")))
        for name in pages
    )
    return Manifest(title="", pieces=tuple(pieces))


def _packed(name: str, content: bytes) -> bytes:
    return _NAME.pack(len(name)) + name.encode("ascii") + _CONTENT.pack(len(content)) + content


def _taken(plain: bytes, at: int, size: struct.Struct) -> tuple[bytes, int]:
    begins = at + size.size
    if begins > len(plain):
        raise SealedFileDamagedError
    (length,) = size.unpack_from(plain, at)
    ends = begins + length
    if ends > len(plain):
        raise SealedFileDamagedError
    return plain[begins:ends], ends
