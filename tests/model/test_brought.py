"""A sheet comes in, and another after it: all that is new is there, nothing typed is lost."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import SHEETS, question, sheet

from desktop.model import answers, brought, values
from desktop.model.questions import Depth

RECEIVED = date(2026, 11, 22)
LATER = date(2026, 11, 1)


def ids():
    count = itertools.count(1)
    return lambda: f"{next(count):032x}"


def bring(fields, coming, new_id=None):
    return brought.bring_in(fields, coming, RECEIVED, new_id or ids())


def cells(fields, number, table="questions", key="number"):
    return next(one["cells"] for one in fields[table] if one["cells"].get(key) == str(number))


def answered(fields, number, answer="Yes, once."):
    rows = [
        one | {"cells": one["cells"] | {"answer": answer, "state": "answered"}}
        if one["cells"]["number"] == str(number)
        else one
        for one in fields["questions"]
    ]
    return {**fields, "questions": rows}


def test_a_first_sheet_is_all_there():
    coming = sheet(
        question(1, tag="money", depth=Depth.COUNTS, purpose="To plan."),
        do_not_tell=("The hotel",),
        depths={"lies": Depth.NOTHING},
        note="Number 1 first.",
    )
    made = bring({}, coming)

    assert made.sentence == "One question is here now; it does not have to be answered today."
    assert cells(made.fields, 1) == {
        "number": "1",
        "question": "Is anyone I know involved?",
        "tag": "Money",
        "depth": "counts and dates",
        "purpose": "To plan.",
        "asked": "yes",
    }
    assert made.fields["do_not_tell"][0]["cells"] == {"topic": "The hotel"}
    assert made.fields["depths"][0]["cells"] == {"tag": "Lies to me", "depth": "nothing"}
    assert made.fields["note"] == "Number 1 first."
    assert made.fields["received"]["day"] == 22
    assert made.fields["made_on"]["year"] == 2026


def second_sheet():
    first = bring(
        {},
        sheet(
            question(1),
            question(2, text="Which cards did you pay with in those years?", tag="money"),
            question(3, text="What did you tell your mother?"),
        ),
    ).fields
    mine = answered(answered(first, 2, "Two of mine."), 3, "Nothing true.")
    again = sheet(
        question(1),
        question(2, text="Which cards did you pay with in all those years?", tag="money",
                 depth=Depth.COUNTS),
        question(4, text="Is there a child?"),
        made_on=LATER,
    )  # fmt: skip
    made = bring(mine, again, iter(f"{at:032x}" for at in range(100, 200)).__next__)
    assert cells(made.fields, 2).get("answer") == "Two of mine.", "an answer is lost"
    assert cells(made.fields, 3)["answer"] == "Nothing true.", "an answer is lost"
    assert "Which cards did you pay with in those years?" in cells(made.fields, 2)["earlier"]
    return made


def test_a_second_sheet_adds_what_is_new_and_keeps_what_was_typed():
    made = second_sheet()

    assert made.sentence == (
        "What this sheet brought: new – number 4; the same – number 1; in other words – number 2; "
        "at another depth – number 2; no longer asked – number 3; nothing you wrote was changed."
    )
    assert cells(made.fields, 2)["question"] == "Which cards did you pay with in all those years?"
    assert cells(made.fields, 2)["depth"] == "counts and dates"
    assert "yes or no" in cells(made.fields, 2)["earlier"]
    assert cells(made.fields, 3)["asked"] == "no"
    assert [one["cells"].get("brought") for one in made.fields["sheets"]][1] == made.sentence


def test_a_sheet_that_writes_over_an_answer_is_noticed(monkeypatch):
    def replaced(row, one, coming, tally):
        return row | {"cells": brought._cells(one)}

    monkeypatch.setattr(brought, "_met", replaced)

    with pytest.raises(AssertionError, match="an answer is lost"):
        second_sheet()


def another_question_under_one_number():
    first = answered(bring({}, sheet(question(1, text="Was there a child?"))).fields, 1)
    made = bring(first, sheet(question(1, text="Who paid for the flat in Leeds?")),
                 iter("abcdef").__next__)  # fmt: skip
    under = [one["cells"] for one in made.fields["questions"]]
    assert [one.get("answer") for one in under] == ["Yes, once.", None]
    assert under[0]["question"] == "Was there a child?", "an answer stands under another question"
    assert under[1]["question"] == "Who paid for the flat in Leeds?"
    assert under[0]["asked"] == "no"


def test_an_answer_never_comes_to_stand_under_another_question():
    another_question_under_one_number()


def test_taking_the_number_alone_for_the_question_is_noticed(monkeypatch):
    monkeypatch.setattr(brought, "_ALIKE", 0)

    with pytest.raises(AssertionError):
        another_question_under_one_number()


def test_questions_that_changed_their_numbers_keep_their_answers():
    first = answered(
        bring({}, sheet(question(1, text="A child?"), question(2, text="A flat?"))).fields, 1
    )
    made = bring(first, sheet(question(1, text="A flat?"), question(2, text="A child?")))

    assert cells(made.fields, 2)["question"] == "A child?"
    assert cells(made.fields, 2)["answer"] == "Yes, once."
    assert cells(made.fields, 2)["earlier"] == "Number 1 on another sheet"
    assert "under another number – numbers 1 and 2" in made.sentence


def test_an_older_sheet_takes_nothing_back():
    now = bring({}, sheet(question(1, depth=Depth.NOTHING), made_on=LATER)).fields
    made = bring(now, sheet(question(1, depth=Depth.SPECIFICS), question(2, text="And then?")))

    assert cells(made.fields, 1)["depth"] == "nothing"
    assert "specifics" in cells(made.fields, 1)["earlier"]
    assert cells(made.fields, 2)["question"] == "And then?"
    assert made.fields["made_on"] == now["made_on"]
    assert made.sentence.startswith("This sheet is older than the one you have")


def test_questions_typed_by_hand_are_met_by_those_of_a_sheet_and_otherwise_stay():
    typed = {
        "questions": [
            {"id": "a" * 32, "cells": {"number": "1.", "question": "is anyone I know  involved?",
                                       "answer": "No."}},
            {"id": "b" * 32, "cells": {"question": "One I was asked at the table"}},
        ],
        "made_on": "as typed",
    }  # fmt: skip
    made = bring(typed, sheet(question(1)))

    assert [one["cells"].get("answer") for one in made.fields["questions"]] == ["No.", None]
    assert made.fields["questions"][1] == typed["questions"][1]
    assert made.fields["questions"][0]["cells"]["asked"] == "yes"


def test_a_topic_that_must_not_be_told_is_there_once_and_is_never_taken_out():
    first = bring({}, sheet(do_not_tell=("The hotel",))).fields
    made = bring(first, sheet(question(1), do_not_tell=("the  hotel", "Her voice"), made_on=LATER))

    assert [one["cells"]["topic"] for one in made.fields["do_not_tell"]] == [
        "The hotel",
        "Her voice",
    ]
    assert [one["cells"]["topic"] for one in bring(first, sheet()).fields["do_not_tell"]] == [
        "The hotel"
    ]


def test_a_depth_that_changed_leaves_the_former_beside_it():
    first = bring({}, sheet(depths={"money": Depth.COUNTS})).fields
    made = bring(first, sheet(depths={"money": Depth.NOTHING}, made_on=LATER)).fields

    assert made["depths"][0]["cells"] == {
        "tag": "Money", "depth": "nothing", "earlier": "counts and dates",
    }  # fmt: skip


def test_of_topics_that_are_not_known_here_the_least_deep_counts():
    made = bring({}, sheet(depths={"moon": Depth.SPECIFICS, "sea": Depth.YES_NO})).fields

    assert [one["cells"] for one in made["depths"]] == [
        {"tag": "Something else", "depth": "yes or no"}
    ]


def test_a_day_no_field_can_hold_is_left_out_and_breaks_nothing():
    made = bring({}, sheet(question(1), made_on=date(1, 1, 1))).fields

    assert "made_on" not in made


def test_many_numbers_are_counted_and_few_are_named():
    first = bring({}, sheet(question(1, text="Number one"))).fields
    many = sheet(
        question(1, text="Number one"), *(question(at, text=f"{at * 7919}") for at in range(2, 30))
    )

    assert "new – 28 questions" in bring(first, many).sentence


@given(coming=SHEETS)
def test_bringing_a_sheet_twice_adds_nothing(coming):
    once = bring({}, coming).fields
    twice = bring(once, coming, iter(f"{at:032x}" for at in range(100, 200)).__next__).fields

    for table in ("questions", "do_not_tell", "depths", "note", "made_on"):
        assert twice.get(table) == once.get(table)


@given(first=SHEETS, then=SHEETS, answer=st.text(min_size=1).filter(str.strip))
def test_no_word_is_lost_whatever_comes_after_it(first, then, answer):
    held = bring({}, first).fields
    rows = [
        one | {"cells": one["cells"] | {"answer": f"{answer} {at}"}}
        for at, one in enumerate(held.get("questions", []))
    ]
    held = {**held, "questions": rows}
    made = bring(held, then, iter(f"{at:032x}" for at in range(100, 300)).__next__).fields

    found = {one["id"]: one["cells"] for one in made.get("questions", [])}
    words = values.words(made)
    for one in rows:
        assert found[one["id"]]["answer"] == one["cells"]["answer"]
        assert one["cells"]["question"].strip() in words
    asked = [one for one in answers.read(made) if one.is_asked]
    assert len(asked) >= len(then.questions)
