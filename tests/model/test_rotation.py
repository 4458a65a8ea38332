"""Seven days, four weeks, six months: which backups stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import rotation

DAY = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
BEGIN, END = datetime(2020, 1, 1), datetime(2027, 1, 1)  # noqa: DTZ001  hypothesis adds the zone
HISTORIES = st.lists(
    st.datetimes(BEGIN, END, timezones=st.just(UTC)), min_size=1, max_size=60, unique=True
)


def distinct(moments, period):
    return len({period(one) for one in moments})


def week(moment):
    return tuple(moment.isocalendar())[:2]


def month(moment):
    return moment.year, moment.month


def test_of_a_year_of_days_seven_days_four_weeks_and_six_months_stay():
    year = [DAY - timedelta(days=count) for count in range(365)]
    stay = sorted(rotation.kept(year, DAY), reverse=True)

    assert stay[:7] == year[:7]
    assert len(stay) <= 17
    assert distinct(stay, week) >= 4
    assert distinct(stay, month) == 6


def test_of_one_day_the_newest_stays():
    hours = [DAY - timedelta(hours=count) for count in range(5)]

    assert rotation.kept(hours, DAY) == {DAY}


@given(HISTORIES)
def test_after_any_history_the_newest_stays_and_so_do_days_weeks_and_months(moments):
    latest = max(moments)
    stay = rotation.kept(moments, latest)

    assert latest in stay
    assert stay <= set(moments)
    assert distinct(stay, datetime.date) >= min(7, distinct(moments, datetime.date))
    assert distinct(stay, week) >= min(4, distinct(moments, week))
    assert distinct(stay, month) >= min(6, distinct(moments, month))
    assert len(stay) <= 17


@given(HISTORIES)
def test_what_is_thinned_out_each_time_keeps_what_thinning_out_once_would(moments):
    stay = frozenset()
    for one in sorted(moments):
        stay = rotation.kept({*stay, one}, one)

    assert stay == rotation.kept(moments, max(moments))


@given(HISTORIES)
def test_where_the_clock_was_set_back_the_one_just_made_stays(moments):
    for latest in moments:
        stay = rotation.kept(moments, latest)

        assert latest in stay
        # Those of what is the future now take no place of those that are made from here on.
        past = {one for one in moments if one <= latest}
        assert stay >= rotation.kept(past, latest)
