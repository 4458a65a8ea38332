from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from desktop.ui.widgets import paper_frame


def test_a_page_takes_no_drop_no_dress_and_teaches_input_methods_nothing(qtbot):
    edit = QTextEdit()
    qtbot.addWidget(edit)

    paper_frame.settle(edit)

    assert not edit.acceptDrops()
    assert not edit.viewport().acceptDrops()
    assert not edit.acceptRichText()
    assert not edit.isUndoRedoEnabled()
    assert edit.tabChangesFocus()
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
