"""Passages that never leave, and the parts of life a passage touches, on the page and by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.widgets.paper_parts import REACH

from desktop.model.richtext import Block, BlockKind, Run, from_plain, plain
from desktop.ui.widgets import paper_dress, paper_text
from desktop.ui.widgets.paper_actions import Mark

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def kept(text, **more):
    return Run(text, kept=True, **more)


def para(*runs):
    return Block.of(BlockKind.PARAGRAPH, runs)


def on(paper, *blocks, caret=0):
    sheet = paper.new_sheet(blocks)
    sheet.caret = caret
    paper.show_sheet(sheet)
    return sheet


def keep_by_key(paper):
    QTest.keyClick(paper, Key.Key_X, CTRL | SHIFT)


# -- never leaves -----------------------------------------------------------


def test_what_is_selected_never_leaves_and_twice_it_may(paper):
    sheet = on(paper, para(Run("open secret open")))
    paper.select(5, 11)

    keep_by_key(paper)

    assert sheet.body() == (para(Run("open "), kept("secret"), Run(" open")),)
    assert paper.is_kept_here()
    assert paper.action(Mark.KEPT).isChecked()
    keep_by_key(paper)
    assert sheet.body() == from_plain("open secret open")
    assert not paper.is_kept_here()


def test_with_nothing_selected_it_is_the_paragraph(paper):
    sheet = on(paper, *from_plain("one\ntwo\nthree"), caret=5)

    paper.toggle_kept()

    assert sheet.body() == (*from_plain("one"), para(kept("two")), *from_plain("three"))
    paper.toggle_kept()
    assert sheet.body() == from_plain("one\ntwo\nthree")


def test_inside_a_passage_it_is_the_passage(paper):
    sheet = on(paper, para(Run("a "), kept("bb"), kept("cc", bold=True), Run(" d")), caret=4)

    paper.toggle_kept()

    assert sheet.body() == (para(Run("a bb"), Run("cc", bold=True), Run(" d")),)


def test_over_several_blocks_what_is_open_among_them_is_kept_too(paper):
    body = (para(Run("one")), para(kept("two")), Block.of(BlockKind.BULLET, [Run("three")]))
    sheet = on(paper, *body)
    paper.select(1, 12)

    paper.toggle_kept()

    assert sheet.body() == (
        para(Run("o"), kept("ne")),
        para(kept("two")),
        Block.of(BlockKind.BULLET, [kept("thre"), Run("e")]),
    )


def test_it_is_one_step_that_can_be_taken_back_and_done_again(paper):
    before = (para(Run("one "), Run("two", bold=True)), para(Run("three", reach=("sleep",))))
    sheet = on(paper, *before)
    paper.selectAll()
    paper.toggle_kept()
    after = sheet.body()

    paper.undo()
    assert sheet.body() == before
    paper.redo()
    assert sheet.body() == after


@pytest.mark.parametrize("caret", [1, 2, 3, 4])
def test_what_is_typed_in_it_or_at_its_end_never_leaves_either(paper, caret):
    sheet = on(paper, para(kept("abcd")), caret=caret)

    QTest.keyClicks(paper, "x y")

    assert [run.kept for block in sheet.blocks for run in block.runs] == [True]
    assert len(sheet.body()[0].text) == 7


def test_twin_words_typed_without_their_dress_could_leave(paper, monkeypatch):
    monkeypatch.setattr(paper_text, "reach_of", lambda _dress: ())
    real = paper_dress.before_typing

    def bare(page):
        real(page)
        page.setCurrentCharFormat(paper_text.char_format(""))

    monkeypatch.setattr(paper_dress, "before_typing", bare)

    with pytest.raises(AssertionError):
        test_what_is_typed_in_it_or_at_its_end_never_leaves_either(paper, 2)


def test_a_new_paragraph_after_it_goes_on_in_it_until_that_is_taken_away(paper):
    sheet = on(paper, para(kept("abcd")), caret=4)

    QTest.keyClick(paper, Key.Key_Return)
    assert paper.is_kept_here()
    QTest.keyClicks(paper, "ef")
    QTest.keyClick(paper, Key.Key_Return)
    keep_by_key(paper)
    assert not paper.is_kept_here()
    QTest.keyClicks(paper, "open")

    assert sheet.body() == (para(kept("abcd")), para(kept("ef")), para(Run("open")))


@pytest.mark.parametrize(("start", "end"), [(2, 8), (8, 2)])
def test_what_takes_the_place_of_it_never_leaves(paper, start, end):
    sheet = on(paper, para(Run("a "), kept("secret"), Run(" b")))
    paper.select(start, end)

    QTest.keyClicks(paper, "other")

    assert sheet.body() == (para(Run("a "), kept("other"), Run(" b")),)


def test_an_input_method_puts_kept_words_in_the_place_of_kept_words(paper):
    sheet = on(paper, para(Run("a "), kept("secret")))
    paper.select(8, 2)
    event = QInputMethodEvent()
    event.setCommitString("\u3042")

    QApplication.sendEvent(paper, event)

    assert sheet.body() == (para(Run("a "), kept("\u3042")),)


def test_a_paragraph_emptied_letter_by_letter_is_still_one_that_never_leaves(paper):
    sheet = on(paper, *from_plain("one\nab"), caret=6)
    keep_by_key(paper)

    for _ in range(2):
        QTest.keyClick(paper, Key.Key_Backspace)
    QTest.keyClicks(paper, "c")

    assert sheet.body() == (para(Run("one")), para(kept("c")))


def test_cut_and_pasted_it_is_still_kept_wherever_it_comes(paper):
    sheet = on(paper, para(Run("one "), kept("two", reach=("body",))), para(Run("three ")))
    paper.select(4, 7)

    paper.cut()
    paper.set_caret(99)
    paper.paste()

    assert sheet.body() == (para(Run("one ")), para(Run("three "), kept("two", reach=("body",))))
    other = on(paper, *from_plain("another text "), caret=13)
    paper.put_back(paper.kept)
    assert other.body() == (para(Run("another text "), kept("two", reach=("body",))),)


def test_others_are_lent_the_words_as_ever(paper):
    on(paper, para(Run("one "), kept("two")))
    paper.selectAll()

    paper.copy()

    assert QGuiApplication.clipboard().text() == "one two"


def test_words_from_outside_bring_nothing_and_among_kept_ones_are_kept(paper):
    mime = QMimeData()
    mime.setText("from\noutside")
    sheet = on(paper, para(Run("ab")), caret=1)
    paper.insertFromMimeData(mime)
    assert not any(run.kept for block in sheet.blocks for run in block.runs)

    sheet = on(paper, para(kept("ab")), caret=1)
    paper.insertFromMimeData(mime)

    assert plain(sheet.body()) == "afrom\noutsideb"
    assert all(run.kept for block in sheet.blocks for run in block.runs)


@pytest.mark.parametrize(("start", "end"), [(0, 12), (8, 12), (0, 8), (4, 7), (3, 7)])
def test_what_was_cut_and_put_back_is_as_it_was(paper, start, end):
    body = (para(Run("one"), kept("two")), para(kept("three"), Run(" f")))
    sheet = on(paper, *body)
    paper.select(start, end)

    paper.cut()
    paper.put_back(paper.kept)

    whole = [run for block in sheet.body() for run in block.runs if run.text]
    assert "".join(run.text for run in whole if run.kept) == "twothree"
    assert plain(sheet.body()) == plain(body)


def test_joined_with_an_open_paragraph_it_stays_as_long_as_it_was(paper):
    sheet = on(paper, para(Run("open")), para(kept("kept")), caret=5)

    QTest.keyClick(paper, Key.Key_Backspace)
    assert sheet.body() == (para(Run("open"), kept("kept")),)
    QTest.keyClick(paper, Key.Key_Return)

    assert sheet.body() == (para(Run("open")), para(kept("kept")))


def test_signs_of_a_list_typed_in_it_do_not_open_it(paper):
    sheet = on(paper, para(kept("ab")), caret=0)

    QTest.keyClicks(paper, "- ")

    assert sheet.body() == (Block.of(BlockKind.BULLET, [kept("ab")]),)


def test_without_a_text_there_is_nothing_to_mark(paper):
    paper.toggle_kept()
    paper.set_reach(["sleep"])

    assert not paper.is_kept_here()
    assert paper.reach_here() == ()


# -- where it reaches -------------------------------------------------------


def test_what_is_selected_touches_these_parts_of_life(paper, qtbot):
    sheet = on(paper, para(Run("I lay awake again")))
    paper.select(2, 11)

    with qtbot.waitSignal(paper.dress_changed):
        paper.set_reach(["sleep", "body"])

    assert sheet.body() == (
        para(Run("I "), Run("lay awake", reach=("body", "sleep")), Run(" again")),
    )
    assert paper.reach_here() == ("body", "sleep")
    paper.undo()
    assert sheet.body() == from_plain("I lay awake again")


def test_the_caret_in_a_passage_or_at_its_edge_says_what_it_touches(paper):
    on(paper, para(Run("ab"), Run("cd", reach=("sleep",)), Run("ef")))

    said = []
    for caret in range(7):
        paper.set_caret(caret)
        said.append(paper.reach_here())

    assert said == [(), (), ("sleep",), ("sleep",), ("sleep",), (), ()]


def test_with_the_caret_in_it_the_whole_passage_is_changed(paper):
    sheet = on(paper, para(Run("ab"), Run("cd", reach=("sleep",)), Run("ef")), caret=3)

    paper.set_reach([])

    assert sheet.body() == from_plain("abcdef")


def test_a_part_that_only_some_of_it_touches_stays_where_it_is(paper):
    sheet = on(paper, para(Run("ab", reach=("sleep",)), kept("cd", reach=("body",)), Run("ef")))
    paper.selectAll()
    assert paper.reach_here() == ("body", "sleep")

    paper.set_reach(["sleep", "trust"])

    assert sheet.body() == (
        para(
            Run("ab", reach=("sleep", "trust")),
            kept("cd", reach=("trust",)),
            Run("ef", reach=("trust",)),
        ),
    )
    paper.undo()
    assert sheet.body()[0].runs[1] == kept("cd", reach=("body",))


@pytest.mark.parametrize("caret", [0, 2])
def test_typing_goes_on_without_it_where_it_ends(paper, caret):
    sheet = on(paper, para(Run("cd", reach=("sleep",))), caret=caret)

    QTest.keyClicks(paper, "xy")

    assert Run("cd", reach=("sleep",)) in sheet.body()[0].runs
    assert Run("xy") in sheet.body()[0].runs


def test_inside_it_typing_belongs_to_it_and_keeps_other_marks_at_its_end(paper):
    sheet = on(paper, para(Run("cd", bold=True, kept=True, reach=("sleep",))), caret=1)
    QTest.keyClicks(paper, "x")
    paper.set_caret(3)
    QTest.keyClicks(paper, "y")

    assert sheet.body() == (
        para(Run("cxd", bold=True, kept=True, reach=("sleep",)), Run("y", bold=True, kept=True)),
    )


def test_a_new_paragraph_after_it_begins_without_it(paper):
    sheet = on(paper, para(Run("cd", reach=("sleep",))), caret=2)

    QTest.keyClick(paper, Key.Key_Return)
    QTest.keyClicks(paper, "x")

    assert sheet.body() == (para(Run("cd", reach=("sleep",))), para(Run("x")))


@given(st.data())
def test_after_any_choice_of_parts_they_are_said_as_chosen(paper, data):
    runs = [Run("ab", reach=data.draw(REACH)) for _ in range(3)]
    on(paper, para(*runs))
    paper.select(data.draw(st.integers(0, 2)), data.draw(st.integers(3, 6)))
    wanted = data.draw(REACH)

    paper.set_reach(wanted)

    assert paper.reach_here() == wanted


@given(st.lists(st.lists(REACH, max_size=3), min_size=1, max_size=4), st.data())
def test_all_that_something_selected_touches_is_said(paper, parts, data):
    blocks = [para(*(Run("ab", reach=reach) for reach in of)) for of in parts]
    sheet = on(paper, *blocks)
    length = len(plain(tuple(sheet.blocks)))
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    paper.select(start, end)

    cut = paper_text.slice_body(sheet.blocks, start, end)

    if start < end:
        assert set(paper.reach_here()) == {
            id_ for block in cut for run in block.runs for id_ in run.reach
        }
