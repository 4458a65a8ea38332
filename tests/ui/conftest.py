"""After each test of the interface nothing is left running and no window is left open."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    shown = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    assert shown == []
    assert [thread.name for thread in threading.enumerate() if thread not in before] == []
