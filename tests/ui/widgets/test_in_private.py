"""The line that offers the questions tells nobody what they are about; the card says what fits."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from wording import breaches

from desktop.ui.widgets.in_private import BeforeOthersRead, InPrivate


def test_the_line_can_be_taken_and_left(look, shown, qtbot):
    line = shown(InPrivate(look, name="line"))
    with qtbot.waitSignal(line.wanted):
        line.findChild(QPushButton, "line_open").click()
    with qtbot.waitSignal(line.left):
        line.findChild(QPushButton, "line_leave").click()
    words = " ".join(one.text() for one in line.findChildren(QLabel))

    assert not any(one in words for one in ("fear", "violence", "afraid"))
    assert breaches(words) == []


def after_yes(card, *, own=False, others=False):
    card.show_after_yes(fears_own_acts=own, fears_others=others)


@pytest.mark.parametrize(
    ("say", "words", "has_help"),
    [
        (lambda card: card.show_question(for_both=False), "safe for you that somebody", False),
        (lambda card: card.show_question(for_both=True), "safe, for both of you", False),
        (lambda card: after_yes(card, others=True), "fear at home", True),
        (lambda card: after_yes(card, own=True), "fear you might do", True),
        (lambda card: after_yes(card, own=True, others=True), "fear at home", True),
        (lambda card: after_yes(card, own=True, others=True), "fear you might do", True),
    ],
)
def test_the_card_says_what_fits_and_offers_help_after_a_yes(look, shown, say, words, has_help):
    card = shown(BeforeOthersRead(look, name="card"))
    say(card)
    said = card.findChild(QLabel, "card_words").text().replace("\n", " ")

    assert words in said
    assert card.isHidden() is False
    assert card.findChild(QPushButton, "card_help").isHidden() is not has_help
    assert breaches(said) == []


def test_whoever_fears_themselves_alone_is_told_of_nobody_else(look, shown):
    card = shown(BeforeOthersRead(look, name="card"))
    after_yes(card, own=True)

    assert "fear at home" not in card.findChild(QLabel, "card_words").text()


def test_the_card_is_not_there_for_whom_it_is_not(look, shown):
    card = shown(BeforeOthersRead(look, name="card"))
    after_yes(card, own=True)
    card.show_nothing()

    assert card.isHidden()
