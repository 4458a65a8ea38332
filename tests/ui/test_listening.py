"""Each system has its listener, and all have one form."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest
from dlls import Library

from desktop.ui import desktop_signals, lock_signals, mac_signals, unpictured, windows_signals
from desktop.ui.listening import listener

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


def test_on_windows_it_listens_and_keeps_out_of_pictures_with_the_libraries_there(
    qapp, monkeypatch
):
    libraries: dict[str, Library] = {}

    def load(name):
        libraries[name] = Library()
        return libraries[name]

    with monkeypatch.context() as there:
        there.setattr(ctypes, "WinDLL", load, raising=False)
        there.setattr(sys, "platform", "win32")
        heard, kept_out = listener("win32"), unpictured.watching()
        assert unpictured.is_possible()
    qapp.removeEventFilter(kept_out)

    assert isinstance(heard, windows_signals.WindowsSignals)
    assert libraries.keys() == {"wtsapi32", "user32"}
    # Here nothing is asked, and no filter sees every event.
    assert not unpictured.is_possible()
    assert unpictured.watching()._user32 is None


def test_no_listener_of_another_system_brings_the_message_bus_of_linux():
    words = (
        "import sys; from desktop.ui import listening, mac_signals, windows_signals;"
        "print('PySide6.QtDBus' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", words],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip

    assert ended.stdout.strip() == "False"
