"""What may be read where: the table of domain.md 4.2 and the walls of 4.3."""

import pytest
import samples

from desktop.model import reading_scope, richtext
from desktop.model.document import Section, SectionId
from desktop.model.reading_parts import UNCLEAR
from desktop.model.reading_scope import (
    APOLOGY,
    BLAME,
    DISTANCING,
    MINIMISING,
    OF_DISCLOSING,
    OF_IMPACTED,
    PRESSURE,
    SELF_BLAME,
    VAGUE,
    WEIGHTY,
)
from desktop.model.richtext import Block, BlockKind, Run
from desktop.reader.finding import LABELS, WEIGHT, Voice

EVERY = frozenset(OF_IMPACTED)
GUIDES = samples.guides()
OPEN = {"what_changed", "made_to_believe", "lost", "not_mine", "need", "closing"}


def section(key, body):
    return Section(id=SectionId("s"), key=key, heading="", body=body)


def read_in(guide):
    """Return what may be asked for in each section, with everything switched on."""
    return {
        one.key: found
        for one in GUIDES[guide].sections
        if (found := reading_scope.scope(guide, one.key, EVERY)) is not None
    }


def test_the_labels_are_those_of_the_reader_in_the_order_of_their_weight():
    assert tuple(LABELS[Voice.DISCLOSING]) == OF_DISCLOSING
    assert tuple(LABELS[Voice.IMPACTED]) == OF_IMPACTED
    assert tuple(Voice) == (reading_scope.DISCLOSING, reading_scope.IMPACTED)
    for labels in LABELS.values():
        weighed = sorted(labels, key=lambda one: -WEIGHT[one])
        assert sorted(labels, key=reading_scope.first_to_show) == weighed
    assert sorted(WEIGHTY) == sorted(WEIGHT)


def nothing_else_of_theirs_is_read():
    """See that of all guides but six none has a section that may be read."""
    whole = {"disclosure", "amends", "why_letter", "recovery_plan", "impact_letter"}
    known = whole | {"needs"}
    assert {one for one in GUIDES if read_in(one)} == known
    # From the outline; the cards have a door of their own, by hand, on the card.
    assert {one for one in GUIDES if reading_scope.has_any(one)} == whole
    hers = {one for one in known if "hurt" in GUIDES[one].roles}
    assert hers == {"impact_letter", "needs"}
    assert set(read_in("impact_letter")) == OPEN
    assert {key: one.labels for key, one in read_in("needs").items()} == {
        "cards": frozenset({UNCLEAR})
    }
    assert reading_scope.scope("", "body", EVERY) is None


def test_no_journal_log_plan_question_or_free_letter_is_read():
    nothing_else_of_theirs_is_read()


@pytest.mark.parametrize("guide", ["anger_page", "safety_plan", "recovery_story", ""])
def test_twin_one_more_guide_in_the_table_is_seen(monkeypatch, guide):
    more = {**reading_scope._GUIDES, guide: reading_scope._GUIDES["amends"]}
    monkeypatch.setattr(reading_scope, "_GUIDES", more)

    with pytest.raises(AssertionError):
        nothing_else_of_theirs_is_read()


def no_setback_is_read():
    """`domain.md` 4.1 names notes of a setback, 4.2 has no row for them."""
    for guide in ("slip_record", "setback_plan", "setback_half"):
        assert read_in(guide) == {}


def test_what_somebody_notes_of_a_setback_is_not_read():
    no_setback_is_read()


def test_twin_a_row_for_setbacks_is_seen(monkeypatch):
    more = {**reading_scope._GUIDES, "slip_record": reading_scope._GUIDES["amends"]}
    monkeypatch.setattr(reading_scope, "_GUIDES", more)

    with pytest.raises(AssertionError):
        no_setback_is_read()


def what_was_done_is_exempt():
    assert set(read_in("impact_letter")) <= OPEN


def test_what_was_done_to_them_is_exempt_from_every_hint():
    what_was_done_is_exempt()


def test_twin_a_section_more_of_the_letter_is_seen(monkeypatch):
    monkeypatch.setattr(reading_scope, "_OF_IMPACT", OPEN | {"what_was_done"})

    with pytest.raises(AssertionError):
        what_was_done_is_exempt()


def all_is_off_at_first():
    assert all(reading_scope.scope("impact_letter", one) is None for one in OPEN)
    assert reading_scope.scope("needs", "cards") is None
    only = reading_scope.scope("impact_letter", "lost", {"absolute", MINIMISING, "other"})
    assert only.labels == {"absolute"}
    assert only.voice == reading_scope.IMPACTED


def test_an_offer_to_somebody_who_was_hurt_is_off_until_it_is_switched_on():
    all_is_off_at_first()


def test_twin_offers_that_are_on_by_themselves_are_seen(monkeypatch):
    monkeypatch.setattr(reading_scope.scope, "__defaults__", (EVERY,))

    with pytest.raises(AssertionError):
        all_is_off_at_first()


def what_is_asked_in_the_letter():
    """`domain.md` 4.4: a need on cards and in 2.4.9 alone (P5); no blame one was given (P6)."""
    of = {one: reading_scope.scope("impact_letter", one, EVERY).labels for one in OPEN}
    assert [one for one in OPEN if UNCLEAR in of[one]] == ["need"]
    assert [one for one in OPEN if SELF_BLAME not in of[one]] == ["made_to_believe"]
    assert of["lost"] == EVERY - {UNCLEAR}
    assert reading_scope.scope("impact_letter", "lost", {UNCLEAR}) is None


def test_a_need_is_asked_about_where_needs_stand_and_blame_not_where_it_was_put_into_somebody():
    what_is_asked_in_the_letter()


@pytest.mark.parametrize("name", ["_NEED", "_BELIEVED"])
def test_twin_another_section_is_seen(name, monkeypatch):
    monkeypatch.setattr(reading_scope, name, "closing")

    with pytest.raises(AssertionError):
        what_is_asked_in_the_letter()


def test_the_table_of_the_one_who_discloses():
    """`domain.md` 4.2."""
    every = frozenset(OF_DISCLOSING)
    disclosure = read_in("disclosure")
    assert {one.labels for key, one in disclosure.items() if key != "health"} == {every}
    assert disclosure["health"].labels == every - {PRESSURE}
    assert {one.soft for one in disclosure.values()} == {frozenset()}
    assert {(one.labels, one.soft) for one in read_in("amends").values()} == {
        (every, frozenset({VAGUE}))
    }
    assert {one.soft for one in read_in("why_letter").values()} == {frozenset({DISTANCING})}
    plan = read_in("recovery_plan")
    assert plan["growth"].labels == every - {APOLOGY}
    assert plan["sets_off"].labels == every - {APOLOGY, BLAME}
    assert plan["growth"].soft == {MINIMISING, DISTANCING, PRESSURE}
    assert reading_scope.scope("disclosure", "opening", EVERY).labels == every


def test_what_is_asked_keeps_every_word_at_its_place_and_leaves_out_quoted_blocks():
    quote = Block.of(BlockKind.QUOTE, [Run("It was only work.")])
    body = (richtext.paragraph("I said:"), quote, richtext.paragraph("That was a lie."))

    asked = reading_scope.asked("disclosure", section("opening", body))

    assert "only" not in asked.text
    assert asked.text.index("That") == richtext.plain(body).index("That")
    assert reading_scope.asked("disclosure", section("opening", (quote,))) is None
    assert reading_scope.asked("anger_page", section("body", body), EVERY) is None
    assert reading_scope.can_be_read("disclosure", "opening")
    assert not reading_scope.can_be_read("impact_letter", "what_was_done")
