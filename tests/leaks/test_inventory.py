"""Each row of docs/leaks.md names what proves it, and each named test is there and is run."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "leaks.md").read_text(encoding="utf-8")
OF_THE_STUDY, FOUND_SINCE = 36, 2
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
SHORT = ("`leaks`", "`gates`", "`desktop`")
WAYS = """
    chooser recent portals clipboard primary Recall thumbnails jump swap core memory journal deleted
    input spellers accessibility printers stderr crashes arguments titles notices packed drawing
    fonts PDF times permissions lock search network menus sessions drags undo freed bin
"""
NOT_RUN = {"skip", "xfail"}


@cache
def named_in(path: str) -> dict[str, ast.FunctionDef]:
    """Return the functions of a file that pytest would run, by name."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = (one for one in tree.body if isinstance(one, ast.FunctionDef))
    return {one.name: one for one in found if one.name.startswith("test_")}


def is_run(path: str, name: str) -> bool:
    """Say whether there is such a test, and nothing puts it aside whatever the system."""
    made = named_in(path).get(name) if (ROOT / path).is_file() else None
    if made is None:
        return False
    marks = {one.attr for mark in made.decorator_list for one in ast.walk(mark)
             if isinstance(one, ast.Attribute)}  # fmt: skip
    return not marks & NOT_RUN


def rows(page: str) -> list[list[str]]:
    lines = [one for one in page.splitlines() if re.match(r"\| \d+ \|", one)]
    return [[cell.strip() for cell in one.strip("|").split("|")] for one in lines]


def unproved(page: str) -> list[str]:
    """Return the numbers of rows that name no test, or one that is not there or not run."""
    short = {one.strip("`") for one in SHORT}
    found = []
    for number, _, _, proof, _ in rows(page):
        named = NAMED.findall(proof)
        known = short & set(re.findall(r"`(\w+)`", proof))
        if not (named or known) or not all(is_run(*one) for one in named):
            found.append(number)
    return found


def test_each_row_of_the_study_stands_in_the_page_in_its_order():
    numbers = [int(row[0]) for row in rows(PAGE)]

    assert numbers == list(range(1, OF_THE_STUDY + FOUND_SINCE + 1))
    assert {len(row) for row in rows(PAGE)} == {5}
    told = " ".join(row[1] for row in rows(PAGE))
    assert [word for word in WAYS.split() if word not in told] == []


def test_each_row_is_proved_by_tests_that_are_there_and_run():
    assert unproved(PAGE) == []
    head = PAGE.split("| n |")[0]
    assert len(NAMED.findall(head)) == len(SHORT)
    assert all(is_run(*one) for one in NAMED.findall(head))


@pytest.mark.parametrize(
    "stray",
    [
        "`tests/leaks/test_gates.py::test_that_nobody_wrote`",
        "`tests/leaks/test_gone.py::test_nothing`",
        "by looking",
    ],
)
def test_twin_a_row_without_its_proof_is_named(stray):
    page = re.sub(r"(\| 30 \|[^|]+\|[^|]+\|)[^|]+\|", rf"\1 {stray} |", PAGE)

    assert unproved(page) == ["30"]


def test_every_proof_of_this_folder_stands_in_the_page():
    others = {"test_inventory.py"}
    here = {path.name for path in Path(__file__).parent.glob("test_*.py")}

    assert {name for name in here - others if f"tests/leaks/{name}::" not in PAGE} == set()
