import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.fields.flow import Flow


@pytest.fixture
def page(shown, look):
    made = QWidget()
    made.flow = Flow(look, gap=8)
    made.setLayout(made.flow)
    made.parts = []
    for width, height in ((100, 20), (100, 40), (100, 20)):
        part = QLabel()
        part.setFixedSize(QSize(width, height))
        made.flow.addWidget(part)
        made.parts.append(part)
    made.resize(400, 200)
    return shown(made)


def places(page):
    return [part.geometry().getRect()[:2] for part in page.parts]


def test_parts_stand_side_by_side_and_in_the_middle_of_their_line(page):
    assert places(page) == [(0, 10), (108, 0), (216, 10)]


def test_what_has_no_room_goes_on_to_the_next_line(page, qtbot):
    page.resize(220, 200)
    qtbot.waitUntil(lambda: places(page)[2] == (0, 48))
    assert places(page)[:2] == [(0, 10), (108, 0)]


@pytest.mark.parametrize(("width", "height"), [(316, 40), (315, 68), (207, 96), (50, 96)])
def test_the_height_follows_from_the_width(page, width, height):
    assert page.flow.hasHeightForWidth()
    assert page.flow.heightForWidth(width) == height


def test_what_is_hidden_takes_no_room(page, qtbot):
    page.parts[1].hide()
    qtbot.waitUntil(lambda: places(page)[2] == (108, 0))
    assert page.flow.heightForWidth(400) == 20


def test_a_part_can_be_put_between_others(page, qtbot):
    part = QLabel()
    part.setFixedSize(50, 20)
    page.flow.insert(1, part)
    part.show()

    assert page.flow.itemAt(1).widget() is part
    assert page.flow.count() == 4
    page.flow.removeWidget(part)
    assert page.flow.count() == 3
    assert page.flow.itemAt(9) is None
    part.deleteLater()


def test_an_empty_flow_has_no_height(look, qapp):
    assert Flow(look, gap=8).heightForWidth(100) == 0
