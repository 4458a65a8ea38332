"""The helper that holds the model: it answers, ends with the reading, and can be stopped."""

import pytest

from desktop.errors import ChildError
from desktop.reader import model
from desktop.reader.finding import Voice
from desktop.reader.lent import LentModel, helper

LINES = ["I am sorry if you felt hurt.", "I lied to you on 9 May."]


@pytest.fixture
def started():
    return []


@pytest.fixture
def lent(started):
    def start():
        started.append(helper())
        return started[-1]

    with LentModel(start) as lent:
        yield lent


def test_the_helper_guesses_as_the_model_does(lent):
    own = model.shipped().guesses(LINES, Voice.DISCLOSING)

    for one, other in zip(lent.guesses(LINES, Voice.DISCLOSING), own, strict=True):
        for label, guess in other.items():
            assert one[label].certainty == pytest.approx(guess.certainty, abs=1e-4)
            assert (one[label].start, one[label].end) == (guess.start, guess.end)


def test_no_helper_starts_before_the_first_sentence(lent, started):
    assert started == []

    lent.guesses(LINES, Voice.DISCLOSING)
    lent.guesses(LINES, Voice.DISCLOSING)

    assert len(started) == 1


def test_the_helper_is_gone_after_the_reading(lent, started):
    lent.guesses(LINES, Voice.DISCLOSING)

    lent.end()

    assert started[0]._process.returncode is not None


def test_a_stopped_reading_says_so(lent):
    lent.guesses(LINES, Voice.DISCLOSING)

    lent.stop()

    with pytest.raises(ChildError):
        lent.guesses(LINES, Voice.DISCLOSING)
