import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import files
from desktop.spelling import LANGUAGES, MOST_PROPOSALS, Speller

BRITISH, AMERICAN = (Speller(language, ()) for language in LANGUAGES)
# Those of the npm packages dictionary-en-gb 3.0.0 and dictionary-en 4.0.0.
AS_PUBLISHED = {
    "en-GB.aff": "8ae1f19d4840d957728ad90555d5a8dff6cc5c046279c95ff0c00fc0a0136c7b",
    "en-GB.dic": "869fe17ba4ee4b5401c60a666ee2d6a3dcc237f460b7294435df1cc6a799aa57",
    "en-US.aff": "8ae1f19d4840d957728ad90555d5a8dff6cc5c046279c95ff0c00fc0a0136c7b",
    "en-US.dic": "f0b1a234bd178bdd01875b2a392a9647f888b8fe879f79c52aae62c2759b3647",
}


def unknown(text, speller=BRITISH):
    return [text[start:end] for start, end in speller.unknown(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I didn’t tell you, and I'd've told you if you had asked.",
        "Its colour was grey; we realised that in the neighbours’ garden.",
        "A well-being co-ordinator, my ex-partner, and/or a non-answer.",
        "See https://foo.baar/recieve, www.exmaple.com, me@ofo.com, C:\\foo\\baar and notes.txtt",
        "On the 3rd I paid £140.50 for 2x4 A4b in room 12B, 10km away.",
        "The NHS, my GP and PTSD; WhatsApp, iPhone, OnlyFans.",
        "café, naïve and cafe\u0301",
        "Привет мир 你好 γειά",
        "“Quoted,” he said — ‘twice’ – and left…",
        "'Twas the end of 'em.",
        "MONDAY, Monday, THE end",
    ],
)
def test_what_is_well_written_or_no_english_word_is_left_alone(text):
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I did not recieve it.", ["recieve"]),
        ("“Recieve,” he said.", ["Recieve"]),
        ("thsi/that", ["thsi"]),
        ("my self-estem", ["estem"]),
        ("RECIEVED", ["RECIEVED"]),
        ("on monday", ["monday"]),
        ("dont isn’tt", ["dont", "isn’tt"]),
        ("harrd—or not", ["harrd"]),
        ("😀 recieve", ["recieve"]),
    ],
)
def test_what_is_not_well_written_is_found_where_it_stands(text, words):
    assert unknown(text) == words


def test_british_and_american_words_differ():
    text = "colour color realise realize"

    assert (unknown(text), unknown(text, AMERICAN)) == (
        ["color", "realize"],
        ["colour", "realise"],
    )


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieve", "receive"),
        ("definately", "definitely"),
        ("seperate", "separate"),
        ("alot", "a lot"),
        ("dont", "don't"),
        ("didn’tt", "didn’t"),
        ("monday", "Monday"),
        ("Teh", "The"),
        ("RECIEVE", "RECEIVE"),
        ("accomodation", "accommodation"),
        ("embarased", "embarrassed"),
    ],
)
def test_what_was_meant_is_proposed_first(word, meant):
    assert BRITISH.proposals(word)[0] == meant


def test_few_are_proposed_each_once_and_all_are_known():
    proposed = BRITISH.proposals("lonley")

    assert 0 < len(proposed) == len(set(proposed)) <= MOST_PROPOSALS
    assert unknown(" ".join(proposed)) == []


@pytest.mark.parametrize("word", ["", "x" * 200, "zzzzzzzzzz", "é", "-", "你好", "'"])
def test_where_nothing_can_be_meant_nothing_goes_wrong(word):
    assert isinstance(BRITISH.proposals(word), tuple)


@pytest.mark.parametrize("word", ["fuk", "fukc", "cutn", "niger"])
def test_what_is_rude_is_never_proposed(word):
    assert not {"fuck", "cunt", "nigger"} & set(BRITISH.proposals(word))


def own_words_are_known(speller):
    text = "Zubrowka and Zubrowka’s; blorp, Blorp, BLORPED"

    assert unknown(text, speller) == ["BLORPED"]


def test_words_a_person_added_are_known_in_their_cases_and_with_what_is_theirs():
    own_words_are_known(Speller("en-GB", ["Zubrowka", "blorp"]))


def test_a_speller_without_the_added_words_is_noticed():
    with pytest.raises(AssertionError):
        own_words_are_known(Speller("en-GB", ()))


def test_a_word_is_known_from_when_it_was_added_on():
    speller = Speller("en-GB", ())
    before = unknown("Żubrówka", speller)
    speller.add("Żubrówka")

    assert (before, unknown("Żubrówka", speller)) == (["Żubrówka"], [])


def test_an_added_word_is_proposed_too():
    assert "Zubrowka" in Speller("en-GB", ["Zubrowka"]).proposals("Zubrowwka")


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_what_is_found_lies_in_order_inside_it(text):
    spans = BRITISH.unknown(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize("name", AS_PUBLISHED)
def test_the_dictionaries_are_those_that_were_published(name):
    content = (files.resources() / "spelling" / name).read_bytes()

    assert hashlib.sha256(content).hexdigest() == AS_PUBLISHED[name]


def test_nothing_is_read_before_the_first_word():
    speller = Speller("en-GB", ())

    assert speller._book is None
    assert speller.unknown("12 34") == ()
    assert speller._book is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="watched through /proc")
def test_it_works_where_nothing_may_be_written_and_opens_only_what_is_shipped():
    code = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append((args[0], args[1])) if event == "open" else None)
from desktop.spelling import Speller
del opened[:]
assert Speller("en-GB", ()).proposals("recieve")[0] == "receive"
print([(str(path).rpartition("/")[2], mode) for path, mode in opened])
"""
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[('en-GB.dic', 'r'), ('en-GB.aff', 'r')]"
