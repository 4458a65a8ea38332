"""The shared secret: three parts of thirty-three words each, of which any two give it back."""

import functools
import itertools
import os
import re
import unicodedata
from collections.abc import Sequence

from desktop.errors import ShareError, SharesApartError, ShareTwiceError
from desktop.model.secret import SecretPart, SharedSecret
from desktop.vault import slip39, unkind
from desktop.vault.slip39 import Share

PARTS = 3
NEEDED = 2
WORDS = 33
BYTES = 32
SHARED = 2
"""The words with which all parts of one secret begin."""
DRAWS = 200
"""With the same two words; so many are not enough once in 1,800 times."""
TELLING = 4
"""The first four letters of a word are its own in the list (SLIP-39)."""

words = slip39.words


@functools.cache
def _by_beginning() -> dict[str, int]:
    return {word[:TELLING]: at for at, word in enumerate(slip39.words())}


def make() -> SharedSecret:
    """Return a new secret from the system's random source."""
    return SharedSecret(os.urandom(BYTES))


def parted(secret: SharedSecret) -> tuple[SecretPart, ...]:
    """Return three parts of a secret, other ones each time, without a word that could hurt.

    They are drawn anew until there is none: words of random bytes alone four by four, and the
    whole of them some twenty times, which takes a twentieth of a second.
    """
    while True:
        drawing = slip39.splits(secret.raw, PARTS, os.urandom, _suits)
        for drawn in itertools.islice(drawing, DRAWS):
            parts = tuple(map(_in_words, drawn))
            if all(unkind.is_kind(part.words) for part in parts):
                return parts
            if not unkind.is_kind(parts[0].words[:SHARED]):
                break


def _suits(numbers: Sequence[int]) -> bool:
    listed = slip39.words()
    return unkind.is_kind(listed[number] for number in numbers)


def _in_words(share: Share) -> SecretPart:
    listed = slip39.words()
    return SecretPart(tuple(listed[number] for number in slip39.encode(share)))


def parse(first: str, second: str) -> SharedSecret:
    """Return the secret of two parts a person typed, in either order, as `phrase.parse` reads.

    Raises ShareError with the part and the word that is not right, where that can be known: the
    checksum of a part tells where a single wrong word stands. Raises ShareTwiceError for the same
    part twice, SharesApartError for parts that give no secret of 256 bits together.
    """
    shares = {check(first, 1), check(second, 2)}
    if len(shares) < NEEDED:
        raise ShareTwiceError
    try:
        secret = slip39.combine(shares)
    except ValueError:
        raise SharesApartError from None
    return SharedSecret(secret)


def check(text: str, part: int = 1) -> Share:
    """Return one part that was typed, or raise ShareError as `parse` does."""
    plain = unicodedata.normalize("NFKD", text).lower()
    typed = re.findall(r"[^\W\d_]+", plain)
    numbers = [_number(word, part, at) for at, word in enumerate(typed[:WORDS], start=1)]
    if len(typed) != WORDS:
        raise ShareError(part, min(len(typed), WORDS) + 1)
    try:
        share = slip39.decode(numbers)
    except ValueError:
        place = slip39.mistaken(numbers)
        raise ShareError(part, None if place is None else place + 1) from None
    return share


def _number(typed: str, part: int, position: int) -> int:
    number = _by_beginning().get(typed[:TELLING])
    if number is not None:
        word = slip39.words()[number]
        if word == typed or (len(typed) == TELLING and word.startswith(typed)):
            return number
    raise ShareError(part, position)
