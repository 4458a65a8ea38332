"""The words that open a file stand open for a minute, and nowhere once they are forgotten."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets.made_phrase import MadePhrase

WORDS, HIDDEN = "one two three four five", "• • • • •"


@pytest.fixture
def made(look, shown):
    return shown(MadePhrase(look, name="phrase", shown_ms=20))


def words(made):
    return made.findChild(QLabel, "phrase_words")


def eye(made):
    return made.findChild(QPushButton, "phrase_eye")


def test_they_go_behind_the_button_by_themselves_and_come_back(made, qtbot):
    made.show_phrase(WORDS)
    assert (words(made).text(), words(made).accessibleName()) == (WORDS, WORDS)
    qtbot.waitUntil(lambda: words(made).text() == HIDDEN)
    assert words(made).accessibleName() == "The words are hidden"
    eye(made).click()

    assert words(made).text() == WORDS
    assert eye(made).text() == "Hide the words"


def test_they_can_be_hidden_at_once(made):
    made.show_phrase(WORDS)
    eye(made).click()

    assert words(made).text() == HIDDEN
    assert eye(made).text() == "Show the words"


def test_they_are_hidden_when_the_page_is(made):
    made.show_phrase(WORDS)
    made.hide()

    assert words(made).text() == HIDDEN


def test_what_is_forgotten_cannot_be_shown(made):
    made.show_phrase(WORDS)
    made.forget()
    eye(made).click()

    assert WORDS not in words(made).text()


def test_a_minute_is_a_minute(look):
    assert MadePhrase(look, name="phrase")._timer.interval() == 60_000
