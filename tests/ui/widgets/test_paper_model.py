import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from ui.widgets.paper_parts import BODY, KIND, REACH, TEXT, measures

from desktop.model.richtext import EMPTY, Block, BlockKind, Run, from_plain, paragraph, plain
from desktop.ui.widgets import paper_dress, paper_model, paper_text
from desktop.ui.widgets.paper_model import Sheet

pytestmark = pytest.mark.usefixtures("qapp")


def sheet_of(body):
    return Sheet(body, measures())


def at(sheet, start, end=None):
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(sheet.position_at(start))
    if end is not None:
        cursor.setPosition(sheet.position_at(end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


@given(BODY)
def test_what_goes_on_a_sheet_comes_back_the_same(body):
    expected = EMPTY if body == (Block(),) else body

    sheet = sheet_of(body)

    assert sheet.body() == expected
    assert tuple(paper_text.read_all(sheet.document)) == (body or (Block(),))


def _place(data, sheet):
    return data.draw(st.integers(0, sheet.document.characterCount() - 1))


def _type(data, sheet, cursor):
    cursor.insertText(data.draw(TEXT))


def _enter(data, sheet, cursor):
    cursor.insertBlock()


def _delete(data, sheet, cursor):
    cursor.deleteChar()


def _backspace(data, sheet, cursor):
    cursor.deletePreviousChar()


def _kind(data, sheet, cursor):
    sheet.set_kind(cursor, data.draw(KIND))


def _mark(data, sheet, cursor):
    cursor.mergeCharFormat(paper_text.char_format(data.draw(st.sampled_from(["b", "i", "u"]))))


def _keep(data, sheet, cursor):
    paper_dress.toggle_kept(sheet, cursor)


def _reach(data, sheet, cursor):
    paper_dress.set_reach(sheet, cursor, data.draw(REACH))


def _paste(data, sheet, cursor):
    sheet.insert(cursor, data.draw(BODY))


def _undo(data, sheet, cursor):
    sheet.undo()


def _redo(data, sheet, cursor):
    sheet.redo()


def _resize(data, sheet, cursor):
    sheet.wear(measures(data.draw(st.sampled_from([0.8, 1.0, 2.0]))))


ACTS = [
    _type, _enter, _delete, _backspace, _kind, _mark, _keep, _reach, _paste, _undo, _redo, _resize,
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(BODY, st.lists(st.sampled_from(ACTS), max_size=12), st.data())
def test_after_any_acts_the_blocks_are_what_the_document_says(body, acts, data):
    sheet = sheet_of(body)
    first = list(sheet.blocks)
    for act in acts:
        cursor = QTextCursor(sheet.document)
        cursor.setPosition(_place(data, sheet))
        cursor.setPosition(_place(data, sheet), QTextCursor.MoveMode.KeepAnchor)
        act(data, sheet, cursor)
        assert list(sheet.blocks) == paper_text.read_all(sheet.document)
    last = list(sheet.blocks)
    while sheet.undo() is not None:
        assert list(sheet.blocks) == paper_text.read_all(sheet.document)
    assert list(sheet.blocks) == first
    while sheet.redo() is not None:
        pass
    if _undo not in acts:
        assert list(sheet.blocks) == last


def test_places_are_characters_whatever_qt_counts():
    sheet = sheet_of((paragraph("a😀"), paragraph("😀b")))

    assert sheet.position_at(4) == 6
    assert sheet.character_at(6) == 4
    assert sheet.position_at(99) == sheet.document.characterCount() - 1
    assert sheet.character_at(99) == 5


def test_half_an_emoji_left_by_a_cut_through_it_does_no_harm():
    sheet = sheet_of((paragraph("x😀y"),))
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(2)
    cursor.deleteChar()

    assert plain(sheet.body()) == "x\ufffdy"
    assert sheet.character_at(sheet.document.characterCount() - 1) == 3


@pytest.mark.parametrize("length", [200, 201])
def test_only_more_than_two_hundred_characters_taken_out_are_told(length, qtbot):
    body = from_plain("before\n" + "x" * length + "\nafter")
    sheet = sheet_of(body)
    told = []
    sheet.large_removal.connect(told.append)

    at(sheet, 7, 7 + length).insertText("k")

    assert told == ([body] if length > 200 else [])
    assert plain(sheet.body()) == "before\nk\nafter"


def test_taking_back_a_long_paste_is_told_with_the_body_before():
    sheet = sheet_of(from_plain("mine"))
    sheet.insert(at(sheet, 4), from_plain("y" * 300))
    told = []
    sheet.large_removal.connect(told.append)

    sheet.undo()

    assert told == [from_plain("mine" + "y" * 300)]
    assert sheet.body() == from_plain("mine")


def test_another_kind_for_a_long_block_takes_nothing_out():
    sheet = sheet_of(from_plain("z" * 500))
    told = []
    sheet.large_removal.connect(told.append)

    sheet.set_kind(at(sheet, 3), BlockKind.QUOTE)

    assert told == []
    assert sheet.body()[0].kind is BlockKind.QUOTE


def test_a_change_of_size_is_no_edit_and_keeps_what_can_be_taken_back():
    sheet = sheet_of(from_plain("one"))
    at(sheet, 3).insertText("!")
    edits = []
    sheet.edited.connect(lambda: edits.append(1))

    sheet.wear(measures(2.0))

    assert edits == []
    assert sheet.undo() is not None
    assert sheet.body() == from_plain("one")


def test_marks_set_on_nothing_are_no_step():
    sheet = sheet_of(from_plain("one"))

    at(sheet, 1).mergeCharFormat(paper_text.char_format("b"))

    assert not sheet.can_undo


def test_words_pasted_into_a_block_take_its_kind_and_lines_keep_their_own():
    sheet = sheet_of((Block.of(BlockKind.BULLET, [Run("ab")]),))

    sheet.insert(at(sheet, 1), (paragraph("1"), Block.of(BlockKind.QUOTE, [Run("2", bold=True)])))

    assert sheet.body() == (
        Block.of(BlockKind.BULLET, [Run("a1")]),
        Block.of(BlockKind.QUOTE, [Run("2", bold=True), Run("b")]),
    )


def test_a_heading_is_higher_than_a_paragraph_and_its_size_is_no_part_of_the_text(qtbot):
    sheet = sheet_of((Block.of(BlockKind.HEADING, [Run("Title")]), paragraph("text")))
    layout = sheet.document.documentLayout()
    high = layout.blockBoundingRect(sheet.document.firstBlock()).height()

    sheet.set_kind(at(sheet, 0), BlockKind.PARAGRAPH)

    assert sheet.document.firstBlock().layout().formats() == []
    low = layout.blockBoundingRect(sheet.document.firstBlock()).height()
    assert low < high


def test_where_the_caret_goes_after_taking_back():
    sheet = sheet_of(from_plain("one 😀 two\nthree"))
    at(sheet, 4, 6).removeSelectedText()

    cursor = sheet.undo()

    assert sheet.character_at(cursor.position()) == 6


def test_twin_reading_only_the_first_touched_block_goes_out_of_step(monkeypatch):
    read = Sheet._read
    monkeypatch.setattr(Sheet, "_read", lambda self, first, last: read(self, first, first))

    with pytest.raises(AssertionError):
        test_words_pasted_into_a_block_take_its_kind_and_lines_keep_their_own()


def test_twin_a_higher_limit_stays_silent(monkeypatch, qtbot):
    monkeypatch.setattr(paper_model, "LARGE_REMOVAL", 2_000)

    with pytest.raises(AssertionError):
        test_only_more_than_two_hundred_characters_taken_out_are_told(201, qtbot)
