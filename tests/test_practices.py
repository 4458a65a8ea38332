"""The practices of two: each has the form of its card, and may be shown to somebody."""

import re

import pytest
import wording

from desktop import files, practices
from desktop.errors import DataFileError
from desktop.model.practice import Who

FILES = {
    path.name: path.read_text("utf-8")
    for path in (files.resources() / "practices" / "en").glob("*.toml")
}
FOUND, PROBLEMS = practices.load_all(FILES)
BY_ID = {one.id: one for one in FOUND}


def keys(name):
    return [step.key for step in BY_ID[name].steps]


def test_all_of_them_load_in_their_order():
    assert PROBLEMS == ()
    assert list(BY_ID) == [
        "temperature", "check_in", "dialogue", "listening", "experience", "repair", "rituals",
    ]  # fmt: skip
    assert {f"{one.id}.toml" for one in FOUND} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_each_names_its_card(name):
    assert re.search(r"^# Practices: [A-Z]\d+(, [A-Z]\d+)*$", FILES[name], re.MULTILINE)


@pytest.mark.parametrize("name", BY_ID)
def test_each_says_when_not_and_reads_easily(name):
    said = list(BY_ID[name].sentences())

    assert len(BY_ID[name].when_not) >= 2
    assert [reason for text in said for reason in wording.breaches(text, 20)] == []
    assert wording.ease(said) >= wording.EASIEST


@pytest.mark.parametrize("name", BY_ID)
def test_every_step_can_be_passed(name):
    assert all(step.may_pass for step in BY_ID[name].steps)


# domain.md 1.6, the forms of the cards


def test_the_temperature_reading_has_five_parts_of_two_or_three_minutes_for_each():
    one = BY_ID["temperature"]

    assert keys("temperature") == ["appreciations", "news", "puzzles", "complaints", "wishes"]
    assert {(step.who, step.least, step.most) for step in one.steps} == {(Who.EACH, 2, 3)}
    assert all(step.lines for step in one.steps)
    assert "Not today" in " ".join(one.before)
    assert "first weeks" in one.when_not[0]


def test_the_dialogue_has_its_moves_in_order_and_the_listener_adds_nothing():
    one = BY_ID["dialogue"]
    said = " ".join(one.sentences())

    assert keys("dialogue") == [
        "appointment", "sends", "mirrors", "checks", "validates", "empathises", "request",
    ]  # fmt: skip
    assert one.change_over
    assert "Add nothing" in said
    assert "Did I get it?" in said
    assert "Nobody has to be pleasant" in said
    assert "calmer" in one.when_not[0]


def test_the_check_in_has_five_boxes_without_a_comment_in_under_ten_minutes():
    one = BY_ID["check_in"]

    assert set(keys("check_in")) == {"line", "feelings", "appreciation", "needs", "ownership"}
    assert sum(turn.step.minutes for turn in one.turns) <= 10
    assert all("says nothing" in step.meanwhile for step in one.steps)
    assert "bedtime" in one.when_not[0]
    assert "Sexual wishes" in " ".join(one.before)


def nothing_of_the_speaker_is_written(one):
    assert {turn.who for turn in one.turns if turn.step.lines} == {Who.LISTENER}


def test_of_somebody_who_is_heard_out_nothing_is_written_down():
    one = BY_ID["listening"]
    first = one.steps[0]

    nothing_of_the_speaker_is_written(one)
    assert keys("listening") == [
        "hears", "validates", "asks", "reflects", "heard", "right", "missed",
    ]  # fmt: skip
    assert (first.who, first.least, first.most) == (Who.ONE, 2, 10)
    assert one.roles == ("truth",)


def test_twin_a_box_for_the_speaker_would_be_found():
    text = FILES["listening.toml"].replace("lines = 0", "lines = 2", 1)

    with pytest.raises(AssertionError, match="LISTENER"):
        nothing_of_the_speaker_is_written(practices.load("listening.toml", text))


def test_the_repair_has_five_steps_of_five_minutes_for_each_and_may_end_with_honesty():
    one = BY_ID["repair"]

    assert {(step.who, step.minutes, bool(step.lines)) for step in one.steps} == {
        (Who.EACH, 5, True)
    }
    assert len(one.steps) == 5
    assert "Honesty and safety alone are enough." in " ".join(one.steps[4].prompt)
    assert "betrayal itself" in one.when_not[0]


def test_an_experience_has_four_parts_and_a_request_that_can_be_refused():
    assert keys("experience")[:4] == ["observation", "feeling", "meaning", "request"]
    assert "can be refused" in " ".join(BY_ID["experience"].steps[3].prompt)


def test_a_ritual_can_be_left_out_without_a_reason():
    assert "without a reason" in " ".join(BY_ID["rituals"].before)
    assert "as if all were well" in BY_ID["rituals"].when_not[0]


# what is wrong with a file

WHOLE = """
format = 1
id = "one"
title = "T"
purpose = "P."
takes = "An hour."
when_not = ["N."]
before = ["B."]
[[step]]
key = "a_step"
heading = "H"
who = "each"
prompt = ["S."]
minutes = 3
"""


def test_a_file_as_it_should_be_is_read():
    one = practices.load("one.toml", WHOLE)

    assert (one.id, one.title, one.roles, one.change_over) == ("one", "T", ("truth", "hurt"), False)
    assert (one.steps[0].least, one.steps[0].most, one.steps[0].lines) == (3, 3, 0)


@pytest.mark.parametrize(
    ("change", "to", "place"),
    [
        ("format = 1", "format = 2", "format"),
        ('id = "one"', 'id = "One"', "id"),
        ('who = "each"', 'who = "nobody"', "who"),
        ("minutes = 3", "minutes = 11", "minutes"),
        ("minutes = 3", "minutes = 3\nleast = 4", "minutes"),
        ("minutes = 3", "lines = 7", "lines"),
        ("minutes = 3", "more = 3", "more"),
        ('prompt = ["S."]', "prompt = []", "prompt"),
        ('when_not = ["N."]', "", "when_not"),
        ('before = ["B."]', 'before = ["B."]\nroles = ["journal"]', "roles"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(change, to, place):
    assert change in WHOLE

    with pytest.raises(DataFileError) as raised:
        practices.load("one.toml", WHOLE.replace(change, to))
    assert place in str(raised.value)


def test_two_steps_of_one_key_and_no_step_at_all_are_refused():
    start, mark, step = WHOLE.partition("[[step]]")

    for text in (start, f"{start}{mark}{step}{mark}{step}"):
        with pytest.raises(DataFileError, match="step"):
            practices.load("one.toml", text)


def test_what_cannot_be_read_is_left_out_and_named():
    found, problems = practices.load_all({"a.toml": WHOLE, "b.toml": "format = 2"})

    assert [one.id for one in found] == ["one"]
    assert [problem.file for problem in problems] == ["b.toml"]
