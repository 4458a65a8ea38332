"""The ways out: each keeps what was typed last, asks nothing, and the program is gone."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from outside.visit import Visit, program
from prove.window_powercut import pages
from samples import PASSPHRASE, blank_vault, opened
from tour.stage import Screen

pytestmark = pytest.mark.slow

WORDS = "The quillback heron went over the tarpaulin."
UNSAVED_S = 0.1
"""Long enough for the keys to reach the page, too short for a save of its own accord (200 ms)."""


CLOSED = "the window is closed"
WAYS = {
    "Ctrl+L": lambda visit: visit.keys.press("ctrl+l"),
    "Shift three times": lambda visit: visit.keys.press("Shift_L", "Shift_L", "Shift_L"),
    CLOSED: lambda visit: visit.keys.press("alt+F4"),
    "SIGTERM": lambda visit: os.kill(visit.door(), signal.SIGTERM),
}


def left_by(way: str, tmp_path, main: str = "main") -> str:
    """Type, leave this way at once, press nothing more; return what the vault then holds."""
    home = tmp_path / way
    vault = blank_vault_in(home)
    with Screen() as screen, managed(screen, home, way=way):
        visit = Visit(screen, home, program(main))
        try:
            visit.unlock(PASSPHRASE)
            visit.keys.press("ctrl+n")
            visit.keys.type(WORDS)
            time.sleep(UNSAVED_S)
            before = visit.rooms()
            WAYS[way](visit)
            if way == "Ctrl+L":
                visit.stage.until(lambda: visit.rooms() not in ([], before), "another room", 5)
                assert visit.stage.window().colours() > 5
                assert visit.keys.titles() == ["Stillpage"]
                visit.end()
            assert visit.stage.process.wait(5) == 0
        finally:
            assert visit.stop() == b""
    desk = opened(vault)
    held = "\n".join(pages(desk).values())
    desk.close()
    return held


@contextlib.contextmanager
def managed(screen: Screen, home: Path, *, way: str):
    """Have a window manager where the window is to be closed by one."""
    if way != CLOSED:
        yield
        return
    environment = {"DISPLAY": screen.display, "HOME": str(home), "PATH": os.environ["PATH"]}
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        manager.terminate()
        manager.wait(10)


def blank_vault_in(home):
    vault = home / ".local/share/stillpage/Vault"
    vault.parent.mkdir(parents=True)
    return blank_vault(vault)


@pytest.mark.parametrize("way", WAYS)
def test_whatever_the_way_out_is_no_word_is_lost_and_nothing_is_asked(way, tmp_path):
    assert left_by(way, tmp_path) == WORDS


def test_twin_a_program_that_leaves_at_once_loses_words(tmp_path):
    assert left_by("Ctrl+L", tmp_path, "twins/hasty_lock") != WORDS


def test_a_second_start_on_one_vault_says_that_it_is_open_already(tmp_path):
    vault = blank_vault_in(tmp_path)
    with Screen() as screen, Screen() as other_screen:
        first = Visit(screen, tmp_path, program())
        second = None
        try:
            first.unlock(PASSPHRASE)
            first.new_entry()
            second = Visit(other_screen, tmp_path, program("telling"))
            second.stage.window()
            second.keys.type(PASSPHRASE + "\n")
            second.rest()
            first.write(WORDS)
            assert second.end() == 0
            said = second.stop()
            assert first.end() == 0
        finally:
            first.stop()
            if second is not None and second.stage.process.poll() is None:
                second.stop()
    assert b"said This vault is already open" in said
    desk = opened(vault)
    assert list(pages(desk).values()) == [WORDS]
    desk.close()
