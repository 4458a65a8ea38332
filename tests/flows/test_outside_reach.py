"""The shipped program, run by an ordinary user: another program of the same user looks at it."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from outside import ordinary
from outside.visit import Visit, program
from tour.stage import Screen, shipped_program

pytestmark = pytest.mark.slow

CLOSED = "mem closed, environ closed, maps closed, trace closed"
CORES = ["prlimit", "--core=unlimited:unlimited"]


@pytest.fixture(autouse=True)
def _can_drop(not_shown):
    if not ordinary.is_possible():
        not_shown("that an ordinary user cannot look into the program: no setpriv here")
        pytest.skip("no setpriv here")


@pytest.fixture
def home():
    # Not below the tests' own folder, which only root can reach.
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "home"
        ordinary.own(folder)
        ordinary.own(folder / ".run")
        yield folder


@pytest.fixture
def visit(home, request):
    with Screen() as screen:
        one = Visit(screen, home, request.param, wrap=[*CORES, *ordinary.words()])
        try:
            one.stage.window()
            yield one
        finally:
            one.stop()


def seen_from_beside(pids):
    """Return what another program of the same user finds."""
    command = [*ordinary.words(), sys.executable, "-B", ordinary.__file__, *map(str, pids)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd="/")
    return done.stdout.splitlines()


@pytest.mark.parametrize("visit", [shipped_program()], ids=["shipped"], indirect=True)
def test_nobody_of_the_same_account_looks_into_the_shipped_program(visit):
    pids = [visit.door(), *visit.rooms()]

    assert len(pids) == 2
    assert seen_from_beside(pids) == [CLOSED, CLOSED]


@pytest.mark.parametrize("visit", [program()], ids=["tests"], indirect=True)
def test_twin_the_tests_own_main_is_looked_into(visit):
    assert all("environ open, maps open" in one for one in seen_from_beside(visit.rooms()))


@pytest.mark.parametrize("visit", [shipped_program()], ids=["shipped"], indirect=True)
def test_a_crash_of_the_shipped_program_leaves_no_core(visit, home, not_shown):
    cores = lambda: sorted(path.name for path in home.glob("core*"))  # noqa: E731 - said once
    # Sight first: a program that does not close this leaves one here.
    other = subprocess.Popen([*CORES, *ordinary.words(), "sleep", "60"], cwd=home)
    visit.stage.until(lambda: Path(f"/proc/{other.pid}/comm").read_text() == "sleep\n", "sleep")
    other.send_signal(signal.SIGSEGV)
    other.wait(10)
    if not cores():
        not_shown("that a crash leaves no core: this system keeps cores elsewhere or not at all")
        pytest.skip("no cores here")
    for name in cores():
        (home / name).unlink()
    (room,) = visit.rooms()

    os.kill(room, signal.SIGSEGV)

    visit.stage.until(lambda: visit.rooms() not in ([], [room]), "another room")
    assert cores() == []
