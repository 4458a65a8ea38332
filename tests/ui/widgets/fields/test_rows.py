import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.widgets.fields.field_parts import ROWS

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.rows import Rows

STEPS = st.lists(st.tuples(st.sampled_from(["remove", "add", "move"]), st.integers(0, 9)))


def test_a_new_row_has_an_id_of_32_signs_that_stays():
    rows = Rows()
    at = rows.add({"kind": "A"})
    (kept,) = rows.value()
    rows.set_cells(at, {"kind": "B"})

    assert re.fullmatch("[0-9a-f]{32}", kept["id"])
    assert rows.value() == [{"id": kept["id"], "cells": {"kind": "B"}}]


def test_rows_in_which_nothing_stands_are_not_kept():
    rows = Rows()
    rows.add({})
    assert rows.value() is ABSENT
    assert len(rows.shown) == 1


def comes_back(rows):
    before = rows.value()
    rows.remove(3)
    rows.remove(0)
    rows.remove(len(rows.shown) - 1)
    assert rows.put_back() == len(rows.shown) - 1
    rows.put_back()
    rows.put_back()
    assert rows.value() == before
    assert not rows.can_put_back()


def test_rows_taken_out_come_back_whole_and_in_their_place():
    comes_back(Rows(ROWS))


def test_twin_that_puts_rows_back_at_the_end_changes_their_order(monkeypatch):
    def at_the_end(rows):
        rows.shown.append(rows._taken.pop()[1])
        return len(rows.shown) - 1

    monkeypatch.setattr(Rows, "put_back", at_the_end)
    with pytest.raises(AssertionError):
        comes_back(Rows(ROWS))


@given(STEPS)
def test_putting_everything_back_loses_no_row(steps):
    rows, ids = Rows(ROWS[:5]), {row["id"] for row in ROWS[:5]}
    for step, number in steps:
        count = len(rows.shown)
        if step == "add":
            ids.add(rows.shown[rows.add({"kind": "A"})]["id"])
        elif count and step == "remove":
            rows.remove(number % count)
        elif count:
            rows.move(number % count, (number * 7) % count)
    while rows.can_put_back():
        rows.put_back()

    assert {row["id"] for row in rows.value()} == ids
    assert len(rows.value()) == len(ids)


def test_what_a_newer_program_wrote_beside_the_cells_stays():
    newer = [{"id": "a" * 32, "cells": {"kind": "A"}, "colour": 3}, "not a row", {"cells": 4}]
    rows = Rows(newer)
    rows.set_cells(0, {"kind": "B"})

    assert rows.value() == [newer[0] | {"cells": {"kind": "B"}}, *newer[1:]]


def test_none_can_be_taken_back_and_leaves_the_other_cells():
    rows = Rows([{"id": "a" * 32, "cells": {"kind": "A", "none": True, "peak": "often"}}])
    rows.clear_none(0)

    assert rows.value() == [{"id": "a" * 32, "cells": {"kind": "A", "peak": "often"}}]
