import pytest
from hypothesis import given
from ui.widgets.fields.field_parts import COLUMNS, FIELDS
from ui.widgets.fields.value_parts import of_field

from desktop.model.guide import FIELD_KINDS, GuideField
from desktop.ui.widgets.fields import make
from desktop.ui.widgets.fields.field import ABSENT

ALL = {f"{field.kind} {field.key}": field for field in (*FIELDS, *COLUMNS)}


@pytest.mark.parametrize("field", ALL.values(), ids=ALL)
def test_a_value_of_any_kind_comes_back_as_it_was_shown(look, qtbot, field):
    part = make.widget(look, "field", field)
    qtbot.addWidget(part)
    told = []
    part.edited.connect(lambda: told.append(1))

    @given(of_field(field))
    def comes_back(value):
        part.show_value(value)
        assert part.value() == value

    comes_back()
    part.show_value(ABSENT)
    assert part.value() is ABSENT
    assert told == []


STRANGE = (None, 7, -1, True, "", "x", [], [3], {}, {"a": None}, [{"b": 1}])


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_no_shape_is_too_strange_to_be_shown(look, qtbot, kind):
    field = GuideField(key="a", kind=kind, label="A", choices=("b", "c"))
    part = make.widget(look, "field", field)
    if field.has_rows:
        assert part is None  # form.py makes it
        return
    qtbot.addWidget(part)
    for value in STRANGE:
        part.show_value(value)
        part.value()
    part.show_value(ABSENT)
    assert part.value() is ABSENT


def test_a_kind_that_is_not_known_has_no_widget(look):
    assert make.widget(look, "field", GuideField(key="a", kind="from a newer guide")) is None


@pytest.mark.parametrize(
    ("field", "is_narrow"),
    [
        (GuideField(key="a", kind="short"), True),
        (GuideField(key="a", kind="short", wide=True), False),
        (GuideField(key="a", kind="text"), False),
        (GuideField(key="a", kind="choice", choices=("Yes", "No")), True),
        (GuideField(key="a", kind="choice", choices=("Yes", "No"), own=True), False),
        (GuideField(key="a", kind="choice", choices=("Yes", "Partly", "No", "Not sure")), True),
        (GuideField(key="a", kind="choice", choices=("All the time", "Now and then")), False),
        (GuideField(key="a", kind="choice", choices=tuple("abcdefg")), True),
        (GuideField(key="a", kind="choice", choices=("An answer that goes on and on",)), False),
    ],
)
def test_only_short_fields_share_a_line(field, is_narrow):
    assert make.is_narrow(field) is is_narrow


def test_yes_no_none_takes_the_words_of_the_guide(look, qapp, shown):
    field = GuideField(
        key="a", kind="yes-no-none", label="Children?", choices=("We have", "We have none", "None")
    )
    part = shown(make.widget(look, "field", field))

    assert part.findChild(object, "field_line_1").text() == "We have none"
