import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "desktop" / "__main__.py"


def start(main: Path, *arguments: str, **named) -> subprocess.CompletedProcess:
    command = (sys.executable, "-I", "-B", str(main), *arguments)
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=30, **named)


def test_the_version_is_told():
    assert start(MAIN, "--version").stdout == "Stillpage 0.1.0\n"


STOPPED_BEFORE_ANYTHING = """
import os, signal, sys
class Stops:
    def find_spec(self, name, path=None, target=None):
        if name == "contextlib":
            os.kill(os.getpid(), signal.SIGINT)
sys.modules.pop("contextlib", None)
sys.meta_path.insert(0, Stops())
signal.signal(signal.SIGINT, signal.default_int_handler)
main = sys.argv.pop(1)
exec(compile(open(main).read(), main, "exec"), {"__name__": "__main__", "__file__": main})
"""


def test_stopped_before_anything_is_begun_it_shows_no_place_in_the_program():
    command = (sys.executable, "-c", STOPPED_BEFORE_ANYTHING, str(MAIN), "check", "none")
    done = subprocess.run(command, check=False, capture_output=True)

    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--passphrase", "x"),
        ("--passphrase=x",),
        ("canary-one", "canary-two"),
        ("--room",),
        ("--room", "x"),
        ("--child", "nonsense"),
        ("--dumpable",),
    ],
)
def test_unknown_arguments_get_one_sentence_and_nothing_is_repeated(arguments):
    ended = start(MAIN, *arguments)

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert not any(word in ended.stderr for word in arguments)


def test_a_room_without_a_door_ends():
    assert start(MAIN, "--room", "77").returncode != 0


def facts_of_a_room(tmp_path):
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "keys").touch()
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}

    ended = start(ROOT / "tests" / "own_main.py", str(vault), env=home)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert (vault / "inside").exists()
    return json.loads((tmp_path / "facts.json").read_text())


def test_door_and_room_know_only_a_part_a_number_and_a_folder(tmp_path):
    facts = facts_of_a_room(tmp_path)

    assert facts["arguments"][0] == "--room"
    assert facts["arguments"][1].isdecimal()
    assert len(facts["arguments"]) == 2
    assert facts["qt"] is False


@pytest.mark.usefixtures("landlock")
def test_a_room_writes_in_the_folder_of_its_vault_and_nowhere_else(tmp_path):
    facts = facts_of_a_room(tmp_path)

    assert facts["writes"] is True
    assert facts["outside"] == "refused"


def test_the_shipped_program_is_not_dumpable_and_the_tests_own_is(tmp_path):
    reports = {}
    for name, dumpable in (("shipped", False), ("own", True)):
        script = (
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            "from desktop import sandbox\n"
            f"held = sandbox.confine(dumpable={dumpable}, sockets=sandbox.Sockets.UNIX,"
            " write_beneath=())\n"
            "print(held.memory_closed)"
        )
        ended = subprocess.run(
            [sys.executable, "-I", "-c", script],
            check=False,
            capture_output=True,
            text=True,
            timeout=30,
        )
        reports[name] = ended.stdout.strip()

    assert reports == {"shipped": "True", "own": "False"}
    assert "dumpable=False" in MAIN.read_text()
    assert "dumpable=True" not in MAIN.read_text()
