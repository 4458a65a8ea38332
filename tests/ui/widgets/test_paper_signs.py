"""What is painted beside and under words: seen in the picture of a real page."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.preferences import Preferences
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_marks, paper_signs
from desktop.ui.widgets.paper import Paper


def para(*runs):
    return Block.of(BlockKind.PARAGRAPH, runs)


def kept(text, **more):
    return Run(text, kept=True, **more)


def on(paper, *blocks):
    sheet = paper.new_sheet(blocks)
    paper.show_sheet(sheet)
    paper.grab()
    return sheet


def dots_of(paper, colour):
    """Return how many points of the page have exactly this colour."""
    image = paper.grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def margin(paper):
    return paper.findChild(paper_signs.Margin)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_touches_a_part_of_life_lies_on_a_soft_ground_with_an_edge(qapp, qtbot, theme):
    look = Look(qapp, Preferences(theme=theme))
    look.dress(qapp)
    paper = Paper(look, Clipboard(clear_after_ms=60_000))
    qtbot.addWidget(paper)
    paper.resize(700, 120)
    colours = look.theme.colours
    on(paper, para(Run("I lay awake again")))
    assert (dots_of(paper, colours.accent_soft), dots_of(paper, colours.accent)) == (0, 0)

    on(paper, para(Run("I "), Run("lay awake", reach=("sleep",)), Run(" again")))

    assert dots_of(paper, colours.accent_soft) > 300
    assert dots_of(paper, colours.accent) > 30
    qapp.setStyleSheet("")


def test_dots_stand_under_what_never_leaves_and_under_nothing_else(paper):
    def stretch(*runs):
        on(paper, para(*runs))
        seen = list(paper_marks.visible_blocks(paper))
        block, place = seen[0]
        theme = paper._look.theme
        return [
            room
            for span in paper_signs.spans(paper.sheet.blocks[0], lambda run: run.kept)
            for room, _ in paper_signs.rooms(block, place, span, theme)
        ]

    assert stretch(Run("one two three")) == []
    (room,) = stretch(Run("one "), kept("two"), kept("!", bold=True), Run(" three"))
    metrics = paper.fontMetrics()
    assert abs(room.width() - metrics.horizontalAdvance("two!")) < 6
    assert len(stretch(kept("word " * 60))) > 2


def test_a_passage_that_never_leaves_is_not_drawn_as_one_that_may(paper):
    on(paper, para(Run("the same words")))
    plain = paper.grab().toImage()

    on(paper, para(kept("the same words")))

    assert paper.grab().toImage() != plain


def test_twin_a_page_that_paints_no_dots_hides_what_never_leaves(paper, monkeypatch):
    monkeypatch.setattr(paper_signs, "paint_dots", lambda *_: None)
    monkeypatch.setattr(paper_signs, "beginnings", lambda *_: ())

    with pytest.raises(AssertionError):
        test_a_passage_that_never_leaves_is_not_drawn_as_one_that_may(paper)


def test_a_lock_stands_in_the_margin_once_for_each_passage(paper):
    on(paper, *from_plain("one\ntwo"))
    assert margin(paper).locks == 0

    on(
        paper,
        para(Run("open "), kept("one")),
        Block.of(BlockKind.BULLET, [kept("goes on")]),
        para(Run("open")),
        para(kept("two"), Run(" open "), kept("three")),
        para(Run("open "), kept("four")),
    )

    # Two passages that begin on one line share its lock.
    assert margin(paper).locks == 3


def test_the_locks_go_with_the_text_that_is_put_away(paper):
    on(paper, para(kept("one")))
    assert margin(paper).locks == 1

    paper.put_away()
    paper.grab()

    assert margin(paper).locks == 0


def test_words_written_the_other_way_are_underlined_where_they_stand(paper):
    on(paper, para(Run("abc "), kept("שלום"), Run(" עולם def")))
    (block, place), *_ = paper_marks.visible_blocks(paper)
    theme = paper._look.theme
    ((start, end),) = paper_signs.spans(paper.sheet.blocks[0], lambda run: run.kept)

    (room, _), *others = paper_signs.rooms(block, place, (start, end), theme)
    (next_room, _), *_ = paper_signs.rooms(block, place, (end + 1, end + 5), theme)

    assert others == []
    # The Hebrew word that is written first stands to the right of the second.
    assert room.left() >= next_room.right() - 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_pointer_is_told_that_a_passage_never_leaves(paper):
    on(paper, para(Run("open open "), kept("kept kept")))

    def told(character):
        paper.set_caret(character)
        place = paper.cursorRect().center()
        over = paper.viewport().mapToGlobal(place + QPoint(3, 0))
        QApplication.sendEvent(
            paper.viewport(), QHelpEvent(QEvent.Type.ToolTip, place + QPoint(3, 0), over)
        )
        return paper_signs.words_at(paper, place + QPoint(3, 0))

    assert told(3) == ""
    assert told(14) == "This passage never leaves."
    assert QToolTip.text() == "This passage never leaves."
    QToolTip.hideText()
