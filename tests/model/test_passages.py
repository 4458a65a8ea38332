"""Lines in a text: put once, kept up to date, never over what the writer changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import passages, richtext
from desktop.model.facts import Passage
from desktop.model.passages import Beside, Put
from desktop.model.richtext import Block, Run

WORDS = st.text("abcdé 🌿", min_size=1, max_size=10)
LINES = st.dictionaries(st.sampled_from("pqrstu"), WORDS, max_size=5).map(
    lambda found: [Passage(key, text) for key, text in found.items()]
)
BODIES = st.lists(WORDS, max_size=5).map(lambda found: tuple(map(richtext.paragraph, found)))


def texts(body):
    return [block.text for block in body]


def test_lines_are_put_at_the_end_and_followed_in_place():
    body = (richtext.paragraph("mine"),)
    put = passages.put(body, {}, [Passage("a", "2016"), Passage("b", "2020")])
    assert texts(put.body) == ["mine", "2016", "2020"]

    later = (*put.body, richtext.paragraph("also mine"))
    put = passages.put(
        later, put.known, [Passage("a", "2017"), Passage("c", "x"), Passage("b", "2020")]
    )

    assert texts(put.body) == ["mine", "2017", "2020", "x", "also mine"]
    assert put.beside == ()


def edited():
    put = passages.put((), {}, [Passage("a", "2016")])
    own = (replace(put.body[0], runs=(Run("2016, the year we moved"),)),)
    return own, put.known


def leaves_edited_words_alone():
    own, known = edited()
    put = passages.put(own, known, [Passage("a", "2017")])
    assert put.body == own
    assert put.beside == (Beside("a", "2016", "2017"),)


def test_an_edited_line_is_left_alone_and_its_fact_is_shown_beside():
    leaves_edited_words_alone()


def test_the_twin_that_follows_by_place_overwrites_them(monkeypatch):
    monkeypatch.setattr(passages, "_places", lambda _body, known: dict.fromkeys(known, 0))

    with pytest.raises(AssertionError):
        leaves_edited_words_alone()


def test_of_two_facts_with_the_same_words_none_takes_the_line_of_the_other():
    same = [Passage("a", "2016"), Passage("b", "2016")]
    put = passages.put((), {}, same)
    assert texts(put.body) == ["2016", "2016"]

    turned = [Passage("a", "2016"), Passage("b", "2020")]
    assert texts(passages.put(put.body, put.known, turned).body) == ["2016", "2020"]

    crossed = [Passage("a", "2020"), Passage("b", "2016")]
    own = (put.body[0], richtext.paragraph("2016, or so"))
    left = passages.put(own, put.known, crossed)
    assert (left.body, left.beside) == (own, (Beside("a", "2016", "2020"),))


def test_a_line_that_becomes_what_another_was_is_not_taken_for_it():
    put = passages.put((), {}, [Passage("a", "1"), Passage("b", "2")])
    own = (put.body[0], richtext.paragraph("2, in words of mine"))

    later = passages.put(own, put.known, [Passage("a", "2"), Passage("b", "3")])

    assert texts(later.body) == ["2", "2, in words of mine"]
    assert later.beside == (Beside("b", "2", "3"),)


def test_a_line_the_writer_took_out_does_not_come_back():
    _, known = edited()

    put = passages.put((), known, [Passage("a", "2016")])

    assert (put.body, put.beside) == ((), ())


def test_lines_that_undo_brought_back_are_not_put_in_twice():
    same = [Passage("a", "2016"), Passage("b", "2016"), Passage("c", "2020")]
    put = passages.put((), {}, same[:2])

    again = passages.put(put.body, {}, same)

    assert texts(again.body) == ["2016", "2016", "2020"]
    assert again.known == {"a": "2016", "b": "2016", "c": "2020"}


def test_a_fact_that_is_gone_takes_no_words_with_it():
    put = passages.put((), {}, [Passage("a", "2016")])

    gone = passages.put(put.body, put.known, [])

    assert texts(gone.body) == ["2016"]
    assert gone.beside == (Beside("a", "2016", ""),)
    seen = passages.accept(gone.known, "a", "")
    assert passages.put(gone.body, seen, []).beside == ()
    assert texts(passages.put((), seen, [Passage("a", "2021")]).body) == ["2021"]


def test_what_stands_beside_can_be_put_below_or_left():
    own, known = edited()
    (beside,) = passages.put(own, known, [Passage("a", "2017")]).beside

    body, after = passages.add(own, known, beside)
    assert texts(body) == ["2016, the year we moved", "2017"]
    assert passages.put(body, after, [Passage("a", "2017")]) == Put(body, after, ())

    left = passages.accept(known, "a", "2017")
    assert passages.put(own, left, [Passage("a", "2017")]) == Put(own, left, ())


@given(BODIES, LINES)
def test_putting_twice_changes_nothing(body, fresh):
    once = passages.put(body, {}, fresh)

    assert passages.put(once.body, once.known, fresh) == once


@given(BODIES, LINES, LINES, BODIES)
def test_no_words_of_the_writer_are_ever_taken_out(body, first, second, more):
    known = passages.put(body, {}, first).known
    whole = (*body, *more)

    put = passages.put(whole, known, second)

    bullets = {passages.line(text) for text in known.values()}
    own = [block for block in whole if block not in bullets]
    left = list(put.body)
    for block in own:
        assert block in left
        left.remove(block)


@given(LINES, LINES, st.sets(st.integers(0, 4)))
def test_each_fact_stands_in_the_text_or_was_edited_or_is_shown_beside(first, second, edited_at):
    put = passages.put((), {}, first)
    body = tuple(
        richtext.paragraph("edited") if at in edited_at else block
        for at, block in enumerate(put.body)
    )

    later = passages.put(body, put.known, second)

    own = sum(block.text == "edited" for block in later.body)
    shown = [one.text for one in later.body if one.kind is richtext.BlockKind.BULLET]
    beside = {one.key for one in later.beside}
    assert own == sum(block.text == "edited" for block in body)
    unseen = [one for one in second if one.key not in beside and one.text not in shown]
    assert all(put.known[one.key] == one.text for one in unseen)
    assert len(unseen) <= own
    for text in {one.text for one in second}:
        facts_alike = [one for one in second if one.text == text and one.key not in beside]
        assert shown.count(text) >= len(facts_alike) - own


@given(BODIES, LINES, LINES)
def test_settled_after_one_turn_whatever_changed(body, first, second):
    once = passages.put(body, {}, first)
    twice = passages.put(once.body, once.known, second)

    assert passages.put(twice.body, twice.known, second) == twice


def test_a_line_is_a_bullet():
    assert passages.line("x") == Block.of(richtext.BlockKind.BULLET, [Run("x")])


def test_undo_that_brings_a_former_line_back_leaves_no_false_figure():
    first = passages.put((), {}, [Passage("a", "weekly")])
    second = passages.put(first.body, first.known, [Passage("a", "daily")])

    undone = passages.put(first.body, second.known, [Passage("a", "daily")])

    assert texts(undone.body) == ["daily"]
    assert undone.beside == ()


def test_what_was_edited_is_remembered_and_not_put_in_again():
    own, known = edited()

    left = passages.missing(own, known)

    assert left == known
    assert passages.put(own, left, [Passage("a", "2016")]).body == own
    put = passages.put((), {}, [Passage("a", "2016")])
    assert passages.missing(put.body, put.known) == {}
