"""Choosing up to six scales, in the order chosen, and making one."""

import pytest

from desktop import preferences
from desktop.model.scales import Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.scale_choice import ScaleChoice

SCALES = tuple(
    Scale(id=f"s{at}", name=f"Scale {at}", low="none", mid="", high="all", is_plus=at == 7)
    for at in range(8)
)


@pytest.fixture
def choice(qtbot, qapp):
    made = ScaleChoice(Look(qapp, preferences.Preferences()), SCALES, ("s3", "gone"))
    qtbot.addWidget(made)
    made.told = []
    made.chosen.connect(made.told.append)
    return made


def test_what_was_chosen_is_ticked_and_the_order_is_that_of_choosing(choice):
    assert [key for key, box in choice._boxes.items() if box.isChecked()] == ["s3"]
    choice._boxes["s5"].click()
    choice._boxes["s1"].click()
    choice._boxes["s3"].click()

    assert choice.told == [("s3", "s5"), ("s3", "s5", "s1"), ("s5", "s1")]


def test_no_seventh_can_be_ticked_and_the_reason_is_said(choice):
    for key in ("s0", "s1", "s2", "s4", "s5", "s6"):
        choice._boxes[key].click()

    assert len(choice.told[-1]) == 6
    assert not choice._boxes["s6"].isEnabled()
    assert choice._boxes["s6"].toolTip() == choice._full.text() != ""


def test_each_scale_is_heard_with_its_words(choice):
    assert choice._boxes["s0"].accessibleDescription() == "0 none · 10 all"
    assert choice._boxes["s7"].accessibleDescription().endswith("a higher number is better")


def test_a_scale_needs_a_name_and_nothing_else(choice):
    made = []
    choice.made.connect(made.append)
    choice._make.click()
    assert made == []
    assert "needs a name" in choice._said.words()
    choice._fields["name"].setText("  Singing ")
    choice._make.click()

    assert made == [Scale(id="", name="Singing", low="", mid="", high="")]
    assert choice._said.words() == ""
