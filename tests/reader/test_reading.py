"""The one function, with an engine whose guesses are known."""

import pytest

from desktop.reader import reading, rules
from desktop.reader.finding import Label, Scope, Voice
from desktop.reader.reading import BATCH, Engines, Guess, Threshold, read

BOOK = rules.load()
HALF = {label: Threshold(0.7, 0.4) for label in Label}
ALL = Scope(one_a_sentence=False)


class Known:
    """Guesses what it was told, for every sentence, on its first word."""

    def __init__(self, sure):
        self.sure = sure
        self.read = []

    def guesses(self, sentences, voice):
        self.read += sentences
        return [
            {label: Guess(sure, 0, len(one.split()[0])) for label, sure in self.sure.items()}
            for one in sentences
        ]


def found(text, sure, scope=ALL, voice=Voice.DISCLOSING):
    return read(text, voice, scope, Engines(BOOK, Known(sure), HALF))


def places(text, findings):
    return [(one.label, text[one.start : one.end]) for one in findings]


def test_a_finding_says_the_words_why_and_one_question():
    text = "I lied. Nothing much happened."
    one = found(text, {Label.MINIMISING: 0.9})[1]

    assert text[one.start : one.end] == "Nothing"
    assert one.why.endswith(".")
    assert one.question.endswith("?")
    assert one.certainty == pytest.approx(0.9)


def test_below_its_threshold_a_label_is_not_shown():
    assert found("I lied to you.", {Label.VAGUE: 0.69}) == ()


def test_a_rule_that_fits_lowers_the_threshold_and_gives_the_place():
    text = "Well, I am sorry if you were hurt."

    assert places(text, found(text, {Label.NON_APOLOGY: 0.45})) == [(Label.NON_APOLOGY, "sorry if")]


def test_a_rule_alone_is_not_shown_against_the_model():
    assert found("I am sorry if you were hurt.", {Label.NON_APOLOGY: 0.1}) == ()


def test_without_a_model_only_strong_rules_speak():
    engines = Engines(BOOK, None, HALF)

    assert [one.label for one in read("Sorry if.", Voice.DISCLOSING, ALL, engines)] == [
        Label.NON_APOLOGY
    ]
    assert read("I saw her a few times.", Voice.DISCLOSING, ALL, engines) == ()


def one_finding_a_sentence(scope):
    sure = {Label.VAGUE: 0.99, Label.BLAME_SHIFTING: 0.8}

    assert [one.label for one in found("I lied. I left.", sure, scope)] == [
        Label.BLAME_SHIFTING, Label.BLAME_SHIFTING,
    ]  # fmt: skip


def test_one_finding_stands_for_a_sentence_the_weightiest():
    one_finding_a_sentence(Scope())


def test_twin_all_findings_of_a_sentence():
    with pytest.raises(AssertionError):
        one_finding_a_sentence(ALL)


def what_is_quoted_is_passed_over(text):
    assert found(text, {Label.MINIMISING: 0.99}) == ()


def test_what_is_quoted_is_passed_over():
    what_is_quoted_is_passed_over("“Nothing happened”, I told you, and that was a lie.")


def test_twin_the_same_words_without_marks():
    with pytest.raises(AssertionError):
        what_is_quoted_is_passed_over("Nothing happened, I told you, and that was a lie.")


def test_another_language_is_passed_over():
    assert found("Ich habe dich belogen und ich war bei ihr.", {Label.VAGUE: 0.99}) == ()


def test_what_was_not_asked_for_is_not_shown():
    only = Scope(frozenset({Label.VAGUE}), one_a_sentence=False)

    assert found("I lied to you.", {Label.MINIMISING: 0.99}, only) == ()


def test_progress_is_told_in_sentences():
    told = []
    text = "I lied to you. " * (BATCH + 3)
    engines = Engines(BOOK, Known({}), HALF)

    read(text, Voice.DISCLOSING, ALL, engines, lambda done, every: told.append((done, every)))

    assert told == [(BATCH, BATCH + 3), (BATCH + 3, BATCH + 3)]


def test_an_empty_text_asks_nobody():
    model = Known({Label.VAGUE: 0.9})

    assert read(" \n ", Voice.DISCLOSING, ALL, Engines(BOOK, model, HALF)) == ()
    assert model.read == []


