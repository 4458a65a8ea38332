"""What nothing may ever be said about."""

import pytest

from desktop.reader import left_alone, rules
from desktop.reader.finding import LABELS, Label, Scope, Voice
from desktop.reader.left_alone import is_left_alone, spared
from desktop.reader.reading import Engines, Guess, Threshold, read


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
    "text",
    [
        "You threatened me with the house.",
        "I thought about how to kill myself.",
        "I wanted to not be here any more.",
    ],
)
def test_it_is_known_in_either_case(text):
    assert is_left_alone(text, Voice.IMPACTED)


def test_the_one_who_did_it_is_still_asked_about_how_they_put_it():
    assert not is_left_alone("I abused your trust a bit.", Voice.DISCLOSING)
    assert is_left_alone("If you leave I will end my life.", Voice.DISCLOSING)


class Sure:
    """Hears every label of the voice in every sentence."""

    def guesses(self, sentences, voice):
        return [{label: Guess(0.999, 0, 1) for label in LABELS[voice]} for _ in sentences]


ANY = {label: Threshold(0.5, 0.5) for label in Label}


def is_not_said(label, text, voice=Voice.DISCLOSING):
    engines = Engines(rules.load(), Sure(), ANY)
    found = read(text, voice, Scope(one_a_sentence=False), engines)

    assert label not in {one.label for one in found}


WARNINGS = [
    "The 4 June test came back with chlamydia, so you'll want to see your own doctor this week.",
    "Please see Dr Laing about it soon.",
    "Please get tested at a clinic you pick; mine came back positive on 9 May.",
    "Your doctor ought to know about the dates, because of the baby.",
    "I would urge you to see Dr Ncube this week and not next.",
    "I rang the clinic, I’ve got it, and you’ll want a test as well, love.",
    "You need to be tested for HIV.",
    "You should stop taking my word for it and get your own results.",
    "Ask them to test again.",
    "Please don't wait with the test, the infection can harm the pregnancy.",
    "Do not put it off, herpes shows itself late.",
    "I tested positive, so I need you to see your doctor.",
    "Please get tested so we can both be treated.",
    "I had a rash, so I went to the clinic on 9 May, and you need to be tested too.",
    "You need to see a doctor this week: I had unprotected sex eleven times.",
    "You should know that I used no condom on 4 May.",
]


@pytest.mark.parametrize("text", WARNINGS)
def test_a_warning_about_health_is_never_called_pressure(text):
    is_not_said(Label.PRESSURE, text)


def test_twin_without_the_warnings_being_known(monkeypatch):
    monkeypatch.setattr(left_alone, "_is_warning", lambda _text: False)

    with pytest.raises(AssertionError):
        is_not_said(Label.PRESSURE, WARNINGS[0])


@pytest.mark.parametrize(
    "text",
    [
        "Please don't tell your doctor about this.",
        "You should see a doctor about your temper.",
        "Please forgive me before the surgery.",
        "My doctor asks when the silent treatment will end, so please stop it.",
        "You need to stay, the doctor says I can't cope.",
        "Please see a doctor about your jealousy so we can be happy again.",
        "Please go to the doctor with me so you can see I am clean and we can have sex again.",
        "You should have a test for once before you accuse me.",
        "Please get tested so I can sleep at night.",
        "You need to see a doctor so that we can be as we were.",
        "Please take the test so you can stop blaming me.",
        "You should see your doctor before you throw this away.",
        "Please ask your doctor why you are so suspicious.",
    ],
)
def test_a_doctor_in_a_plea_makes_it_no_warning(text):
    assert Label.PRESSURE not in spared(text, Voice.DISCLOSING)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("None of that sent you to her.", Voice.IMPACTED),
        ("It was not my fault.", Voice.IMPACTED),
        ("Nothing I did or didn't do made you go.", Voice.IMPACTED),
        ("I could have praised you more. None of that sent you to her.", Voice.IMPACTED),
        ("I was hard to live with that year. You still chose it.", Voice.IMPACTED),
        ("None of it was your fault.", Voice.DISCLOSING),
        ("You did not drive me to it.", Voice.DISCLOSING),
        ("Nobody made me log on.", Voice.DISCLOSING),
        ("It was not your fault, you were kind to me.", Voice.DISCLOSING),
        ("It was not your fault, you had nothing to do with it.", Voice.DISCLOSING),
        ("It was not my fault, you were cruel.", Voice.IMPACTED),
        ("It was not your fault, you didn't cause it.", Voice.DISCLOSING),
        ("None of that was your fault, you never deserved it.", Voice.DISCLOSING),
        ("You were cold to me all that year. None of that made me lie.", Voice.DISCLOSING),
    ],
)
def test_words_that_refuse_blame_are_not_called_blame(text, voice):
    label = Label.SELF_BLAME if voice is Voice.IMPACTED else Label.BLAME_SHIFTING

    is_not_said(label, text, voice)


