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


@pytest.mark.parametrize(
    ("is_for_them", "says_yes", "expected"),
    [(False, False, (True, True)), (True, False, (False, True)), (True, True, (False, False))],
)
def test_the_card_is_for_whom_it_is_and_offers_help_after_a_yes(
    look, shown, is_for_them, says_yes, expected
):
    card = shown(BeforeOthersRead(look, name="card"))
    card.show_for(is_for_them=is_for_them, says_yes=says_yes)

    assert (card.isHidden(), card.findChild(QPushButton, "card_help").isHidden()) == expected
    assert breaches(card.findChild(QLabel, "card_words").text()) == []
