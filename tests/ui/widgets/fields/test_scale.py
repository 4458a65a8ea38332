import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.scale import HIGHEST, ScaleField


@pytest.fixture
def field(shown, look):
    made = ScaleField(look, "How hard?", ("calm", "hard", "too much"), name="hard")
    made.resize(560, 120)
    shown(made)
    made.hold()
    return made


def key(qtbot, *keys):
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one)


@pytest.mark.parametrize("number", range(HIGHEST + 1))
def test_each_number_is_chosen_by_its_digits(field, qtbot, number):
    qtbot.keyClicks(QApplication.focusWidget(), str(number)[0])
    qtbot.keyClicks(QApplication.focusWidget(), str(number)[1:])

    assert field.value() == number
    assert QApplication.focusWidget().objectName() == f"hard_{number}"


def test_a_zero_long_after_a_one_is_a_zero(field, qtbot, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("desktop.ui.widgets.fields.scale.monotonic", lambda: now[0])
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    now[0] += 60
    qtbot.keyClicks(QApplication.focusWidget(), "0")

    assert field.value() == 0


def are_three_things(field, qtbot):
    assert field.value() is ABSENT
    key(qtbot, Qt.Key.Key_0)
    zero = field.value()
    key(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    skipped = field.value()
    key(qtbot, Qt.Key.Key_Space)

    assert zero == 0
    assert skipped is None
    assert field.value() is ABSENT


def test_skipped_is_neither_zero_nor_not_answered(field, qtbot):
    are_three_things(field, qtbot)


def test_twin_that_takes_skipped_for_nothing_is_found(field, qtbot, monkeypatch):
    kept = ScaleField.value
    monkeypatch.setattr(ScaleField, "value", lambda one: ABSENT if kept(one) is None else kept(one))
    with pytest.raises(AssertionError):
        are_three_things(field, qtbot)


def test_that_it_was_skipped_is_said_in_words(field):
    field.show_value(None)
    assert field.findChild(QLabel, "hard_said").text() == "Skipped for now."
    field.show_value(3)
    assert field.findChild(QLabel, "hard_said").text() == "0 calm · 5 hard · 10 too much"


def test_arrows_walk_and_only_space_or_enter_chooses(field, qtbot):
    key(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert field.value() is ABSENT
    key(qtbot, Qt.Key.Key_Return)
    assert field.value() == 1
    key(qtbot, Qt.Key.Key_Space)
    assert field.value() is ABSENT


def test_tab_leads_to_the_chosen_number_and_on_to_skip(field, qtbot):
    field.show_value(7)
    field.hold()
    key(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "hard_skip"
    key(qtbot, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().objectName() == "hard_7"


@pytest.mark.parametrize("percent", [100, 200])
def test_each_number_is_a_target_of_at_least_36_pixels(field, look, qtbot, percent):
    look.set_text_size(percent)
    numbers = [field.findChild(QAbstractButton, f"hard_{number}") for number in range(HIGHEST + 1)]
    least = 36 * percent // 100
    qtbot.waitUntil(lambda: all(min(one.size().toTuple()) >= least for one in numbers))
    look.set_text_size(100)


def test_ends_without_a_place_are_left_out(look, qtbot):
    made = ScaleField(look, "How hard?", ("one",), name="hard")
    qtbot.addWidget(made)
    assert made.findChild(QLabel, "hard_said").text() == ""
