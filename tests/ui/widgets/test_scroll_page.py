from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Radio, RadioGroup
from desktop.ui.widgets.scroll_page import ScrollPage


def test_a_page_keeps_its_column_in_the_middle_and_no_wider(shown, look):
    made = ScrollPage(look, 400)
    part = QLabel("x")
    made.add(part)
    made.resize(1000, 600)
    shown(made)
    left = part.mapTo(made, QPoint(0, 0)).x()
    right = made.viewport().width() - left - part.width()

    assert part.width() <= 400
    assert part.width() >= 380
    assert abs(left - right) <= 2


def test_a_narrow_window_gets_a_narrow_column(shown, look):
    made = ScrollPage(look, 400)
    part = QLabel("x")
    made.add(part)
    made.resize(300, 600)
    shown(made)

    assert part.mapTo(made, QPoint(part.width(), 0)).x() <= 300


def test_a_page_can_be_emptied(shown, look):
    made = ScrollPage(look, 400)
    made.add(QLabel("one", objectName="one"))
    made.add_space(16)
    made.clear()
    made.add(QLabel("two", objectName="two"))
    shown(made)
    QTest.qWait(5)

    assert [label.text() for label in made.findChildren(QLabel)] == ["two"]


def test_tab_brings_what_is_out_of_sight_into_sight(shown, look):
    made = ScrollPage(look, 400)
    buttons = [Button(look, str(number), name=f"b{number}") for number in range(30)]
    for button in buttons:
        made.add(button)
    made.resize(500, 300)
    shown(made)
    buttons[0].setFocus()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert buttons[20].hasFocus()
    assert not buttons[20].visibleRegion().isEmpty()


def test_what_held_radios_together_goes_with_them(shown, look):
    made = ScrollPage(look, 400)
    for _ in range(3):
        made.clear()
        group, radio = RadioGroup(made), Radio(look, "one", name="one")
        group.take(radio)
        made.add(radio)
    shown(made)
    QTest.qWait(5)

    assert len(made.findChildren(QButtonGroup)) == 1
