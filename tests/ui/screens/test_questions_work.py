"""A file that is not on the disk as it was sealed never gets its name."""

from dataclasses import replace
from functools import partial

import pytest
from fakes import local_door
from samples import CHEAP_BOUNDS, CHEAPEST
from sheets import question, sheet

from desktop import question_file
from desktop.errors import DestinationError, ProofError, QuestionFileFullError
from desktop.ui.screens import questions_work as work
from desktop.ui.screens.questions_work import Sealing

SHEET = sheet(question(1), do_not_tell=("The hotel in Leeds",))
MEANS = Sealing(
    seal=partial(question_file.seal, cost=CHEAPEST),
    read=partial(question_file.read, bounds=CHEAP_BOUNDS),
    make=lambda: "five words made for it",
)


@pytest.fixture
def door():
    with local_door() as (made, _):
        yield made


def files_in(folder):
    return [one.name for one in folder.iterdir()]


def test_a_file_is_there_for_its_owner_alone_and_opens_with_the_words_made_for_it(door, tmp_path):
    made = work.write(door, MEANS, SHEET, tmp_path, 3)

    assert (made.turn, made.path, made.error) == (3, tmp_path / work.NEUTRAL_NAME, None)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert question_file.read_file(made.path, made.phrase, CHEAP_BOUNDS) == SHEET


def other_content_gets_no_name(door, folder):
    """Seal another sheet than the one that was shown."""
    other = replace(SHEET, note="Not what was shown.")
    means = replace(MEANS, seal=lambda _sheet, phrase: MEANS.seal(other, phrase))
    made = work.write(door, means, SHEET, folder, 1)
    assert files_in(folder) == [], "a file that nobody saw is left"
    assert isinstance(made.error, ProofError)
    assert made.phrase == ""


def test_what_does_not_hold_what_was_shown_gets_no_name(door, tmp_path):
    other_content_gets_no_name(door, tmp_path)


def test_twin_that_compares_bytes_alone_is_noticed(door, tmp_path, monkeypatch):
    monkeypatch.setattr(work, "_prove", lambda _means, there, wanted: there == wanted[0])

    with pytest.raises(AssertionError, match="nobody saw"):
        other_content_gets_no_name(door, tmp_path)


def test_too_much_for_a_file_is_told_and_nothing_is_begun(door, tmp_path):
    def full(_sheet, _phrase):
        raise QuestionFileFullError

    made = work.write(door, replace(MEANS, seal=full), SHEET, tmp_path, 1)

    assert isinstance(made.error, QuestionFileFullError)
    assert files_in(tmp_path) == []


def test_a_place_that_is_gone_is_told(door, tmp_path):
    assert isinstance(work.write(door, MEANS, SHEET, tmp_path / "gone", 1).error, DestinationError)


def test_a_file_can_be_taken_away_again(door, tmp_path):
    made = work.write(door, MEANS, SHEET, tmp_path, 1)
    work.remove(door, made.path)

    assert files_in(tmp_path) == []
