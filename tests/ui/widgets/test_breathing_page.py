import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.model.breathing import Rhythm
from desktop.ui.widgets import breathing_page
from desktop.ui.widgets.breathing_box import BreathingBox
from desktop.ui.widgets.breathing_page import BreathingPage


@pytest.fixture
def page_of(look, shown, monkeypatch):
    def make(*, is_wanted=True, rhythm=None, is_still=False, size=(1280, 680)):
        honest = BreathingBox.__init__
        monkeypatch.setattr(
            BreathingBox,
            "__init__",
            lambda self, look, *, name: honest(self, look, name=name, is_wanted=lambda: is_wanted),
        )
        page = BreathingPage(look, rhythm or Rhythm(), is_still)
        page.resize(*size)
        shown(page)
        page.arrive()
        return page

    return make


def chip(page, name):
    return page.findChild(QPushButton, f"breathing_{name}")


def press(page, name):
    chip(page, name).setFocus()
    QTest.keyClick(chip(page, name), Qt.Key.Key_Space)


def test_holding_can_be_left_out_and_taken_up_again(page_of, qtbot):
    page = page_of(rhythm=Rhythm(counts=(3, 4, 5, 6)))
    said = []
    page.changed.connect(lambda rhythm, is_still: said.append((rhythm, is_still)))
    press(page, "no_hold")
    press(page, "no_hold")

    assert said == [
        (Rhythm(counts=(3, 4, 5, 6), holds=False), False),
        (Rhythm(counts=(3, 4, 5, 6)), False),
    ]


def test_stillness_can_be_chosen_and_given_up(page_of):
    page = page_of()
    said = []
    page.changed.connect(lambda _rhythm, is_still: said.append(is_still))
    press(page, "still")
    is_still = page.findChild(BreathingBox).is_still
    press(page, "still")

    assert (said, is_still, page.findChild(BreathingBox).is_still) == ([True, False], True, False)


def test_what_the_system_asks_for_stands_there_as_chosen_with_its_reason(page_of):
    page = page_of(is_wanted=False)

    assert chip(page, "still").isChecked()
    assert not chip(page, "still").isEnabled()
    assert chip(page, "still").toolTip() == "This computer is set to show no movement."


def test_it_opens_as_somebody_likes_it(page_of):
    page = page_of(rhythm=Rhythm(counts=(2, 4, 8, 4), holds=False), is_still=True)

    assert (chip(page, "no_hold").isChecked(), chip(page, "still").isChecked()) == (True, True)
    assert page.findChild(QLabel, "breathing_counts_out_count").text() == "8"
    assert page.findChild(BreathingBox).words() == ("Breathe in", "slowly, to two")


def test_it_says_when_it_is_better_not_to_hold_or_to_stop(page_of):
    page = page_of()
    said = " ".join(one.text() for one in page.findChildren(QLabel))

    assert all(word in said for word in ("heart", "lungs", "pregnant", "makes things worse"))


@pytest.mark.parametrize("size", [(1280, 680), (640, 300)])
def test_the_picture_takes_the_room_there_is_within_its_bounds(page_of, size):
    page = page_of(size=size)
    box = page.findChild(BreathingBox)

    assert breathing_page._LOW <= box.height() <= breathing_page._HIGH
