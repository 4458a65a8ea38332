"""Answers to the partner's questions: each in its place, none passed over in silence."""

import pytest
import samples
from asked import document as sheet
from asked import fields, row

from desktop.model import answers, desk
from desktop.model.document import State
from desktop.model.questions import Depth

PAID = "Yes, from about 2016."


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "not yet answered"),
        ({"state": "answered"}, "not yet answered"),
        ({"state": "answered", "answer": PAID}, "answered"),
        ({"state": "partly", "answer": PAID}, "partly answered"),
        ({"state": "not yet", "answer": PAID}, "not yet answered"),
        ({"answer": PAID}, "begun"),
        ({"state": "with somebody present"}, "I will answer this with somebody present"),
        (
            {"state": "with somebody present", "with_whom": "both therapists", "answer": PAID},
            "I will answer this with both therapists present",
        ),
        ({"depth": Depth.NOTHING.words}, "you asked to be told nothing here"),
        ({"asked": "no", "state": "answered", "answer": PAID}, "no longer asked"),
    ],
)
def test_how_far_an_answer_is_stands_in_words(cells, words):
    [one] = answers.read(fields(row(1, **cells)))

    assert one.stands() == words


def none_is_left_out():
    asked = answers.read(
        fields(row(1, answer=PAID, state="answered"), row(2), row(3, state="with somebody present"))
    )
    made = answers.assemble(asked)
    assert [line[0] for line in made.table.rows] == ["1", "2", "3"], "one is passed over"
    assert made.table.headings == ("Number", "Question", "Answer", "How far")
    assert made.table.rows[0] == ("1", "Was it?", PAID, "answered")
    assert [one.text for one in made.passages] == [
        f"1 · Was it? — {PAID} (answered)",
        "2 · Was it? — not yet answered",
        "3 · Was it? — I will answer this with somebody present",
    ]


def test_each_question_stands_in_its_place_the_open_ones_too():
    none_is_left_out()


def test_passing_over_an_open_question_is_noticed(monkeypatch):
    read = answers.read
    monkeypatch.setattr(
        answers, "read", lambda held: tuple(one for one in read(held) if not one.is_open)
    )

    with pytest.raises(AssertionError, match="passed over"):
        none_is_left_out()


def test_an_answer_of_several_lines_is_one_line_in_the_text_and_whole_in_the_table():
    made = answers.assemble(answers.read(fields(row(1, answer="One.\nTwo.", state="partly"))))

    assert made.passages[0].text == "1 · Was it? — One. Two. (partly answered)"
    assert made.table.rows[0][2] == "One.\nTwo."


def test_a_question_without_a_depth_has_that_of_its_topic():
    values = fields(row(1, tag="Money"), row(2, tag="Money", depth=Depth.COUNTS.words),
                    depths=[("Money", Depth.YES_NO)])  # fmt: skip
    one, two = answers.read(values)

    assert one.hint() == "How deep your partner asked you to go: yes or no."
    assert two.hint() == "How deep your partner asked you to go: counts and dates."


def test_without_a_depth_nothing_is_said_of_it_and_at_nothing_it_is_said_plainly():
    one, two = answers.read(fields(row(1), row(2, depth=Depth.NOTHING.words)))

    assert (one.hint(), one.note()) == ("", "")
    assert two.hint() == two.note() == "Your partner asked to be told nothing here."


def test_an_empty_row_is_no_question_and_a_broken_one_breaks_nothing():
    values = {"questions": [row(1), {"id": "b" * 32, "cells": {}}, 7, {"id": "c", "cells": 3}]}

    assert [one.number for one in answers.read(values)] == ["1"]


def test_only_documents_of_the_guide_that_are_for_somebody_are_read():
    values = fields(row(1))

    assert answers.of([sheet(values)]).table.rows[0][0] == "1"
    assert answers.of([sheet(values, State.NOT_FOR_ME)]) is None
    assert answers.of([]) is None


def test_the_states_name_each_question_and_which_are_open():
    lines = answers.states(answers.read(fields(row(1, answer=PAID, state="answered"), row(2))))

    assert [one.sentence() for one in lines] == [
        "1 · Was it?: answered", "2 · Was it?: not yet answered",
    ]  # fmt: skip
    assert [one.is_unsaid for one in lines] == [False, True]


def test_answers_nobody_asks_for_are_named():
    nothing = {"depth": Depth.NOTHING.words, "answer": PAID}
    asked = answers.read(fields(row(1, answer=PAID), row(2, **nothing)))
    more = answers.read(fields(row(2, **nothing), row(3, asked="no", answer=PAID)))

    assert answers.against(asked) == "Question 2 has an answer that your partner does not ask for."
    assert answers.against(more).startswith("Questions 2 and 3 have answers")
    assert answers.against(asked[:1]) == ""


def test_they_stand_in_the_section_that_is_for_them():
    guide = samples.guides()["disclosure"]
    given = answers.of([sheet(fields(row(1)))])

    assert desk.assembled(guide.section("answers"), (), given) == (given,)
    assert desk.assembled(guide.section("money"), (), given) == ()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"state": "with somebody present", "with_whom": "Dr A"}, "with Dr A"),
        ({"depth": Depth.NOTHING.words}, "nothing asked"),
        ({"depth": Depth.NOTHING.words, "asked": "no"}, "no longer asked"),
        ({"answer": PAID, "state": "partly"}, "partly answered"),
        ({}, "not yet answered"),
    ],
)
def test_the_writers_own_list_says_it_briefly(cells, words):
    [one] = answers.read(fields(row(1, **cells)))

    assert one.briefly() == words
