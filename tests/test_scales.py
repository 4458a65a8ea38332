"""The shipped scales: all of the list, in our own words; and what is said about a wrong file."""

import pytest
import samples
from wording import breaches

from desktop import files, guides, scales
from desktop.errors import DataFileError
from desktop.model import desk, values
from desktop.model import scales as model
from desktop.model.scales import Reading, Scale

PATH = files.resources() / "scales" / "en" / "scales.toml"
SHIPPED = scales.load(PATH.name, PATH.read_text("utf-8"))
LISTED = (
    "intr nightm slp vigil startle avoid numb unreal flood anger sad anx shame selfd blame body "
    "trustme safe conc food pain alone"
).split()  # fmt: skip
ONE = """
format = 1
[[scale]]
id = "cold"
name = "Cold hands"
low = "warm"
mid = "cool"
high = "cold"
"""


def test_all_of_the_list_is_there_in_its_order():
    assert [one.id for one in SHIPPED] == LISTED
    assert [one.id for one in SHIPPED if one.is_plus] == ["trustme", "safe"]


@pytest.mark.parametrize("scale", SHIPPED, ids=lambda one: one.id)
def test_its_words_keep_the_tone(scale):
    for words in (scale.name, scale.low, scale.mid, scale.high):
        assert breaches(words) == []
    assert len({scale.low, scale.mid, scale.high}) == 3


def test_a_scale_is_read():
    assert scales.load("s.toml", ONE + "plus = true") == (
        Scale(id="cold", name="Cold hands", low="warm", mid="cool", high="cold", is_plus=True),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format = 1", "at least one"),
        ("format = 2", "only format 1"),
        (ONE + ONE.replace("format = 1", ""), "same id"),
        (ONE + ONE.replace("format = 1", "").replace('"cold"', '"cool"'), "same name"),
        (ONE.replace('"cold"\nname', '"c0ld"\nname'), "small letters"),
        (ONE + 'step = "x"', "no such entry"),
        (ONE.replace('mid = "cool"\n', ""), "is missing"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(text, why):
    with pytest.raises(DataFileError, match=why):
        scales.load("s.toml", text)


# the document they are kept in


def guide():
    return samples.guides()[model.GUIDE]


def test_the_document_is_for_the_one_who_was_hurt_and_knows_every_scale():
    one = guide()

    assert (one.shelf, one.roles) == ("notice", ("hurt",))
    assert list(one.section(model.SECTION).field("mine").choices) == LISTED


def fields():
    reading = Reading(id="a" * 32, scale="vigil", at="2026-11-22T21:40", value=4, note="hidden")
    skipped = Reading(id="b" * 32, scale="vigil", at="2026-11-22T22:40", value=None)
    made = Scale(id="c" * 32, name="Singing", low="no", mid="some", high="all day", is_plus=True)
    kept = model.with_mine(model.with_own({}, made), ["vigil", made.id])
    for one in (reading, skipped):
        kept = model.with_reading(kept, one, "On guard, checking")
    return model.with_mark(kept, reading.day, "d" * 32)


def test_what_the_page_keeps_fits_the_form_of_its_guide():
    section = guide().section(model.SECTION)

    assert set(fields()) == {one.key for one in section.fields}
    assert [values.check(one, fields()[one.key]) for one in section.fields] == [""] * 4


def test_a_printed_row_has_the_name_of_its_scale_and_neither_its_sign_nor_the_note():
    section = guide().section(model.SECTION)
    printed = values.tables(section.fields, fields(), leaving=True)
    rows = next(one for one in printed if one.caption == "Readings").rows

    assert rows == (
        ("22 November 2026, 21:40", "On guard, checking", "4 of 10"),
        ("22 November 2026, 22:40", "On guard, checking", "skipped"),
    )


def the_tick_is_in_no_export(one):
    section = one.section(model.TALK_SECTION)
    kept = model.with_talk({}, wanted=True)

    assert not section.exportable
    assert values.lines(section.fields, kept)
    assert values.lines(section.fields, kept, leaving=True) == ()


def test_the_tick_is_in_no_export():
    the_tick_is_in_no_export(guide())


@pytest.mark.parametrize("which", ["section", "field"])
def test_twin_that_lets_the_tick_out(which):
    text = (files.resources() / "guides" / "en" / "scales.toml").read_text("utf-8")
    line = "exportable = false\noptional" if which == "section" else "exportable = false"
    head, tail = text.rsplit(line, 1)
    one = guides.load("scales.toml", head + ("optional" if which == "section" else "") + tail)

    with pytest.raises(AssertionError):
        the_tick_is_in_no_export(one)


def test_the_form_engine_knows_the_document():
    section = desk.as_lines(guide().section(model.SECTION), fields())

    assert section
