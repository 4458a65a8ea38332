"""The simulator itself: it keeps what was promised, and does lose what was not."""

import os
import random
import sys

import pytest
from prove import powercut
from prove.powercut import Ack, Name, Record, Resize, Sync, Write

TIMES = 200


def ends(steps, before=None):
    """Return many ends of a cut after all these steps."""
    record = Record(before or {}, tuple(steps))
    chance = random.Random(5)
    return [powercut.cut_at(record, len(steps), chance) for _ in range(TIMES)]


def test_what_was_synced_with_its_name_is_always_there():
    steps = [Name("a", 9), Write(9, 0, b"kept"), Sync(9), Sync(None)]

    assert {end.files["a"] for end in ends(steps)} == {b"kept"}


def test_content_that_was_not_synced_can_be_lost_whole_or_in_part():
    steps = [Name("a", 9), Sync(None), Write(9, 0, b"x" * 2048)]

    left = {end.files["a"] for end in ends(steps)}

    assert b"" in left
    assert b"x" * 2048 in left
    assert any(b"\0" in one and b"x" in one for one in left)


def test_a_name_whose_folder_was_not_synced_can_be_lost():
    steps = [Name("a.new", 9), Write(9, 0, b"new"), Sync(9), Name("a", 9, frees="a.new")]

    left = {tuple(end.files.items()) for end in ends(steps, {"a": b"old"})}

    assert left == {
        (("a", b"old"),),
        (("a", b"old"), ("a.new", b"new")),
        (("a", b"new"),),
    }


def test_a_file_that_was_cut_can_still_be_long():
    steps = [Resize(0, 1), Ack("cut")]

    found = ends(steps, {"a": b"long"})

    assert {end.files["a"] for end in found} == {b"long", b"l"}
    assert {end.acked for end in found} == {("cut",)}


def test_a_removed_name_can_be_back():
    left = {tuple(end.files) for end in ends([Name("a", None)], {"a": b""})}

    assert left == {(), ("a",)}


def test_the_end_of_a_process_alone_loses_nothing_that_was_written():
    steps = (Name("a", 9), Write(9, 2, b"x"), Resize(9, 2), Name("b", 9, frees="a"))

    left = [powercut.killed_at(Record({}, steps), step).files for step in range(5)]

    assert left == [{}, {"a": b""}, {"a": b"\0\0x"}, {"a": b"\0\0"}, {"b": b"\0\0"}]


PROGRAM = """
import os, sys
folder = sys.argv[1]
part = os.open(folder + "/a.new", os.O_WRONLY | os.O_CREAT, 0o600)
os.write(part, b"one"); os.write(part, b"two"); os.pwrite(part, b"X", 1)
os.ftruncate(part, 5); os.fsync(part); os.close(part)
os.rename(folder + "/a.new", folder + "/a")
os.link(folder + "/a", folder + "/b"); os.unlink(folder + "/a")
here = os.open(folder, os.O_RDONLY); os.fsync(here)
os.close(os.open(folder + "/b", os.O_WRONLY | os.O_TRUNC))
os.write(2, b"ack told\\n")
try:
    os.open("/nowhere/ack-marked", os.O_RDONLY)
except OSError:
    pass
"""


@pytest.fixture
def record(tmp_path):
    folder = tmp_path.resolve() / "vault"
    folder.mkdir()
    trace = tmp_path / "trace"
    powercut.recorded([sys.executable, "-c", PROGRAM, str(folder)], trace)
    return powercut.read(trace, folder, {})


def test_a_record_holds_what_a_program_did(record):
    file = record.steps[0].file
    assert record.steps == (
        Name("a.new", file),
        Write(file, 0, b"one"),
        Write(file, 3, b"two"),
        Write(file, 1, b"X"),
        Resize(file, 5),
        Sync(file),
        Name("a", file, frees="a.new"),
        Name("b", file),
        Name("a", None),
        Sync(None),
        Resize(file, 0),
        Ack("told"),
        Ack("marked"),
    )


def test_the_cuts_are_spread_over_the_whole_record(record, tmp_path):
    steps = [cut.step for cut in powercut.cuts(record, 100, seed=1)]

    assert {0, len(record.steps)} <= set(steps)
    powercut.lay(next(powercut.cuts(record, 1, seed=1)), tmp_path)


def test_a_judge_counts_each_kind_of_loss(record):
    seen = powercut.judge(record, 20, seed=1, check=lambda folder, _: ",".join(os.listdir(folder)))  # noqa: PTH208  names

    assert seen.cuts == 20
    assert seen.lost == 20
    assert "b" in seen.losses
