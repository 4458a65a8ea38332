import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.reference import ReferenceField

PASSAGE = {"document": "d", "section": "s", "words": "I said it had ended in spring."}


@pytest.fixture
def field(shown, look):
    made = shown(ReferenceField(look, "A passage", name="from"))
    made.hold()
    return made


def test_choosing_is_asked_of_another_part(field, qtbot):
    with qtbot.waitSignal(field.reference_wanted):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.value() is ABSENT


def test_the_words_are_shown_as_they_were_copied(field, qtbot):
    with qtbot.waitSignal(field.edited):
        field.set_reference("", PASSAGE)

    assert field.findChild(QLabel, "from_words").text() == PASSAGE["words"]
    assert field.value() == PASSAGE


def test_what_is_taken_out_can_be_put_back_at_once(field, qtbot):
    field.show_value(PASSAGE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.value() is ABSENT
    assert QApplication.focusWidget().objectName() == "from_undo"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.value() == PASSAGE
