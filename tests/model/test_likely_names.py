import pytest

from desktop.model import likely_names
from desktop.model.likely_names import guesses
from desktop.model.printed import Printed


def guessed(*texts, known=()):
    found = guesses([Printed("k", "Heading", one) for one in texts], frozenset(known))
    return [(one.words, len(one.places)) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday I met Anna Smith there.", ["Anna Smith"]),
        ("Anna said nothing. Then Anna’s car left.", ["Anna"]),
        ("Nothing was said, and Bert left.", ["Bert"]),
        ("Bert was there.", ["Bert"]),
        ("I told Mr. Jones and Dr Lee.", ["Jones", "Lee"]),
        ("A letter to Anna", ["Anna"]),
        ("I told Mark’s mother about J. Brown.", ["Mark", "Brown"]),
        ("“Then Zoë rang,” I wrote.", ["Zoë"]),
        ("we went to London", ["London"]),
        ("Ernest was there.", ["Ernest"]),
        ("It was Jan, on 1 Jan.", ["Jan"]),
        ("Anna rang. Write to anna.smith@example.org or call.", ["Anna"]),
        ("I told M. Brown, and J. left.", ["Brown"]),
    ],
)
def test_a_large_letter_inside_a_sentence_is_a_guess(text, found):
    assert [one for one, _ in guessed(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "What I Lost In The Fire That Year",
        "On Monday in March I saw God, and I’m not English.",
        "Coffee was cold. I drank coffee.",
        "HE CAME HOME AND I WAS THERE",
        "Nothing was said. Everyone had gone.",
        "6 · Frequency and last time",
        "Pictures and videos (unsure)",
        "",
        "昨日は何も言わなかった。",
        "Lightest was May to August, and hardest the winter.",
        "The strokes below stand for 1 Oct, 8 Oct, 15 Nov and 1 Dec.",
        "An hour at the allotment with M. We talked about beans.",
    ],
)
def test_what_is_written_large_for_another_reason_is_none(text):
    assert guessed(text) == []


def test_where_most_nouns_are_large_nothing_is_guessed():
    german = (
        "Gestern traf ich Anna in der Stadt und die Sonne schien auf den Platz vor dem Haus. "
        "Danach ging ich in den Garten und sah die Kinder mit dem Ball an der Mauer. "
        "Am Abend lag der Brief auf dem Tisch, und ich las ihn im Licht der Lampe. "
    )

    assert guessed(german * 2) == []


def test_what_is_known_or_was_looked_at_is_no_guess():
    assert guessed("I met Anna in London.", known=["anna"]) == [("London", 1)]


def test_a_part_of_a_longer_name_is_no_guess_of_its_own():
    assert guessed("About Anna", "I met Anna Smith and Bert.") == [("Anna Smith", 1), ("Bert", 1)]


def test_a_guess_names_each_place_with_its_words():
    (one,) = guesses([Printed("k", "Day", "I met Anna. Later Anna rang.")])

    assert [text.text[start:end] for text, start, end in one.places] == ["Anna", "Anna"]
    assert {text.heading for text, _, _ in one.places} == {"Day"}


def test_twin_that_takes_every_large_word_takes_a_first_word(monkeypatch):
    monkeypatch.setattr(likely_names, "_is_likely", lambda *_: True)

    with pytest.raises(AssertionError):
        test_what_is_written_large_for_another_reason_is_none(
            "Nothing was said. Everyone had gone."
        )
