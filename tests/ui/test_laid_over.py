"""One key from everywhere, and back to the very place; from the lock screen nothing is kept."""

import hashlib
import threading

import pytest
import samples
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.door import Mode
from desktop.model.settings import Settings
from desktop.ui import shipped
from desktop.ui.window import MainWindow


def held():
    QCoreApplication.processEvents()
    return QApplication.focusWidget()


PLACES = (
    "today", "letters", "journal", "notice", "plans", "settings", "session", "keys", "passphrase",
    "search", "together", "backups", "register",
)  # fmt: skip


def one_key_leads_there_and_back(desk, name):
    before = held()
    desk.press("F8")
    assert desk.can_see("regulation_title"), name
    desk.press("F8")
    assert not desk.can_see("regulation_title"), name
    assert held() is before, name


def test_one_key_leads_there_from_the_pages_before_the_lock_and_back(desk, tmp_path):
    for mode in (Mode.LOCK, Mode.CHOOSE, Mode.WELCOME):
        desk.sit_down(mode, desk.folder if mode is Mode.LOCK else None)
        one_key_leads_there_and_back(desk, mode)
        if mode is Mode.LOCK:
            desk.find("unlock_phrase").click()
            one_key_leads_there_and_back(desk, "phrase")
        desk.get_up()


def one_key_leads_there_from_every_page(desk):
    desk.unlock()
    for place in PLACES:
        desk.inside.go(place)
        one_key_leads_there_and_back(desk, place)
    desk.inside._beginning.guided("disclosure")
    one_key_leads_there_and_back(desk, "disclosure")
    desk.press("Ctrl+N")
    one_key_leads_there_and_back(desk, "entry")
    desk.press("F1")
    one_key_leads_there_and_back(desk, "help")


def test_one_key_leads_there_from_every_page_of_an_open_vault_and_back(desk):
    one_key_leads_there_from_every_page(desk)


def test_twin_a_page_that_takes_the_key_for_itself_is_noticed(desk, monkeypatch):
    honest = MainWindow.lay_over
    monkeypatch.setattr(
        MainWindow,
        "lay_over",
        lambda window, page: desk.can_see("notice") or honest(window, page),
    )

    with pytest.raises(AssertionError, match="notice"):
        one_key_leads_there_from_every_page(desk)


