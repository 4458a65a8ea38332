"""One name with a line for what is to stand there; nothing is written but by the writer."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.ui.widgets.name_row import NameRow, Seen


@pytest.fixture
def row(look, shown):
    seen = Seen(words="Bert", kind="a name", where="Day", around="and Bert went", offered="B.")
    return shown(NameRow(look, seen, "", name="row", may_stay=True))


def test_a_row_says_what_stands_where_and_writes_nothing_by_itself(row):
    said = {one.objectName(): one.text() for one in row.findChildren(QLabel)}

    assert (said["row_what"], said["row_where"]) == ("Bert", "a name · Day")
    assert said["row_around"] == "and Bert went"
    assert row.words() == ""
    assert row.findChild(QLineEdit).accessibleName() == "In the place of Bert"


def test_words_are_typed_or_taken_as_offered(row, qtbot):
    with qtbot.waitSignal(row.changed):
        QTest.keyClicks(row.findChild(QLineEdit), " my friend ")
    assert row.words() == "my friend"

    with qtbot.waitSignal(row.changed):
        row.findChild(QAbstractButton, "row_offer").click()
    assert row.words() == "B."


def test_it_can_be_left(row, qtbot):
    button = row.findChild(QAbstractButton, "row_stay")

    assert button.accessibleName() == "Leave Bert as it is"
    with qtbot.waitSignal(row.left):
        button.click()


def test_a_row_of_the_writers_own_offers_nothing(look, shown):
    row = shown(NameRow(look, Seen(words="Bert"), "a friend", name="row", may_stay=False))

    assert row.words() == "a friend"
    assert row.findChildren(QAbstractButton) == []
