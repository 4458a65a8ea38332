import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.ui.widgets.format_bar import FormatBar


@pytest.fixture
def bar(qtbot, look, paper):
    bar = FormatBar(look, paper)
    qtbot.addWidget(bar)
    paper.show_sheet(paper.new_sheet(from_plain("word")))
    return bar


def button(bar, name):
    return bar.findChild(QToolButton, name)


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("writing_bold_button", Block.of(BlockKind.PARAGRAPH, [Run("word", bold=True)])),
        ("writing_italic_button", Block.of(BlockKind.PARAGRAPH, [Run("word", italic=True)])),
        ("writing_underline_button", Block.of(BlockKind.PARAGRAPH, [Run("word", underline=True)])),
        ("writing_never_leaves_button", Block.of(BlockKind.PARAGRAPH, [Run("word", kept=True)])),
        ("writing_heading_button", Block.of(BlockKind.HEADING, [Run("word")])),
        ("writing_list_button", Block.of(BlockKind.BULLET, [Run("word")])),
        ("writing_list_ordered_button", Block.of(BlockKind.NUMBER, [Run("word")])),
        ("writing_quote_button", Block.of(BlockKind.QUOTE, [Run("word")])),
    ],
)
def test_a_button_does_what_its_key_does_and_shows_it(bar, paper, name, block):
    paper.selectAll()

    QTest.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)

    assert paper.sheet.body() == (block,)
    assert button(bar, name).isChecked()
    QTest.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)
    assert paper.sheet.body() == from_plain("word")
    assert not button(bar, name).isChecked()


def test_the_bar_follows_the_caret(bar, paper):
    paper.show_sheet(paper.new_sheet((Block.of(BlockKind.QUOTE, [Run("q", italic=True)]), Block())))

    paper.set_caret(1)
    assert button(bar, "writing_quote_button").isChecked()
    assert button(bar, "writing_italic_button").isChecked()

    paper.set_caret(2)
    assert not button(bar, "writing_quote_button").isChecked()


def test_somebody_who_hears_the_page_is_told_that_a_passage_never_leaves(bar, paper):
    body = (Block.of(BlockKind.PARAGRAPH, [Run("open "), Run("kept", kept=True)]),)
    paper.show_sheet(paper.new_sheet(body))
    assert paper.accessibleDescription() == ""

    paper.set_caret(7)
    assert paper.accessibleDescription() == "This passage never leaves"

    paper.set_caret(2)
    assert paper.accessibleDescription() == ""


def test_undo_is_possible_when_there_is_something_to_take_back(bar, paper):
    undo, redo = button(bar, "writing_undo_button"), button(bar, "writing_redo_button")
    assert not undo.isEnabled()

    QTest.keyClicks(paper, "x")
    assert undo.isEnabled()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert paper.sheet.body() == from_plain("word")
    assert not undo.isEnabled()
    assert redo.isEnabled()


def test_without_a_text_nothing_can_be_pressed(bar, paper):
    paper.put_away()

    assert not any(one.isEnabled() for one in bar.findChildren(QToolButton))


def test_every_button_has_a_name_for_ears_and_one_for_hands(bar):
    for one in bar.findChildren(QToolButton):
        assert one.accessibleName()
        assert one.toolTip()
        assert one.objectName().startswith("writing_")


def test_a_large_text_cuts_no_button_but_takes_another_line(bar, look, shown):
    look.set_text_size(200)
    bar.resize(600, 400)
    shown(bar)

    places = [one.mapTo(bar, one.rect().topLeft()) for one in bar.findChildren(QToolButton)]
    assert max(place.x() for place in places) + 80 <= 600
    assert len({place.y() for place in places}) > 1
