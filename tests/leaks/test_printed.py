"""What nobody catches is printed nowhere: a desktop keeps what programs print."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="confined as on Linux")

SLOTS = """
import os, warnings
class Falls:
    def __del__(self):
        raise ValueError("tarpaulin over the well")
Falls()
def rises(_flag):
    raise ValueError("tarpaulin over the well")
from desktop.lane import Lane
lane = Lane("test")
lane.post(lambda: 1, rises)
lane.post(lambda: rises(1), lambda _outcome: None)
try:
    lane.end()
except ValueError:
    print("told to whoever ends it")
warnings.warn("tarpaulin over the well")
"""


def assert_nothing_is_printed(*before: str) -> None:
    script = [
        f"import sys; sys.path.insert(0, {str(ROOT)!r})",
        "from desktop import sandbox",
        *before,
        "sandbox.confine(dumpable=True, sockets=sandbox.Sockets.NONE, write_beneath=())",
        SLOTS,
    ]
    ended = subprocess.run(
        # -W as the program starts itself (`child.program`).
        [sys.executable, "-I", "-B", "-W", "ignore", "-c", "\n".join(script)],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.stdout == "told to whoever ends it\n"
    assert ended.stderr == "", "words were printed"


def test_errors_that_nobody_can_catch_are_printed_nowhere():
    assert_nothing_is_printed()


def test_twin_a_process_that_leaves_them_to_python():
    with pytest.raises(AssertionError, match="words were printed"):
        assert_nothing_is_printed("sandbox._say_nothing = sys.__unraisablehook__")
