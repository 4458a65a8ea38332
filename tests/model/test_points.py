"""Numbers of points: they stay where they were given, and say nothing of what stays here."""

from dataclasses import replace

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import alike, desk, points, richtext
from desktop.model.document import Section, SectionId
from desktop.model.points import Line
from desktop.model.richtext import Block, BlockKind, Run

GUIDE = samples.guides()["impact_letter"]
LOST, CHANGED, CLOSING = (GUIDE.section(key) for key in ("lost", "what_changed", "closing"))
FIRST = "The summers by the lake, which I cannot think of any more."
SECOND = "Ten years in which I believed that it was me."
THIRD = "My sister, who no longer comes to us."


def section(text="", fields=None, key="lost"):
    body = text if isinstance(text, tuple) else richtext.from_plain(text)
    return Section(
        id=SectionId("s"), key=key, heading="What I lost", body=body, fields=fields or {}
    )


def numbered(one, guide=LOST):
    return one.with_fields(points.give(guide, one))


def printed(one, guide=LOST):
    return [block.text for block in points.on_paper(guide, one).body]


def numbers(one, guide=LOST):
    return [line.number for line in points.lines(guide, one)]


def test_each_paragraph_that_may_leave_is_a_point():
    one = numbered(section(f"{FIRST}\n\n{SECOND}"))

    assert printed(one) == [f"7.1  {FIRST}", "", f"7.2  {SECOND}"]
    assert points.lines(LOST, one) == (Line("7.1", FIRST), Line("7.2", SECOND))


def test_before_numbers_are_asked_for_there_are_none():
    one = section(FIRST)

    assert points.on_paper(LOST, one) is one
    assert points.lines(LOST, one) == (Line("", FIRST),)


def test_a_number_stays_with_its_paragraph_and_is_not_given_twice():
    one = numbered(section(f"{FIRST}\n{SECOND}"))
    new = "A new loss that came to me only on Sunday."
    edited = "Ten long years in which I believed that it was me, and me alone."

    later = one.with_body(richtext.from_plain(f"{edited}\n{new}"))
    assert numbers(later) == ["7.2", ""]

    later = numbered(later)
    assert numbers(later) == ["7.2", "7.3"]
    again = numbered(later.with_body(richtext.from_plain(f"{new}\n{THIRD}\n{edited}\n{FIRST}")))
    assert numbers(again) == ["7.3", "7.4", "7.2", "7.1"]


def test_list_items_are_points_and_headings_are_none():
    kinds = (BlockKind.HEADING, BlockKind.NUMBER, BlockKind.BULLET)
    texts = ("What went", FIRST, SECOND)
    body = tuple(Block.of(kind, [Run(text)]) for kind, text in zip(kinds, texts, strict=True))
    shown = points.on_paper(LOST, numbered(section(body))).body

    assert [one.text for one in shown] == ["What went", f"7.1  {FIRST}", f"7.2  {SECOND}"]
    assert [one.kind for one in shown] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET
    ]  # fmt: skip


def leaves_no_gap_for_what_is_kept():
    kept = Block.of(BlockKind.PARAGRAPH, [Run("Only for me.", kept=True)])
    half = Block.of(BlockKind.PARAGRAPH, [Run(THIRD), Run(" Only for me.", kept=True)])
    body = (richtext.paragraph(FIRST), kept, half)

    assert printed(numbered(section(body))) == [f"7.1  {FIRST}", f"7.2  {THIRD}"]


def test_what_is_kept_in_has_no_number_and_leaves_no_gap():
    leaves_no_gap_for_what_is_kept()


def test_twin_numbers_for_everything_tell_that_something_is_missing(monkeypatch):
    monkeypatch.setattr(points.richtext, "leaving", lambda body: body)

    with pytest.raises(AssertionError):
        leaves_no_gap_for_what_is_kept()


def test_rows_are_points_too_and_a_number_typed_by_hand_is_left():
    rows = [
        {"id": "a", "cells": {"part": "sleep", "changed": "I wake at three."}},
        {"id": "b", "cells": {"number": "5.1", "part": "work", "changed": "I cannot read."}},
        {"id": "c", "cells": {"number": ""}},
    ]
    one = section(FIRST, {"parts": rows}, "what_changed")
    one = numbered(one, CHANGED)

    shown = points.on_paper(CHANGED, one)

    assert [row["cells"].get("number") for row in shown.fields["parts"]] == ["5.2", "5.1", ""]
    assert shown.body[0].text == f"5.3  {FIRST}"
    assert one.fields["parts"] == rows
    assert numbers(one, CHANGED) == ["5.2", "5.1", "5.3"]


def test_what_leaves_carries_the_numbers_in_rows_and_before_words():
    rows = [{"id": "a", "cells": {"part": "sleep", "changed": "I wake at three."}}]
    one = numbered(section(FIRST, {"parts": rows}, "what_changed"), CHANGED)

    [piece] = desk.pieces(GUIDE, [one])

    [table] = piece.tables
    assert table.headings[0] == "Number"
    assert table.rows[0][0] == "5.1"
    assert piece.body[0].text == f"5.2  {FIRST}"


def test_the_rows_that_name_points_get_no_number_of_their_own():
    rows = [{"id": "a", "cells": {"point": "The summers"}}]
    one = numbered(section("", {"points": rows}, "closing"), CLOSING)

    assert points.on_paper(CLOSING, one).fields["points"] == rows


def test_numbers_can_be_taken_away():
    one = numbered(section(FIRST, {"answer": "never"}))

    assert points.without(one.fields) == {"answer": "never"}


def test_what_is_broken_is_no_number():
    kept = [None, {}, {"number": "1", "words": FIRST}, {"number": 1}, {"number": 2, "words": 3}]
    one = section(FIRST, {points.KEY: kept})

    assert points.points(one.fields) == ()
    assert printed(numbered(one)) == [f"7.1  {FIRST}"]


def stays_with_the_paragraph_it_was_given_to():
    one = numbered(section(f"{FIRST}\n{SECOND}"))
    moved = replace(one, body=richtext.from_plain(f"{SECOND}\n{FIRST}"))

    assert printed(moved) == [f"7.2  {SECOND}", f"7.1  {FIRST}"]


def test_a_paragraph_that_is_moved_takes_its_number_along():
    stays_with_the_paragraph_it_was_given_to()


def test_twin_numbers_by_place_change_when_a_paragraph_is_moved(monkeypatch):
    by_place = lambda texts, known: {at: at for at in range(min(len(texts), len(known)))}  # noqa: E731
    monkeypatch.setattr(points.alike, "pairs", by_place)

    with pytest.raises(AssertionError):
        stays_with_the_paragraph_it_was_given_to()


PARAGRAPHS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=60),
                      max_size=8, unique_by=alike.words)  # fmt: skip


@given(texts=PARAGRAPHS, data=st.data())
def test_however_paragraphs_are_moved_each_keeps_its_number_and_none_is_given_twice(texts, data):
    body = tuple(richtext.paragraph(one) for one in texts if alike.words(one))
    one = numbered(section(body))
    before = dict(zip((b.text for b in body), numbers(one), strict=True))
    assert printed(numbered(section("* * *\n💔"))) == ["* * *", "💔"]
    assert len(set(before.values())) == len(body)
    assert numbered(one).fields == one.fields

    moved = one.with_body(tuple(data.draw(st.permutations(body))))

    assert dict(zip((b.text for b in moved.body), numbers(moved), strict=True)) == before
