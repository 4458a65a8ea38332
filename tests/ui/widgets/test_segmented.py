from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.segmented import Segmented

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
