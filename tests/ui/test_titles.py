"""No title, icon name or file path of any window shows what somebody wrote (promise 34)."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.screens.writing import WritingScreen
from desktop.ui.window import NAME

WORDS = "Zeisig and the heron"
PLACES = ("today", "letters", "journal", "session", "settings")


def told_outside():
    """Return everything that a window tells the task bar, the window list and the desktop."""
    return {
        said
        for one in QApplication.topLevelWidgets()
        for said in (one.windowTitle(), one.windowIconText(), one.windowFilePath())
        if said
    }


def assert_only_the_name_is_told(desk):
    desk.unlock()
    desk.inside._beginning.letter()
    desk.goes_to("writing_title")
    desk.types(WORDS)
    desk.goes_to("writing_paper")
    desk.types(WORDS)
    told = told_outside()
    for place in PLACES:
        desk.inside.go(place)
        told |= told_outside()
    desk.window.cover(WORDS)
    told |= told_outside()

    assert told == {NAME}


def test_no_window_says_more_than_the_name_of_the_program(desk):
    assert_only_the_name_is_told(desk)


def test_twin_a_window_named_after_the_text_is_noticed(desk, monkeypatch):
    honest = WritingScreen._on_title_edited

    def telling(screen, text):
        honest(screen, text)
        screen.window().setWindowTitle(text)

    monkeypatch.setattr(WritingScreen, "_on_title_edited", telling)

    with pytest.raises(AssertionError, match="Zeisig"):
        assert_only_the_name_is_told(desk)
