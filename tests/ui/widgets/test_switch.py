from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.widgets.switch import Switch


def test_a_switch_turns_with_space_and_says_its_word(shown, look):
    made = shown(Switch(look, "Password", name="switch"))
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Space)

    assert made.isChecked()
    assert made.accessibleName() == "Password"


def test_a_switch_looks_different_on_off_and_not_possible(shown, look):
    made = shown(Switch(look, "Password", name="switch"))
    looks = [made.grab().toImage()]
    made.setChecked(True)
    looks.append(made.grab().toImage())
    made.setEnabled(False)
    looks.append(made.grab().toImage())

    assert looks[0] != looks[1] != looks[2] != looks[0]
