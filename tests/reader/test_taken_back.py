"""What a sentence takes back itself, and what only sounds like it."""

import re
from time import process_time

import pytest

from desktop.reader import harm, left_alone, rules, sentences
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
    (Label.PRESSURE, "You owe me nothing."),
    (Label.PRESSURE, "You owe me no reply to this letter."),
    (Label.PRESSURE, "Please hear it, this is not a demand."),
    (Label.BLAME_SHIFTING, "It wasn’t the drink that opened the laptop, it was me."),
    (Label.PRESSURE, "I will not ask you when, or whether, you will forgive me."),
    (Label.PRESSURE, "I'm not asking you to come on Sunday."),
    (Label.PRESSURE, "You owe me no kind word when I come in."),
    (Label.PRESSURE, "I will do the rest of the list whether you still love me or not."),
    (Label.PRESSURE, "Please don't stay because you are afraid of what I would do."),
    (Label.BLAME_SHIFTING, "I took it to strangers, and your walls had no hand in it."),
    (Label.NON_APOLOGY, "I let you apologise."),
    (Label.NON_APOLOGY, "You apologised and I accepted it."),
    (Label.NON_APOLOGY, "I am sorry if my English is not right."),
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
        (Label.PRESSURE, "You owe me nothing, I hope you will come home."),
        (Label.PRESSURE, "You don't owe me an answer, I want you to call."),
        (Label.PRESSURE, "You owe me nothing, please come back."),
        (Label.PRESSURE, "It isn't your job to forgive me, I hope you can one day."),
        (Label.PRESSURE, "This is not a demand, I need you home."),
        (Label.PRESSURE, "This is no more than fair, can we talk, you owe me nothing."),
        (Label.MINIMISING, "As I told you, it was only a couple of times."),
        (Label.MINIMISING, "Like I told you, it meant nothing."),
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
        (Label.PRESSURE, "I do not ask to be forgiven, only to be told which way you lean."),
        (Label.PRESSURE, "I'm not asking for the moon."),
        (Label.PRESSURE, "I'm not asking you to forgive me today."),
        (Label.PRESSURE, "I won't ask for more, I ask that you come to church."),
        (Label.PRESSURE, "I need to know whether you are staying or not."),
        (Label.PRESSURE, "Don't stay because you are angry."),
        (Label.BLAME_SHIFTING, "You had no part in it, you were always at work."),
        (Label.BLAME_SHIFTING, "I had no say in it."),
        (Label.NON_APOLOGY, "You said sorry too, so we are even."),
        (Label.NON_APOLOGY, "I let you apologise, and I have already apologised as well."),
        (Label.NON_APOLOGY, "I am sorry if my letter upset you."),
    ],
)
def test_what_only_sounds_like_it_is_still_read(label, text):
    assert label in heard(text)


def test_an_inference_that_is_owned_is_no_mind_reading():
    text = "It sounded to my ears as if you wanted it over with, and I may be wrong."

    assert Label.MIND_READING not in heard(text, Voice.IMPACTED)
    assert Label.MIND_READING in heard("You wanted it over with.", Voice.IMPACTED)


@pytest.mark.parametrize(
    ("label", "text", "twin"),
    [
        (Label.YOU_MADE_ME_FEEL, "You drove me there.", "You drove me to the bottle."),
        (Label.YOU_MADE_ME_FEEL, "You drove me to work.", "You drove me back to drink."),
        (Label.YOU_MADE_ME_FEEL, "You made me sign the loan.", "You made me feel like a fool."),
        (Label.YOU_MADE_ME_FEEL, "I hate you for it.", "I hate you, you make me sick."),
        (Label.ABSOLUTE, "Nobody will ever touch me again.", "Nobody will ever believe you."),
        (Label.ABSOLUTE, "Never again will I pay.", "Never again did you tell the truth."),
        (Label.UNCLEAR_NEED, "I want you to suffer.", "I want you to be better."),
        (Label.UNCLEAR_NEED, "I need my mother.", "I need my husband to be kind."),
    ],
)
def test_what_was_done_and_what_is_only_anger_or_longing_is_left_alone(label, text, twin):
    assert label not in heard(text, Voice.IMPACTED)
    assert label in heard(twin, Voice.IMPACTED)


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


WORDS = 5_000
# No stop for 5,000 words, made of what the expressions begin with.
NO_STOPS = [
    "it was not me and that was not what you said that you heard, and that was, that i know ",
    "i am sorry for it when you rang and as you had it when you went, and ",
    "i hope you and i will not and i never want it all and they said no and you would not stop ",
    "please see a doctor so you can so that we and nobody ever made me do it nothing of that ",
    "you never came to my long long god why and i want it and without a word lies they ",
]
SECONDS = 2.0
"""Of the processor, for one function; they take 0.1 on the slowest machine at hand, and an
expression with three open gaps took eleven for half as many words."""


def is_soon_done(function, words):
    one = (words * (WORDS // len(words.split()) + 1)).strip()
    begun = process_time()
    function(one)

    assert process_time() - begun < SECONDS


@pytest.mark.parametrize("words", NO_STOPS)
@pytest.mark.parametrize(
    "function",
    [
        harm.speaks_of_dying,
        harm.tells_of_fear,
        lambda text: left_alone.is_left_alone(text, Voice.IMPACTED),
        lambda text: left_alone.spared(text, Voice.IMPACTED),
        lambda text: left_alone.spared(text, Voice.DISCLOSING),
        lambda text: left_alone.refused(text, Voice.DISCLOSING),
        lambda text: taken_back(text, Voice.DISCLOSING),
        lambda text: asks_for_nothing(text, Voice.DISCLOSING),
        sentences.sentences,
        sentences.reported,
        sentences.quoted,
    ],
)
def test_a_text_without_stops_holds_nothing_up(function, words):
    is_soon_done(function, words)


def test_twin_with_open_gaps_in_one_expression(monkeypatch):
    # The clock of the body is lowered, so that the twin itself is soon done.
    slow = re.compile(r"\b(?:not)[ ].*\b(?:that|which)[ ].*[,;:-][ ]*(?:but)[ ](?:me)\b")
    monkeypatch.setattr(harm, "_DYING", slow)
    monkeypatch.setitem(globals(), "WORDS", 1_200)
    monkeypatch.setitem(globals(), "SECONDS", 0.05)

    with pytest.raises(AssertionError):
        is_soon_done(harm.speaks_of_dying, NO_STOPS[0])


def test_words_about_dying_are_heard_however_long_the_sentence():
    assert harm.speaks_of_dying("and then " * 2_000 + "I want to be dead")
