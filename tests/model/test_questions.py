"""The partner's sheet as a value: what it holds, what it refuses, and what it has no place for."""

import dataclasses
from types import MappingProxyType

import pytest
from hypothesis import given
from sheets import SHEETS, question, sheet

from desktop.model import questions
from desktop.model.questions import TAGS, Depth, Question, Sheet

CARRIED = {"questions", "do_not_tell", "depths", "note", "made_on"}
CARRIED_BY_A_QUESTION = {"number", "text", "tag", "depth", "purpose"}
PRIVATE = ("lines", "conditions", "afterwards", "follow_ups", "wanted_for", "still_wanted")


def carries_only_what_may_travel(kind, allowed):
    assert {one.name for one in dataclasses.fields(kind)} == allowed


@given(SHEETS)
def test_a_sheet_that_was_kept_comes_back_as_it_was(one):
    assert questions.from_json(questions.to_json(one)) == one


def test_the_nouns_have_a_place_for_what_may_travel_and_for_nothing_else():
    carries_only_what_may_travel(Sheet, CARRIED)
    carries_only_what_may_travel(Question, CARRIED_BY_A_QUESTION)


@pytest.mark.parametrize("name", PRIVATE)
def test_a_sheet_with_a_place_for_something_private_is_noticed(name):
    wider = dataclasses.make_dataclass(
        "Wider", [(name, str, "")], bases=(Sheet,), frozen=True, kw_only=True
    )

    with pytest.raises(AssertionError, match=name):
        carries_only_what_may_travel(wider, CARRIED)


@pytest.mark.parametrize("name", PRIVATE)
def test_something_private_can_neither_be_handed_in_nor_put_on_later(name):
    with pytest.raises(TypeError):
        sheet(**{name: "mine"})
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(sheet(), name, "mine")


@given(SHEETS)
def test_what_is_kept_has_the_known_fields_only(one):
    kept = questions.to_json(one)

    assert set(kept) <= CARRIED
    assert {key for asked in kept.get("questions", []) for key in asked} <= CARRIED_BY_A_QUESTION


def test_fields_of_a_later_version_are_passed_over():
    one = sheet(question(), depths={"money": Depth.COUNTS})
    kept = questions.to_json(one)
    kept["colour"] = "green"
    kept["questions"][0]["asked_before"] = [1, 2]

    assert questions.from_json(kept) == one


def test_a_topic_of_a_later_version_is_kept_and_shown_as_something_else():
    one = questions.from_json(questions.to_json(sheet(question(tag="pets"))))

    assert one.questions[0].tag == "pets"
    assert one.counts() == (("Something else", 1),)


def test_questions_are_counted_by_topic_in_the_order_of_topics():
    one = sheet(question(1, tag=""), question(2, tag="money"), question(3, tag="health"),
                question(4, tag="money"))  # fmt: skip

    assert one.counts() == (("Health and safety", 1), ("Money", 2), ("Something else", 1))


def test_each_depth_and_each_topic_has_its_own_words():
    assert len({depth.words for depth in Depth}) == len(Depth)
    assert len({questions.tag_words(tag) for tag in (*TAGS, "")}) == len(TAGS) + 1


def test_a_sheet_cannot_be_changed_through_the_mapping_it_was_made_from():
    depths = {"money": Depth.NOTHING}
    one = sheet(depths=depths)
    depths["money"] = Depth.SPECIFICS

    assert one.depths == {"money": Depth.NOTHING}
    assert isinstance(one.depths, MappingProxyType)


@pytest.mark.parametrize(
    "changes",
    [{"number": 0}, {"number": 10_000}, {"text": " \n"}, {"text": "\ud800"}, {"purpose": "\udfff"}],
    ids=str,
)
def test_a_question_that_cannot_be_is_refused(changes):
    with pytest.raises(ValueError, match=r"question|text"):
        question(**changes)


@pytest.mark.parametrize(
    "changes",
    [{"do_not_tell": (" ",)}, {"do_not_tell": ("\ud800",)}, {"note": "\ud800"},
     {"depths": {"\ud800": Depth.COUNTS}}],
    ids=ascii,
)  # fmt: skip
def test_a_sheet_that_cannot_be_is_refused(changes):
    with pytest.raises(ValueError, match=r"blank|text"):
        sheet(**changes)


def test_two_questions_with_one_number_are_refused():
    with pytest.raises(ValueError, match="number"):
        sheet(question(3), question(3))


def broken():
    one = sheet(question(), note="n", do_not_tell=("a",), depths={"money": Depth.COUNTS})
    whole = questions.to_json(one)
    asked = whole["questions"][0]
    yield from (None, [], "sheet", {})
    for key, wrong in (
        ("questions", {}), ("questions", [None]), ("do_not_tell", "a"), ("do_not_tell", [1]),
        ("depths", []), ("depths", {"money": "deep"}), ("note", 1), ("made_on", "soon"),
        ("made_on", None),
    ):  # fmt: skip
        yield {**whole, key: wrong}
    for key, wrong in (
        ("number", True), ("number", 1.0), ("number", None), ("text", None), ("tag", 1),
        ("depth", "deep"), ("depth", None), ("purpose", []),
    ):  # fmt: skip
        yield {**whole, "questions": [{**asked, key: wrong}]}


@pytest.mark.parametrize("value", list(broken()), ids=lambda value: ascii(value)[:40])
def test_what_is_no_sheet_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is this kind
        questions.from_json(value)
