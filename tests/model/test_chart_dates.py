"""The dates below a drawing are the finest that have room."""

from datetime import date, timedelta

import pytest

from desktop.model import chart_dates

FIRST = date(2019, 1, 20)


def below(days, most):
    last = FIRST + timedelta(days=days)
    return [words for _, words in chart_dates.below(FIRST, last, lambda one: len(one) <= most)]


@pytest.mark.parametrize(
    ("days", "most", "words"),
    [
        (2, 9, ["20 Jan", "21 Jan", "22 Jan"]),
        (13, 8, ["21 Jan", "23 Jan", "25 Jan", "27 Jan", "29 Jan", "1 Feb"]),
        (60, 8, ["22 Jan", "1 Feb", "8 Feb", "15 Feb", "22 Feb", "1 Mar", "8 Mar", "15 Mar"]),
        (60, 3, ["Feb 2019", "Mar 2019"]),
        (500, 5, ["Apr 2019", "Jul 2019", "Oct 2019", "Jan 2020", "Apr 2020"]),
        (2_000, 6, ["2020", "2021", "2022", "2023", "2024"]),
        (2_000, 3, ["2020", "2022", "2024"]),
        (2_000, 1, ["2020"]),
        (2_000, 0, []),
    ],
)
def test_the_finest_that_has_room(days, most, words):
    assert below(days, most) == words
