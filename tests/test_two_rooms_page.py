"""docs/two-rooms.md names tests that there are, and each way has what holds it shut."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "two-rooms.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
SHORT = ("`two_rooms`", "`leaks`")
WAYS = """
    memory undo search spelling clipboard selection titles arguments helper screen accessibility
    bus error settings names window logs temporary caches dumps lock recent folder exports question
"""


@cache
def names_in(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def unknown(page):
    """Return each test the page names that there is not."""
    found = [(path, name) for path, name in NAMED.findall(page)]
    return [
        f"{path}::{name}"
        for path, name in found
        if not (ROOT / path).exists() or (name and name not in names_in(path))
    ]


def rows():
    """Return the cells of each way."""
    lines = [one for one in PAGE.splitlines() if one.startswith("| ")]
    cells = [[cell.strip() for cell in one.strip("|").split("|")] for one in lines]
    return [one for one in cells if one[0] != "way"]


def test_each_test_that_is_named_is_there():
    assert len(NAMED.findall(PAGE)) > len(rows())
    assert unknown(PAGE) == []


def test_a_test_that_is_not_there_is_noticed():
    stray = "`tests/test_main.py::test_that_nobody_wrote`"

    assert unknown(f"{PAGE}\n{stray}") == [stray.strip("`")]


def test_each_way_says_what_holds_it_shut_and_what_proves_it():
    for way, holds, proof, missing in rows():
        assert holds, way
        assert NAMED.search(proof) or any(one in proof for one in SHORT), way
        assert missing, way


def test_each_way_of_the_issue_has_its_row():
    told = " ".join(way for way, *_ in rows())

    assert [word for word in WAYS.split() if word not in told] == []
