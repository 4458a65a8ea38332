"""One reading: what is told of it, and nothing more once it was stopped."""

import pytest
from PySide6.QtCore import QObject

from desktop.errors import ChildError
from desktop.ui.jobs import Jobs
from desktop.ui.reading_door import Read
from desktop.ui.screens.reading_turn import Turn, outcome


class Quick:
    """Reads nothing: answers with what it was asked, or with an error."""

    def __init__(self, error=None):
        self.error, self.is_stopped = error, False

    def read(self, asked, tell):
        tell(1.0)
        if self.error:
            raise self.error
        return asked

    def stop(self):
        self.is_stopped = True


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.end()


def turned(qtbot, jobs, reader, *, stops=False):
    home, heard = QObject(), []
    turn = Turn(jobs, lambda: reader, home)
    turn.told.connect(heard.append)
    turn.ended.connect(heard.append)
    turn.failed.connect(lambda error: heard.append(type(error)))
    gone = []
    turn.destroyed.connect(lambda: gone.append(True))
    turn.begin(["a"])
    if stops:
        turn.stop()
    qtbot.waitUntil(lambda: bool(gone))
    return heard


def test_it_says_how_far_it_is_and_then_what_was_found(qtbot, jobs):
    assert turned(qtbot, jobs, Quick()) == [1.0, ("a",)]


def test_it_says_why_not(qtbot, jobs):
    assert turned(qtbot, jobs, Quick(ChildError())) == [1.0, ChildError]


@pytest.mark.parametrize("error", [None, ChildError()])
def test_once_it_was_stopped_nothing_comes_of_it(qtbot, jobs, error):
    reader = Quick(error)
    heard = turned(qtbot, jobs, reader, stops=True)

    assert reader.is_stopped
    assert [one for one in heard if one != 1.0] == []


NAMES = {"a": "Opening", "b": "Money", "c": "Health"}
ONLY_ENGLISH = "Only English can be read here. This was not looked at: "
UNSAID = "That says nothing of whether it is true, or whole."


@pytest.mark.parametrize(
    ("foreign", "is_open", "words"),
    [
        ("", True, ""),
        ("", False, f"Nothing here to ask about. {UNSAID}"),
        ("b", True, f"{ONLY_ENGLISH}Money."),
        ("bc", False, f"{ONLY_ENGLISH}Money, Health. Nothing to ask about in the rest. {UNSAID}"),
        ("abc", False, ("This is not in English, and only English can be read here. "
                       "Nothing was looked at.")),
    ],
)  # fmt: skip
def test_what_was_not_looked_at_is_named(qapp, foreign, is_open, words):
    found = [Read(one, "words", (), is_english=one not in foreign) for one in NAMES]

    assert outcome(found, NAMES, is_open=is_open) == words


def test_somebody_who_was_hurt_is_not_told_that_their_words_may_be_untrue(qapp):
    (one,) = [Read(name, "words", ()) for name in list(NAMES)[:1]]

    assert outcome([one], NAMES, is_open=False, is_offer=True) == "Nothing here to ask about."
