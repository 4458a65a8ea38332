"""What a visit knows of the pages is still so: said here in a second, not in a long proof."""

import pytest
from tour import route

from desktop.ui import shipped
from outside import visit


def steps_to_the_passphrase(desk) -> int:
    """Return how often Tab is pressed from the first setting to the button."""
    desk.unlock()
    desk.goes("settings")
    for count in range(60):
        if desk.is_at == "settings_passphrase":
            return count
        desk.press("Tab")
    pytest.fail("the button cannot be reached")


def test_the_button_that_changes_the_passphrase_is_where_it_is_looked_for(desk):
    assert steps_to_the_passphrase(desk) == visit.TABS_TO_PASSPHRASE


def test_there_are_as_many_pages_before_a_vault_as_are_read():
    many = len(shipped.page("before").parts)

    assert (many, many) == (visit.PAGES_BEFORE, route.PAGES_BEFORE)
