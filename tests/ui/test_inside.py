"""The ways through an open vault, by keys alone."""

from contextlib import closing

import desk as desks
import pytest
import samples

from desktop.errors import VaultDamagedError
from desktop.model.document import Kind, Place
from desktop.model.settings import Purpose
from desktop.ui import inside, open_texts, seeking
from desktop.ui.widgets.paper_model import Sheet
from desktop.ui.window import MainWindow


def write_entry(desk, words):
    desk.press("Ctrl+N")
    desk.types(words)


PLACES = ("today", "letters", "journal", "session", "settings")


@pytest.mark.parametrize("place", [*PLACES, "passphrase", "phrase", "protects"])
def test_a_new_entry_is_one_key_away_from_every_place(desk, place):
    desk.unlock()
    desk.inside.go(place)

    write_entry(desk, "here")

    assert desk.is_at == "writing_paper"
    assert desk.page == "here"
    assert desk.find("rail_journal").isChecked()


def test_each_place_in_the_rail_is_shown_and_marked(desk):
    desk.unlock()
    for place in PLACES:
        desk.goes(place)

        assert desk.can_see(f"{place}_title")
        assert desk.find(f"rail_{place}").isChecked()
        assert desk.is_at != f"rail_{place}"
        assert desk.window.windowTitle() == "Stillpage"


def test_the_window_says_nothing_but_its_name_whatever_is_open(desk):
    desk.unlock()
    write_entry(desk, "Anna and the lake")
    desk.find("writing_title").setFocus()
    desk.press("Ctrl+A")
    desk.types("Anna")
    desk.wait_until_saved()

    assert desk.window.windowTitle() == "Stillpage"
    assert desk.window.windowIconText() in {"", "Stillpage"}


def test_undo_never_brings_words_of_another_text(desk):
    desk.unlock()
    write_entry(desk, "first text")
    write_entry(desk, "second text")
    for _ in range(30):
        desk.press("Ctrl+Z")
    assert desk.page == ""
    desk.goes("journal")
    desk.press("Down")
    desk.press("Return")
    assert desk.page == "first text"

    for _ in range(3):
        desk.press("Ctrl+Z")

    assert desk.page in {"", "first tex", "first ", "first"}
    assert "second" not in desk.page
    desk.wait_until_saved()
    assert "second text" not in "".join(desk.texts())


def test_twin_one_history_for_all_texts_brings_foreign_words(desk, monkeypatch):
    first = []
    honest = Sheet.undo

    def undo(self):
        first.append(self)
        return honest(first[0])

    monkeypatch.setattr(Sheet, "undo", undo)

    with pytest.raises(AssertionError):
        test_undo_never_brings_words_of_another_text(desk)


def test_the_last_cut_comes_back_also_after_a_lock(desk):
    desk.unlock()
    write_entry(desk, "a word too many")
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    assert desk.page == ""
    desk.press("Ctrl+Shift+V")
    assert desk.page == "a word too many"
    desk.lock()

    desk.unlock()
    write_entry(desk, "")
    desk.press("Ctrl+Shift+V")

    assert desk.page == "a word too many"


def test_twin_a_cut_that_is_not_kept_is_gone_after_a_lock(desk, monkeypatch):
    monkeypatch.setattr(inside.Inside, "_on_cut_kept", lambda _self, _body: None)

    with pytest.raises(AssertionError):
        test_the_last_cut_comes_back_also_after_a_lock(desk)


def test_help_comes_from_anywhere_and_gives_the_focus_back(desk):
    desk.unlock()
    desk.goes("letters")
    desk.goes_to("letters_new")

    desk.press("F1")
    assert desk.can_see("help")
    desk.press("Escape")

    assert desk.is_at == "letters_new"
    desk.press("F1")
    assert desk.can_see("help")
    desk.press("Ctrl+L")
    desk.wait_until_left()


def test_twin_help_that_does_not_remember_gives_it_to_another(desk, monkeypatch):
    def lift(self):
        self._over = None
        self._layers.setCurrentWidget(self._page)
        return False

    monkeypatch.setattr(MainWindow, "lift", lift)

    with pytest.raises(AssertionError):
        test_help_comes_from_anywhere_and_gives_the_focus_back(desk)


