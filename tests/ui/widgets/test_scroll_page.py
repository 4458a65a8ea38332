import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import Radio, RadioGroup
from desktop.ui.widgets.parts_layout import PartsLayout
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


class Counted(PartsLayout):
    """Lines that know how often each was put in its place."""

    placed = 0

    def sizeHint(self):  # noqa: N802 - Qt's name
        return QSize(10, 10)

    def _place(self, place, *, is_trial):
        Counted.placed += not is_trial
        for item in self._shown():
            item.setGeometry(place)
        return 10


def fills_in_sight(page):
    Counted.placed = 0
    for at in range(12):
        page.add(QLabel(f"label {at}"))
        line = Counted()
        line.addWidget(QLabel(f"line {at}"))
        page.add_layout(line)
    for _ in range(2):
        QApplication.processEvents()
    assert Counted.placed <= 5 * 12, "each part lays out all others"
    tops = [one.mapTo(page, QPoint(0, 0)).y() for one in page.widget().findChildren(QLabel)]
    assert tops == sorted(set(tops))
    assert len(tops) == 24


@pytest.fixture
def in_sight(look, shown):
    page = shown(ScrollPage(look, 600))
    page.add(QLabel("first"))
    QApplication.processEvents()
    page.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return page


def test_what_is_added_to_a_page_in_sight_is_laid_out_once_it_is_all_there(in_sight):
    fills_in_sight(in_sight)


def test_twin_that_puts_nothing_off_lays_out_all_for_each_part(in_sight, monkeypatch):
    monkeypatch.setattr(ScrollPage, "_put_off", lambda _: None)

    with pytest.raises(AssertionError, match="each part lays out"):
        fills_in_sight(in_sight)


def test_a_page_that_is_left_while_it_is_filled_is_laid_out_when_it_comes_again(in_sight):
    for at in range(3):
        in_sight.add(QLabel(f"label {at}"))
    in_sight.hide()
    QApplication.processEvents()
    in_sight.add(QLabel("last"))
    in_sight.show()
    for _ in range(2):
        QApplication.processEvents()

    labels = in_sight.widget().findChildren(QLabel)
    tops = [one.mapTo(in_sight, QPoint(0, 0)).y() for one in labels]
    assert len(set(tops)) == 4
    assert all(one.isVisible() for one in labels)
