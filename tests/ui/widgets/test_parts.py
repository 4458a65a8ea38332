"""All small parts together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.choices import CheckBox, Combo, Radio
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.switch import Switch

ANSWERS = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_part_has_a_name(qtbot, look, mode):
    look.set_mode(mode)
    window = QWidget()
    parts = (
        Button(look, "Open", name="a"),
        IconButton(look, "x", "Close", name="b"),
        Switch(look, "On", name="c"),
        CheckBox(look, "Yes", name="d"),
        Radio(look, "No", name="e"),
        Combo(look, "Form", name="f"),
        Segmented(look, ANSWERS, name="g", what="Known?"),
    )
    for part in parts:
        part.setParent(window)
    qtbot.addWidget(window)
    unnamed = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.objectName() and widget.accessibleName())
    ]

    assert unnamed == []
    look.set_mode("system")
