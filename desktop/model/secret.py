"""Secrets as values: their repr shows nothing, and they compare in constant time."""

import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class MasterKey:
    """The 32 random bytes the database is encrypted with."""

    raw: bytes

    def __repr__(self) -> str:
        return "MasterKey(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MasterKey) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash(MasterKey)


@dataclass(frozen=True, slots=True, eq=False)
class RecoveryPhrase:
    """Twenty-four words of the BIP-39 English list, standing for 256 random bits."""

    words: tuple[str, ...]

    def __repr__(self) -> str:
        return "RecoveryPhrase(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecoveryPhrase) and hmac.compare_digest(
            " ".join(self.words).encode(), " ".join(other.words).encode()
        )

    def __hash__(self) -> int:
        return hash(RecoveryPhrase)


@dataclass(frozen=True, slots=True, eq=False)
class SharedSecret:
    """256 random bits that nobody keeps whole: three hold a part each, and any two parts give it.

    It opens a vault as a recovery phrase does, and is another secret than the phrase.
    """

    raw: bytes

    def __repr__(self) -> str:
        return "SharedSecret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SharedSecret) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash(SharedSecret)


@dataclass(frozen=True, slots=True, eq=False)
class SecretPart:
    """Thirty-three words of the SLIP-39 list: one of the three parts of a shared secret."""

    words: tuple[str, ...]

    def __repr__(self) -> str:
        return "SecretPart(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretPart) and hmac.compare_digest(
            " ".join(self.words).encode(), " ".join(other.words).encode()
        )

    def __hash__(self) -> int:
        return hash(SecretPart)


Recovery = RecoveryPhrase | SharedSecret
"""What stands on paper and opens a vault whose passphrase is forgotten."""
