import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.door import Geometry
from desktop.preferences import Preferences
from desktop.ui.theme import Look
from desktop.ui.window import MainWindow


@pytest.fixture
def window(qtbot, qapp):
    look = Look(qapp, Preferences())
    window = MainWindow(look, None)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.allow_close()
    qapp.setStyleSheet("")


def page_with(*parts):
    page = QWidget()
    lines = QVBoxLayout(page)
    for part in parts:
        lines.addWidget(part)
    return page


def test_the_title_is_the_name_of_the_product(window):
    window.show_page(page_with(QLineEdit("Anna")))

    assert window.windowTitle() == "Stillpage"
    assert window.accessibleName() == "Stillpage"


def test_the_cover_hides_the_page_before_it_returns(window):
    line = QLineEdit("words")
    window.show_page(page_with(line))

    window.cover()

    assert not line.isVisible()
    assert window.findChild(QWidget, "cover").isVisible()


def test_a_cover_shows_words_only_where_keeping_does_not_work(window):
    window.cover()
    assert window.findChild(QWidget, "cover_words").text() == ""
    window.cover("The disk is full.")
    assert window.findChild(QWidget, "cover_words").text() == "The disk is full."


def test_closing_is_a_wish_until_it_is_allowed(window, qtbot):
    with qtbot.waitSignal(window.close_wanted):
        window.close()
    assert window.isVisible()

    window.allow_close()

    assert not window.isVisible()


def test_what_lies_over_gives_the_focus_back(window):
    first, second = QLineEdit(), QLineEdit()
    window.show_page(page_with(first, second))
    second.setFocus()
    over = page_with(QPushButton("x"))
    window.lay_over(over)
    assert over.isVisible()
    assert not second.isVisible()

    assert window.lift()

    assert second.hasFocus()


def test_of_two_that_lie_over_the_upper_one_is_lifted_first(window):
    line = QLineEdit()
    window.show_page(page_with(line))
    line.setFocus()
    first, second = QPushButton("x"), QPushButton("y")
    for button in (first, second):
        window.lay_over(page_with(button))
        button.setFocus()
    held = []
    for _ in range(2):
        assert window.lift()
        held.append((first.hasFocus(), line.hasFocus()))

    assert held == [(True, False), (False, True)]
    assert window.over is None


def test_a_page_that_comes_meanwhile_waits_beneath(window):
    window.show_page(page_with(QLineEdit()))
    over, later = page_with(QPushButton("x")), page_with(QLineEdit())
    window.lay_over(over)

    window.show_page(later)

    assert over.isVisible()
    assert window.page is later
    assert not window.lift()
    assert later.isVisible()


def test_where_the_window_was_is_where_the_next_one_is(window, qtbot, qapp):
    window.setGeometry(30, 40, 900, 700)
    place = window.place()
    look = Look(qapp, Preferences())
    again = MainWindow(look, place)
    qtbot.addWidget(again)

    assert place == Geometry(30, 40, 900, 700, is_maximised=False)
    assert again.geometry().getRect() == (30, 40, 900, 700)


def test_what_is_not_true_any_more_is_put_away_and_nothing_else(window):
    window.show_page(page_with(QLineEdit()))
    strip = window.findChild(QWidget, "strip")
    window.say("the disk is full")
    window.unsay("something else")
    assert strip.isVisible()

    window.unsay("the disk is full")

    assert not strip.isVisible()
