from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop import files, texts
from desktop.ui.widgets.senses_page import SensesPage

FILE = files.resources() / "help" / "en" / "grounding.toml"
TEXT = texts.load(FILE.name, FILE.read_text("utf-8"))
HEADINGS = [part.heading for part in TEXT.parts]


@pytest.fixture
def page(look, shown):
    made = SensesPage(look, TEXT, lambda: date(2026, 11, 22))
    made.resize(1000, 700)
    shown(made)
    made.arrive()
    return made


def heading(page):
    return page.findChild(QLabel, "senses_heading").text()


def press(page, name=""):
    button = page.findChild(QPushButton, f"senses_{name}") if name else QApplication.focusWidget()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_one_key_leads_through_all_five(page):
    seen = []
    for _ in HEADINGS:
        seen.append(heading(page))
        press(page)

    assert seen == HEADINGS


def each_can_be_left_out(page):
    seen = []
    for _ in HEADINGS:
        assert page.findChild(QPushButton, "senses_skip").isVisible()
        seen.append(heading(page))
        press(page, "skip")

    assert seen == HEADINGS
    assert heading(page) == "It is Sunday 22 November 2026"


def test_each_of_them_can_be_left_out(page):
    each_can_be_left_out(page)


def test_twin_a_sense_that_nobody_can_leave_out_is_noticed(page, monkeypatch):
    honest = SensesPage._show
    monkeypatch.setattr(
        SensesPage, "_show", lambda one, at: (honest(one, at), one._skip.setVisible(at != 3))
    )

    with pytest.raises(AssertionError, match="isVisible"):
        each_can_be_left_out(page)


def test_the_end_says_which_day_it_is_and_asks_for_the_place(page):
    for _ in HEADINGS:
        press(page)
    said = page.findChild(QLabel, "senses_words").text()

    assert heading(page) == "It is Sunday 22 November 2026"
    assert said.startswith("Say where you are")
    assert said.endswith(TEXT.closing)


def test_there_is_a_way_back_and_none_before_the_first(page):
    before = page.findChild(QPushButton, "senses_before")
    is_there_at_first = before.isVisible()
    press(page)
    press(page, "before")

    assert (is_there_at_first, heading(page)) == (False, HEADINGS[0])


def test_after_the_last_it_can_be_done_again_or_something_else_chosen(page, qtbot):
    for _ in HEADINGS:
        press(page)
    press(page, "again")
    again = heading(page)
    for _ in HEADINGS:
        press(page)
    with qtbot.waitSignal(page.over):
        press(page)

    assert again == HEADINGS[0]