def test_focus_shows_the_page_alone_and_the_guide_can_be_hidden(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")  # from the facts to the letter
    assert desk.can_see("writing_panel")
    assert desk.can_see("rail_today")

    desk.press("F11")
    assert not desk.can_see("rail_today")
    assert not desk.can_see("writing_panel")
    assert desk.is_at == "writing_paper"
    desk.press("F11")
    assert desk.can_see("rail_today")
    desk.press("F9")
    assert not desk.can_see("writing_panel")
    desk.lock()

    desk.unlock()
    assert not desk.can_see("writing_panel")
    desk.press("F9")
    assert desk.can_see("writing_panel")


def test_text_size_follows_the_keys(desk):
    desk.unlock()
    desk.press("Ctrl++")
    desk.press("Ctrl++")
    assert desk.look.text_size == 120
    desk.press("Ctrl+-")
    assert desk.look.text_size == 110
    desk.press("Ctrl+0")
    assert desk.look.text_size == 100


def test_a_key_that_follows_the_one_that_unlocked_is_on_the_page_that_opens(desk):
    desk.unlock()
    write_entry(desk, "before")
    desk.lock()
    desk.sit_down()
    desk.types("a passphrase for tests")
    desk.press("Return")
    desk.wait(lambda: desk.inside is not None)
    desk.press("Ctrl+N")
    desk.types("after")

    assert desk.page == "after"
    assert len(desk.titles(Kind.ENTRY)) == 2


def test_who_tried_other_passphrases_is_told_to_the_owner_wherever_they_come_back_to(desk):
    desk.unlock()
    write_entry(desk, "mine")
    desk.lock()
    try_another(desk)

    desk.unlock()

    assert "A passphrase that does not fit was tried once" in desk.reads("strip_words")
    desk.goes("today")
    desk.chooses("today_attempts_seen")
    desk.lock()
    desk.unlock()
    assert not desk.can_see("strip_words")
    desk.goes("today")
    assert not desk.can_see("today_attempts")


def try_another(desk):
    desk.sit_down()
    desk.types("not this one")
    desk.press("Return")
    desk.wait(lambda: "does not open" in desk.reads())
    desk.get_up()


def test_a_disclosure_begins_with_what_is_to_be_known_before(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")

    assert "not meant to be done alone" in desk.reads()

    desk.inside.writing.step(1)
    assert "not meant to be done alone" not in desk.reads()


def test_two_pages_of_one_day_can_be_told_apart(desk):
    desk.unlock()
    write_entry(desk, "in the morning")
    write_entry(desk, "in the evening")

    first, second = sorted(desk.titles(Kind.ENTRY), key=len)
    assert second.startswith(f"{first}, ")


def test_what_was_put_away_is_not_told_again(desk):
    desk.unlock()
    write_entry(desk, "mine")
    desk.lock()
    try_another(desk)
    desk.unlock()

    desk.chooses("strip_close")

    desk.lock()
    desk.unlock()
    assert not desk.can_see("strip_words")


def test_who_tried_other_passphrases_is_told_once_on_one_page(desk):
    desk.unlock()
    write_entry(desk, "mine")
    desk.lock()
    try_another(desk)
    desk.unlock()

    desk.goes("today")

    assert desk.can_see("today_attempts")
    assert not desk.can_see("strip_words")


def test_what_went_well_is_said_until_one_goes_on(desk):
    desk.unlock()
    desk.inside.go("phrase")
    desk.inside._screens["phrase"].done.emit("It is done.")
    assert desk.reads("strip_words") == "It is done."

    desk.goes("journal")

    assert not desk.can_see("strip_words")


def open_with_a_damaged_line(desk):
    with closing(samples.opened(desk.folder)) as vault:
        samples.letter(vault, title="The lake", text="kept")
        samples.letter(vault, title="The sea", text="lost")
        spoil = "UPDATE document SET mac = zeroblob(32) WHERE title = 'The sea'"
        vault._vault.database.run(spoil)
    desk.unlock()


def test_one_damaged_line_costs_no_other_text_and_is_told_wherever_one_arrives(desk):
    open_with_a_damaged_line(desk)

    desk.wait(lambda: "One text could not be read" in desk.reads("strip_words"))
    desk.goes("letters")
    assert desk.find("letters_list").count() == 1


def test_twin_a_program_that_does_not_say_what_it_left_out(desk, monkeypatch):
    monkeypatch.setattr("desktop.session.Session.unreadable", lambda _self: 0)
    monkeypatch.setattr(desks, "LONGEST_MS", 600)

    with pytest.raises(Exception, match="timed out"):
        test_one_damaged_line_costs_no_other_text_and_is_told_wherever_one_arrives(desk)


def test_the_keys_are_told_on_a_page_below_settings(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_keys")

    assert "Ctrl" in desk.reads()
    desk.press("Escape")
    assert desk.can_see("settings_idle")


def stop_in_a_text_that_is_damaged_then(desk):
    with closing(samples.opened(desk.folder)) as vault:
        samples.letter(vault, title="The sea", text="whole")
        document = samples.letter(vault, title="The lake", text="lost")
        place = Place(document=document.id, section=document.sections[0].id, caret=1)
        vault.keep_place(place)
        spoil = "UPDATE section SET mac = zeroblob(32) WHERE document = ?"
        vault._vault.database.run(spoil, (document.id,))


def test_one_arrives_also_where_the_text_one_stopped_in_is_damaged(desk):
    stop_in_a_text_that_is_damaged_then(desk)

    desk.unlock()

    assert desk.can_see("today_title")
    assert desk.bugs == []
    desk.goes("letters")
    desk.press("Down")
    desk.press("Return")
    assert desk.page == "whole"
    desk.lock()


def test_twin_a_place_that_is_believed_keeps_one_from_arriving(desk, monkeypatch):
    monkeypatch.setattr("desktop.verbs.pages.Pages._can_be_read", lambda *_: True)
    stop_in_a_text_that_is_damaged_then(desk)

    with closing(samples.opened(desk.folder)) as vault:
        place = vault.place()
        with pytest.raises(VaultDamagedError):
            vault.open(place.document)


def test_escape_leaves_focus_but_first_what_lies_over_the_page(desk):
    desk.unlock()
    desk.chooses("today_start_letter")
    desk.press("F11")
    desk.press("Ctrl+F")
    desk.press("Escape")
    assert not desk.can_see("rail_today")

    desk.press("Escape")

    assert desk.can_see("rail_today")
    assert desk.is_at == "writing_paper"


def test_a_page_that_looks_at_a_text_is_marked_as_the_place_of_that_text(desk):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.TRUTH)))
    desk.inside._on_settings_changed()
    desk.inside._beginning.guided("disclosure")
    for page in ("timeline", "completeness", "review"):
        desk.inside._on_desk_wanted(page)
        assert desk.find("rail_letters").isChecked(), page
    desk.inside.go("one_of_these")

    assert desk.find("rail_notice").isChecked()


