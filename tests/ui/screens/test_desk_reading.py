"""What may leave is read aloud; private workings are not."""

from asked import row

from desktop.model import answers
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
