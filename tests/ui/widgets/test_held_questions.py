"""What a sheet holds, shown in words before it is brought in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from sheets import question, sheet
from wording import breaches

from desktop.model.questions import Depth
from desktop.ui.widgets.held_questions import LONGEST_WORD, HeldQuestions, breakable


@pytest.fixture
def held(look, shown):
    made = shown(HeldQuestions(look))
    made.resize(1000, 700)
    return made


def words(held):
    # A layout shows what was put into it once it has its turn.
    QApplication.processEvents()
    labels = held.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisibleTo(held)]


def test_questions_are_counted_by_topic_in_words(held):
    held.show_sheet(
        sheet(question(1, tag="money"), question(2, tag="money"), question(3, tag="lies"))
    )
    said = words(held)

    assert "3 questions, made on Saturday 14 March 2026." in said
    assert [one for one in said if "question" in one and ":" in one] == [
        "Money: 2 questions",
        "Lies to me: one question",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "No questions; the sheet was made on Saturday 14 March 2026."),
        ((question(),), "One question, made on Saturday 14 March 2026."),
    ],
)
def test_a_sheet_with_one_question_or_none_says_so(held, asked, said):
    held.show_sheet(sheet(*asked))

    assert held.findChild(QLabel, "questions_in_summary").text() == said


def test_what_must_not_be_told_is_shown_with_the_topics_that_are_closed(held):
    held.show_sheet(sheet(do_not_tell=("No comparisons.",), depths={"meaning": Depth.NOTHING}))
    said = words(held)
    at = said.index("What your partner does not want to hear")

    assert said[at + 1 : at + 3] == ["Meaning: nothing at all", "No comparisons."]


def test_where_nothing_is_closed_that_is_said_too(held):
    held.show_sheet(sheet(question()))

    assert "Nothing is named here." in words(held)


def test_the_depths_and_the_note_are_shown_where_there_are_any(held):
    held.show_sheet(sheet(depths={"money": Depth.COUNTS}, note="Number 3 first."))
    with_both = words(held)
    held.show_sheet(sheet(question()))
    with_none = words(held)

    assert {"Money: counts and dates", "Number 3 first."} <= set(with_both)
    assert not {"How deep the answers go", "A note with it"} & set(with_none)


def shows_no_question_yet(held):
    held.show_sheet(sheet(question(text="Who was at the lake house?", purpose="I need to know.")))
    assert [one for one in words(held) if "lake house" in one or "need to know" in one] == []


def test_no_question_is_shown_before_it_is_wanted(held):
    shows_no_question_yet(held)


def test_a_question_that_is_shown_at_once_is_noticed(held, monkeypatch):
    monkeypatch.setattr(held, "_topics", lambda one: [question.text for question in one.questions])

    with pytest.raises(AssertionError, match="lake house"):
        shows_no_question_yet(held)


def test_what_looks_like_markup_is_shown_as_it_was_written(held):
    held.show_sheet(sheet(do_not_tell=("<b>names</b> <img src='x'>",)))
    shown = held.findChild(QLabel, "questions_in_limits_1")

    assert (shown.text(), shown.textFormat()) == (
        "<b>names</b> <img src='x'>",
        Qt.TextFormat.PlainText,
    )


def test_a_word_without_end_can_be_broken_and_loses_no_letter():
    text = "short " + "x" * 95
    broken = breakable(text)

    assert broken.replace("\u200b", "") == text
    assert max(map(len, broken.replace("\u200b", " ").split())) == LONGEST_WORD


def test_bringing_in_gives_the_sheet(held, qtbot):
    one = sheet(question())
    held.show_sheet(one)
    held.findChild(QPushButton, "questions_in_bring").setFocus()
    with qtbot.waitSignal(held.brought) as brought:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert brought.args == [one]


def test_once_forgotten_nothing_is_shown_or_given(held, qtbot):
    held.show_sheet(sheet(do_not_tell=("No comparisons.",), note="A note."))
    held.forget()
    with qtbot.assertNotEmitted(held.brought):
        held.findChild(QPushButton, "questions_in_bring").click()

    assert words(held) == []


def test_a_long_sheet_is_read_by_keys(held, qtbot):
    held.show_sheet(sheet(do_not_tell=tuple(f"Line {n}." for n in range(200))))
    held.setFocus()
    bar = held._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)

    assert bar.value() > 0
    assert held.findChild(QPushButton, "questions_in_bring").isVisible()


def test_the_words_around_it_keep_to_the_rules(held):
    held.show_sheet(sheet(question(), depths={"money": Depth.COUNTS, "lies": Depth.NOTHING}))

    assert [found for one in words(held) for found in breaches(one)] == []
