import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.model.richtext import from_plain
from desktop.ui.widgets.find_bar import FindBar

Key = Qt.Key


@pytest.fixture
def bar(qtbot, look, paper):
    page = QWidget()
    qtbot.addWidget(page)
    bar = FindBar(look, paper)
    lines = QVBoxLayout(page)
    lines.addWidget(paper)
    lines.addWidget(bar)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    paper.show_sheet(paper.new_sheet(from_plain("one two one\nthree one")))
    bar.open()
    yield bar
    page.close()


def field(bar):
    return bar.findChild(QLineEdit, "writing_find")


def said(bar):
    return bar.findChild(QLabel, "writing_find_result").text()


def test_it_goes_from_place_to_place_and_says_which(bar, paper):
    QTest.keyClicks(field(bar), "one")
    assert said(bar) == "1 of 3"

    QTest.keyClick(field(bar), Key.Key_Return)
    assert said(bar) == "2 of 3"
    assert paper.textCursor().selectedText() == "one"
    assert paper.textCursor().selectionStart() == 8

    QTest.keyClick(field(bar), Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field(bar), Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert said(bar) == "3 of 3"


def test_it_says_so_when_the_words_are_not_there(bar):
    QTest.keyClicks(field(bar), "four")

    assert said(bar) == "Not in this text"


def test_it_begins_at_the_caret(bar, paper):
    paper.set_caret(5)

    QTest.keyClicks(field(bar), "one")

    assert said(bar) == "2 of 3"


def test_escape_closes_it_and_leaves_nothing_selected(bar, paper, qtbot):
    QTest.keyClicks(field(bar), "two")

    QTest.keyClick(field(bar), Key.Key_Escape)

    assert not bar.isVisible()
    assert paper.extraSelections() == []
    assert not paper.textCursor().hasSelection()
    assert paper.caret() == 7
    qtbot.waitUntil(paper.hasFocus)


def test_what_is_typed_meanwhile_is_found_too(bar, paper, qtbot):
    QTest.keyClicks(field(bar), "one")

    paper.set_caret(0)
    paper.textCursor().insertText("one ")

    qtbot.waitUntil(lambda: said(bar).endswith("of 4"))


def test_selected_words_are_the_words_to_find(bar, paper):
    paper.select(4, 7)

    bar.open()

    assert field(bar).text() == "two"
