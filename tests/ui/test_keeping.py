"""What is typed is kept, and said to be kept only then: through the real window and vault."""

import contextlib
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import desk as desks
import pytest
import samples
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.door import Mode
from desktop.ui import autosave, days, inside, keeping, late_page
from desktop.ui.autosave import Times

FULL = "The disk with the vault is full, closed to writing, or gone."
QUICKLY = Times(pause=40, limit=160, retry=120)


@pytest.fixture
def quickly(monkeypatch):
    """Save and try again sooner, so that a full disk takes no five seconds."""
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (QUICKLY,))


@pytest.fixture
def full_disk():
    with samples.file_limit(0):
        yield


def count_slices():
    QCoreApplication.processEvents()


def turn(desk, milliseconds):
    """Let so much time pass while the program goes on."""
    desk.qtbot.wait(milliseconds)


# in time, and said only then


def test_what_is_typed_is_with_the_vault_a_quarter_second_after_the_last_key(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("It began in March.")
    typed = time.monotonic()
    while desk.texts() != ["It began in March."]:
        turn(desk, 5)
        assert time.monotonic() - typed < 0.6  # a quarter, and what a busy machine takes

    desk.wait_until_saved()


def test_twin_a_program_that_waits_longer_is_late(desk, monkeypatch):
    slow = Times(pause=1_400, limit=1_500, retry=5_000)
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (slow,))

    with pytest.raises(AssertionError):
        test_what_is_typed_is_with_the_vault_a_quarter_second_after_the_last_key(desk)


def test_typing_without_a_rest_is_with_the_vault_a_second_after_the_first_key(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    begun = time.monotonic()
    while not desk.texts():
        desk.types("a")
        turn(desk, 20)
        assert time.monotonic() - begun < 1.6  # one, and what a busy machine takes


def test_twin_without_the_limit_typing_without_a_rest_is_never_kept(desk, monkeypatch):
    never = Times(pause=200, limit=60_000, retry=5_000)
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (never,))

    with pytest.raises(AssertionError):
        test_typing_without_a_rest_is_with_the_vault_a_second_after_the_first_key(desk)


