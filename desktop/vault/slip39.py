"""The standard SLIP-39: a secret parted so that some of its parts give it back, each in words.

github.com/satoshilabs/slips, slip-0039.md. Nothing here looks anything up by a secret number, so
that no table in a cache tells of one.
"""

import functools
import hashlib
import hmac
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop import files

WORDS = 1024
MOST_EXPONENT = 5
"""A part that asks for more steps than 10,000 × 2^5 is none of ours; it would take minutes."""

_RADIX_BITS, _FRONT, _CHECK = 10, 4, 3
_LEAST_WORDS, _MOST_WORDS = 20, 33
_DIGEST = 4
_SECRET_AT, _DIGEST_AT = 255, 254
_ROUNDS, _STEPS = 4, 10_000
_GENERATOR = (
    0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009, 0x1C0C2412, 0x38086C24, 0x3090FC48,
    0x21B1F890, 0x3F3F120,
)  # fmt: skip

_PIECE, _PIECE_WORDS = 5, 4
"""So many bytes are just so many words, counted from the end."""

Random = Callable[[int], bytes]
Suits = Callable[[Sequence[int]], bool]
"""Says of the numbers of some words whether they may stand in a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part; what it shows of itself is only which set it belongs to."""

    identifier: int
    is_extendable: bool
    exponent: int
    group: int
    group_threshold: int
    group_count: int
    index: int
    threshold: int
    value: bytes = field(repr=False)

    @property
    def of_set(self) -> tuple[int, bool, int, int, int]:
        """Return what all parts of one secret have in common."""
        return (
            self.identifier, self.is_extendable, self.exponent, self.group_threshold,
            self.group_count,
        )  # fmt: skip


@functools.cache
def words() -> tuple[str, ...]:
    """Return the 1,024 words of the standard, in its order."""
    path = files.resources() / "words" / "slip39-1024.txt"
    return tuple(path.read_text("ascii").split())


# words and numbers


