import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.segmented import Segmented, _Segment

ANSWERS = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"))


def test_one_answer_at_a_time_and_none_again(shown, look, qtbot):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?"))
    told = []
    made.chosen.connect(told.append)
    for key in ("yes", "no", "no"):
        made.findChild(QPushButton, f"known_{key}").click()

    assert told == ["yes", "no", ""]
    assert made.value() == ""


def test_a_needed_answer_cannot_be_taken_back(shown, look):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?", is_needed=True))
    made.set_value("yes")
    made.findChild(QPushButton, "known_yes").click()

    assert made.value() == "yes"


def test_arrows_walk_along_the_answers(shown, look):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?"))
    first, second = (made.findChild(QPushButton, f"known_{key}") for key in ("yes", "partly"))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()
    assert first.accessibleName() == "Known already?: Yes"


def a_chosen_word_has_its_room(shown, look):
    """Set each word as heavy as it is when chosen, in the largest text."""
    look.set_text_size(200)
    made = shown(
        Segmented(look, (("a", "What goes in"), ("b", "How it leaves")), name="n", what="W")
    )
    for button in made.findChildren(QPushButton):
        font = QFont(button.font())
        font.setWeight(QFont.Weight.DemiBold)
        needed = QFontMetrics(font).horizontalAdvance(button.text()) + 2 * look.theme.px(13)
        assert button.width() >= needed


def test_a_chosen_word_is_not_cut_in_large_text(shown, look):
    a_chosen_word_has_its_room(shown, look)


def test_twin_with_room_for_the_lighter_word_alone_is_seen(shown, look, monkeypatch):
    monkeypatch.setattr(_Segment, "sizeHint", QPushButton.sizeHint)

    with pytest.raises(AssertionError):
        a_chosen_word_has_its_room(shown, look)
