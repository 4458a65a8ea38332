import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from desktop.ui.widgets import secret_field
from desktop.ui.widgets.secret_field import SecretField

SECRET = "walnut harbour"


@pytest.fixture
def field(qtbot, look):
    made = SecretField(look, "Passphrase", name="unlock_passphrase")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def edit(field):
    return field.findChild(QLineEdit, "unlock_passphrase")


def eye(field):
    return field.findChild(QToolButton, "unlock_passphrase_eye")


def caps(field):
    return field.findChild(QLabel, "unlock_passphrase_caps")


def test_taking_the_secret_leaves_nothing_behind(field):
    QTest.keyClicks(edit(field), SECRET)
    eye(field).click()
    assert field.take() == SECRET
    assert field.take() == ""

    eye(field).click()
    QTest.keyClick(edit(field), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit(field).text() == ""
    assert not edit(field).isUndoAvailable()


def test_twin_clearing_the_usual_way_keeps_it_for_undo(field, monkeypatch):
    def usual(self):
        self._edit.clear()
        self._eye.setChecked(False)

    monkeypatch.setattr(SecretField, "clear", usual)

    with pytest.raises(AssertionError):
        test_taking_the_secret_leaves_nothing_behind(field)


@pytest.mark.parametrize("is_shown", [False, True])
def test_nothing_can_be_copied_out_of_it(field, is_shown):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    QTest.keyClicks(edit(field), SECRET)
    if is_shown:
        eye(field).click()
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(edit(field), key, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "before"
    assert edit(field).text() == SECRET


def test_twin_a_plain_field_would_be_copied_when_shown(field, monkeypatch):
    monkeypatch.setattr(secret_field._SecretEdit, "keyPressEvent", QLineEdit.keyPressEvent)
    monkeypatch.setattr(secret_field._SecretEdit, "deselect", lambda self: None)

    with pytest.raises(AssertionError):
        test_nothing_can_be_copied_out_of_it(field, is_shown=True)


def test_nothing_shown_can_be_selected(field):
    QTest.keyClicks(edit(field), SECRET)
    eye(field).click()
    edit(field).selectAll()

    assert not edit(field).hasSelectedText()


def test_it_offers_no_menu_and_no_dropping(field):
    assert edit(field).contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not edit(field).acceptDrops()
    assert not edit(field).dragEnabled()


@pytest.mark.parametrize("presses", [0, 1, 2])
def test_input_methods_are_told_to_learn_nothing(field, presses):
    for _ in range(presses):
        eye(field).click()
    hints = edit(field).inputMethodHints()

    for hint in ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText"):
        assert hints & Qt.InputMethodHint[hint]


def test_the_eye_shows_and_hides_and_says_which(field):
    assert edit(field).echoMode() is QLineEdit.EchoMode.Password
    assert eye(field).accessibleName() == "Show what I type"

    eye(field).click()
    assert edit(field).echoMode() is QLineEdit.EchoMode.Normal
    assert eye(field).accessibleName() == "Hide what I type"

    field.clear()
    assert edit(field).echoMode() is QLineEdit.EchoMode.Password


def test_it_says_whether_something_stands_in_it_but_never_what(field):
    told = []
    field.changed.connect(told.append)
    QTest.keyClicks(edit(field), "ab")
    field.clear()

    assert told == [True, True, False]


def test_enter_hands_it_over(field, qtbot):
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(edit(field), Qt.Key.Key_Return)


def test_the_field_has_a_name_and_its_label_leads_to_it(field):
    labels = [label for label in field.findChildren(QLabel) if label.buddy() is edit(field)]

    assert edit(field).accessibleName() == "Passphrase"
    assert [label.text() for label in labels] == ["Passphrase"]


def test_caps_lock_is_said_in_words_once_a_letter_shows_it(field):
    assert not caps(field).isVisible()

    QTest.keyClicks(edit(field), "a")
    assert not caps(field).isVisible()

    press(edit(field), "A", Qt.KeyboardModifier.NoModifier)
    assert caps(field).isVisible()
    assert edit(field).accessibleDescription() == "Caps Lock is on"

    press(edit(field), "a", Qt.KeyboardModifier.ShiftModifier)
    assert caps(field).isVisible()

    press(edit(field), "A", Qt.KeyboardModifier.ShiftModifier)
    assert not caps(field).isVisible()


def test_the_field_does_not_jump_when_caps_lock_is_said(field):
    before = field.sizeHint()
    press(edit(field), "A", Qt.KeyboardModifier.NoModifier)

    assert field.sizeHint() == before


def press(widget, text, modifier):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
    QGuiApplication.sendEvent(widget, event)
