"""Bars, the register of changes, and remarks."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import review, richtext
from desktop.model.manifest import Piece
from desktop.model.table import Table

WORDS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=6)


def piece(text, key="a", rows=()):
    tables = (Table(headings=("When", "What"), rows=tuple(rows)),) if rows else ()
    return Piece(heading=f"H {key}", body=richtext.from_plain(text), key=key, tables=tables)


def test_a_bar_stands_at_what_is_new_and_nowhere_else():
    barred = review.with_bars(piece("one\nnew\ntwo"), piece("one\ntwo"))

    assert barred.changed == {1}
    assert review.with_bars(piece("one"), None).changed == {0}


def test_a_changed_table_has_a_bar():
    same, other = [("2016", "A")], [("2017", "A")]

    assert review.with_bars(piece("", rows=same), piece("", rows=same)).changed_tables == set()
    assert review.with_bars(piece("", rows=other), piece("", rows=same)).changed_tables == {0}


def test_nothing_changed_makes_no_register():
    assert review.register([piece("one")], [piece("one")], "1 March 2026") is None


def test_the_register_names_what_is_new_in_full_and_what_went_without_its_words():
    made = review.register(
        [piece("one\nnew words", rows=[("2016", "A")]), piece("later", "b")],
        [piece("one\nold words"), piece("gone", "c")],
        "1 March 2026",
    )

    text = richtext.plain(made.body)
    assert made.heading == "Changes since 1 March 2026"
    for words in ("New: new words", "New: When: 2016; What: A", "New: later", "H b", "H c"):
        assert words in text
    assert "old words" not in text
    assert text.count("taken out") == 2


@given(WORDS, WORDS)
def test_every_new_line_is_in_the_register(before, now):
    found = review.changes([piece("\n".join(now))], [piece("\n".join(before))])
    added = [text for change in found for text in change.added]

    for line in set(now) - set(before):
        assert line in added


def test_remarks_that_are_settled_are_not_printed_again():
    row = {"line": "12", "remark": "how many?"}
    fields = {
        review.REMARKS: [
            {"id": "a", "cells": row},
            {"id": "b", "cells": row | {"state": review.SETTLED}},
            {"id": "c", "cells": {"line": "3"}},
        ]
    }

    assert review.remarks(fields) == (("12", "how many?"),)
    assert review.remarks({}) == ()


def test_a_copy_that_left_is_a_row_and_nothing_typed_is_lost():
    typed = {"id": "c", "cells": {"copy": "copy 1 of 1", "whom": "my therapist"}}
    fields = {review.REMARKS: [{"id": "a", "cells": {}}], review.COPIES: [typed]}
    day = {"precision": "day", "year": 2026, "month": 3, "day": 14}

    once = review.with_copies(fields, {"d" * 32: "copy 2 of 2"}, day)
    made = review.with_copies(once, {"d" * 32: "copy 2 of 2"}, day)

    assert made == once
    assert made[review.REMARKS] == fields[review.REMARKS]
    assert made[review.COPIES][0] == typed
    assert made[review.COPIES][1]["cells"] == {
        "copy": "copy 2 of 2", "left": day, "state": review.OUT,
    }  # fmt: skip

    gone = review.without_copies(made, {"d" * 32}, day)
    assert gone[review.COPIES][0] == typed
    assert gone[review.COPIES][1]["cells"]["state"] == review.DESTROYED