def opens_again_where_it_was_left(desk):
    desk.unlock()
    desk.inside._beginning.guided("impact_letter")
    letter = desk.documents()[0]
    desk.press("Ctrl+PgDown")
    desk.press("Ctrl+PgDown")
    desk.types("I stood in the kitchen.")
    desk.press("Home")
    desk.inside._beginning.entry()
    desk.types("An evening.")

    desk.inside.open(letter.id)

    assert desk.page == "I stood in the kitchen."
    assert desk.caret == 0
    desk.types("Then ")
    assert desk.page == "Then I stood in the kitchen."


def test_a_text_that_is_opened_again_is_shown_where_the_writer_was_in_it(desk):
    opens_again_where_it_was_left(desk)


def test_twin_a_text_that_begins_anew_each_time_loses_the_place(desk, monkeypatch):
    monkeypatch.setattr(open_texts.OpenTexts, "place_in", lambda _texts, _document: None)

    with pytest.raises(AssertionError):
        opens_again_where_it_was_left(desk)


def the_search_leads_back_to_the_text(desk):
    desk.unlock()
    desk.inside._beginning.guided("disclosure")
    desk.inside._on_desk_wanted("completeness")
    desk.press("Ctrl+K")
    desk.press("Escape")
    assert desk.bugs == []
    assert desk.inside._page.is_in(desk.inside._stack.currentWidget())


def test_from_a_page_that_looks_at_a_text_the_search_leads_back_to_the_text(desk):
    the_search_leads_back_to_the_text(desk)


def test_twin_a_search_that_leads_to_a_page_that_holds_nothing_is_seen(desk, monkeypatch):
    monkeypatch.setattr(seeking.Seeking, "back", lambda self: self._go(self._former))

    with pytest.raises(AssertionError):
        the_search_leads_back_to_the_text(desk)
    desk.bugs.clear()
