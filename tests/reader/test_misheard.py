"""Sentences that a label mishears: acts that are told, anger, grief, and what is borne out."""

import pytest

from desktop.reader import left_alone, reading, rules
from desktop.reader.finding import Label, Voice
from desktop.reader.reading import Engines, Guess, Threshold, read

ANY = {label: Threshold(0.5, 0.5) for label in Label}
HIM, HER = Voice.DISCLOSING, Voice.IMPACTED
MISHEARD = [
    (HIM, Label.NON_APOLOGY, "I am sorry if all this sounds cold."),
    (HIM, Label.NON_APOLOGY, "I am sorry if this letter is clumsy."),
    (HIM, Label.PRESSURE, "I hope you are somewhere safe when you read this."),
    (HIM, Label.PRESSURE, "I hope the house is quiet for you, with or without me in it."),
    (HIM, Label.PRESSURE, "You need not forgive me because the Lord does."),
    (HER, Label.YOU_MADE_ME_FEEL, "You made me lie to the doctor."),
    (HER, Label.YOU_MADE_ME_FEEL, "You made me stop seeing my sister."),
    (HER, Label.YOU_MADE_ME_FEEL, "You are a coward, and I hate you for what you did to my body."),
    (HIM, Label.BLAME_SHIFTING, "The police came because of me."),
    (HER, Label.YOU_MADE_ME_FEEL, "You brought me an illness home."),
    (HER, Label.YOU_MADE_ME_FEEL, "You put my life in danger."),
    (HER, Label.YOU_MADE_ME_FEEL, "You let me bury my father without you."),
    (HER, Label.UNCLEAR_NEED, "I pray that God will judge you."),
    (HER, Label.ABSOLUTE, "You will never know what it was like."),
    (HER, Label.ABSOLUTE, "I have gone through the calendar, and not one week is true."),
    (HER, Label.UNCLEAR_NEED, "I want you to feel what I feel."),
    (HER, Label.UNCLEAR_NEED, "I hope they both regret it."),
    (HER, Label.UNCLEAR_NEED, "I need to cry."),
    (HER, Label.UNCLEAR_NEED, "I need to know whether she is mine."),
    (HER, Label.UNCLEAR_NEED, "I want my body back."),
    (HER, Label.UNCLEAR_NEED, "I want to be somebody who does not check."),
    (HER, Label.UNCLEAR_NEED, "I need you to stop drinking."),
    (HER, Label.CHARACTER_JUDGEMENT, "You are not safe for me at the moment."),
    (HER, Label.MIND_READING, "You wanted it like that, and you said so."),
]
ANSWERED = [
    (HIM, Label.PRESSURE, "A wife who prays keeps him. I told her on 4 May that this is not true."),
    (HIM, Label.MINIMISING, "It was only work. That was a lie."),
    (HER, Label.MIND_READING, "You did not love me. You said it on 4 May."),
    (HER, Label.ABSOLUTE, "You were never where you said. I have the bills."),
]
STILL_READ = [
    (HIM, Label.NON_APOLOGY, "I am sorry if you apologised for nothing."),
    (HIM, Label.NON_APOLOGY, "You should have apologised too."),
    (HIM, Label.NON_APOLOGY, "I am sorry if this hurts."),
    (HIM, Label.PRESSURE, "I hope you are safe and that you come home."),
    (HIM, Label.PRESSURE, "You don't have to forgive me now."),
    (HIM, Label.MINIMISING, "It was only work. That is wrong of you to doubt."),
    (HER, Label.YOU_MADE_ME_FEEL, "You made me feel like a madwoman."),
    (HER, Label.YOU_MADE_ME_FEEL, "You made me hate my own house."),
    (HER, Label.YOU_MADE_ME_FEEL, "You drove me to the bottle."),
    (HER, Label.YOU_MADE_ME_FEEL, "You drove me crazy."),
    (HER, Label.YOU_MADE_ME_FEEL, "You let me feel like nothing."),
    (HIM, Label.BLAME_SHIFTING, "You were never home because of me."),
    (HER, Label.ABSOLUTE, "You will never change."),
    (HER, Label.ABSOLUTE, "You were never where you said. I waited."),
    (HER, Label.UNCLEAR_NEED, "I want you to be better."),
    (HER, Label.UNCLEAR_NEED, "I need you to understand what you did."),
    (HER, Label.UNCLEAR_NEED, "I need my husband back."),
    (HER, Label.UNCLEAR_NEED, "I want to be respected."),
    (HER, Label.CHARACTER_JUDGEMENT, "You are a coward."),
    (HER, Label.MIND_READING, "You wanted both."),
]


class Sure:
    """Is as sure of every label in every sentence as it can be."""

    def guesses(self, texts, _voice):
        return [{label: Guess(1.0, 0, len(one)) for label in Label} for one in texts]


ENGINES = Engines(rules.Rules(()), Sure(), ANY)


def is_asked_in_the_first(voice, label, text):
    scope = reading.Scope(frozenset({label}), one_a_sentence=False)
    return any(one.start == 0 for one in read(text, voice, scope, ENGINES))


def is_not_misheard(voice, label, text):
    assert not is_asked_in_the_first(voice, label, text)


@pytest.mark.parametrize(("voice", "label", "text"), MISHEARD + ANSWERED)
def test_what_would_hurt_or_be_absurd_is_not_asked(voice, label, text):
    is_not_misheard(voice, label, text)


@pytest.mark.parametrize(("voice", "label", "text"), STILL_READ)
def test_what_only_sounds_like_it_is_still_read(voice, label, text):
    assert is_asked_in_the_first(voice, label, text)


@pytest.mark.parametrize(("voice", "label", "text"), MISHEARD[::6])
def test_twin_where_nothing_is_misheard(voice, label, text, monkeypatch):
    monkeypatch.setattr(left_alone, "misheard", lambda _text, _voice: frozenset())

    with pytest.raises(AssertionError):
        is_not_misheard(voice, label, text)


@pytest.mark.parametrize(("voice", "label", "text"), ANSWERED[1:3])
def test_twin_where_the_next_sentence_answers_for_nothing(voice, label, text, monkeypatch):
    monkeypatch.setattr(reading, "borne_out", lambda _text, _voice: frozenset())

    with pytest.raises(AssertionError):
        is_not_misheard(voice, label, text)
