"""What a lock may cost is measured once, aside, and told when it is wanted."""

import pytest
from fakes import InlineJobs
from samples import CHEAPEST

from desktop.errors import MemoryShortError
from desktop.ui.measuring import Measuring


@pytest.fixture
def told():
    return []


def make(told, measure):
    one = Measuring(InlineJobs(), measure)
    one.known.connect(told.append)
    one.failed.connect(told.append)
    return one


def test_it_is_told_only_when_it_is_wanted(qapp, told):
    one = make(told, lambda: CHEAPEST)
    one.begin()
    before = list(told)
    one.want()

    assert (before, told) == ([], [CHEAPEST])


def test_it_is_measured_once_however_often_it_is_wanted(qapp, told):
    times = []
    one = make(told, lambda: times.append(1) or CHEAPEST)
    one.begin()
    one.want()
    one.want()

    assert (len(times), told) == (1, [CHEAPEST, CHEAPEST])


def test_a_measurement_that_fails_is_told_and_tried_again_when_it_is_wanted_again(qapp, told):
    def fails():
        if not told:
            raise error
        return CHEAPEST

    error = MemoryShortError()
    one = make(told, fails)
    one.want()
    one.want()

    assert told == [error, CHEAPEST]
