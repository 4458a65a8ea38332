"""Approximate dates: read as people type them, printed as they were meant, sorted by days."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import when
from desktop.model.when import Precision, When, parse, span, stretch

YEARS = st.integers(when.FIRST_YEAR, when.LAST_YEAR)
MONTHS = st.integers(1, 12)
BASES = st.sampled_from(["", "from card statements"])
SEASONS = st.sampled_from(sorted(when.SEASONS))


def year(number: int, **more: object) -> When:
    return When(precision=Precision.YEAR, year=number, **more)  # type: ignore[arg-type]


def month(number: int, of: int) -> When:
    return When(precision=Precision.MONTH, year=number, month=of)


def season(number: int, name: str) -> When:
    return When(precision=Precision.SEASON, year=number, season=name)


def day(on: date) -> When:
    return When(precision=Precision.DAY, year=on.year, month=on.month, day=on.day)


def about(one: When) -> When:
    return When(precision=Precision.ABOUT, year=one.year, month=one.month, season=one.season)


@st.composite
def points(draw: st.DrawFn) -> When:
    rough = st.one_of(
        st.builds(year, YEARS), st.builds(month, YEARS, MONTHS), st.builds(season, YEARS, SEASONS)
    )
    exact = st.builds(day, st.dates(date(when.FIRST_YEAR, 1, 1), date(when.LAST_YEAR, 12, 31)))
    return draw(st.one_of(exact, rough, rough.map(about)))


@st.composite
def stretches(draw: st.DrawFn) -> When:
    first, last = draw(points()), draw(points())
    assume(last.latest() >= first.earliest())
    return stretch(first, last)


@st.composite
def whens(draw: st.DrawFn) -> When:
    made = draw(st.one_of(points(), stretches()))
    return replace(made, basis=draw(BASES))


# What is printed


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (day(date(2020, 10, 14)), "14 October 2020"),
        (month(2020, 10), "October 2020"),
        (season(2019, "summer"), "summer 2019"),
        (year(2016), "2016"),
        (about(year(2016)), "about 2016"),
        (about(month(2016, 5)), "about May 2016"),
        (about(season(2016, "autumn")), "about autumn 2016"),
        (stretch(year(2016), month(2024, 2)), "2016 to February 2024"),
        (stretch(about(year(2016)), about(month(2024, 2))), "about 2016 to about February 2024"),
        (
            stretch(day(date(2020, 10, 14)), day(date(2020, 10, 16))),
            "14 October 2020 to 16 October 2020",
        ),
    ],
)
def test_a_date_prints_what_was_meant(made, words):
    assert made.words() == words


def test_the_basis_stands_after_a_comma_as_it_was_typed():
    known = year(2016, basis=" from card statements ")

    assert known.words() == "2016"
    assert known.words_with_basis() == "2016, from card statements"
    assert year(2016).words_with_basis() == "2016"


@given(whens())
def test_what_is_printed_is_read_as_the_same_date(one):
    bare = {key: part for key, part in one.to_json().items() if key != "basis"}

    assert parse(None, one.words()) == when.from_json(bare)
    assert parse(one.precision, one.words()).words() == one.words()


@given(points())
def test_an_estimate_never_prints_as_if_it_were_exact(one):
    assume(one.day is None)
    estimate = parse(None, f"about {one.words().removeprefix('about ')}")

    assert estimate.words().startswith("about ")
    assert stretch(estimate, year(2100)).words().startswith("about ")
    assert when.from_json(stretch(estimate, year(2100)).to_json()).words().startswith("about ")


# How dates sort


@given(whens())
def test_a_date_begins_before_it_ends(one):
    assert one.earliest() <= one.latest()


@given(st.lists(whens(), max_size=12))
def test_dates_sort_by_their_earliest_day_and_then_their_latest(many):
    ordered = sorted(many, key=When.sort_key)
    days = [(one.earliest(), one.latest()) for one in ordered]

    assert days == sorted(days)
    many.reverse()
    assert sorted(many, key=When.sort_key) == ordered


@given(whens(), whens())
def test_only_the_same_dates_share_a_place_in_the_order(one, other):
    assert (one.sort_key() == other.sort_key()) == (one == other)


@pytest.mark.parametrize(
    ("one", "first", "last"),
    [
        (day(date(2020, 10, 14)), date(2020, 10, 14), date(2020, 10, 14)),
        (month(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
        (month(2100, 12), date(2100, 12, 1), date(2100, 12, 31)),
        (season(2019, "spring"), date(2019, 3, 1), date(2019, 5, 31)),
        (season(2019, "summer"), date(2019, 6, 1), date(2019, 8, 31)),
        (season(2019, "autumn"), date(2019, 9, 1), date(2019, 11, 30)),
        (season(2019, "winter"), date(2019, 12, 1), date(2020, 2, 29)),
        (year(2016), date(2016, 1, 1), date(2016, 12, 31)),
        (about(year(2016)), date(2016, 1, 1), date(2016, 12, 31)),
        (stretch(month(2016, 3), year(2018)), date(2016, 3, 1), date(2018, 12, 31)),
    ],
)
def test_the_days_a_date_can_mean(one, first, last):
    assert (one.earliest(), one.latest()) == (first, last)


def test_the_exact_stands_before_the_estimate_of_the_same_days():
    ordered = [
        month(2016, 1),
        season(2016, "spring"),
        about(season(2016, "spring")),
        stretch(month(2016, 3), month(2016, 5)),
        year(2017),
        about(year(2017)),
    ]

    mixed = [*ordered[3:], *ordered[:3]]
    assert sorted(mixed, key=When.sort_key) == ordered
    assert all(one.sort_key() < other.sort_key() for one, other in pairwise(ordered))


# How dates are kept


@given(whens())
def test_a_date_comes_back_from_the_file_as_it_was(one):
    assert when.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_nothing_empty_is_kept():
    assert year(2016).to_json() == {"precision": "year", "year": 2016}
    assert stretch(about(year(2016)), year(2018)).to_json() == {
        "precision": "range",
        "year": 2016,
        "until": {"precision": "year", "year": 2018},
        "rough": True,
    }


@pytest.mark.parametrize(
    "value",
    [
        None,
        "2016",
        [],
        {},
        {"precision": "year"},
        {"year": 2016},
        {"precision": "decade", "year": 2010},
        {"precision": "year", "year": "2016"},
        {"precision": "year", "year": True},
        {"precision": "year", "year": 2016.0},
        {"precision": "year", "year": 1899},
        {"precision": "year", "year": 2101},
        {"precision": "year", "year": 2016, "month": 5},
        {"precision": "year", "year": 2016, "rough": True},
        {"precision": "year", "year": 2016, "strange": "x"},
        {"precision": "month", "year": 2016},
        {"precision": "month", "year": 2016, "month": 13},
        {"precision": "month", "year": 2016, "month": 0},
        {"precision": "day", "year": 2016, "month": 2, "day": 30},
        {"precision": "day", "year": 2016, "month": 2, "day": 0},
        {"precision": "day", "year": 2016, "day": 3},
        {"precision": "season", "year": 2016, "season": "monsoon"},
        {"precision": "about", "year": 2016, "month": 5, "season": "spring"},
        {"precision": "about", "year": 2016, "month": 5, "day": 3},
        {"precision": "range", "year": 2016},
        {"precision": "range", "year": 2016, "until": {"precision": "year", "year": 2015}},
        {
            "precision": "range",
            "year": 2016,
            "until": {
                "precision": "range",
                "year": 2017,
                "until": {"precision": "year", "year": 2018},
            },
        },
        {
            "precision": "range",
            "year": 2016,
            "month": 5,
            "day": 3,
            "rough": True,
            "until": {"precision": "year", "year": 2018},
        },
    ],
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValueError, match="not kept whole"):
        when.from_json(value)


def test_a_date_nested_without_end_is_refused():
    deep: dict[str, object] = {"precision": "year", "year": 2016}
    for _ in range(5000):
        deep = {"precision": "range", "year": 2016, "until": deep}

    with pytest.raises(ValueError, match="not kept whole"):
        when.from_json(deep)


def test_a_stretch_is_not_made_of_stretches():
    long = stretch(year(2016), year(2018))

    with pytest.raises(ValueError, match="not kept whole"):
        stretch(long, year(2020))
    with pytest.raises(ValueError, match="not kept whole"):
        stretch(year(2010), long)


def test_a_stretch_keeps_the_basis_of_both_ends():
    known, told = year(2016, basis="a diary"), year(2018, basis="card statements")

    assert stretch(known, told).words_with_basis() == "2016 to 2018, a diary; card statements"
    assert stretch(known, year(2018, basis="a diary")).basis == "a diary"
    with pytest.raises(ValueError, match="not kept whole"):
        When(precision=Precision.RANGE, year=2016, until=told)


def test_a_stretch_gives_its_first_end_and_any_other_date_itself():
    assert stretch(about(month(2016, 5)), year(2018)).start() == about(month(2016, 5))
    assert stretch(day(date(2016, 5, 3)), year(2018)).start() == day(date(2016, 5, 3))
    assert year(2016, basis="from a diary").start() == year(2016, basis="from a diary")


# A first and a last time


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (year(2016), month(2024, 2), "2016 – February 2024"),
        (about(year(2016)), year(2020), "about 2016 – 2020"),
        (year(2016), None, "from 2016"),
        (None, year(2020), "until 2020"),
        (None, None, ""),
        (year(2016), year(2016), "2016"),
        (
            stretch(year(2016), year(2018)),
            year(2020),
            "between 2016 and 2018 – 2020",
        ),
        (None, stretch(year(2016), year(2018)), "until between 2016 and 2018"),
    ],
)
def test_a_first_and_a_last_time_print_as_one_span(first, last, words):
    assert span(first, last) == words


# What people type


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("14/10/2020", "14 October 2020"),
        ("14.10.2020", "14 October 2020"),
        ("14. 10. 2020", "14 October 2020"),
        ("14-10-2020", "14 October 2020"),
        ("2020-10-14", "14 October 2020"),
        ("2020/10/14", "14 October 2020"),
        ("14 Oct 2020", "14 October 2020"),
        ("14-Oct-2020", "14 October 2020"),
        ("on the 14th of October, 2020", "14 October 2020"),
        ("October 14, 2020", "14 October 2020"),
        ("2020 Oct 14", "14 October 2020"),
        ("Oct 2020", "October 2020"),
        ("Sept. 2020", "September 2020"),
        ("10/2020", "October 2020"),
        ("2020-10", "October 2020"),
        ("2020 October", "October 2020"),
        ("  OCTOBER   2020 ", "October 2020"),
        ("summer 2019", "summer 2019"),
        ("in the summer of 2019", "summer 2019"),
        ("fall 2019", "autumn 2019"),
        ("autumn 2019", "autumn 2019"),
        ("winter 2019/20", "winter 2019"),
        ("winter 2019-2020", "winter 2019"),
        ("winter 1999/00", "winter 1999"),
        ("winter 2019-2022", "winter 2019 to 2022"),
        ("2016", "2016"),
        ("２０１６", "2016"),
        ("some time in 2016", "2016"),
        ("about 2016", "about 2016"),
        ("c. 2016", "about 2016"),
        ("c2016", "about 2016"),
        ("~2016", "about 2016"),
        ("around May 2016", "about May 2016"),
        ("I think about spring 2016", "about spring 2016"),
        ("2016?", "about 2016"),
        ("2016-ish", "about 2016"),
        ("May 2016 or so", "about May 2016"),
        ("2016-2019", "2016 to 2019"),
        ("2016 – 2019", "2016 to 2019"),
        ("2016-19", "2016 to 2019"),
        ("2016/17", "2016 to 2017"),
        ("1998-13", "1998 to 2013"),
        ("1998-2", "February 1998"),
        ("2016 to 14 October 2018", "2016 to 14 October 2018"),
        ("2016 until 2019", "2016 to 2019"),
        ("from 2016 to Feb 2024", "2016 to February 2024"),
        ("between 2016 and 2018", "2016 to 2018"),
        ("about 2016 to 2018", "about 2016 to 2018"),
        ("about 2016-2018", "about 2016 to about 2018"),
        ("about 2016-18", "about 2016 to about 2018"),
        ("about 2016 - 14 October 2018", "about 2016 to 14 October 2018"),
        ("2016-2018?", "about 2016 to about 2018"),
        ("probably between May 2016 and 2018", "about May 2016 to about 2018"),
        ("between about 2016 and 2018", "about 2016 to 2018"),
        ("2008-10 to 2009-11", "October 2008 to November 2009"),
        ("2020-10-14 - 2020-10-16", "14 October 2020 to 16 October 2020"),
        ("2020-10-14-2020-10-16", "14 October 2020 to 16 October 2020"),
        ("14-16 October 2020", "14 October 2020 to 16 October 2020"),
        ("3/10 to 5/11/2020", "3 October 2020 to 5 November 2020"),
        ("Oct-Dec 2020", "October 2020 to December 2020"),
        ("10-12/2020", "October 2020 to December 2020"),
        ("spring to autumn 2019", "spring 2019 to autumn 2019"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, words):
    assert parse(None, typed).words() == words


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no year"),
        ("yesterday", "no year"),
        ("14/10/20", "no year"),
        ("summer of love", "no year"),
        ("10/14/2020", "no such month"),
        ("2020-13", "no such month"),
        ("2020-00", "no such month"),
        ("31/02/2020", "no such day"),
        ("1850", "between 1900 and 2100"),
        ("2190", "between 1900 and 2100"),
        ("about 14 Oct 2020", "estimate has no day"),
        ("14 Oct 2020?", "estimate has no day"),
        ("2008-10", "a month or two years"),
        ("1998-02", "a month or two years"),
        ("2016-16", "no such month"),
        ("2019 to 2016", "ends before it begins"),
        ("Nov to Feb 2020", "ends before it begins"),
        ("early 2016", "part of a year"),
        ("end of 2016", "part of a year"),
        ("since 2016", "One end"),
        ("from 2016 until now", "One end"),
        ("2016 and 2018", "not read"),
        ("summer 14 2020", "not read"),
        ("holiday 2020", "not read"),
        ("14 to 2016", "no such month"),
        ("later to 2016", "not read"),
        ("2016 to later", "not read"),
        ("20161", "not read"),
        ("2016-" * 30_000, "not read"),
    ],
)
def test_what_cannot_be_one_date_is_said(typed, why):
    with pytest.raises(ValueError, match=why):
        parse(None, typed)


@pytest.mark.parametrize(
    ("precision", "typed", "words"),
    [
        (Precision.ABOUT, "2016", "about 2016"),
        (Precision.ABOUT, "about May 2016", "about May 2016"),
        (Precision.MONTH, "2008-10", "October 2008"),
        (Precision.RANGE, "2008-10", "2008 to 2010"),
        (Precision.DAY, "14/10/2020", "14 October 2020"),
    ],
)
def test_a_chosen_precision_decides_what_can_be_read_in_two_ways(precision, typed, words):
    assert parse(precision, typed).words() == words


@pytest.mark.parametrize(
    ("precision", "typed"),
    [
        (Precision.DAY, "Oct 2020"),
        (Precision.MONTH, "14/10/2020"),
        (Precision.SEASON, "2019"),
        (Precision.YEAR, "about 2016"),
        (Precision.YEAR, "May 2016"),
        (Precision.ABOUT, "2016 to 2018"),
        (Precision.ABOUT, "14/10/2020"),
        (Precision.RANGE, "2016"),
    ],
)
def test_a_date_of_another_precision_is_not_bent_to_fit(precision, typed):
    with pytest.raises(ValueError, match=r"This is not|One end|An estimate") as refused:
        parse(precision, typed)
    assert breaches(str(refused.value)) == []


def tried(typed: str) -> tuple[When | None, str]:
    """Return the date, or the sentence that is said instead."""
    try:
        return parse(None, typed), ""
    except ValueError as refused:
        return None, str(refused)


@given(st.text() | st.text(alphabet="0123456789 /-.,~?acfort between2016oct", max_size=24))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed):
    found, why = tried(typed)

    assert breaches(why) == []
    assert found is None or parse(None, found.words()) == found


@pytest.mark.parametrize(
    "sentence",
    [text for name, text in vars(when).items() if name.startswith("_") and isinstance(text, str)
     and text.endswith(".")],
)  # fmt: skip
def test_each_sentence_is_one_for_a_person(sentence):
    assert breaches(sentence) == []


def test_twin_that_forgets_a_hedge_prints_an_estimate_as_if_exact(monkeypatch):
    monkeypatch.setattr(when, "_hedged", lambda one: one)

    with pytest.raises(AssertionError):
        test_a_date_is_read_as_people_type_it("2016?", "about 2016")


def test_twin_that_forgets_the_rough_first_end_does_not_give_it_back(monkeypatch):
    monkeypatch.setattr(
        when, "_TYPES", {key: one for key, one in when._TYPES.items() if key != "rough"}
    )

    with pytest.raises(AssertionError):
        test_nothing_empty_is_kept()


def test_twin_that_sorts_by_the_year_alone_has_no_order(monkeypatch):
    monkeypatch.setattr(When, "sort_key", lambda one: (one.year,))

    with pytest.raises(AssertionError):
        test_the_exact_stands_before_the_estimate_of_the_same_days()


def test_twin_that_never_asks_takes_two_years_for_a_month(monkeypatch):
    monkeypatch.setattr(when, "_is_two_years", lambda parts, precision: False)

    with pytest.raises(pytest.fail.Exception):
        test_what_cannot_be_one_date_is_said("2008-10", "a month or two years")
