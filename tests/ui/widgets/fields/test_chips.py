import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.ui.widgets.fields.chips import ChipsField, Offer
from desktop.ui.widgets.fields.field import ABSENT

PLACES = ("Phone", "Work laptop", "At home")


@pytest.fixture
def field_of(shown, look):
    def made(*, own=True, single=False, choices=PLACES):
        offer = Offer(choices=choices, own=own, single=single)
        field = shown(ChipsField(look, "Where", offer, name="place"))
        field.hold()
        return field

    return made


def key(qtbot, *keys):
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one)


def add(field, qtbot, words):
    field.findChild(QPushButton, "place_add").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), words)


def test_arrows_walk_and_space_chooses_in_the_order_of_the_guide(field_of, qtbot):
    field = field_of()
    key(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    key(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return)

    assert field.value() == ["Phone", "At home"]
    key(qtbot, Qt.Key.Key_Space)
    assert field.value() == ["At home"]


def test_own_words_come_after_those_of_the_guide(field_of, qtbot):
    field = field_of()
    add(field, qtbot, "In the car")
    key(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "place_add"
    field.hold()
    key(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space)

    assert field.value() == ["Phone", "In the car"]


def test_what_is_being_added_is_kept_with_each_key(field_of, qtbot):
    field = field_of()
    told = []
    field.edited.connect(lambda: told.append(field.value()))
    add(field, qtbot, "car")

    assert told == [["c"], ["ca"], ["car"]]


def test_leaving_the_line_adds_and_escape_gives_up(field_of, qtbot):
    field = field_of()
    add(field, qtbot, "car")
    key(qtbot, Qt.Key.Key_Tab)
    assert field.value() == ["car"]
    add(field, qtbot, "x")
    key(qtbot, Qt.Key.Key_Escape)

    assert field.value() == ["car"]
    assert not field.findChild(QLineEdit).isVisible()


def test_the_same_words_twice_are_one_chip(field_of, qtbot):
    field = field_of()
    add(field, qtbot, "Phone")
    key(qtbot, Qt.Key.Key_Return)

    assert field.value() == ["Phone"]
    assert len(field.findChildren(QPushButton)) == len(PLACES) + 1


def test_of_a_single_choice_only_one_holds_and_it_can_be_taken_back(field_of, qtbot):
    field = field_of(single=True)
    key(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert field.value() == "Work laptop"
    add(field, qtbot, "In the car")
    assert field.value() == "In the car"
    key(qtbot, Qt.Key.Key_Return)
    assert field.value() == "In the car"
    field.hold()
    key(qtbot, Qt.Key.Key_Space)
    assert field.value() is ABSENT


def test_without_own_words_nothing_can_be_added(field_of):
    assert not field_of(own=False).findChild(QPushButton, "place_add").isVisible()


def test_without_choices_the_first_own_words_come_before_the_way_to_add(field_of, qtbot):
    field = field_of(choices=())
    add(field, qtbot, "car")
    key(qtbot, Qt.Key.Key_Return)
    field.hold()
    assert QApplication.focusWidget().words == "car"
    key(qtbot, Qt.Key.Key_Tab)

    assert QApplication.focusWidget().objectName() == "place_add"


def test_long_words_are_cut_on_the_chip_and_whole_in_what_is_kept(field_of, look):
    long = "somewhere far up in the north & with people whom nobody here knows"
    field = field_of()
    field.show_value([long])
    chip = field.findChild(QPushButton, "place_own_1")

    assert field.value() == [long]
    assert chip.toolTip() == long
    assert chip.text() == "somewhere far up in the north && with pe…"
    assert chip.width() < 400


@pytest.mark.parametrize("percent", [100, 130, 200])
def test_a_chip_neither_grows_nor_is_cut_when_it_is_chosen(field_of, look, qtbot, percent):
    look.set_text_size(percent)
    field = field_of(choices=("The same words all the time",))
    chip = field.findChild(QPushButton, "place_0")
    qtbot.wait(20)
    before = chip.width()
    chip.setChecked(True)
    qtbot.wait(20)
    look_text = chip.fontMetrics().horizontalAdvance(chip.text())

    assert chip.width() == before
    assert before >= look_text + 2 * look.theme.px(12) + 2
    look.set_text_size(100)


@pytest.mark.parametrize("words", ["In the car", "Phone", "At home"])
@pytest.mark.parametrize("single", [False, True])
def test_leaving_the_line_changes_nothing_that_is_kept(field_of, qtbot, words, single):
    field = field_of(single=single)
    field.show_value("Work laptop" if single else ["Work laptop"])
    add(field, qtbot, words)
    told, before = [], field.value()
    field.edited.connect(lambda: told.append(field.value()))
    field.hide()

    assert field.value() == before
    assert told == []
