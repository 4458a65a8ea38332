"""After each test of the interface nothing is left running and no window is left open."""

import threading
from collections.abc import Iterator

import lent  # noqa: F401  # its thread is there before any test
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from desktop.ui import theme


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # A page that is only to be deleted later would outlive its text, and a timer of it could look.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    assert shown == []
    assert [thread.name for thread in threading.enumerate() if thread not in before] == []


@pytest.fixture(autouse=True)
def _no_look_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take each look away with its test, on the thread it belongs to.

    One that is only let go of waits for the collector, and that runs on whatever thread is at
    work: then its timer is stopped from a lane ("Slot 'FocusRing::' not found", or a crash).
    """
    made: list[theme.Look] = []
    begin = theme.Look.__init__

    def note(self: theme.Look, *parts: object) -> None:
        begin(self, *parts)  # type: ignore[arg-type]
        made.append(self)

    monkeypatch.setattr(theme.Look, "__init__", note)
    yield
    for one in made:
        if isValid(one):
            delete(one)
