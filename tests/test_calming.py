import re
import tomllib
from random import Random

import pytest
import wording

from desktop import calming, files
from desktop.errors import DataFileError

FILE = files.resources() / "help" / "en" / "cards.toml"
CARDS = calming.load(FILE.name, FILE.read_text("utf-8"))


def whole(change, to):
    text = 'format = 1\n[[card]]\nkey = "a"\nkind = "body"\ntitle = "T"\nsentences = ["S."]\n'
    text += '[[card]]\nkey = "b"\nkind = "mind"\ntitle = "T"\nsentences = ["S."]\n'
    assert change in text
    return text.replace(change, to)


def words(card):
    return (card.title, *card.sentences, card.leave_out)


def test_there_are_cards_for_the_body_and_for_the_mind():
    kinds = [card.kind for card in CARDS]

    assert (kinds.count("body"), kinds.count("mind")) == (8, 8)


def test_every_card_may_be_shown_and_is_short():
    for card in CARDS:
        text = "\n".join(words(card))
        assert wording.breaches(text) == []
        assert [one for one in wording.sentences(text) if len(one.split()) > 20] == []
        assert len(card.sentences) <= 3


def what_can_hurt_says_when_not(cards):
    known = {card.key: card for card in cards}
    bare = [card.key for card in cards if card.kind == "body" and not card.leave_out]

    assert bare == []
    assert "heart" in known["water"].leave_out
    assert "heart" in known["wall"].leave_out
    assert "what was done" in known["chair"].leave_out
    assert "not safe" in known["where_and_when"].leave_out


def test_every_card_of_the_body_says_when_to_leave_it_out():
    what_can_hurt_says_when_not(CARDS)


def test_twin_a_card_that_does_not_say_it_is_noticed():
    text = FILE.read_text("utf-8")
    left_out = next(card.leave_out for card in CARDS if card.key == "feet")
    changed = calming.load(FILE.name, text.replace(f'leave_out = "{left_out}"\n', ""))

    with pytest.raises(AssertionError, match="feet"):
        what_can_hurt_says_when_not(changed)


def test_nobody_is_asked_to_shut_their_eyes_or_to_be_fit():
    said = " ".join(text for card in CARDS for text in words(card)).lower()

    assert re.findall(r"\b(close|shut) your eyes|calorie|fit(ness)?\b|work-?out", said) == []


def test_a_file_as_it_should_be_is_read():
    first, second = calming.load("x", whole('kind = "body"', 'kind = "body"\nleave_out = "L."'))

    assert (first.key, first.title, first.sentences, first.leave_out) == ("a", "T", ("S.",), "L.")
    assert second.leave_out == ""


@pytest.mark.parametrize(
    ("change", "to", "place"),
    [
        ("format = 1", "format = 2", "format"),
        ('kind = "mind"', 'kind = "soul"', "kind"),
        ('kind = "mind"', 'kind = "body"', "card"),
        ('key = "b"', 'key = "a"', "card"),
        ('sentences = ["S."]', "sentences = []", "sentences"),
        ('title = "T"', "", "title"),
        ('key = "b"', 'key = "b"\nmore = 1', "more"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(change, to, place):
    text = whole(change, to)
    assert tomllib.loads(text)

    with pytest.raises(DataFileError) as raised:
        calming.load("cards.toml", text)
    assert place in str(raised.value)


def test_the_ones_that_are_liked_come_first_in_their_own_order_and_none_is_lost():
    orders = {
        tuple(one.key for one in calming.shuffled(CARDS, ("walk", "feet"), Random(seed)))
        for seed in range(5)
    }

    assert len(orders) > 1
    assert {one[:2] for one in orders} == {("walk", "feet")}
    assert {tuple(sorted(one)) for one in orders} == {tuple(sorted(card.key for card in CARDS))}


def test_a_card_that_ships_no_longer_is_left_out_of_those_that_are_kept():
    assert [card.key for card in calming.kept(CARDS, ("gone_for_good", "feet"))] == ["feet"]
