"""Pages of an encrypted database read by hand: what is wrong when SQLCipher only says "no".

The form is that of SQLCipher 4: 4,096 bytes, of which the last 80 are a vector and a tag
(HMAC-SHA512 over the rest and the page's number); in front of the first page stands the salt.
"""

import hmac
from pathlib import Path
from typing import BinaryIO

from desktop.errors import KeysOutdatedError, VaultCutOffError, VaultDamagedError, VaultError
from desktop.model.secret import MasterKey
from desktop.vault import sealing
from desktop.vault.database import PAGE

SALT = 16
_VECTOR, _TAG = 16, 64
_COUNT_AT = 28


def plain(raw: bytes, number: int, keys: tuple[bytes, bytes]) -> bytes | None:
    """Return the plain bytes of page `number` (from 1), or None when its tag is another's."""
    start = SALT if number == 1 else 0
    body, tag = raw[start : PAGE - _TAG], raw[PAGE - _TAG :]
    wanted = hmac.digest(keys[1], body + number.to_bytes(4, "little"), "sha512")
    if not hmac.compare_digest(wanted, tag):
        return None
    content, vector = body[:-_VECTOR], body[-_VECTOR:]
    return raw[:start] + sealing.page_plain(keys[0], vector, content)


def what_is_wrong(path: Path, salt: bytes, keys: tuple[MasterKey, ...]) -> VaultError:
    """Return the error that says why a database opens with none of these keys.

    Only while no connection is open. When not one page belongs to the keys although the salt
    in front is the vault's own, the page keys are of another time: the key file is older.
    """
    size = path.stat().st_size if path.exists() else 0
    if not size or size % PAGE:
        return VaultCutOffError()
    readers = [sealing.page_tag_key(key.raw, salt) for key in keys]
    with path.open("rb") as file:
        first_page = file.read(PAGE)
        for reader in readers:
            first = plain(first_page, 1, reader)
            counted = 0 if first is None else int.from_bytes(first[_COUNT_AT : _COUNT_AT + 4])
            if counted > size // PAGE:
                return VaultCutOffError()
        file.seek(0)
        if first_page[:SALT] != salt or _any_belongs(file, readers):
            return VaultDamagedError()
    return KeysOutdatedError()


def _any_belongs(file: BinaryIO, readers: list[tuple[bytes, bytes]]) -> bool:
    """Say whether any page belongs to the keys; one at a time, however long the file is."""
    number = 0
    while len(raw := file.read(PAGE)) == PAGE:
        number += 1
        if any(plain(raw, number, reader) is not None for reader in readers):
            return True
    return False
