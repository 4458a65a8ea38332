"""A real file system whose power is cut: the short run of `prove ext4`, with its twin."""

import pytest
from prove import ext4

pytestmark = pytest.mark.slow

CUTS, SEED = 10, 5


@pytest.fixture(autouse=True)
def a_right_to_mount(not_shown):
    if not ext4.can_mount():
        not_shown("A cut of power on a real file system needs the right to mount one.")
        pytest.skip("no right to mount")


def assert_nothing_lost(manner: str) -> None:
    assert ext4.outcome(manner, CUTS, SEED).losses == {}


def test_a_real_file_system_that_is_cut_holds_what_was_called_saved():
    assert_nothing_lost("safe")


def test_twin_kept_as_a_log_it_does_not():
    with pytest.raises(AssertionError, match="acknowledged save is not there"):
        assert_nothing_lost("wal")
