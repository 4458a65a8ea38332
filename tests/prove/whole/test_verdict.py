"""The last line of a proof: written, read again, and what it says about holding."""

import pytest
from prove.whole import verdict
from prove.whole.verdict import Verdict

GOOD = Verdict(tries=40, of="cuts", failures=0, seed=5,
               twin="kept as a log", twin_tries=40, twin_failures=39)  # fmt: skip


def test_what_a_proof_says_last_is_read_again(capsys):
    assert verdict.told(GOOD) == 0

    said = capsys.readouterr().out
    assert verdict.read(f"seed 5\n{said}\nafterwards\n") == GOOD
    assert verdict.read("no such line\n") is None
    # Ended in the middle of it, or another kind of line.
    assert verdict.read(said[:40]) is None
    assert verdict.read('verdict {"tries": "40", "of": "cuts", "failures": 0}') is None


@pytest.mark.parametrize(
    "spoilt",
    [
        Verdict(tries=0, of="cuts", failures=0),
        Verdict(tries=40, of="cuts", failures=1),
        Verdict(tries=40, of="cuts", failures=0, twin="kept as a log", twin_tries=40),
    ],
)
def test_a_proof_without_tries_with_a_failure_or_with_a_blind_twin_does_not_hold(spoilt):
    assert GOOD.holds
    assert Verdict(tries=1, of="cuts", failures=0).holds
    assert not spoilt.holds
    assert verdict.told(spoilt) == 1
