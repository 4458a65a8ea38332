"""A short run of `prove kill9`, and the twin that breaks the promise about a second of typing."""

import pytest
from prove import kill9

pytestmark = pytest.mark.slow


def assert_kept(done: list[kill9.Round]) -> None:
    """Nothing is wrong, and something was typed."""
    assert all(one.typed > 0 for one in done)
    assert [one.wrong for one in done if one.wrong] == []


def test_a_killed_program_loses_at_most_a_second_and_nothing_that_was_called_saved():
    done = kill9.rounds(3, seed=9)

    assert_kept(done)
    assert any(one.acked for one in done)


def test_twin_a_program_that_saves_late_loses_more():
    with pytest.raises(AssertionError, match="s of typing are lost"):
        assert_kept(kill9.rounds(1, seed=9, main="twins/late_save"))