def vague_is_found(text):
    return [one.label for one in found(text, {Label.VAGUE: 0.9})]


def test_what_is_counted_in_the_next_sentence_is_not_vague():
    assert vague_is_found("Other things I hid. I had a fine on 22 October.") == [Label.VAGUE]
    assert vague_is_found("Other things I hid. I had a fine.") == [Label.VAGUE, Label.VAGUE]
    assert vague_is_found("Other things I hid.\nOn 22 October.") == [Label.VAGUE, Label.VAGUE]


def test_in_a_draft_a_finding_must_be_surer_than_in_a_sentence():
    """0.7 is odds of 7 to 3; three times as sure is 0.875."""
    draft = "I lied to you. " * 9

    assert len(found("I lied to you.", {Label.VAGUE: 0.86})) == 1
    assert found(draft, {Label.VAGUE: 0.86}) == ()
    assert len(found(draft, {Label.VAGUE: 0.88})) == 9


def a_second_label_must_be_surer():
    sure = {Label.BLAME_SHIFTING: 0.95, Label.MINIMISING: 0.72}
    low = {label: Threshold(0.5, 0.4) for label in Label}
    engines = Engines(BOOK, Known(sure), low)

    shown = [one.label for one in read("I lied to you.", Voice.DISCLOSING, ALL, engines)]
    assert shown == [Label.BLAME_SHIFTING]


def test_a_second_label_must_be_surer_than_one_that_stands_alone(monkeypatch):
    monkeypatch.setattr(reading, "SECOND", 0.73)
    a_second_label_must_be_surer()

    assert len(found("I lied to you.", {Label.MINIMISING: 0.72})) == 1


def test_twin_a_second_label_is_held_to_the_same(monkeypatch):
    monkeypatch.setattr(reading, "SECOND", 0.0)
    with pytest.raises(AssertionError):
        a_second_label_must_be_surer()


class TakesBack(Known):
    """Is sure of a sentence alone, and of nothing where the words that take it back stand, too."""

    def guesses(self, sentences, voice):
        made = super().guesses(sentences, voice)
        quiet = Guess(0.2, 0, 1)
        return [
            dict.fromkeys(of, quiet) if "I was that man" in one else of
            for one, of in zip(sentences, made, strict=True)
        ]


def what_a_neighbour_takes_back_is_not_shown(text):
    engines = Engines(BOOK, TakesBack({Label.DISTANCING: 0.9}), HALF)

    assert read(text, Voice.DISCLOSING, ALL, engines) == ()


BEFORE_AND_AFTER = [
    "A man lied to you in May. I was that man.",
    "I was that man. A man lied to you in May.",
]


@pytest.mark.parametrize("text", BEFORE_AND_AFTER)
def test_what_a_neighbour_takes_back_is_not_shown(text):
    what_a_neighbour_takes_back_is_not_shown(text)


def test_twin_where_no_finding_has_to_hold_beside_its_neighbour(monkeypatch):
    monkeypatch.setattr(reading, "_HOLDS", 0.0)
    with pytest.raises(AssertionError):
        what_a_neighbour_takes_back_is_not_shown(BEFORE_AND_AFTER[0])


def test_a_neighbour_in_another_paragraph_or_too_long_takes_nothing_back():
    engines = Engines(BOOK, TakesBack({Label.DISTANCING: 0.9}), HALF)
    long = "A man lied to you in May" + ", and in June" * 20 + "."

    for text in (BEFORE_AND_AFTER[0].replace(". ", ".\n"), f"{long} I was that man."):
        assert len(read(text, Voice.DISCLOSING, ALL, engines)) == 1


def test_only_what_was_found_is_read_again():
    model = Known({Label.VAGUE: 0.3})
    read("I lied. I hid it.", Voice.DISCLOSING, ALL, Engines(BOOK, model, HALF))
    assert model.read == ["I lied.", "I hid it."]

    model = Known({Label.VAGUE: 0.9})
    read("I lied. I hid it.", Voice.DISCLOSING, ALL, Engines(BOOK, model, HALF))
    assert model.read == ["I lied.", "I hid it.", "I lied. I hid it."]