def test_saved_is_said_only_when_the_vault_holds_every_word(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    words = "one two three four five six "
    for letter in words:
        desk.types(letter)
        turn(desk, 8)
    for _ in range(60):
        if desk.said.startswith("Saved"):
            break
        turn(desk, 10)
    assert desk.said.startswith("Saved")
    assert desk.texts() == [words]


def test_twin_saved_said_before_the_vault_answers_is_not_true(desk, monkeypatch):
    honest = keeping.Keeping._begin

    def says_so_first(self):
        from datetime import UTC, datetime  # noqa: PLC0415 - only for this twin

        self.kept.emit(datetime.now(UTC))
        self._jobs.save(lambda: time.sleep(0.3), self._on_beside, self._on_not_beside)
        self.texts.take()
        return honest(self)

    monkeypatch.setattr(keeping.Keeping, "_begin", says_so_first)

    with pytest.raises(AssertionError):
        test_saved_is_said_only_when_the_vault_holds_every_word(desk)


def test_what_is_typed_while_a_save_runs_is_not_said_to_be_saved(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    keeper = desk.inside._keeping
    desk.types("a")
    keeper.keep_now()  # this save is on its way,
    desk.types("b")  # and this is not in it
    said = []
    keeper.kept.connect(lambda _moment: said.append(tuple(desk.texts())))

    desk.wait_until_saved()

    assert said[0] == ("ab",)


def test_twin_a_program_that_forgets_what_was_typed_meanwhile_says_it_too_soon(desk, monkeypatch):
    monkeypatch.setattr(keeping.OpenTexts, "is_kept", True)

    with pytest.raises(AssertionError):
        test_what_is_typed_while_a_save_runs_is_not_said_to_be_saved(desk)


# a save that fails


def test_a_full_disk_is_said_and_stays_said_and_the_words_come_through(desk, quickly):
    desk.unlock()
    desk.press("Ctrl+N")
    with samples.file_limit(0):
        desk.types("kept in the end")
        desk.wait(lambda: desk.said.startswith(FULL))
        desk.types(", all of it")
        turn(desk, 30)
        assert desk.said.startswith(FULL)
        assert desk.page == "kept in the end, all of it"
        desk.goes("journal")
        assert desk.reads("strip_words").startswith(FULL)
        desk.wait(lambda: not (desk.folder / "reserve").exists())
        desk.press("Ctrl+N")
        assert desk.reads("strip_words").startswith(FULL)

    desk.wait(lambda: not desk.can_see("strip_words"))
    assert desk.texts() == ["kept in the end, all of it"]
    desk.wait((desk.folder / "reserve").exists)


def test_twin_a_program_that_says_nothing_of_a_full_disk(desk, quickly, monkeypatch):
    monkeypatch.setattr(keeping.messages, "not_kept", lambda _error: "")
    monkeypatch.setattr(desks, "LONGEST_MS", 600)
    body = test_a_full_disk_is_said_and_stays_said_and_the_words_come_through

    with pytest.raises(Exception, match="timed out"):
        body(desk, quickly)


def test_twin_a_program_that_lets_a_key_hide_the_reason(desk, quickly, monkeypatch):
    honest = keeping.Keeping._on_touched

    def hides(self):
        honest(self)
        self.writing.emit()

    monkeypatch.setattr(keeping.Keeping, "_on_touched", hides)
    body = test_a_full_disk_is_said_and_stays_said_and_the_words_come_through

    with pytest.raises(AssertionError):
        body(desk, quickly)


def test_locking_on_a_full_disk_covers_the_words_and_ends_when_they_are_kept(desk, quickly):
    desk.unlock()
    desk.press("Ctrl+N")
    with samples.file_limit(0):
        desk.types("not lost")
        desk.press("Ctrl+L")
        assert desk.can_see("cover")
        assert not desk.can_see("writing_paper")
        desk.wait(lambda: "is not in the vault yet" in desk.reads("cover_words"))
        turn(desk, 300)
        assert desk.left == []

    assert desk.wait_until_left() is Mode.LOCK
    assert desks.words_in(desk.folder) == ["not lost"]


def pull_out_and_put_back(desk):
    """Lock while the folder is away; put it back; press nothing more."""
    away = desk.folder.with_name("away")
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("kept before")
    desk.wait_until_saved()
    desk.folder.rename(away)
    desk.types(", and not lost")
    desk.press("Ctrl+L")
    desk.wait(lambda: "is not in the vault yet" in desk.reads("cover_words"))
    turn(desk, 500)
    assert desk.left == []
    assert not desk.folder.exists()
    away.rename(desk.folder)


def test_a_cover_over_a_vault_that_was_pulled_out_goes_once_it_is_back(desk, quickly):
    pull_out_and_put_back(desk)

    assert desk.wait_until_left() is Mode.LOCK
    assert desks.words_in(desk.folder) == ["kept before, and not lost"]


def test_twin_a_program_that_tries_only_once(desk, quickly, monkeypatch):
    once = Times(pause=40, limit=160, retry=60_000)
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (once,))
    monkeypatch.setattr(desks, "LONGEST_MS", 1_500)

    with pytest.raises(Exception, match="timed out"):
        test_a_cover_over_a_vault_that_was_pulled_out_goes_once_it_is_back(desk, quickly)


def test_the_cover_says_since_when_and_nothing_lies_over_it(desk, quickly):
    # The minute may end meanwhile.
    before = days.clock(datetime.now(UTC))
    pull_out_and_put_back(desk)

    after = days.clock(datetime.now(UTC))
    words = desk.reads("cover_words")
    assert before in words or after in words
    desk.window.say("A title, kept aside")
    assert not desk.can_see("strip_words")
    desk.wait_until_left()


def test_twin_a_lock_that_does_not_wait_loses_the_words(desk, quickly, monkeypatch):
    monkeypatch.setattr(
        keeping.Keeping, "finish", lambda self: (self.keep_now(), self.finished.emit())
    )
    body = test_locking_on_a_full_disk_covers_the_words_and_ends_when_they_are_kept

    with pytest.raises(Exception, match=r"timed out|assert"):
        body(desk, quickly)


def test_a_new_entry_that_cannot_be_made_is_said(desk):
    desk.unlock()
    with samples.file_limit(0):
        desk.press("Ctrl+N")

        assert desk.reads("strip_words").startswith(FULL)

    desk.press("Ctrl+N")
    assert desk.is_at == "writing_paper"


def test_twin_a_program_that_makes_nothing_and_says_nothing(desk, monkeypatch):
    monkeypatch.setattr(inside.messages, "sentence", lambda _error: "")

    with pytest.raises(AssertionError):
        test_a_new_entry_that_cannot_be_made_is_said(desk)


def test_a_title_is_kept_like_words_also_when_the_lock_comes_at_once(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.find("writing_title").setFocus()
    desk.press("Ctrl+A")
    desk.types("The lake")
    desk.lock()

    desk.unlock()
    assert "The lake" in [one.title for one in desk.documents()]


def test_twin_a_title_that_waits_for_enter_is_lost(desk, monkeypatch):
    monkeypatch.setattr(keeping.OpenTexts, "retitle", lambda _self, _document, _title: None)

    with pytest.raises(AssertionError):
        test_a_title_is_kept_like_words_also_when_the_lock_comes_at_once(desk)


# the ways out


def test_what_an_input_method_has_only_begun_is_kept_by_a_lock(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("before ")
    event = QInputMethodEvent("begun", [])
    QApplication.sendEvent(desk.find("writing_paper"), event)

    desk.lock()

    assert desks.words_in(desk.folder) == ["before begun"]


def test_twin_a_lock_that_forgets_the_input_method_loses_it(desk, monkeypatch):
    monkeypatch.setattr("desktop.ui.widgets.paper.Paper.commit_preedit", lambda _self: None)

    with pytest.raises(AssertionError):
        test_what_an_input_method_has_only_begun_is_kept_by_a_lock(desk)


def close_the_window(desk):
    desk.window.close()


def press_shift_three_times(desk):
    for _ in range(3):
        desk.press("Shift")


def be_asked_to_end(_desk):
    os.kill(os.getpid(), 15)


def lock_by_key(desk):
    desk.press("Ctrl+L")


def lock_in_the_rail(desk):
    desk.goes("lock")


@pytest.mark.parametrize(
    ("way", "mode"),
    [
        (lock_by_key, Mode.LOCK),
        (lock_in_the_rail, Mode.LOCK),
        (close_the_window, Mode.QUIT),
        (press_shift_three_times, Mode.QUIT),
        (be_asked_to_end, Mode.QUIT),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_every_way_out_keeps_what_was_typed_a_moment_ago(desk, way, mode):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("the last word")

    way(desk)

    assert desk.wait_until_left() is mode
    assert desks.words_in(desk.folder) == ["the last word"]


def test_twin_a_way_out_that_does_not_finish_loses_it(desk, monkeypatch):
    monkeypatch.setattr(keeping.Keeping, "finish", lambda self: self.finished.emit())

    with pytest.raises(AssertionError):
        test_every_way_out_keeps_what_was_typed_a_moment_ago(desk, lock_by_key, Mode.LOCK)


def test_section_and_caret_come_back_after_a_lock(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")  # from the facts to the letter
    desk.press("Ctrl+PgDown")
    desk.press("Ctrl+PgDown")
    heading = desk.reads("writing_heading")
    desk.types("abcdef 🌊 ghi")
    for _ in range(3):
        desk.press("Left")
    caret = desk.caret
    desk.lock()

    desk.unlock()

    assert desk.is_at == "writing_paper"
    assert desk.reads("writing_heading") == heading
    assert desk.caret == caret == 9


def test_twin_without_a_place_the_writer_comes_back_elsewhere(desk, monkeypatch):
    monkeypatch.setattr(late_page.LatePage, "place", lambda _self: None)

    with pytest.raises(AssertionError):
        test_section_and_caret_come_back_after_a_lock(desk)


# keys that come at once


def test_keys_typed_while_a_new_page_is_being_opened_are_on_it(desk):
    """As the window system hands them over: all before the program took its first turn."""
    desk.unlock()
    window = desk.window.windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(
            window, QKeyEvent(kind, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        )
    for letter in "at once":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(window, event)

    desk.wait(lambda: desk.can_see("writing_paper"))
    count_slices()

    assert desk.page == "at once"


def test_twin_a_page_that_takes_the_focus_later_loses_keys(desk, monkeypatch):
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - only for this twin

    from desktop.ui.screens.writing import WritingScreen  # noqa: PLC0415

    at_once = WritingScreen.arrive
    monkeypatch.setattr(
        WritingScreen, "arrive", lambda self: QTimer.singleShot(0, lambda: at_once(self))
    )

    with pytest.raises(AssertionError):
        test_keys_typed_while_a_new_page_is_being_opened_are_on_it(desk)


# what was before


def words(count):
    return " ".join(["words"] * count)


def test_the_state_before_a_session_and_before_a_large_removal_are_kept_once(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types(words(45))
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()
    desk.types(" more")
    desk.wait_until_saved()
    desk.types(" and more")
    desk.press("Ctrl+A")
    desk.press("Delete")
    desk.wait_until_saved()

    document = desk.documents()[0]
    kept = desk.asks(lambda session: session.snapshots(document.id))
    bodies = [
        desks.richtext.plain(desk.asks(lambda session, one=one: session.snapshot_body(one.id)))
        for one in kept
    ]

    assert [one.reason.value for one in kept] == ["removed", "session"]
    assert bodies == [words(45) + " more and more", words(45)]


def test_what_was_taken_out_on_a_full_disk_is_kept_when_there_is_room(desk, quickly):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types(words(45))
    desk.wait_until_saved()
    with samples.file_limit(0):
        desk.press("Ctrl+A")
        desk.press("Delete")
        desk.wait(lambda: desk.said.startswith(FULL))

    desk.wait_until_saved()
    document = desk.documents()[0]
    kept = desk.asks(lambda session: session.snapshots(document.id))
    assert [one.reason.value for one in kept] == ["removed"]


def test_twin_a_program_that_keeps_nothing_before_a_removal(desk, quickly, monkeypatch):
    monkeypatch.setattr(keeping.OpenTexts, "_on_large_removal", lambda *_: None)

    with pytest.raises(AssertionError):
        test_what_was_taken_out_on_a_full_disk_is_kept_when_there_is_room(desk, quickly)


SPOIL = "UPDATE section SET mac = zeroblob(32)"


def write_in_a_damaged_place(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("first")
    desk.wait_until_saved()
    desk.asks(lambda session: session._vault.database.run(SPOIL))
    desk.types(" and more")


def test_words_whose_place_is_damaged_are_kept_aside_and_a_lock_does_not_wait(desk, quickly):
    write_in_a_damaged_place(desk)
    desk.wait(lambda: "It is in your journal now" in desk.reads("strip_words"))
    desk.wait_until_saved()
    desk.types(" still")

    desk.lock()

    desk.unlock()
    desk.wait(lambda: desk.can_see("writing_paper"))
    assert desk.page == "first and more still"


def test_twin_words_tried_where_they_were_alone_hold_the_lock_up(desk, quickly, monkeypatch):
    monkeypatch.setattr(
        "desktop.ui.kept_aside.KeptAside.keep",
        lambda _self, document, section, work: work(document, section),
    )
    monkeypatch.setattr(desks, "LONGEST_MS", 600)

    with pytest.raises(Exception, match="timed out"):
        test_words_whose_place_is_damaged_are_kept_aside_and_a_lock_does_not_wait(desk, quickly)


def test_a_text_that_cannot_be_kept_takes_no_other_with_it(desk, quickly, monkeypatch):
    monkeypatch.setattr("desktop.ui.kept_aside.LOST", ())
    write_in_a_damaged_place(desk)
    desk.wait(lambda: "not as it was written" in desk.said)
    desk.press("Ctrl+N")
    desk.types("second")

    second = desk.room._inside.writing.document

    def words_of(session):
        return desks.richtext.plain(session.open(second).sections[0].body)

    desk.wait(lambda: desk.asks(words_of) == "second")


def test_a_room_whose_database_was_exchanged_ends_at_the_lock_all_the_same(desk, tmp_path):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("first")
    desk.wait_until_saved()
    (tmp_path / "plain").write_bytes(b"SQLite format 3\0" + bytes(4080))
    (tmp_path / "plain").replace(desk.folder / "vault.db")

    desk.lock()


@contextlib.contextmanager
def a_disk_that_is_gone(desk):
    """Let nothing of the vault be read or found, as where somebody pulls a stick."""
    desk.asks(lambda session: session._vault.database.rows("PRAGMA shrink_memory"))
    there = Path("/proc/self/fd")
    ours = [int(one.name) for one in there.iterdir() if is_of(one, desk.folder / "vault.db")]
    assert ours
    elsewhere = os.open("/", os.O_RDONLY)
    former = [os.dup(one) for one in ours]
    for one in ours:
        os.dup2(elsewhere, one)
    away = desk.folder.rename(desk.folder.with_name("pulled"))
    try:
        yield
    finally:
        away.rename(desk.folder)
        for one, kept in zip(ours, former, strict=True):
            os.dup2(kept, one)
        for one in (*former, elsewhere):
            os.close(one)


def is_of(descriptor, path):
    with contextlib.suppress(OSError):
        return descriptor.readlink() == path
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="finds its own files as Linux shows them")
def test_a_disk_that_does_not_answer_is_not_told_of_as_damage(desk):
    desk.unlock()
    looking = desk.inside._keeping
    said = []
    looking.said.connect(said.append)
    with a_disk_that_is_gone(desk):
        looking._upkeep._on_quiet()
        desk.wait(lambda: bool(said))

    assert said[0].startswith(FULL)
    assert "damaged" not in said[0]
    desk.goes("plans")
    assert "No plans yet" in desk.reads(), "not true"


def test_twin_a_program_that_takes_each_error_for_damage(desk, monkeypatch):
    monkeypatch.setattr(keeping, "VaultUnwritableError", ())

    with pytest.raises(AssertionError):
        test_a_disk_that_does_not_answer_is_not_told_of_as_damage(desk)
