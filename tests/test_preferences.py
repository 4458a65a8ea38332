import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop import preferences
from desktop.preferences import Preferences


def test_what_is_dumped_is_loaded():
    set_by_someone = Preferences(text_size=200, theme="dark", language="en")

    assert preferences.load(preferences.dump(set_by_someone)) == set_by_someone


def test_three_things_are_kept_and_nothing_else():
    assert set(json.loads(preferences.dump(Preferences()))) == {"text_size", "theme", "language"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        "[" * 100_000,
        '{"text_size": "big", "theme": "pink", "language": "xx"}',
        '{"text_size": true, "theme": ["dark"], "language": {}}',
        '{"text_size": 79}',
        '{"text_size": 251}',
        '{"text_size": 100.5}',
        '{"text_size": NaN}',
    ],
)
def test_broken_text_gives_the_defaults(text):
    assert preferences.load(text) == Preferences()


def test_a_known_part_is_kept_beside_an_unknown_one():
    assert preferences.load('{"theme": "dark", "colour": "blue", "text_size": 9000}') == (
        Preferences(theme="dark")
    )


@given(
    some.text()
    | some.recursive(some.none() | some.integers() | some.text(), some.lists).map(json.dumps)
)
def test_no_text_is_an_error(text):
    assert isinstance(preferences.load(text), Preferences)
