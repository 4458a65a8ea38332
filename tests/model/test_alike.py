"""A paragraph stays known by its words, also after somebody has worked on it."""

import pytest

from desktop.model import alike

COPIED = "I sat on the stairs with the laundry basket and could not get up again"


@pytest.mark.parametrize(
    "now",
    [
        COPIED,
        "I sat on the stairs, with the laundry basket, and could not get up again.",
        "That morning I sat on the cold stairs with the laundry basket and could not stand again",
        "I sat on the stairs with the laundry",
        f"It was a Tuesday. {COPIED}, and nobody noticed, not even the children upstairs",
    ],
)
def test_an_edited_a_parted_and_a_grown_paragraph_is_still_the_same(now):
    assert alike.best(now, ["Something else altogether, written down here", COPIED]) == 1


@pytest.mark.parametrize(
    "now",
    [
        "",
        "I sat",
        "He said that there was nothing, and I believed him.",
        "I sat by the window with my sister and could not say one word about it",
    ],
)
def test_other_words_are_another_paragraph(now):
    assert alike.best(now, [COPIED]) is None


def test_few_words_are_the_same_only_as_a_whole():
    assert alike.best("Not yet.", ["not yet"]) == 0
    assert alike.best("Not yet, I said.", ["not yet"]) is None


def test_each_is_found_once_and_the_same_goes_first():
    known = [COPIED, COPIED, "The second of the two"]
    found = alike.pairs([f"{COPIED} at all", COPIED, "Mine"], known)

    assert found == {0: 1, 1: 0}


def test_among_equals_the_order_holds():
    assert alike.pairs(["the same words", "the same words"], ["the same words"] * 2) == {0: 0, 1: 1}


def test_twin_words_compared_as_letters_lose_a_paragraph_that_was_corrected(monkeypatch):
    body = test_an_edited_a_parted_and_a_grown_paragraph_is_still_the_same
    monkeypatch.setattr(alike, "alike", lambda one, other: float(one == other))

    with pytest.raises(AssertionError):
        body(f"It was a Tuesday. {COPIED}, and nobody noticed")
