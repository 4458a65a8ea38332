from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.model.richtext import EMPTY, from_plain
from desktop.ui.widgets import paper_menu

CTRL = Qt.KeyboardModifier.ControlModifier


def key(which, modifiers=CTRL):
    return QKeyEvent(QEvent.Type.KeyPress, which, modifiers)


def test_a_key_of_writing_is_done_and_any_other_is_left(paper):
    sheet = paper.new_sheet(from_plain("word"))
    paper.show_sheet(sheet)
    paper.selectAll()

    assert paper_menu.press(paper, key(Qt.Key.Key_X))
    assert sheet.body() == EMPTY
    assert paper_menu.press(paper, key(Qt.Key.Key_Z))
    assert sheet.body() == from_plain("word")
    assert not paper_menu.press(paper, key(Qt.Key.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier))
    assert not paper_menu.press(paper, key(Qt.Key.Key_K))


def test_a_page_without_a_text_offers_nothing(paper):
    lines = [line for line in paper_menu.lines(paper) if line is not None]

    assert [is_possible for _, _, is_possible in lines] == [False] * 7
