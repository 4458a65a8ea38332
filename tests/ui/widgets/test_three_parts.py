"""Three panels side by side where there is room, and one at a time where there is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.ui.widgets import three_parts
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.three_parts import ROOM_FOR_ALL, Part, ThreeParts

KEYS = ("choice", "pages", "leaving")


@pytest.fixture
def panels():
    return {key: QLineEdit() for key in KEYS}


@pytest.fixture
def desk(look, shown, panels):
    widths = dict(zip(KEYS, (340, 0, 300), strict=True))
    parts = tuple(Part(key, key.title(), panels[key], widths[key]) for key in KEYS)
    desk = ThreeParts(look, parts, name="desk")
    desk.resize(ROOM_FOR_ALL + 100, 400)
    return shown(desk)


def seen(panels):
    return [key for key, panel in panels.items() if panel.isVisible()]


def choice(desk):
    return desk.findChild(Segmented, "desk_part")


def test_with_room_all_stand_side_by_side_and_nothing_is_to_be_chosen(desk, panels):
    assert seen(panels) == list(KEYS)
    assert choice(desk).isHidden()
    assert (panels["choice"].width(), panels["leaving"].width()) == (340, 300)
    assert panels["pages"].width() == ROOM_FOR_ALL + 100 - 340 - 300


def test_without_room_the_first_stands_alone_and_has_it_all(desk, panels, qapp):
    desk.resize(700, 400)
    qapp.processEvents()

    assert seen(panels) == ["choice"]
    assert choice(desk).isVisible()
    assert panels["choice"].width() == 700


@pytest.mark.parametrize(("width", "count"), [(ROOM_FOR_ALL, 3), (ROOM_FOR_ALL - 1, 1)])
def test_a_single_pixel_decides(desk, panels, width, count):
    desk.resize(width, 400)

    assert len(seen(panels)) == count
    assert desk.shows_all is (count == 3)


def test_each_part_is_reached_by_keyboard(desk, panels):
    desk.resize(700, 400)
    buttons = {key: desk.findChild(QPushButton, f"desk_part_{key}") for key in KEYS}
    buttons["choice"].setFocus()

    for before, after in (("choice", "pages"), ("pages", "leaving")):
        QTest.keyClick(buttons[before], Qt.Key.Key_Right)
        assert buttons[after].hasFocus()
        QTest.keyClick(buttons[after], Qt.Key.Key_Space)
        assert seen(panels) == [after]
    assert buttons["pages"].accessibleName() == "Which part is shown: Pages"


def test_tab_goes_from_the_choice_into_the_part_that_is_shown(desk, panels):
    desk.resize(700, 400)
    last = desk.findChild(QPushButton, "desk_part_leaving")
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Space)

    QTest.keyClick(last, Qt.Key.Key_Tab)

    assert panels["leaving"].hasFocus()


def test_one_part_is_always_shown(desk, panels):
    desk.resize(700, 400)

    desk.findChild(QPushButton, "desk_part_choice").click()

    assert seen(panels) == ["choice"]


def test_what_was_chosen_and_typed_is_still_there_after_more_room_and_less(desk, panels):
    desk.resize(700, 400)
    desk.findChild(QPushButton, "desk_part_pages").click()
    panels["pages"].setText("kept")

    desk.resize(ROOM_FOR_ALL, 400)
    assert seen(panels) == list(KEYS)
    desk.resize(700, 400)

    assert seen(panels) == ["pages"]
    assert panels["pages"].text() == "kept"


def test_larger_text_needs_more_room(desk, panels, look):
    look.set_text_size(150)
    assert seen(panels) == ["choice"]

    desk.resize(ROOM_FOR_ALL * 3 // 2, 400)

    assert seen(panels) == list(KEYS)
    assert panels["choice"].width() == 510


def test_twin_that_always_finds_room_shows_all_in_a_small_window(desk, panels, qapp, monkeypatch):
    monkeypatch.setattr(three_parts, "ROOM_FOR_ALL", 0)

    with pytest.raises(AssertionError):
        test_without_room_the_first_stands_alone_and_has_it_all(desk, panels, qapp)
