from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from ui.widgets.paper_parts import BODY, ROUGH_TEXT, TEXT, blocks, measures

from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.ui.widgets import paper_text


def test_an_emoji_counts_two_for_qt_and_one_here():
    assert paper_text.utf16_length("a😀b") == 4
    assert paper_text.utf16_offset("a😀b", 2) == 3
    assert paper_text.character_offset("a😀b", 3) == 2


def test_a_place_inside_an_emoji_counts_before_it():
    assert paper_text.character_offset("a😀b", 2) == 1


@given(TEXT, st.integers(0, 12))
def test_places_go_there_and_back(text, place):
    place = min(place, len(text))

    assert paper_text.character_offset(text, paper_text.utf16_offset(text, place)) == place


@given(BODY)
def test_a_body_of_lines_is_held_as_it_is(body):
    assert paper_text.holdable(body) == (body or (Block(),))


@given(st.lists(blocks(ROUGH_TEXT), max_size=4).map(tuple))
def test_what_a_page_cannot_hold_is_parted_or_replaced_and_no_letter_is_lost(body):
    held = paper_text.holdable(body)

    def letters(some):
        return [c for block in some for c in block.text if c in "ab\u2028😀"]

    assert letters(held) == letters(body)
    assert paper_text.holdable(held) == held
    document = QTextDocument()
    paper_text.write_blocks(QTextCursor(document), held, measures())
    assert tuple(paper_text.read_all(document)) == held


def test_half_a_character_becomes_the_replacement_sign():
    assert paper_text.holdable((paragraph("a\ud83db"),)) == (paragraph("a\ufffdb"),)


def test_a_line_end_inside_a_block_parts_it_and_keeps_kind_and_marks():
    block = Block.of(BlockKind.QUOTE, [Run("one\r\ntwo", bold=True), Run("!")])

    assert paper_text.holdable((block,)) == (
        Block.of(BlockKind.QUOTE, [Run("one", bold=True)]),
        Block.of(BlockKind.QUOTE, [Run("two", bold=True), Run("!")]),
    )


@given(BODY, st.data())
def test_two_slices_hold_what_was_between(body, data):
    held = paper_text.holdable(body)
    text = "\n".join(block.text for block in held)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    cut = paper_text.slice_body(held, start, end)

    assert "\n".join(block.text for block in cut) == text[start:end]


@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_common_ends_are_common_and_the_longest(old, new):
    head, tail = paper_text.common_ends(old, new)

    assert old[:head] == new[:head]
    assert old[len(old) - tail :] == new[len(new) - tail :]
    assert head + tail <= min(len(old), len(new))
    assert old[head : head + 1] != new[head : head + 1] or head == min(len(old), len(new))
