"""Guides in the words a person chose: at once, in every guide, and never half."""

import pytest
import samples

from desktop import app, guides
from desktop.worded import Worded

PARTNER = "the person I live with"


def worded(words):
    plain = tuple(samples.guides().values())
    return Worded((guides.in_words(one, {}) for one in plain), lambda: plain, lambda: words)


def sentences(one):
    return [one.title, one.purpose, *one.before, *(t for s in one.sections for t in s.sentences())]


def test_without_a_choice_each_guide_speaks_in_its_own_words():
    found = worded({})
    assert set(found) == set(samples.guides())
    assert len(found) == len(samples.guides())
    for one in found.values():
        assert not [text for text in sentences(one) if "{partner}" in text.lower()]


def every_guide_says(words):
    found = worded(words)
    asked = [key for key, one in samples.guides().items() if "{partner}" in str(sentences(one))]
    assert asked
    for key in asked:
        assert PARTNER in " ".join(sentences(found[key])), key


def test_a_chosen_word_stands_in_every_guide_that_has_a_place_for_it():
    every_guide_says({"partner": PARTNER})


def test_twin_guides_that_are_never_filled_again_keep_the_usual_word(monkeypatch):
    monkeypatch.setattr(Worded, "__getitem__", lambda worded, key: worded._usual[key])
    with pytest.raises(AssertionError):
        every_guide_says({"partner": PARTNER})


def test_another_word_holds_at_once():
    words = {}
    found = worded(words)
    before = found["impact_letter"]
    words["partner"] = "Anna"
    first = found["impact_letter"]
    words["partner"] = "Ben"
    assert "Anna" in str(sentences(first))
    assert "Anna" not in str(sentences(found["impact_letter"]))
    assert "Ben" in str(sentences(found["impact_letter"]))
    words.clear()
    assert found["impact_letter"] == before


def test_no_guide_of_this_id_is_a_key_error():
    with pytest.raises(KeyError):
        worded({"partner": "Anna"})["nothing"]


def test_the_program_knows_the_guides_with_their_places():
    assert any("{partner}" in str(sentences(one)) for one in app._plain_guides())
