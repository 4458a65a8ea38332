"""The floor the tests stand on is tested like anything else: by runs of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SILENT = "def test_silent():\n    pass\n"
SAYS = "def test_says(not_shown):\n    not_shown('No screen is here.')\n"
SKIPS = "import pytest\ndef test_skips():\n    pytest.skip('no strace')\n"
SAYS_AND_SKIPS = (
    "import pytest\n"
    "def test_both(not_shown):\n    not_shown('No screen is here.')\n    pytest.skip('no screen')\n"
)
LOGS = "import logging\ndef test_logs():\n    logging.getLogger('any').warning('unexpected')\n"
TAKES = (
    "import logging\n"
    "def test_takes(caplog):\n"
    "    logging.getLogger('any').warning('expected')\n"
    "    caplog.clear()\n"
)


@pytest.fixture
def outcome(tmp_path):
    """Return a function that runs a test of its own on our floor: exit code and last lines."""
    shutil.copy(HERE / "conftest.py", tmp_path)

    def run(source, *words, ci=""):
        (tmp_path / "test_one.py").write_text(source)
        # Without Qt, which the floor leaves to those who ask for it: to load it takes a while.
        without = [word for name in ("cacheprovider", "pytest-qt") for word in ("-p", f"no:{name}")]
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *without, *words, "."],
            cwd=tmp_path,
            env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": "", "PYTHONPATH": str(HERE.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        return result.returncode, result.stdout.splitlines()

    return run


def test_what_cannot_be_shown_is_the_last_line(outcome):
    code, lines = outcome(SAYS)

    assert (code, lines[-1]) == (0, "Not shown here: No screen is here.")


def test_it_is_the_last_line_of_several_workers_too(outcome):
    code, lines = outcome(SAYS, "-n", "2")

    assert (code, lines[-1]) == (0, "Not shown here: No screen is here.")


def test_in_continuous_integration_nothing_may_be_missing(outcome):
    code, lines = outcome(SAYS, ci="true")

    assert code == 1
    assert "Not shown here: No screen is here." in lines


def test_a_skip_without_a_sentence_is_not_shown_either(outcome):
    code, lines = outcome(SKIPS, ci="true")

    assert code == 1
    assert "Not shown here: test_one.py::test_skips: no strace" in lines


def test_a_skip_with_a_sentence_is_said_once(outcome):
    lines = outcome(SAYS_AND_SKIPS)[1]

    assert [line for line in lines if line.startswith("Not shown")] == [
        "Not shown here: No screen is here."
    ]


def test_a_run_that_shows_everything_says_nothing_of_it(outcome):
    code, lines = outcome(SILENT, ci="true")

    assert code == 0
    assert [line for line in lines if "shown" in line] == []


def test_an_unexpected_record_in_the_log_fails_and_an_expected_one_can_be_taken(outcome):
    code, lines = outcome(LOGS + TAKES)

    assert code == 1
    assert [line.split()[1] for line in lines if line.startswith(("ERROR", "FAILED"))] == [
        "test_one.py::test_logs"
    ]


def first_of_two(outcome, tmp_path):
    """Return which of two tests would run first."""
    for folder in ("among", "flows"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"test_{folder}.py").write_text(SILENT)
    _, lines = outcome("", "--collect-only", "-p", "no:randomly")
    return lines[0]


def test_what_waits_for_programs_begins(outcome, tmp_path):
    assert first_of_two(outcome, tmp_path).startswith("flows/")


def test_twin_that_knows_of_nothing_that_waits(outcome, tmp_path):
    floor = tmp_path / "conftest.py"
    floor.write_text(floor.read_text().replace('"flows", "tour"', ""))

    assert first_of_two(outcome, tmp_path).startswith("among/")
