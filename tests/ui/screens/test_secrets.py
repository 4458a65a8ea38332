"""Another passphrase, another phrase: inside the vault, by whoever knows the present one."""

import contextlib
import threading
import time
from dataclasses import replace

import desk as desks
import pytest
import samples
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.errors import WrongSecretError
from desktop.ui import jobs
from desktop.ui.screens import secrets

NEW = "violet marble kitchen september rope"


def change(desk, present, new):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_passphrase")
    desk.types(present)
    desk.press("Return")
    for field in desk.find("passphrase").findChildren(QLineEdit):
        if field.isVisible() and field.objectName() != "passphrase_present":
            field.setFocus()
            desk.types(new)
    desk.find("passphrase_change").setFocus()
    desk.press("Return")


def test_the_passphrase_is_changed_by_who_knows_the_present_one(desk):
    change(desk, samples.PASSPHRASE, NEW)
    desk.wait(lambda: "The passphrase is changed." in desk.reads())
    desk.lock()

    with contextlib.closing(samples.opened(desk.folder, NEW)):
        pass
    with pytest.raises(WrongSecretError):
        samples.opened(desk.folder)


def test_who_does_not_know_the_present_one_changes_nothing(desk):
    change(desk, "not this one", NEW)
    desk.wait(lambda: "does not open" in desk.reads())
    assert desk.is_at == "passphrase_present"
    desk.lock()

    with contextlib.closing(samples.opened(desk.folder)):
        pass


def test_twin_a_change_that_asks_nothing(desk, monkeypatch):
    monkeypatch.setattr(secrets.Session, "check_passphrase", lambda _self, _present: True)

    monkeypatch.setattr(desks, "LONGEST_MS", 700)
    with pytest.raises(Exception, match="timed out"):
        test_who_does_not_know_the_present_one_changes_nothing(desk)


def test_a_lock_does_not_wait_until_it_is_known_what_this_computer_can_bear(desk, monkeypatch):
    goes_on = threading.Event()

    def slowly():
        goes_on.wait(3)
        return samples.CHEAPEST

    monkeypatch.setattr(desks, "RULES", replace(desks.RULES, cost=slowly))
    change(desk, samples.PASSPHRASE, NEW)
    desk.wait(lambda: desk.reads("passphrase_change") == "Changing…")
    begun = time.monotonic()
    desk.press("Ctrl+L")
    desk.wait(lambda: bool(desk.left))
    taken = time.monotonic() - begun
    goes_on.set()

    assert taken < 1.0
    desk.wait_until_left()
    with contextlib.closing(samples.opened(desk.folder)):
        pass


def test_twin_a_measurement_on_the_lane_of_the_vault(desk, monkeypatch):
    monkeypatch.setattr(jobs.Jobs, "run", jobs.Jobs.save)

    with pytest.raises(AssertionError):
        test_a_lock_does_not_wait_until_it_is_known_what_this_computer_can_bear(desk, monkeypatch)
    # What then goes on upon a vault that is closed is the twin's own mistake.
    desk.get_up()
    desk.bugs.clear()


def test_leaving_the_page_changes_nothing_and_forgets_what_was_typed(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_passphrase")
    desk.types("half of it")
    field = desk.find("passphrase_present")

    desk.goes("today")

    assert field.text() == ""


def phrase_page(desk):
    """Go through the question for the passphrase to the words; return the page."""
    desk.chooses("settings_phrase")
    screen = desk.find("phrase")
    assert screen._phrase is None
    desk.wait(lambda: desk.is_at == "phrase_present")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: screen._phrase is not None)
    return screen


def test_a_phrase_is_made_only_for_who_knows_the_passphrase(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_phrase")
    desk.wait(lambda: desk.is_at == "phrase_present")

    desk.types("a guess of somebody at an open vault")
    desk.press("Return")

    desk.wait(lambda: "does not open the vault" in desk.reads())
    assert desk.find("phrase")._phrase is None
    assert not desk.can_see("phrase_copied")


def test_twin_a_page_that_takes_any_passphrase(desk, monkeypatch):
    monkeypatch.setattr(secrets.Session, "check_passphrase", lambda _self, _present: True)

    monkeypatch.setattr(desks, "LONGEST_MS", 700)
    with pytest.raises(Exception, match="timed out"):
        test_a_phrase_is_made_only_for_who_knows_the_passphrase(desk)


def test_a_phrase_counts_once_three_words_came_back(desk):
    desk.unlock()
    desk.goes("settings")
    screen = phrase_page(desk)
    words = screen._phrase.words
    assert all(word in " ".join(every_text(screen)) for word in words)
    desk.find("phrase_next" if desk.can_see("phrase_next") else "phrase_copied").setFocus()
    desk.press("Return")
    answer(desk, screen, words)

    desk.wait(lambda: "The recovery phrase counts from now on." in desk.reads())
    assert desk.can_see("settings_title")
    assert "has a recovery phrase" in desk.reads("settings_phrase_state")
    desk.lock()
    with contextlib.closing(samples.opened_with(desk.folder, "phrase", " ".join(words))):
        pass


def every_text(screen):
    return [one.text() for one in screen.findChildren(QLabel)]


def answer(desk, screen, words):
    for field in screen.findChildren(QLineEdit):
        if field.isVisible():
            place = int("".join(filter(str.isdigit, field.accessibleName())))
            field.setFocus()
            desk.types(words[place - 1])
    desk.press("Return")


def test_words_that_were_shown_are_forgotten_when_the_page_is_left(desk):
    desk.unlock()
    desk.goes("settings")
    screen = phrase_page(desk)

    desk.goes("today")

    assert screen._phrase is None
    assert not desk.asks(lambda session: session.has_phrase)


def test_twin_a_page_that_is_not_told_that_it_is_left(desk, monkeypatch):
    monkeypatch.setattr(secrets.PhraseScreen, "leave", lambda _self: None)

    with pytest.raises(AssertionError):
        test_words_that_were_shown_are_forgotten_when_the_page_is_left(desk)


def test_the_words_on_how_to_copy_are_not_shown_while_three_are_asked(desk):
    desk.unlock()
    desk.goes("settings")
    phrase_page(desk)
    assert desk.can_see("phrase_words")

    desk.chooses("phrase_copied")
    assert not desk.can_see("phrase_words")
    desk.chooses("phrase_again")
    assert desk.can_see("phrase_words")


def test_no_words_are_made_for_a_page_that_was_left(desk, monkeypatch):
    going, checked = threading.Event(), []
    honest = secrets.Session.check_passphrase

    def slowly(self, present):
        going.wait(desks.LONGEST_MS / 1_000)
        checked.append(present)
        return honest(self, present)

    monkeypatch.setattr(secrets.Session, "check_passphrase", slowly)
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_phrase")
    desk.wait(lambda: desk.is_at == "phrase_present")
    screen = desk.find("phrase")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    screen.leave()
    going.set()
    desk.wait(lambda: screen._gate.is_busy is False)

    assert checked == [samples.PASSPHRASE]
    assert screen._phrase is None
