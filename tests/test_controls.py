"""Each control can be found by its name, heard by its name, and read of in one page."""

import contextlib

import controls
import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPushButton, QTextEdit

CAREFUL = Qt.InputMethodHint.ImhSensitiveData
OTHER = "of another program"


@pytest.fixture
def every(desk, tmp_path):
    return [
        (page, one, one.widget.inputMethodHints(), given_away(one.widget))
        for page, widget in controls.pages(desk, tmp_path)
        for one in controls.controls(widget)
    ]


def given_away(widget):
    """Return what each list gives away to Ctrl+C, or None where there is no line in it."""
    inner = [widget.view()] if isinstance(widget, QComboBox) else []
    if isinstance(widget, QAbstractItemView):
        inner = [widget, *widget.findChildren(QAbstractItemView)]
    filled = [one for one in inner if one.model() and one.model().rowCount()]
    return [copied(one) for one in filled] or None


def copied(view):
    """Return what a list copies of its first line, and whether lines can be dragged out."""
    system, selection = QGuiApplication.clipboard(), view.selectionModel()
    with QSignalBlocker(selection) if selection else contextlib.nullcontext():
        view.setCurrentIndex(view.model().index(0, 0))
    system.setText(OTHER)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return system.text() != OTHER or view.dragEnabled()


def test_every_control_has_a_name_and_words_that_neither_input_methods_nor_copy_take(every):
    assert [(page, one.name, one.words) for page, one, *_ in every if not one.name] == []
    assert [(page, one.name) for page, one, *_ in every if not one.words] == []
    unguarded = [
        one.name
        for _, one, hints, _ in every
        if one.kind in {"line", "text"} and not hints & CAREFUL
    ]
    assert set(unguarded) == {"writing_history_difference"}  # nothing is typed there
    lists = {one.name: given for _, one, _, given in every if given is not None}
    assert {"journal_list", "letters_list"} <= set(lists)
    assert len(lists) > 10, lists
    assert [name for name, given in lists.items() if any(given)] == []


def test_the_page_of_controls_is_up_to_date(desk, tmp_path):
    listed = controls.listed(desk, tmp_path)

    assert listed == controls.PAGE.read_text(encoding="utf-8")


def test_a_control_without_a_name_is_seen(qtbot):
    page = QTextEdit()
    qtbot.addWidget(page)
    button, line = QPushButton(page), QLineEdit(page)
    line.setObjectName("named")

    assert [(one.name, one.kind) for one in controls.controls(page)] == [
        ("", "button"),
        ("named", "line"),
    ]
    assert button.accessibleName() == ""
