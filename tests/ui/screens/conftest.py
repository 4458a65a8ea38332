"""A look, a way to show a screen, and a person at the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.preferences import Preferences
from desktop.ui.theme import Look


@pytest.fixture
def look(qapp):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    return look


class Person:
    """Reads what is shown and presses keys; knows nothing else of a screen."""

    def __init__(self, qtbot, screen):
        self._qtbot, self._screen = qtbot, screen

    def types(self, words):
        for letter in words:
            QTest.keyClick(QApplication.focusWidget(), letter)

    def presses(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def enters(self, words=""):
        self.types(words)
        self.presses(Qt.Key.Key_Return)

    def goes_to(self, name):
        """Press Tab until this control has the focus: what cannot be reached fails."""
        for _ in range(60):
            if QApplication.focusWidget().objectName() == name:
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached by Tab")

    def sees(self, name=""):
        """Return the visible words, or those of one control."""
        if name:
            return self._screen.findChild(QLabel, name).text() if self.can_see(name) else ""
        labels = self._screen.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def can_see(self, name):
        return any(one.isVisible() for one in self._screen.findChildren(QWidget, name))

    @property
    def is_at(self):
        return QApplication.focusWidget().objectName()


@pytest.fixture
def person(qtbot):
    """Return a function that shows a screen and gives somebody in front of it."""

    def sit_down(screen, size=(1280, 800)):
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        screen.arrive()
        return Person(qtbot, screen)

    return sit_down
