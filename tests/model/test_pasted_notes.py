"""A footnote stands behind the paragraph that refers to it, and no line is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import pasted_notes
from desktop.model.pasted_notes import Anchor, Line, notes_behind
from desktop.model.richtext import paragraph


def anchor(name, target):
    return Anchor.of({"name": name, "href": f"#{target}"})


def line(text, *anchors, region=0):
    return Line(paragraph(text), anchors, region)


def texts(lines):
    return [one.block.text for one in notes_behind(lines)]


def test_an_anchor_knows_both_its_names_and_only_a_target_within_the_page():
    within = Anchor.of({"id": "a", "name": "b", "href": "#c"})
    away = Anchor.of({"id": "a", "href": "https://example.org/#c"})

    assert (within.names, within.target) == ({"a", "b"}, "c")
    assert (away.target, away.is_note_sign) == ("", False)
    assert not Anchor.of({"href": "#c"}).is_note_sign


def test_two_anchors_answer_each_other_only_if_both_point():
    sign = anchor("sign", "note")

    assert sign.answers(anchor("note", "sign"))
    assert not sign.answers(anchor("note", "elsewhere"))
    assert not sign.answers(anchor("other", "sign"))


def test_each_note_goes_behind_its_own_paragraph_in_the_order_of_the_notes():
    lines = [
        line("first", anchor("r1", "n1"), anchor("r2", "n2")),
        line("second", anchor("r3", "n3")),
        line("note 1", anchor("n1", "r1")),
        line("note 2", anchor("n2", "r2")),
        line("note 3", anchor("n3", "r3")),
    ]

    assert texts(lines) == ["first", "note 1", "note 2", "second", "note 3"]


def test_a_note_of_several_lines_goes_whole_as_far_as_its_part_of_the_page_reaches():
    lines = [
        line("text", anchor("r1", "n1")),
        line("more text"),
        line("note", anchor("n1", "r1"), region=1),
        line("its end", region=1),
        line("after it", region=2),
    ]

    assert texts(lines) == ["text", "note", "its end", "more text", "after it"]


def test_a_note_in_the_part_of_its_paragraph_takes_no_other_line_with_it():
    lines = [line("text", anchor("r1", "n1")), line("more"), line("note", anchor("n1", "r1"))]

    assert texts([*lines, line("after")]) == ["text", "note", "more", "after"]


def test_a_note_to_a_note_follows_that_note():
    lines = [
        line("text", anchor("r1", "n1")),
        line("more"),
        line("note", anchor("n1", "r1"), anchor("r2", "n2")),
        line("note to it", anchor("n2", "r2")),
    ]

    assert texts(lines) == ["text", "note", "note to it", "more"]


def test_links_that_nothing_answers_move_nothing():
    lines = [line("down", anchor("a", "b")), line("x"), line("here", anchor("b", "c"))]

    assert notes_behind(lines) == lines


def test_a_paragraph_that_holds_both_anchors_stays():
    lines = [line("x"), line("both", anchor("a", "b"), anchor("b", "a"))]

    assert notes_behind(lines) == lines


NAME = st.sampled_from("abcd")
LINES = st.lists(
    st.tuples(st.lists(st.builds(anchor, NAME, NAME), max_size=3).map(tuple), st.integers(0, 2)),
    max_size=9,
)


@given(LINES)
def test_no_line_is_lost_or_doubled_however_anchors_point(drawn):
    lines = [Line(paragraph(str(n)), *one) for n, one in enumerate(drawn)]

    assert sorted(texts(lines)) == sorted(one.block.text for one in lines)


def test_twin_that_moves_only_the_first_line_of_a_note_tears_it_apart(monkeypatch):
    monkeypatch.setattr(pasted_notes, "_whole_note", lambda lines, first, home: [first])

    with pytest.raises(AssertionError):
        test_a_note_of_several_lines_goes_whole_as_far_as_its_part_of_the_page_reaches()
