import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.richtext import Block, BlockKind, Run, plain
from desktop.ui.widgets import paper_fold, paper_text
from desktop.ui.widgets.paper_fold import SHORT, Fold

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
KEEP = QTextCursor.MoveMode.KeepAnchor
KINDS = tuple(BlockKind)


def long_body(characters=4 * SHORT):
    text = "some words of a long letter " * 14
    count = characters // len(text)
    return tuple(Block.of(KINDS[number % 5], [Run(f"{number} {text}")]) for number in range(count))


def folded_blocks(sheet):
    block, count = sheet.document.begin(), 0
    while block.isValid():
        count += not block.isVisible()
        block = block.next()
    return count


def show(paper, share):
    body = long_body()
    sheet = paper.new_sheet(body)
    sheet.caret = round(len(plain(body)) * share)
    paper.show_sheet(sheet)
    return sheet


def height_of_caret(paper):
    return paper.cursorRect().top()


@pytest.mark.parametrize("share", [0, 0.3, 0.97, 1])
def test_a_long_text_is_shown_around_the_caret_and_the_rest_comes_without_moving_it(
    paper, qtbot, share
):
    sheet = show(paper, share)
    caret = paper.caret()
    assert folded_blocks(sheet) > len(sheet.blocks) / 2
    paper.viewport().repaint()
    height = height_of_caret(paper)
    assert 0 <= height < paper.viewport().height()

    qtbot.waitUntil(lambda: folded_blocks(sheet) == 0)

    assert abs(height_of_caret(paper) - height) <= 1
    assert paper.caret() == caret
    assert sheet.body() == long_body()
    assert not sheet.can_undo


def test_twin_that_leaves_the_view_where_it_is_moves_the_words(paper, qtbot, monkeypatch):
    monkeypatch.setattr(Fold, "_top", lambda self, block: 0.0)

    with pytest.raises(AssertionError):
        test_a_long_text_is_shown_around_the_caret_and_the_rest_comes_without_moving_it(
            paper, qtbot, 0.97
        )


def test_what_is_typed_meanwhile_is_in_its_place(paper, qtbot):
    sheet = show(paper, 0.5)
    caret = paper.caret()

    while folded_blocks(sheet):
        QTest.keyClick(paper, Key.Key_E)
        QTest.keyClick(paper, Key.Key_Return)
        QApplication.processEvents()

    assert list(sheet.blocks) == paper_text.read_all(sheet.document)
    assert plain(sheet.body())[caret : caret + 2] == "e\n"


def test_going_elsewhere_unfolds_first(paper):
    sheet = show(paper, 0.9)

    QTest.keyClick(paper, Key.Key_Home, CTRL)

    assert folded_blocks(sheet) == 0
    assert paper.caret() == 0
    assert paper.verticalScrollBar().value() < 10
    assert height_of_caret(paper) < 60


def test_a_caret_put_elsewhere_right_away_is_in_sight_and_the_fold_goes_with_it(paper, qtbot):
    sheet = show(paper, 0)
    paper.set_caret(len(plain(long_body())) - 30)
    assert folded_blocks(sheet) > len(sheet.blocks) / 2
    height = height_of_caret(paper)
    assert 0 <= height < paper.viewport().height()

    qtbot.waitUntil(lambda: folded_blocks(sheet) == 0)

    assert abs(height_of_caret(paper) - height) <= 1


def test_a_press_unfolds_first(paper):
    sheet = show(paper, 0.9)

    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))

    assert folded_blocks(sheet) == 0


def test_all_can_be_taken_out_while_folded_and_had_back(paper):
    sheet = show(paper, 0.5)
    told = []
    paper.large_removal.connect(told.append)

    paper.selectAll()
    QTest.keyClick(paper, Key.Key_X)
    assert plain(sheet.body()) == "x"
    assert told == [long_body()]

    QTest.keyClick(paper, Key.Key_Z, CTRL)
    assert sheet.body() == long_body()


def test_lines_taken_out_while_folded_leave_nothing_hidden(paper, qtbot):
    sheet = show(paper, 0.5)
    number = paper.textCursor().blockNumber()
    cursor = paper.textCursor()
    cursor.setPosition(sheet.document.findBlockByNumber(number + 4).position(), KEEP)
    paper.setTextCursor(cursor)
    QTest.keyClick(paper, Key.Key_E)

    qtbot.waitUntil(lambda: paper._fold.is_whole)

    assert folded_blocks(sheet) == 0


def test_a_text_left_while_folded_is_whole_when_it_is_shown_again(paper, qtbot):
    sheet = show(paper, 1)
    paper.show_sheet(paper.new_sheet(()))
    assert folded_blocks(sheet) == 0

    paper.show_sheet(sheet)

    assert 0 <= height_of_caret(paper) < paper.viewport().height()
    qtbot.waitUntil(lambda: folded_blocks(sheet) == 0)


def test_a_short_text_is_never_folded(paper):
    sheet = paper.new_sheet(long_body(SHORT // 2))

    paper.show_sheet(sheet)

    assert folded_blocks(sheet) == 0


def test_a_single_giant_paragraph_does_no_harm(paper, qtbot):
    giant = Block.of(BlockKind.PARAGRAPH, [Run("word " * 40_000)])
    sheet = paper.new_sheet((Block.of(BlockKind.HEADING, [Run("x")]), giant, giant))
    sheet.caret = 300_000

    paper.show_sheet(sheet)

    qtbot.waitUntil(lambda: folded_blocks(sheet) == 0)
    assert paper.caret() == 300_000


def test_slices_are_small_enough_for_a_key(paper, qtbot):
    sheet = show(paper, 0.5)
    sizes = []
    while folded_blocks(sheet):
        before = folded_blocks(sheet)
        paper._fold._on_time()
        sizes.append(before - folded_blocks(sheet))
    length = len(sheet.blocks[0].text)

    assert max(sizes) * length <= paper_fold.SLICE * 1.1
