"""The later pages by keys: shut until their owner opens them, and then put away again."""

import pytest
from test_layout import faults
from wording import breaches

from desktop.errors import VaultUnwritableError
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.ui import messages, screened, shelves
from desktop.ui.screened import Screened
from desktop.ui.screens.later import Later

CONDITIONS = (
    "All that had to be told",
    "tests for infections",
    "Nobody presses anybody",
    "A clinician knows",
    "A no needs no reason",
    "None of this has to be reached",
)
"""domain.md 1.9."""


def at_the_later_pages(desk, purpose=Purpose.HURT):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=purpose)))
    desk.inside._on_settings_changed()
    desk.goes("practise")
    desk.chooses("practising_later")
    return desk


def offered(desk):
    """Return the ids of the guides that can be seen on the page."""
    guides = shelves.late(desk.inside._means.guides, desk.room._session.settings.purpose)
    return {one.id for one in guides if desk.can_see(f"later_{one.id}")}


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_it_says_first_what_has_to_hold_and_shows_no_page(desk, purpose):
    at_the_later_pages(desk, purpose)
    words = desk.reads()

    for condition in CONDITIONS:
        assert condition in words
    assert offered(desk) == set()
    assert breaches(words) == []
    assert desk.is_at == "later_back"


def test_one_act_shows_them_and_one_puts_them_away(desk):
    at_the_later_pages(desk)
    desk.chooses("later_show")
    assert {"touch_first", "early_days", "closeness_in_words"} <= offered(desk)
    assert desk.room._session.settings.shows_late
    assert desk.is_at.startswith("later_")

    desk.chooses("later_put_away")
    assert offered(desk) == set()
    assert not desk.room._session.settings.shows_late
    assert desk.is_at == "later_back"


def test_escape_leads_back_to_practise(desk):
    at_the_later_pages(desk)
    desk.press("Escape")

    assert desk.can_see("practising_title")


def test_what_cannot_be_kept_is_said_and_nothing_is_shown(desk, monkeypatch):
    def refuses(*_parts):
        raise VaultUnwritableError

    at_the_later_pages(desk)
    monkeypatch.setattr(Session, "change_settings", refuses)
    desk.chooses("later_show")

    assert offered(desk) == set()
    assert messages.sentence(VaultUnwritableError()) in desk.reads()


def nothing_is_offered_after_a_yes(desk, monkeypatch):
    at_the_later_pages(desk)
    desk.chooses("later_show")
    monkeypatch.setattr(screened, "read", lambda *_: Screened(says_yes=True))
    desk.inside.go("later")

    assert offered(desk) == set()
    assert "Nothing is offered here for now" in desk.reads("later_not_offered")
    assert not desk.can_see("later_opening")


def test_nothing_is_offered_after_a_yes(desk, monkeypatch):
    nothing_is_offered_after_a_yes(desk, monkeypatch)


def test_twin_a_page_that_did_not_ask_would_be_found(desk, monkeypatch):
    monkeypatch.setattr(Later, "within_reach", property(lambda self: self.guides))

    with pytest.raises(AssertionError, match="== set"):
        nothing_is_offered_after_a_yes(desk, monkeypatch)


def test_after_a_yes_what_was_written_can_be_shown_and_put_away(desk, monkeypatch):
    at_the_later_pages(desk)
    desk.chooses("later_show")
    desk.chooses("later_without_pressure")
    desk.types("heather")
    desk.wait_until_saved()
    desk.inside.go("later")
    desk.chooses("later_put_away")
    monkeypatch.setattr(screened, "read", lambda *_: Screened(says_yes=True))
    desk.goes("practise")
    desk.chooses("practising_later")
    assert offered(desk) == set()

    desk.chooses("later_show")
    assert offered(desk) == {"without_pressure"}
    desk.chooses("later_without_pressure")
    assert desk.page == "heather"


def what_was_cut_is_put_away_with_its_page(desk):
    at_the_later_pages(desk)
    desk.chooses("later_show")
    desk.chooses("later_without_pressure")
    desk.types("heather")
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    desk.inside.go("later")
    desk.chooses("later_put_away")
    desk.press("Ctrl+N")
    desk.press("Ctrl+Shift+V")
    desk.press("Ctrl+V")
    assert desk.page == ""
    desk.lock()
    desk.unlock()
    desk.press("Ctrl+N")
    desk.press("Ctrl+Shift+V")
    assert desk.page == ""


def test_what_was_cut_on_a_later_page_is_put_away_with_it_and_comes_back_with_it(desk):
    what_was_cut_is_put_away_with_its_page(desk)
    desk.inside.go("later")
    desk.chooses("later_show")
    desk.lock()
    desk.unlock()
    desk.press("Ctrl+N")
    desk.press("Ctrl+Shift+V")

    assert desk.page == "heather"


def test_twin_a_cut_that_does_not_know_its_page_is_noticed(desk, monkeypatch):
    monkeypatch.setattr("desktop.vault.keeping.cut_from", lambda _ledger: "")

    with pytest.raises(AssertionError, match="heather"):
        what_was_cut_is_put_away_with_its_page(desk)


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_off(desk, size):
    at_the_later_pages(desk)
    desk.look.set_text_size(size)
    desk.chooses("later_show")
    desk.qtbot.waitUntil(lambda: not faults(desk.window))
