import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.money import MoneyField


@pytest.fixture
def field(shown, look):
    made = shown(MoneyField(look, "What it cost", name="cost"))
    made.hold()
    return made


def write(field, qtbot, part, text):
    line = field.findChild(QLineEdit, f"cost_{part}")
    line.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), text)


def said(field):
    label = field.findChild(QLabel, "cost_said")
    return label.text() if label.isVisible() else ""


def test_lowest_highest_and_basis_are_kept_with_the_currency(field, qtbot):
    field.findChild(QComboBox, "cost_currency").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    write(field, qtbot, "lower", "140")
    write(field, qtbot, "upper", "1,220")
    write(field, qtbot, "basis", "card statements")

    assert field.value() == {
        "currency": "GBP",
        "lower": "140",
        "upper": "1220",
        "basis": "card statements",
    }


def is_kept(field, qtbot):
    write(field, qtbot, "lower", "a lot")
    write(field, qtbot, "upper", "more")
    kept = field.value()
    assert kept == {"typed": "a lot – more"}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert said(field).startswith("Kept as you wrote it.")
    field.show_value(ABSENT)
    field.show_value(kept)
    lines = [field.findChild(QLineEdit, f"cost_{part}").text() for part in ("lower", "upper")]
    assert lines == ["a lot", "more"]


def test_what_is_no_amount_stays_as_it_was_typed(field, qtbot):
    is_kept(field, qtbot)


def test_twin_that_keeps_only_amounts_loses_what_was_typed(field, qtbot, monkeypatch):
    kept = MoneyField.value

    def only_amounts(one):
        value = kept(one)
        return ABSENT if value is ABSENT or "typed" in value else value

    monkeypatch.setattr(MoneyField, "value", only_amounts)
    with pytest.raises(AssertionError, match="a lot"):
        is_kept(field, qtbot)


def test_only_a_highest_amount_is_kept_in_its_place(field, qtbot):
    write(field, qtbot, "upper", "220")
    kept = field.value()
    field.show_value(ABSENT)
    field.show_value(kept)

    assert field.findChild(QLineEdit, "cost_lower").text() == ""
    assert field.findChild(QLineEdit, "cost_upper").text() == "220"


def test_a_currency_nobody_listed_is_shown_and_kept(field):
    field.show_value({"currency": "XAF", "lower": "1"})

    assert field.findChild(QComboBox, "cost_currency").currentText() == "XAF"
    assert field.value() == {"currency": "XAF", "lower": "1"}


def test_a_currency_alone_is_no_amount(field, qtbot):
    field.findChild(QComboBox, "cost_currency").setFocus()
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)

    assert field.value() is ABSENT
