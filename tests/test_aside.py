"""Work that waits for a disk can be left behind, and what it found comes back."""

import errno
import os
import time

import pytest

from desktop import aside


@pytest.fixture
def ends():
    reading, writing = os.pipe()
    yield reading, writing
    for one in (reading, writing):
        os.close(one)


@pytest.mark.parametrize("do", [aside.here, aside.Helpers()])
def test_what_the_work_returns_comes_back(do, ends, tmp_path):
    def work():
        (tmp_path / "done").touch()
        return "näme"

    assert do(work, ends[0]) == "näme"
    assert (tmp_path / "done").exists()


@pytest.mark.parametrize("do", [aside.here, aside.Helpers()])
def test_the_error_of_the_work_comes_back_with_its_number(do, ends):
    def full():
        raise OSError(errno.ENOSPC, "a name nobody is to read")

    with pytest.raises(OSError, match=r"^\[Errno 28\]") as caught:
        do(full, ends[0])

    assert caught.value.errno == errno.ENOSPC


def test_work_that_nobody_waits_for_any_more_is_left_behind_and_ended(ends, tmp_path):
    def slow():
        time.sleep(5)
        (tmp_path / "late").touch()
        return ""

    helpers = aside.Helpers()
    os.write(ends[1], b"x")
    begun = time.monotonic()
    with pytest.raises(OSError, match="Errno") as caught:
        helpers(slow, ends[0])

    assert caught.value.errno == errno.EINTR
    assert time.monotonic() - begun < 2
    [forsaken] = helpers._forsaken
    os.waitpid(forsaken, 0)
    assert not (tmp_path / "late").exists()


def test_quick_work_is_done_even_when_nobody_waits(tmp_path):
    aside.Helpers()(lambda: str((tmp_path / "done").touch()), None)

    assert (tmp_path / "done").exists()


def test_a_helper_that_is_killed_is_an_error_of_the_disk(ends):
    def dies():
        os.kill(os.getpid(), 9)
        return ""

    with pytest.raises(OSError, match="Errno") as caught:
        aside.Helpers()(dies, ends[0])

    assert caught.value.errno == errno.EIO


def test_nobody_stays_behind_as_a_process_that_nobody_asked_after(ends):
    helpers = aside.Helpers()
    os.write(ends[1], b"x")
    with pytest.raises(OSError, match="Errno"):
        helpers(lambda: str(time.sleep(5)), ends[0])
    [forsaken] = helpers._forsaken
    os.waitid(os.P_PID, forsaken, os.WEXITED | os.WNOWAIT)

    helpers(str, None)

    assert helpers._forsaken == []
