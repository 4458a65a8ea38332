"""The phrase rules: each finds its own samples and leaves its false friends alone."""

import pytest

from desktop.errors import DataFileError
from desktop.reader import rules
from desktop.reader.finding import LABELS, Voice

SHIPPED = rules.load()


def voice_of(label):
    return next(voice for voice in Voice if label in LABELS[voice])


def found_by(rule, sentence):
    alone = rules.Rules((rule,))
    return [sentence[hit.start : hit.end] for hit in alone.hits(sentence, voice_of(rule.label))]


def not_found(shipped):
    return [
        (number, sample)
        for number, rule in enumerate(shipped.rules, start=1)
        for sample in rule.samples
        if not found_by(rule, sample)
    ]


def wrongly_found(shipped):
    return [
        (number, friend)
        for number, rule in enumerate(shipped.rules, start=1)
        for friend in rule.friends
        if found_by(rule, friend)
    ]


def test_each_rule_finds_its_samples():
    assert not_found(SHIPPED) == []


def test_no_rule_finds_its_false_friends():
    assert wrongly_found(SHIPPED) == []


def test_each_rule_has_samples_and_a_false_friend():
    assert [rule.label for rule in SHIPPED.rules if not (rule.samples and rule.friends)] == []


def test_what_is_quoted_is_not_found():
    said = "You asked me, and I answered “Sorry if I hurt you” without looking up."

    assert SHIPPED.hits(said, Voice.DISCLOSING) == []


def test_a_rule_of_one_voice_is_not_tried_on_the_other():
    assert SHIPPED.hits("You are a liar.", Voice.IMPACTED) != []
    assert SHIPPED.hits("You are a liar.", Voice.DISCLOSING) == []


def test_capitals_and_set_apostrophes_change_nothing():
    plain = SHIPPED.hits("you're selfish and weak.", Voice.IMPACTED)

    assert SHIPPED.hits("You’re SELFISH and weak.", Voice.IMPACTED) == plain


def test_a_rule_with_an_unknown_label_is_refused_with_its_place(tmp_path):
    file = tmp_path / "rules.toml"
    file.write_text('format = 1\n[[rule]]\nlabel = "rude"\nwords = ["a"]\nfind = "a"\n')

    with pytest.raises(DataFileError, match="rule 1"):
        rules.load(file)
