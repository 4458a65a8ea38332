"""Whatever came before: once something of a vault is open, all that locks a vault locks it."""

import contextlib

import pytest
import samples
from fakes import FakeClock
from new_vault import to_the_words
from PySide6.QtTest import QTest

from desktop.door import Mode
from desktop.ui.autolock import Autolock
from desktop.ui.listening import Listening

LOOKS_MS, LOOKS = 20, 60
AN_HOUR = 3_600


def quiet_at_the_lock_screen_and_then_inside(desk):
    """Leave the lock screen alone for an hour, open the vault, and leave it alone again."""
    desk.sit_down()
    desk.wait(lambda: hasattr(desk.room, "_autolock"))
    lock = desk.room._autolock
    lock._monotonic, lock._wall = FakeClock(100.0), FakeClock(1_700_000_000.0)
    lock._timer.setInterval(LOOKS_MS)
    lock.start()
    pass_an_hour(lock)
    assert not desk.left
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.inside is not None and desk.is_at != "unlock_passphrase")
    pass_an_hour(lock)
    for _ in range(LOOKS):
        if desk.left:
            break
        QTest.qWait(LOOKS_MS)
    assert desk.left, "open and unwatched"


def pass_an_hour(lock):
    for clock in (lock._monotonic, lock._wall):
        clock.pass_seconds(AN_HOUR)
    QTest.qWait(4 * LOOKS_MS)


def test_a_quiet_hour_at_the_lock_screen_takes_no_lock_from_what_is_opened_after_it(desk):
    quiet_at_the_lock_screen_and_then_inside(desk)
    desk.wait_until_left()


def test_twin_a_count_that_ends_with_the_first_quiet_time(desk, monkeypatch):
    honest = Autolock.look

    def look(lock):
        expired = []
        lock.expired.connect(lambda: expired.append(True))
        honest(lock)
        if expired:
            lock.stop()

    monkeypatch.setattr(Autolock, "look", look)
    with pytest.raises(AssertionError, match="open and unwatched"):
        quiet_at_the_lock_screen_and_then_inside(desk)


def at_the_words_of_a_new_vault(desk, place):
    to_the_words(desk, place / "another")


def at_a_new_passphrase(desk, _place):
    with contextlib.closing(samples.opened(desk.folder)) as one:
        one.set_phrase(phrase := one.new_phrase())
    desk.sit_down()
    desk.chooses("unlock_phrase")
    desk.wait(lambda: desk.can_see("recover_title"))
    for word in phrase.words:
        desk.types(f"{word} ")
    desk.chooses("recover_open")
    desk.wait(lambda: desk.can_see("recover_passphrase_title"))


def the_screen_is_locked(desk):
    signals = desk.room._listening._signals
    assert signals is not None, "nobody listens"
    signals.must_lock.emit("screen")
    assert desk.wait_until_left() is Mode.LOCK


PAGES = [at_the_words_of_a_new_vault, at_a_new_passphrase]


@pytest.mark.parametrize("page", PAGES)
def test_the_locked_screen_locks_what_is_open_before_the_room_inside_is_there(desk, tmp_path, page):
    page(desk, tmp_path)
    the_screen_is_locked(desk)


def test_twin_a_page_that_listens_to_nobody(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(Listening, "begin", lambda _listening: None)
    at_the_words_of_a_new_vault(desk, tmp_path)
    with pytest.raises(AssertionError, match="nobody listens"):
        the_screen_is_locked(desk)


def test_before_the_words_it_is_said_that_a_quiet_time_locks(desk, tmp_path):
    at_the_words_of_a_new_vault(desk, tmp_path)
    assert "Move the pointer now and then" in desk.reads("create_phrase_waits")
