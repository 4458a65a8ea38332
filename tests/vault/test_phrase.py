"""Twenty-four words: how they are made, typed and mistyped."""

import random

import pytest

from desktop.errors import PhraseError
from desktop.vault import phrase

# BIP-39's published vectors (github.com/trezor/python-mnemonic, vectors.json): 32 bytes each.
PUBLISHED = [
    ("00" * 32, " ".join(["abandon"] * 23 + ["art"])),
    ("ff" * 32, " ".join(["zoo"] * 23 + ["vote"])),
]


@pytest.mark.parametrize(("bits", "words"), PUBLISHED)
def test_the_words_are_those_of_the_standard(bits, words):
    assert " ".join(phrase.from_bits(bytes.fromhex(bits)).words) == words
    assert phrase.bits(phrase.parse(words)).hex() == bits


def test_the_list_has_2048_words_told_apart_by_four_letters():
    assert len(phrase.words()) == 2048
    assert len({word[:4] for word in phrase.words()}) == 2048


def test_a_new_phrase_is_another_each_time():
    assert phrase.make() != phrase.make()
    assert len(phrase.make().words) == 24


def test_a_phrase_with_a_word_that_could_hurt_is_drawn_again(monkeypatch):
    drawn = iter([bytes(32), b"\xff" * 32])
    monkeypatch.setattr(phrase.os, "urandom", lambda _count: next(drawn))

    assert phrase.make().words == ("zoo",) * 23 + ("vote",)


def test_case_spaces_numbers_and_first_letters_do_not_matter():
    made = phrase.make()
    typed = "\n".join(
        f"{number}.  {word[:4].upper()}" for number, word in enumerate(made.words, start=1)
    )

    assert phrase.parse(typed) == made


def test_an_unknown_word_is_pointed_out():
    words = list(phrase.make().words)
    words[6] = "zzzz"

    with pytest.raises(PhraseError) as told:
        phrase.parse(" ".join(words))
    assert told.value.position == 7


@pytest.mark.parametrize("count", [0, 23, 25])
def test_a_missing_or_surplus_word_is_pointed_out(count):
    words = [*phrase.from_bits(bytes(32)).words, "abandon"][:count]

    with pytest.raises(PhraseError) as told:
        phrase.parse(" ".join(words))
    assert told.value.position == min(count, 24) + 1


def test_a_longer_word_with_a_known_beginning_is_unknown():
    words = ["abandonment", *phrase.from_bits(bytes(32)).words[1:]]

    with pytest.raises(PhraseError) as told:
        phrase.parse(" ".join(words))
    assert told.value.position == 1


def test_words_in_another_order_fail_the_sum_without_a_position():
    words = phrase.from_bits(bytes(range(32))).words

    with pytest.raises(PhraseError) as told:
        phrase.parse(" ".join(reversed(words)))
    assert told.value.position is None


def test_nearly_every_mistyped_word_is_noticed():
    chance = random.Random(8)
    every = [phrase.from_bits(chance.randbytes(32)).words for _ in range(40)]
    pool = sorted({word for words in every for word in words})
    passed = 0
    for words in every:
        wrong = list(words)
        wrong[chance.randrange(24)] = chance.choice(pool)
        try:
            phrase.parse(" ".join(wrong))
        except PhraseError:
            continue
        passed += tuple(wrong) != words

    # Eight bits of checksum let about one of 256 through (research/security.md part 6).
    assert passed <= 2


def test_the_list_has_words_that_their_first_four_letters_tell_apart():
    words = phrase.words()

    assert (len(words), len({word[:4] for word in words})) == (2048, 2048)
