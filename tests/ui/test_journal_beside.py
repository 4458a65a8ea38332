"""The list beside an open entry: there where there is room, and never in the way of the page."""

import journal_case
import pytest

from desktop.ui import journal_beside


def with_an_entry_open(desk):
    journal_case.fill(desk.folder)
    desk.unlock()
    desk.goes("journal")
    desk.press("Return")
    desk.wait(lambda: desk.find("beside_list").count() > 0)


def test_in_a_wide_window_the_entries_stand_beside_the_page(desk):
    with_an_entry_open(desk)

    assert desk.is_at == "writing_paper"
    assert desk.find("beside_list").current_row().words == "in the evening"


def test_another_entry_opens_in_its_place_and_is_then_the_chosen_one(desk):
    with_an_entry_open(desk)
    desk.find("beside_list").setFocus()
    desk.press("Down")
    desk.press("Return")

    assert desk.page == "in the morning"
    assert desk.is_at == "writing_paper"
    desk.wait(lambda: desk.find("beside_list").current_row().words == "in the morning")


def test_a_new_entry_is_begun_from_there(desk):
    with_an_entry_open(desk)

    desk.find("beside_new").click()

    assert desk.page == ""
    desk.wait(lambda: desk.find("beside_list").current_row().words == "No words yet.")


def says_that_there_are_words(desk):
    with_an_entry_open(desk)
    desk.find("beside_new").click()
    desk.wait(lambda: desk.find("beside_list").current_row().words == "No words yet.")
    desk.types("I woke at three again.")
    desk.find("beside")._quiet.setInterval(1)
    desk.find("beside")._quiet.start()
    desk.wait_until_saved()
    desk.wait(lambda: not desk.find("beside")._quiet.isActive())

    assert desk.find("beside_list").current_row().words == "I woke at three again."


def test_no_entry_is_called_empty_once_its_first_words_are_kept(desk):
    says_that_there_are_words(desk)


def test_twin_that_never_reads_again_calls_kept_words_none(desk, monkeypatch):
    monkeypatch.setattr(journal_beside.JournalBeside, "_on_quiet", lambda _self: None)

    with pytest.raises(AssertionError, match="No words yet"):
        says_that_there_are_words(desk)


def test_a_list_that_is_due_when_the_vault_closes_is_read_no_more(desk):
    with_an_entry_open(desk)
    beside = desk.find("beside")
    desk.asks(lambda session: session.close())

    beside._read()

    assert desk.find("beside_list").count() == 0


def the_list_gives_way(desk):
    with_an_entry_open(desk)
    desk.press("F11")
    assert not desk.can_see("beside")
    desk.press("F11")
    assert desk.can_see("beside")
    desk.press("F9")
    assert desk.can_see("writing_panel")
    assert not desk.can_see("beside")
    desk.look.set_text_size(150)
    assert not desk.can_see("beside")


def test_it_gives_way_to_focus_to_the_panel_and_to_large_text(desk):
    the_list_gives_way(desk)


def test_twin_a_list_that_is_always_there(desk, monkeypatch):
    def stays(beside, *, is_shown):
        beside.setVisible(True)
        beside._pause.start()

    monkeypatch.setattr(journal_beside.JournalBeside, "arrange", stays)

    with pytest.raises(AssertionError, match="beside"):
        the_list_gives_way(desk)


def test_a_letter_has_no_journal_beside_it(desk):
    with_an_entry_open(desk)
    desk.goes("letters")
    desk.chooses("letters_new")

    assert not desk.can_see("beside")


def test_a_lock_right_after_an_entry_was_opened_asks_nothing_of_a_closed_vault(desk, qtbot):
    journal_case.fill(desk.folder)
    desk.unlock()
    for way in ("Return", "Ctrl+N"):
        desk.goes("journal")
        desk.press(way)
        desk.lock()
        qtbot.wait(2 * journal_beside.SETTLE_MS)
        desk.unlock()

    assert desk.bugs == []
