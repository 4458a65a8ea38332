"""The lock screen of a vault in which much is written is that of one in which nothing is."""

import contextlib

import pytest
import samples
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from desktop.model.settings import Purpose
from desktop.ui.entrance import Entrance

TEXTS = 3


@pytest.fixture(autouse=True)
def _still_caret(qapp):
    """Let the caret not blink: a picture would depend on its moment."""
    usual = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(usual)


def picture(desk):
    """Begin a room, and return its lock screen as it is painted."""
    desk.sit_down()
    # The layout has its last word in the events that wait: one room in six was a picture early.
    QCoreApplication.processEvents()
    shown = desk.window.grab().toImage()
    desk.get_up()
    return shown


def writes_much(desk):
    with contextlib.closing(samples.opened(desk.folder)) as session:
        session.change_settings(session.settings.changed(purpose=Purpose.HURT, country="gb"))
        for number in range(TEXTS):
            samples.letter(session, title=f"Letter {number}", text="A petrel. " * 1_000)


def assert_alike(desk):
    """The same picture, before anything was written and after."""
    before = picture(desk)
    writes_much(desk)
    assert picture(desk) == before, "the lock screen tells"


def test_the_lock_screen_of_a_full_vault_is_that_of_an_empty_one(desk):
    assert_alike(desk)


def test_twin_a_lock_screen_that_shows_how_much_there_is_is_noticed(desk, monkeypatch):
    honest = Entrance._show_unlock

    def show(self):
        honest(self)
        size = (self._folder() / "vault.db").stat().st_size
        told = QLabel(f"{size} bytes", self)
        told.show()

    monkeypatch.setattr(Entrance, "_show_unlock", show)

    with pytest.raises(AssertionError, match="the lock screen tells"):
        assert_alike(desk)
