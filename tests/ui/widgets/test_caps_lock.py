import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.widgets import caps_lock


def key(text, modifier=Qt.KeyboardModifier.NoModifier, code=Qt.Key.Key_unknown):
    return QKeyEvent(QEvent.Type.KeyPress, code, modifier, text)


@pytest.mark.parametrize("known", [None, True, False])
@pytest.mark.parametrize("text", ["1", " ", "ש", "", "字"])
def test_a_key_without_case_shows_nothing(known, text):
    assert caps_lock.from_key(key(text), known) is known


@pytest.mark.parametrize(
    ("text", "is_shifted", "is_on"),
    [
        ("a", False, False),
        ("A", False, True),
        ("a", True, True),
        ("A", True, False),
        ("Ж", False, True),
    ],
)
def test_a_letter_against_its_shift_key_shows_it(text, is_shifted, is_on):
    shift = Qt.KeyboardModifier.ShiftModifier if is_shifted else Qt.KeyboardModifier.NoModifier

    assert caps_lock.from_key(key(text, shift), None) is is_on


def test_the_key_itself_turns_round_only_what_was_known():
    pressed = key("", code=Qt.Key.Key_CapsLock)

    assert caps_lock.from_key(pressed, None) is None
    assert caps_lock.from_key(pressed, True) is False
    assert caps_lock.from_key(pressed, False) is True
