"""One finding and its three replies."""

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.model.reading_notes import Note, Reply
from desktop.preferences import Preferences
from desktop.ui.theme import Look
from desktop.ui.widgets.finding_card import Finding, FindingCard, WaitingCard

SENTENCE = "It was <b>only</b> once & no more."


@pytest.fixture
def look(qapp):
    made = Look(qapp, Preferences())
    made.dress(qapp)
    return made


def shown(qtbot, look, **more):
    start = SENTENCE.index("only")
    note = Note(label="minimising", words="only")
    finding = Finding(
        note=note, sentence=SENTENCE, start=start, end=start + 4, comes_again=False,
        why="Why.", question="How often?", example="Somebody else.", **more,
    )  # fmt: skip
    made = FindingCard(look, finding, name="card")
    qtbot.addWidget(made)
    made.answers = []
    made.answered.connect(lambda now: made.answers.append(now.reply))
    made.show()
    return made


@pytest.fixture
def card(qtbot, look):
    return shown(qtbot, look)


def sees(card):
    return {one.objectName() for one in card.findChildren(QLabel) if one.isVisible()}


def press(card, name):
    card.findChild(QPushButton, f"card_{name}").click()


def test_the_words_are_shown_as_they_were_written(card):
    words = card.findChild(QLabel, "card_words")
    assert words.accessibleName() == SENTENCE
    assert words.accessibleDescription() == "only"
    assert words.text() == ("It was &lt;b&gt;<u><b>only</b></u>&lt;/b&gt; once &amp; no more.")


def test_the_example_is_closed_at_first(card):
    assert "card_example" not in sees(card)
    press(card, "show")
    assert "card_example" in sees(card)
    press(card, "keep")
    assert "card_example" not in sees(card)


def test_each_reply_can_be_taken_back(card):
    press(card, "keep")
    assert {"card_reason_words", "card_said"} <= sees(card)
    press(card, "back")
    press(card, "aside")
    assert "card_question" not in sees(card)
    press(card, "back")

    assert sees(card) == {"card_words", "card_why", "card_question"}
    assert card.answers == [Reply.KEEP, Reply.NONE, Reply.ASIDE, Reply.NONE]


def test_a_button_says_of_which_words_it_speaks(card):
    assert card.findChild(QPlainTextEdit) is None  # made only once it is wanted
    press(card, "aside")
    names = [one.accessibleName() for one in card.findChildren(QPushButton)]
    assert len(names) == len(set(names)) == 5
    assert all(name.endswith(": only") for name in names)


def test_nobody_is_asked_why_they_leave_what_was_offered(qtbot, look):
    offer = shown(qtbot, look, is_offer=True)
    texts = {one.text() for one in offer.findChildren(QPushButton)}
    assert {"Go to it", "It stays as it is", "Not relevant here"} <= texts
    press(offer, "keep")
    assert sees(offer) == {"card_words", "card_said"}
    assert not offer.findChild(QPlainTextEdit).isVisible()


def test_words_that_come_again_are_said_to(qtbot, look):
    note = Note(label="vague", words="a few")
    again = Finding(
        note=note, sentence="a few", start=0, end=5, comes_again=True, why="W.", question="Q?",
        example="E.",
    )  # fmt: skip
    made = FindingCard(look, again, name="card")
    qtbot.addWidget(made)
    assert not made.findChild(QLabel, "card_again").isHidden()
    assert made.findChild(QLabel, "card_again").parentWidget() is made


def test_a_reason_that_waits_is_deleted_and_brought_back_by_one_button(qtbot, look):
    note = Note(label="minimising", words="only", reply=Reply.KEEP, reason="<b>Two</b> times.")
    made = WaitingCard(look, note, name="gone")
    qtbot.addWidget(made)
    heard = []
    made.hold_wanted.connect(heard.append)
    turn = made.findChild(QPushButton, "gone_turn")
    assert turn.accessibleName() == "Delete this answer: only"
    assert made.findChild(QLabel, "gone_reason").text() == "<b>Two</b> times."
    assert made.findChild(QLabel, "gone_said").text() == "You keep it."
    turn.click()
    assert turn.text() == "Bring it back"
    turn.click()

    assert heard == [False, True]


def test_an_answer_that_waits_without_a_reason_shows_what_was_answered(qtbot, look):
    note = Note(label="minimising", words="only", reply=Reply.ASIDE)
    made = WaitingCard(look, note, name="gone")
    qtbot.addWidget(made)
    assert made.findChild(QLabel, "gone_said").text() == "Not relevant here."
    assert made.findChild(QLabel, "gone_reason").isHidden()
