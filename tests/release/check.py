"""What is looked at before a release and in no test: the age of the numbers, and the versions.

It is called by `python3 dev.py release-check`. A test that fails a year later by itself would say
nothing about the program, so the day is always handed in.
"""

import argparse
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop import helplines
from desktop.helplines import Helplines

ROOT = Path(__file__).parents[2]
NUMBERS = "resources/help/en/lines.toml"
_RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_OPEN = re.compile(r"^## Unreleased$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class Named(NamedTuple):
    """The version in each place that names it, and the changelog as it stands."""

    program: str
    project: str
    changelog: str


def aged(lines: Helplines, day: date) -> str:
    """Return why the numbers may not be released on this day, or nothing.

    A year is the most issue 5 allows; numbers change (domain.md 5.3, a review of 69 programs).
    """
    taken = lines.taken_on
    if taken > day:
        return f"{NUMBERS} says that the numbers were taken on {_said(taken)}, which is to come."
    if day >= _a_year_after(taken):
        return (
            f"The numbers of Help now were taken on {_said(taken)}, a year or more before "
            f"{_said(day)}. Look each up by hand at its source, then change taken_on and origin "
            f"in {NUMBERS}."
        )
    return ""


def to_look_up(lines: Helplines) -> list[str]:
    """Return one line for each number: country, number, whose it is, source and confidence."""
    found = []
    for country in lines.countries:
        place = country.name
        found.append(
            f"{place}: {country.emergency}, emergency ({country.source}) {country.confidence}"
        )
        found += [
            f"{place}: {one.number}, {one.name} ({one.source}) {one.confidence}"
            + (f"; {one.hours}" if one.hours else "")
            + (f"; {one.note}" if one.note else "")
            for one in country.lines
        ]
    return found


def disagreements(named: Named, day: date) -> list[str]:
    """Return what does not fit between program, project and changelog, one sentence each."""
    found = []
    if named.program != named.project:
        found.append(
            f"desktop/__init__.py says {named.program}, pyproject.toml says {named.project}."
        )
    latest = _RELEASED.search(named.changelog)
    if latest is None:
        found.append("CHANGELOG.md names no release yet; give Unreleased its number and its day.")
    else:
        version, written = latest.groups()
        if version != named.program:
            found.append(f"CHANGELOG.md ends with {version}, the program says {named.program}.")
        if date.fromisoformat(written) > day:
            found.append(f"CHANGELOG.md gives {version} a day that is to come: {written}.")
    unreleased = _OPEN.search(named.changelog)
    if unreleased is None:
        found.append("CHANGELOG.md has no Unreleased at its top; open a new one.")
    elif unreleased.group(1).strip():
        found.append("CHANGELOG.md has entries under Unreleased; they belong to a release.")
    return found


def named_in(root: Path) -> Named:
    """Return what a tree says about its version."""
    program = re.search(r'__version__ = "([^"]+)"', (root / "desktop/__init__.py").read_text())
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return Named(
        program=program.group(1) if program else "nothing",
        project=project["project"]["version"],
        changelog=(root / "CHANGELOG.md").read_text("utf-8"),
    )


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Print what is to be looked up and what is wrong; return 1 if anything is."""
    parser = argparse.ArgumentParser(prog="dev.py release-check", description=__doc__)
    parser.add_argument("--day", type=date.fromisoformat, default=date.today())  # noqa: DTZ011 - the day where the person is
    day = parser.parse_args(arguments).day
    lines = helplines.load("lines.toml", (root / NUMBERS).read_text("utf-8"))
    rows = to_look_up(lines)
    print(f"Look up by hand, each at its source ({len(rows)}, taken on {_said(lines.taken_on)}):")
    for row in rows:
        print(f"  {row}")
    wrong = [one for one in (aged(lines, day), *disagreements(named_in(root), day)) if one]
    for sentence in wrong:
        print(sentence)
    if not wrong:
        print("Versions, changelog and the age of the numbers are as a release needs them.")
    return 1 if wrong else 0


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 3, 1)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
