"""Which places a person sees, and what stands where."""

from datetime import UTC, date, datetime

import pytest
import samples

from desktop.model.document import Kind, State, Summary
from desktop.model.settings import Purpose, Settings
from desktop.ui import shelves

GUIDES = samples.guides()


def summary(kind, guide=""):
    at = datetime(2026, 3, 14, tzinfo=UTC)
    return Summary(
        id="x", kind=kind, title="t", on=date(2026, 3, 14), written_at=at,
        changed_at=at, state=State.EMPTY, guide=guide,
    )  # fmt: skip


@pytest.mark.parametrize("purpose", list(Purpose))
def test_everybody_has_today_letters_journal_and_the_way_to_a_session(purpose):
    keys = [one.key for one in shelves.entries(purpose)]

    assert keys[0] == "today"
    assert keys[-1] == "session"
    assert {"letters", "journal"} <= set(keys)


def test_what_was_switched_on_stands_before_the_last_place():
    keys = [one.key for one in shelves.entries(Purpose.JOURNAL, ("plans",))]

    assert keys[-2:] == ["plans", "session"]


def test_each_document_stands_on_one_shelf():
    for one in (
        summary(Kind.LETTER), summary(Kind.PLAN),
        summary(Kind.PLAN, "urge_log"), summary(Kind.PLAN, "recovery_plan"),
    ):  # fmt: skip
        homes = [
            key for key in shelves.LIBRARIES if shelves.shelf(key, GUIDES, Purpose.TRUTH).holds(one)
        ]
        assert len(homes) == 1


def test_a_guide_for_one_person_is_not_offered_to_the_other():
    theirs = {one.id for key in shelves.LIBRARIES for one in offered(key, Purpose.HURT)}
    own = {one.id for key in shelves.LIBRARIES for one in offered(key, Purpose.TRUTH)}

    assert {"disclosure", "amends"} & own
    assert not theirs & {"disclosure", "amends", "urge_log"}


def offered(key, purpose):
    return shelves.offered(key, GUIDES, purpose)


def test_a_guide_makes_a_document_that_stands_on_its_shelf():
    for guide in GUIDES.values():
        one = summary(shelves.kind_for(guide), guide.id)
        assert shelves.shelf(guide.shelf, GUIDES, Purpose.TRUTH).holds(one)


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_every_row_leads_to_what_the_same_person_is_offered(purpose):
    offered = shelves.every(GUIDES, Settings(purpose=purpose, shows_late=True))
    leads = {
        (lead, guide.id)
        for guide in offered
        for section in guide.sections
        for field in section.fields
        for row in field.rows
        for lead in row.leads
    }

    assert leads
    assert [one for one in leads if one[0] not in {guide.id for guide in offered}] == []


def test_a_late_guide_is_offered_on_no_shelf_and_only_to_whoever_opened_the_later_pages():
    late = {one.id for one in GUIDES.values() if one.late}
    settings = Settings(purpose=Purpose.HURT)
    shut, shown = (
        {one.id for one in shelves.every(GUIDES, settings.changed(shows_late=is_open))}
        for is_open in (False, True)
    )

    assert late
    assert not late & {one.id for key in shelves.LIBRARIES for one in offered(key, Purpose.HURT)}
    assert not late & shut
    assert shown - shut == {one.id for one in shelves.late(GUIDES, Purpose.HURT)}


def test_two_places_have_a_page_before_their_list():
    fronts = {
        (key, purpose.value): shelves.front(key, purpose)
        for key in shelves.LIBRARIES
        for purpose in Purpose
    }

    assert {place: front for place, front in fronts.items() if front} == {
        ("notice", "hurt"): "scales",
        **{("practise", purpose.value): "practising" for purpose in Purpose},
    }
