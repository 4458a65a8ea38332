"""The field for another name: each key counts, Escape gives the former one back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model.document import DocumentId
from desktop.ui.widgets.new_name import NewName

ONE = DocumentId("one")


@pytest.fixture
def field(shown):
    field = NewName(name="a_name")
    shown(field)
    field.heard = []
    field.typed.connect(lambda *told: field.heard.append(told))
    field.entered.connect(lambda *told: field.heard.append(("entered", *told)))
    field.begin(ONE, "Former")
    return field


def test_every_name_on_the_way_is_told(field):
    QTest.keyClicks(field, "A b")

    assert field.heard == [("one", "A"), ("one", "A"), ("one", "A b")]
    assert field.finish() == (ONE, "A b")
    assert (field.text(), field.isUndoAvailable(), field.isVisible()) == ("", False, False)


def test_enter_takes_a_name_and_no_empty_one(field):
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, " x ")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.heard[0] == ("one", "Former")
    assert field.heard[-1] == ("entered", "one", "x")


def test_escape_gives_the_former_name_back(field, qtbot):
    QTest.keyClicks(field, "x")
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)

    assert field.heard[-1] == ("one", "Former")
    assert field.text() == "Former"
    assert field.finish() == (ONE, "Former")


def test_where_nothing_was_typed_nothing_is_told(field, qtbot):
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)

    assert field.heard == []
    assert field.finish() is None


def test_the_name_of_what_is_veiled_is_not_shown_and_comes_back_all_the_same(field):
    field.begin(ONE, "Former", is_veiled=True)
    assert field.text() == ""

    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert field.heard[-1] == ("one", "Former")
