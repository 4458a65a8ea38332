"""Each system has its listener, and all have one form."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest
from dlls import Library

from desktop.ui import desktop_signals, listening, lock_signals, mac_signals, windows_signals
from desktop.ui.listening import Listening, listener

KINDS = (
    desktop_signals.DesktopSignals,
    mac_signals.MacSignals,
    windows_signals.WindowsSignals,
)


@pytest.mark.skipif(sys.platform != "linux", reason="says what happens on Linux")
def test_each_system_has_its_own(qapp):
    assert isinstance(listener("linux"), desktop_signals.DesktopSignals)
    # Its libraries are not here: nothing is heard, and nothing breaks.
    assert type(listener("win32")) is lock_signals.LockSignals
    assert type(listener("darwin")) is lock_signals.LockSignals


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_has_the_one_form_and_no_part_of_it_is_left_out(kind):
    assert issubclass(kind, lock_signals.LockSignals)
    parts = {"start", "hold_sleep", "release_sleep"}
    assert parts <= vars(kind).keys()


def test_on_windows_it_listens_with_the_library_there(qapp, monkeypatch):
    libraries: dict[str, Library] = {}

    def load(name):
        libraries[name] = Library()
        return libraries[name]

    with monkeypatch.context() as there:
        there.setattr(ctypes, "WinDLL", load, raising=False)
        there.setattr(sys, "platform", "win32")
        heard = listener("win32")

    assert isinstance(heard, windows_signals.WindowsSignals)
    assert libraries.keys() == {"wtsapi32"}


class Watched(lock_signals.LockSignals):
    """A system that tells whether a sleep waits for this program."""

    def __init__(self):
        super().__init__()
        self.started, self.is_held = 0, False

    def start(self):
        self.started += 1

    def hold_sleep(self):
        self.is_held = True

    def release_sleep(self):
        self.is_held = False


def test_what_is_opened_after_a_locked_screen_let_the_sleep_go_holds_it_again(qapp, monkeypatch):
    """A backup was read and closed, then the screen was locked, then the vault is opened."""
    system = Watched()
    monkeypatch.setattr(listening, "listener", lambda: system)
    listens = Listening()
    listens.begin()
    listens.release_sleep()

    listens.begin()

    assert system.is_held
    assert system.started == 1


def test_no_listener_of_another_system_brings_the_message_bus_of_linux():
    words = (
        "import sys; from desktop.ui import listening, mac_signals, windows_signals;"
        "print('PySide6.QtDBus' in sys.modules)"
    )

    assert loaded(words) == "False"


def loaded(words: str) -> str:
    """Return what a program of its own says."""
    ended = subprocess.run(
        [sys.executable, "-B", "-c", words],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    return ended.stdout.strip()


ELSEWHERE = {
    "ctypes.wintypes", "desktop.other_systems", "desktop.ui.mac_signals",
    "desktop.ui.windows_pictures", "desktop.ui.windows_signals",
}  # fmt: skip
HERE = "desktop.app, desktop.sandbox, desktop.ui.inside, desktop.ui.screens.settings"


def assert_nothing_of_another_system_is_loaded(of_another):
    ask = (
        "from desktop.ui import listening, unpictured; listening.listener(); unpictured.watching()"
    )
    words = f"import sys, {HERE}; {ask}; print(sorted({of_another!r} & set(sys.modules)))"

    assert loaded(words) == "[]", "loaded"


@pytest.mark.skipif(sys.platform != "linux", reason="says what happens on Linux")
def test_on_linux_nothing_of_another_system_is_loaded():
    assert_nothing_of_another_system_is_loaded(ELSEWHERE)
    folder = Path(__file__).parents[2]
    named = [one for one in ELSEWHERE if one.startswith("desktop")]
    assert all((folder / f"{one.replace('.', '/')}.py").is_file() for one in named)


def test_what_is_loaded_is_seen():
    with pytest.raises(AssertionError, match="loaded"):
        assert_nothing_of_another_system_is_loaded({"desktop.ui.unpictured"})
