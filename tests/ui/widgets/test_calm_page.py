import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label

LONG = "Words that go on for longer than one line of this column can hold them. " * 4


def page(look, shown, width=1280, height=800):
    made = CalmPage(look, 384, name="calm")
    made.add(label(LONG, "body", "calm_words"))
    made.add(QPushButton("One"), 24)
    made.add_layout(across(QPushButton("Two"), gap=0, to_right=QPushButton("Three")))
    made.resize(width, height)
    return shown(made)


@pytest.mark.parametrize("size", [80, 100, 200, 250])
def test_no_line_of_wrapped_words_is_cut(look, shown, size):
    look.set_text_size(size)
    made = page(look, shown)
    words = made.findChild(object, "calm_words")

    assert words.height() >= words.heightForWidth(words.width())


def test_the_column_grows_with_the_text(look, shown):
    made = page(look, shown)
    words = made.findChild(object, "calm_words")
    before = words.width()
    look.set_text_size(150)
    QApplication.processEvents()

    assert (before, words.width()) == (384, 576)


@pytest.mark.parametrize("size", [100, 250])
def test_a_small_window_has_no_second_way_to_scroll(look, shown, size):
    look.set_text_size(size)
    made = page(look, shown, width=640, height=480)
    area = made.findChild(QScrollArea)

    assert area.widget().width() <= area.viewport().width()


def test_help_is_the_last_stop_and_can_be_pressed(look, shown, qtbot):
    made = page(look, shown)
    help_now = made.findChild(QPushButton, "calm_help")
    help_now.setFocus()
    with qtbot.waitSignal(made.help_wanted):
        QTest.keyClick(help_now, Qt.Key.Key_Return)


def test_what_is_below_the_edge_can_be_shown(look, shown, qtbot):
    made = page(look, shown, height=220)
    area = made.findChild(QScrollArea)
    last = made.findChildren(QPushButton)[-2]
    made.reveal(last)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    made.show_start()

    assert area.verticalScrollBar().value() == 0


def stays_in_sight(made, qtbot):
    area, words = made.findChild(QScrollArea), made.findChild(object, "calm_words")
    last = made.findChildren(QPushButton)[-2]
    made.reveal(last)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    before = bar.maximum()
    words.setText(LONG * 3)
    qtbot.waitUntil(lambda: bar.maximum() > before)
    lower = last.mapTo(area.viewport(), last.rect().bottomLeft()).y()
    assert lower <= area.viewport().height(), "it is below the edge"


def test_what_was_shown_stays_in_sight_while_the_page_still_grows(look, shown, qtbot):
    stays_in_sight(page(look, shown, height=220), qtbot)


def test_twin_a_page_that_grows_over_it_is_seen(look, shown, qtbot, monkeypatch):
    monkeypatch.setattr(CalmPage, "_on_grown", lambda _: None)

    with pytest.raises(AssertionError, match="below the edge"):
        stays_in_sight(page(look, shown, height=220), qtbot)


def top_of(made):
    words = made.findChild(object, "calm_words")
    return words.mapTo(made, words.rect().topLeft()).y()


def test_what_comes_later_goes_below_and_moves_nothing(look, shown):
    made = CalmPage(look, 384, name="calm")
    made.add(label("Words", "body", "calm_words"))
    later = label(LONG, "body")
    later.hide()
    made.add(later)
    made.resize(1280, 800)
    shown(made)
    before = top_of(made)
    assert 250 < before < 400, "in the middle"

    later.show()
    QApplication.processEvents()
    assert top_of(made) == before

    made.show_start()
    QApplication.processEvents()
    assert top_of(made) < before


def test_in_a_low_window_what_comes_later_may_take_the_room_above(look, shown):
    made = CalmPage(look, 384, name="calm")
    made.add(label("Words", "body", "calm_words"))
    later = label(LONG * 2, "body")
    later.hide()
    made.add(later)
    made.resize(640, 360)
    shown(made)
    later.show()
    QApplication.processEvents()

    area = made.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() < top_of(made) + later.height()
    assert top_of(made) <= 40


def test_without_help_the_column_has_the_whole_height(look, shown):
    made = CalmPage(look, 384, name="calm")
    made.add(label("Words", "body", "calm_words"))
    made.without_help()
    made.resize(640, 480)
    shown(made)

    assert made.findChild(QScrollArea).height() == 480
    assert not made.findChild(QPushButton, "calm_help").isVisible()
