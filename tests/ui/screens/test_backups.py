"""The page about backups, through the real window and vault."""

from datetime import UTC, datetime

import pytest
import samples

from desktop import session
from desktop.ui import backing
from desktop.vault import backup

OLD = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
def page(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("Something written at the lake.")
    desk.wait_until_saved()
    desk.goes("settings")
    desk.chooses("settings_backups")
    return desk


def make(page):
    page.chooses("backups_make")
    page.wait(lambda: "made today" in page.reads("backups_state"))
    page.wait(lambda: not page.can_see("backups_bar"))


def kept(page):
    return samples.names(page.folder / "backups")


def add_old(page):
    """Put a backup there that was made long ago."""
    going = backup.Going()
    page.asks(lambda one: backup.finished(backup.copied(one._vault, OLD, going), going))


def test_it_says_in_plain_words_when_the_newest_was_made(page):
    assert "no backup" in page.reads("backups_state")
    assert not page.can_see("backups_bar")
    make(page)

    assert page.reads("backups_state").startswith("The newest good one was made today at ")
    assert str(page.folder / "backups") in page.reads("backups_where")
    assert len(kept(page)) == 1
    assert page.is_at == "backups_make"


def test_an_older_day_is_said_as_a_day_and_several_are_counted(page):
    add_old(page)
    page.press("Escape")
    page.chooses("settings_backups")
    assert "5 May" in page.reads("backups_state")

    make(page)
    assert page.reads("backups_where").startswith("2 are kept")


def test_the_newest_is_tested_with_the_passphrase(page):
    make(page)
    page.goes_to("backups_passphrase")
    page.press("Return")
    assert page.reads("backups_tested") == "Type your passphrase, then press Enter."
    page.types("another one")
    page.press("Return")
    page.wait(lambda: "does not open it" in page.reads("backups_tested"))

    page.types(samples.PASSPHRASE)
    page.press("Return")
    page.wait(lambda: "every text in it is whole" in page.reads("backups_whole"))
    assert page.reads("backups_tested") == ""
    # Left, it has forgotten all of it.
    page.press("Escape")
    page.chooses("settings_backups")
    assert page.reads("backups_whole") == ""


def test_a_damaged_one_is_found_by_the_test(page):
    make(page)
    samples.flip(page.folder / "backups" / kept(page)[0], 9_000)
    page.goes_to("backups_passphrase")
    page.types(samples.PASSPHRASE)
    page.press("Return")

    page.wait(lambda: "not as it was written" in page.reads("backups_tested"))


def test_without_one_there_is_nothing_to_test(page):
    page.find("backups_passphrase").setFocus()
    page.types(samples.PASSPHRASE)
    page.press("Return")

    assert not page.can_see("backups_test_bar")


def test_those_from_before_another_passphrase_can_be_deleted_once_there_is_a_fresh_one(page):
    add_old(page)
    page.asks(lambda one: one.change_passphrase("another passphrase", cost=samples.CHEAPEST))
    page.press("Escape")
    page.chooses("settings_backups")
    assert "the passphrase and the paper of its time" in page.reads("backups_older")
    page.find("backups_delete").click()
    assert not page.can_see("backups_sure")

    make(page)
    page.chooses("backups_delete")
    assert page.is_at == "backups_keep"
    page.press("Space")
    assert page.is_at == "backups_delete"
    page.press("Space")
    page.chooses("backups_sure")
    assert not page.can_see("backups_older")
    assert len(kept(page)) == 1


def test_new_paper_alone_is_not_told_as_another_passphrase(page):
    assert page.reads("backups_state") == "There is no backup yet."
    make(page)
    page.asks(lambda one: one.set_phrase(one.new_phrase()))
    page.press("Escape")
    page.chooses("settings_backups")

    said = page.reads("backups_state")
    assert said == "There is none yet since your passphrase or paper last changed."
    # The passphrase of today opens it: nobody is to delete it in the belief that it does not.
    assert "passphrase and the paper of its time" in page.reads("backups_older")
    (path,) = (page.folder / "backups").iterdir()
    session.try_backup(path, samples.PASSPHRASE, page.folder, samples.CHEAP_BOUNDS)


def test_a_second_place_is_chosen_remembered_and_given_up(page):
    stick = page.folder.parent / "stick"
    stick.mkdir()
    page.chooses("backups_choose")
    page.find("backups_places").go_to(stick)
    page.find("backups_places_choose").click()
    assert str(stick) in page.reads("backups_place")
    make(page)
    assert samples.names(stick) == kept(page)
    assert page.asks(lambda one: one.settings.backup_place) == str(stick)

    page.chooses("backups_none")
    assert page.reads("backups_place") == "None is chosen."


def test_a_second_place_that_is_not_there_is_said_here_and_nowhere_else(page):
    gone = str(page.folder.parent / "gone")
    page.asks(lambda one: one.change_settings(one.settings.changed(backup_place=gone)))
    make(page)

    assert "did not get to" in page.reads("backups_place")
    assert not page.can_see("backups_trouble")


def test_what_stood_in_the_way_is_said(page):
    with samples.file_limit(4096):
        page.chooses("backups_make")
        page.wait(lambda: page.can_see("backups_trouble"))
    assert "could not be made" in page.reads("backups_trouble")

    make(page)
    assert not page.can_see("backups_trouble")


def test_one_is_made_by_itself_in_quiet_and_locking_makes_none(desk, monkeypatch):
    monkeypatch.setattr(backing, "OPENED_MS", 60_000)
    monkeypatch.setattr(backing, "QUIET_MS", 50)
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("words")
    desk.wait(lambda: "".join(samples.names(desk.folder / "backups")).endswith(".backup"))
    before = samples.names(desk.folder / "backups")
    desk.types(" and more")
    desk.lock()

    assert samples.names(desk.folder / "backups") == before
