import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.widgets.lines_view import LinesView, Shown

LINES = (
    Shown("title", "The title"),
    Shown("heading 1", "A heading"),
    Shown("paragraph", "one\ntwo"),
    Shown("bullet", "•  an item"),
    Shown("foot", "the foot"),
)


@pytest.fixture
def view(look, shown):
    view = shown(LinesView(look, "The words", name="words"))
    view.resize(300, 120)
    view.show_lines(LINES)
    return view


def blocks(view):
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_each_line_is_there_once_in_the_dress_of_what_it_is(view):
    found = list(blocks(view))
    sizes = [block.charFormat().font().pixelSize() for block in found[1:]]

    assert [one.text().replace("\u2028", "\n") for one in found] == [one.text for one in LINES]
    assert sizes[0] > sizes[1] == sizes[2] > sizes[3]
    assert found[3].blockFormat().leftMargin() > found[2].blockFormat().leftMargin()


def test_it_scrolls_by_keys_and_gives_nothing_out(view):
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_PageDown)

    assert view.verticalScrollBar().value() > 0
    assert view.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


def test_it_follows_the_size_of_the_text(view, look):
    (before, *_) = [block.charFormat().font().pixelSize() for block in list(blocks(view))[1:]]
    look.set_text_size(200)
    (after, *_) = [block.charFormat().font().pixelSize() for block in list(blocks(view))[1:]]

    assert after > before


def test_what_is_forgotten_is_not_shown(view):
    view.forget()

    assert view.toPlainText() == ""
