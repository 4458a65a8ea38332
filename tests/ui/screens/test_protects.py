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
