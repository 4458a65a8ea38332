"""Practise by keys in the real window: what steadies first, nothing counted, nothing pressed."""

import re
from dataclasses import replace

import pytest
from controls import controls
from PySide6.QtCore import QPoint
from test_layout import faults
from wording import breaches

from desktop.model import screening
from desktop.model.settings import Purpose
from desktop.ui import practising, screened
from desktop.ui.screened import Screened


def at_practise(desk, purpose=Purpose.HURT, **settings):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=purpose, **settings)))
    desk.inside._on_settings_changed()
    desk.goes("practise")
    return desk


def test_the_page_begins_with_what_steadies_and_leads_there_and_back(desk):
    at_practise(desk)
    assert desk.is_at == "practising_steady"

    desk.press("Space")
    assert desk.can_see("regulation_title")
    desk.press("Escape")
    assert desk.is_at == "practising_steady"


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_its_groups_have_headings_and_nothing_on_it_is_a_number(desk, purpose):
    at_practise(desk, purpose)
    page = desk.find("practising_page")
    words = [one.text() for one in page.findChildren(type(desk.find("practising_title")))]

    assert desk.can_see("practising_two_heading")
    assert desk.can_see("practising_written_heading")
    assert not re.search(r"\d", " ".join(words).replace("(F8)", ""))
    assert [one for one in words if breaches(one)] == []


def care_for_oneself_stands_above_what_two_people_do(desk):
    at_practise(desk)
    names = ("while_away", "trust_parts", "two_heading")
    tops = [desk.find(f"practising_{one}").mapTo(desk.window, QPoint()).y() for one in names]

    assert tops == sorted(tops), "whoever was hurt meets the other person first"


def test_whoever_was_hurt_finds_first_what_they_can_do_alone(desk):
    care_for_oneself_stands_above_what_two_people_do(desk)


def test_twin_two_people_before_oneself_is_noticed(desk, monkeypatch):
    honest = practising.practices
    monkeypatch.setattr(
        practising, "practices", lambda *args: replace(honest(*args), alone_first=False)
    )

    with pytest.raises(AssertionError, match="meets the other person first"):
        care_for_oneself_stands_above_what_two_people_do(desk)


def test_practices_for_two_lead_to_their_own_page(desk):
    at_practise(desk)
    desk.chooses("practising_together")

    assert desk.inside._stack.currentWidget().objectName() == "together"


def nothing_for_two_is_offered_after_a_yes(desk, monkeypatch):
    says_yes = Screened(has_answers=True, says_yes=True)
    monkeypatch.setattr(screened, "read", lambda *_: says_yes)
    at_practise(desk)

    assert not desk.can_see("practising_two_heading")
    assert not desk.can_see("practising_together")
    assert not desk.can_see("practising_later")
    assert desk.can_see("practising_steady")


def test_nothing_for_two_is_offered_after_a_yes(desk, monkeypatch):
    nothing_for_two_is_offered_after_a_yes(desk, monkeypatch)


def test_twin_a_page_that_forgot_the_answers_would_be_found(desk, monkeypatch):
    # What counts is asked anew each time; a page that did not ask would offer what it always does.
    honest = practising.practices

    def forgetful(texts, guides):
        with monkeypatch.context() as patch:
            patch.setattr(screened, "read", lambda *_: Screened())
            return honest(texts, guides)

    monkeypatch.setattr(practising, "practices", forgetful)

    with pytest.raises(AssertionError, match="practising_two_heading"):
        nothing_for_two_is_offered_after_a_yes(desk, monkeypatch)


def test_the_real_answers_count_as_soon_as_they_are_given(desk):
    at_practise(desk)
    desk.inside._beginning.guided(screening.GUIDE)
    (document,) = (one for one in desk.documents() if one.guide == screening.GUIDE)
    section = document.section("fear")
    desk.inside.texts.set_fields(document.id, section, {"afraid": "yes"})
    desk.goes("practise")

    assert not desk.can_see("practising_together")


def test_somebody_who_only_writes_a_journal_is_offered_nothing_for_two_and_nothing_late(desk):
    at_practise(desk, Purpose.JOURNAL, rail_extras=("practise",))

    assert desk.can_see("practising_steady")
    assert not desk.can_see("practising_two_heading")
    assert not desk.can_see("practising_later")


def begun(desk, guide="talk"):
    """Begin a guide from the page and write one word."""
    desk.chooses(f"practising_{guide}")
    document = desk.documents()[0]
    desk.inside.texts.set_fields(document.id, document.sections[0], {"x": "heather"})
    desk.goes("practise")
    return document


def test_what_is_begun_can_be_gone_on_with_and_is_begun_once_only(desk):
    document = begun(at_practise(desk))
    button = desk.find("practising_talk")
    assert button.text() == "Continue"

    button.click()
    desk.goes("practise")
    assert [one.id for one in desk.documents()] == [document.id]


def test_what_was_written_stands_below_and_opens_from_there(desk):
    document = begun(at_practise(desk))
    desk.goes_to("practising_written")
    desk.press("Return")

    assert desk.reads("writing_document") == document.title


def test_all_of_it_is_a_list_with_its_trash_and_leads_back(desk):
    document = begun(at_practise(desk))
    desk.chooses("practising_all")
    assert desk.is_at == "practise_list"
    desk.press("Delete")
    desk.wait(lambda: [one.id for one in desk.documents(trashed=True)] == [document.id])

    desk.chooses("practising_back")
    assert not desk.can_see("practising_written")
    assert desk.find("practising_talk").text() == "Begin"


def test_what_was_left_shows_no_title_any_more(desk):
    begun(at_practise(desk))
    screen = desk.inside._screens["practise"]
    assert "practising_written" in {one.name for one in controls(screen)}

    desk.goes("today")
    desk.wait(lambda: "practising_written" not in {one.name for one in controls(screen)})


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_off(desk, size):
    at_practise(desk)
    desk.look.set_text_size(size)
    desk.goes("practise")
    desk.qtbot.waitUntil(lambda: not faults(desk.window))
