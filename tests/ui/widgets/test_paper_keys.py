"""Enter, Backspace and typed signs know the kinds of blocks; other keys stay whose they are."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.ui.clipboard import Clipboard
from desktop.ui.widgets import paper_keys
from desktop.ui.widgets.paper import Paper

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def on(paper, *blocks, caret=0):
    sheet = paper.new_sheet(blocks)
    sheet.caret = caret
    paper.show_sheet(sheet)
    return sheet


def block(kind, text=""):
    return Block.of(kind, [Run(text)])


def key(which, modifiers=NONE, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, which, modifiers, text)


@pytest.mark.parametrize("letter", "BDEFGHIJKLMNOPQRSTUW")
def test_ctrl_and_a_letter_belongs_to_a_shortcut(letter):
    assert paper_keys.is_for_others(key(Key[f"Key_{letter}"], CTRL))
    assert paper_keys.is_for_others(key(Key[f"Key_{letter}"], CTRL | SHIFT))


@pytest.mark.parametrize("letter", "ACVXYZ")
def test_the_keys_of_writing_stay_with_the_page(letter):
    assert not paper_keys.is_for_others(key(Key[f"Key_{letter}"], CTRL))


@pytest.mark.parametrize("modifiers", [NONE, SHIFT, ALT, CTRL | ALT])
def test_a_letter_without_ctrl_or_with_alt_too_is_typed(modifiers):
    assert not paper_keys.is_for_others(key(Key.Key_E, modifiers))


def test_moving_by_words_stays_with_the_page():
    assert not paper_keys.is_for_others(key(Key.Key_Left, CTRL))


def test_a_sign_that_needs_ctrl_and_alt_is_typed(paper):
    sheet = on(paper)

    QApplication.sendEvent(paper, key(Key.Key_E, CTRL | ALT, "€"))

    assert sheet.body() == from_plain("€")


def test_a_shortcut_of_the_window_works_while_writing(look, shown):
    page, told = QWidget(), []
    paper = Paper(look, Clipboard(clear_after_ms=60_000))
    QVBoxLayout(page).addWidget(paper)
    QShortcut(QKeySequence("Ctrl+K"), page).activated.connect(lambda: told.append("heard"))
    shown(page)
    sheet = on(paper, *from_plain("precious"), caret=3)
    paper.setFocus()

    QTest.keyClick(paper, Key.Key_K, CTRL)

    assert told == ["heard"]
    assert sheet.body() == from_plain("precious")


@pytest.mark.parametrize(
    ("which", "modifiers"), [(Key.Key_Return, NONE), (Key.Key_Enter, NONE), (Key.Key_Return, SHIFT)]
)
def test_every_enter_begins_a_block_and_never_a_line_within_one(paper, which, modifiers):
    sheet = on(paper, *from_plain("ab"), caret=1)

    QTest.keyClick(paper, which, modifiers)

    assert sheet.body() == from_plain("a\nb")


def test_enter_with_ctrl_is_left_to_others(paper):
    sheet = on(paper, *from_plain("ab"), caret=1)

    QTest.keyClick(paper, Key.Key_Return, CTRL)

    assert sheet.body() == from_plain("ab")


def test_enter_puts_a_new_block_in_the_place_of_a_selection_in_one_step(paper):
    sheet = on(paper, block(BlockKind.BULLET, "one"), block(BlockKind.BULLET, "two"))
    paper.select(1, 6)

    QTest.keyClick(paper, Key.Key_Return)

    assert sheet.body() == (block(BlockKind.BULLET, "o"), block(BlockKind.BULLET, "o"))
    paper.undo()
    assert sheet.body() == (block(BlockKind.BULLET, "one"), block(BlockKind.BULLET, "two"))


def test_enter_on_an_empty_item_ends_the_list_without_a_new_block(paper):
    sheet = on(paper, block(BlockKind.NUMBER, "one"), block(BlockKind.NUMBER), caret=4)

    QTest.keyClick(paper, Key.Key_Return)

    assert sheet.body() == (block(BlockKind.NUMBER, "one"), block(BlockKind.PARAGRAPH))


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.BULLET, BlockKind.QUOTE])
def test_backspace_at_the_start_takes_the_kind_and_no_letter(paper, kind):
    sheet = on(paper, block(kind, "word"))

    QTest.keyClick(paper, Key.Key_Backspace)

    assert sheet.body() == from_plain("word")


@pytest.mark.parametrize(("start", "end"), [(0, 2), (2, 0)])
@pytest.mark.parametrize("kind", list(BlockKind))
def test_backspace_over_a_selection_takes_the_letters_and_leaves_the_kind(paper, kind, start, end):
    sheet = on(paper, block(kind, "word"))
    paper.select(start, end)

    QTest.keyClick(paper, Key.Key_Backspace)

    assert sheet.body() == (block(kind, "rd"),)
    paper.undo()
    assert sheet.body() == (block(kind, "word"),)


@pytest.mark.parametrize(("start", "end"), [(0, 6), (6, 0)])
def test_backspace_over_several_blocks_does_not_ask_where_choosing_them_began(paper, start, end):
    sheet = on(paper, block(BlockKind.BULLET, "one"), block(BlockKind.BULLET, "two"))
    paper.select(start, end)

    QTest.keyClick(paper, Key.Key_Backspace)

    assert sheet.body() == (block(BlockKind.BULLET, "o"),)


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        ("- ", BlockKind.BULLET),
        ("* ", BlockKind.BULLET),
        ("1. ", BlockKind.NUMBER),
        ("# ", BlockKind.HEADING),
        ("> ", BlockKind.QUOTE),
    ],
)
def test_signs_before_words_that_stand_there_take_none_of_them(paper, signs, kind):
    sheet = on(paper, *from_plain("word"))

    QTest.keyClicks(paper, signs)

    assert sheet.body() == (block(kind, "word"),)
    assert paper.caret() == 0


@pytest.mark.parametrize("signs", ["2. ", "+ ", "## ", " - ", "-a "])
def test_other_signs_stay_what_was_typed(paper, signs):
    sheet = on(paper)

    QTest.keyClicks(paper, signs)

    assert sheet.body() == from_plain(signs)


def test_signs_in_a_block_of_another_kind_stay_signs(paper):
    sheet = on(paper, block(BlockKind.HEADING))

    QTest.keyClicks(paper, "- ")

    assert sheet.body() == (block(BlockKind.HEADING, "- "),)


def test_nothing_is_typed_on_a_page_that_was_put_away(paper):
    sheet = on(paper, *from_plain("kept"), caret=4)
    paper.put_away()

    QTest.keyClick(paper, Key.Key_Return)
    QTest.keyClick(paper, Key.Key_Backspace)

    assert sheet.body() == from_plain("kept")
    assert paper.toPlainText() == ""


def test_twin_that_leaves_enter_to_qt_puts_a_line_within_a_block(paper, monkeypatch):
    monkeypatch.setattr(paper_keys, "press", lambda sheet, cursor, event: False)

    with pytest.raises(AssertionError):
        test_every_enter_begins_a_block_and_never_a_line_within_one(paper, Key.Key_Return, SHIFT)


def test_twin_that_leaves_selections_to_qt_takes_an_indent_for_words(paper, monkeypatch):
    whole = paper_keys.backspace

    def blind(sheet, cursor):
        return not cursor.hasSelection() and whole(sheet, cursor)

    monkeypatch.setattr(paper_keys, "backspace", blind)

    with pytest.raises(AssertionError):
        test_backspace_over_a_selection_takes_the_letters_and_leaves_the_kind(
            paper, BlockKind.QUOTE, 2, 0
        )


def test_twin_that_takes_more_letters_for_writing_takes_those_of_shortcuts(monkeypatch):
    monkeypatch.setattr(paper_keys, "_OWN_LETTERS", frozenset("ACKVXYZ"))

    with pytest.raises(AssertionError):
        test_ctrl_and_a_letter_belongs_to_a_shortcut("K")