def test_nothing_in_a_refusal_is_no_exaggeration():
    is_not_said(Label.ABSOLUTE, "Nothing I did or didn't do made you go.", Voice.IMPACTED)


def test_twin_the_refusal_in_another_paragraph():
    with pytest.raises(AssertionError):
        is_not_said(
            Label.SELF_BLAME,
            "I could have praised you more.\nNone of that sent you to her.",
            Voice.IMPACTED,
        )


@pytest.mark.parametrize(
    "text",
    [
        "It wasn't my fault.",
        "None of it was your fault, but you were cold to me.",
        "Nobody gave me a kind word in that house.",
        "Nothing made me happy at home.",
        "It was not your fault, you were cold from the pills.",
        "It was not your fault that you were ill and I had needs.",
        "It was never your fault, I was lonely.",
        "It wasn't your fault, you simply refused me.",
        "It was not your fault that I needed more.",
        "None of it was your fault, you always had the children.",
    ],
)
def test_half_a_refusal_is_none(text):
    assert spared(text, Voice.DISCLOSING) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry for being cruel.",
        "I am so sorry.",
        "I'm sorry for the hotel, and sorry you learned it from the bank.",
        "I am sorry that I lied to you about Lagos.",
        "I apologise for reading your journal in April.",
        "I'm sorry for having lied to you.",
        "I am sorry for having spent our savings.",
        "I'm sorry for being at her flat on 4 May.",
        "I am sorry for making you doubt your own memory.",
        "I'm sorry for being a liar.",
    ],
)
def test_a_plain_apology_for_a_named_act_is_never_doubted(text):
    is_not_said(Label.NON_APOLOGY, text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry for being cruel, but you were as well.",
        "I am sorry that I hurt you if I did.",
        "I apologise for hiding the phone, just as I'd expect you to for going through it.",
        "I am sorry that you feel this way.",
        "I'm sorry for being human.",
        "I'm sorry for having needs.",
        "I'm sorry for being a man.",
        "I'm sorry for having hurt you with my honesty.",
        "I am sorry for being so lonely.",
        "I'm sorry for being under such stress.",
        "I am sorry for making you feel bad.",
        "I'm sorry for having a normal body.",
        "I am sorry for being too honest.",
    ],
)
def test_an_apology_with_a_second_half_is_still_read(text):
    assert Label.NON_APOLOGY not in spared(text, Voice.DISCLOSING)


DYING = [
    ("It would be better if I were dead.", Voice.IMPACTED),
    ("I don't want to live any more.", Voice.IMPACTED),
    ("I will end it all.", Voice.DISCLOSING),
    ("I would rather die than lose you.", Voice.DISCLOSING),
    ("I don't want to be here any more.", Voice.DISCLOSING),
    ("I cannot live without you.", Voice.DISCLOSING),
]


def says_nothing_at_all(text, voice):
    engines = Engines(rules.load(), Sure(), ANY)

    assert read(text, voice, Scope(one_a_sentence=False), engines) == ()


@pytest.mark.parametrize(("text", "voice"), DYING)
def test_words_about_dying_are_no_need_and_no_pressure(text, voice):
    says_nothing_at_all(text, voice)


def test_twin_where_words_about_dying_are_not_known(monkeypatch):
    monkeypatch.setattr(left_alone, "speaks_of_dying", lambda _text: False)

    with pytest.raises(AssertionError):
        says_nothing_at_all(*DYING[0])


@pytest.mark.parametrize(
    "text",
    [
        "You wouldn't stop when I said no.",
        "You would not let me leave the room.",
        "You took my keys so that I could not go.",
        "You tortured me with every new half of it.",
        "You exploited my body and my trust.",
        "You degraded me.",
        "You bullied me into silence.",
        "You terrorised us all.",
        "You isolated me from my sister.",
        "You blackmailed me with the children.",
        "You humiliated me at work.",
        "You gave me an infection.",
        "You used me.",
        "You controlled what I wore.",
        "You infected me with herpes.",
        "You preyed on me when I was ill.",
        "You manipulated me every day of our marriage.",
    ],
)
def test_what_was_done_may_be_named_and_nothing_is_said(text):
    says_nothing_at_all(text, Voice.IMPACTED)


def test_twin_without_the_names_of_it_being_known(monkeypatch):
    monkeypatch.setattr(left_alone, "_LEFT_ALONE", left_alone._FORSAKEN)

    with pytest.raises(AssertionError):
        says_nothing_at_all("You degraded me.", Voice.IMPACTED)


@pytest.mark.parametrize(
    "text",
    [
        "I need you to stop hitting me.",
        "I am afraid of you, you liar.",
        "I always pray and God never answers.",
        "My God, why have you forsaken me?",
        "How long, O Lord, will you hide your face from me?",
        "God, why did you let this happen to me?",
        "I always prayed for you and God gave me nothing but silence.",
        "Where were you, God, that night in May?",
        "Lord, hear me, you who made me.",
    ],
)
def test_fear_and_lament_are_never_commented_on(text):
    says_nothing_at_all(text, Voice.IMPACTED)


