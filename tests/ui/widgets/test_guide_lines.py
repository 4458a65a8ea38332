"""Lines to begin from: each has one button that says to what it belongs, at any width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.preferences import Preferences
from desktop.ui.theme import Look
from desktop.ui.widgets.guide_lines import GuideLine, GuideLines

LINES = (
    GuideLine(key="one", title="The first", purpose="What it is for.", act="Begin"),
    GuideLine(key="two", title="The second", purpose="", act="Continue"),
)


@pytest.fixture
def lines(qapp, qtbot):
    made = GuideLines(Look(qapp, Preferences()), name="some")
    qtbot.addWidget(made)
    made.show_lines(LINES)
    made.resize(700, 200)
    made.show()
    return made


def test_each_button_says_to_what_it_belongs(lines):
    buttons = lines.findChildren(QPushButton)

    assert [one.accessibleName() for one in buttons] == [
        "Begin: The first", "Continue: The second",
    ]  # fmt: skip
    assert lines.first is buttons[0]


def test_a_key_press_tells_which_one_was_chosen(lines, qtbot):
    with qtbot.waitSignal(lines.chosen) as told:
        QTest.keyClick(lines.findChild(QPushButton, "some_two"), Qt.Key.Key_Space)

    assert told.args == ["two"]


def test_in_a_narrow_place_the_button_stands_below_its_words(lines, qtbot):
    button = lines.findChild(QPushButton, "some_one")
    assert button.x() > 400

    lines.resize(300, 400)
    qtbot.waitUntil(lambda: button.x() < 60)


def test_without_a_line_the_list_itself_is_the_first(qapp, qtbot):
    empty = GuideLines(Look(qapp, Preferences()), name="none")
    qtbot.addWidget(empty)

    assert empty.first is empty
