"""Key slots: eight boxes of one form, each holding the master keys for one secret or for nobody."""

import re
import secrets
import unicodedata
from dataclasses import dataclass

from desktop.model.secret import MasterKey, Recovery, RecoveryPhrase
from desktop.vault import phrase, sealing
from desktop.vault.cost import Cost

COUNT = 8
CONTENT = 2 * sealing.KEY
SIZE = sealing.BOX + CONTENT
_ABOUT = b"stillpage slot 1"
_FROM_PASSPHRASE = b"stillpage passphrase 1"
_FROM_PHRASE = b"stillpage phrase 1"
_FROM_SHARES = b"stillpage shares 1"


@dataclass(frozen=True, slots=True)
class Masters:
    """The master key the database has, and the one it had while a change is under way."""

    present: MasterKey
    previous: MasterKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What deriving a key from a secret needs besides the secret."""

    vault_id: bytes
    salt: bytes
    cost: Cost


def new_master() -> MasterKey:
    """Return 32 random bytes as a master key."""
    return MasterKey(secrets.token_bytes(sealing.KEY))


def normal(passphrase: str) -> str:
    """Return a passphrase as it counts: NFC, no white space at the ends, single spaces inside.

    So the same words typed on another keyboard or pasted with a line end are the same secret.
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", passphrase)).strip()


def key_of_passphrase(passphrase: str, lock: Lock) -> bytes:
    """Return the private key a passphrase stands for, or raise MemoryShortError."""
    stretched = _stretch(normal(passphrase).encode("utf-8", "surrogatepass"), lock)
    return sealing.subkey(stretched, _FROM_PASSPHRASE, lock.vault_id)


def key_of_recovery(secret: Recovery, lock: Lock) -> bytes:
    """Return the private key a phrase or a shared secret stands for, or raise MemoryShortError.

    Its 256 bits need no stretching; the one derivation is run all the same, so that an attempt
    with a phrase takes as long as one with a passphrase.
    """
    _stretch(b"", lock)
    return quick_key_of_recovery(secret, lock.vault_id)


def quick_key_of_recovery(secret: Recovery, vault_id: bytes) -> bytes:
    """Return that private key without the wait: for its owner, who is already inside."""
    if isinstance(secret, RecoveryPhrase):
        return sealing.subkey(phrase.bits(secret), _FROM_PHRASE, vault_id)
    return sealing.subkey(secret.raw, _FROM_SHARES, vault_id)


def _stretch(secret: bytes, lock: Lock) -> bytes:
    cost = lock.cost
    return sealing.stretch(
        secret, lock.salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes
    )


def fill(publics: tuple[bytes, ...], masters: Masters) -> tuple[bytes, ...]:
    """Return eight slots in random order: one for each public key, the rest for nobody."""
    content = masters.present.raw + masters.previous.raw
    filled = [sealing.seal_to(public, content, _ABOUT) for public in publics]
    unused = [sealing.seal_to_nobody(CONTENT, _ABOUT) for _ in range(COUNT - len(publics))]
    slots = filled + unused
    secrets.SystemRandom().shuffle(slots)
    return tuple(slots)


def unseal(slots: tuple[bytes, ...], private: bytes) -> Masters | None:
    """Return the master keys, or None when no slot is for this key; every slot is always tried."""
    tried = [sealing.unseal_from(private, slot, _ABOUT) for slot in slots]
    found = [content for content in tried if content is not None]
    if not found:
        return None
    return Masters(MasterKey(found[0][: sealing.KEY]), MasterKey(found[0][sealing.KEY :]))
