import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.ui.widgets.choices import CheckBox, Combo, Radio


def test_a_box_holds_in_full_in_part_or_not_and_looks_so(shown, look):
    made = shown(CheckBox(look, "First page", name="box"))
    made.setTristate(True)
    looks = []
    for state in Qt.CheckState:
        made.setCheckState(state)
        looks.append(made.grab().toImage())

    assert looks[0] != looks[1] != looks[2] != looks[0]
    assert made.accessibleName() == "First page"


@pytest.mark.parametrize("kind", [CheckBox, Radio])
def test_a_click_on_the_words_chooses_too(shown, look, kind):
    made = shown(kind(look, "First page", name="box"))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 4, 10))

    assert made.isChecked()


@pytest.mark.parametrize("kind", [CheckBox, Radio])
def test_a_box_grows_with_the_text(shown, look, kind):
    made = shown(kind(look, "First page", name="box"))
    before = made.sizeHint()
    look.set_text_size(200)

    assert made.sizeHint().height() == 2 * before.height()


def test_a_list_that_opens_shows_its_arrow(shown, look):
    made = Combo(look, "Form", name="form")
    made.addItems(["PDF"])
    shown(made)
    image = made.grab().toImage()
    right = {
        image.pixelColor(x, y).name()
        for x in range(made.width() - 28, made.width() - 10)
        for y in range(12, made.height() - 12)
    }

    assert look.theme.colours.muted.lower() in right
