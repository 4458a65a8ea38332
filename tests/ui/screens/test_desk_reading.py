"""What may leave is read aloud; private workings are not."""

import heard
import pytest
import samples
from asked import row

from desktop.model import answers, points
from desktop.ui.screens.desk_reading import DeskReading


def reading(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")
    desk.types("It began in 2016.")
    desk.press("Ctrl+Tab")
    desk.types("I am so angry")
    desk.wait_until_saved()
    desk.chooses("writing_to_reading")


def test_the_text_is_read_and_private_workings_are_not(desk):
    reading(desk)
    room = desk.find("reading")
    seen = [one.words for one in room._pages]

    assert "It began in 2016." in " ".join(seen)
    assert "angry" not in " ".join(seen)


def test_escape_closes_the_room_and_it_holds_nothing(desk):
    reading(desk)
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))

    (screen,) = desk.window.findChildren(DeskReading)
    assert screen._room is None


def test_answers_to_the_partners_questions_are_read_with_it(desk):
    reading(desk)
    desk.press("Escape")
    desk.inside._beginning.guided(answers.GUIDE)
    held = desk.inside.writing._document
    rows = {"questions": [row(1, answer="Twice."), row(2)]}
    desk.inside.texts.set_fields(held.id, held.section(answers.SECTION), rows)
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    desk.inside.open(disclosure.id)
    desk.chooses("writing_to_reading")

    (screen,) = desk.window.findChildren(DeskReading)
    desk.wait(lambda: bool(screen._room._pages))
    seen = " ".join(one.words for one in screen._room._pages)
    assert "Twice." in seen
    assert "not yet answered" in seen


def test_a_key_gives_the_room_the_whole_window_and_closing_gives_it_back(desk):
    reading(desk)
    desk.press("F11")
    assert not desk.can_see("rail_today")
    desk.press("F11")
    assert desk.can_see("rail_today")
    desk.press("F11")

    desk.press("Escape")

    assert desk.can_see("rail_today")


def test_an_impact_letter_is_read_with_what_stays_and_without_its_numbers(desk):
    reads_the_letter(desk)
    [screen] = desk.window.findChildren(DeskReading)
    seen = " ".join(one.words for one in screen._room._pages)

    assert "I stood in the kitchen." in seen
    assert "3.1" not in seen
    assert "You can stop at any word." in desk.reads("reading_line")


def ends_on_a_page_that_lets_it_end(desk):
    reads_the_letter(desk)
    desk.press("Escape")

    assert desk.is_at == "after_reading_back"
    assert desk.reads("after_reading_wanted") == "My sister drives me home."
    [screen] = desk.window.findChildren(DeskReading)
    assert screen._room is None
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))


def test_who_has_read_their_letter_comes_to_a_page_that_lets_it_end(desk):
    ends_on_a_page_that_lets_it_end(desk)


def test_twin_a_room_that_leads_straight_back_lets_nothing_end(desk, monkeypatch):
    monkeypatch.setattr(DeskReading, "_on_read", lambda self, _letter: self.closed.emit())

    with pytest.raises(AssertionError):
        ends_on_a_page_that_lets_it_end(desk)


def test_from_there_the_plan_for_the_day_is_begun_and_found_again(desk):
    for _ in range(2):
        reads_the_letter(desk)
        desk.press("Escape")
        desk.find("after_reading_plan").setFocus()
        desk.press("Space")
        desk.wait(lambda: "The reading day, and after" in desk.reads("writing_document"))

    assert [one.guide for one in desk.documents()].count("aftercare") == 1


def reads_the_letter(desk):
    if desk.room is None:
        letter = heard.at_the_letter(desk)
        closing = letter.section("closing")
        desk.inside.texts.set_fields(
            letter.id, closing, {"afterwards": "My sister drives me home."}
        )
        guide = samples.guides()["impact_letter"].section("finding_out")
        part = desk.inside.texts.present(letter.section("finding_out"))
        desk.inside.texts.set_fields(letter.id, part, points.give(guide, part))
    desk.inside.open(heard.the_letter(desk).id)
    desk.find("writing_to_reading").click()
    desk.wait(lambda: desk.can_see("reading"))
