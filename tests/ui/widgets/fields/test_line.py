from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.line import ShortField


def test_only_words_are_kept(shown, qtbot):
    field = shown(ShortField("A name", name="name"))
    field.hold()
    qtbot.keyClicks(field, "  ")
    assert field.value() is ABSENT
    qtbot.keyClicks(field, "a")
    assert field.value() == "  a"


def test_nothing_is_guessed_or_learnt(qtbot):
    field = ShortField("A name", name="name")
    qtbot.addWidget(field)
    hints = field.inputMethodHints()

    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert not field.dragEnabled()


def test_keys_of_the_window_reach_the_window(shown, qtbot):
    page = QWidget()
    field = ShortField("A name", name="name")
    QVBoxLayout(page).addWidget(field)
    shortcut = QShortcut(QKeySequence("Ctrl+K"), page)
    shown(page)
    field.show_value("some words")
    field.setFocus()
    with qtbot.waitSignal(shortcut.activated):
        qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert field.value() == "some words"
    qtbot.keyClick(field, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == "some words"


def test_the_steps_of_undo_go_with_the_old_words(shown, qtbot):
    field = shown(ShortField("A name", name="name"))
    field.hold()
    qtbot.keyClicks(field, "mine")
    field.show_value("mine")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.value() == "mine"


def test_left_it_shows_how_its_words_begin(shown, qtbot):
    page = QWidget()
    lines = QVBoxLayout(page)
    first, second = (ShortField("A name", name=f"name_{at}") for at in (1, 2))
    for one in (first, second):
        lines.addWidget(one)
    shown(page)
    first.hold()
    qtbot.keyClicks(first, "14 November 2023")

    qtbot.keyClick(first, Qt.Key.Key_Tab)

    assert second.hasFocus()
    assert first.cursorPosition() == 0
    assert first.text() == "14 November 2023"
