import pytest
from PySide6.QtCore import Qt
from ui.widgets.fields.field_parts import FIELDS

from desktop.ui.widgets.fields import make
from desktop.ui.widgets.fields.field import PLAIN_HINTS, Asking


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.kind)
def test_only_a_field_for_a_passage_asks_for_one(look, qtbot, field):
    part = make.widget(look, "field", field)
    qtbot.addWidget(part)

    assert isinstance(part, Asking) is (field.kind == "reference")


def test_the_hints_ask_input_methods_to_learn_nothing():
    assert PLAIN_HINTS & Qt.InputMethodHint.ImhSensitiveData
    assert PLAIN_HINTS & Qt.InputMethodHint.ImhNoPredictiveText
