"""The parts of life as chips: a few, all when asked for, and none forgotten."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.model.entries import Reach
from desktop.ui.widgets.reach_chips import AT_FIRST, ReachChips

PARTS = tuple(Reach(id=letter * 2, word=f"Part {letter}") for letter in "abcdefgh")


@pytest.fixture
def chips(look, shown):
    return shown(ReachChips(look, PARTS, name="parts"))


def seen(chips):
    return [
        one.text()
        for one in chips.findChildren(QPushButton)
        if one.isVisible() and one.isCheckable()
    ]


def more(chips):
    return chips.findChild(QPushButton, "parts_more")


def test_a_few_are_offered_and_all_when_asked_for(chips):
    assert len(seen(chips)) == AT_FIRST
    more(chips).click()
    assert len(seen(chips)) == len(PARTS)
    assert not more(chips).isVisible()


def test_a_chosen_one_is_seen_wherever_it_stands(chips):
    chips.show_chosen(("hh",))
    assert "Part h" in seen(chips)
    assert chips.chosen() == ("hh",)


def test_a_click_chooses_and_takes_back(chips, qtbot):
    with qtbot.waitSignal(chips.edited):
        chips.findChild(QPushButton, "parts_bb").click()
    assert chips.chosen() == ("bb",)
    chips.findChild(QPushButton, "parts_bb").click()
    assert chips.chosen() == ()


def test_an_id_that_nobody_knows_stays(chips):
    chips.show_chosen(("zz", "aa"))
    chips.findChild(QPushButton, "parts_bb").click()
    assert chips.chosen() == ("aa", "bb", "zz")
