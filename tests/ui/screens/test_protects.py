from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop import files, texts
from desktop.ui.screens.protects import ReadingScreen

FILE = files.resources() / "texts" / "en" / "protects.toml"


@pytest.fixture
def page():
    return texts.load(FILE.name, FILE.read_text("utf-8"))


def test_every_sentence_of_the_page_is_shown(look, person, page):
    shown = person(ReadingScreen(look, page, (), "Back")).sees()
    wanted = [one for part in page.parts for one in (part.heading, *part.sentences)]

    assert [one for one in wanted if one not in shown] == []


def test_what_holds_on_this_computer_is_shown_too(look, person, page):
    shown = person(ReadingScreen(look, page, ("Writing is confined.",), "Back")).sees()

    assert "On this computer\nWriting is confined." in shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_can_be_skipped_with_the_first_key(look, person, page, qtbot, key):
    screen = ReadingScreen(look, page, (), "Begin to write")
    somebody = person(screen)
    with qtbot.waitSignal(screen.closed):
        somebody.presses(key)


# research/security.md 7, row 40: these are said, in words like them.
LIMITS = (
    "swap", "hibernation", "Monitoring software", "can force you", "a vault exist", "how large",
    "when it last changed", "older copy", "backups made before", "take a picture of the window",
)  # fmt: skip


def assert_limits_are_shown(look, person, page):
    shown = person(ReadingScreen(look, page, (), "Back")).sees()

    assert [one for one in LIMITS if one not in shown] == []


def test_what_cannot_be_promised_is_shown(look, person, page):
    assert_limits_are_shown(look, person, page)


@pytest.mark.parametrize("left_out", ["system", "visible", "force"])
def test_twin_a_page_without_one_of_its_parts_is_noticed(look, person, page, left_out):
    fewer = replace(page, parts=tuple(one for one in page.parts if one.key != left_out))

    with pytest.raises(AssertionError):
        assert_limits_are_shown(look, person, fewer)


def test_twin_a_screen_that_shows_the_headings_alone_is_noticed(look, person, page, monkeypatch):
    really = ReadingScreen._part
    monkeypatch.setattr(ReadingScreen, "_part", lambda self, heading, _: really(self, heading, ()))

    with pytest.raises(AssertionError):
        test_every_sentence_of_the_page_is_shown(look, person, page)
