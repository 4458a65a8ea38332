"""Readings in the fields of a document: what goes in comes out, and nothing else is touched."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import scales
from desktop.model.document import Section, SectionId
from desktop.model.scales import Reading, Scale

ROW = "{:032x}".format
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(
    datetime(2019, 1, 1),  # noqa: DTZ001 - the local day is meant
    datetime(2027, 12, 31),  # noqa: DTZ001 - the local day is meant
).map(scales.at_once)
READINGS = st.lists(
    st.builds(
        Reading,
        id=st.integers(0, 2**64).map(ROW),
        scale=st.sampled_from(("vigil", "slp", ROW(7))),
        at=st.one_of(MOMENTS, DAYS.map(date.isoformat)),
        value=st.one_of(st.none(), st.integers(0, 10)),
        note=st.sampled_from(("", "after the call")),
    ),
    unique_by=lambda one: one.id,
    max_size=12,
)
STRANGE = {"readings": [3, {"id": "x"}, {"id": "y", "cells": {"scale": "vigil"}}], "else": "kept"}


def filled(readings, fields=None):
    for one in readings:
        fields = scales.with_reading(fields or {}, one, "On guard")
    return fields or {}


@given(READINGS)
def test_readings_come_back_as_they_were_noted(readings):
    assert scales.readings(filled(readings)) == tuple(readings)


@given(READINGS)
def test_what_is_not_understood_is_kept_beside_them(readings):
    fields = filled(readings, STRANGE)

    assert fields["readings"][:3] == STRANGE["readings"]
    assert fields["else"] == "kept"
    assert scales.readings(fields) == tuple(readings)


@given(READINGS)
def test_taking_a_reading_back_leaves_all_others(readings):
    fields = filled(readings)
    for one in readings:
        rest = tuple(other for other in readings if other.id != one.id)
        assert scales.readings(scales.without_reading(fields, one.id)) == rest


def a_skipped_one_is_no_zero():
    skipped = Reading(id=ROW(1), scale="vigil", at="2026-11-22T21:40", value=None)
    (kept,) = scales.readings(filled([skipped]))

    assert kept.value is None
    assert filled([skipped])["readings"][0]["cells"]["value"] is None


def test_a_skipped_one_is_no_zero():
    a_skipped_one_is_no_zero()


def test_twin_that_keeps_a_skipped_one_as_zero(monkeypatch):
    made = scales.Reading

    def reads(**parts):
        return made(**{**parts, "value": parts["value"] or 0})

    monkeypatch.setattr(scales, "Reading", reads)
    with pytest.raises(AssertionError):
        a_skipped_one_is_no_zero()


def test_a_row_without_a_number_is_neither_skipped_nor_zero():
    fields = {"readings": [{"id": ROW(1), "cells": {"scale": "vigil", "at": "2026-11-22"}}]}

    assert scales.readings(fields) == ()


@pytest.mark.parametrize("value", [11, -1, True, "4", 4.0])
def test_a_number_beside_the_scale_is_not_read(value):
    cells = {"scale": "vigil", "at": "2026-11-22", "value": value}

    assert scales.readings({"readings": [{"id": ROW(1), "cells": cells}]}) == ()


@pytest.mark.parametrize("at", ["", "yesterday", 3, None, "2026-13-01"])
def test_a_day_that_is_none_is_not_read(at):
    cells = {"scale": "vigil", "at": at, "value": 4}

    assert scales.readings({"readings": [{"id": ROW(1), "cells": cells}]}) == ()


def test_a_reading_says_its_day_and_its_time():
    now = Reading(id="a", scale="vigil", at="2026-11-22T21:40", value=4)
    earlier = Reading(id="a", scale="vigil", at="2026-11-20", value=4)

    assert (now.day, now.clock) == (date(2026, 11, 22), "21:40")
    assert (earlier.day, earlier.clock) == (date(2026, 11, 20), "")
    moment = datetime(2026, 11, 22, 0, 5, 59)  # noqa: DTZ001 - the local time is meant
    assert scales.at_once(moment) == "2026-11-22T00:05"


def test_a_second_number_for_the_same_reading_takes_its_place():
    first = Reading(id=ROW(1), scale="vigil", at="2026-11-22T21:40", value=4)
    other = Reading(id=ROW(2), scale="vigil", at="2026-11-22T21:41", value=6)
    changed = Reading(id=ROW(1), scale="vigil", at="2026-11-22T21:40", value=5, note="no, five")

    assert scales.readings(filled([first, other, changed])) == (changed, other)


def test_readings_of_one_scale_are_ordered_by_time():
    late = Reading(id=ROW(1), scale="vigil", at="2026-11-22T21:40", value=4)
    early = Reading(id=ROW(2), scale="vigil", at="2026-11-22T08:00", value=6)
    other = Reading(id=ROW(3), scale="slp", at="2026-11-22T08:00", value=6)

    assert scales.of_scale([late, early, other], "vigil") == (early, late)


def test_six_scales_can_be_chosen_and_no_seventh():
    six = ["vigil", "slp", "intr", "sad", "anx", "safe"]

    assert scales.mine(scales.with_mine({}, six)) == tuple(six)
    with pytest.raises(ValueError, match="six"):
        scales.with_mine({}, [*six, "pain"])
    assert scales.mine({"mine": [*six, "pain", 3]}) == tuple(six)
    assert scales.mine({"mine": "vigil"}) == ()


def test_a_scale_of_ones_own_comes_back_whole():
    made = Scale(id=ROW(9), name="Singing", low="no", mid="a bit", high="all day", is_plus=True)
    plain = Scale(id=ROW(8), name="Cold hands", low="", mid="", high="")

    fields = scales.with_own(scales.with_own({}, made), plain)
    assert scales.own(fields) == (made, plain)


@given(st.lists(DAYS, unique=True, max_size=6))
def test_marks_are_set_once_and_taken_away(days):
    fields = {}
    for at, day in enumerate([*days, *days]):
        fields = scales.with_mark(fields, day, ROW(at))
    assert scales.marks(fields) == tuple(sorted(days))
    assert len(fields.get("marks", [])) == len(days)

    for day in days:
        fields = scales.without_mark(fields, day)
        assert day not in scales.marks(fields)
    assert scales.marks(fields) == ()


def test_a_mark_that_is_not_understood_stays():
    strange = {"marks": [3, {"id": ROW(1), "cells": {"on": "soon"}}]}

    assert scales.without_mark(strange, date(2026, 11, 22)) == strange
    assert scales.marks(strange) == ()


def test_the_tick_is_said_or_not_said_and_has_no_number():
    said = scales.with_talk({"note": "x"}, wanted=True)

    assert said == {"note": "x", "talk": "yes"}
    assert scales.wants_to_talk(said)
    assert scales.with_talk(said, wanted=False) == {"note": "x"}
    assert not scales.wants_to_talk({})


def test_the_readings_of_one_scale_are_those_of_all_without_the_others():
    fields: dict[str, object] = {}
    for at, scale in enumerate(("slp", "anx", "slp")):
        one = Reading(id=str(at), scale=scale, at=f"2026-03-{at + 1:02}", value=at)
        fields = scales.with_reading(fields, one, "")

    of_all = scales.of_scale(scales.readings(fields), "slp")
    assert scales.readings(fields, "slp") == of_all
    assert len(of_all) == 2


def test_a_month_is_named_in_its_key_so_that_keys_stand_in_their_order():
    keys = [scales.part_of(date(2025, 12, 31)), scales.part_of(date(2026, 1, 1))]

    assert keys == sorted(keys) == ["readings:2025-12", "readings:2026-01"]


def part(key, *numbers, **more):
    rows = {scales.SECTION: [{"id": ROW(one), "cells": {}} for one in numbers]} if numbers else {}
    return Section(id=SectionId(key), key=key, heading="", fields={**more, **rows})


def test_parts_are_folded_into_the_readings_in_the_order_of_their_months():
    talk, home = part("talk"), part("readings", 1, mine=["slp"])

    found = scales.folded((home, talk, part("readings:2026-02", 3), part("readings:2026-01", 2)))

    assert found == (part("readings", 1, 2, 3, mine=["slp"]), talk)
    assert scales.folded((home, talk, part("readings:2026-01"))) == (home, talk)


@given(st.lists(st.integers(1, 30), unique=True), st.lists(st.integers(1, 30), unique=True))
def test_parted_and_folded_again_no_row_is_lost_and_none_comes_twice(before, after):
    keys = ("readings", "readings:2025-12", "readings:2026-01")
    known = {
        key: part(key, *(one for one in before if one % 3 == number)).fields
        for number, key in enumerate(keys)
    }
    fields = part("readings", *after, mine=["slp"]).fields

    changed = scales.parted(fields, known, "readings:2026-02")

    sections = tuple(part(key).with_fields(held) for key, held in (known | changed).items())
    [home] = scales.folded(sections)
    assert home.fields["mine"] == ["slp"]
    assert sorted(one["id"] for one in home.fields.get("readings", [])) == sorted(map(ROW, after))
    assert all(held != known.get(key) for key, held in changed.items())
