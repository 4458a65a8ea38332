"""The recovery phrase: twenty-four words of the BIP-39 English list for 256 random bits."""

import functools
import os
import re
import unicodedata

import mnemonic

from desktop.errors import PhraseError
from desktop.model.secret import RecoveryPhrase
from desktop.vault import unkind

WORDS = 24
BYTES = 32
TELLING = 4
"""The first four letters of a word are its own in the list (BIP-39)."""


@functools.cache
def _list() -> mnemonic.Mnemonic:
    return mnemonic.Mnemonic("english")


@functools.cache
def _by_beginning() -> dict[str, str]:
    return {word[:TELLING]: word for word in _list().wordlist}


def words() -> tuple[str, ...]:
    """Return the 2,048 words of the list, in its order."""
    return tuple(_list().wordlist)


def make() -> RecoveryPhrase:
    """Return a new phrase from the system's random source, without a word that could hurt.

    It is drawn anew until there is none: nine times on average, and 252 of its 256 bits stay.
    """
    while not unkind.is_kind((drawn := from_bits(os.urandom(BYTES))).words):
        pass
    return drawn


def from_bits(bits: bytes) -> RecoveryPhrase:
    """Return the phrase that stands for 256 bits."""
    return RecoveryPhrase(tuple(_list().to_mnemonic(bits).split()))


def bits(phrase: RecoveryPhrase) -> bytes:
    """Return the 256 bits a phrase stands for."""
    return bytes(_list().to_entropy(list(phrase.words)))


def parse(text: str) -> RecoveryPhrase:
    """Return the phrase a person typed, whatever the case, spacing, numbering or shortening.

    Raises PhraseError with the position of the first word that is not in the list (a missing
    or surplus word counts), or with None when only the checksum fails.
    """
    plain = unicodedata.normalize("NFKD", text).lower()
    typed = re.findall(r"[^\W\d_]+", plain)
    words = [_whole(word, position) for position, word in enumerate(typed[:WORDS], start=1)]
    if len(typed) != WORDS:
        raise PhraseError(min(len(typed), WORDS) + 1)
    if not _list().check(" ".join(words)):
        raise PhraseError(None)
    return RecoveryPhrase(tuple(words))


def _whole(typed: str, position: int) -> str:
    word = _by_beginning().get(typed[:TELLING])
    if word is None or not (word == typed or (len(typed) == TELLING and word.startswith(typed))):
        raise PhraseError(position)
    return word
