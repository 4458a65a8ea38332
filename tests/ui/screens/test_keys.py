"""The page of keys tells what there is, and nothing else."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QScrollArea

from desktop import files, texts
from desktop.ui.screens.keys import KeysScreen

FILE = files.resources() / "texts" / "en" / "keys.toml"
UI = Path(__file__).parents[3] / "desktop" / "ui"
BOUND = re.compile(r'"((?:Ctrl|Alt|Shift)\+[^"\s]+|F\d+)"')
ONE_OF_TWO = {"Ctrl+="}
"""The same key as another one that is told, on keyboards where it needs no Shift."""
OTHERWISE_SAID = {"Ctrl+."}
"""Stands in a menu beside its words."""
WITHOUT_TEXT = {"Enter", "Backspace", "Insert", "Delete", "Shift, three times"}
"""Bound by Qt's names of keys."""


@pytest.fixture
def page():
    return texts.load(FILE.name, FILE.read_text("utf-8"))


@pytest.fixture
def told(page):
    return [sentence.partition(": ")[0] for part in page.parts for sentence in part.sentences]


def bound():
    """Return the keys that the code of the interface names."""
    sources = (path.read_text("utf-8") for path in UI.rglob("*.py"))
    return {key for source in sources for key in BOUND.findall(source)}


def test_every_key_there_is_is_told(told):
    assert bound() - ONE_OF_TWO - OTHERWISE_SAID - set(told) == set()


def test_every_key_that_is_told_there_is(told):
    assert set(told) - bound() == WITHOUT_TEXT
    assert len(told) == len(set(told))
    named = [key for key in told if key not in WITHOUT_TEXT]
    assert all(QKeySequence(key).toString() for key in named)


def test_every_key_and_what_it_does_is_shown(look, person, page):
    shown = person(KeysScreen(look, page, "Back")).sees().splitlines()
    wanted = [sentence.partition(": ") for part in page.parts for sentence in part.sentences]

    assert all(words for _, _, words in wanted)
    assert [key for key, _, words in wanted if key not in shown or words not in shown] == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_is_left_with_one_key(look, person, page, qtbot, key):
    screen = KeysScreen(look, page, "Back to Settings")
    somebody = person(screen)
    assert somebody.is_at == "keys_back"
    with qtbot.waitSignal(screen.closed):
        somebody.presses(key)


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((864, 640), 250)])
def test_it_is_nowhere_too_wide(look, person, page, size, text):
    look.set_text_size(text)
    screen = KeysScreen(look, page, "Back")
    person(screen, size)
    area = screen.findChild(QScrollArea)

    assert area.widget().width() <= area.viewport().width()
