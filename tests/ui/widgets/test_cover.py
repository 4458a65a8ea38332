from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.cover import Cover


def test_a_cover_takes_the_keys_and_does_nothing_with_them(look, shown):
    cover = shown(Cover(look))
    cover.setFocus()

    QTest.keyClicks(cover, "words")

    assert cover.hasFocus()
    assert [one.text() for one in cover.findChildren(QLabel)] == [""]


def test_it_says_why_it_stays_and_then_nothing(look, shown):
    cover = shown(Cover(look))
    cover.say("The disk is full.")
    assert cover.findChild(QLabel, "cover_words").text() == "The disk is full."
    cover.say("")
    assert cover.findChild(QLabel, "cover_words").text() == ""
