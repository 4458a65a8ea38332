"""The few primitives everything sealed is made of; the one door to `cryptography`.

X25519 (RFC 7748), HKDF-SHA-256 (RFC 5869), AES-256-GCM (NIST SP 800-38D), Argon2id (RFC 9106).
"""

import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import MemoryShortError

KEY = 32
TAG = 16
NONCE = 12
BOX = KEY + TAG
"""What `seal_to` adds: the passing public key in front, the tag behind."""


def stretch(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Return 32 bytes derived by Argon2id, or raise MemoryShortError."""
    derivation = Argon2id(
        salt=salt, length=KEY, iterations=passes, lanes=lanes, memory_cost=memory_kib
    )
    try:
        return derivation.derive(secret)
    except MemoryError:
        raise MemoryShortError from None


def subkey(key: bytes, purpose: bytes, salt: bytes = b"") -> bytes:
    """Return 32 bytes for one purpose, derived from a key of full strength by HKDF."""
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=purpose).derive(key)


def tag(key: bytes, content: bytes) -> bytes:
    """Return the HMAC-SHA-256 of some content."""
    return hmac.digest(key, content, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Return whether two byte strings are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def public_of(private: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(key: bytes, content: bytes, about: bytes) -> bytes:
    """Return content sealed with a key, bound to what it is about."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """Return what `seal` was given, or None when the key or a byte is another."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about)
    except InvalidTag:
        return None


def seal_to(public: bytes, content: bytes, about: bytes) -> bytes:
    """Return content that only the owner of the private key can read."""
    passing = X25519PrivateKey.generate()
    passing_public = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(public))
    key = subkey(shared, about, passing_public + public)
    # A zero nonce is safe: the key comes from a passing key pair and seals only once.
    return passing_public + AESGCM(key).encrypt(bytes(NONCE), content, about)


def seal_to_nobody(length: int, about: bytes) -> bytes:
    """Return what `seal_to` returns for `length` bytes, made the same way, that nobody can read."""
    nobody = X25519PrivateKey.generate().public_key().public_bytes_raw()
    return seal_to(nobody, os.urandom(length), about)


def unseal_from(private: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """Return what `seal_to` was given, or None when it was not meant for this key."""
    return unseal_each(private, [sealed], about)[0]


def unseal_each(private: bytes, every: Sequence[bytes], about: bytes) -> list[bytes | None]:
    """Return of each what `unseal_from` returns."""
    # Made once: each unlocking asks this of 64 records, and the key's making is half of it.
    own = X25519PrivateKey.from_private_bytes(private)
    own_public = own.public_key().public_bytes_raw()
    return [_unsealed(own, own_public, sealed, about) for sealed in every]


def _unsealed(
    own: X25519PrivateKey, own_public: bytes, sealed: bytes, about: bytes
) -> bytes | None:
    passing_public = sealed[:KEY]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(passing_public))
        key = subkey(shared, about, passing_public + own_public)
        return AESGCM(key).decrypt(bytes(NONCE), sealed[KEY:], about)
    except (InvalidTag, ValueError):
        # ValueError: a damaged slot can hold a point of small order, which X25519 refuses.
        return None


def page_tag_key(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """Return SQLCipher's encryption key and its key for page tags, for a raw key and a file's salt.

    As in SQLCipher 4: PBKDF2-HMAC-SHA512, two rounds, over the salt with every byte xor 0x3a.
    """
    masked = bytes(byte ^ 0x3A for byte in salt)
    return key, hashlib.pbkdf2_hmac("sha512", key, masked, 2, KEY)


def page_plain(key: bytes, vector: bytes, content: bytes) -> bytes:
    """Return the plain bytes of a page that SQLCipher encrypted (AES-256-CBC without padding)."""
    reading = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return reading.update(content) + reading.finalize()
