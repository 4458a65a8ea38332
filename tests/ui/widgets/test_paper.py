import gc
import weakref

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.richtext import EMPTY, Block, BlockKind, Run, from_plain, paragraph, plain
from desktop.ui.clipboard import Clipboard
from desktop.ui.widgets import paper_keys, paper_text
from desktop.ui.widgets.paper import COLUMN, Paper
from desktop.ui.widgets.paper_actions import Mark

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def on(paper, body, caret=0):
    sheet = paper.new_sheet(body)
    sheet.caret = caret
    paper.show_sheet(sheet)
    return sheet


def block(kind, text, **marks):
    return Block.of(kind, [Run(text, **marks)])


def type_into(paper, text):
    QTest.keyClicks(paper, text)


def press(paper, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(paper, key, modifiers)


def test_what_is_typed_is_in_the_body_and_told(paper, qtbot):
    sheet = on(paper, from_plain("one"), caret=3)

    with qtbot.waitSignal(paper.edited):
        type_into(paper, " two")

    assert sheet.body() == from_plain("one two")


def test_the_caret_is_counted_in_characters(paper):
    on(paper, from_plain("a😀\nb"), caret=4)

    assert paper.caret() == 4
    assert paper.textCursor().position() == 5


def test_an_empty_text_takes_no_mark_from_the_one_before(paper):
    on(paper, (block(BlockKind.PARAGRAPH, "strong", bold=True, italic=True),), caret=6)
    sheet = on(paper, EMPTY)

    type_into(paper, "plain")

    assert sheet.body() == from_plain("plain")


def test_undo_belongs_to_one_text(paper):
    first = on(paper, from_plain("first"), caret=5)
    type_into(paper, "!")
    second = on(paper, from_plain("second"), caret=6)

    press(paper, Key.Key_Z, CTRL)
    assert second.body() == from_plain("second")
    assert first.body() == from_plain("first!")

    paper.show_sheet(first)
    assert paper.caret() == 6
    press(paper, Key.Key_Z, CTRL)
    assert first.body() == from_plain("first")
    press(paper, Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert first.body() == from_plain("first!")


def test_select_all_and_one_key_hands_over_the_body_before(paper):
    body = from_plain("x" * 150 + "\n" + "y" * 150)
    on(paper, body)
    told = []
    paper.large_removal.connect(told.append)

    paper.selectAll()
    type_into(paper, "k")

    assert told == [body]
    assert paper.sheet.body() == from_plain("k")


def test_a_cut_hands_over_the_body_before_and_keeps_what_was_cut(paper):
    body = from_plain("z" * 300)
    on(paper, body)
    told, kept = [], []
    paper.large_removal.connect(told.append)
    paper.cut_kept.connect(kept.append)

    paper.selectAll()
    press(paper, Key.Key_X, CTRL)

    assert (told, kept) == ([body], [body])
    assert paper.sheet.body() == EMPTY
    paper.put_back(paper.kept)
    assert paper.sheet.body() == body


def test_a_cut_of_an_earlier_session_can_be_put_back(paper):
    on(paper, from_plain("here: "), caret=6)
    paper.set_kept((block(BlockKind.PARAGRAPH, "kept", bold=True),))

    _menu_line(paper, "Put the last cut back here").trigger()

    assert plain(paper.sheet.body()) == "here: kept"


def _menu_line(paper, words):
    return next(action for action in paper.menu().actions() if action.text() == words)


@pytest.mark.parametrize(
    ("kind", "text", "caret", "expected"),
    [
        (BlockKind.BULLET, "a", 1, ["b", "b"]),
        (BlockKind.BULLET, "", 0, ["p"]),
        (BlockKind.QUOTE, "", 0, ["p"]),
        (BlockKind.HEADING, "a", 1, ["h", "p"]),
        (BlockKind.HEADING, "ab", 1, ["h", "h"]),
        (BlockKind.HEADING, "a", 0, ["p", "h"]),
        (BlockKind.PARAGRAPH, "a", 1, ["p", "p"]),
    ],
)
def test_enter_knows_the_kinds(paper, kind, text, caret, expected):
    sheet = on(paper, (block(kind, text),), caret=caret)

    press(paper, Key.Key_Return)

    assert [one.kind.value for one in sheet.blocks] == expected
    assert list(sheet.blocks) == paper_text.read_all(sheet.document)


def test_enter_in_the_middle_is_one_step(paper):
    sheet = on(paper, (block(BlockKind.HEADING, "a"),), caret=1)
    press(paper, Key.Key_Return)

    press(paper, Key.Key_Z, CTRL)

    assert sheet.body() == (block(BlockKind.HEADING, "a"),)


def test_backspace_at_the_start_of_an_item_makes_a_paragraph(paper):
    sheet = on(paper, (paragraph("x"), block(BlockKind.NUMBER, "one")), caret=2)

    press(paper, Key.Key_Backspace)
    assert sheet.body() == from_plain("x\none")

    press(paper, Key.Key_Backspace)
    assert sheet.body() == from_plain("xone")


@pytest.mark.parametrize(("signs", "kind"), [("- ", "b"), ("1. ", "n"), ("# ", "h"), ("> ", "q")])
def test_signs_at_the_start_become_what_they_stand_for_and_can_be_had_back(paper, signs, kind):
    sheet = on(paper, EMPTY)

    type_into(paper, signs)
    assert sheet.body() == (Block(BlockKind(kind)),)

    press(paper, Key.Key_Z, CTRL)
    assert sheet.body() == from_plain(signs)


def test_the_same_signs_within_a_line_stay_signs(paper):
    sheet = on(paper, from_plain("a"), caret=1)

    type_into(paper, "- ")

    assert sheet.body() == from_plain("a- ")


def test_keys_set_marks_and_kinds(paper):
    sheet = on(paper, from_plain("word"))
    paper.select(0, 4)

    press(paper, Key.Key_B, CTRL)
    press(paper, Key.Key_U, CTRL)
    press(paper, Key.Key_4, CTRL)

    assert sheet.body() == (block(BlockKind.QUOTE, "word", bold=True, underline=True),)
    assert paper.action(Mark.BOLD).isChecked()
    assert paper.action(BlockKind.QUOTE).isChecked()
    press(paper, Key.Key_U, CTRL)
    press(paper, Key.Key_4, CTRL)
    assert sheet.body() == (block(BlockKind.PARAGRAPH, "word", bold=True),)


def test_a_mark_without_a_selection_is_for_what_comes(paper):
    sheet = on(paper, from_plain("a"), caret=1)

    press(paper, Key.Key_I, CTRL)
    type_into(paper, "b")

    assert sheet.body() == (Block.of(BlockKind.PARAGRAPH, [Run("a"), Run("b", italic=True)]),)


@pytest.mark.parametrize("key", [Key.Key_K, Key.Key_D, Key.Key_H, Key.Key_W])
def test_keys_of_old_toolkits_delete_no_line(paper, key):
    sheet = on(paper, from_plain("precious"), caret=3)

    press(paper, key, CTRL)

    assert sheet.body() == from_plain("precious")


def test_tab_goes_on_and_types_nothing(paper):
    sheet = on(paper, from_plain("a"))

    press(paper, Key.Key_Tab)

    assert sheet.body() == from_plain("a")


def test_copy_gives_words_marks_and_kinds_to_another_text(paper):
    body = (block(BlockKind.HEADING, "Title"), block(BlockKind.BULLET, "item", italic=True))
    on(paper, body)
    paper.selectAll()
    press(paper, Key.Key_C, CTRL)
    other = on(paper, EMPTY)

    press(paper, Key.Key_V, CTRL)

    assert other.body() == body


def test_a_part_of_a_heading_comes_as_words(paper):
    on(paper, (block(BlockKind.HEADING, "Title"),))
    paper.select(1, 3)
    paper.copy()
    other = on(paper, from_plain("ab"), caret=1)

    paper.paste()

    assert other.body() == from_plain("aitb")


def test_what_an_input_method_has_begun_is_no_text_until_it_is_committed(paper):
    sheet = on(paper, from_plain("a"), caret=1)
    QApplication.sendEvent(paper, QInputMethodEvent("にほ", []))
    assert sheet.body() == from_plain("a")

    paper.commit_preedit()

    assert sheet.body() == from_plain("aにほ")


def test_another_text_takes_nothing_begun_with_it(paper):
    first = on(paper, from_plain("a"), caret=1)
    QApplication.sendEvent(paper, QInputMethodEvent("に", []))

    second = on(paper, EMPTY)

    assert (first.body(), second.body()) == (from_plain("aに"), EMPTY)


def test_nothing_is_offered_for_a_drag_or_the_selection(paper):
    on(paper, from_plain("secret"))
    paper.selectAll()

    assert paper.createMimeDataFromSelection().formats() == []
    assert not paper.acceptDrops()
    assert not paper.viewport().acceptDrops()


def test_a_press_into_the_selection_begins_a_new_one(paper):
    on(paper, from_plain("secret words"))
    paper.selectAll()
    place = paper.cursorRect(paper.textCursor()).center() - QPoint(30, 0)

    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert not paper.textCursor().hasSelection()
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_input_methods_are_asked_to_learn_nothing(paper):
    hints = paper.inputMethodHints()

    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_the_column_is_no_wider_than_a_column(paper, look):
    on(paper, from_plain("a"))
    paper.resize(1280, 600)
    assert paper.viewport().width() in (COLUMN, COLUMN + 1)

    look.set_text_size(150)

    assert paper.viewport().width() in (COLUMN * 3 // 2, COLUMN * 3 // 2 + 1)


def test_lines_end_within_the_column_from_the_first_showing_on(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    paper = Paper(look, Clipboard(clear_after_ms=60_000))
    QVBoxLayout(page).addWidget(paper)
    paper.show_sheet(paper.new_sheet(from_plain("some words that go on " * 40)))
    for width in (1_000, 1_400, 500):
        page.resize(width, 700)
        with qtbot.waitExposed(page):
            page.show()

        assert paper.document().size().width() <= paper.viewport().width() <= COLUMN + 1
        page.hide()


def test_the_text_size_changes_while_writing_and_takes_nothing_back(paper, look):
    sheet = on(paper, from_plain("a"), caret=1)
    type_into(paper, "b")
    height = sheet.document.size().height()

    look.set_text_size(200)

    assert sheet.document.defaultFont().pixelSize() == 34
    assert sheet.document.size().height() > height
    press(paper, Key.Key_Z, CTRL)
    assert sheet.body() == from_plain("a")


def test_the_wheel_works_beside_the_column(paper):
    on(paper, from_plain("line\n" * 200))
    where = paper.rect().topLeft() + QPoint(5, 300)
    turn = QWheelEvent(
        where,
        paper.mapToGlobal(where),
        QPoint(0, -240),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(paper, turn)

    assert paper.verticalScrollBar().value() > 0


def test_a_paper_put_away_shows_and_takes_nothing(paper):
    sheet = on(paper, from_plain("text"))

    paper.put_away()
    type_into(paper, "x")

    assert paper.toPlainText() == ""
    assert sheet.body() == from_plain("text")
    assert paper.sheet is None


def test_pasted_lines_are_paragraphs(paper):
    sheet = on(paper, EMPTY)
    mime = QMimeData()
    mime.setText("one\r\ntwo")

    paper.insertFromMimeData(mime)

    assert sheet.body() == from_plain("one\ntwo")


def test_signs_are_painted_beside_items_and_quotes(paper):
    on(paper, (block(BlockKind.BULLET, "a"), block(BlockKind.NUMBER, "b"), paragraph("c")))
    with_signs = paper.viewport().grab().toImage()

    on(paper, (paragraph("a"), paragraph("b"), paragraph("c")))

    def ink(image):
        left = image.copy(0, 0, 24, image.height())
        paper_colour = left.pixel(1, image.height() - 1)
        return sum(
            left.pixel(x, y) != paper_colour for x in range(24) for y in range(left.height())
        )

    assert ink(with_signs) > 20
    assert with_signs != paper.viewport().grab().toImage()


def test_the_keys_of_kinds_do_not_leave_a_bullet_behind_twin(paper, monkeypatch):
    monkeypatch.setattr(paper_keys, "backspace", lambda sheet, cursor: False)

    with pytest.raises(AssertionError):
        test_backspace_at_the_start_of_an_item_makes_a_paragraph(paper)


def test_twin_one_document_for_all_texts_mixes_their_undo(paper, monkeypatch):
    sheet = paper.new_sheet(from_plain("first"))
    monkeypatch.setattr(Paper, "new_sheet", lambda self, body: sheet)

    with pytest.raises(AssertionError):
        test_undo_belongs_to_one_text(paper)


def test_a_sheet_nobody_keeps_is_gone(paper):
    ref = weakref.ref(on(paper, from_plain("gone")))
    paper.put_away()
    QGuiApplication.processEvents()
    gc.collect()

    assert ref() is None
