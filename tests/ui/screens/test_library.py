"""Letters and the journal: names, order, trash, and the one question the product asks."""

import pytest

from desktop import session
from desktop.model.document import Kind
from desktop.ui.screens import library


def write_letters(desk, *titles):
    desk.unlock()
    for title in titles:
        desk.goes("letters")
        desk.chooses("letters_new")
        desk.types(f"words of {title}")
        desk.find("writing_title").setFocus()
        desk.press("Ctrl+A")
        desk.types(title)
        desk.press("Return")
    desk.wait_until_saved()
    desk.goes("letters")


def test_an_empty_shelf_says_so_and_leads_to_the_first_letter(desk):
    desk.unlock()
    desk.goes("letters")

    assert "No letters yet" in desk.reads("letters_empty")
    assert desk.is_at == "letters_new"
    desk.press("Return")
    assert desk.is_at == "writing_paper"


def test_a_letter_gets_another_name_by_keys(desk):
    write_letters(desk, "One")

    desk.press("F2")
    desk.press("Ctrl+A")
    desk.types("  Another ")
    desk.press("Return")

    assert desk.titles() == ["Another"]
    assert desk.is_at == "letters_list"
    desk.press("Return")
    assert desk.page == "words of One"


def test_escape_leaves_the_name_as_it_was(desk):
    write_letters(desk, "One")
    desk.press("F2")
    desk.types("x")

    desk.press("Escape")

    assert desk.titles() == ["One"]
    assert not desk.can_see("letters_new_name")
    assert desk.is_at == "letters_list"


def test_letters_stand_in_the_order_they_are_put_in_also_after_a_lock(desk):
    write_letters(desk, "One", "Two", "Three")
    before = desk.titles()
    desk.press("Home")
    desk.press("Alt+Down")
    desk.press("Alt+Down")

    after = [*before[1:], before[0]]
    assert desk.titles() == after
    desk.lock()
    desk.unlock()
    assert desk.titles() == after


def test_twin_an_order_that_is_only_shown(desk, monkeypatch):
    monkeypatch.setattr(session.Session, "order", lambda _self, _ids: None)

    with pytest.raises(AssertionError):
        test_letters_stand_in_the_order_they_are_put_in_also_after_a_lock(desk)


def test_the_trash_keeps_everything_until_somebody_deletes_it_and_asks_first(desk):
    write_letters(desk, "One")
    desk.press("Delete")
    assert desk.titles() == []
    desk.lock()
    desk.unlock()
    assert desk.titles(trashed=True) == ["One"]
    desk.goes("letters")

    desk.chooses("letters_show_trash")
    desk.press("Return")  # nothing in the trash is opened
    assert desk.can_see("letters_restore")
    desk.chooses("letters_delete")
    assert "ask a lawyer first" in desk.reads()
    assert desk.is_at == "letters_question_keep"
    desk.press("Return")
    assert desk.titles(trashed=True) == ["One"]
    desk.chooses("letters_restore")
    assert desk.titles() == ["One"]


def test_twin_a_deletion_that_asks_nothing(desk, monkeypatch):
    monkeypatch.setattr(
        library.LibraryScreen, "_on_for_good_clicked", library.LibraryScreen._on_sure_clicked
    )

    with pytest.raises(AssertionError):
        test_the_trash_keeps_everything_until_somebody_deletes_it_and_asks_first(desk)


def test_what_is_deleted_for_good_is_gone_and_the_program_goes_on(desk):
    write_letters(desk, "One", "Two")
    desk.press("Return")
    opened = desk.page
    title = opened.removeprefix("words of ")
    desk.types("late words ")
    desk.goes("letters")
    desk.press("Delete")
    desk.chooses("letters_show_trash")
    desk.chooses("letters_delete")
    desk.chooses("letters_question_delete")

    assert desk.titles(trashed=True) == []
    assert title not in desk.titles()
    desk.press("Ctrl+N")
    desk.types("goes on")
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()
    assert desk.page == "goes on"


def test_the_journal_has_no_order_of_its_own_and_shows_days(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("today")
    desk.wait_until_saved()
    desk.goes("journal")

    assert not desk.can_see("journal_up")
    assert len(desk.titles(Kind.ENTRY)) == 1
    desk.press("Return")
    assert desk.page == "today"


@pytest.mark.parametrize("how", ["Up", "lock"])
def test_a_name_typed_half_is_kept_when_one_is_led_away_from_it(desk, how):
    write_letters(desk, "One", "Two")
    desk.press("F2")
    desk.press("Ctrl+A")
    desk.types("Thr")

    if how == "lock":
        desk.lock()
        desk.unlock()
        desk.goes("letters")
    else:
        desk.find("letters_list").setFocus()
        desk.press("Down")
        desk.press("Up")

    desk.wait(lambda: "Thr" in desk.titles())
    assert not desk.can_see("letters_new_name")
