"""What is offered on Practise and on the later pages follows who is here and what they answered."""

from types import SimpleNamespace

import pytest
import samples
from fakes import InlineJobs
from samples import TODAY

from desktop.model import screening
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui import practising, screened
from desktop.ui.screened import Screened

GUIDES = samples.guides()


@pytest.fixture
def texts(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    session.late = frozenset(one.id for one in GUIDES.values() if one.late)
    yield SimpleNamespace(jobs=InlineJobs(), session=session)
    session.close()


def set_to(texts, **settings):
    texts.session.change_settings(texts.session.settings.changed(**settings))


def answered_yes(monkeypatch):
    says_yes = Screened(has_answers=True, says_yes=True)
    monkeypatch.setattr(screened, "read", lambda *_: says_yes)


def offered(texts):
    return practising.practices(texts, GUIDES)


def wrote(texts, guide):
    set_to(texts, shows_late=True)
    document = texts.session.start(
        kind=Kind.PLAN, title=guide, on=TODAY, guide=guide, sections=(("no", "No"),)
    )
    samples.write(texts.session, document, "heather")


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_no_late_guide_is_among_what_is_offered_even_while_the_later_pages_are_shown(
    texts, purpose
):
    for shows_late in (False, True):
        set_to(texts, purpose=purpose, shows_late=shows_late)
        found = offered(texts)

        assert [one.id for one in (*found.two, *found.alone) if one.late] == []
        assert found.together
        assert found.later


def test_what_is_for_two_stands_apart_from_what_is_done_alone(texts):
    set_to(texts, purpose=Purpose.HURT)
    found = offered(texts)

    assert {one.for_two for one in found.two} == {True}
    assert {one.for_two for one in found.alone} <= {False}


def nothing_of_tension_is_offered_after_a_yes(texts, monkeypatch):
    answered_yes(monkeypatch)
    for purpose in (Purpose.HURT, Purpose.TRUTH):
        set_to(texts, purpose=purpose)
        assert "own_arc" not in {one.id for one in offered(texts).alone}


def test_after_a_yes_fear_is_not_drawn_as_a_way_round_between_two(texts, monkeypatch):
    set_to(texts, purpose=Purpose.HURT)
    assert "own_arc" in {one.id for one in offered(texts).alone}

    nothing_of_tension_is_offered_after_a_yes(texts, monkeypatch)


def test_twin_a_guide_of_tension_nobody_named_is_noticed(texts, monkeypatch):
    monkeypatch.setattr(screening, "OF_TENSION", frozenset())

    with pytest.raises(AssertionError, match="own_arc"):
        nothing_of_tension_is_offered_after_a_yes(texts, monkeypatch)


def test_after_a_yes_the_later_pages_are_named_only_to_whoever_wrote_on_them(texts, monkeypatch):
    set_to(texts, purpose=Purpose.HURT)
    answered_yes(monkeypatch)
    assert not offered(texts).later

    wrote(texts, "touch_first")
    set_to(texts, shows_late=False)
    assert offered(texts).later


def test_after_a_yes_the_later_pages_hold_only_what_was_written(texts, monkeypatch):
    set_to(texts, purpose=Purpose.HURT)
    wrote(texts, "touch_first")
    assert len(practising.later(texts, GUIDES).within_reach) > 1

    answered_yes(monkeypatch)
    known = practising.later(texts, GUIDES)
    assert not known.offers
    assert [one.id for one in known.within_reach] == ["touch_first"]


def test_a_person_who_only_writes_a_journal_has_no_later_pages(texts):
    set_to(texts, purpose=Purpose.JOURNAL)

    assert (offered(texts).later, offered(texts).together, offered(texts).two) == (
        False, False, (),
    )  # fmt: skip


def test_the_page_shows_what_was_changed_last_and_no_more_than_has_room(texts):
    for at in range(practising.SHOWN + 2):
        document = texts.session.start(
            kind=Kind.PLAN, title=f"Talk {at}", on=TODAY, guide="talk", sections=(("body", ""),)
        )
        samples.write(texts.session, document, "heather")
    found = [one.title for one in offered(texts).written]

    assert found == [f"Talk {at}" for at in range(practising.SHOWN + 1, 1, -1)]


def test_who_writes_a_journal_now_still_finds_what_they_wrote_on_a_late_page(texts):
    set_to(texts, purpose=Purpose.HURT)
    wrote(texts, "touch_first")
    set_to(texts, purpose=Purpose.JOURNAL, shows_late=False)

    assert offered(texts).later
    known = practising.later(texts, GUIDES)
    assert ([one.id for one in known.within_reach], known.offers) == (["touch_first"], False)
