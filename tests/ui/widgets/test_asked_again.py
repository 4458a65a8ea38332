"""The card that asks once more says which row it is about, and only while it asks."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.model.still_wanted import Waiting
from desktop.ui.widgets.asked_again import AskedAgain


@pytest.mark.parametrize("what", ["yes", "no", "later"])
def test_an_answer_names_the_row_and_what_was_said(look, shown, qtbot, what):
    card = shown(AskedAgain(look))
    card.show_question(Waiting(row="r1", question="Was it?"))
    with qtbot.waitSignal(card.answered) as told:
        card.findChild(QPushButton, f"facts_again_{what}").click()

    assert told.args == ["r1", what]
    card.show_question(None)
    assert card.isHidden()
