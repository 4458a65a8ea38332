"""A page at the size at which it is read: turned by keys, left by Escape, forgotten then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.ui.widgets.full_page import A_SHEET, FullPage


@pytest.fixture
def full(look, shown):
    made = shown(FullPage(look))
    made.wanted, made.left = [], []
    made.page_wanted.connect(made.wanted.append)
    made.closed.connect(lambda: made.left.append(True))
    made.begin(1, 3)
    return made


def words(full):
    return full.findChild(QLabel, "full_words").text()


def test_the_page_that_was_shown_small_is_wanted_at_the_width_of_a_sheet(full, look):
    assert full.wanted == [1]
    assert words(full) == "page 1 of 3"
    assert full.width_wanted() == round(look.theme.px(A_SHEET) * full.devicePixelRatioF())


def test_it_is_drawn_again_where_the_words_become_larger(full, look):
    before = full.width_wanted()
    look.set_text_size(200)
    assert full.wanted == [1, 1]
    assert full.width_wanted() == 2 * before

    full.forget()
    look.set_text_size(100)
    assert full.wanted == [1, 1]


def test_the_arrow_keys_turn_as_far_as_there_are_pages(full):
    for key in (Qt.Key.Key_Left, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Left):
        QTest.keyClick(full, key)

    assert full.wanted == [1, 2, 3, 2]
    assert words(full) == "page 2 of 3"


def all_of_a_wide_page_is_reached_by_keys(full):
    full.resize(600, 400)
    full.show_image(QImage(1500, 900, QImage.Format.Format_RGB32))
    bar = full._area.horizontalScrollBar()
    QTest.qWait(1)
    assert bar.maximum() > 0
    for _ in range(9):
        if bar.value() < bar.maximum():
            QTest.keyClick(full, Qt.Key.Key_Right)
    assert (full.wanted, bar.value()) == ([1], bar.maximum())

    QTest.keyClick(full, Qt.Key.Key_Right)
    assert (full.wanted, bar.value()) == ([1, 2], 0)
    QTest.keyClick(full, Qt.Key.Key_Left)
    assert full.wanted == [1, 2, 1]


def test_all_of_a_page_that_is_wider_than_its_place_is_reached_by_keys(full):
    all_of_a_wide_page_is_reached_by_keys(full)


def test_twin_that_turns_before_all_is_seen(full, monkeypatch):
    monkeypatch.setattr(FullPage, "_goes_aside", lambda *_: False)

    with pytest.raises(AssertionError):
        all_of_a_wide_page_is_reached_by_keys(full)


def test_a_ring_is_around_the_page_that_has_the_keys(full, look):
    accent = look.theme.colour("accent")
    area = full._area
    corner = lambda: area.grab().toImage().pixelColor(area.width() // 2, 0)  # noqa: E731
    area.setFocus()
    assert corner() == accent
    full.findChild(QAbstractButton, "full_back").setFocus()
    assert corner() != accent


def test_escape_leads_out_and_nothing_of_the_page_stays(full):
    full.show_image(QImage(10, 10, QImage.Format.Format_RGB32))
    QTest.keyClick(full, Qt.Key.Key_Escape)
    full.forget()

    assert full.left == [True]
    assert full._image.pixmap().isNull()

    full.show_image(QImage(10, 10, QImage.Format.Format_RGB32))  # drawn too late
    assert full._image.pixmap().isNull()
