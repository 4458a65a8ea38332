"""Reading TOML value by value. What guides refuse is tried in test_guides."""

import pytest

from desktop import datafile
from desktop.errors import DataFileError


def test_a_place_inside_tables_is_said_from_the_outside_in() -> None:
    top = datafile.parse("a.toml", "[[country]]\n[[country.line]]\nnumber = 3")
    line = top.tables("country")[0].tables("line")[0]

    with pytest.raises(DataFileError) as caught:
        line.text("number")

    assert (caught.value.file, caught.value.place) == ("a.toml", "country 1, line 1, number")


def test_what_is_not_there_is_the_default_or_nothing() -> None:
    top = datafile.parse("a.toml", "")

    assert top.text_or("a", "b") == "b"
    assert (top.texts("a"), top.tables("a"), top.texts_by_name("a")) == ((), (), {})


def test_a_whole_number_is_not_a_truth() -> None:
    with pytest.raises(DataFileError):
        datafile.parse("a.toml", "a = true").number_or("a", 1)


def test_the_files_are_read_in_the_order_of_their_names() -> None:
    loaded, problems = datafile.load_each(lambda name, _text: name, {"b": "", "a": ""})

    assert (loaded, problems) == (("a", "b"), ())