PARTING = [
    "I need to leave you.",
    "I need to leave.",
    "I need a divorce.",
    "I want a divorce.",
    "I want you gone.",
    "I need you to stay away from me.",
    "I need you to leave by Friday.",
    "I want to end this marriage.",
    "I want you out of my life.",
    "I need you to stop ringing me.",
    "I want out.",
    "I'm leaving you.",
    "I am done.",
    "I can't go on like this.",
    "I can't do this any more.",
    "I want this marriage to be over.",
    "I need space from you.",
    "I want my life back without you.",
    "I want to be free of this.",
    "I need it to stop.",
    "I want to be left alone.",
    "I need time away from you.",
    "I want to stop loving you.",
    "I want to end it.",
    "I want to walk away.",
    "I need our marriage over.",
]


@pytest.mark.parametrize("text", PARTING)
def test_a_wish_to_leave_or_to_be_left_is_no_unclear_need(text):
    is_not_said(Label.UNCLEAR_NEED, text, Voice.IMPACTED)


def test_twin_without_the_wish_to_leave_being_known(monkeypatch):
    monkeypatch.setattr(left_alone, "_OF_THE_HURT", {})

    with pytest.raises(AssertionError):
        is_not_said(Label.UNCLEAR_NEED, PARTING[0], Voice.IMPACTED)


@pytest.mark.parametrize("text", ["I hate you, you bastard.", "You fucking liar."])
def test_strong_words_are_never_commented_on(text):
    is_not_said(Label.CHARACTER_JUDGEMENT, text, Voice.IMPACTED)


@pytest.mark.parametrize(
    "text",
    [
        "You always lied; the log shows every night.",
        "You never paid it back, and the statements from June prove it.",
        "You never came to a single one of my chemotherapy sessions.",
        "You never used a condom with her.",
        "You never came to our son's graduation.",
        "Not once did you sit with me in the hospital.",
        "You never took the test.",
    ],
)
def test_an_absolute_beside_what_bears_it_out_is_literally_true(text):
    is_not_said(Label.ABSOLUTE, text, Voice.IMPACTED)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I need you to be better.", Label.UNCLEAR_NEED),
        ("I need you to leave your phone on the table sometimes.", Label.UNCLEAR_NEED),
        ("I need to leave the past behind.", Label.UNCLEAR_NEED),
        ("I want you to go easier on me.", Label.UNCLEAR_NEED),
        ("I need more space for myself in this.", Label.UNCLEAR_NEED),
        ("I want the truth out.", Label.UNCLEAR_NEED),
        ("I am going to need more honesty.", Label.UNCLEAR_NEED),
        ("I want my life to be good.", Label.UNCLEAR_NEED),
        ("I need it to be better.", Label.UNCLEAR_NEED),
        ("Oh God, you always lied to me.", Label.ABSOLUTE),
        ("You never once told me the truth.", Label.ABSOLUTE),
        ("You never cared about my work.", Label.ABSOLUTE),
        ("You are a liar and a coward.", Label.CHARACTER_JUDGEMENT),
        ("You are a bully.", Label.CHARACTER_JUDGEMENT),
        ("You never used the money for us.", Label.ABSOLUTE),
        ("You gave me nothing but lies, always.", Label.ABSOLUTE),
        ("You never let me see the bill.", Label.ABSOLUTE),
        ("You made me feel like a terrible wife.", Label.YOU_MADE_ME_FEEL),
        ("You always lied about the bank.", Label.ABSOLUTE),
        ("For God's sake, you always lied.", Label.ABSOLUTE),
        ("You swore to God and you always lied.", Label.ABSOLUTE),
        ("I was too cold, and I could have died of shame.", Label.SELF_BLAME),
    ],
)
def test_what_only_sounds_like_it_is_still_read(text, label):
    engines = Engines(rules.load(), Sure(), ANY)
    found = read(text, Voice.IMPACTED, Scope(one_a_sentence=False), engines)

    assert label in {one.label for one in found}


def test_twin_where_no_psalm_is_known(monkeypatch):
    monkeypatch.setattr(left_alone, "_TO_GOD", left_alone._FORSAKEN)

    with pytest.raises(AssertionError):
        test_fear_and_lament_are_never_commented_on(
            "How long, O Lord, will you hide your face from me?"
        )


def test_twin_where_no_counted_act_is_known(monkeypatch):
    monkeypatch.setattr(left_alone, "_OF_THE_HURT", {})

    with pytest.raises(AssertionError):
        is_not_said(Label.ABSOLUTE, "You never used a condom with her.", Voice.IMPACTED)


def test_twin_where_the_accusation_beside_a_refusal_is_not_heard(monkeypatch):
    monkeypatch.setattr(left_alone, "_ACCUSED", left_alone._FORSAKEN)

    with pytest.raises(AssertionError):
        test_half_a_refusal_is_none("It was not your fault, you were cold from the pills.")
