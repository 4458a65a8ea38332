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


DAMAGE = """
from pathlib import Path
from desktop.errors import VaultDamagedError
from desktop.vault import database, slots
path, key = Path(sys.argv[1]), slots.new_master()
path.touch()
made = database.Database(path, key)
made.run("CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT)")
with made.transaction():
    for number in range(200):
        made.run("INSERT INTO word VALUES (?, ?)", (number, "tarpaulin " * 40))
made.close()
content = bytearray(path.read_bytes())
content[9 * 4096 + 80 : 9 * 4096 + 120] = bytes(40)
path.write_bytes(content)
made = database.Database(path, key)
try:
    list(made.rows("SELECT text FROM word"))
except VaultDamagedError:
    print("damaged")
"""
LOUD = """
from desktop.vault import database
class Loud:
    def __init__(self, connection):
        self._connection = connection
    def __getattr__(self, name):
        return getattr(self._connection, name)
    def execute(self, words):
        return self._connection.execute(words.replace("= NONE", "= ERROR"))
honest = database._prepare
database._prepare = lambda connection, *rest: honest(Loud(connection), *rest)
"""


def assert_a_damaged_vault_prints_nothing(path: Path, *before: str) -> None:
    script = "\n".join([f"import sys; sys.path.insert(0, {str(ROOT)!r})", *before, DAMAGE])
    ended = subprocess.run(
        [sys.executable, "-I", "-B", "-W", "ignore", "-c", script, str(path)],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.stdout == "damaged\n"
    assert ended.stderr == "", "the library printed"


def test_the_library_of_the_vault_prints_nothing_of_a_damage(tmp_path):
    assert_a_damaged_vault_prints_nothing(tmp_path / "vault.db")


def test_twin_a_library_that_may_print(tmp_path):
    with pytest.raises(AssertionError, match="the library printed"):
        assert_a_damaged_vault_prints_nothing(tmp_path / "vault.db", LOUD)
