import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from desktop.model.document import State
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.rows import RowList, RowText

ROWS = (
    RowText(
        key="1", title="Disclosure", detail="third draft", state=State.STARTED, state_word="started"
    ),
    RowText(
        key="2", title="A title that is far too long for the room it has " * 4, side="Thursday"
    ),
)


def test_a_row_is_heard_whole(shown, look):
    made = RowList(look, name="rows")
    made.show_rows(ROWS, "1")
    shown(made)

    row = made.findChild(QAbstractButton, "rows_1")
    assert row.accessibleName() == "Disclosure, third draft, started"
    assert row.isChecked()


def test_a_cut_title_is_whole_in_the_tooltip(shown, look):
    made = RowList(look, name="rows")
    made.show_rows(ROWS)
    shown(made)
    made.grab()

    assert made.findChild(QAbstractButton, "rows_2").toolTip() == ROWS[1].title
    assert made.findChild(QAbstractButton, "rows_1").toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_rows_are_walked_with_arrows_and_chosen_with_a_key(shown, look, qtbot, key):
    made = RowList(look, name="rows")
    made.show_rows(ROWS, "1")
    shown(made)
    first, second = (made.findChild(QAbstractButton, f"rows_{number}") for number in "12")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(second, key)

    assert told.args == ["2"]
    assert first.isChecked()
    made.set_current("2")
    assert second.isChecked()


def test_the_focus_goes_to_a_named_line_else_to_the_first(shown, look):
    rows = RowList(look, name="rows")
    rows.show_rows([RowText(key="a", title="A"), RowText(key="b", title="B")])
    shown(rows)
    held = []
    for key in ("b", "unknown"):
        rows.hold(key)
        held.append(QApplication.focusWidget().key)

    assert held == ["b", "a"]


def test_a_list_without_lines_takes_no_focus(shown, look):
    assert not RowList(look, name="rows").hold()


def test_lines_that_come_later_stand_in_the_order_of_the_page(shown, look):
    page = CalmPage(look, 480, name="page")
    made = RowList(look, name="rows")
    page.add(made)
    page.add(QPushButton("below", objectName="below"))
    shown(page)
    made.show_rows(ROWS)
    assert made.hold()
    went = []
    for _ in range(4):
        went.append(page.focusWidget().objectName())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    assert went == ["rows_1", "rows_2", "below", "page_help"]

    made.show_rows(ROWS[:1])
    assert made.hold()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget().objectName() == "below"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget().objectName() == "rows_1"
