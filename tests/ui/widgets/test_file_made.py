"""Where a file lies, whom it is for, and the words that open it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from wording import breaches

from desktop.ui.widgets.file_made import FileMade, way

WORDS = "one two three four five"


@pytest.fixture
def made(look, shown):
    page = shown(FileMade(look))
    page.resize(900, 700)
    page.activateWindow()
    page.show_made(Path("/a stick/pages.dat"), WORDS)
    return page


def reads(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_it_says_where_it_is_whom_it_is_for_and_what_opens_it(made):
    said = reads(made)

    assert said[1] == "pages.dat"
    assert said[2].replace("\u200b", "") == "/a stick"
    assert said[3] == "Give it to your own therapist, who passes it on."
    assert WORDS in said
    assert breaches("\n".join(said)) == []


def test_a_key_too_many_does_not_take_the_words_away_for_good(made, qtbot):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    assert QApplication.focusWidget().objectName() == "questions_out_phrase_eye"


def test_what_was_deleted_has_neither_name_nor_words(made):
    made.show_removed()
    said = reads(made)

    assert said[0] == "The file is deleted"
    assert "pages.dat" not in said
    assert WORDS not in said


def test_it_is_deleted_once_and_not_before_it_is_said_what_that_cannot_do(made):
    assert made.findChild(QLabel, "questions_out_deleting").isVisible()
    wanted = []
    made.remove_wanted.connect(lambda: wanted.append(1))
    for _ in range(2):
        made.findChild(QPushButton, "questions_out_remove").click()
    assert wanted == [1]


def test_why_it_could_not_be_deleted_is_said_and_the_words_stay(made):
    made.findChild(QPushButton, "questions_out_remove").click()
    made.say("The stick is gone.")

    assert made.findChild(QPushButton, "questions_out_remove").isEnabled()

    assert "The stick is gone." in reads(made)
    assert WORDS in reads(made)


@pytest.mark.parametrize(("button", "signal"), [("done", "done"), ("remove", "remove_wanted")])
def test_each_button_says_what_is_wanted(made, qtbot, button, signal):
    with qtbot.waitSignal(getattr(made, signal)):
        made.findChild(QPushButton, f"questions_out_{button}").click()


def test_nothing_is_left_once_it_is_forgotten(made):
    made.forget()

    assert not {WORDS, "pages.dat", "/a stick"} & {one.text() for one in made.findChildren(QLabel)}


def test_a_way_can_be_broken_behind_each_stroke_and_in_a_long_name():
    assert way(Path("/a/b")) == "/\u200ba/\u200bb"
    assert way(Path("/" + "x" * 30)).count("\u200b") == 30
