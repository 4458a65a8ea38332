"""What belongs to an entry besides its words, and the passages that touch a part of life."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import entries, when
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.when import Precision, When

FULL = Entry(
    happened=When(precision=Precision.MONTH, year=2021, month=4), before=7, after=0,
    reach=("work", "sleep"), tags=("the lake", "Anna"), is_veiled=True, is_kept_in=True,
    prompt="first_hours",
)  # fmt: skip
SCALE = st.none() | st.integers(0, 10)
TEXTS = st.lists(st.text(min_size=1), unique=True).map(tuple)


def block(*runs):
    return Block.of(BlockKind.PARAGRAPH, runs)


@given(st.builds(
    Entry, before=SCALE, after=SCALE, reach=TEXTS, tags=TEXTS, is_veiled=st.booleans(),
    is_kept_in=st.booleans(), prompt=st.text(),
))  # fmt: skip
def test_what_an_entry_says_comes_back(entry):
    assert entries.of(entries.with_entry({}, entry)) == entry


def test_a_full_entry_comes_back_and_other_fields_stay():
    fields = entries.with_entry({"other": 1, "before": 3}, FULL)

    assert entries.of(fields) == FULL
    assert fields["other"] == 1


def test_a_scale_that_was_skipped_is_no_zero():
    assert "before" not in entries.with_entry({"before": 0}, Entry())
    assert entries.with_entry({}, Entry(before=0)) == {"before": 0}
    assert entries.of({}).before is None


def test_what_is_broken_is_as_if_it_were_not_there():
    broken = {
        "happened": {"precision": "day"}, "before": 11, "after": True, "reach": "work",
        "tags": [1, "a", "a"], "veiled": "no", "prompt": 3,
    }  # fmt: skip

    assert entries.of(broken) == Entry(tags=("a",))


def test_whatever_says_that_an_entry_is_kept_in_keeps_it_in():
    assert entries.of({entries.KEPT_IN: 1}).is_kept_in


def test_own_words_of_an_entry_are_its_tags_and_when_it_happened():
    words = entries.words(entries.with_entry({}, FULL))

    assert words == "the lake\nAnna\nApril 2021"
    assert FULL.happened == when.parse(None, "April 2021")


def test_the_beginning_of_a_text_ends_between_words():
    assert entries.beginning("one two", 7) == "one two"
    assert entries.beginning("one two three", 9) == "one two …"
    assert entries.beginning("a" * 20, 9) == "aaaaaaa …"


@given(st.text(), st.integers(3, 30))
def test_a_beginning_is_never_longer_than_asked_for(text, most):
    assert len(entries.beginning(text, most)) <= most


def test_a_passage_is_found_with_its_place():
    body = (
        block(Run("before")),
        block(Run("and "), Run("this", reach=("work",)), Run(" not this")),
    )

    assert entries.passages(body, "work") == ((11, (block(Run("this", reach=("work",))),)),)
    assert entries.passages(body, "sleep") == ()


def test_a_passage_over_several_blocks_is_one():
    here = Run("here", reach=("work",))
    bold = Run("bold", bold=True, reach=("sleep", "work"))
    body = (block(Run("a "), here), block(bold), block(here, Run(" b"), here))

    first, second = entries.passages(body, "work")

    assert first == (2, (block(here), block(bold), block(here)))
    assert second == (18, (block(here),))


def test_what_stands_apart_is_no_one_passage():
    here = Run("here", reach=("work",))

    assert len(entries.passages((block(here), block(), block(here)), "work")) == 2
    assert len(entries.passages((block(here, Run(" ")), block(here)), "work")) == 2
