"""Only a yes changes what is offered."""

import pytest
import samples

from desktop.model import screening
from desktop.model.document import Section, SectionId

GUIDE = samples.guides()[screening.GUIDE]
QUESTIONS = [
    (section.key, field.key)
    for section in GUIDE.sections
    for field in section.fields
    if field.kind == "choice"
]


def answered(key, **fields):
    return [Section(id=SectionId("s"), key=key, heading="", fields=fields)]


@pytest.mark.parametrize(("section", "question"), QUESTIONS)
def test_a_yes_to_any_question_about_somebody_else_is_a_yes(section, question):
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
    assert all(GUIDE.section(one).field(key).choices[0] == screening.YES for one, key in QUESTIONS)


def test_words_for_oneself_are_no_answer():
    assert not screening.says_yes(answered("for_me", whom="yes"))
