"""What the page that reads along says where it offers help: true, calm, no verdict."""

import re

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPushButton
from wording import breaches

from desktop.model import reading_scope
from desktop.ui.screens import reading_words
from desktop.ui.screens.reading_words import Ease


class Asked(QObject):
    wanted = Signal()


@pytest.mark.parametrize("why", Ease)
def test_each_reason_has_words_of_its_own_and_a_way_to_help(qtbot, look, why):
    asked = Asked()
    held = reading_words.help_near(look, why, asked.wanted)
    qtbot.addWidget(held)
    words = held.findChild(QLabel).text()

    assert breaches(words) == []
    assert ("in private" in words) is (why is Ease.ANSWERED)
    # It says what the words can be about, never what somebody is, or will do.
    assert not re.search(
        r"suicid|kill|die|dying|danger|risk|crisis|you are\b", words, re.IGNORECASE
    )
    with qtbot.waitSignal(asked.wanted):
        held.findChild(QPushButton).click()


def test_every_offer_has_words():
    assert tuple(reading_words.offers()) == reading_scope.OF_IMPACTED
