"""The check before a release, with days that are handed in: no test here grows old."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop import helplines
from release import check
from release.check import Named

LINES = helplines.load("lines.toml", (check.ROOT / check.NUMBERS).read_text("utf-8"))
DAY = date(2026, 11, 22)
TAKEN = replace(LINES, taken_on=DAY)
GOOD = """# Changelog

## Unreleased

## 0.2.0 - 2026-12-01

### Added
- A thing.

## 0.1.0 - 2026-11-01
"""


def named(changelog: str = GOOD, program: str = "0.2.0", project: str = "0.2.0") -> Named:
    """Return what a tree might say."""
    return Named(program=program, project=project, changelog=changelog)


@pytest.mark.parametrize("day", [DAY, date(2027, 5, 1), date(2027, 11, 21)])
def test_numbers_of_less_than_a_year_may_be_released(day: date) -> None:
    assert check.aged(TAKEN, day) == ""


def old_numbers_are_refused(day: date) -> None:
    assert check.aged(TAKEN, day).startswith(
        "The numbers of Help now were taken on 22 November 2026, a year or more before "
    )


@pytest.mark.parametrize("day", [date(2027, 11, 22), date(2027, 11, 23), date(2031, 1, 1)])
def test_numbers_of_a_year_and_more_are_refused_and_the_next_step_is_said(day: date) -> None:
    old_numbers_are_refused(day)
    assert "Look each up by hand at its source" in check.aged(TAKEN, day)


def test_twin_a_check_with_a_longer_year_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_a_year_after", lambda day: day.replace(year=day.year + 2))

    with pytest.raises(AssertionError, match="startswith"):
        old_numbers_are_refused(date(2027, 11, 23))


def test_numbers_taken_on_a_leap_day_grow_old_as_well() -> None:
    leap = replace(LINES, taken_on=date(2028, 2, 29))

    assert check.aged(leap, date(2029, 2, 28)) == ""
    assert check.aged(leap, date(2029, 3, 1)) != ""


def test_a_day_that_is_to_come_is_refused() -> None:
    assert "which is to come" in check.aged(TAKEN, date(2026, 11, 21))


def test_every_number_is_listed_with_whose_it_is_and_its_source() -> None:
    rows = check.to_look_up(LINES)
    lines = [line for country in LINES.countries for line in country.lines]

    assert len(rows) == len(LINES.countries) + len(lines)
    assert [
        line.number
        for line in lines
        if not any(line.number in row and line.source in row and line.name in row for row in rows)
    ] == []
    assert "United Kingdom: 999, emergency (centre56.org.uk) H" in rows


def test_a_tree_that_agrees_with_itself_may_be_released() -> None:
    assert check.disagreements(named(), date(2026, 12, 1)) == []


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (named(project="0.3.0"), "desktop/__init__.py says 0.2.0, pyproject.toml says 0.3.0."),
        (named(program="0.3.0", project="0.3.0"), "CHANGELOG.md ends with 0.2.0"),
        (named("# Changelog\n\n## Unreleased\n"), "names no release yet"),
        (named(GOOD.replace("2026-12-01", "2026-12-02")), "a day that is to come"),
        (named(GOOD.replace("## Unreleased\n", "")), "no Unreleased at its top"),
        (named(GOOD.replace("Unreleased\n", "Unreleased\n\n- New.\n")), "entries under Unreleased"),
    ],
)
def test_what_does_not_agree_is_said_in_a_sentence(tree: Named, said: str) -> None:
    found = check.disagreements(tree, date(2026, 12, 1))

    assert len(found) == 1
    assert said in found[0]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a small tree that may be released on the first of December."""
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop/__init__.py").write_text('__version__ = "0.2.0"\n')
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(GOOD)
    numbers = tmp_path / check.NUMBERS
    numbers.parent.mkdir(parents=True)
    text = (check.ROOT / check.NUMBERS).read_text("utf-8")
    numbers.write_text(text.replace(f"taken_on = {LINES.taken_on}", "taken_on = 2026-11-22"))
    return tmp_path


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2026-12-01", 0, "as a release needs them"),
        ("2027-12-01", 1, "a year or more before 1 December 2027"),
        ("2026-11-30", 1, "a day that is to come"),
    ],
)
def test_the_whole_check_lists_the_numbers_and_says_whether_all_is_well(
    tree: Path, capsys: pytest.CaptureFixture[str], day: str, code: int, said: str
) -> None:
    assert check.main(["--day", day], tree) == code
    told = capsys.readouterr().out
    assert said in told
    assert "116 123, Samaritans (samaritans.org" in told


def test_this_tree_names_one_version() -> None:
    here = check.named_in(check.ROOT)

    assert here.program == here.project
    assert "## Unreleased" in here.changelog
