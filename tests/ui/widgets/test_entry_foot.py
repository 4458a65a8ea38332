"""What is asked below an entry: all of it optional, folded at first, and nothing made of it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.model.entries import Entry, Reach
from desktop.model.when import Precision, When
from desktop.ui.widgets.entry_foot import EntryFoot

PARTS = (Reach(id="sleep", word="Sleep"), Reach(id="trust", word="Trust"))
HAPPENED = When(precision=Precision.MONTH, year=2021, month=4).to_json()
WHOLE = Entry(before=0, after=10, reach=("sleep",), tags=("beans",), is_veiled=True, prompt="one")


@pytest.fixture
def foot(look, shown):
    return shown(EntryFoot(look, PARTS))


def find(foot, name):
    return foot.findChild(QWidget, name)


@pytest.mark.parametrize("is_open", [False, True])
def test_what_is_shown_is_what_is_said(foot, is_open):
    foot.open(is_open=is_open)
    foot.show_happened(HAPPENED)
    assert foot.happened() == HAPPENED
    foot.show_entry(WHOLE)
    assert foot.entry() == WHOLE
    foot.show_entry(Entry())
    assert foot.entry() == Entry()


def test_what_was_shown_folded_stands_there_when_it_opens(foot):
    foot.show_entry(WHOLE)
    foot.show_happened(HAPPENED)
    foot.show_passage(("trust",))
    assert find(foot, "entry_reach") is None
    foot.open(is_open=True)
    assert foot.entry() == WHOLE
    assert foot.happened() == HAPPENED
    assert find(foot, "entry_passage_reach").isVisible()


def test_a_zero_is_said_and_nothing_said_is_no_zero(foot):
    foot.show_entry(Entry(before=0))
    assert (foot.entry().before, foot.entry().after) == (0, None)


def test_it_opens_and_folds(foot):
    more = foot.findChild(QPushButton, "entry_more")
    assert find(foot, "entry_reach") is None
    more.click()
    assert find(foot, "entry_reach").isVisible()
    more.click()
    assert not find(foot, "entry_reach").isVisible()
    assert foot.wanted is False


def test_a_marked_passage_has_chips_of_its_own(foot, qtbot):
    foot.show_entry(WHOLE)
    foot.open(is_open=True)
    foot.show_passage(("trust",))
    with qtbot.waitSignal(foot.passage_reached) as told:
        find(foot, "entry_passage_reach_sleep").click()

    assert told.args == [("sleep", "trust")]
    assert foot.entry() == WHOLE
    assert not find(foot, "entry_reach").isVisible()


def test_no_number_is_made_of_what_was_said(foot):
    foot.show_entry(WHOLE)
    foot.open(is_open=True)
    said = " ".join(one.text() for one in foot.findChildren(QLabel) if one.isVisible())
    assert not any(sign.isdigit() for sign in said)


def test_the_open_foot_leaves_the_words_their_room(foot, look):
    foot.window().resize(900, 600)
    look.set_text_size(200)
    foot.open(is_open=True)
    foot.show_entry(WHOLE)
    assert foot._asked.sizeHint().height() <= 0.4 * foot.window().height()
