from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets.page_head import PageHead

MOMENT = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)


@pytest.fixture
def head(look, shown):
    return shown(PageHead(look))


def said(head):
    return head.findChild(QLabel, "writing_saved").text()


def test_it_says_saved_with_the_local_time(head):
    head.show_saved(MOMENT)

    assert said(head) == f"Saved {MOMENT.astimezone():%H:%M}"


def test_it_says_why_words_are_not_kept(head):
    head.show_unsaved("The disk is full.")
    assert said(head) == "The disk is full."
    head.show_writing()
    assert said(head) == "Writing"
    head.show_nothing()
    assert said(head) == ""


def test_in_focus_there_is_a_way_out_of_it(head, qtbot):
    head.set_focus_mode(is_on=True)
    leave = head.findChild(QPushButton, "writing_leave_focus")
    assert leave.isVisible()
    with qtbot.waitSignal(head.focus_left):
        leave.click()


def test_stopping_and_the_guide_are_one_press_away(head, qtbot):
    for name, signal in (
        ("writing_stop", head.stop_wanted), ("writing_show_guide", head.guide_wanted)
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            head.findChild(QPushButton, name).click()


def test_the_way_out_of_focus_says_its_key(head):
    leave = head.findChild(QPushButton, "writing_leave_focus")

    assert "F11" in leave.text()
    assert "F11" in leave.toolTip()
