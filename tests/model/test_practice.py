import pytest

from desktop.model.practice import Practice, Step, Turn, Who


def step(who, key="a"):
    return Step(key=key, heading="Heading", who=who, prompt=("Say it.",), meanwhile="Listen.")


def practice(*steps, **values):
    return Practice(
        id="one", order=1, title="Title", purpose="Purpose.", takes="An hour.",
        when_not=("When not.",), before=("Before.",), steps=steps, **values,
    )  # fmt: skip


def test_a_step_for_each_is_two_turns_and_any_other_is_one():
    one, two = step(Who.EACH), step(Who.BOTH, "b")

    assert practice(one, two).turns == (
        Turn(step=one, who=Who.ONE), Turn(step=one, who=Who.OTHER), Turn(step=two, who=Who.BOTH),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "speaker"), [(Who.ONE, 0), (Who.OTHER, 1), (Who.LISTENER, 1), (Who.BOTH, None)]
)
def test_a_turn_knows_whose_it_is(who, speaker):
    assert Turn(step=step(who), who=who).speaker == speaker


def test_it_is_offered_to_both_people_and_never_to_a_journal_alone():
    both, one = practice(), practice(roles=("truth",))

    assert [both.is_for(role) for role in ("truth", "hurt", "journal")] == [True, True, False]
    assert [one.is_for(role) for role in ("truth", "hurt", "journal")] == [True, False, False]


def test_every_sentence_a_person_reads_is_given():
    assert list(practice(step(Who.ONE)).sentences()) == [
        "Title", "Purpose.", "An hour.", "When not.", "Before.", "First speaker", "Second speaker",
        "Heading", "Say it.", "Listen.",
    ]  # fmt: skip
