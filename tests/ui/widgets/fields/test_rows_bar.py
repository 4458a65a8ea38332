import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.ui.widgets.fields.rows_bar import AddBar, NoneBar, PlaceBar, RowBar


def press(qtbot, part, name):
    button = part.findChild(QPushButton, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.fixture
def add_bar(shown, look):
    return shown(AddBar(look, name="bar", has_kinds=True))


def test_none_is_offered_for_the_kinds_that_are_left(add_bar):
    add_bar.set_kinds(["A", "B & C"])
    told = []
    add_bar.none_wanted.connect(told.append)
    for action in add_bar.menu().actions():
        action.trigger()

    assert told == ["A", "B & C"]


def test_without_kinds_none_is_written_by_hand(add_bar, qtbot):
    with qtbot.waitSignal(add_bar.none_wanted) as told:
        press(qtbot, add_bar, "bar_none")

    assert told.args == [""]


def test_without_a_kind_column_there_is_no_none(look, shown):
    bar = shown(AddBar(look, name="bar", has_kinds=False))

    assert not bar.findChild(QPushButton, "bar_none").isVisible()


def test_putting_back_is_offered_only_after_taking_out(add_bar, qtbot):
    undo = add_bar.findChild(QPushButton, "bar_undo")
    assert not undo.isVisible()
    add_bar.show_undo(is_possible=True)
    assert undo.isVisible()
    with qtbot.waitSignal(add_bar.undo_wanted):
        press(qtbot, add_bar, "bar_undo")
    add_bar.show_undo(is_possible=False)
    assert QApplication.focusWidget().objectName() == "bar_add"


def test_stepping_stops_at_the_ends_and_says_why(look, shown, qtbot):
    bar = shown(RowBar(look, name="row"))
    bar.show_row("", at=0, count=2)
    previous, following = (
        bar.findChild(QPushButton, f"row_{name}") for name in ("previous", "next")
    )
    assert bar.findChild(QLabel, "row_title").text() == "A new item"
    assert (previous.isEnabled(), following.isEnabled()) == (False, True)
    assert previous.toolTip() == "This is the first item."
    with qtbot.waitSignal(bar.step_wanted) as told:
        press(qtbot, bar, "row_next")
    assert told.args == [1]
    bar.show_row("A", at=1, count=2)
    assert previous.hasFocus()
    with qtbot.waitSignal(bar.step_wanted) as told:
        press(qtbot, bar, "row_previous")
    assert told.args == [-1]


def test_a_step_in_the_middle_leaves_the_keyboard_where_it_is(look, shown, qtbot):
    bar = shown(RowBar(look, name="row"))
    bar.show_row("A", at=0, count=4)
    following = bar.findChild(QPushButton, "row_next")
    following.setFocus()
    bar.show_row("B", at=1, count=4)

    assert following.hasFocus()


def test_moving_and_taking_out_are_buttons_too(look, shown, qtbot):
    bar = shown(PlaceBar(look, name="place"))
    bar.show_place(at=1, count=3)
    told = []
    bar.move_wanted.connect(told.append)
    press(qtbot, bar, "place_up")
    press(qtbot, bar, "place_down")
    with qtbot.waitSignal(bar.remove_wanted):
        press(qtbot, bar, "place_remove")
    assert told == [-1, 1]
    bar.findChild(QPushButton, "place_down").setFocus()
    bar.show_place(at=2, count=3)
    assert bar.findChild(QPushButton, "place_up").hasFocus()


def test_a_none_can_be_written_about_after_all(look, shown, qtbot):
    bar = shown(NoneBar(look, name="none"))
    with qtbot.waitSignal(bar.write_wanted):
        press(qtbot, bar, "none_write")


def test_a_single_row_is_neither_stepped_from_nor_moved(look, shown):
    steps, place = shown(RowBar(look, name="row")), shown(PlaceBar(look, name="place"))
    seen = []
    for count in (1, 2):
        steps.show_row("A", at=0, count=count)
        place.show_place(at=0, count=count)
        names = ("row_previous", "row_next"), ("place_up", "place_down", "place_remove")
        seen.append(
            [
                part.findChild(QPushButton, name).isVisible()
                for part, some in zip((steps, place), names, strict=True)
                for name in some
            ]
        )

    assert seen == [[False, False, False, False, True], [True] * 5]
