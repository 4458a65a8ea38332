"""Facts across the years: spans, overlaps and the stretches in which nothing is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import gaps, when
from desktop.model.facts import Fact
from desktop.model.gaps import Explained

DAY = timedelta(days=1)
DATES = (
    "2012", "about 2013", "May 2014", "summer 2015", "14/10/2016", "2017 to 2018", "winter 2018",
    "about March 2019", "2020-02-29", "2021", "December 2023", "31/12/2024",
)  # fmt: skip
WHENS = st.sampled_from(DATES).map(lambda text: when.parse(None, text))


def fact(kind, first="", last="", **more):
    ends = {
        name: when.parse(None, text) for name, text in (("first", first), ("last", last)) if text
    }
    return Fact(id=f"{kind}{first}{last}", kind=kind, **ends, **more)


@st.composite
def facts(draw):
    kinds = st.sampled_from("ABCD")
    moments = st.one_of(st.none(), WHENS)
    return [
        Fact(id=str(at), kind=draw(kinds), first=draw(moments), last=draw(moments))
        for at in range(draw(st.integers(0, 7)))
    ]


@st.composite
def explanations(draw):
    days = st.dates(date(2011, 1, 1), date(2026, 1, 1))
    pairs = draw(st.lists(st.tuples(days, days), max_size=3))
    return [Explained(first=min(one), last=max(one), words=f"said {one[0]}") for one in pairs]


# -- holes ------------------------------------------------------------------


def no_day_of_a_fact_lies_in_a_hole(known, said=()):
    spans = gaps.spans(known)
    for hole in gaps.holes(known, said):
        assert not [one for one in spans if one.first <= hole.last and hole.first <= one.last]


@given(facts(), explanations())
def test_no_day_of_a_fact_lies_in_a_hole(known, said):
    no_day_of_a_fact_lies_in_a_hole(known, said)


def test_twin_that_begins_a_hole_on_the_last_day_of_a_fact(monkeypatch):
    monkeypatch.setattr(gaps, "_DAY", timedelta(0))
    known = [fact("A", "2012", "2013"), fact("B", "2016", "2017")]
    with pytest.raises(AssertionError):
        no_day_of_a_fact_lies_in_a_hole(known)


@given(facts(), explanations())
def test_facts_and_holes_cover_the_whole_stretch_but_for_less_than_half_a_year(known, said):
    spans = gaps.spans(known)
    pieces = [(one.first, one.last) for one in (*spans, *gaps.holes(known, said))]
    if not spans:
        assert gaps.holes(known, said) == ()
        return
    reached = spans[0].first - DAY
    for first, last in sorted(pieces):
        assert (first - reached).days <= 184
        reached = max(reached, last)
    assert reached == max(one.last for one in spans)


@given(facts(), explanations(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(known, said, chance):
    mixed = list(known)
    chance.shuffle(mixed)

    assert gaps.spans(mixed) == gaps.spans(known)
    assert gaps.overlaps(mixed) == gaps.overlaps(known)
    assert gaps.holes(mixed, said) == gaps.holes(known, said)
    assert gaps.years(mixed) == gaps.years(known)


def test_a_hole_lasts_half_a_year_at_least_and_says_when():
    early = fact("A", "2012", "2014")

    assert [one.dates for one in gaps.holes([early, fact("B", "July 2015", "2016")])] == [
        "January 2015 – June 2015"
    ]
    assert gaps.holes([early, fact("B", "June 2015", "2016")]) == ()
    (hole,) = gaps.holes([early, fact("B", "2017", "2018")])
    assert hole.words() == "2015 – 2016: nothing is written for this time"


def test_an_uncertain_date_counts_as_far_as_its_words_reach():
    known = [fact("A", "about 2012"), fact("B", "about 2014", "2015")]

    assert [hole.dates for hole in gaps.holes(known)] == ["2013"]


def test_nothing_is_said_of_facts_without_a_date_or_of_none():
    known = [fact("A"), Fact(id="n", kind="B", is_none=True)]

    assert gaps.spans(known) == gaps.holes(known) == gaps.overlaps(known) == gaps.years(known) == ()


def test_the_writers_words_stand_for_a_hole_and_what_is_left_stays_one():
    known = [fact("A", "2012", "2013"), fact("B", "2018", "2019")]
    said = Explained(first=date(2014, 1, 1), last=date(2015, 12, 31), words="I lived abroad.")

    assert [hole.words() for hole in gaps.holes(known, [said])] == [
        "2014 – 2015: I lived abroad.",
        "2016 – 2017: nothing is written for this time",
    ]


def test_words_for_a_stretch_that_is_filled_by_now_are_not_lost():
    said = Explained(first=date(2014, 1, 1), last=date(2015, 12, 31), words="I lived abroad.")
    known = [fact("A", "2012", "2019")]

    assert gaps.holes(known, [said]) == ()
    assert gaps.strays(known, [said]) == (said,)


@given(facts(), explanations())
def test_every_explanation_is_at_a_hole_or_a_stray(known, said):
    at_holes = {hole.explained for hole in gaps.holes(known, said)} - {None}

    assert at_holes | set(gaps.strays(known, said)) == set(said)


# -- the writer's words, kept -------------------------------------------------


def test_words_for_a_hole_are_kept_changed_and_taken_back():
    first, last = date(2014, 1, 1), date(2014, 12, 31)
    fields = gaps.explain({"shared": "kept"}, first, last, "Nothing then.")
    assert gaps.explained(fields) == (Explained(first=first, last=last, words="Nothing then."),)

    changed = gaps.explain(fields, first, last, "Nothing that I know of.")
    assert [one.words for one in gaps.explained(changed)] == ["Nothing that I know of."]
    assert gaps.explain(changed, first, last, " ") == {"shared": "kept"}


def test_what_is_broken_stays_where_it_is_and_is_no_part():
    broken = [7, {"first": "2014"}, {"first": "x", "last": "y", "words": "z"}]
    fields = {gaps.HOLES: broken, gaps.QUIET: [{"id": "a" * 32, "cells": 3}]}

    assert gaps.explained(fields) == ()
    kept = gaps.explain(fields, date(2014, 1, 1), date(2014, 2, 1), "Away.")
    assert kept[gaps.HOLES][:3] == broken


def test_a_quiet_stretch_of_the_guides_table_explains_a_hole():
    cells = {
        "first": {"precision": "year", "year": 2014},
        "last": {"precision": "year", "year": 2015},
        "what": "Nothing, as far as I know.",
    }
    said = gaps.explained({gaps.QUIET: [{"id": "a" * 32, "cells": cells}]})
    known = [fact("A", "2012", "2013"), fact("B", "2016", "2019")]

    (hole,) = gaps.holes(known, said)
    assert hole.words() == "2014 – 2015: Nothing, as far as I know."
    assert not hole.explained.is_own


# -- spans, years, overlaps ---------------------------------------------------


def test_a_span_says_which_of_its_ends_are_not_written_yet():
    (span,) = gaps.spans([fact("A", "2012")])

    assert span.words() == "A: from 2012; the last time is not written yet"
    assert span.is_open_last
    assert not span.is_open_first


def test_an_estimate_has_a_rough_end():
    (span,) = gaps.spans([fact("A", "about 2012", "May 2014")])

    assert span.is_rough_first
    assert not span.is_rough_last
    assert (span.first, span.sure_first) == (date(2012, 1, 1), date(2012, 12, 31))


def test_dates_the_wrong_way_round_are_drawn_and_not_refused():
    (span,) = gaps.spans([fact("A", "2016", "2012")])

    assert (span.first, span.last) == (date(2012, 1, 1), date(2016, 12, 31))


def test_years_without_facts_are_years():
    known = [fact("A", "2012", "2012"), fact("B", "2014", "2015"), fact("A", "2014")]

    assert [one.words() for one in gaps.years(known)] == [
        "2012: A",
        "2013: nothing written",
        "2014: A; B",
        "2015: B",
    ]


def test_what_ran_together_is_said_with_when():
    known = [fact("A", "2012", "2016"), fact("B", "2014", "2018")]

    assert [one.words() for one in gaps.overlaps(known)] == ["2014 – 2016: A; B"]


def test_where_the_dates_only_touch_it_is_not_claimed():
    known = [fact("A", "2012", "2014"), fact("B", "2014", "2018")]

    assert [one.words() for one in gaps.overlaps(known)] == [
        "2014: A; B (perhaps: the dates do not say)"
    ]


def test_a_kind_of_which_the_dates_do_not_say_takes_nothing_from_the_others():
    known = [fact("A", "2012", "2016"), fact("B", "2013", "2016"), fact("C", "2016", "2018")]

    assert [one.words() for one in gaps.overlaps(known)] == [
        "2013 – 2015: A; B",
        "2016: A; B; perhaps also C",
    ]


@given(facts())
def test_what_is_said_for_sure_holds_wherever_in_their_dates_they_began_and_ended(known):
    spans = gaps.spans(known)
    for one in gaps.overlaps(known):
        sure = [kind for kind in one.kinds if kind not in one.perhaps]
        for kind in sure:
            latest_start = min(
                span.sure_first
                for span in spans
                if span.kind == kind and span.sure_last >= one.first
            )
            assert latest_start <= one.last


@given(facts())
def test_each_kind_of_an_overlap_may_lie_at_both_of_its_ends(known):
    for one in gaps.overlaps(known):
        assert len(one.kinds) > 1
        for kind in one.kinds:
            here = [span for span in gaps.spans(known) if span.kind == kind]
            for day in (one.first, one.last):
                assert any(span.first <= day <= span.last for span in here)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2014, 1, 1), date(2015, 3, 31), "January 2014 – March 2015"),
        (date(2014, 5, 1), date(2014, 5, 3), "1 May 2014 – 3 May 2014"),
        (date(2014, 5, 2), date(2015, 5, 31), "2 May 2014 – 31 May 2015"),
    ],
)
def test_a_stretch_is_said_as_coarsely_as_is_true(first, last, words):
    assert gaps.stretch(first, last) == words


@given(facts(), explanations())
def test_no_line_breaks_the_rules_for_words(known, said):
    lines = (
        *gaps.spans(known), *gaps.overlaps(known), *gaps.years(known), *gaps.holes(known, said)
    )  # fmt: skip
    for one in lines:
        assert breaches(one.words()) == []
