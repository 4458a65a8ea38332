import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.widgets import walking
from desktop.ui.widgets.rows import RowList, RowText


@pytest.fixture
def rows(qtbot, look):
    made = RowList(look, name="rows")
    made.show_rows([RowText(key=key, title=key) for key in "abc"])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def after(rows, start, *keys):
    rows.findChild(QAbstractButton, f"rows_{start}").setFocus()
    for key in keys:
        QTest.keyClick(rows.focusWidget(), key)
    return rows.focusWidget().objectName().removeprefix("rows_")


def test_the_arrows_walk_and_stop_at_the_ends(rows):
    up, down = Qt.Key.Key_Up, Qt.Key.Key_Down

    assert after(rows, "a", down) == "b"
    assert after(rows, "a", down, down, down) == "c"
    assert after(rows, "c", up, up) == "a"
    assert after(rows, "a", up) == "a"


def test_twin_left_to_itself_a_button_leaves_the_list_by_its_ends(rows, monkeypatch):
    monkeypatch.setattr(walking, "is_for_the_list", lambda button, event: False)

    with pytest.raises(AssertionError):
        test_the_arrows_walk_and_stop_at_the_ends(rows)


def test_other_keys_are_left_alone(rows):
    assert after(rows, "b", Qt.Key.Key_X) == "b"
