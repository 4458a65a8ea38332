"""A long text to be read: it scrolls by keys and gives nothing away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run
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


KINDS = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.NUMBER,
    BlockKind.NUMBER,
)


def heights(view):
    block, found = view.document().begin(), []
    while block.isValid():
        found.append(view.cursorRect(QTextCursor(block)).height())
        block = block.next()
    return found


def test_a_heading_is_drawn_large_and_an_item_has_its_sign(view):
    view.show_body(tuple(Block.of(kind, [Run("words")]) for kind in KINDS))

    assert view.toPlainText().split("\n") == [
        "words", "words", "• words", "1. words", "2. words",
    ]  # fmt: skip
    heading, *others = heights(view)
    assert heading > max(others)
    # It is seen: dark dots stand where it is.
    picture = view.grab().toImage()
    place = [(x, y) for y in range(20, 60) for x in range(20, 120)]
    assert any(picture.pixelColor(x, y).lightness() < 100 for x, y in place)


def test_dots_stand_under_what_never_leaves(view):
    runs = [Run("open "), Run("kept 🌊", kept=True), Run(" end", underline=True)]

    view.show_body((Block.of(BlockKind.BULLET, runs),))

    found, parts = {}, view.document().begin().begin()
    while not parts.atEnd():
        part = parts.fragment()
        found[part.text()] = part.charFormat().underlineStyle()
        parts += 1
    style = QTextCharFormat.UnderlineStyle
    assert found["kept 🌊"] is style.DotLine
    assert [one for text, one in found.items() if "kept" not in text][-1] is style.SingleUnderline
    assert list(found.values()).count(style.DotLine) == 1
