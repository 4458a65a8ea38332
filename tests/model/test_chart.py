"""The drawing of a scale: every day with a number, nothing in a gap, and the table of the same."""

import itertools
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import chart
from desktop.model.chart import Shown, Style
from desktop.model.scales import Reading, Scale

GUARD = Scale(
    id="vigil", name="On guard", low="not at all", mid="hard, but I functioned", high="all day"
)
FIRST, LAST = date(2026, 8, 31), date(2026, 11, 22)
STYLE = Style(width=900, height=330)
CLOCKS = st.sampled_from(("", "T07:30", "T12:00", "T21:40"))


def reading(day, value, clock="", scale="vigil", at=0):
    number = f"{day.toordinal()}{clock}{scale}{at}"
    return Reading(id=number, scale=scale, at=f"{day.isoformat()}{clock}", value=value)


READINGS = st.lists(
    st.builds(
        reading,
        st.dates(FIRST - timedelta(days=9), LAST + timedelta(days=9)),
        st.one_of(st.none(), st.integers(0, 10)),
        CLOCKS,
        st.sampled_from(("vigil", "vigil", "vigil", "slp")),
        st.integers(0, 9**9),
    ),
    max_size=40,
).map(tuple)
MARKS = st.lists(st.dates(FIRST - timedelta(days=3), LAST), max_size=4).map(tuple)


def shown(readings, marks=(), scale=GUARD, first=FIRST, last=LAST):
    return Shown(scale=scale, readings=readings, marks=marks, first=first, last=last)


def counted(readings):
    """Return the numbers by day, worked out in another way than the product does."""
    inside = [one for one in readings if one.scale == "vigil" and one.value is not None]
    return {
        day: [one.value for one in sorted(inside, key=lambda one: one.at) if one.day == day]
        for day in sorted({one.day for one in inside})
        if FIRST <= day <= LAST
    }


class Drawing:
    """An SVG read as a person would: in days and numbers, by its own axis and grid."""

    def __init__(self, svg):
        self.root = ET.fromstring(svg)
        grid = [one for one in self.all("line") if one.get("y1") == one.get("y2")]
        self.top, self.bottom = (float(pick(grid, at).get("y1")) for at in (min, max))
        self.left, self.right = (float(grid[0].get(key)) for key in ("x1", "x2"))

    def all(self, kind):
        return self.root.findall(f"{{http://www.w3.org/2000/svg}}{kind}")

    def day(self, x):
        share = (float(x) - self.left) / (self.right - self.left) * (LAST - FIRST).days
        assert abs(share - round(share)) < 0.02, "between two days"
        return FIRST + timedelta(days=round(share))

    def value(self, y):
        return round((self.bottom - float(y)) / (self.bottom - self.top) * 10, 1)

    def points(self):
        return {(self.day(one.get("cx")), self.value(one.get("cy"))) for one in self.all("circle")}

    def lines(self):
        for one in self.all("polyline"):
            pairs = [pair.split(",") for pair in one.get("points").split()]
            yield [(self.day(x), self.value(y)) for x, y in pairs]

    def bars(self):
        for one in self.all("rect"):
            if one.get("rx"):
                x, y, wide, high = (float(one.get(k)) for k in ("x", "y", "width", "height"))
                ends = self.value(y + wide / 2), self.value(y + high - wide / 2)
                yield self.day(x + wide / 2), *ends

    def marks(self):
        dashed = (one for one in self.all("line") if one.get("stroke-dasharray"))
        return [self.day(one.get("x1")) for one in dashed]


def pick(lines, by):
    return by(lines, key=lambda one: float(one.get("y1")))


@given(READINGS)
def test_each_number_is_in_exactly_one_day_and_a_skipped_one_in_none(readings):
    found = chart.days(shown(readings))

    assert {one.on: list(one.values) for one in found} == counted(readings)
    assert [one.on for one in found] == sorted(one.on for one in found)


@given(READINGS)
def test_the_range_of_a_day_is_that_of_its_numbers(readings):
    for one in chart.days(shown(readings)):
        numbers = counted(readings)[one.on]
        assert (one.low, one.high, one.last) == (min(numbers), max(numbers), numbers[-1])


def every_day_is_drawn_and_no_other(readings, style=STYLE):
    drawing, wanted = Drawing(chart.chart(shown(readings), style)), counted(readings)

    assert drawing.points() == {(day, float(numbers[-1])) for day, numbers in wanted.items()}
    several = [
        (day, max(numbers), min(numbers))
        for day, numbers in wanted.items()
        if max(numbers) > min(numbers)
    ]
    assert list(drawing.bars()) == several


def no_line_crosses_a_day_without_a_number(readings, style=STYLE):
    wanted = counted(readings)
    joined = set()
    for line in Drawing(chart.chart(shown(readings), style)).lines():
        assert {day for day, _ in line} <= set(wanted)
        for (before, _), (after, _) in itertools.pairwise(line):
            assert (after - before).days == 1
            joined.add(before)
    assert joined == {day for day in wanted if day + timedelta(days=1) in wanted}


