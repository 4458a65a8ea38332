"""A short run of `prove backup_faults`, and the twin that takes what it wrote for a backup."""

import pytest
from prove import backup_faults
from prove.backup_faults import LIES
from prove.ioerror import Fault

pytestmark = pytest.mark.slow
FAULTS = (Fault("pwrite64", LIES, 3), Fault("linkat,link", "EIO", 1))


def assert_opens(manner="safe"):
    """None is listed that does not open, nothing is left behind, and the next one is made."""
    assert [wrong for one in FAULTS if (wrong := backup_faults.run(one, manner))] == []


def test_a_call_that_fails_or_lies_lists_no_backup_that_does_not_open():
    assert_opens()


def test_twin_without_comparing_a_write_that_never_was_is_listed():
    with pytest.raises(AssertionError, match="one that is listed does not open"):
        assert_opens("blind")
