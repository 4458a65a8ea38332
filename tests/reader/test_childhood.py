"""What is told of a childhood, and what only sounds like it."""

import pytest

from desktop.reader import reading, rules
from desktop.reader.finding import LABELS, Label, Scope, Voice
from desktop.reader.reading import Engines, Guess, Threshold, read

ANY = {label: Threshold(0.5, 0.5) for label in Label}
ASKED = {Label.VAGUE, Label.DISTANCING, Label.MINIMISING}


class Sure:
    """Hears every label of the voice in every sentence."""

    def guesses(self, sentences, voice):
        return [{label: Guess(0.999, 0, 1) for label in LABELS[voice]} for _ in sentences]


def heard(text, voice=Voice.DISCLOSING):
    """Return the labels heard in each line or sentence, by where they begin."""
    engines = Engines(rules.load(), Sure(), ANY)
    found = read(text, voice, Scope(one_a_sentence=False), engines)
    return {(one.label, one.start) for one in found}


def labels(text, voice=Voice.DISCLOSING):
    return {label for label, _ in heard(text, voice)}


def is_not_asked_about(text):
    assert not ASKED & labels(text)
    assert Label.BLAME_SHIFTING in labels(text)


TOLD = [
    "It was done to me many times when I was little.",
    "I was hurt by somebody in the family when I was a child.",
    "As a boy things happened to me that I cannot name.",
    "When I was seven my uncle started coming into my room.",
    "When I was 9 something was done to me for a while.",
    "At the age of eleven I was shown things by somebody.",
    "I was just twelve.",
    "My father used to hit us, on and off, for years.",
    "In my childhood bad things happened.",
    "When I was a child it was only a game.",
    "I was only a child.",
    "I was eleven. It was an older boy, and mistakes were made by the adults.",
    "Things happened to me at school that should not have happened.",
    "As a teenager I was shown some pictures.",
]


@pytest.mark.parametrize("text", TOLD)
def test_nobody_asks_how_often_a_child_was_hurt(text):
    is_not_asked_about(text)


def test_twin_where_a_childhood_is_not_known(monkeypatch):
    monkeypatch.setattr(reading, "of_childhood", lambda _text, _parts: {})

    with pytest.raises(AssertionError):
        is_not_asked_about(TOLD[0])


def test_it_goes_on_to_the_end_of_a_paragraph():
    text = "When I was seven it began.\nIt went on for some time. Mistakes were made."
    same = text.replace("\n", " ")

    assert {label for label, at in heard(text) if at > text.index("\n")} >= ASKED
    assert not {label for label, _ in heard(same)} & ASKED


@pytest.mark.parametrize(
    "text",
    [
        "When I was seven it began. I was thirty when it happened again for a while.",
        "When I was seven it began. You were told some of it.",
        "I was a child when it began. In 2015 things got out of hand.",
    ],
)
def test_what_a_grown_person_did_is_still_asked_about(text):
    assert {label for label, at in heard(text) if at} >= ASKED


@pytest.mark.parametrize(
    "text",
    [
        "When I was six months into it things got out of hand.",
        "When I was nine drinks in it just happened.",
        "When I was 10 pounds lighter things were different.",
        "When I was alone things happened.",
        "As a man of forty I did some stuff.",
        "As a child of God I found myself in places.",
        "At seven I ended up somewhere.",
        "My mother hurt herself for a while.",
        "I was nine minutes late because of some stuff.",
        "I was ten times there.",
        "Things happened to me at the hotel.",
    ],
)
def test_what_only_sounds_like_a_childhood_is_asked_about(text):
    assert labels(text) >= ASKED


def test_the_one_who_was_hurt_is_read_as_before():
    assert Label.ABSOLUTE in labels("When I was seven it was always so.", Voice.IMPACTED)