@given(READINGS)
def test_every_day_is_drawn_and_no_other(readings):
    every_day_is_drawn_and_no_other(readings)


@given(READINGS)
def test_no_line_crosses_a_day_without_a_number(readings):
    no_line_crosses_a_day_without_a_number(readings)


@given(READINGS)
def test_close_days_are_all_in_the_line_and_a_day_alone_is_a_point(readings):
    narrow = Style(width=300, height=200)
    drawing, wanted = Drawing(chart.chart(shown(readings), narrow)), counted(readings)
    no_line_crosses_a_day_without_a_number(readings, narrow)

    in_lines = {one for line in drawing.lines() for one in line}
    assert in_lines | drawing.points() == {(day, float(n[-1])) for day, n in wanted.items()}


GAPPED = tuple(
    reading(date(2026, 11, day), value, clock)
    for day, value, clock in (
        (1, 4, "T07:30"), (1, 8, "T21:40"), (2, 6, ""), (4, None, ""), (6, 9, ""), (7, 3, ""),
    )
)  # fmt: skip


def test_twin_that_draws_a_skipped_one_as_zero(monkeypatch):
    made = chart._within

    def zeroed(one):
        for each in made(one):
            yield reading(each.day, each.value or 0, each.at[10:])

    monkeypatch.setattr(chart, "_within", zeroed)
    with pytest.raises(AssertionError):
        every_day_is_drawn_and_no_other(GAPPED)


def test_twin_that_draws_the_line_across_a_gap(monkeypatch):
    monkeypatch.setattr(chart, "runs", lambda found: (tuple(found),))
    with pytest.raises(AssertionError):
        no_line_crosses_a_day_without_a_number(GAPPED)


@given(READINGS, MARKS)
def test_each_mark_is_a_dashed_line_with_a_diamond_on_its_day(readings, marks):
    drawing = Drawing(chart.chart(shown(readings, marks), STYLE))
    wanted = sorted({day for day in marks if day >= FIRST})

    assert drawing.marks() == wanted
    assert len(drawing.all("polygon")) == len(wanted)
    if wanted:
        assert [one.text for one in drawing.all("text")].count("new disclosure") >= 1


@given(READINGS)
def test_a_gap_has_a_band_over_just_its_days(readings):
    drawing, wanted = Drawing(chart.chart(shown(readings), STYLE)), counted(readings)
    covered = set()
    for one in drawing.all("rect"):
        if one.get("rx"):
            continue
        step = (drawing.right - drawing.left) / (LAST - FIRST).days
        left, wide = float(one.get("x")), float(one.get("width"))
        day, last = drawing.day(left + step / 2), drawing.day(left + wide - step / 2)
        covered |= {day + timedelta(days=n) for n in range((last - day).days + 1)}

    between = {
        min(wanted) + timedelta(days=n)
        for n in range((max(wanted) - min(wanted)).days if wanted else 0)
    }
    assert covered == between - set(wanted)


@pytest.mark.parametrize("days", [0, 1, 13, 91, 400, 3_000])
@pytest.mark.parametrize("width", [260, 900])
def test_a_drawing_of_any_length_is_whole_and_stays_on_its_paper(days, width):
    first = LAST - timedelta(days=days)
    kept = tuple(reading(first + timedelta(days=n), n % 11) for n in range(0, days + 1, 3))
    marks = tuple(first + timedelta(days=n) for n in range(0, days + 1, 7))
    svg = chart.chart(shown(kept, marks, first=first), Style(width=width, height=300, text=13))
    root = ET.fromstring(svg)

    for one in root.iter():
        for key in ("x", "x1", "x2", "cx"):
            assert -0.5 <= float(one.get(key, 0)) <= width + 0.5
    dates = [one for one in root.iter() if re.search("[A-Z2]", one.text or "")]
    assert 1 <= len(dates) <= width / 30 or days <= 400


def test_only_the_colours_it_was_given_are_in_it_and_no_word_of_the_writer():
    named = Scale(id="vigil", name="Her <name>", low="a", mid="b", high="c")
    svg = chart.chart(shown(GAPPED, (date(2026, 11, 6),), named), STYLE)
    given_ = {STYLE.ink, STYLE.muted, STYLE.line, STYLE.accent, STYLE.range, STYLE.gap}

    assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg)) <= given_
    assert "name" not in svg
    assert "average" not in svg


# the table


@given(READINGS, MARKS)
def test_the_table_holds_what_the_drawing_holds_and_the_skipped_ones(readings, marks):
    made = chart.table(shown(readings, marks))
    told = {}
    for day, entries, _, _ in made.rows:
        numbers = [part.split(" ")[0] for part in entries.split(", ")]
        if numbers != ["no"]:
            told[day] = [int(one) for one in numbers if one != "skipped"]

    wanted = counted(readings)
    assert {day: n for day, n in told.items() if n} == {
        chart.stretch(day, day): n for day, n in wanted.items()
    }
    skipped = sum(
        one.value is None and one.scale == "vigil" and FIRST <= one.day <= LAST for one in readings
    )
    assert sum(row[1].count("skipped") for row in made.rows) == skipped


