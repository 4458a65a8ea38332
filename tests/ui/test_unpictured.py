"""Whoever keeps windows out of pictures is chosen by the system; the library is played."""

import ctypes
import sys

import pytest
from dlls import Library

from desktop.ui import unpictured, windows_pictures


def test_on_windows_each_window_is_asked_for_with_the_library_there(qapp, monkeypatch):
    libraries: list[str] = []

    def load(name):
        libraries.append(name)
        return Library()

    with monkeypatch.context() as there:
        there.setattr(ctypes, "WinDLL", load, raising=False)
        there.setattr(sys, "platform", "win32")
        kept_out = unpictured.watching()
        assert unpictured.is_possible()
    qapp.removeEventFilter(kept_out)

    assert isinstance(kept_out, windows_pictures.Unpictured)
    assert libraries == ["user32"]


@pytest.mark.skipif(sys.platform == "win32", reason="says what happens elsewhere")
def test_elsewhere_nothing_is_asked_and_no_filter_sees_every_event():
    assert not unpictured.is_possible()
    assert isinstance(unpictured.watching(), unpictured.NoWish)
    unpictured.watching().set_on(False)
