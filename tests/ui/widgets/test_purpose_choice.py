import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from desktop.model.settings import Purpose
from desktop.ui.widgets.purpose_choice import PurposeChoice


@pytest.fixture
def choice(look, shown):
    return shown(PurposeChoice(look, name="purpose"))


def test_none_is_chosen_beforehand(choice):
    assert [one.isChecked() for one in choice.findChildren(QRadioButton)] == [False] * 3


@pytest.mark.parametrize("purpose", list(Purpose))
def test_each_can_be_chosen_with_space(choice, purpose):
    QTest.keyClick(choice.findChild(QRadioButton, f"purpose_{purpose.value}"), Qt.Key.Key_Space)

    assert choice.chosen() is purpose


def test_asked_too_early_it_says_what_is_missing(choice):
    before = choice.chosen()

    assert (before, choice.findChild(object, "purpose_missing").isVisible()) == (None, True)


def test_enter_goes_on(choice, qtbot):
    with qtbot.waitSignal(choice.submitted):
        QTest.keyClick(choice.findChild(QRadioButton, "purpose_hurt"), Qt.Key.Key_Return)


def test_who_comes_back_finds_the_focus_on_what_was_chosen(choice):
    chosen = choice.findChild(QRadioButton, "purpose_hurt")
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    choice.setFocus()

    assert choice.window().focusWidget() is chosen
