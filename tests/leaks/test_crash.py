"""A process of the program that is killed by its own fault leaves no picture of its memory.

Two walls stand one behind the other, the limit and the closed memory: each is tried alone.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernel rules of Linux")
WALLS = {"the limit": "_limit = lambda _bytes: True", "the closed memory": "PR_SET_DUMPABLE = 3"}


def assert_no_core(folder: Path, *without: str) -> None:
    """Let a confined process die, with some walls taken down."""
    lines = [
        "import os, resource, signal, sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from desktop import sandbox",
        "hard = resource.getrlimit(resource.RLIMIT_CORE)[1]",
        "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))",
        *(f"sandbox.{WALLS[one]}" for one in without),
        "sandbox.confine(dumpable=False, sockets=sandbox.Sockets.NONE, write_beneath=None)",
        "os.kill(os.getpid(), signal.SIGSEGV)",
    ]
    ended = subprocess.run(
        [sys.executable, "-I", "-B", "-c", "\n".join(lines)], cwd=folder, check=False, timeout=60
    )
    assert ended.returncode == -signal.SIGSEGV
    cores = [path.name for path in folder.iterdir()]
    for path in folder.iterdir():
        path.unlink()
    assert cores == [], "a core was left"


def test_a_crash_leaves_no_core_and_either_wall_is_enough(tmp_path):
    for without in ((), ("the limit",), ("the closed memory",)):
        assert_no_core(tmp_path, *without)


def test_twin_without_either_wall_a_core_is_left(tmp_path, not_shown):
    import resource  # noqa: PLC0415 - not on Windows

    keeps = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip()
    if "/" in keeps or keeps.startswith("|") or not resource.getrlimit(resource.RLIMIT_CORE)[1]:
        not_shown("that a core would be seen: this system keeps them elsewhere or not at all")
        pytest.skip("no cores here")

    with pytest.raises(AssertionError, match="a core was left"):
        assert_no_core(tmp_path, *WALLS)
