import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run

marks = {name: st.booleans() for name in ("bold", "italic", "underline", "kept")}
reaches = st.lists(st.text("ab\x1f", max_size=2), max_size=3).map(richtext.reach_of)
runs = st.builds(Run, st.text(max_size=20), reach=reaches, **marks)
blocks = st.builds(Block.of, st.sampled_from(BlockKind), st.lists(runs, max_size=5))
bodies = st.lists(blocks, max_size=8).map(tuple)


@given(bodies)
def test_what_is_kept_comes_back_the_same(body):
    assert richtext.decode(richtext.encode(body)) == body


@given(bodies)
def test_what_is_kept_is_plain_json(body):
    assert len(json.loads(richtext.encode(body))) == len(body)


def test_runs_in_the_same_dress_become_one_and_empty_ones_go():
    block = Block.of(BlockKind.PARAGRAPH, [Run("a"), Run(""), Run("b"), Run("c", bold=True)])

    assert block.runs == (Run("ab"), Run("c", bold=True))


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '[["x",[]]]', '[["p",[["a",1]]]]', '[["p"]]', "null"]
)
def test_anything_else_is_refused_without_quoting_it(text):
    with pytest.raises(ValueError, match=r"^not a body of rich text$"):
        richtext.decode(text)


def test_words_are_counted_by_white_space():
    assert richtext.words(richtext.from_plain("one two\n\nthree")) == 3
    assert richtext.plain(richtext.from_plain("one two\n\nthree")) == "one two\n\nthree"
    assert richtext.from_plain("") == richtext.EMPTY


def test_white_space_alone_is_empty():
    assert richtext.is_empty(richtext.from_plain(" \n "))
    assert not richtext.is_empty(richtext.from_plain("a"))


# -- what may leave ---------------------------------------------------------

spaced = st.builds(Run, st.text("ab \t", max_size=6), reach=reaches, **marks)
spaced_bodies = st.lists(
    st.builds(Block.of, st.sampled_from(BlockKind), st.lists(spaced, max_size=5)), max_size=5
).map(tuple)


def kept(text):
    return Run(text, kept=True)


def para(*runs):
    return Block.of(BlockKind.PARAGRAPH, runs)


@given(spaced_bodies)
def test_of_what_leaves_nothing_is_kept_in_nothing_reaches_and_no_other_letter_is_lost(body):
    left = richtext.leaving(body)

    assert all(block.is_free for block in left)
    free = [run.text for block in body for run in block.runs if not run.kept]
    assert "".join(richtext.plain(left).split()) == "".join("".join(free).split())
    assert richtext.leaving(left) == left


def test_a_block_of_which_nothing_may_leave_is_gone_and_an_empty_one_stays():
    body = (para(kept("all of it")), para(), para(Run(" "), kept("x")), para(Run("open")))

    assert richtext.leaving(body) == (para(), para(Run("open")))


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        ([Run("home. "), kept("He shouted."), Run(" Then")], [Run("home. Then")]),
        ([Run("home. "), kept("He shouted.")], [Run("home.")]),
        ([kept("He shouted."), Run(" Then")], [Run("Then")]),
        ([Run("a "), kept("b"), Run(" ", bold=True), kept("c"), Run(" d")], [Run("a d")]),
        ([Run("a"), kept("b"), Run(" c", italic=True)], [Run("a"), Run(" c", italic=True)]),
    ],
)
def test_no_second_space_tells_where_words_were_taken_out(runs, left):
    assert richtext.leaving((para(*runs),)) == (para(*left),)


def test_twin_spaces_left_where_they_stood_tell_of_the_words(monkeypatch):
    def bare(block):
        return Block.of(block.kind, [run for run in block.runs if not run.kept])

    monkeypatch.setattr(richtext, "_leaving", bare)

    with pytest.raises(AssertionError):
        test_no_second_space_tells_where_words_were_taken_out(
            [Run("home. "), kept("He shouted."), Run(" Then")], [Run("home. Then")]
        )


def test_a_body_can_be_kept_in_whole():
    body = (para(Run("a", bold=True), Run("b", reach=("sleep",))), para())

    whole = richtext.kept(body)

    assert richtext.plain(whole) == richtext.plain(body)
    assert richtext.holds_kept(whole)
    assert not richtext.holds_kept(body)
    assert richtext.leaving(whole) == (para(),)
