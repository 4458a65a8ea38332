"""The one exception of domain.md 4.3: help to be heard with a need card, opened by hand on it."""

import contextlib

import pytest
import samples
from reads import (
    AFRAID,
    FEARED,
    GUIDES,
    Helpers,
    begins,
    is_asked_nothing,
    page_of,
    reads_it,
    words_on,
)

from desktop.model import reading_parts, reading_scope, richtext
from desktop.model.document import Kind
from desktop.model.reading_notes import OFFERS, offers
from desktop.model.settings import Purpose
from desktop.ui.screens.reading_kept import KeptReading

FIRST, SECOND, THIRD = "a" * 32, "b" * 32, "c" * 32
NEED = "You are a liar, and you never once listened. I need you to be better."
CARDS = [
    {"id": FIRST, "cells": {
        "need": NEED, "if_not": "I need you to be open. I go.", "note": "I need you to change.",
    }},
    {"id": SECOND, "cells": {"need": "I need you to be there for me.", "kind": "requirement"}},
    {"id": THIRD, "cells": {"need": "I need you to be there for me.", "kind": "wish"}},
]  # fmt: skip


@pytest.fixture(autouse=True)
def helpers(monkeypatch):
    return Helpers().lent(monkeypatch)


def on_a_card(desk, row=FIRST, further=()):
    """Go to a card by keys, and through the door on it."""
    document = begins(desk, "needs", {"cards": {"cards": CARDS}}, Purpose.HURT, further)
    desk.inside.writing.desk.facts.form.focus_field(f"cards/{row}/need")
    desk.chooses("card_heard")
    return document


def asks_of_one_card_one_thing(desk):
    document = on_a_card(desk)
    words = words_on(desk)
    assert "This is an offer, not a correction. Nothing here makes your card wrong." in words
    # It is off until it is switched on, and there is nothing else to be switched on.
    assert not desk.find("reading_with_offer_unclear_need").isChecked()
    assert not desk.can_see("reading_with_offer_absolute")
    assert not desk.can_see("reading_with_what")
    desk.chooses("reading_with_go")
    assert "Switch on what you would like" in words_on(desk)

    desk.chooses("reading_with_offer_unclear_need")
    reads_it(desk)
    assert len(page_of(desk)._cards) == 1
    card = page_of(desk)._cards[0]
    assert card.note.label == "unclear_need"
    assert card.note.part == f"cards/{FIRST}/need"
    assert card.note.words in NEED
    assert "How would you notice that it is being done" in words_on(desk)
    held = page_of(desk)._kept.notes(document.section("cards").id)
    assert {one.part for one in held} == {card.note.part}


def test_on_a_need_card_one_thing_is_asked_once_it_is_switched_on(desk, helpers):
    asks_of_one_card_one_thing(desk)
    assert len(helpers.started) == 1
    desk.chooses("reading_with_0_change")
    assert desk.is_at == "facts_cards_cell_need"
    assert desk.find(desk.is_at).textCursor().selectedText() in NEED

    # Another card is asked about by itself, from its own door; the first keeps what was found.
    desk.inside.writing.desk.facts.form.focus_field(f"cards/{SECOND}/need")
    desk.chooses("card_heard")
    assert page_of(desk)._cards == []
    reads_it(desk)
    assert [one.note.part for one in page_of(desk)._cards] == [f"cards/{SECOND}/need"]
    desk.press("Escape")
    assert desk.can_see("card_heard")


def test_twin_every_label_on_a_card_is_seen(desk, monkeypatch):
    monkeypatch.setattr(reading_scope, "offers", lambda _guide: reading_scope.OF_IMPACTED)

    with pytest.raises(AssertionError):
        asks_of_one_card_one_thing(desk)


def test_twin_what_never_leaves_the_card_is_seen(desk, monkeypatch):
    key = ("needs", "cards")
    more = {**reading_parts.FIELDS, key: ("cards/need", "cards/if_not")}
    monkeypatch.setattr(reading_parts, "FIELDS", more)

    with pytest.raises(AssertionError):
        asks_of_one_card_one_thing(desk)


