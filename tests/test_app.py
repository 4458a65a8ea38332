"""The room as a process: what it loads, how it ends, and what it leaves."""

import signal
import subprocess
import sys
from pathlib import Path

import desk as desks
import pytest
import samples

from desktop import app
from desktop.door import Mode
from desktop.ui.autosave import Autosave, Times

ROOM = Path(__file__).with_name("app_room.py")
LATER = {
    "sqlcipher3", "cryptography", "typst", "pypdf", "pypdfium2", "mnemonic", "zxcvbn_rs_py",
    "PySide6.QtDBus", "PySide6.QtSvg", "PySide6.QtNetwork", "desktop.session", "desktop.packet",
    "desktop.ui.inside", "desktop.guides", "tomllib",
}  # fmt: skip


def start(how, folder, *before):
    return subprocess.Popen(
        (sys.executable, "-B", *before, str(ROOM), how, str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_at_the_first_painted_window_only_the_lock_screen_is_loaded(tmp_path, *before):
    room = start("paint", samples.blank_vault(tmp_path / "vault"), *before)
    said, complaints = room.communicate()
    loaded = set(said.split())

    assert complaints == ""
    assert "desktop.ui.screens.unlock" in loaded
    assert loaded & LATER == set()


def test_twin_a_start_that_loads_the_database_is_seen(tmp_path):
    also = (
        "import runpy, sqlcipher3, sys; del sys.argv[0]; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )

    with pytest.raises(AssertionError):
        test_at_the_first_painted_window_only_the_lock_screen_is_loaded(tmp_path, "-c", also)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_room_that_is_asked_to_end_keeps_every_letter_that_was_typed(tmp_path, name):
    folder = samples.blank_vault(tmp_path / "vault")
    room = start("type", folder)
    for line in room.stdout:
        if int(line) >= 20:
            break
    room.send_signal(getattr(signal, name))
    rest, complaints = room.communicate(timeout=20)

    typed = int(([line, *rest.split()])[-1])
    assert (room.returncode, complaints) == (0, "")
    assert desks.words_in(folder) == ["a" * typed]


def test_a_second_way_out_makes_a_lock_an_end(desk, monkeypatch):
    soon = Times(pause=40, limit=160, retry=120)
    monkeypatch.setattr(Autosave.__init__, "__defaults__", (soon,))
    desk.unlock()
    desk.press("Ctrl+N")
    with samples.file_limit(0):
        desk.types("words")
        desk.press("Ctrl+L")
        desk.window.close()

    assert desk.wait_until_left() is Mode.QUIT


def test_closing_before_unlocking_ends_at_once(desk):
    desk.sit_down()
    desk.window.close()

    assert desk.wait_until_left() is Mode.QUIT


def test_the_lock_key_does_nothing_where_nothing_is_open(desk):
    desk.sit_down()
    desk.press("Ctrl+L")
    desk.qtbot.wait(20)

    assert desk.left == []
    assert desk.can_see("unlock_passphrase")


def test_a_mistake_of_the_program_is_said_without_a_word_of_the_text_and_writing_goes_on(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("canary")
    sys.excepthook(ValueError, ValueError("canary"), None)
    desk.bugs.clear()

    assert "Something went wrong inside the program" in desk.reads("strip_words")
    desk.find("strip_report").setFocus()
    desk.press("Return")
    assert "canary" not in app.QApplication.clipboard().text()
    assert "ValueError" in app.QApplication.clipboard().text()
    desk.find("strip_close").setFocus()
    desk.press("Return")
    assert not desk.can_see("strip_words")
    desk.find("writing_paper").setFocus()
    desk.types(" sings")
    desk.wait_until_saved()
    assert desk.texts() == ["canary sings"]


def test_every_guide_that_is_shipped_can_be_read():
    guides, problems = app.load_guides("en")

    assert {guide.id for guide in guides} >= {"disclosure"}
    assert problems == ()


def test_guides_are_read_while_the_key_is_derived(desk):
    app.load_guides.cache_clear()
    desk.sit_down()
    assert app.load_guides.cache_info().currsize == 0

    desk.room._entrance._load_behind()

    assert app.load_guides.cache_info().currsize == 1
