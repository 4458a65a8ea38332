"""Where this came from: from a copy to its source, whatever has become of either."""

import heard
import pytest
from heard import AWAKE, HEAVY, STAIR

from desktop.model import alike, richtext


def copies(desk, *rows):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    heard.ticks(desk, shown, *rows)
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.wait_until_saved()


def source_of(desk, words):
    for one in desk.documents():
        for section in one.pages:
            if one.kind.value == "entry" and words in richtext.plain(section.body):
                return one, section
    raise AssertionError


def leads_from_an_edited_copy_to_the_passage(desk):
    copies(desk, 0)
    for _ in range(6):
        desk.press("Backspace")
    desk.types("foot, and I fell.")
    desk.press("Ctrl+Shift+J")

    assert desk.is_at == "origin_open_0"
    assert "Journal, 20 November 2026" in desk.reads()
    assert "It stands there as you copied it." in desk.reads()
    assert desk.reads("origin_around").endswith(f"with being right. {STAIR}")
    desk.press("Space")
    desk.wait(lambda: STAIR in desk.page)
    before = "He said the dates again.\nI do not know what to do with being right. "
    assert desk.caret == len(before)


def test_from_an_edited_copy_one_key_and_one_button_lead_to_the_passage(desk):
    leads_from_an_edited_copy_to_the_passage(desk)


def test_from_the_entry_a_button_leads_back_to_where_one_was_in_the_letter(desk):
    copies(desk, 0)
    letter, stood, at = desk.inside.writing.document, desk.page, desk.caret
    desk.press("Ctrl+Shift+J")
    desk.press("Space")
    desk.wait(lambda: desk.inside.writing.document != letter)

    assert desk.can_see("entry_to_letter")
    desk.chooses("entry_to_letter")

    desk.wait(lambda: desk.inside.writing.document == letter)
    assert (desk.page, desk.caret) == (stood, at)
    assert not desk.can_see("entry_to_letter")


def test_an_entry_that_was_opened_otherwise_leads_to_no_letter(desk):
    copies(desk, 0)
    desk.press("Ctrl+Shift+J")
    desk.press("Space")
    desk.wait(lambda: desk.can_see("entry_to_letter"))
    entry = desk.inside.writing.document

    desk.press("Ctrl+N")
    assert not desk.can_see("entry_to_letter")
    desk.inside.open(entry)

    assert not desk.can_see("entry_to_letter")


def test_twin_a_link_by_the_same_words_only_is_lost_with_the_first_edit(desk, monkeypatch):
    monkeypatch.setattr(alike, "HALF", 1.1)

    with pytest.raises(AssertionError):
        leads_from_an_edited_copy_to_the_passage(desk)


def test_a_source_that_was_changed_says_so_and_the_copy_stays(desk):
    copies(desk, 1)
    document, section = source_of(desk, AWAKE)
    other = "Awake at four. I wrote the list for the day, and then I slept."
    desk.asks(lambda session: session.save(document.id, section.id, richtext.from_plain(other)))
    desk.press("Ctrl+Shift+J")

    assert "It was changed there since. Your copy stays as it is." in desk.reads()
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))
    assert AWAKE in desk.page


@pytest.mark.parametrize("for_good", [False, True])
def test_a_source_in_the_trash_or_gone_is_said_quietly_and_leads_nowhere(desk, for_good):
    copies(desk, 1)
    document, _ = source_of(desk, AWAKE)
    desk.asks(lambda session: session.trash(document.id))
    if for_good:
        desk.asks(lambda session: session.delete_for_good(document.id))
    desk.press("Ctrl+Shift+J")

    told = "no longer in this vault" if for_good else "lies in the trash"
    assert told in desk.reads()
    assert not desk.can_see("origin_open_0")
    assert desk.is_at == "origin_back"


def test_a_paragraph_of_ones_own_says_so_and_names_what_was_copied_beside_it(desk):
    copies(desk, 0)
    desk.press("Ctrl+Home")
    desk.press("Ctrl+Shift+J")

    assert "The paragraph you were in is your own." in desk.reads("origin_opening")
    assert STAIR in desk.reads("origin_open_1_words")


def test_a_section_without_copies_is_all_ones_own(desk):
    heard.at_the_letter(desk)
    desk.press("Ctrl+Shift+J")

    assert "All of this section is your own" in desk.reads("origin_opening")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))


def test_what_came_from_a_record_or_a_scale_leads_there(desk):
    heard.at_the_letter(desk, "made_to_believe", "")
    shown = heard.pulls_from(desk, "Small betrayals")
    heard.ticks(desk, shown, 0)
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.press("Ctrl+Shift+J")
    assert "Its row is there." in desk.reads()
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))
    heard.pulls_from(desk, "What I noted on scales")
    desk.find("gathering_noted_take").setFocus()
    desk.press("Space")
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.press("Ctrl+Shift+J")

    assert desk.is_at == "origin_open_0"
    desk.press("Space")
    desk.wait(lambda: desk.can_see("scales"))


def test_a_copy_that_was_moved_to_another_section_still_leads_back(desk):
    copies(desk, 0)
    desk.press("Shift+Home")
    desk.press("Ctrl+X")
    desk.press("Ctrl+PgDown")
    desk.press("Ctrl+V")
    desk.press("Ctrl+Shift+J")

    assert desk.is_at == "origin_open_0"
    assert STAIR in desk.reads("origin_open_0_words")


def test_a_copy_that_was_undone_is_not_named(desk):
    copies(desk, 0)
    desk.press("Ctrl+Z")
    desk.press("Ctrl+Shift+J")

    assert "All of this section is your own" in desk.reads("origin_opening")


def test_what_stands_around_a_veiled_passage_is_shown_when_it_is_asked_for(desk):
    heard.at_the_letter(desk)
    shown = heard.pulls_from(desk, "Sleep")
    shown.setFocus()
    shown.setCurrentRow(2)
    desk.press("Return")
    desk.press("Space")
    desk.find("gathering_put").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.press("Ctrl+Shift+J")
    assert not desk.can_see("origin_around")

    desk.find("origin_unveil").setFocus()
    desk.press("Space")

    assert desk.reads("origin_around") == HEAVY
    assert not desk.can_see("origin_unveil")
