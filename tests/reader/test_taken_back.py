"""What a sentence takes back itself, and what only sounds like it."""

import pytest

from desktop.reader import left_alone, rules
from desktop.reader.finding import LABELS, Label, Scope, Voice
from desktop.reader.reading import Engines, Guess, Threshold, read
from desktop.reader.sentences import folded
from desktop.reader.taken_back import asks_for_nothing, taken_back

ANY = {label: Threshold(0.5, 0.5) for label in Label}


class Sure:
    """Hears every label of the voice in every sentence."""

    def guesses(self, sentences, voice):
        return [{label: Guess(0.999, 0, 1) for label in LABELS[voice]} for _ in sentences]


def heard(text, voice=Voice.DISCLOSING):
    engines = Engines(rules.load(), Sure(), ANY)
    return {one.label for one in read(text, voice, Scope(one_a_sentence=False), engines)}


TAKEN_BACK = [
    (Label.NON_APOLOGY, "Please don’t take this apology as a request for anything."),
    (Label.PRESSURE, "Please do not read this letter as a plea."),
    (Label.PRESSURE, "I'd love to hear we'll get through. You don't owe me a word about it."),
    (Label.PRESSURE, "I long to hear we'll be okay. It isn't your job to say it."),
    (Label.PRESSURE, "I've been to 90 meetings, and I don't think that buys me anything at home."),
    (Label.PRESSURE, "I hope you get some rest at your sister's."),
    (Label.PRESSURE, "I'm glad you've got your brother there."),
    (Label.NON_APOLOGY, "My apology for Berlin doesn’t hang on you finishing this."),
    (Label.MINIMISING, "Window shopping’s what I called it, when I’d paid for six shows."),
    (Label.VAGUE, "Meetings in town is how I put it to you, and they were with her."),
    (Label.MINIMISING, "At no stage was it “only flirting”, which is what I told you at the lake."),
    (Label.MINIMISING, "It was not just the messages: I also met her three times."),
    (Label.NON_APOLOGY, "I went back within a week, so that apology was worthless."),
    (
        Label.NON_APOLOGY,
        "I apologise for the lies and the row when you rang, which you had every right to do.",
    ),
    (Label.BLAME_SHIFTING, "It wasn’t the drink that opened the laptop, it was me."),
]  # fmt: skip


def is_not_asked_about(label, text, voice=Voice.DISCLOSING):
    assert label not in heard(text, voice)


@pytest.mark.parametrize(("label", "text"), TAKEN_BACK)
def test_what_a_sentence_takes_back_is_not_asked_about(label, text):
    is_not_asked_about(label, text)


@pytest.mark.parametrize(("label", "text"), TAKEN_BACK)
def test_twin_where_taking_back_is_not_known(label, text, monkeypatch):
    monkeypatch.setattr(left_alone, "taken_back", lambda _text, _voice: frozenset())
    monkeypatch.setattr(left_alone, "asks_for_nothing", lambda _text, _voice: False)

    with pytest.raises(AssertionError):
        is_not_asked_about(label, text)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (Label.PRESSURE, "You owe me nothing, but I hope you will answer."),
        (Label.PRESSURE, "I have told you everything and it buys me nothing in this house."),
        (Label.NON_APOLOGY, "It gives me no pleasure that you were put out by it."),
        (Label.PRESSURE, "I hope you get some rest so that you can forgive me."),
        (Label.PRESSURE, "I'm glad you've got your sister there and that you will come home."),
        (Label.MINIMISING, "It was only a coffee, which is what I told you."),
        (Label.BLAME_SHIFTING, "It was never just sex, it was somebody who listened."),
        (Label.NON_APOLOGY, "My first apology was worthless to you, you said, so why bother."),
        (Label.NON_APOLOGY, "I am sorry for the row when you found it."),
        (Label.BLAME_SHIFTING, "It wasn't they who were cold that year, it was you."),
        (Label.BLAME_SHIFTING, "Escape is what I called it, because you never looked at me."),
    ],
)
def test_what_only_sounds_like_it_is_still_read(label, text):
    assert label in heard(text)


def test_an_inference_that_is_owned_is_no_mind_reading():
    text = "It sounded to my ears as if you wanted it over with, and I may be wrong."

    assert Label.MIND_READING not in heard(text, Voice.IMPACTED)
    assert Label.MIND_READING in heard("You wanted it over with.", Voice.IMPACTED)


def test_the_act_that_was_yours_takes_the_blame_back():
    for text in (
        "I nagged about the bins. You drove to her yourself.",
        "I had put on two stone that year, and it gave you no licence whatsoever.",
    ):
        assert Label.SELF_BLAME not in heard(text, Voice.IMPACTED)
    assert Label.SELF_BLAME in heard("I nagged. You found yourself another.", Voice.IMPACTED)


def test_who_says_that_nobody_else_did_it_shifts_no_blame():
    assert Label.BLAME_SHIFTING not in heard("Nobody set it up for me, I searched for it.")
    assert Label.BLAME_SHIFTING in heard("Nobody talked to me in that house.")


def test_the_one_who_was_hurt_may_ask():
    text = folded("You owe me nothing.")

    assert not asks_for_nothing(text, Voice.IMPACTED)
    assert taken_back(text, Voice.IMPACTED) == frozenset()
