import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from ui.widgets.paper_parts import BODY

from desktop.model.richtext import Block, from_plain, plain
from desktop.ui.widgets import paper_find


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("One one\nbone", "one", [(0, 3), (4, 7), (9, 12)]),
        ("it\u2019s", "it's", [(0, 4)]),
        ("\u201cno\u201d", '"no"', [(0, 4)]),
        ("a\u00a0b", "a b", [(0, 3)]),
        ("😀 lake", "lake", [(2, 6)]),
        ("İstanbul lake", "lake", [(9, 13)]),
        ("a.c abc", "a.c", [(0, 3)]),
        ("anything", "  ", []),
        ("anything", "", []),
    ],
)
def test_where_words_stand(text, words, places):
    found = paper_find.matches(from_plain(text), words)

    assert [(one.start, one.end) for one in found] == places


@given(BODY, st.text("ab é😀", min_size=1, max_size=3))
def test_every_place_holds_the_words(body, words):
    text = plain(body)

    for one in paper_find.matches(body, words):
        assert len(text[one.start : one.end]) == len(words)
        assert text[one.start : one.end].casefold().split() == words.casefold().split()


def test_only_what_is_on_the_screen_is_shown(paper):
    sheet = paper.new_sheet(from_plain("lake\n" * 2_000))
    paper.show_sheet(sheet)
    found = paper_find.matches(sheet.blocks, "lake")

    paper_find.show(paper, sheet.blocks, found, QColor("yellow"))

    assert len(found) == 2_000
    assert 5 < len(paper.extraSelections()) < 60


def test_an_emoji_before_it_moves_no_mark(paper):
    sheet = paper.new_sheet((*from_plain("😀😀 lake"), Block()))
    paper.show_sheet(sheet)

    paper_find.show(paper, sheet.blocks, paper_find.matches(sheet.blocks, "lake"), QColor("yellow"))

    assert [one.cursor.selectedText() for one in paper.extraSelections()] == ["lake"]
