"""A question is looked at once more when it has lain two days, and stays in its row in any case."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.model import still_wanted
from desktop.model.still_wanted import Waiting

NOW = datetime(2026, 3, 14, 21, 0, tzinfo=UTC)
TODAY = NOW.date()
LONG_AGO = date(2026, 1, 1)
DAY = {"precision": "day", "year": 2026, "month": 3, "day": 14}


def sheet(*cells, **beside):
    rows = [{"id": f"r{at}", "cells": one} for at, one in enumerate(cells, 1)]
    return {"questions": rows} | beside


def asked(fields, begun=LONG_AGO, now=NOW):
    return [one.row for one in still_wanted.waiting(fields, begun, now)]


def test_a_question_waits_from_the_second_day_on():
    fields = still_wanted.stamped(sheet({"question": "Was it?"}), {}, NOW)

    assert asked(fields, now=NOW + timedelta(hours=47, minutes=59)) == []
    assert still_wanted.waiting(fields, LONG_AGO, NOW + timedelta(hours=48)) == (
        Waiting(row="r1", question="Was it?"),
    )


def test_twin_without_the_wait_a_new_question_would_be_asked_about_at_once(monkeypatch):
    monkeypatch.setattr(still_wanted, "WAIT", timedelta())

    with pytest.raises(AssertionError, match="== \\[\\]"):
        test_a_question_waits_from_the_second_day_on()


def test_each_row_has_its_own_two_days_and_keeps_its_first_time():
    fields = still_wanted.stamped(sheet({"question": "A?"}), {}, NOW)
    later = NOW + timedelta(hours=30)
    both = fields | sheet({"question": "A, once more?"}, {"question": "B?"})
    fields = still_wanted.stamped(both, fields, later)

    assert asked(fields, now=NOW + timedelta(hours=50)) == ["r1"]
    assert asked(fields, now=later + timedelta(hours=48)) == ["r1", "r2"]


def test_a_row_without_a_question_has_no_time_and_is_never_asked_about():
    fields = sheet({"private": "A note."}, {})

    assert still_wanted.stamped(fields, {}, NOW) == fields
    assert asked(fields) == []


@pytest.mark.parametrize(
    ("begun", "expected"), [(TODAY - timedelta(days=3), ["r1"]), (TODAY - timedelta(days=2), [])]
)
def test_what_was_written_before_times_were_kept_counts_from_the_end_of_its_day(begun, expected):
    assert asked(sheet({"question": "A?"}), begun=begun) == expected


@pytest.mark.parametrize("kept", ["soon", None, -4, 0, 1 << 60, 2.5])
def test_a_time_that_cannot_be_read_is_as_none(kept):
    fields = sheet({"question": "A?"}, **{":since": {"r1": kept}, ":later": kept})

    assert asked(fields) == ["r1"]
    assert asked(fields | {":since": kept}) == ["r1"]


def test_each_answer_is_asked_for_once():
    fields = sheet({"question": "A?"}, {"question": "B?"}, {"question": "C?"})
    assert asked(fields) == ["r1", "r2", "r3"]
    fields = still_wanted.keep(fields, "r1", TODAY)
    fields = still_wanted.leave_out(fields, "r2")

    assert asked(fields) == ["r3"]
    assert [row["cells"] for row in fields["questions"]] == [
        {"question": "A?", "still_want": DAY},
        {"question": "B?", "keep": "not any more"},
        {"question": "C?"},
    ]
    assert still_wanted.states(fields) == {"r2": ("not any more", True)}


def test_later_leaves_all_of_them_alone_for_two_days():
    fields = still_wanted.put_off(sheet({"question": "A?"}, {"question": "B?"}), NOW)

    assert asked(fields, now=NOW + timedelta(hours=47)) == []
    assert asked(fields, now=NOW + timedelta(hours=48)) == ["r1", "r2"]


def test_a_broken_table_stays_as_it_is():
    for table in ("words", [4, {"id": "r1"}, {"id": 3, "cells": {}}], None):
        fields = {"questions": table}
        assert asked(fields) == []
        assert still_wanted.stamped(fields, {}, NOW) == fields
        told = still_wanted.leave_out(fields, "none")
        assert told["questions"] == (table if isinstance(table, list) else [])


def test_a_question_that_was_there_before_times_were_kept_is_not_made_young():
    former = sheet({"question": "A?"})
    fields = still_wanted.stamped(sheet({"question": "A, and B?"}), former, NOW)

    assert asked(fields) == ["r1"]
