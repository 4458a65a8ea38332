"""The packets there are, and what becomes of the one that is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.ui.widgets.packets_page import PacketsPage
from desktop.ui.widgets.rows import RowText

ROWS = (RowText(key="a", title="Thursday", side="1 to 22 November"), RowText(key="b", title="Old"))


@pytest.fixture
def page(look, shown):
    made = PacketsPage(look)
    made.told = []
    for name in ("closed", "begun", "repeated", "removed"):
        getattr(made, name).connect(lambda name=name: made.told.append(name))
    made.opened.connect(lambda key: made.told.append(("opened", key)))
    made.retitled.connect(lambda name: made.told.append(("retitled", name)))
    shown(made)
    made.show_packets(ROWS, "a", "Thursday")
    made.arrive()
    return made


def presses(page, name):
    QTest.keyClick(page.findChild(QAbstractButton, name), Qt.Key.Key_Space)


def is_at():
    return QApplication.focusWidget().objectName()


def test_the_packet_that_is_open_has_the_keyboard_and_another_is_opened_by_keys(page):
    assert is_at() == "packets_row_a"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert page.told == [("opened", "b")]


def test_a_name_is_told_at_each_key(page):
    line = page.findChild(QLineEdit, "packets_name")
    assert line.text() == "Thursday"
    line.selectAll()
    QTest.keyClicks(line, "Fr")

    assert page.told == [("retitled", "F"), ("retitled", "Fr")]


@pytest.mark.parametrize("told", ["begun", "repeated"])
def test_new_and_repeat_are_one_press(page, told):
    presses(page, {"begun": "packets_new", "repeated": "packets_repeat"}[told])

    assert page.told == [told]


def test_deleting_asks_and_the_first_answer_is_to_keep_it(page):
    presses(page, "packets_delete")
    assert page.told == []
    assert is_at() == "packets_keep"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.findChild(QWidget, "packets_question").isHidden()
    assert is_at() == "packets_delete"

    presses(page, "packets_delete")
    presses(page, "packets_sure")
    assert page.told == ["removed"]


def test_escape_leads_back_where_nothing_is_asked(page):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert page.told == ["closed"]


def test_without_a_packet_there_is_nothing_to_repeat_or_delete(page):
    page.show_packets((), "", "")
    page.arrive()

    assert is_at() == "packets_new"
    assert (
        page.findChild(QWidget, "packets_repeat").isHidden()
        or not page.findChild(QWidget, "packets_repeat").isVisible()
    )
