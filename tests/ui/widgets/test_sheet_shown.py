"""Every word of a sheet is shown, and what is in no sheet is named."""

import pytest
from hypothesis import given
from PySide6.QtWidgets import QLabel
from sheets import SHEETS, question, sheet
from wording import breaches

from desktop.model import questions
from desktop.model.questions import Depth
from desktop.ui.widgets.held_questions import breakable
from desktop.ui.widgets.sheet_shown import SheetShown


@pytest.fixture
def page(look, qtbot):
    made = SheetShown(look)
    qtbot.addWidget(made)
    return made


def reads(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def every_word_is_there(page, one):
    page.show_sheet(one)
    said = "\n".join(reads(page))
    told = [*one.do_not_tell, one.note]
    for asked in one.questions:
        told += [f"{asked.number} · {breakable(asked.text)}", asked.depth.words]
        told += [questions.tag_words(asked.tag), breakable(asked.purpose)]
    told += [f"{questions.tag_words(tag)}: {depth.words}" for tag, depth in one.depths.items()]
    for words in told:
        assert words in said or breakable(words) in said, "something that leaves is not shown"


@given(SHEETS)
def test_nothing_leaves_that_is_not_shown(page, one):
    every_word_is_there(page, one)


def test_twin_that_shows_no_limits_is_noticed(page, monkeypatch):
    whole = SheetShown._part
    monkeypatch.setattr(
        SheetShown,
        "_part",
        lambda self, heading, lines, name: name != "limit" and whole(self, heading, lines, name),
    )

    with pytest.raises(AssertionError, match="is not shown"):
        every_word_is_there(page, sheet(do_not_tell=("The hotel in Leeds",)))


def test_what_is_never_in_a_file_is_said_plainly(page):
    page.show_sheet(sheet(question(1), question(2, purpose="To plan.")))
    with_purpose = reads(page)
    page.show_sheet(sheet(question(1)))
    without = reads(page)

    assert "What a question is for." in without
    assert "What a question is for." not in with_purpose
    assert "Your lines: what you would do after which answer." in with_purpose


def test_an_empty_part_says_that_it_is_empty(page):
    page.show_sheet(sheet())
    said = reads(page)

    assert "No question." in said
    assert "Nothing is named here." in said
    assert breaches("\n".join(said)) == []


def test_a_sheet_that_is_forgotten_leaves_nothing(page):
    page.show_sheet(sheet(question(1), depths={"money": Depth.COUNTS}))
    page.forget()

    assert reads(page) == []
