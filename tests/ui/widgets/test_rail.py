import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.ui.widgets.rail import Entry, Form, Rail

ABOVE = (
    Entry(key="today", icon="sun", word="Today"),
    Entry(key="letters", icon="mail", word="Letters"),
)
BELOW = (
    Entry(key="help", icon="life-buoy", word="Help now", shortcut="F1"),
    Entry(key="lock", icon="lock", word="Lock", shortcut="Ctrl L"),
)


@pytest.fixture
def rail(qtbot, look):
    made = Rail(look, "Stillpage")
    made.set_entries(ABOVE, BELOW)
    made.resize(208, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def entry(rail, key):
    return rail.findChild(QAbstractButton, f"rail_{key}")


def test_choosing_says_where_to(rail, qtbot):
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(entry(rail, "letters"), Qt.MouseButton.LeftButton)

    assert told.args == ["letters"]


def test_the_window_says_where_the_person_is_not_the_click(rail):
    rail.set_current("today")
    entry(rail, "letters").click()

    assert entry(rail, "today").isChecked()
    assert not entry(rail, "letters").isChecked()


def test_the_arrow_keys_walk_and_space_chooses(rail, qtbot):
    entry(rail, "today").setFocus()
    QTest.keyClick(entry(rail, "today"), Qt.Key.Key_Up)
    assert entry(rail, "today").hasFocus()

    QTest.keyClick(entry(rail, "today"), Qt.Key.Key_Down)
    QTest.keyClick(entry(rail, "letters"), Qt.Key.Key_Down)
    assert entry(rail, "help").hasFocus()

    with qtbot.waitSignal(rail.chosen) as told:
        QTest.keyClick(entry(rail, "help"), Qt.Key.Key_Space)
    assert told.args == ["help"]


def test_tab_goes_in_reading_order(rail):
    entry(rail, "today").setFocus()
    for key in ("letters", "help", "lock"):
        QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Tab)
        assert entry(rail, key).hasFocus()


@pytest.mark.parametrize(("form", "width"), [(Form.WIDE, 208), (Form.NARROW, 92), (Form.ICONS, 64)])
def test_each_form_has_its_width_and_grows_with_the_text(rail, look, form, width):
    rail.set_form(form)
    assert rail.width() == width
    look.set_text_size(200)

    assert rail.width() == 2 * width


def test_without_labels_the_words_are_in_tooltips(rail):
    rail.set_form(Form.ICONS)

    assert entry(rail, "letters").toolTip() == "Letters"
    assert entry(rail, "help").toolTip() == "Help now (F1)"
    assert entry(rail, "letters").accessibleName() == "Letters"

    rail.set_form(Form.WIDE)
    assert entry(rail, "help").toolTip() == ""


def test_other_entries_replace_the_old_ones(rail):
    rail.set_entries(ABOVE[:1], BELOW)
    QTest.qWait(5)

    assert entry(rail, "today").isVisible()
    assert [b.objectName() for b in rail.findChildren(QAbstractButton) if b.isVisible()] == [
        "rail_today",
        "rail_help",
        "rail_lock",
    ]


@pytest.mark.parametrize("percent", [100, 250])
@pytest.mark.parametrize("form", list(Form))
def test_every_word_has_room(rail, look, form, percent):
    rail.set_form(form)
    look.set_text_size(percent)
    long = Entry(key="long", icon="file-check", word="For a session")
    rail.set_entries((long,), BELOW)
    metrics_font = look.theme.font("control_strong" if form is Form.WIDE else "note")
    button = entry(rail, "long")
    button.setFont(metrics_font)
    words = button.fontMetrics().horizontalAdvance("For a session")
    before = look.theme.px(44 + 12) if form is Form.WIDE else 0

    assert form is Form.ICONS or words + before <= rail.width() - look.theme.px(8)


def test_in_a_low_window_entries_become_lower_and_none_lies_over_another(rail, look):
    look.set_text_size(250)
    rail.set_form(Form.ICONS)
    rail.resize(rail.width(), 240)
    QApplication.processEvents()

    entries = rail.findChildren(QAbstractButton)
    edges = [(one.geometry().top(), one.geometry().bottom()) for one in entries]
    assert all(above[1] < below[0] for above, below in itertools.pairwise(edges))
    assert all(24 <= one.height() < 110 for one in entries)
    assert edges[-1][1] <= 240
