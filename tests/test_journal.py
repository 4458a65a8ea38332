"""The parts of life are data, and each feeds sections that the impact letter has."""

import pytest
import samples
from wording import breaches

from desktop import journal
from desktop.errors import DataFileError
from desktop.model.settings import Purpose

WHOLE = 'format = 1\n[[reach]]\nid = "sleep"\nword = "Sleep"\nsections = ["what_changed"]\n'


def test_the_shipped_ones_feed_every_section_that_tells_of_something():
    shipped = journal.load_reach()
    letter = {one.key for one in samples.guides()["impact_letter"].sections}
    fed = {key for one in shipped for key in one.sections}

    assert fed <= letter
    assert letter - fed == {"opening", "closing"}
    assert all(one.sections for one in shipped)


def test_every_word_is_a_word_a_person_would_say():
    for one in journal.load_reach():
        assert not list(breaches(one.word)), one.word


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("format = 1\n", "reach"),
        (WHOLE.replace("sleep", "Sleep 1"), "id"),
        (WHOLE + WHOLE.removeprefix("format = 1\n"), "reach"),
        (WHOLE + "colour = 1\n", "colour"),
    ],
)
def test_a_wrong_list_is_refused_with_its_place(text, place):
    with pytest.raises(DataFileError) as told:
        journal.reach("reach.toml", text)

    assert place in str(told.value)


@pytest.mark.parametrize("purpose", Purpose)
def test_each_prompt_says_why_how_long_and_when_to_stop(purpose):
    prompts = journal.load_prompts(purpose, {})

    assert len({one.key for one in prompts}) == len(prompts) >= 6
    for one in prompts:
        assert all((one.heading, one.purpose, one.why, one.questions, one.hint, one.stop)), one.key
        assert "{" not in "".join(one.sentences())
        assert [breaches(text) for text in one.sentences() if breaches(text)] == []


def test_prompts_of_somebody_who_was_hurt_come_first_and_are_offered_to_nobody_else():
    hurt = [one.key for one in journal.load_prompts(Purpose.HURT, {})]
    truth = [one.key for one in journal.load_prompts(Purpose.TRUTH, {})]

    assert hurt[-len(truth) :] == truth
    assert set(hurt) - set(truth)
