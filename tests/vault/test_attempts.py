"""Failed attempts: the owner reads them, and nobody else sees that there are any."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from desktop.vault import attempts, sealing

PRIVATE = bytes([5]) * 32
PUBLIC = sealing.public_of(PRIVATE)
WHEN = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)


def test_the_owner_reads_when_somebody_tried_newest_first(tmp_path):
    attempts.clear(tmp_path)
    for minutes in range(3):
        attempts.note(tmp_path, PUBLIC, WHEN + timedelta(minutes=minutes))

    told = attempts.read(tmp_path, PRIVATE)

    assert told == tuple(WHEN + timedelta(minutes=minutes) for minutes in (2, 1, 0))
    assert attempts.read(tmp_path, os.urandom(32)) == ()


def test_the_file_keeps_its_size_and_forgets_the_oldest(tmp_path):
    attempts.clear(tmp_path)
    for minutes in range(attempts.COUNT + 3):
        attempts.note(tmp_path, PUBLIC, WHEN + timedelta(minutes=minutes))

    assert (tmp_path / "attempts").stat().st_size == attempts.SIZE
    assert len(attempts.read(tmp_path, PRIVATE)) == attempts.COUNT
    assert attempts.read(tmp_path, PRIVATE)[-1] == WHEN + timedelta(minutes=3)


def test_cleared_is_told_no_more(tmp_path):
    attempts.clear(tmp_path)
    attempts.note(tmp_path, PUBLIC, WHEN)

    attempts.clear(tmp_path)

    assert attempts.read(tmp_path, PRIVATE) == ()


@pytest.mark.parametrize("left", [None, b"", b"short", bytes(attempts.SIZE + 1)])
def test_a_missing_or_damaged_file_is_made_again(tmp_path, left):
    if left is not None:
        (tmp_path / "attempts").write_bytes(left)
    assert attempts.read(tmp_path, PRIVATE) == ()

    attempts.note(tmp_path, PUBLIC, WHEN)

    assert attempts.read(tmp_path, PRIVATE) == (WHEN,)


def test_an_attempt_that_cannot_be_noted_is_let_go(tmp_path):
    attempts.note(tmp_path / "nowhere", PUBLIC, WHEN)
    attempts.note(tmp_path, bytes(32), WHEN)

    assert attempts.read(tmp_path, PRIVATE) == ()


def test_the_wait_grows_to_half_a_minute_and_no_further():
    waits = [attempts.wait_after_s(failures) for failures in range(12)]

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]


def test_a_record_of_a_time_there_is_none_is_passed_over(tmp_path):
    """The public key stands in the open, so anybody can seal a record."""
    attempts.clear(tmp_path)
    attempts.note(tmp_path, PUBLIC, WHEN)
    forged = sealing.seal_to(PUBLIC, b"\xff" * 16, attempts._ABOUT)
    kept = (tmp_path / "attempts").read_bytes()
    (tmp_path / "attempts").write_bytes(forged + kept[: -attempts.RECORD])

    assert attempts.read(tmp_path, PRIVATE) == (WHEN,)


def test_a_clock_of_before_1970_is_noted_as_the_first_moment(tmp_path):
    attempts.note(tmp_path, PUBLIC, datetime(1960, 1, 1, tzinfo=UTC))

    assert attempts.read(tmp_path, PRIVATE) == (datetime(1970, 1, 1, tzinfo=UTC),)
