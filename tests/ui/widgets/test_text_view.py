"""A long text to be read: it scrolls by keys and gives nothing away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model import richtext
from desktop.preferences import Preferences
from desktop.ui.theme import Look
from desktop.ui.widgets.text_view import TextView

LONG = richtext.from_plain("\n".join(f"Line {number} <b>as typed</b>" for number in range(200)))


@pytest.fixture
def view(qapp, qtbot):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    made = TextView(look, "The pages", name="text")
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.show_body(LONG)
    return made


def test_it_shows_the_words_as_they_are_and_begins_at_the_beginning(view):
    assert view.toPlainText() == richtext.plain(LONG)
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Space])
def test_it_scrolls_by_keys(view, key):
    QTest.keyClick(view, key)

    assert view.verticalScrollBar().value() > 0


def test_nothing_can_be_typed_marked_or_copied(view):
    QApplication.clipboard().clear()
    for letter in "abc":
        QTest.keyClick(view, letter)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert view.toPlainText() == richtext.plain(LONG)
    assert not view.textCursor().hasSelection()
    assert QApplication.clipboard().text() == ""


def test_a_change_of_the_look_keeps_the_words(view):
    view._look.set_text_size(200)

    assert view.toPlainText() == richtext.plain(LONG)


def test_what_is_forgotten_does_not_come_back(view):
    view.forget()
    view._look.set_text_size(200)

    assert view.toPlainText() == ""
