from datetime import UTC, date, datetime

import pytest

from desktop.ui import days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "Today"),
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 16), "Monday"),
        (date(2026, 11, 15), "15 November"),
        (date(2026, 11, 23), "23 November"),
        (date(2025, 11, 22), "22 November 2025"),
    ],
)
def test_a_day_is_as_short_as_it_is_plain(day, said):
    assert days.short_day(day, TODAY) == said


def test_the_year_stands_only_where_it_is_another():
    assert days.long_day(TODAY, TODAY) == "Sunday 22 November"
    assert days.long_day(date(2025, 1, 2), TODAY) == "Thursday 2 January 2025"


def test_a_moment_is_told_in_local_time():
    moment = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
    local = moment.astimezone()

    assert days.clock(moment) == f"{local:%H:%M}"
    assert days.moment_words(moment, TODAY).endswith(f", {local:%H:%M}")


def test_today_is_the_local_day():
    assert days.today() in {datetime.now().date(), date.today()}  # noqa: DTZ005, DTZ011 - meant


def test_today_and_yesterday_mean_a_day_and_nothing_else_does():
    day = days.today()

    assert days.meant(" Today ") == f"{day.day} {day:%B %Y}"
    assert days.meant("yesterday") not in {"", days.meant("today")}
    assert days.meant("Thursday") == ""
