"""What a confined process gives back to the allocator is filled, in whatever part of the program.

Python keeps small values in pages of its own and gives those back late: for them it is the end of
the room that counts (`tests/flows/test_outside_memory.py`).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import child

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the allocator of Linux")

GIVE_BACK = """
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
WORDS = b"tarpaulin over the well "
left = []
for size in (96, 480, 5_000, 60_000):
    held = [libc.malloc(size) for _ in range(3)]
    for one in held:
        ctypes.memmove(one, WORDS * (size // len(WORDS)), size // len(WORDS) * len(WORDS))
    libc.free(held[1])
    left.append(ctypes.string_at(held[1], size).count(WORDS))
print(left)
"""
CONFINE = "sandbox.confine(dumpable=False, sockets=sandbox.Sockets.NONE, write_beneath=())"


def left(*before: str, environment: dict[str, str]) -> list[int]:
    """Return how often the words stand in freed memory of four sizes, in a process of its own."""
    script = "\n".join([f"import sys; sys.path.insert(0, {str(ROOT)!r})", *before, GIVE_BACK])
    told = subprocess.run(
        [sys.executable, "-I", "-B", "-c", script],
        env=environment, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return [int(one) for one in told.stdout.strip("[]\n").split(",")]


def plain() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "")}


def assert_nothing_is_left(*before: str, environment: dict[str, str], sizes: int = 4) -> None:
    found = left(*before, environment=environment)[-sizes:]
    assert not any(found), f"words are left: {found}"


def test_whatever_confines_itself_fills_the_larger_pieces_it_gives_back():
    """The door and the commands of the terminal; small pieces wait for another setting, below."""
    assert_nothing_is_left("from desktop import sandbox", CONFINE, environment=plain(), sizes=2)


def test_twin_a_confinement_that_leaves_the_allocator_alone():
    before = "from desktop import sandbox; sandbox._fill_what_is_given_back = lambda _libc: None"

    with pytest.raises(AssertionError, match="words are left"):
        assert_nothing_is_left(before, CONFINE, environment=plain(), sizes=2)


def test_rooms_and_helpers_do_so_from_their_first_moment():
    assert_nothing_is_left(environment=child.environment())


@pytest.mark.parametrize("setting", ["", "glibc.malloc.perturb=165"], ids=["none", "half"])
def test_twin_variables_without_the_setting_or_half_of_it(monkeypatch, setting):
    monkeypatch.setitem(child._SET, "GLIBC_TUNABLES", setting)

    with pytest.raises(AssertionError, match="words are left"):
        assert_nothing_is_left(environment=child.environment())