@given(READINGS, MARKS)
def test_the_table_is_one_row_after_the_other_and_names_each_gap(readings, marks):
    noted = {one.day for one in readings if one.scale == "vigil"} | set(marks)
    noted = sorted(day for day in noted if FIRST <= day <= LAST)
    holes = [
        chart.stretch(before + timedelta(days=1), after - timedelta(days=1))
        for before, after in itertools.pairwise(noted)
        if (after - before).days > 1
    ]
    rows = chart.table(shown(readings, marks)).rows

    assert len(rows) == len(noted) + len(holes)
    assert [row[0] for row in rows if row[0] in holes] == holes
    assert all(row[1:] == ("no entry", "", "") for row in rows if row[0] in holes)


def test_the_table_reads_like_this():
    made = chart.table(shown(GAPPED, (date(2026, 11, 6),)))

    assert made.caption == "On guard"
    assert made.rows == (
        ("1 November 2026", "4 at 07:30, 8 at 21:40", "4 to 8", ""),
        ("2 November 2026", "6", "", ""),
        ("3 November 2026", "no entry", "", ""),
        ("4 November 2026", "skipped", "", ""),
        ("5 November 2026", "no entry", "", ""),
        ("6 November 2026", "9", "", "new disclosure"),
        ("7 November 2026", "3", "", ""),
    )


def test_the_same_number_twice_is_no_range():
    twice = tuple(reading(LAST, 5, clock) for clock in ("T07:30", "T21:40"))

    assert chart.table(shown(twice)).rows == (
        ("22 November 2026", "5 at 07:30, 5 at 21:40", "", ""),
    )


# words


def test_it_is_described_in_words():
    one = shown(GAPPED, (date(2026, 11, 6),))

    assert chart.described(one) == (
        "On guard, 31 August to 22 November 2026. "
        "0: not at all. 5: hard, but I functioned. 10: all day. "
        "Between 3 and 9 in this time. No entry: 3 to 5 November 2026. "
        "New disclosure: 6 November 2026."
    )
    assert breaches(chart.described(one)) == []


def test_a_plus_scale_says_so_and_many_gaps_are_left_to_the_table():
    safe = Scale(id="vigil", name="Safe", low="", mid="", high="", is_plus=True)
    scattered = tuple(reading(FIRST + timedelta(days=2 * n), 5) for n in range(40))
    words = chart.described(shown(scattered, scale=safe))

    assert "a higher number is better" in words
    assert "At 5 each time." in words
    assert "The table names each day without an entry." in words
    assert "0:" not in words


def test_nothing_noted_is_no_zero():
    assert chart.reach(shown(())) == "No entry in this time."
    assert chart.table(shown(())).rows == ()
    assert Drawing(chart.chart(shown(()), STYLE)).points() == set()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 3), date(2026, 10, 3), "3 October 2026"),
        (date(2026, 10, 3), date(2026, 10, 5), "3 to 5 October 2026"),
        (date(2026, 9, 30), date(2026, 10, 5), "30 September to 5 October 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 to 2 January 2026"),
    ],
)
def test_a_stretch_of_days_says_once_what_its_ends_share(first, last, words):
    assert chart.stretch(first, last) == words


def test_eight_years_are_drawn_as_ranges_of_four_weeks_with_their_gaps():
    first = date(2018, 1, 1)
    kept = tuple(
        Reading(id=str(at), scale="s", at=(first + timedelta(days=at)).isoformat(), value=at % 7)
        for at in range(8 * 365)
        if not 1000 <= at < 1200
    )
    scale = Scale(id="s", name="Anger", low="", mid="", high="")
    last = first + timedelta(days=8 * 365)
    shown = Shown(scale=scale, readings=kept, marks=(), first=first, last=last)
    style = Style(width=700, height=280)
    drawn = chart.chart(shown, style)

    assert chart.grain(shown, style) == 28
    assert drawn.count(f'fill="{style.accent}"') <= 8 * 365 / 28 + 1
    assert drawn.count(f'fill="{style.gap}"') == 1
    assert "<polyline" not in drawn


def test_marks_that_have_no_room_for_words_have_none_over_each_other():
    scale = Scale(id="s", name="Anger", low="", mid="", high="")
    first = date(2018, 1, 1)
    marks = tuple(first + timedelta(days=10 * at) for at in range(1, 9))
    shown = Shown(
        scale=scale, readings=(), marks=marks, first=first, last=first + timedelta(days=900)
    )
    drawn = chart.chart(shown, Style(width=700, height=280))

    assert drawn.count("<polygon") == 8
    assert chart.DISCLOSURE not in drawn
