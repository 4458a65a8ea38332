"""Two days on, the sheet asks once whether a question is still to be asked; nothing else does."""

from datetime import datetime, timedelta

import pytest

from desktop.model import still_wanted
from desktop.model.settings import Purpose
from desktop.ui import asking_again


@pytest.fixture
def sheet(desk):
    """Give somebody who was hurt, at the questions of a new sheet."""
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.HURT)))
    desk.inside._beginning.guided("question_sheet")
    go(desk, "questions")
    return desk


def go(desk, key):
    writing = desk.inside.writing
    writing._show_section(writing._document.section(key).id)
    writing.arrive()


def writes(desk, *questions):
    for words in questions:
        desk.find("facts_questions_bar_add").setFocus()
        desk.press("Space")
        desk.find("facts_questions_cell_question").setFocus()
        desk.types(words)
    desk.wait_until_saved()


def days_later(monkeypatch, days):
    moment = datetime.now().astimezone() + timedelta(days=days)
    monkeypatch.setattr(asking_again, "_now", lambda: moment)


def opens_again(desk):
    go(desk, "what_for")
    go(desk, "questions")


def rows(desk):
    desk.wait(lambda: desk.inside.texts.is_kept)
    (document,) = desk.documents()
    return [row["cells"] for row in document.section("questions").fields["questions"]]


def test_two_days_on_the_page_asks_about_each_question_once(sheet, monkeypatch):
    writes(sheet, "Was it?", "Who knew?", "How long?")
    opens_again(sheet)
    assert not sheet.can_see("facts_again")
    days_later(monkeypatch, 3)
    opens_again(sheet)

    assert sheet.reads("facts_again_question") == "Was it?"
    sheet.find("facts_again_yes").setFocus()
    sheet.press("Space")
    assert sheet.reads("facts_again_question") == "Who knew?"
    sheet.find("facts_again_no").setFocus()
    sheet.press("Space")
    assert sheet.reads("facts_again_question") == "How long?"
    sheet.find("facts_again_later").setFocus()
    sheet.press("Space")
    assert not sheet.can_see("facts_again")
    assert sheet.is_at.startswith("facts_")

    kept = rows(sheet)
    assert [one.get("keep") for one in kept] == [None, "not any more", None]
    assert [bool(one.get("still_want")) for one in kept] == [True, False, False]
    opens_again(sheet)
    assert not sheet.can_see("facts_again")


def test_twin_that_forgets_what_was_said_asks_again(sheet, monkeypatch):
    monkeypatch.setattr(still_wanted, "is_settled", lambda _row: False)

    with pytest.raises(AssertionError, match="Who knew"):
        test_two_days_on_the_page_asks_about_each_question_once(sheet, monkeypatch)


def test_a_row_that_is_left_out_says_so_in_the_list_and_can_be_taken_back(sheet, monkeypatch):
    writes(sheet, "Was it?")
    days_later(monkeypatch, 3)
    opens_again(sheet)
    sheet.find("facts_again_no").setFocus()
    sheet.press("Space")
    model = sheet.find("facts_questions_rows").model()

    assert model.state_word(0) == "not any more"
    sheet.find("facts_questions_cell_keep_line_0").setFocus()
    sheet.press("Space")
    assert rows(sheet)[0]["keep"] == "yes"
    assert model.state_word(0) == ""


def test_no_other_page_speaks_of_it(sheet, monkeypatch):
    writes(sheet, "Was it?")
    days_later(monkeypatch, 30)

    for place in ("today", "letters", "notice", "plans"):
        sheet.goes(place)
        assert "Still want" not in sheet.reads()
