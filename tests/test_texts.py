"""Pages of sentences from TOML, and what is said about a wrong one."""

import pytest

from desktop import texts
from desktop.errors import DataFileError

WHOLE = """
format = 1
title = "A page"
opening = "To begin with."
[[part]]
key = "one"
heading = "One"
sentences = ["First.", "Second."]
"""


def test_a_page_is_read_with_its_parts() -> None:
    page = texts.load("page.toml", WHOLE)

    assert (page.title, page.opening, page.closing) == ("A page", "To begin with.", "")
    assert page.part("one").sentences == ("First.", "Second.")


def test_a_part_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        texts.load("page.toml", WHOLE).part("two")


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("format = 1", "", "format", "only format 1 is known"),
        ('title = "A page"', "", "title", "is missing"),
        ('["First.", "Second."]', "[]", "part 1, sentences", "at least one is needed"),
        ('key = "one"', 'kye = "one"', "part 1, kye", "no such entry is known here"),
        (WHOLE.partition("[[part]]")[2], "", "part 1, sentences", "at least one is needed"),
        ("[[part]]" + WHOLE.partition("[[part]]")[2], "", "part", "at least one is needed"),
    ],
)
def test_a_wrong_page_is_refused_with_its_place(
    old: str, new: str, place: str, reason: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        texts.load("page.toml", WHOLE.replace(old, new))

    problem = caught.value
    assert (problem.file, problem.place, problem.reason) == ("page.toml", place, reason)


def test_two_parts_with_one_key_are_refused() -> None:
    part = "[[part]]" + WHOLE.partition("[[part]]")[2]

    with pytest.raises(DataFileError) as caught:
        texts.load("page.toml", WHOLE + part)

    assert caught.value.reason == "two have the same key"