def rests_wherever_on_the_sheet_fear_is_told(desk, cells, mine):
    cards = [{"id": FIRST, "cells": {"need": NEED}}, {"id": SECOND, "cells": cells}]
    begins(desk, "needs", {"cards": {"cards": cards}, "mine": {"mine": mine}}, Purpose.HURT)
    desk.inside.writing.desk.facts.form.focus_field(f"cards/{FIRST}/need")
    desk.chooses("card_heard")
    assert "for words about fear and for nothing else" in words_on(desk)
    desk.chooses("reading_with_offer_unclear_need")
    assert not desk.can_see("reading_with_go")
    assert desk.can_see("reading_with_help")
    assert "Some words in this text" in words_on(desk)


@pytest.mark.parametrize(
    ("cells", "mine"),
    [
        ({"need": "You strangled me in May."}, "Rest."),
        ({"need": "Rest.", "if_not": "If you hit me again I go to my sister."}, "Rest."),
        ({"need": "Rest.", "note": "I am afraid of you."}, "Rest."),
        ({"need": "Rest."}, "I am afraid of you."),
    ],
    ids=["another_card", "if_not", "note", "mine"],
)
def test_fear_anywhere_on_the_sheet_lets_the_card_rest(desk, cells, mine):
    rests_wherever_on_the_sheet_fear_is_told(desk, cells, mine)


def test_twin_a_card_that_looks_for_fear_in_pages_alone_is_seen(desk, monkeypatch):
    monkeypatch.setattr(reading_parts, "_texts", lambda _fields: ())

    with pytest.raises(AssertionError):
        rests_wherever_on_the_sheet_fear_is_told(desk, {"need": "I am afraid of you."}, "")


def rests_while_a_letter_tells_of_fear(desk, helpers, *, is_on=True, where="lost"):
    """Have a letter that tells of fear, with an offer of its own, and go to a card."""
    with contextlib.closing(samples.opened(desk.folder)) as session:
        letter = session.start(
            kind=Kind.LETTER, title="Letter", on=samples.TODAY, guide="impact_letter",
            sections=GUIDES["impact_letter"].start(),
        )  # fmt: skip
        session.save(letter.id, letter.section(where).id, richtext.from_plain(FEARED))
        held = session.hold_reading(letter.id)
        chosen = offers(["absolute"] if is_on else [])
        session.save(held.id, held.section(OFFERS).id, None, fields=chosen)
    on_a_card(desk)
    assert helpers.started == []
    assert desk.can_see("reading_with_go") is not is_on
    assert desk.can_see("reading_with_help") is is_on
    assert ("In another text of yours" in words_on(desk)) is is_on


def test_on_a_card_nothing_is_asked_while_a_letter_tells_of_fear(desk, helpers):
    rests_while_a_letter_tells_of_fear(desk, helpers, where="what_was_done")


def test_a_letter_for_which_nothing_is_switched_on_is_not_looked_at(desk, helpers):
    rests_while_a_letter_tells_of_fear(desk, helpers, is_on=False)


def test_twin_a_page_that_knows_its_own_text_alone_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(KeptReading, "told_elsewhere", lambda _self: [])

    with pytest.raises(AssertionError):
        rests_while_a_letter_tells_of_fear(desk, helpers)


def test_a_wish_is_asked_nothing_and_not_called_untrue(desk):
    on_a_card(desk, THIRD)
    desk.chooses("reading_with_offer_unclear_need")
    reads_it(desk)
    assert page_of(desk)._cards == []
    assert "Nothing here to ask about." in words_on(desk)
    assert "whether it is true" not in words_on(desk)


def rests_after_a_yes(desk, helpers):
    on_a_card(desk, further=[AFRAID])
    is_asked_nothing(desk, helpers)


def test_on_a_card_nothing_is_offered_to_somebody_who_said_they_are_afraid(desk, helpers):
    rests_after_a_yes(desk, helpers)


def test_twin_a_card_that_is_read_all_the_same_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(
        "desktop.ui.screens.reading_with.screened.Screened.keeps_apart", property(lambda _: False)
    )

    with pytest.raises(AssertionError):
        rests_after_a_yes(desk, helpers)


def test_the_door_is_on_a_card_and_only_while_there_is_one(desk):
    begins(desk, "needs", {"cards": {}}, Purpose.HURT)
    assert not desk.can_see("card_heard")
    assert not desk.can_see("writing_to_reading_with")
    desk.chooses("facts_cards_bar_add")
    desk.types("Quiet")
    assert desk.can_see("card_heard")
    desk.inside.writing.step(1)
    assert not desk.can_see("card_heard")
