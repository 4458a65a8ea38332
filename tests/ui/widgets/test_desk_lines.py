"""Lines with a way on: pressed, said something of, and seen to be kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.widgets.desk_lines import DeskLine, KeptNote, Way, WordsLine

WAY = Way(name="one", words="A line", button="Open", hears="Open: A line", note="below it")


def kept():
    return KeptNote(lambda: True, "one_saved")


def labels(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_a_line_says_both_lines_and_its_button_is_heard_whole(look, shown, qtbot):
    line = shown(DeskLine(look, WAY))

    assert labels(line) == ["A line", "below it"]
    assert line.button.accessibleName() == "Open: A line"
    line.button.setFocus()
    with qtbot.waitSignal(line.wanted):
        QTest.keyClick(line.button, Qt.Key.Key_Return)


@pytest.mark.parametrize("size", [100, 200])
def test_the_way_stands_beside_the_words_or_below_them_where_they_are_large(look, shown, size):
    line = shown(DeskLine(look, WAY))
    look.set_text_size(size)
    QApplication.processEvents()
    words = line.findChild(QLabel, "one_words")

    assert (line.button.y() >= words.geometry().bottom()) == (size == 200)


def test_what_is_said_is_emitted_at_each_key_and_stays_when_it_is_closed(look, shown):
    line = shown(WordsLine(look, WAY, "Was", ("Close", "Close: A line"), kept()))
    said = []
    line.edited.connect(said.append)
    assert not line.field.isVisible()
    line.button.click()
    QTest.keyClick(line.field, "!")
    assert said == ["!Was"]
    assert line.button.text() == "Close"

    line.button.click()
    assert not line.field.isVisible()
    assert line.button.text() == "Open"
    assert line.field.value() == "!Was"


def test_words_taken_back_are_no_words(look, shown):
    line = shown(WordsLine(look, WAY, "W", ("Close", "Close: A line"), kept()))
    said = []
    line.edited.connect(said.append)
    line.button.click()
    QTest.keyClick(line.field, Qt.Key.Key_Delete)

    assert said == [""]


def it_says_saved_only_once_it_is(shown, qtbot, note, kept):
    shown(note)
    note.watch()
    qtbot.wait(500)
    assert labels(note) == ["Writing"]
    kept.append(True)
    qtbot.waitUntil(lambda: labels(note)[0].startswith("Saved "))


def test_it_says_saved_only_once_it_is(shown, qtbot):
    kept = []
    it_says_saved_only_once_it_is(shown, qtbot, KeptNote(lambda: bool(kept), "note"), kept)


def test_twin_that_takes_it_for_kept_at_once(shown, qtbot):
    note, kept = KeptNote(lambda: True, "note"), []
    with pytest.raises(AssertionError):
        it_says_saved_only_once_it_is(shown, qtbot, note, kept)
