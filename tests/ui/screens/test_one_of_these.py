"""One card at a time, by keys: each before any comes again, no number, no date that presses."""

import itertools
import re

import pytest
from controls import controls
from test_layout import faults
from wording import breaches

from desktop.model import good_changes
from desktop.model.settings import Purpose
from desktop.ui.screens import one_of_these

WHATS = ("I slept until five.", "I said no.", "The door stayed open.")


def with_cards(desk, *whats):
    """Unlock as somebody who was hurt, with these cards written."""
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.HURT)))
    desk.inside._on_settings_changed()
    if whats:
        desk.inside._beginning.guided(good_changes.GUIDE)
        (document,) = desk.documents()
        rows = [
            {"id": f"{at:032x}", "cells": {"what": one, "note": "Mine."}}
            for at, one in enumerate(whats)
        ]
        desk.inside.texts.set_fields(document.id, document.section("cards"), {"rows": rows})
    return desk


def goes_there(desk):
    desk.goes("notice")
    desk.chooses("scales_one_of_these")
    return desk


def shown(desk):
    return desk.reads("one_of_these_what")


def test_each_card_comes_once_before_any_comes_again(desk):
    goes_there(with_cards(desk, *WHATS))
    seen = []
    for _ in range(9):
        seen.append(shown(desk))
        desk.chooses("one_of_these_another")

    for at in (0, 3, 6):
        assert sorted(seen[at : at + 3]) == sorted(WHATS)
    assert all(one != after for one, after in itertools.pairwise(seen))


def test_twin_that_draws_blindly_shows_one_twice(desk, monkeypatch):
    read = one_of_these.OneOfThese._read
    monkeypatch.setattr(one_of_these.OneOfThese, "_read", lambda self: read(self)[:1] * 3)

    with pytest.raises(AssertionError):
        test_each_card_comes_once_before_any_comes_again(desk)


def test_nothing_on_the_page_is_a_number_and_no_note_to_oneself_is_there(desk):
    goes_there(with_cards(desk, *WHATS))
    page = desk.find("one_of_these")
    words = [one.text() for one in page.findChildren(type(desk.find("one_of_these_what")))]

    assert not re.search(r"\d", " ".join(words))
    assert "Mine." not in " ".join(words)


def test_without_a_card_the_page_says_so_and_asks_for_nothing(desk):
    goes_there(with_cards(desk))

    assert "No card is written yet" in desk.reads("one_of_these_none")
    assert desk.is_at == "one_of_these_back"
    assert desk.documents() == []


def test_one_card_alone_offers_no_other(desk):
    goes_there(with_cards(desk, WHATS[0]))

    assert shown(desk) == WHATS[0]
    assert not desk.can_see("one_of_these_another")


def test_escape_leads_back_to_where_one_came_from(desk):
    goes_there(with_cards(desk, *WHATS))
    desk.press("Escape")
    assert desk.can_see("scales_title")
    (document,) = desk.documents()
    desk.inside.open(document.id)
    desk.chooses("writing_to_one_of_these")
    assert shown(desk) in WHATS
    desk.press("Escape")

    assert desk.reads("writing_document") == "What has changed for the better"


@pytest.mark.parametrize("size", [100, 200])
def test_the_page_fits_and_is_named(desk, size):
    goes_there(with_cards(desk, *WHATS))
    desk.look.set_text_size(size)
    screen = desk.find("one_of_these")

    desk.wait(lambda: faults(screen) == [])
    assert [one for one in controls(screen) if not one.name or not one.words] == []
    for words in desk.reads().splitlines():
        assert breaches(words) == []


def test_somebody_who_tells_the_truth_has_cards_of_their_own_and_comes_from_them(desk):
    desk.unlock()
    desk.inside._beginning.guided("what_i_do_differently")
    (document,) = desk.documents()
    rows = [{"id": f"{1:032x}", "cells": {"what": "I said it the same evening."}}]
    desk.inside.texts.set_fields(document.id, document.section("cards"), {"rows": rows})
    desk.find("writing_to_one_of_these").click()

    assert shown(desk) == "I said it the same evening."
    desk.press("Escape")
    assert desk.reads("writing_document") == document.title
