"""What can be copied into a letter, and how it is put there."""

from datetime import date

import heard
import pytest
import samples

from desktop.model import richtext, scales
from desktop.model.document import Kind, Place
from desktop.model.entries import Reach
from desktop.ui.pulling import ALL, PART, SCALES, TABLE, Pulling, Shipped, Source

PARTS = (
    Reach(id="sleep", word="Sleep", sections=("what_changed",)),
    Reach(id="trust", word="Trust", sections=("made_to_believe",)),
)
NIGHTS = scales.Scale(id="nightm", name="Bad dreams", low="", mid="", high="")


@pytest.fixture
def pulling(desk):
    heard.at_the_letter(desk)
    known = Shipped(parts=PARTS, scales=(NIGHTS,), guides=samples.guides())
    return Pulling(desk.look, desk.inside.texts, known)


def test_only_what_is_there_is_offered_and_the_sections_own_first(pulling):
    found = pulling.sources("made_to_believe")

    assert [(one.kind, one.key, one.is_for_section) for one in found] == [
        (PART, "trust", True),
        (TABLE, "small_betrayals", True),
        (PART, "sleep", False),
        (ALL, ALL, False),
        (TABLE, "needs", False),
        (SCALES, SCALES, False),
    ]


def test_scales_with_numbers_are_offered_and_days_without_say_nothing(pulling):
    numbers = pulling.numbers()

    assert numbers.scales == (NIGHTS,)
    assert numbers.last == date(2026, 11, 15)
    assert numbers.fact(NIGHTS, date(2020, 1, 1), date(2020, 1, 2)) is None
    with pytest.raises(ValueError, match="first day"):
        numbers.fact(NIGHTS, date(2026, 1, 2), date(2026, 1, 1))


def test_an_empty_page_begins_with_the_copy(desk, pulling):
    letter = heard.the_letter(desk)
    place = Place(document=letter.id, section=letter.section("lost").id)
    [first, _] = pulling.rows("small_betrayals", "lost")

    there = pulling.put(place, [first])

    section = desk.inside.texts.present(letter.section("lost"))
    assert section.body == first.body
    assert there.caret == len(richtext.plain(first.body))


def test_a_page_that_was_not_opened_yet_takes_the_copy_below_its_words(desk, pulling):
    letter = heard.the_letter(desk)
    section = letter.section("before")
    old = richtext.from_plain("One.\nTwo.")
    desk.asks(lambda session: session.save(letter.id, section.id, old))
    [first, _] = pulling.rows("small_betrayals", "before")

    pulling.put(Place(document=letter.id, section=section.id, caret=3), [first])

    now = desk.inside.texts.present(section)
    assert now.body == (old[0], *first.body, old[1])


def test_a_record_that_cannot_be_read_is_left_out_and_the_others_are_there(desk, pulling):
    [found] = [one for one in desk.documents() if one.guide == "small_betrayals"]
    spoil = "UPDATE section SET mac = zeroblob(32) WHERE document = ?"
    desk.asks(lambda session: session._vault.database.run(spoil, (found.id,)))

    assert pulling.rows("small_betrayals", "lost") == ()
    assert len(pulling.rows("needs", "lost")) == 1


def test_a_small_betrayal_without_a_mark_is_offered(desk, pulling):
    [found] = [one for one in desk.documents() if one.guide == "small_betrayals"]
    section = found.section("scenes")
    words = "The telephone lay face down."
    fields = {"rows": [{"id": "d" * 32, "cells": {"what": words}}]}
    desk.asks(lambda session: session.save(found.id, section.id, section.body, fields=fields))

    [offer] = pulling.rows("small_betrayals", "made_to_believe")

    assert richtext.plain(offer.body) == words


def test_a_card_that_names_no_need_is_put_as_words(desk, pulling):
    [found] = [one for one in desk.documents() if one.guide == "needs"]
    section = found.section("cards")
    fields = {"cards": [{"id": "d" * 32, "cells": {"seen": "A call.", "kind": "wish"}}]}
    desk.asks(lambda session: session.save(found.id, section.id, section.body, fields=fields))

    [offer] = pulling.rows("needs", "need")

    assert offer.row is None
    assert richtext.plain(offer.body) == "A call."


def test_a_page_from_a_guide_that_stays_is_copied_as_something_that_stays(desk, pulling):
    for guide, stays in (("anger_page", True), ("nobody_knows_it", True), ("why_letter", False)):
        text = f"Words of {guide}."
        desk.asks(lambda session, guide=guide, text=text: _entry_of(session, guide, text))
        going = pulling.going(Source(ALL, ALL, ""))
        while not desk.asks(lambda _session, going=going: going.step()):
            pass
        [found] = [one for one in going.found if richtext.plain(one.body) == text]

        assert pulling.passage(found).stays is stays


def _entry_of(session, guide, text):
    made = session.start(kind=Kind.ENTRY, title="A page", on=samples.TODAY, guide=guide)
    session.save(made.id, made.sections[0].id, richtext.from_plain(text))


@pytest.mark.parametrize("source", [Source(PART, "sleep", ""), Source(ALL, ALL, "")])
def test_what_is_under_way_when_the_vault_is_closed_ends_quietly(desk, pulling, source):
    going = pulling.going(source)

    def late(session):
        session.close()
        return going.step()

    assert desk.asks(late)
    assert going.found == ()
