"""What nothing may ever be said about."""

import pytest

from desktop.reader import rules
from desktop.reader.finding import Scope, Voice
from desktop.reader.left_alone import is_left_alone
from desktop.reader.reading import Engines, read


def nothing_is_said(text):
    engines = Engines(rules.load(), None, {})

    assert read(text, Voice.IMPACTED, Scope(), engines) == ()


@pytest.mark.parametrize(
    "text",
    [
        "You are a liar, and what you did to me in May was abuse.",
        "You’re selfish, and you gaslit me for a year.",
        "You made me feel so worthless that I wanted to die.",
        "You coerced me, you liar, you are a coward.",
    ],
)
def test_naming_abuse_or_dying_is_never_commented_on(text):
    nothing_is_said(text)


def test_twin_the_same_judgement_without_it():
    with pytest.raises(AssertionError):
        nothing_is_said("You are a liar, and what you did to me was in May.")


@pytest.mark.parametrize(
    "text", ["You threatened me with the house.", "I thought about how to kill myself."]
)
def test_it_is_known_in_either_case(text):
    assert is_left_alone(text, Voice.IMPACTED)


def test_the_one_who_did_it_is_still_asked_about_how_they_put_it():
    assert not is_left_alone("I abused your trust a bit.", Voice.DISCLOSING)
    assert is_left_alone("If you leave I will end my life.", Voice.DISCLOSING)
