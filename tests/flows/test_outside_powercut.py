"""A short run of `prove window_powercut`, with its twin."""

import pytest
from prove import window_powercut
from prove.powercut import Ack, Outcome

pytestmark = pytest.mark.slow

BURSTS, CUTS, SEED = 8, 60, 5


def assert_nothing_lost(found: Outcome) -> None:
    """No cut lost what was called saved, and the vault opened each time."""
    assert found.losses == {}


def test_no_power_cut_loses_what_the_window_called_saved():
    seen = window_powercut.witness("telling", BURSTS, SEED)

    assert seen.changed
    assert sum(isinstance(step, Ack) for step in seen.record.steps) >= BURSTS
    assert_nothing_lost(window_powercut.outcome(seen, CUTS, SEED))


def test_twin_a_database_in_the_usual_manner_loses():
    seen = window_powercut.witness("twins/wal", BURSTS // 2, SEED)

    with pytest.raises(AssertionError, match=r"called saved is not there|does not open"):
        assert_nothing_lost(window_powercut.outcome(seen, CUTS // 2, SEED))
