import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.fields.picker import Choosing, Picker


@pytest.fixture
def picker(shown, look):
    made = Picker(look, "First time: how exact", name="kind")
    made.addItems(["year", "exact day"])
    page = QWidget()
    made.setParent(page)
    made.move(60, 60)  # away from the pointer, which rests at the corner of the screen
    page.resize(300, 200)
    made.page = shown(page)
    return made


def test_it_is_as_wide_as_the_word_that_is_chosen(picker):
    narrow = picker.sizeHint().width()
    picker.setCurrentIndex(1)
    assert picker.sizeHint().width() > narrow


def test_the_word_is_ink_and_the_ground_soft_with_the_keyboard(picker, look, qtbot):
    def colours():
        picture = picker.grab().toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    soft = look.theme.colours.accent_soft.lower()
    picker.clearFocus()
    assert soft not in colours()
    picker.setFocus()
    assert soft in colours()


def test_arrows_choose(picker, qtbot):
    picker.setFocus()
    with qtbot.waitSignal(picker.activated) as told:
        qtbot.keyClick(picker, Qt.Key.Key_Down)

    assert told.args == [1]


def test_the_list_that_opens_has_names_too(look, qtbot):
    made = Choosing(look, "Form", name="form")
    qtbot.addWidget(made)

    assert made.view().objectName() == "form_list"
    assert made.view().accessibleName() == "Form"
