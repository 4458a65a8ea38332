import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.model import richtext
from desktop.ui.clipboard import Clipboard
from desktop.ui.widgets.writing_page import WritingPage


@pytest.fixture
def page(look, shown):
    page = shown(WritingPage(look, Clipboard(clear_after_ms=60_000)))
    page.resize(900, 600)
    sheet = page.paper.new_sheet(richtext.from_plain("the lake"))
    page.paper.show_sheet(sheet)
    page.paper.setFocus()
    yield page
    page.paper.put_away()


def press(page, key):
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - only here

    combination = QKeySequence(key)[0]
    at = QApplication.focusWidget() or page.paper
    QTest.keyClick(at, combination.key(), combination.keyboardModifiers())


def test_a_cut_is_told_and_can_be_put_back(page, qtbot):
    press(page, "Ctrl+A")
    with qtbot.waitSignal(page.cut_kept) as told:
        press(page, "Ctrl+X")
    assert richtext.plain(told.args[0]) == "the lake"
    QGuiApplication.clipboard().clear()

    press(page, "Ctrl+Shift+V")

    assert page.paper.toPlainText() == "the lake"


def test_a_cut_of_before_the_lock_can_be_put_back(page):
    page.set_kept(richtext.from_plain("earlier "))

    press(page, "Ctrl+Shift+V")

    assert "earlier " in page.paper.toPlainText()


def test_one_quiet_line_says_what_could_not_come_along(page, qtbot):
    mime = QMimeData()
    mime.setHtml("<p>words <img src='x.png'> and <a href='https://example.org'>a link</a></p>")
    page.paper.insertFromMimeData(mime)
    note = page.findChild(QLabel, "writing_note")

    assert note.isVisible()
    assert note.text().startswith("Every word came along. Left behind:")
    assert "words" in page.paper.toPlainText()
    page._timer.timeout.emit()
    assert not note.isVisible()


def test_ctrl_f_opens_the_find_bar(page):
    press(page, "Ctrl+F")

    assert page.findChild(QWidget, "writing_find_bar").isVisible()


def test_in_focus_the_bar_is_away_and_its_keys_work(page):
    page.set_focus_mode(is_on=True)
    press(page, "Ctrl+A")
    press(page, "Ctrl+B")

    assert page.paper.sheet.body()[0].runs[0].bold
    page.set_focus_mode(is_on=False)
