"""No new phrase and no new part is made of words that could hurt; old ones open as they did."""

import itertools

import pytest

from desktop import strength
from desktop.vault import phrase, shares, slip39, unkind

DRAWN = 60


def every_word_drawn():
    """Return the words of so many new phrases, and of some new parts."""
    phrases = itertools.chain.from_iterable(phrase.make().words for _ in range(DRAWN))
    parts = itertools.chain.from_iterable(
        part.words for _ in range(2) for part in shares.parted(shares.make())
    )
    return {*phrases, *parts}


def test_no_new_phrase_and_no_new_part_holds_a_word_that_could_hurt():
    assert every_word_drawn() & unkind.words() == set()


def test_twin_words_as_they_come_hold_some(monkeypatch):
    """The product with one decision changed: nothing is drawn anew."""
    monkeypatch.setattr(unkind, "is_kind", lambda _words: True)

    with pytest.raises(AssertionError):
        test_no_new_phrase_and_no_new_part_holds_a_word_that_could_hurt()


def test_each_of_them_is_in_a_list_that_is_shown_and_stands_once():
    listed = {*phrase.words(), *shares.words(), *strength.words()}

    assert unkind.words() - listed == set()
    assert unkind.words() & set(phrase.words())
    assert unkind.words() & set(shares.words())


def test_what_was_written_down_with_one_of_them_opens_as_it_did():
    words = " ".join(["abandon"] * 23 + ["art"])

    assert not unkind.is_kind(words.split())
    assert phrase.bits(phrase.parse(words)) == bytes(32)


def test_as_many_ways_stay_as_is_said():
    """Of 256 bits a phrase keeps 252, and beside one part alone the secret of parts keeps 244."""
    kind = 1 - len(unkind.words() & set(phrase.words())) / len(phrase.words())
    kind_in_parts = 1 - len(unkind.words() & set(shares.words())) / len(shares.words())

    assert kind**phrase.WORDS > 2**-4
    assert kind_in_parts ** ((shares.PARTS - 1) * (shares.WORDS - shares.SHARED)) > 2**-12


def test_parts_take_few_draws(monkeypatch):
    """So few that nobody waits: drawn as a whole, a set would take a hundred thousand."""
    drawn, really = [], slip39.splits

    def counted(*how):
        for one in really(*how):
            drawn.append(one)
            yield one

    monkeypatch.setattr(slip39, "splits", counted)
    for _ in range(4):
        shares.parted(shares.make())

    assert len(drawn) < 4 * shares.DRAWS
