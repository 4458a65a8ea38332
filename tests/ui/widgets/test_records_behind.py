"""A page with a list behind it: one way there, and two back."""

import pytest
from PySide6.QtWidgets import QListWidget

from desktop.ui.widgets.labels import label
from desktop.ui.widgets.records_behind import RecordsBehind


class Records(QListWidget):
    """A list that takes the keyboard when it is shown."""

    def arrive(self):
        self.setFocus()


@pytest.fixture
def page(look, shown):
    made = RecordsBehind(look, label("the page", "body", "front"), "Back", name="back")
    made.take_records(Records())
    return shown(made)


def leads_out(page, qtbot):
    page.show_records()
    assert page._records.isVisible()
    assert page._back.isVisible()

    qtbot.keyClick(page._records, "\x1b")

    assert page._front.isVisible()
    assert not page._back.isVisible()


def test_escape_leads_out_of_the_list(page, qtbot):
    leads_out(page, qtbot)


def test_twin_that_leaves_escape_to_nobody_is_noticed(page, qtbot, monkeypatch):
    monkeypatch.setattr(RecordsBehind, "arrive", lambda _page: None)

    with pytest.raises(AssertionError):
        leads_out(page, qtbot)


def test_the_button_leads_back_and_escape_on_the_page_changes_nothing(page, qtbot):
    page.show_records()
    page._back.click()
    qtbot.keyClick(page._front, "\x1b")

    assert page._front.isVisible()
    assert not page._records.isVisible()
