"""A wish to stop is heard, and what tidies up is not cut short by it."""

import os
import signal

import pytest

from desktop import stopping


@pytest.fixture(autouse=True)
def _as_before():
    former = {number: signal.getsignal(number) for number in WISHES}
    # Whoever started the tests may ignore some of them.
    for number in WISHES:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in former.items():
        signal.signal(number, handler)


WISHES = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("wish", WISHES)
def test_each_wish_comes_as_an_interrupt(wish):
    stopping.as_interrupts()

    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), wish)


@pytest.mark.parametrize("wish", WISHES)
def test_held_back_it_is_noted_and_interrupts_nothing(wish):
    former = signal.getsignal(wish)
    with stopping.held_back() as is_wished:
        assert not is_wished()
        os.kill(os.getpid(), wish)
        os.kill(os.getpid(), wish)
        assert is_wished()

    assert signal.getsignal(wish) is former


def test_what_the_caller_ignores_stays_ignored():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    stopping.as_interrupts()

    with stopping.held_back() as is_wished:
        os.kill(os.getpid(), signal.SIGHUP)
        assert not is_wished()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
