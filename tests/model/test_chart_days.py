"""Where days lie too close, one sign stands for seven or for 28 of them, and gaps stay gaps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import chart_days
from desktop.model.chart_days import Day

FIRST = date(2020, 1, 1)
DAYS = st.dictionaries(
    st.integers(0, 400), st.lists(st.integers(0, 10), min_size=1, max_size=3), max_size=60
)


def days(found):
    return tuple(Day(FIRST + timedelta(days=at), tuple(found[at])) for at in sorted(found))


@pytest.mark.parametrize(
    ("length", "expected"), [(14, 1), (91, 1), (365, 1), (3 * 365, 7), (8 * 365, 28)]
)
def test_a_sign_stands_for_as_few_days_as_can_be_seen(length, expected):
    assert chart_days.grain(760 / length, 1) == expected


@given(DAYS, st.sampled_from((1, 7, 28)))
def test_gathered_signs_hold_every_number_once_and_in_order(found, many):
    gathered = chart_days.gathered(days(found), many, FIRST)
    numbers = [value for one in gathered for value in one.values]

    assert numbers == [value for at in sorted(found) for value in found[at]]
    assert all((one.on - FIRST).days % many == 0 for one in gathered)


def test_a_stretch_without_a_number_stays_open():
    found = days({0: [4], 6: [2], 30: [7]})

    assert [one.values for one in chart_days.gathered(found, 7, FIRST)] == [(4, 2), (7,)]
    assert chart_days.gaps(chart_days.gathered(found, 7, FIRST), 7) == (
        (date(2020, 1, 8), date(2020, 1, 28)),
    )


def test_days_side_by_side_are_one_run():
    found = days({0: [4], 1: [2], 3: [7]})

    assert [len(run) for run in chart_days.runs(found)] == [2, 1]
    assert chart_days.gaps(found) == ((date(2020, 1, 3), date(2020, 1, 3)),)
