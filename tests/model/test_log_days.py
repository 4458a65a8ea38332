"""A log that leaves by its days has the rows of these days, and nothing of the others."""

from datetime import UTC, date, datetime
from itertools import chain

import pytest
import samples

from desktop.model import log_days, richtext
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId
from desktop.model.leaving import Source

GUIDES = samples.guides()
FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LOGS = sorted(one.id for one in GUIDES.values() if one.shelf == "notice" and one.exportable)


def dated(on, **cells):
    return {"id": f"{abs(hash(str((on, cells)))):032x}"[:32], "cells": {"on": on, **cells}}


def day(text):
    year, month, number = map(int, text.split("-"))
    return {"precision": "day", "year": year, "month": month, "day": number}


def source(name, fields, body=richtext.EMPTY):
    guide = GUIDES[name]
    sections = tuple(
        Section(
            id=SectionId(one.key), key=one.key, heading=one.heading, body=body,
            fields=fields.get(one.key, {}),
        )
        for one in guide.sections
    )  # fmt: skip
    document = Document(
        id=DocumentId(name), kind=Kind.PLAN, title=guide.title, on=LAST, written_at=NOW,
        changed_at=NOW, guide=name, sections=sections,
    )  # fmt: skip
    return Source(document=document, guide=guide)


def printed(found):
    tables = chain.from_iterable(one.tables for one in found.pieces())
    return [cell for table in tables for row in table.rows for cell in row]


TRIGGERS = source("triggers", {"log": {"rows": [
    dated(day("2026-09-27"), what="before"), dated(day("2026-09-28"), what="first"),
    dated(day("2026-11-22"), what="last"), dated(day("2026-11-23"), what="after"),
    dated(None, what="undated"), dated({"typed": "some day"}, what="unread"),
]}})  # fmt: skip


def only_rows_of_these_days_leave():
    told = printed(log_days.within(TRIGGERS, (FIRST, LAST)))
    assert "first" in told
    assert "last" in told
    assert not {"before", "after", "undated", "unread"} & set(told)


def test_only_rows_of_these_days_leave():
    only_rows_of_these_days_leave()


def test_how_many_rows_stay_out_is_known_by_section():
    assert log_days.rows([TRIGGERS], (FIRST, LAST)) == {"log": (2, 6)}
    assert log_days.rows([TRIGGERS], (LAST, LAST)) == {"log": (1, 6)}
    assert log_days.rows([TRIGGERS], (None, None)) == {}


def test_twin_a_log_that_leaves_whole_is_seen(monkeypatch):
    monkeypatch.setattr(log_days, "_is_in", lambda _row, _column, _days: True)

    with pytest.raises(AssertionError):
        only_rows_of_these_days_leave()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((FIRST, None), {"first", "last", "after"}),
        ((None, LAST), {"before", "first", "last"}),
        ((None, None), {"before", "first", "last", "after", "undated", "unread"}),
    ],
)
def test_an_end_that_is_not_named_is_open(days, told):
    words = {"before", "first", "last", "after", "undated", "unread"}
    assert set(printed(log_days.within(TRIGGERS, days))) & words == told


def test_numbers_and_marks_of_scales_go_by_their_day_and_what_was_chosen_stays():
    def number(at, value):
        return {"id": f"{value:032x}", "cells": {"at": at, "scale": "slp", "name": "Sleep",
                                                 "value": value}}  # fmt: skip

    fields = {"readings": {
        "readings": [number("2026-09-27T23:59", 1), number("2026-11-22T21:40", 2), number("?", 3)],
        "marks": [dated("2026-10-02"), dated("2026-12-02")],
        "own": [{"id": "a" * 32, "cells": {"name": "Appetite"}}],
    }}  # fmt: skip
    found = log_days.within(source("scales", fields), (FIRST, LAST))
    kept = found.document.section("readings").fields
    assert [one["cells"]["value"] for one in kept["readings"]] == [2]
    assert [one["cells"]["on"] for one in kept["marks"]] == ["2026-10-02"]
    assert len(kept["own"]) == 1


def test_what_is_no_log_is_left_whole():
    plan = source("boundaries", {"happened": {"rows": [dated(day("2020-01-01"), what="then")]}})
    assert log_days.within(plan, (FIRST, LAST)) is plan
    free = Source(document=plan.document)
    assert log_days.within(free, (FIRST, LAST)) is free


def test_a_log_of_these_days_alone_stays_as_it_is_put_together():
    same = source("triggers", {"log": {"rows": [dated(day("2026-10-01"), what="in")]}})
    assert log_days.within(same, (FIRST, LAST)) is same


def test_pages_of_a_log_are_not_touched():
    body = richtext.from_plain("A page.")
    found = log_days.within(source("small_betrayals", {}, body), (FIRST, LAST))
    assert {richtext.plain(one.body) for one in found.document.sections} == {"A page."}


@pytest.mark.parametrize("name", LOGS)
def test_every_table_of_a_log_says_when_its_rows_were(name):
    tables = [f for one in GUIDES[name].sections for f in one.fields if f.kind == "table"]
    without = [one.key for one in tables if not log_days._day_column(GUIDES[name], one)]
    assert without == ({"scales": ["own"]}.get(name, []))
