"""The one question: leaving all as it is comes first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.widgets.delete_question import DeleteQuestion


@pytest.fixture
def question(look, shown):
    question = shown(DeleteQuestion(look, name="here"))
    question.ask()
    return question


def test_the_focus_is_on_leaving_all_as_it_is(question, qtbot):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget().objectName() == "here_keep"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_leave_it(question, qtbot, key):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    with qtbot.waitSignal(question.kept), qtbot.assertNotEmitted(question.sure):
        QTest.keyClick(QApplication.focusWidget(), key)


def test_only_its_own_button_deletes(question, qtbot):
    with qtbot.waitSignal(question.sure), qtbot.assertNotEmitted(question.kept):
        question.findChild(QPushButton, "here_delete").click()
