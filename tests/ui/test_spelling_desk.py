"""One switch for each document that may have it; none in a journal, in plans, or for the hurt."""

import pytest
import samples
from PySide6.QtWidgets import QCheckBox

from desktop.model.settings import Purpose
from desktop.ui import spelling_desk
from desktop.ui.spelling_desk import SpellingDesk

GUIDES = samples.guides()


def to_letter(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")


def switch(desk):
    box = desk.find("writing_spelling")
    box.setFocus()
    desk.press("Space")


def marked(desk):
    marks = desk.inside.writing._spelling._marks
    marks._mark()
    return [one.word for one in marks._unknown_on_screen()]


def test_it_is_off_until_switched_on_and_stays_on_for_this_document_alone(desk):
    to_letter(desk)
    desk.types("I beleive it ")
    assert not desk.find("writing_spelling").isChecked()
    assert marked(desk) == []

    switch(desk)
    assert marked(desk) == ["beleive"]
    desk.wait_until_saved()
    document = desk.documents()[0]
    desk.lock()

    desk.unlock()
    desk.goes("letters")
    desk.press("Return")
    assert desk.find("writing_spelling").isChecked()
    assert desk.asks(lambda session: session.settings.spelling_on) == (document.id,)


def test_a_word_of_ones_own_is_kept_in_the_vault(desk):
    to_letter(desk)
    desk.types("Quillow said ")
    switch(desk)
    assert marked(desk) == ["Quillow"]

    desk.inside.writing._spelling._marks.word_added.emit("Quillow")

    assert desk.asks(lambda session: session.settings.own_words) == ("Quillow",)


def test_facts_and_private_workings_have_no_switch(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    assert not desk.can_see("writing_spelling")
    desk.press("Ctrl+Tab")
    assert desk.can_see("writing_spelling")
    desk.press("Ctrl+Tab")
    assert not desk.can_see("writing_spelling")


def journal_has_no_switch(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("teh ")
    assert not desk.can_see("writing_spelling")
    assert marked(desk) == []


def test_a_journal_has_no_switch(desk):
    journal_has_no_switch(desk)


def test_the_twin_that_asks_nobody_shows_one(desk, monkeypatch):
    monkeypatch.setattr(spelling_desk, "may_have", lambda *_: True)

    with pytest.raises(AssertionError):
        journal_has_no_switch(desk)


def test_only_what_its_guide_allows_may_have_it():
    class Free:
        guide, kind = "", spelling_desk.Kind.LETTER

    class Entry:
        guide, kind = "", spelling_desk.Kind.ENTRY

    assert spelling_desk.may_have(Free, None, Purpose.TRUTH)
    assert not spelling_desk.may_have(Free, None, Purpose.HURT)
    assert not any(spelling_desk.may_have(Entry, None, purpose) for purpose in Purpose)
    for guide in GUIDES.values():
        Free.guide = guide.id
        assert spelling_desk.may_have(Free, guide, Purpose.TRUTH) is guide.spelling
    assert not {one.id for one in GUIDES.values() if one.spelling and one.shelf != "letters"}


def test_put_away_it_looks_nothing_up(desk):
    to_letter(desk)
    desk.types("teh ")
    switch(desk)
    one: SpellingDesk = desk.inside.writing._spelling
    one.put_away()

    assert marked(desk) == []
    assert isinstance(desk.find("writing_spelling"), QCheckBox)
