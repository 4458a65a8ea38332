"""An entry's own facts, said by keys: kept as words are, and there again after the lock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import samples
from controls import settle
from PySide6.QtCore import QPoint
from test_layout import faults

from desktop.model import entries, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.ui import days, entry_desk
from desktop.ui.widgets.entry_foot import EntryFoot

WORDS = "He said the dates again."


@pytest.fixture
def page(desk):
    """Give a desk with a new entry in which a line is written."""
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types(WORDS)
    desk.wait_until_saved()
    return desk


def kept(desk):
    desk.inside.keep_now()
    (document,) = [one for one in desk.documents() if one.kind is Kind.ENTRY]
    return document


def entry_of(desk):
    return entries.of(kept(desk).first_page.fields)


def opened_foot(desk):
    if not desk.can_see("entry_reach"):
        desk.chooses("entry_more")
    return desk


def test_all_that_is_said_of_an_entry_is_there_again_after_the_lock(page):
    page.chooses("entry_happened_open")
    page.types("about spring 2021")
    opened_foot(page)
    page.chooses("entry_before_0")
    page.press("7")
    page.chooses("entry_reach_perception")
    page.chooses("entry_tags_add")
    page.types("stairs")
    page.press("Return")
    page.chooses("entry_veil")
    page.chooses("entry_kept")
    page.lock()
    page.unlock()
    page.chooses("today_continue")  # what is veiled opens by one more act

    said = entry_of(page)
    assert said.happened.words() == "about spring 2021"
    assert (said.before, said.after) == (7, None)
    assert (said.reach, said.tags) == (("perception",), ("stairs",))
    assert said.is_veiled
    assert said.is_kept_in
    assert page.find("entry_veil").isChecked()
    assert page.find("entry_happened_open").text() == "Happened about spring 2021"


def test_a_number_that_is_pressed_again_is_taken_back_and_is_no_zero(page):
    opened_foot(page)
    page.chooses("entry_before_0")
    page.press("4")
    assert entry_of(page).before == 4
    page.press("Space")
    assert entry_of(page).before is None
    assert "before" not in kept(page).first_page.fields


def test_words_that_are_no_date_are_kept_as_they_were_typed(page):
    page.chooses("entry_happened_open")
    page.types("when the beans were high")

    assert kept(page).first_page.fields["happened"] == {"typed": "when the beans were high"}
    page.lock()
    page.unlock()
    assert page.find("entry_happened_open").text() == "Happened when the beans were high"


def test_a_date_that_is_taken_out_is_gone(page):
    page.chooses("entry_happened_open")
    page.types("2019")
    for _ in range(4):
        page.press("Backspace")

    assert "happened" not in kept(page).first_page.fields


def mark(desk):
    """Mark the first word, and say where it reaches."""
    desk.find("writing_paper").setFocus()
    opened_foot(desk)
    desk.find("writing_paper").setFocus()
    desk.press("Ctrl+Home")
    desk.press("Ctrl+Shift+Right")
    desk.chooses("entry_passage_reach_trust")
    desk.wait_until_saved()


def reaches(desk):
    runs = [run for block in kept(desk).first_page.body for run in block.runs]
    return [(run.text.strip(), run.reach) for run in runs if run.reach]


def test_chips_are_those_of_a_marked_passage_while_one_is_marked(page):
    mark(page)

    assert reaches(page) == [("He", ("trust",))]
    assert entry_of(page).reach == ()


def test_twin_chips_that_never_look_at_the_mark_are_those_of_the_entry(page, monkeypatch):
    monkeypatch.setattr(
        entry_desk.EntryDesk, "_show_passage", lambda desk: desk.foot.show_passage(None)
    )

    with pytest.raises(AssertionError, match="cannot be reached"):
        mark(page)


def at_night(desk, hour):
    document = kept(desk)
    moment = datetime.now(UTC).astimezone().replace(hour=hour, minute=30)
    shown = replace(document, written_at=moment, on=moment.date())
    desk.inside.writing.entry.put_away()
    desk.inside.writing.entry.show_text(shown, shown.first_page)
    return moment.date()


def test_an_entry_of_after_midnight_can_belong_to_the_evening_before(page):
    today = at_night(page, 1)
    page.chooses("entry_evening")

    assert kept(page).on == today - timedelta(days=1)
    assert not page.can_see("entry_evening")


@pytest.mark.parametrize(("hour", "is_offered"), [(4, True), (5, False), (23, False)])
def test_only_the_night_is_offered_to_the_evening_before(page, hour, is_offered):
    at_night(page, hour)
    assert page.can_see("entry_evening") is is_offered


def test_an_entry_that_is_called_by_its_day_goes_along_with_its_day(page):
    page.chooses("entry_day")
    page.types("3/4/2021")
    page.press("Return")
    page.wait_until_saved()

    document = kept(page)
    assert document.on == date(2021, 4, 3)
    assert document.title == days.full_day(date(2021, 4, 3))
    assert page.find("writing_title").text() == document.title


def test_the_second_entry_of_a_day_goes_along_and_a_title_of_ones_own_stays(page):
    first = kept(page)
    page.press("Ctrl+N")
    page.wait(lambda: page.page == "")
    second = page.find("writing_title").text()
    assert second.startswith(first.title + ", ")
    page.chooses("entry_day")
    page.types("3/4/2021")
    page.press("Return")
    assert page.find("writing_title").text() == second.replace(
        first.title, days.full_day(date(2021, 4, 3))
    )
    assert page.is_at == "writing_paper"
    own = f"{days.full_day(date(2021, 4, 3))}, the day of the letter"
    page.inside.texts.retitle(page.inside.writing.document, own)
    page.chooses("entry_day")
    page.types("4/4/2021")
    page.press("Return")
    assert page.inside.texts.title(page.inside.writing._document) == own


def test_escape_leads_from_the_dates_back_to_the_words(page):
    for name in ("entry_happened_open", "entry_day"):
        page.chooses(name)
        page.types("some")
        page.press("Escape")
        assert page.is_at == "writing_paper"
        assert not page.can_see("entry_new_day")
    assert page.find("writing_paper").toPlainText() == WORDS


def test_a_day_that_is_none_is_said_and_changes_nothing(page):
    before = kept(page).on
    page.chooses("entry_day")
    page.types("some day")
    page.press("Return")

    assert page.reads("entry_day_said")
    assert kept(page).on == before


def test_focus_shows_the_page_alone(page):
    assert page.can_see("entry_veil")
    page.press("F11")
    assert not page.can_see("entry_veil")
    assert not page.can_see("entry_written")
    page.press("F11")
    assert page.can_see("entry_veil")


def test_a_letter_has_neither_head_nor_foot(page):
    page.inside._beginning.letter()
    assert not page.can_see("entry_veil")
    assert not page.can_see("entry_written")


def test_the_fields_of_an_entry_leave_no_other_field_out(page):
    document = kept(page)
    page.inside.texts.set_fields(document.id, document.first_page, {"later": "kept"})
    page.chooses("entry_veil")

    assert kept(page).first_page.fields == {"later": "kept", "veiled": True}


def test_what_was_said_of_an_entry_does_not_appear_on_the_next(page):
    page.chooses("entry_veil")
    page.press("Ctrl+N")

    assert not page.find("entry_veil").isChecked()
    assert richtext.is_empty(page.inside.writing._document.first_page.body)
    assert entries.of(page.inside.writing._document.first_page.fields) == Entry()


def test_a_desk_of_an_older_vault_shows_an_entry_without_facts(desk):
    session = samples.opened(desk.folder)
    samples.letter(session, kind=Kind.ENTRY, text=WORDS)
    session.close()
    desk.unlock()
    desk.inside.open(desk.documents()[0].id)

    assert desk.can_see("entry_veil")
    assert desk.find("entry_happened_open").text() == "When it happened"


def chosen(desk, heading):
    (action,) = [
        one for one in desk.inside.writing.entry.head.menu().actions() if heading in one.text()
    ]
    action.trigger()


def test_what_an_entry_is_begun_with_stays_in_sight_and_can_be_taken_away(page):
    chosen(page, "One thing from today")
    assert "Keeps one scene of the day" in page.reads()
    assert entry_of(page).prompt == "today"
    page.lock()
    page.unlock()
    assert "Keeps one scene of the day" in page.reads()
    chosen(page, "Write freely")
    assert "Keeps one scene of the day" not in page.reads()
    assert kept(page).first_page.fields == {}


def test_a_low_window_keeps_its_room_for_the_words_and_no_way_is_lost(page):
    page.look.set_text_size(200)
    settle()
    assert not page.can_see("entry_happened_open")
    assert page.can_see("entry_written")
    page.chooses("entry_more")
    assert page.can_see("entry_happened_open")
    assert page.can_see("entry_timer")
    assert not page.can_see("writing_paper")
    page.chooses("entry_veil")
    page.press("Escape")
    assert page.is_at == "writing_paper"
    assert page.page == WORDS


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_every_control_of_an_entry_has_its_place_in_a_small_window(page, percent):
    at_night(page, 1)  # with all that can be there, whatever the hour
    page.window.resize(1024, 640)
    page.look.set_text_size(percent)
    settle()
    for is_open in (False, True):
        if is_open:
            page.chooses("entry_more")
            settle()
        assert faults(page.inside.writing) == []


def tab_goes_from_the_words_through_what_is_asked_to_the_bar_below(page):
    if not page.can_see("entry_reach"):
        page.find("entry_more").click()
    page.find("writing_paper").setFocus()
    seen = []
    for _ in range(15):
        page.press("Tab")
        seen.append(page.is_at)
    asked = ("entry_before_0", "entry_after_0", "entry_tags_add", "entry_new_day")
    bar = ["entry_more", "entry_veil", "entry_kept"]
    assert [one for one in seen if one in asked] == list(asked)
    assert seen[seen.index("entry_new_day") + 1 :] == bar


def test_tab_goes_from_the_words_through_what_is_asked_to_the_bar_below(page):
    tab_goes_from_the_words_through_what_is_asked_to_the_bar_below(page)


def test_twin_what_is_asked_late_is_also_late_by_tab(page, monkeypatch):
    monkeypatch.setattr(EntryFoot, "_put_before_the_bar", lambda *_: None)
    with pytest.raises(AssertionError):
        tab_goes_from_the_words_through_what_is_asked_to_the_bar_below(page)


def tab_goes_down_a_low_window_as_the_eye_does(page):
    page.find("writing_paper").setFocus()
    page.window.resize(900, 420)
    settle()
    page.chooses("entry_more")
    page.find("entry_happened_open").setFocus()
    seen = [page.is_at]
    for _ in range(20):
        page.press("Tab")
        seen.append(page.is_at)
    low = ["entry_timer", "entry_veil", "entry_kept", "entry_before_0", "entry_new_day"]
    assert [one for one in seen if one in {*low, "entry_more"}] == [*low, "entry_more"]
    down = [page.find(one).mapTo(page.window, QPoint()).y() for one in low]
    assert down == sorted(down)
    page.window.resize(1280, 1000)
    settle()
    tab_goes_from_the_words_through_what_is_asked_to_the_bar_below(page)


def test_tab_goes_down_a_low_window_as_the_eye_does(page):
    tab_goes_down_a_low_window_as_the_eye_does(page)


def test_twin_marks_that_keep_their_place_by_tab_come_late(page, monkeypatch):
    monkeypatch.setattr(EntryFoot, "_have_tab_come_to_the_marks", lambda *_: None)
    with pytest.raises(AssertionError):
        tab_goes_down_a_low_window_as_the_eye_does(page)
