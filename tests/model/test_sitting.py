import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import richtext
from desktop.model.practice import Practice, Step, Who
from desktop.model.sitting import Sitting

PRACTICE = Practice(
    id="one",
    order=1,
    title="Title",
    purpose="Purpose.",
    takes="An hour.",
    when_not=("When not.",),
    before=("Before.",),
    steps=(
        Step(key="first", heading="First", who=Who.EACH, prompt=("Say it.",)),
        Step(key="second", heading="Second", who=Who.BOTH, prompt=("Say it.",)),
    ),
    change_over=True,
)


def begun(*names):
    return Sitting.begun(PRACTICE, names or ("", ""))


def test_who_types_no_name_is_called_by_their_place():
    assert begun(" ", "Ada\n Lovelace").names == ("First speaker", "Ada Lovelace")


def test_the_turns_follow_each_other_and_the_last_stays_the_last():
    one = begun()
    two, three = one.gone_on(), one.gone_on().gone_on()

    assert [one.name(), two.name(), three.name()] == ["First speaker", "Second speaker", ""]
    assert (one.is_first, one.is_last, three.is_last, three.gone_on()) == (True, False, True, three)


def test_back_leads_to_the_turn_before_and_into_the_round_before():
    one = begun()
    again = one.gone_on().gone_on().changed_over()

    assert one.gone_back() == one
    assert again.gone_back() == one.gone_on().gone_on()
    assert (again.is_first, again.name()) == (False, "Second speaker")


def test_what_is_passed_is_not_written():
    passed = begun().written("words").passed()

    assert (passed.at, passed.has_words, passed.body()) == (1, False, ())


@pytest.mark.parametrize("say_it", [Sitting.gone_on, lambda one: one.written("words")])
def test_what_was_typed_before_a_pass_is_still_there_and_can_be_said_after_all(say_it):
    back = begun().written("words").passed().gone_back()

    assert (back.text, back.has_words) == ("words", False)
    assert richtext.plain(say_it(back).body()).endswith("words")


def test_what_was_written_stands_below_its_step_with_who_said_it():
    one = begun("Ada", "Bo").written("one\n\ntwo").gone_on().written("three")
    one = one.gone_on().written("four").changed_over().written("five")

    assert richtext.plain(one.body()).splitlines() == [
        "First", "Ada: one", "two", "Bo: three", "Second", "four", "First", "Bo: five",
    ]  # fmt: skip
    assert one.text == "five"
    assert [run.bold for run in one.body()[1].runs] == [True, False]


def test_nothing_typed_stands_in_what_an_error_would_print():
    assert "words" not in repr(begun().written("words"))


@given(st.lists(st.sampled_from(["on", "back", "pass", "change"]), max_size=30), st.text())
def test_no_way_through_it_leads_outside_it(steps, text):
    now = begun().written(text)
    for step in steps:
        now = {
            "on": now.gone_on, "back": now.gone_back, "pass": now.passed, "change": now.changed_over
        }[step]()  # fmt: skip
        assert now.turn in PRACTICE.turns
        assert richtext.decode(richtext.encode(now.body())) == now.body()
