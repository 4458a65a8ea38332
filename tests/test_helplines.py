"""Public numbers from TOML, and what is said about a wrong file."""

from datetime import date

import pytest

from desktop import files, helplines
from desktop.errors import DataFileError

WHOLE = """
format = 1
taken_on = 2026-11-22
origin = "Taken on a day."
call_list = "Clear the list."
[[country]]
code = "other"
name = "Another country"
emergency = "112"
emergency_note = "police"
source = "a.example"
confidence = "M"
[[country.line]]
name = "A line"
number = "116 123"
about = "to talk"
source = "b.example"
confidence = "H"
"""


def test_the_numbers_are_read_and_what_no_source_says_stays_empty() -> None:
    lines = helplines.load("lines.toml", WHOLE)
    line = lines.countries[0].lines[0]

    assert (lines.taken_on, lines.origin, lines.call_list) == (
        date(2026, 11, 22),
        "Taken on a day.",
        "Clear the list.",
    )
    assert (line.name, line.number, line.hours, line.note) == ("A line", "116 123", "", "")


def test_an_unknown_country_gets_what_holds_elsewhere() -> None:
    assert helplines.load("lines.toml", WHOLE).country("XX").code == "other"


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("format = 1", "format = 9", "format", "only format 1 is known"),
        ("2026-11-22", '"today"', "taken_on", "a day is needed"),
        ("2026-11-22", "2026-11-22T08:00:00Z", "taken_on", "a day is needed"),
        ("taken_on = 2026-11-22", "", "taken_on", "is missing"),
        ('code = "other"', 'code = "GB"', "country", "one with the code 'other' is needed"),
        ('emergency = "112"', "", "country 1, emergency", "is missing"),
        ('number = "116 123"', "number = 116123", "country 1, line 1, number", "a text is needed"),
        (
            'confidence = "H"',
            'confidence = "L"',
            "country 1, line 1, confidence",
            "only H or M may be shown",
        ),
        (
            'about = "to talk"',
            'abut = "to talk"',
            "country 1, line 1, abut",
            "no such entry is known here",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(
    old: str, new: str, place: str, reason: str
) -> None:
    assert old in WHOLE

    with pytest.raises(DataFileError) as caught:
        helplines.load("lines.toml", WHOLE.replace(old, new))

    problem = caught.value
    assert (problem.file, problem.place, problem.reason) == ("lines.toml", place, reason)


def test_a_country_without_a_line_is_refused() -> None:
    with pytest.raises(DataFileError) as caught:
        helplines.load("lines.toml", WHOLE.partition("[[country.line]]")[0])

    assert (caught.value.place, caught.value.reason) == (
        "country 1, line",
        "at least one is needed",
    )


def test_a_country_that_stands_there_twice_is_refused() -> None:
    country = "[[country]]" + WHOLE.partition("[[country]]")[2]

    with pytest.raises(DataFileError) as caught:
        helplines.load("lines.toml", WHOLE + country)

    assert caught.value.reason == "two have the same code"


def test_those_who_know_about_fear_come_first_where_that_is_wanted() -> None:
    lines = helplines.load("lines.toml", _shipped()).with_fear_first()

    for country in lines.countries:
        assert country.lines[0].for_fear, country.code
        others = [one.for_fear for one in country.lines]
        assert others == sorted(others, reverse=True)


def _shipped() -> str:
    return (files.resources() / "help" / "en" / "lines.toml").read_text("utf-8")
