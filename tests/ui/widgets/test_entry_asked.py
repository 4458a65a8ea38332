"""What is asked of an entry besides its words, as it stands by itself."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.model.entries import Entry, Reach
from desktop.ui.widgets.entry_asked import SHARE, EntryAsked

PARTS = (Reach(id="sleep", word="Sleep"), Reach(id="trust", word="Trust"))


@pytest.fixture
def asked(look, shown):
    return shown(EntryAsked(look, PARTS))


def test_it_adds_what_is_asked_here_and_leaves_the_rest_of_an_entry(asked):
    asked.show_entry(Entry(before=3, reach=("trust",), tags=("beans",)))
    said = asked.said(Entry(is_veiled=True, prompt="one"))
    assert said == Entry(before=3, reach=("trust",), tags=("beans",), is_veiled=True, prompt="one")


def test_it_is_no_higher_than_its_share_unless_all_of_it_is_given(asked):
    window = asked.window()
    window.resize(600, 400)
    asked.set_share(0.1)
    assert asked.heightForWidth(600) == 40
    asked.set_share(1)
    assert asked.heightForWidth(600) > SHARE * window.height()


def test_tab_stays_in_its_own_window(asked):
    # A choice keeps its list in a window of its own, which takes the keyboard, too.
    order = asked.in_order_of_tab()
    beyond = [one for one in asked.findChildren(QWidget) if one.window() is not asked.window()]
    assert beyond
    assert not set(beyond) & set(order)
    names = [one.objectName() for one in order]
    assert names.index("entry_before_0") < names.index("entry_tags_add")
    assert names.index("entry_tags_add") < names.index("entry_new_day")
