import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.widgets.lines_view import Shown
from desktop.ui.widgets.page_view import PageView


@pytest.fixture
def view(look, shown):
    view = shown(PageView(look, has_full=True))
    view.resize(500, 700)
    return view


def image():
    image = QImage(100, 141, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_the_keys_turn_pages_and_stop_at_both_ends(view, qtbot):
    wanted = []
    view.page_wanted.connect(wanted.append)
    view.show_count(3)
    sheet = view.findChild(QWidget, "session_page")
    sheet.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(sheet, key)

    assert wanted == [1, 2, 3]
    assert view.page == 3


def test_the_buttons_are_possible_only_where_there_is_a_page(view):
    view.show_count(2)
    names = ("session_page_before", "session_page_after")
    before, after = (view.findChild(QAbstractButton, one) for one in names)
    assert not before.isEnabled()
    after.click()
    assert before.isEnabled()
    assert not after.isEnabled()


@pytest.mark.parametrize("has_page", [True, False])
def test_the_ring_is_whole_at_each_side_where_the_keys_are(view, look, has_page):
    view.show_count(int(has_page), "" if has_page else "Nothing is chosen yet.")
    if has_page:
        view.show_image(image())
    sheet = view.findChild(QWidget, "session_page")
    sheet.setFocus()
    picture = sheet.grab().toImage()
    wide, accent = look.theme.px(2), look.theme.colour("accent")
    for at in range(wide):
        assert picture.pixelColor(picture.width() // 2, at) == accent
    assert picture.pixelColor(picture.width() // 2, wide) != accent

    view.findChild(QAbstractButton, "session_full" if has_page else "session_page_after").setFocus()
    sheet.clearFocus()
    assert sheet.grab().toImage().pixelColor(picture.width() // 2, 0) != accent


def test_with_no_pages_nothing_old_is_shown(view):
    view.show_count(1)
    view.show_image(image())
    assert view.image is not None

    view.show_count(0, "Nothing is chosen yet.")

    assert view.image is None


def test_fewer_pages_lead_back_to_one_that_is_there(view):
    view.show_count(3)
    for _ in range(2):
        QTest.keyClick(view.findChild(QWidget, "session_page"), Qt.Key.Key_Down)

    view.show_count(2)

    assert view.page == 2


def test_the_picture_is_drawn_as_sharp_as_the_screen(view):
    view.show_count(1)
    view.show_image(image())
    assert view.width_wanted() >= 200
    assert not view.grab().isNull()


PARTS = ((Shown("title", "one"),), (Shown("paragraph", "two"),))


def words(view):
    return view.findChild(QWidget, "session_words").toPlainText()


def test_a_file_without_pages_is_shown_part_by_part(view):
    wanted = []
    view.page_wanted.connect(wanted.append)
    view.show_parts(PARTS, "As it was read.")
    names = ("session_page_before", "session_page_after")
    before, after = (view.findChild(QAbstractButton, one) for one in names)
    assert (words(view), before.isEnabled(), after.isEnabled()) == ("one", False, True)

    after.click()

    assert (words(view), wanted) == ("two", [])
    assert view.findChild(QWidget, "session_words_note").text() == "As it was read."
    assert view.findChild(QWidget, "session_page_words").text() == "part 2 of 2"


def test_a_short_file_is_shown_whole(view):
    view.show_parts(PARTS[:1], "")

    assert view.findChild(QWidget, "session_page_words").text() == "the whole file"


def test_no_word_of_a_file_stays_when_pages_are_shown_again(view):
    view.show_parts(PARTS, "As it was read.")

    view.show_count(1)

    assert words(view) == ""
    assert not view.findChild(QWidget, "session_words").isVisible()
    assert not view.findChild(QWidget, "session_words_note").isVisible()


def test_a_word_about_the_pages_stands_above_them(view):
    view.show_count(2)
    view.note("This is the first of two.")

    assert view.findChild(QWidget, "session_words_note").isVisible()


def test_a_page_that_opens_no_larger_one_has_no_button_for_it(look, shown):
    view = shown(PageView(look, has_full=False))
    view.show_count(2)

    assert not view.findChild(QWidget, "session_full").isVisible()
