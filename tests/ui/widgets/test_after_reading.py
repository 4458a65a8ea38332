"""After the last word: what was wanted for this moment, and no way that leads on by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets.after_reading import AfterReading


@pytest.fixture
def page(look, shown):
    made = AfterReading(look, " My sister drives me home. ")
    made.got = []
    for name in ("closed", "plan_wanted", "help_wanted"):
        getattr(made, name).connect(lambda name=name: made.got.append(name))
    return shown(made)


def test_it_says_what_the_reader_wrote_for_the_minutes_afterwards(page, look, shown):
    assert page.findChild(QLabel, "after_reading_wanted").text() == "My sister drives me home."
    assert shown(AfterReading(look, "  ")).findChild(QLabel, "after_reading_wanted") is None


def test_each_way_is_a_key_away(page):
    page.arrive()
    for name in ("back", "plan", "help"):
        QTest.keyClick(page.findChild(QPushButton, f"after_reading_{name}"), Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert page.got == ["closed", "plan_wanted", "help_wanted", "closed"]
