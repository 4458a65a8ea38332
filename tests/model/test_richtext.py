import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run

runs = st.builds(
    Run, st.text(min_size=0, max_size=20), bold=st.booleans(), italic=st.booleans(),
    underline=st.booleans(),
)  # fmt: skip
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
