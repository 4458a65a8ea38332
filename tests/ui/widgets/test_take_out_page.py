"""Before a line is taken out it is said what goes with it; keeping it has the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.ui.widgets.take_out_page import TakeOutPage


@pytest.fixture
def page(look, shown):
    made = shown(TakeOutPage(look))
    made.told = []
    made.kept.connect(lambda: made.told.append("kept"))
    made.sure.connect(lambda: made.told.append("sure"))
    return made


def test_it_names_the_line_and_its_password_and_goes_only_when_told(page):
    page.ask("Thursday\n/stick/pages.pdf", has_password=True)
    keep = page.findChild(QAbstractButton, "register_away_keep")
    assert keep.hasFocus()
    assert page.findChild(QLabel, "register_away_what").text().startswith("Thursday")
    assert page.findChild(QLabel, "register_away_password").isVisible()
    QTest.keyClick(keep, Qt.Key.Key_Escape)
    page.findChild(QAbstractButton, "register_away_sure").click()

    assert page.told == ["kept", "sure"]


def test_of_a_line_without_a_password_none_is_named(page):
    page.ask("Thursday", has_password=False)

    assert page.findChild(QLabel, "register_away_password").isHidden()