def encode(share: Share) -> tuple[int, ...]:
    """Return the numbers of the words of a part, its checksum included."""
    front = share.identifier << 5 | share.is_extendable << 4 | share.exponent
    for part in (
        share.group, share.group_threshold - 1, share.group_count - 1, share.index,
        share.threshold - 1,
    ):  # fmt: skip
        front = front << 4 | part
    count = -(-len(share.value) * 8 // _RADIX_BITS)
    value = _numbers(int.from_bytes(share.value), count)
    numbers = (*_numbers(front, _FRONT), *value)
    sum_ = _residue(numbers + (0,) * _CHECK, is_extendable=share.is_extendable) ^ 1
    return (*numbers, *_numbers(sum_, _CHECK))


def decode(numbers: Sequence[int]) -> Share:
    """Return the part these numbers of words stand for, or raise ValueError."""
    count = len(numbers)
    padding = _RADIX_BITS * (count - _FRONT - _CHECK) % 16
    if not _LEAST_WORDS <= count <= _MOST_WORDS or padding > 8:  # noqa: PLR2004  # the standard's
        raise ValueError("length")
    if not is_whole(numbers):
        raise ValueError("checksum")
    front = _number(numbers[:_FRONT])
    parts = [front >> shift & 15 for shift in (16, 12, 8, 4, 0)]
    value = _number(numbers[_FRONT:-_CHECK])
    bits = _RADIX_BITS * (count - _FRONT - _CHECK) - padding
    share = Share(
        identifier=front >> 25,
        is_extendable=_is_extendable(numbers),
        exponent=front >> 20 & 15,
        group=parts[0],
        group_threshold=parts[1] + 1,
        group_count=parts[2] + 1,
        index=parts[3],
        threshold=parts[4] + 1,
        value=(value & ((1 << bits) - 1)).to_bytes(bits // 8),
    )
    if value >> bits or share.group_threshold > share.group_count:
        raise ValueError("padding")
    if share.exponent > MOST_EXPONENT:
        raise ValueError("exponent")
    return share


def is_whole(numbers: Sequence[int]) -> bool:
    """Return whether the checksum of these words is right."""
    return _residue(numbers, is_extendable=_is_extendable(numbers)) == 1


def mistaken(numbers: Sequence[int]) -> int | None:
    """Return the place, from 0, of the one word that is not right; None where it cannot be known.

    The checksum tells any three mistakes, and where a single one is (RS1024 has distance 4).
    """
    found = {
        place
        for is_extendable in (False, True)
        for place in _mistaken(numbers, is_extendable=is_extendable)
    }
    return found.pop() if len(found) == 1 else None


def _mistaken(numbers: Sequence[int], *, is_extendable: bool) -> list[int]:
    """Return each place at which one other word would make the sum of this kind right."""
    off = _residue(numbers, is_extendable=is_extendable) ^ 1
    # A sum is linear: each bit of a word adds its own to it, wherever the other words stand.
    bits, places = [1 << bit for bit in range(_RADIX_BITS)], []
    for place in reversed(range(len(numbers))):
        mended = list(numbers)
        mended[place] ^= (change := _change(bits, off))
        if change and _is_extendable(mended) == is_extendable:
            places.append(place)
        bits = [_step(bit, 0) for bit in bits]
    return places


def _change(bits: Sequence[int], off: int) -> int:
    """Return the bits of a word whose change makes up for what is off, or 0."""
    reached = {0: 0}
    for bit, residue in enumerate(bits):
        reached |= {one ^ residue: change | 1 << bit for one, change in reached.items()}
    return reached.get(off, 0)


def _is_extendable(numbers: Sequence[int]) -> bool:
    return bool(numbers[1] >> 4 & 1)


def _residue(numbers: Sequence[int], *, is_extendable: bool) -> int:
    name = b"shamir_extendable" if is_extendable else b"shamir"
    return functools.reduce(_step, (*name, *numbers), 1)


def _step(sum_: int, number: int) -> int:
    top = sum_ >> 20
    sum_ = (sum_ & 0xFFFFF) << _RADIX_BITS ^ number
    for bit, generator in enumerate(_GENERATOR):
        sum_ ^= generator * (top >> bit & 1)
    return sum_


def _numbers(value: int, count: int) -> tuple[int, ...]:
    return tuple(value >> _RADIX_BITS * at & WORDS - 1 for at in reversed(range(count)))


def _number(numbers: Sequence[int]) -> int:
    return functools.reduce(lambda value, number: value * WORDS + number, numbers, 0)


# parting and putting together


def split(secret: bytes, count: int, random: Random) -> tuple[Share, ...]:
    """Return so many parts of a secret, of which any two give it back."""
    return next(splits(secret, count, random))


def any_words(_numbers: Sequence[int]) -> bool:
    """Let all words stand."""
    return True


def splits(
    secret: bytes, count: int, random: Random, suits: Suits = any_words
) -> Iterator[tuple[Share, ...]]:
    """Yield other parts of a secret each time; the two words that all begin with stay the same.

    Words made of random bytes alone are drawn anew four by four until they suit. The others (of
    the digest, the three bytes behind it, the checksum) come as they come.
    """
    identifier = int.from_bytes(random(2)) & 0x7FFF
    empty = Share(
        identifier=identifier, is_extendable=True, exponent=0, group=0, group_threshold=1,
        group_count=1, index=0, threshold=2, value=b"",
    )  # fmt: skip
    sealed = _feistel(secret, empty, b"", range(_ROUNDS))
    odd = (len(secret) - _DIGEST) % _PIECE
    while True:
        pieces = [
            _drawn(sealed[at : at + _PIECE], count, random, suits)
            for at in range(_DIGEST + odd, len(secret), _PIECE)
        ]
        salt = random(odd) + b"".join(pieces)
        line = ((_DIGEST_AT, _digest(salt, sealed) + salt), (_SECRET_AT, sealed))
        yield tuple(replace(empty, index=at, value=_at(line, at)) for at in range(count))


def _drawn(sealed: bytes, count: int, random: Random, suits: Suits) -> bytes:
    """Return random bytes with which the words at this place suit in every part.

    A part is bytewise: what stands in one place of it hangs on no other.
    """
    while True:
        drawn = random(len(sealed))
        line = ((_DIGEST_AT, drawn), (_SECRET_AT, sealed))
        values = (int.from_bytes(_at(line, at)) for at in range(count))
        if all(suits(_numbers(value, _PIECE_WORDS)) for value in values):
            return drawn


def combine(shares: Collection[Share], passphrase: bytes = b"") -> bytes:
    """Return the secret of these parts; raises ValueError for too few, too many, or no set."""
    if len({share.of_set for share in shares}) != 1:
        raise ValueError("set")
    first = next(iter(shares))
    groups = {number: [s for s in shares if s.group == number] for number in range(16)}
    held = tuple(
        (number, _of_group(group)) for number, group in groups.items() if group
    )  # fmt: skip
    if len(held) != first.group_threshold:
        raise ValueError("groups")
    sealed = _recovered(held, first.group_threshold)
    return _feistel(sealed, first, passphrase, range(_ROUNDS)[::-1])


def _of_group(shares: Sequence[Share]) -> bytes:
    by_place = {(share.index, share.threshold): share.value for share in shares}
    threshold = shares[0].threshold
    places = {index for index, _ in by_place}
    if {one for _, one in by_place} != {threshold} or not (
        len(places) == len(set(shares)) == threshold
    ):
        raise ValueError("threshold")
    return _recovered(tuple((index, value) for (index, _), value in by_place.items()), threshold)


def _recovered(line: tuple[tuple[int, bytes], ...], threshold: int) -> bytes:
    if len({len(value) for _, value in line}) != 1:
        raise ValueError("lengths")
    if threshold == 1:
        return line[0][1]
    sealed, digest = _at(line, _SECRET_AT), _at(line, _DIGEST_AT)
    if not hmac.compare_digest(digest[:_DIGEST], _digest(digest[_DIGEST:], sealed)):
        raise ValueError("digest")
    return sealed


def _digest(salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt, secret, "sha256")[:_DIGEST]


def _at(line: Sequence[tuple[int, bytes]], place: int) -> bytes:
    """Return what the polynomial through these points has at a place, byte by byte (Lagrange)."""
    result = bytes(len(line[0][1]))
    for x, value in line:
        weight = 1
        for other, _ in line:
            if other != x:
                weight = _times(weight, _times(place ^ other, _inverse(x ^ other)))
        result = bytes(sum_ ^ _times(weight, one) for sum_, one in zip(result, value, strict=True))
    return result


def _times(one: int, other: int) -> int:
    """Return a product in GF(256) by Rijndael's polynomial; the same steps for all numbers."""
    product = 0
    for bit in range(8):
        product ^= one * (other >> bit & 1)
        one = one << 1 ^ 0x11B * (one >> 7 & 1)
    return product


def _inverse(number: int) -> int:
    # The 254th power: seven squares and six products.
    result, square = 1, number
    for _ in range(7):
        square = _times(square, square)
        result = _times(result, square)
    return result


def _feistel(secret: bytes, share: Share, passphrase: bytes, rounds: Collection[int]) -> bytes:
    half = len(secret) // 2
    left, right = secret[:half], secret[half:]
    salt = b"" if share.is_extendable else b"shamir" + share.identifier.to_bytes(2)
    for number in rounds:
        key = hashlib.pbkdf2_hmac(
            "sha256", bytes([number]) + passphrase, salt + right,
            (_STEPS << share.exponent) // _ROUNDS, dklen=half,
        )  # fmt: skip
        left, right = right, bytes(a ^ b for a, b in zip(left, key, strict=True))
    return right + left
