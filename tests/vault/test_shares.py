"""Two of three parts: typed in any manner, and what is not right pointed out."""

import itertools
import random

import pytest
from hypothesis import given, settings, strategies

from desktop.errors import ShareError, SharesApartError, ShareTwiceError
from desktop.vault import shares, slip39, unkind


@pytest.fixture(scope="module")
def secret():
    return shares.make()


@pytest.fixture(scope="module")
def texts(secret):
    return [" ".join(part.words) for part in shares.parted(secret)]


def test_any_two_parts_give_the_secret_in_either_order(secret, texts):
    assert [shares.parse(*two) for two in itertools.permutations(texts, 2)] == [secret] * 6


def test_parts_are_others_each_time_and_of_thirty_three_words(secret, texts):
    assert [len(text.split()) for text in texts] == [33] * 3
    assert not {part.words for part in shares.parted(secret)} & {tuple(t.split()) for t in texts}


def test_parts_are_drawn_again_and_where_they_begin_badly_with_other_first_words(
    secret, monkeypatch
):
    begun, really = [], slip39.splits
    monkeypatch.setattr(slip39, "splits", lambda *how: begun.append(how) or really(*how))
    monkeypatch.setattr(shares, "DRAWS", 1)
    monkeypatch.setattr(shares, "_suits", slip39.any_words)
    # Of the first set all begin with such a word; of the second one word stands further on.
    answers = iter([False, False, False, True, True, True, True])
    monkeypatch.setattr(unkind, "is_kind", lambda _words: next(answers))

    parts = [" ".join(part.words) for part in shares.parted(secret)]

    assert (len(begun), list(answers)) == (3, [])
    assert shares.parse(*parts[1:]) == secret


def test_all_parts_of_a_secret_begin_with_the_same_two_words(texts):
    assert len({tuple(text.split()[: shares.SHARED]) for text in texts}) == 1
    assert len({tuple(text.split()[: shares.SHARED + 2]) for text in texts}) == 3


def test_case_spaces_numbers_and_first_letters_do_not_matter(secret, texts):
    typed = "\n".join(f"{n}. {word[:4].upper()}" for n, word in enumerate(texts[0].split(), 1))

    assert shares.parse(typed, texts[2]) == secret


def test_the_same_part_twice_is_said_to_be_one(texts):
    with pytest.raises(ShareTwiceError):
        shares.parse(texts[1], texts[1].upper())


def test_parts_of_two_secrets_are_said_not_to_belong_together(secret, texts):
    for other in (shares.parted(secret), shares.parted(shares.make())):
        with pytest.raises(SharesApartError):
            shares.parse(texts[0], " ".join(other[1].words))


def told(*typed):
    with pytest.raises(ShareError) as found:
        shares.parse(*typed)
    return found.value.part, found.value.position


@pytest.mark.parametrize("wrong", ["zzzz", "academics"])
def test_a_word_that_is_not_in_the_list_is_pointed_out_in_its_part(texts, wrong):
    words = texts[1].split()
    words[6] = wrong

    assert told(texts[0], " ".join(words)) == (2, 7)


def test_a_missing_or_surplus_word_is_pointed_out(texts):
    words = texts[0].split()

    assert told(" ".join(words[:-1]), texts[1]) == (1, 33)
    assert told(" ".join([*words, "zero"]), texts[1]) == (1, 34)
    assert told(texts[1], "") == (2, 1)


def test_one_wrong_word_of_the_list_is_pointed_out(texts):
    chance = random.Random(5)
    for _ in range(6):
        words, place = texts[0].split(), chance.randrange(33)
        words[place] = chance.choice([one for one in shares.words() if one != words[place]])

        assert told(" ".join(words), texts[1]) == (1, place + 1)


def test_words_that_changed_places_are_told_without_a_place(texts):
    words = texts[0].split()
    words[7], words[20] = words[20], words[7]

    assert told(texts[2], " ".join(words)) == (2, None)


@given(strategies.text(max_size=400), strategies.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_is_read_or_refused_in_words(one, other):
    with pytest.raises(ShareError):
        shares.parse(one, other)


@given(strategies.lists(strategies.sampled_from(shares.words()), min_size=33, max_size=33))
@settings(max_examples=25, deadline=None)
def test_words_by_chance_are_never_taken_for_a_part(words):
    with pytest.raises(ShareError):
        shares.check(" ".join(words))
