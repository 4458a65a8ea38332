"""The bindings to Qt, and what they do to every import after them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADS = """
import sys
sys.path.insert(0, {root!r})
from desktop.ui import bindings
{first}
from desktop import app
from PySide6.QtCore import *
import linecache
assert QObject and app.LANGUAGE
print(sum("desktop" in name for name in linecache.cache))
"""
"""What a room loads at its start; stars are the other thing the bindings see to."""


def sources_kept(first: str) -> int:
    """Return how many of our sources were read once more and kept."""
    words = LOADS.format(root=str(ROOT), first=first)
    run = [sys.executable, "-I", "-B", "-c", words]
    return int(subprocess.run(run, check=True, capture_output=True, timeout=60).stdout)


def test_no_source_of_the_program_is_read_for_the_sake_of_the_bindings():
    assert sources_kept("bindings.leave_imports_alone()") == 0


def test_twin_bindings_left_to_themselves_read_them_all():
    with pytest.raises(AssertionError, match=r"assert \d\d+ == 0"):
        assert sources_kept("") == 0
