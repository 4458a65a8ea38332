"""The sentence model as it is shipped: its size, its places, and that it says the same again."""

import pytest

from desktop.reader import model
from desktop.reader.finding import LABELS, Voice

MEGABYTE = 1_000_000
LINES = ["I am sorry if you felt hurt by it.", "I lied to you on 9 May about the second phone."]


@pytest.fixture(scope="module")
def shipped():
    return model.shipped()


def test_the_model_is_no_larger_than_thirty_megabytes():
    sizes = [(model.FOLDER / name).stat().st_size for name in ("model.onnx", "vocabulary.txt")]

    assert sum(sizes) <= 30 * MEGABYTE


def test_each_sentence_gets_a_guess_for_every_label_of_its_voice(shipped):
    guesses = shipped.guesses(LINES, Voice.IMPACTED)

    assert [tuple(one) for one in guesses] == [LABELS[Voice.IMPACTED]] * 2
    assert all(0 <= guess.certainty <= 1 for one in guesses for guess in one.values())


def test_places_lie_within_their_sentence(shipped):
    for line, one in zip(LINES, shipped.guesses(LINES, Voice.DISCLOSING), strict=True):
        assert all(0 <= guess.start < guess.end <= len(line) for guess in one.values())


def test_the_same_words_give_the_same_guesses(shipped):
    first, again = (shipped.guesses(LINES, Voice.DISCLOSING) for _ in range(2))

    assert first == again


def test_no_sentence_and_a_sentence_without_pieces_are_no_trouble(shipped):
    assert shipped.guesses([], Voice.DISCLOSING) == []
    assert len(shipped.guesses(["\u200b"], Voice.DISCLOSING)) == 1


def test_a_sentence_beyond_the_longest_is_read_as_far_as_it_goes(shipped):
    long = "I lied to you " * 60

    (one,) = shipped.guesses([long], Voice.DISCLOSING)

    assert all(guess.end <= len(long) for guess in one.values())


def test_a_place_is_made_of_whole_words(shipped):
    text = (
        "Things escalated, inappropriately and untransparently, with somebody at the works outing."
    )

    for guess in shipped.guesses([text], Voice.DISCLOSING)[0].values():
        assert not (text[guess.start - 1 : guess.start].isalpha() and guess.start)
        assert not text[guess.end : guess.end + 1].isalpha()
