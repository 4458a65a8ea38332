from PySide6.QtWidgets import QApplication, QLabel

from desktop.model.guide import GuideField
from desktop.ui import clipboard
from desktop.ui.widgets.fields.grid import Grid

FIELDS = (
    GuideField(key="a", kind="short", label="A", hint="What it is for."),
    GuideField(key="b", kind="from a newer guide", label="B"),
    GuideField(key="c", kind="short"),
)


def test_a_field_has_its_words_above_it(shown, look):
    grid = shown(Grid(look, "form", FIELDS))
    words, hint = (grid.findChild(QLabel, f"form_a_{part}") for part in ("label", "hint"))

    assert (words.text(), hint.text()) == ("A", "What it is for.")
    assert words.y() + words.parent().y() < grid.field_widget("a").y()
    assert words.buddy() is grid.field_widget("a")
    assert grid.field_widget("a").accessibleDescription() == "What it is for."


def test_a_kind_that_is_not_known_is_not_shown_and_its_value_stays(shown, look):
    grid = shown(Grid(look, "form", FIELDS))
    grid.show_values({"a": "x", "b": [1, 2]})

    assert grid.field_widget("b") is None
    assert grid.values() == {"a": "x", "b": [1, 2]}


def test_what_is_empty_is_not_kept(shown, look):
    grid = shown(Grid(look, "form", FIELDS))
    grid.show_values({"a": "  ", "c": ""})

    assert grid.values() == {}


def test_the_first_field_and_any_other_can_be_held(shown, look):
    grid = shown(Grid(look, "form", FIELDS))
    held = []
    grid.focus_first()
    held.append(QApplication.focusWidget().objectName())
    for key in ("c", "b", "no such"):
        grid.focus_field(key)
        held.append(QApplication.focusWidget().objectName())

    assert held == ["form_a", "form_c", "form_c", "form_c"]


def test_a_form_without_fields_holds_nothing(look, qtbot):
    grid = Grid(look, "form", ())
    qtbot.addWidget(grid)
    grid.focus_first()
    grid.show_values({"x": 1})

    assert grid.values() == {"x": 1}


def test_a_field_that_never_leaves_says_so_and_no_other(shown, look):
    fields = (FIELDS[0], GuideField(key="n", kind="short", exportable=False))
    grid = shown(Grid(look, "form", fields))

    assert [clipboard.stays(grid.field_widget(key)) for key in "an"] == [False, True]


def test_fields_that_are_not_shown_keep_what_stands_in_them_and_come_back(shown, look):
    grid = shown(Grid(look, "form", FIELDS))
    grid.show_values({"a": "x", "c": "y"})
    grid.show_only({"c"})
    grid.resize(700, 200)

    assert [grid.field_widget(key).isVisible() for key in "ac"] == [False, True]
    assert not grid.findChild(QLabel, "form_a_label").isVisible()
    assert grid.values() == {"a": "x", "c": "y"}
    grid.show_only(None)
    assert [grid.field_widget(key).isVisible() for key in "ac"] == [True, True]
