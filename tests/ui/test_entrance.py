"""Which page comes first, and who follows whom, before a vault is open."""

import threading

import pytest
import samples

from desktop.door import Mode


@pytest.mark.parametrize(
    ("mode", "sees"),
    [
        (Mode.LOCK, "unlock_passphrase"),
        (Mode.WELCOME, "welcome"),
        (Mode.CHOOSE, "choose_new"),
    ],
)
def test_each_room_begins_with_its_page(desk, mode, sees):
    desk.sit_down(mode)

    assert desk.can_see(sees)


def test_a_new_vault_is_made_in_the_folder_of_its_room(desk, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    desk.sit_down(Mode.CREATE, folder)

    assert desk.room._entrance._way.folder == folder
    assert desk.can_see("create")


@pytest.mark.parametrize(
    ("control", "mode"), [("unlock_other", Mode.CHOOSE)], ids=["another vault"]
)
def test_another_vault_is_another_room(desk, control, mode):
    desk.sit_down()

    desk.chooses(control)

    assert desk.wait_until_left() is mode


def test_the_way_by_the_phrase_leads_back_and_forgets_the_passphrase(desk):
    desk.sit_down()
    desk.types("half a passph")
    field = desk.find("unlock_passphrase")
    desk.chooses("unlock_phrase")
    assert desk.can_see("recover_word_1")
    assert field.text() == ""

    desk.chooses("recover_back")

    assert desk.is_at == "unlock_passphrase"
    assert desk.find("unlock_passphrase").text() == ""


def test_help_on_the_lock_screen_knows_no_country_and_gives_the_focus_back(desk):
    desk.unlock()
    desk.press("F1")
    desk.press("Return")
    assert desk.asks(lambda session: session.settings.country) != ""
    desk.press("Escape")
    desk.lock()
    desk.sit_down()

    desk.press("F1")
    assert desk.can_see("help_where")
    desk.press("Escape")

    assert desk.is_at == "unlock_passphrase"
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.inside is not None)


def test_help_stays_when_the_vault_opens_behind_it_and_comes_again(desk):
    desk.sit_down()
    desk.types(samples.PASSPHRASE)
    # A cheap key is derived before the next key is pressed, now and then.
    not_yet = threading.Event()
    desk.room._jobs.save(lambda: not_yet.wait(10), lambda _: None, lambda _: None)
    desk.press("Return")
    desk.press("F1")
    assert desk.inside is None
    not_yet.set()
    desk.wait(lambda: desk.inside is not None)

    assert desk.can_see("help")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("today_title"))
    desk.press("F1")
    assert desk.can_see("help")


def test_twin_a_vault_that_opens_over_help_takes_help_away(desk, monkeypatch):
    from desktop.ui.window import MainWindow  # noqa: PLC0415 - only for this twin

    def show_page(self, page):
        self._page = page
        self._show(page, page)

    monkeypatch.setattr(MainWindow, "show_page", show_page)

    with pytest.raises(AssertionError):
        test_help_stays_when_the_vault_opens_behind_it_and_comes_again(desk)


def test_what_a_room_was_refused_is_said_on_the_page_that_asked(desk):
    desk.sit_down(Mode.WELCOME)

    desk.room._entrance.refuse("This place may not be written to.")

    assert "This place may not be written to." in desk.reads()
