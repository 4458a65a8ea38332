"""Two sentences beside each other: neither is wider, stronger or earlier in rank than the other."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from desktop.model.guide import FixedRow, GuideField
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.fields.sides import Sides

ROUNDING = 2
"""Pixels by which the height of a wrapped label may be off."""
ENDS = ("Often just space", "Often worth a closer look")
SAID = ("You say that you need space.", "You are gone before anybody knows it.")
FIELD = GuideField(
    key="facts",
    kind="fixed",
    label="The facts",
    ends=ENDS,
    rows=(FixedRow(key="said", label="Saying it", sides=SAID), FixedRow(key="else", label="Else")),
    columns=(GuideField(key="fact", kind="text", label="What happened", wide=True),),
)


@pytest.fixture
def page(look, shown):
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setWidget(FieldForm(look, "form", (FIELD,)))
    made.resize(640, 500)
    return shown(made)


def part(page, name):
    return page.findChild(QLabel, f"form_facts_said_sides_{name}")


def place(page, name):
    return part(page, name).mapTo(page, QPoint())


def assert_both_sides_weigh_the_same(page):
    left, right = part(page, "0"), part(page, "1")

    assert (left.text(), right.text()) == SAID
    assert place(page, "0").y() == place(page, "1").y(), "one stands before the other"
    assert abs(left.width() - right.width()) <= 2
    assert left.font() == right.font()
    assert left.property("role") == right.property("role")


def test_both_sides_stand_beside_each_other_and_weigh_the_same(page):
    assert_both_sides_weigh_the_same(page)
    assert (part(page, "0_heading").text(), part(page, "1_heading").text()) == ENDS


def test_twin_one_side_above_the_other_would_be_found(page, look, monkeypatch):
    monkeypatch.setattr("desktop.ui.widgets.fields.sides._ROOM", 4000)
    look.set_text_size(110)
    QApplication.processEvents()

    with pytest.raises(AssertionError, match="one stands before the other"):
        assert_both_sides_weigh_the_same(page)


@pytest.mark.parametrize(("wide", "text_size"), [(340, 100), (640, 200)])
def test_where_there_is_no_room_each_stands_whole_below_the_other(page, look, wide, text_size):
    look.set_text_size(text_size)
    page.resize(wide, 500)
    QApplication.processEvents()

    assert place(page, "1_heading").y() >= place(page, "0").y() + part(page, "0").height()
    for one in (part(page, "0"), part(page, "1")):
        assert one.height() + ROUNDING >= one.heightForWidth(one.width())


def test_a_row_without_sides_shows_none(page):
    assert not page.findChild(Sides, "form_facts_else_sides").isVisible()


def test_a_side_cannot_be_chosen(page):
    assert page.findChild(Sides, "form_facts_said_sides").focusPolicy().value == 0
