"""The first page is filled line by line, and told at each change."""

import pytest
from controls import controls
from first_sample import FACTS, SCALES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QPushButton

from desktop.model import first_page, richtext
from desktop.model.first_page import FirstPage, Line, Report, Safety
from desktop.model.settings import Purpose
from desktop.ui.widgets.first_page_editor import FirstPageEditor


@pytest.fixture
def editor(look, shown):
    made = FirstPageEditor(look)
    made.heard = []
    made.changed.connect(made.heard.append)
    made.resize(1000, 700)
    return shown(made)


def show(editor, page=None, purpose=Purpose.HURT):
    editor.show_page(page or FirstPage(), FACTS, purpose)
    editor.arrive()
    QApplication.processEvents()
    return editor


def box(editor, name):
    return editor.findChild(QCheckBox, name)


def test_at_first_nothing_is_on_and_nothing_is_told(editor):
    show(editor)
    assert not any(one.isChecked() for one in editor.findChildren(QCheckBox))
    assert editor.heard == []
    assert editor.page() == FirstPage()


def test_what_somebody_writes_and_switches_on_is_told(editor):
    show(editor).arrive(Line.WANT)
    QTest.keyClick(box(editor, "first_want_on"), Qt.Key.Key_Space)
    editor.arrive(Line.WANT)
    QTest.keyClicks(QApplication.focusWidget(), "To decide nothing.")
    page = editor.heard[-1]
    assert page == editor.page()
    [piece] = first_page.pieces(page, FACTS)
    assert richtext.plain(piece.body) == "To decide nothing."


def test_a_tick_on_an_item_switches_its_line_on(editor):
    show(editor)
    box(editor, "first_set_off_item_1").click()
    assert box(editor, "first_set_off_on").isChecked()
    assert editor.page().is_on(Line.SET_OFF)
    box(editor, "first_set_off_item_1").click()
    assert editor.page().ticked == {}
    assert editor.page().is_on(Line.SET_OFF)


def test_the_seventh_scale_cannot_be_ticked(editor):
    show(editor)
    assert len(SCALES) == 7
    for at in range(1, 7):
        box(editor, f"first_scales_item_{at}").click()
    assert not box(editor, "first_scales_item_7").isEnabled()
    box(editor, "first_scales_item_1").click()
    assert box(editor, "first_scales_item_7").isEnabled()


def test_room_for_words_on_safety_is_there_when_they_are_wanted(editor):
    show(editor)
    field = editor.findChild(QPlainTextEdit, "first_safety_words")
    assert not field.isVisible()
    editor.findChild(QPushButton, "first_safety_way_own").click()
    assert field.isVisible()
    QTest.keyClicks(field, "Yes")
    editor.findChild(QPushButton, "first_safety_way_aloud").click()
    assert not field.isVisible()
    # What was written is kept for whoever thinks again.
    assert (editor.page().safety, editor.page().text(Line.SAFETY)) == (Safety.ALOUD, "Yes")


def test_what_it_is_called_can_be_chosen(editor):
    show(editor)
    editor.findChild(QPushButton, "first_report_way_unedited").click()
    assert editor.page().report is Report.UNEDITED


def test_a_page_is_shown_as_it_was_left(editor):
    page = FirstPage(
        on=frozenset({"new"}), words={"want": "One."}, ticked={"new": ("2026-10-02",)},
        safety=Safety.OWN,
    )  # fmt: skip
    show(editor, page)
    assert box(editor, "first_new_on").isChecked()
    assert box(editor, "first_new_item_1").isChecked()
    assert editor.findChild(QPlainTextEdit, "first_want_words").toPlainText() == "One."
    assert editor.findChild(QPlainTextEdit, "first_safety_words").isVisible()
    assert editor.heard == []


def test_escape_and_both_ways_back_lead_out(editor, qtbot):
    show(editor)
    for name in ("first_back", "first_done"):
        with qtbot.waitSignal(editor.closed):
            editor.findChild(QPushButton, name).click()
    editor.arrive(Line.WANT)
    with qtbot.waitSignal(editor.closed):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_it_begins_at_the_way_back_or_at_a_line(editor):
    show(editor)
    assert QApplication.focusWidget().objectName() == "first_back"
    editor.arrive(Line.DAY)
    assert QApplication.focusWidget().objectName() == "first_day_on"
    editor.arrive(Line.CIRCLES)
    assert QApplication.focusWidget().objectName() == "first_back"


def test_once_it_is_put_away_nothing_of_it_is_shown(editor):
    show(editor, FirstPage(words={"want": "One."}))
    editor.forget()
    assert editor.page() == FirstPage()
    assert not [one for one in editor.findChildren(QPlainTextEdit) if one.isVisible()]


def test_every_control_has_a_name(editor):
    show(editor)
    found = controls(editor)
    assert len(found) > 30
    assert [one for one in found if not one.name or not one.words] == []


def test_everything_is_reached_by_tab(editor):
    show(editor, FirstPage(safety=Safety.OWN))
    seen = []
    while QApplication.focusWidget().objectName() != "first_done":
        seen.append(QApplication.focusWidget().objectName())
        assert len(seen) < 90
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = {f"first_{one.value}_on" for one in first_page.OFFERED[Purpose.HURT]}
    assert wanted <= set(seen)
    assert "first_set_off_item_2" in seen
    assert "first_safety_words" in seen
