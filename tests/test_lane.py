import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.lane import Lane, Outcome, aside, is_awaited

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def lane():
    lane = Lane("test")
    yield lane
    lane.end()


def test_waiting_returns_what_the_work_returns(lane):
    assert lane.wait(lambda: 6 * 7) == 42


def test_an_error_comes_home(lane):
    with pytest.raises(ZeroDivisionError):
        lane.wait(lambda: 1 // 0)

    assert lane.wait(lambda: "still there") == "still there"


def test_work_is_done_in_the_order_in_which_it_came(lane):
    done: list[Outcome[int]] = []
    for number in range(50):
        lane.post(lambda number=number: number, done.append)
    lane.wait(lambda: None)

    assert [outcome.value for outcome in done] == list(range(50))


def test_an_outcome_carries_the_error(lane):
    done: list[Outcome[float]] = []
    lane.post(lambda: 1 / 0, done.append)
    lane.wait(lambda: None)

    assert isinstance(done[0].error, ZeroDivisionError)


def test_all_work_is_done_on_one_thread_that_outlives_a_rest(lane):
    connection = lane.wait(lambda: sqlite3.connect(":memory:"))
    first = lane.wait(threading.get_ident)
    time.sleep(1.0)

    assert lane.wait(threading.get_ident) == first
    assert lane.wait(lambda: connection.execute("SELECT 1").fetchone()) == (1,)
    lane.wait(connection.close)


def test_work_on_the_lane_may_wait_for_the_lane(lane):
    assert lane.wait(lambda: lane.wait(lambda: "inner")) == "inner"


def test_ending_does_all_that_was_handed_over():
    lane = Lane("test")
    done: list[Outcome[int]] = []
    for number in range(20):
        lane.post(lambda number=number: time.sleep(0.005) or number, done.append)

    lane.end()

    assert len(done) == 20


def test_a_bug_in_an_answer_does_not_end_the_lane_and_is_told_at_its_end():
    lane = Lane("test")

    lane.post(lambda: None, lambda _: 1 / 0)

    assert lane.wait(lambda: "alive") == "alive"
    with pytest.raises(ZeroDivisionError):
        lane.end()
    lane.end()


def test_a_lane_that_has_ended_takes_no_work():
    lane = Lane("test")
    lane.end()

    with pytest.raises(RuntimeError, match="ended"):
        lane.wait(lambda: None)


def test_a_resting_lane_uses_no_time(lane):
    lane.wait(lambda: None)
    before = time.process_time()
    time.sleep(0.5)

    assert time.process_time() - before < 0.1


def test_a_process_that_fails_ends_and_still_does_what_was_handed_over(tmp_path):
    script = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from desktop.lane import Lane
lane = Lane("test")
lane.post(lambda: time.sleep(0.3), print)
lane.post(lambda: Path({str(tmp_path / "kept")!r}).write_text("kept"), print)
raise SystemExit(3)
"""

    ended = subprocess.run(
        [sys.executable, "-c", script], check=False, timeout=20, stdout=subprocess.DEVNULL
    )

    assert ended.returncode == 3
    assert (tmp_path / "kept").read_text() == "kept"


class Slow:
    """Work that takes as long as the test wants."""

    def __init__(self):
        self.goes_on, self.thread = threading.Event(), 0

    def __call__(self):
        self.thread = threading.get_ident()
        self.goes_on.wait(20)
        return "done"


@pytest.fixture
def slow():
    work = Slow()
    yield work
    work.goes_on.set()


def assert_goes_meanwhile(lane, work):
    """What is handed over while long work is under way does not wait for it."""
    early = threading.Event()
    late = []
    lane.post(work, lambda outcome: late.append(outcome.value))
    lane.post(lambda: None, lambda _: early.set())
    assert early.wait(2), "waited for the work"
    assert late == []


def test_the_lane_goes_on_while_work_is_done_aside(lane, slow):
    assert_goes_meanwhile(lane, lambda: aside(slow))


def test_twin_the_same_work_on_the_lane_itself(lane, slow):
    with pytest.raises(AssertionError, match="waited"):
        assert_goes_meanwhile(lane, slow)


def test_what_was_done_aside_comes_back_to_the_lane_and_to_its_thread(lane, slow):
    own = lane.wait(threading.get_ident)
    told = []
    lane.post(lambda: (aside(slow), threading.get_ident()), told.append)
    lane.wait(lambda: None)
    slow.goes_on.set()
    lane.end()

    assert told == [Outcome(value=("done", own))]
    assert slow.thread not in {0, own}


def test_an_error_made_aside_comes_home(lane):
    with pytest.raises(ZeroDivisionError):
        lane.wait(lambda: aside(lambda: 1 // 0))

    assert lane.wait(lambda: "still there") == "still there"


def test_two_can_be_aside_and_each_gets_its_own(lane):
    first, second = Slow(), Slow()
    told = []
    lane.post(lambda: (aside(first), 1), told.append)
    lane.post(lambda: (aside(second), 2), told.append)
    lane.wait(lambda: None)
    first.goes_on.set()
    time.sleep(0.1)
    second.goes_on.set()
    lane.end()

    assert sorted(outcome.value for outcome in told) == [("done", 1), ("done", 2)]


def test_an_end_waits_for_what_is_aside(slow):
    lane = Lane("test")
    told = []
    lane.post(lambda: aside(slow), told.append)
    threading.Timer(0.3, slow.goes_on.set).start()

    lane.end()

    assert [outcome.value for outcome in told] == ["done"]


def test_where_there_is_no_lane_it_is_simply_done():
    assert aside(threading.get_ident) == threading.get_ident()


def test_a_process_that_ends_does_not_wait_for_what_is_aside(tmp_path):
    script = f"""
import os, sys, threading, time
sys.path.insert(0, {str(ROOT)!r})
from desktop.lane import Lane, aside
lane = Lane("test")
lane.post(lambda: aside(lambda: time.sleep(60)), print)
lane.wait(lambda: None)
os._exit(4)
"""

    ended = subprocess.run([sys.executable, "-c", script], check=False, timeout=20)

    assert ended.returncode == 4


def test_long_work_on_a_lane_learns_that_something_else_waits(lane):
    seen = []

    def long():
        seen.append(is_awaited())
        lane.post(lambda: None, lambda _: None)
        seen.append(is_awaited())

    lane.wait(long)

    assert seen == [False, True]
    assert not is_awaited()
