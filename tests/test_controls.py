"""Each control can be found by its name, heard by its name, and read of in one page."""

import controls
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

CAREFUL = Qt.InputMethodHint.ImhSensitiveData


@pytest.fixture
def every(desk, tmp_path):
    return [
        (page, one, one.widget.inputMethodHints())
        for page, widget in controls.pages(desk, tmp_path)
        for one in controls.controls(widget)
    ]


def test_every_control_has_a_name_and_words_and_no_input_method_learns_from_it(every):
    assert [(page, one.name, one.words) for page, one, _ in every if not one.name] == []
    assert [(page, one.name) for page, one, _ in every if not one.words] == []
    unguarded = [
        one.name for _, one, hints in every if one.kind in {"line", "text"} and not hints & CAREFUL
    ]
    assert set(unguarded) == {"writing_history_difference"}  # nothing is typed there


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
