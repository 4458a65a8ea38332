import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.lane import Lane, Outcome

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
