"""The standard by its own vectors, and what its checksum can tell."""

import itertools
import json
import os
import random
from pathlib import Path

import pytest

from desktop.vault import slip39

VECTORS = json.loads((Path(__file__).parent / "vectors" / "slip39.json").read_text())
"""github.com/trezor/python-shamir-mnemonic, vectors.json, MIT licence."""


def numbers(words):
    places = {word: at for at, word in enumerate(slip39.words())}
    return [places[word] for word in words.split()]


def combined(vector):
    return slip39.combine({slip39.decode(numbers(one)) for one in vector[1]}, b"TREZOR")


@pytest.mark.parametrize("vector", [v for v in VECTORS if v[2]], ids=lambda v: v[0])
def test_the_published_parts_give_the_published_secret(vector):
    assert combined(vector).hex() == vector[2]


@pytest.mark.parametrize("vector", [v for v in VECTORS if not v[2]], ids=lambda v: v[0])
def test_what_the_standard_refuses_is_refused(vector):
    with pytest.raises(ValueError, match=r"^(length|checksum|padding|set|groups|thresh|digest)"):
        combined(vector)


def test_the_list_is_that_of_the_standard_and_told_apart_by_four_letters():
    words = slip39.words()

    assert (words[0], words[-1], len(words)) == ("academic", "zero", 1024)
    assert list(words) == sorted(words)
    assert len({word[:4] for word in words}) == 1024


def made(seed):
    chance = random.Random(seed)
    return chance, slip39.split(chance.randbytes(32), 3, chance.randbytes)


def test_any_two_of_three_parts_give_the_secret_and_one_alone_or_all_three_do_not():
    secret = os.urandom(32)
    parts = slip39.split(secret, 3, os.urandom)

    assert [slip39.combine(two) for two in itertools.combinations(parts, 2)] == [secret] * 3
    for others in (*((one,) for one in parts), parts):
        with pytest.raises(ValueError, match="threshold"):
            slip39.combine(others)


def test_words_of_random_bytes_alone_are_drawn_until_they_suit():
    secret, least = os.urandom(32), 200
    drawing = slip39.splits(secret, 3, os.urandom, lambda numbers: min(numbers) >= least)
    first, other = next(drawing), next(drawing)

    for parts in (first, other):
        # Before them stand four words of the front and six with the digest, behind three of a sum.
        assert all(min(slip39.encode(part)[10:-3]) >= least for part in parts)
        assert [slip39.combine(two) for two in itertools.combinations(parts, 2)] == [secret] * 3
    assert {one.value for one in first}.isdisjoint(one.value for one in other)


def test_a_part_says_nothing_of_what_it_holds():
    _, (part, *_) = made(3)

    assert part.value.hex() not in repr(part)
    assert str(part.value) not in repr(part)


def test_one_mistaken_word_is_found_wherever_it_stands():
    chance, (part, *_) = made(11)
    words = slip39.encode(part)
    for place in range(33):
        wrong = list(words)
        wrong[place] = (wrong[place] + chance.randrange(1, 1024)) % 1024

        assert not slip39.is_whole(wrong)
        assert slip39.mistaken(wrong) == place


def test_of_two_mistaken_words_no_place_is_said():
    _, (part, *_) = made(12)
    wrong = list(slip39.encode(part))
    wrong[4], wrong[5] = wrong[5], wrong[4]

    assert slip39.mistaken(wrong) is None


def test_a_part_that_asks_for_minutes_of_work_is_refused_before_any_is_done():
    _, (part, *_) = made(13)
    dear = slip39.Share(**{
        name: getattr(part, name) for name in slip39.Share.__slots__
    } | {"exponent": slip39.MOST_EXPONENT + 1})  # fmt: skip

    with pytest.raises(ValueError, match="exponent"):
        slip39.decode(slip39.encode(dear))


def test_parts_of_two_lengths_are_no_set():
    _, (one, other, _) = made(14)
    short = slip39.Share(**{
        name: getattr(other, name) for name in slip39.Share.__slots__
    } | {"value": other.value[:16]})  # fmt: skip

    with pytest.raises(ValueError, match="lengths"):
        slip39.combine([one, short])
