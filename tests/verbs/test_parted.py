"""Readings are kept month by month, and everybody else sees them as one list."""

import random
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
import samples

from desktop.errors import VaultUnwritableError
from desktop.model import scales
from desktop.model.document import Kind
from desktop.model.scales import Reading, Scale
from desktop.verbs import parted

SHEET = {"kind": Kind.PLAN, "title": "Scales", "on": samples.TODAY, "guide": scales.GUIDE}
SECTIONS = ((scales.SECTION, "Readings"), (scales.TALK_SECTION, "To talk about"))


@pytest.fixture
def sheet(desk):
    return desk.start(**SHEET, sections=SECTIONS)


def kept(desk, document):
    """Return the fields that whoever opens the scales is shown."""
    return desk.open(document.id).section(scales.SECTION).fields


def keep(desk, document, fields):
    desk.save(document.id, document.section(scales.SECTION).id, None, fields=fields)


def versions(desk):
    return dict(desk._vault.database.rows("SELECT key, version FROM section ORDER BY at"))


def reading(number, value=5, note=""):
    at = f"2026-03-{1 + number % 28:02}"
    return Reading(id=f"{number:032x}", scale="slp", at=at, value=value, note=note)


def noted(fields, number, **more):
    return scales.with_reading(fields, reading(number, **more), "Sleep")


def in_month(desk, month):
    """Let the clock stand in the middle of a month from the first one on."""
    moment = datetime(2026, 1, 15, 12, tzinfo=UTC) + timedelta(days=30 * month)
    desk._now = lambda: moment


def changed_by_chance(chance, fields, number):
    """Return the fields after something a person can do to them."""
    known = [one["id"] for one in fields.get(scales.SECTION, [])]
    what = chance.random()
    if what < 0.5 or not known:
        return noted(fields, number)
    if what < 0.65:
        return noted(fields, int(chance.choice(known), 16), value=chance.randrange(11), note="x")
    if what < 0.8:
        return scales.without_reading(fields, chance.choice(known))
    if what < 0.9:
        return scales.with_mark(fields, samples.TODAY, f"{number:032x}")
    scale = Scale(id="s" * 32, name=f"Mine {number}", low="", mid="", high="")
    return scales.with_mine(scales.with_own(fields, scale), ("slp", scale.id))


def assert_it_reads_as_one_list_would(desk, folder, document):
    chance = random.Random(20_261_122)
    fields = {}
    # What vaults of before have: everything in one section.
    for number in range(30):
        fields = noted(fields, number)
    super(parted.Parted, desk).save(
        document.id, document.section(scales.SECTION).id, None, fields=fields
    )
    for turn in range(60):
        in_month(desk, turn // 10)
        fields = changed_by_chance(chance, fields, 100 + turn)
        keep(desk, document, fields)
        assert kept(desk, document) == fields
    desk.close()
    with closing(samples.opened(folder)) as opened:
        in_month(opened, 7)
        fields = noted(fields, 999)
        keep(opened, document, fields)
        assert kept(opened, document) == fields
        assert len(versions(opened)) > 6


def test_whatever_is_noted_changed_and_taken_back_reads_as_one_list_would(desk, folder, sheet):
    assert_it_reads_as_one_list_would(desk, folder, sheet)


def test_twin_that_puts_what_is_new_nowhere_loses_it(desk, folder, sheet, monkeypatch):
    honest = scales.parted

    def parted_but(fields, known, newest):
        changed = honest(fields, known, newest)
        changed.pop(newest, None)
        return changed

    monkeypatch.setattr(scales, "parted", parted_but)

    with pytest.raises(AssertionError, match="=="):
        assert_it_reads_as_one_list_would(desk, folder, sheet)


def test_one_more_reading_writes_its_month_and_nothing_else(desk, sheet):
    fields = scales.with_mine({}, ("slp",))
    for number in range(3):
        in_month(desk, number)
        fields = noted(fields, number)
        keep(desk, sheet, fields)
    before = versions(desk)

    keep(desk, sheet, noted(fields, 7))

    after = versions(desk)
    assert {key for key in after if after[key] != before[key]} == {"readings:2026-03"}
    assert {one.key for one in desk.open(sheet.id).sections} == {"readings", "talk"}


def test_a_reading_of_another_month_that_is_corrected_stays_where_it_is(desk, sheet):
    fields = noted({}, 1)
    keep(desk, sheet, fields)
    in_month(desk, 4)
    keep(desk, sheet, noted(fields, 1, value=9))
    before = versions(desk)

    keep(desk, sheet, noted(fields, 1, value=2, note="after all"))

    assert set(versions(desk)) == set(before)
    assert [one.note for one in scales.readings(kept(desk, sheet))] == ["after all"]


def test_the_same_save_can_be_made_again_after_an_error(desk, sheet):
    fields = noted(noted({}, 1), 2)
    with samples.file_limit(0), pytest.raises(VaultUnwritableError):
        keep(desk, sheet, fields)

    keep(desk, sheet, fields)
    keep(desk, sheet, fields)

    assert kept(desk, sheet) == fields


def test_what_was_changed_by_another_verb_is_known(desk, sheet):
    in_month(desk, 0)
    fields = noted({}, 1)
    keep(desk, sheet, fields)
    [part] = desk._vault.ledger.select("section", "WHERE key = 'readings:2026-01'")
    super(parted.Parted, desk).save(sheet.id, part["id"], None, fields={})
    assert kept(desk, sheet) == {}

    keep(desk, sheet, fields)

    assert kept(desk, sheet) == fields


def test_what_stands_in_the_readings_and_is_no_row_stays(desk, sheet):
    strange = {"readings": [3, {"id": []}, {"cells": {}}], "else": "kept"}
    keep(desk, sheet, strange)
    in_month(desk, 3)

    keep(desk, sheet, noted(strange, 1))

    assert kept(desk, sheet) == noted(strange, 1)


def test_other_documents_are_kept_as_before(desk):
    other = desk.start(**{**SHEET, "guide": "triggers"}, sections=SECTIONS)

    keep(desk, other, noted({}, 1))

    assert set(versions(desk)) == {"readings", "talk"}


def test_words_with_readings_are_found_and_go_for_good(desk, sheet):
    keep(desk, sheet, noted({}, 1, note="quvorpxyl"))
    assert [hit.document for hit in desk.search("quvorpxyl")] == [sheet.id]

    desk.delete_for_good(sheet.id)

    assert desk.search("quvorpxyl") == ()
    assert versions(desk) == {}
