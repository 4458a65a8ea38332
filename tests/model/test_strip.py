"""A strip of a first page: a line for the days with a number, a gap for the others, no letter."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import chart, chart_days, strip
from desktop.model.scales import Reading, Scale

GUARD = Scale(id="vigil", name="On guard", low="not at all", mid="often", high="all day")
TRUST = Scale(id="trust", name="Trust", low="none", mid="some", high="solid", is_plus=True)
FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
DAYS = 56
DAY = timedelta(days=1)


def reading(day, value, clock="", scale="vigil"):
    at = f"{day.isoformat()}{clock}"
    return Reading(id=f"{at}{scale}{value}", scale=scale, at=at, value=value)


def of(*values, start=FIRST):
    return [reading(start + n * DAY, value) for n, value in enumerate(values)]


READINGS = st.lists(
    st.builds(
        reading,
        st.dates(FIRST - timedelta(days=9), LAST + timedelta(days=9)),
        st.one_of(st.none(), st.integers(0, 10)),
        st.sampled_from(("", "T07:30", "T21:40")),
        st.sampled_from(("vigil", "vigil", "slp")),
    ),
    max_size=60,
)


def drawn(drawing):
    """Return the lines of a strip as lists of places, and the tags it is made of."""
    root = ET.fromstring(drawing.svg)
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    lines = [
        [tuple(map(float, pair.split(","))) for pair in one.get("points").split()]
        for one in root.iter()
        if one.tag.endswith("polyline")
    ]
    return lines, tags


def days_drawn(drawing, first=FIRST, last=LAST):
    """Return day and number of each place on each line, as an eye would read them."""
    step = (strip.WIDE - 6) / (last - first).days
    ground, high = strip.HIGH - 4.2, strip.HIGH - 7.2
    lines, _ = drawn(drawing)
    return [
        [(first + round((x - 3) / step) * DAY, round((ground - y) / high * 10)) for x, y in line]
        for line in lines
    ]


# -- the line ---------------------------------------------------------------


def a_gap_stays_a_gap(found):
    numbers = {}
    for one in sorted(found, key=lambda one: one.at):
        if one.scale == "vigil" and one.value is not None and FIRST <= one.day <= LAST:
            numbers[one.day] = one.value
    lines = days_drawn(strip.strip(GUARD, found, FIRST, LAST))
    assert dict(place for line in lines for place in line) == numbers
    for line in lines:
        alone = len({day for day, _ in line}) == 1
        assert alone or all(after[0] - before[0] == DAY for before, after in pairwise(line))


@given(READINGS)
def test_each_day_with_a_number_is_drawn_and_no_line_goes_over_one_without(found):
    a_gap_stays_a_gap(found)


def test_twin_a_line_across_a_gap_is_seen(monkeypatch):
    monkeypatch.setattr(chart_days, "runs", lambda found, many=1: (tuple(found),))

    with pytest.raises(AssertionError):
        a_gap_stays_a_gap([reading(FIRST, 3), reading(FIRST + 4 * DAY, 5)])


def test_a_skipped_number_is_no_zero():
    drawing = strip.strip(GUARD, of(4, None, 6), FIRST, LAST)
    assert [len(line) for line in days_drawn(drawing)] == [2, 2]
    assert drawing.words == ("median 5, 4 to 6", "2 of 56 days")


@given(READINGS)
def test_no_letter_is_in_the_drawing(found):
    drawing = strip.strip(GUARD, found, FIRST, LAST)
    assert drawn(drawing)[1] <= {"svg", "g", "line", "polyline"}
    assert "".join(ET.fromstring(drawing.svg).itertext()).strip() == ""


def test_its_colours_are_those_of_the_light_theme():
    drawing = strip.strip(GUARD, of(1, 2), FIRST, LAST)
    assert set(re.findall("#[0-9A-Fa-f]{6}", drawing.svg)) == {"#2B6560", "#DDD6CA"}


def test_of_years_a_stroke_is_a_week_from_its_lowest_to_its_highest():
    last = FIRST + timedelta(days=900)
    drawing = strip.strip(GUARD, of(*([2, 9, 4] * 300)), FIRST, last)
    root = ET.fromstring(drawing.svg)
    strokes = [one for one in root.iter() if one.tag.endswith("line") and one.get("x1") != "0"]
    assert 120 < len(strokes) < 135
    assert drawn(drawing)[0] == []


# -- the words --------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "middle"),
    [((5,), "5"), ((9, 1, 5), "5"), ((6, 5), "5.5"), ((7, 3), "5"), ((0, 0, 10, 1), "0.5")],
)
def test_the_median_is_the_middle_and_halfway_between_two(values, middle):
    assert strip.median(values) == middle


def test_nothing_has_no_median():
    with pytest.raises(ValueError, match="no middle"):
        strip.median([])


def the_last_number_counts():
    found = [reading(FIRST, 9, "T07:00"), reading(FIRST, 3, "T22:00"), reading(FIRST + DAY, 5)]
    assert strip.strip(GUARD, found, FIRST, LAST).words == ("median 4, 3 to 9", "2 of 56 days")


def test_a_day_counts_once_by_its_last_number_and_every_number_is_in_the_range():
    the_last_number_counts()


def test_twin_a_median_of_every_number_is_seen(monkeypatch):
    monkeypatch.setattr(chart_days.Day, "last", property(lambda day: max(day.values)))

    with pytest.raises(AssertionError):
        the_last_number_counts()


def test_one_number_all_the_time_is_said_so():
    assert strip.strip(GUARD, of(4, 4), FIRST, LAST).words[0] == "median 4, 4 each time"


def test_without_a_number_nothing_is_made_up():
    drawing = strip.strip(GUARD, of(None), FIRST, LAST)
    assert drawing.words == ("no number", "0 of 56 days")
    assert drawn(drawing)[0] == []


def test_one_day_is_one_day():
    assert strip.strip(GUARD, of(4), FIRST, FIRST).words[1] == "1 of 1 day"


def test_who_does_not_see_it_is_told_the_numbers_of_each_stretch():
    found = [*of(6, 3), *of(9, start=FIRST + 10 * DAY)]
    assert strip.strip(GUARD, found, FIRST, LAST).alternative == (
        "The last number of each day. 28 to 29 September 2026: 6, 3. 8 October 2026: 9."
    )


def test_of_very_many_numbers_their_days_are_told():
    drawing = strip.strip(GUARD, of(*[4] * 101, None, 5), FIRST, FIRST + 200 * DAY)
    assert drawing.alternative == (
        "Days with a number: 28 September 2026 to 6 January 2027; 8 January 2027."
    )


def test_of_very_many_stretches_there_is_a_count():
    drawing = strip.strip(GUARD, of(*([1, None] * 31)), FIRST, FIRST + 200 * DAY)
    assert drawing.alternative == "Numbers in 31 stretches of days, with gaps between them."


def test_without_a_number_that_is_told():
    told = strip.strip(GUARD, of(None), FIRST, FIRST + DAY).alternative
    assert told == "No number, 28 to 29 September 2026."


# -- the chart --------------------------------------------------------------


def test_a_chart_leaves_as_lines_and_as_a_table_of_the_same():
    piece = strip.chart_piece(GUARD, of(6, None, 3), (FIRST,), FIRST, LAST)
    [drawing] = piece.drawings
    root = ET.fromstring(drawing.svg)
    assert drawing.wide
    assert "".join(root.itertext()).strip() == ""
    assert not [one for one in root.iter() if one.tag.endswith("text")]
    assert piece.tables[0].headings == ("Day", "Entries", "Marked")
    assert [row[:2] for row in piece.tables[0].rows] == [
        ("28 September 2026", "6"), ("29 September 2026", "skipped"), ("30 September 2026", "3"),
    ]  # fmt: skip
    assert piece.heading == "On guard"
    assert piece.key == "chart:vigil"


def test_a_chart_says_beside_it_what_its_axes_would_say():
    found = (reading(FIRST, 6, scale="trust"),)
    piece = strip.chart_piece(TRUST, found, (FIRST,), FIRST, LAST)
    assert piece.drawings[0].words == (
        "28 September to 22 November 2026, from left to right.",
        "The strokes below stand for 1 Oct, 8 Oct, 15 Oct, 22 Oct, 1 Nov, 8 Nov, 15 Nov, 22 Nov.",
        "0, below: none. 10, above: solid.",
        "A higher number is better.",
        "A number on 1 of 56 days.",
        "A dashed line is a day of a new disclosure: 28 September 2026.",
    )
    shown = chart.Shown(scale=TRUST, readings=found, marks=(FIRST,), first=FIRST, last=LAST)
    assert piece.drawings[0].alternative == chart.described(shown)


@given(READINGS, st.integers(1, 3_000))
def test_a_chart_names_as_many_strokes_as_it_draws(found, days):
    last = FIRST + days * DAY
    piece = strip.chart_piece(GUARD, found, (), FIRST, last)
    shown = chart.Shown(scale=GUARD, readings=tuple(found), marks=(), first=FIRST, last=last)
    drawn_ones = re.findall('stroke="#655F56"', piece.drawings[0].svg)
    assert len(drawn_ones) == len(chart.named(shown, strip.CHART))


def test_a_chart_of_a_scale_without_words_says_where_its_ends_are():
    bare = Scale(id="vigil", name="Mine", low="", mid="", high="")
    assert "0 is below, 10 above." in strip.chart_piece(bare, (), (), FIRST, LAST).drawings[0].words


def test_a_chart_of_years_says_for_how_many_days_a_bar_stands():
    piece = strip.chart_piece(GUARD, of(*[3] * 900), (), FIRST, FIRST + 900 * DAY)
    assert "Each bar stands for 7 days." in piece.drawings[0].words


def test_a_chart_without_a_number_has_no_table():
    assert strip.chart_piece(GUARD, (), (), FIRST, LAST).tables == ()


def test_days_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="after the last"):
        strip.chart_piece(GUARD, (), (), LAST, FIRST)


def test_its_sentences_are_as_the_program_speaks():
    piece = strip.chart_piece(GUARD, of(*([1, None, 8] * 10)), (FIRST,), FIRST, LAST)
    for text in piece.drawings[0].words:
        # A list of dates is as long as the time it is of.
        assert breaches(text.partition(",")[0]) == []