def words_and_caret_are_the_same(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("some words here")
    for _ in range(5):
        desk.press("Left")
    before = desk.page, desk.caret, desk.inside.writing.place()
    desk.press("F8")
    desk.press("Return")
    desk.chooses("regulation_stop")
    desk.press("Escape")
    assert (desk.page, desk.caret, desk.inside.writing.place()) == before
    desk.types("x")
    assert desk.page == "some words" + "x here"


def test_leaving_returns_to_the_same_section_and_caret(desk):
    words_and_caret_are_the_same(desk)


def test_twin_a_return_to_the_beginning_of_the_text_is_noticed(desk, monkeypatch):
    honest = MainWindow.lift

    def lift(window):
        is_back = honest(window)
        desk.find("writing_paper").moveCursor(QTextCursor.MoveOperation.Start)
        return is_back

    monkeypatch.setattr(MainWindow, "lift", lift)

    with pytest.raises(AssertionError, match="=="):
        words_and_caret_are_the_same(desk)


def test_what_is_written_is_kept_before_anybody_breathes(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("words")
    desk.press("F8")

    desk.wait(lambda: desk.texts() == ["words"])


def of_the_vault(desk):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in desk.folder.rglob("*")
        if path.is_file()
    }


def nothing_is_kept_from_the_lock_screen(desk):
    before = of_the_vault(desk)
    desk.sit_down()
    desk.press("F8")
    assert "Nothing of this is kept" in desk.reads("regulation_kept_note")
    desk.press("Return")
    for name in ("breathing_counts_in_more", "breathing_no_hold", "breathing_still"):
        desk.chooses(name)
    desk.chooses("regulation_stop")
    desk.find("regulation_mind").click()
    assert not desk.can_see("cards_keep")
    desk.press("F8")
    assert desk.is_at == "unlock_passphrase"
    desk.get_up()
    assert of_the_vault(desk) == before
    desk.unlock()
    kept, usual = desk.room._session.settings, Settings()
    assert (kept.breath_counts, kept.breath_holds) == (usual.breath_counts, True)
    assert (kept.breath_is_still, kept.favourite_cards) == (False, ())


def test_nothing_is_kept_from_the_lock_screen(desk):
    nothing_is_kept_from_the_lock_screen(desk)


def test_twin_a_lock_screen_on_which_something_can_be_kept_is_noticed(desk, monkeypatch):
    honest = shipped.regulation_page
    monkeypatch.setattr(
        shipped, "regulation_page", lambda look, settings: honest(look, settings or Settings())
    )

    with pytest.raises(AssertionError, match="Nothing of this is kept"):
        nothing_is_kept_from_the_lock_screen(desk)


def test_the_lock_screen_knows_no_choice_that_is_kept_inside(desk):
    desk.unlock()
    desk.press("F8")
    desk.find("regulation_body").click()
    desk.chooses("cards_keep")
    desk.press("F8")
    desk.lock()
    desk.sit_down()
    desk.press("F8")
    locked = desk.can_see("regulation_kept")
    desk.get_up()
    desk.unlock()
    desk.press("F8")

    assert (locked, desk.can_see("regulation_kept")) == (False, True)


def test_what_somebody_likes_is_there_the_next_day_and_nothing_of_the_use(desk):
    desk.unlock()
    before = desk.room._session.settings
    desk.press("F8")
    desk.press("Return")
    for name in ("breathing_counts_out_more", "breathing_counts_out_more", "breathing_no_hold"):
        desk.chooses(name)
    desk.press("Escape")
    desk.lock()
    desk.unlock()
    after = desk.room._session.settings

    assert after == before.changed(breath_counts=(4, 4, 6, 4), breath_holds=False)
    assert desk.documents() == []


def test_help_and_this_page_lead_to_each_other_and_back_to_the_words(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("words")
    desk.press("F1")
    desk.press("Return")  # the first country
    desk.press("Return")
    from_help = desk.can_see("regulation_title")
    desk.press("F1")
    back_in_help = desk.is_at
    desk.press("Escape")

    assert (from_help, back_in_help, desk.is_at) == (True, "help_breathe", "writing_paper")


def test_help_called_from_this_page_lies_over_it_and_never_twice(desk):
    desk.unlock()
    desk.press("F8")
    desk.press("F1")
    over = desk.can_see("help_where"), desk.can_see("regulation_title")
    desk.press("F8")
    back = desk.can_see("help_where"), desk.can_see("regulation_title")
    desk.press("Escape")

    assert (over, back) == ((True, False), (False, True))
    assert desk.room._window.over is None


def test_a_vault_that_opens_meanwhile_waits_beneath(desk):
    desk.sit_down()
    desk.types(samples.PASSPHRASE)
    # However quick the key is derived, it is not before F8.
    desk.room._jobs.save((laid := threading.Event()).wait, lambda _: None, lambda _: None)
    desk.press("Return")
    desk.press("F8")
    laid.set()
    desk.wait(lambda: desk.inside is not None)
    is_over = desk.can_see("regulation_title")
    can_keep = "Nothing of this is kept" not in desk.reads("regulation_kept_note")
    desk.press("Escape")

    assert (is_over, can_keep) == (True, False)
    assert desk.can_see("inside")


def test_a_lock_covers_this_page_too(desk):
    desk.unlock()
    desk.press("F8")
    desk.press("Return")

    desk.lock()


def test_the_soft_stop_of_an_entry_leads_to_the_senses_and_back_to_the_words(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("words")
    desk.inside.writing.entry.stop.ground_wanted.emit()
    heading = desk.reads("senses_heading")
    desk.press("Escape")
    desk.types("x")

    assert (heading, desk.page) == ("Five things you can see", "wordsx")


def test_whoever_grounds_without_a_key_counts_as_being_there_until_they_stop(desk):
    desk.unlock()
    lock = desk.room._autolock
    desk.press("F8")
    assert lock._present == set()

    desk.press("Space")
    assert lock._present == {"over"}
    desk.press("F8")
    assert lock._present == set()


def test_one_page_that_is_over_does_not_end_what_runs_on_another(desk):
    desk.unlock()
    over, lock = desk.room._over, desk.room._autolock
    over._note("two", True)
    desk.press("F8")
    desk.press("Space")
    desk.press("F8")
    assert lock._present == {"over"}

    over._note("two", False)
    assert lock._present == set()
