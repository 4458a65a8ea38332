"""Somebody afraid is told whom to ask before they read aloud, and nothing is held back."""

import pytest

from desktop.model import screening
from desktop.model.settings import Purpose


def at_the_reading(desk, answer):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.HURT)))
    desk.inside._on_settings_changed()
    desk.inside._beginning.guided(screening.GUIDE)
    (held,) = desk.documents()
    desk.inside.texts.set_fields(held.id, held.section("fear"), {"afraid": answer})
    desk.inside._beginning.guided("impact_letter")
    desk.wait(lambda: desk.inside.texts.is_kept)
    desk.inside._on_desk_wanted("reading")
    return desk


def it_is_said_first(desk):
    assert desk.can_see("before_reading_title")
    assert not desk.can_see("reading")


def test_a_yes_is_followed_by_a_word_before_the_room(desk):
    it_is_said_first(at_the_reading(desk, "yes"))
    assert desk.is_at == "before_reading_help"
    desk.chooses("before_reading_go_on")
    desk.wait(lambda: desk.can_see("reading"))
    assert not desk.can_see("before_reading")
    desk.press("Escape")
    assert desk.can_see("after_reading_title")
    desk.press("Escape")

    assert desk.reads("writing_document") == "Impact letter"


@pytest.mark.parametrize("answer", ["no", "not sure"])
def test_twin_without_a_yes_the_room_opens_at_once(desk, answer):
    at_the_reading(desk, answer)

    with pytest.raises(AssertionError):
        it_is_said_first(desk)
    assert desk.can_see("reading")


def test_escape_leads_back_and_help_is_one_key_away(desk):
    it_is_said_first(at_the_reading(desk, "yes"))
    desk.press("Space")
    assert desk.can_see("help_line") or desk.can_see("help_where")
    desk.press("Escape")
    it_is_said_first(desk)
    desk.press("Escape")

    assert desk.reads("writing_document") == "Impact letter"
