"""Only a yes changes what is offered."""

import pytest
import samples

from desktop.model import screening
from desktop.model.document import Section, SectionId
from desktop.model.settings import Purpose

ASKED = [samples.guides()[one] for one in sorted(screening.GUIDES)]
QUESTIONS = [
    (guide, section.key, field.key)
    for guide in ASKED
    for section in guide.sections
    for field in section.fields
    if field.kind == "choice"
]


def answered(key, **fields):
    return [Section(id=SectionId("s"), key=key, heading="", fields=fields)]


@pytest.mark.parametrize(("_guide", "section", "question"), QUESTIONS)
def test_a_yes_to_any_question_about_somebody_else_is_a_yes(_guide, section, question):
    is_of_oneself = question == "to_myself"

    assert screening.says_yes(answered(section, **{question: "yes"})) is not is_of_oneself


def test_whoever_fears_for_themselves_finds_the_lines_for_that_where_they_are():
    assert not screening.says_yes(answered("myself", to_myself="yes", to_others="no"))
    assert screening.says_yes(answered("myself", to_myself="yes", to_others="yes"))


@pytest.mark.parametrize("answer", ["no", "not sure", "I would rather not say", None, ["yes"]])
def test_no_other_answer_changes_anything(answer):
    assert not screening.says_yes(answered("fear", afraid=answer))
    assert not screening.says_yes([])


def test_every_question_can_be_answered_with_this_yes():
    first = {guide.section(one).field(key).choices[0] for guide, one, key in QUESTIONS}

    assert first == {screening.YES}


def test_words_for_oneself_are_no_answer():
    assert not screening.says_yes(answered("for_me", whom="yes"))


def test_each_purpose_has_its_own_questions_and_a_journal_has_none():
    asked = {one: screening.guide_for(one) for one in Purpose}

    assert asked == {
        Purpose.HURT: "private_screening", Purpose.TRUTH: "private_questions", Purpose.JOURNAL: "",
    }  # fmt: skip
    for purpose, guide in asked.items():
        assert not guide or samples.guides()[guide].roles == (purpose.value,)


@pytest.mark.parametrize(
    ("fields", "fears"),
    [({"to_others": "yes"}, True), ({"to_others": "not sure"}, False), ({"by_me": "yes"}, True)],
)
def test_whoever_fears_what_they_might_do_or_has_done_it_is_known_by_their_answer(fields, fears):
    assert screening.fears_own_acts(answered("myself", **fields)) is fears
    assert not screening.fears_own_acts(answered("for_me", **fields))


@pytest.mark.parametrize(("_guide", "section", "question"), QUESTIONS)
def test_each_question_asks_after_others_or_after_oneself(_guide, section, question):
    fields = answered(section, **{question: "yes"})

    assert screening.fears_others(fields) is not (
        screening.fears_own_acts(fields) or question == "to_myself"
    )
    assert not screening.fears_others(answered("for_me", **{question: "yes"}))
