import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.across import across

GAP = 12


@pytest.fixture
def page(shown):
    """Return a function that shows a line in a page, which lives as long as the test."""
    kept = []

    def show(layout, width):
        made = QWidget()
        made.setLayout(layout)
        made.resize(width, 300)
        kept.append(shown(made))

    return show


@pytest.fixture
def parts():
    made = []
    for name, width, height in (("one", 100, 40), ("two", 150, 32), ("three", 80, 40)):
        part = QLabel(name)
        part.setFixedSize(width, height)
        made.append(part)
    return made


def places(parts):
    return [part.geometry().getRect()[:2] for part in parts]


def test_where_there_is_room_they_stand_beside_each_other(page, parts):
    page(across(*parts, gap=GAP), 400)

    assert places(parts) == [(0, 0), (112, 4), (274, 0)]


def test_the_last_one_stands_at_the_right_if_that_is_wanted(page, parts):
    page(across(*parts[:2], gap=GAP, to_right=parts[2]), 500)

    assert places(parts) == [(0, 0), (112, 4), (420, 0)]


def test_without_room_each_has_a_line_of_its_own(page, parts):
    page(across(*parts[:2], gap=GAP, to_right=parts[2]), 300)

    assert places(parts) == [(0, 0), (0, 52), (0, 96)]


@pytest.mark.parametrize(("width", "height"), [(354, 40), (353, 136)])
def test_the_height_follows_from_the_width(page, parts, width, height):
    row = across(*parts, gap=GAP)
    page(row, 400)

    assert row.hasHeightForWidth()
    assert row.heightForWidth(width) == height
    assert row.minimumSize().width() == 150


def test_what_is_hidden_takes_no_room(page, parts, qtbot):
    row = across(*parts, gap=GAP)
    page(row, 250)
    parts[1].hide()
    qtbot.waitUntil(lambda: places(parts)[2] == (112, 0))

    assert row.sizeHint().width() == 192


def test_a_control_without_a_gap_still_keeps_off_the_ring_of_the_next(page, parts):
    page(across(*parts, gap=0), 200)

    assert places(parts) == [(0, 0), (0, 44), (0, 80)]


def test_parts_can_be_taken_out_again(page, parts):
    row = across(*parts, gap=GAP)
    page(row, 400)
    assert row.takeAt(9) is None
    assert row.itemAt(9) is None
    row.takeAt(0)

    assert row.count() == 2
