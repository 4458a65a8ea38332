"""What is there so far, in words."""

import re

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import completeness as module
from desktop.model import desk, richtext, when
from desktop.model.document import Section, SectionId, State
from desktop.model.facts import Fact

GUIDE = samples.guides()["disclosure"]
KINDS = desk.items(GUIDE)[1].columns[0].choices
(LEGAL,) = [kind for kind in KINDS if "legal advice" in kind]
PICTURES, STORIES = KINDS[:2]
YEAR = when.parse(None, "2016")
WHOLE = {"first": YEAR, "last": YEAR, "usual": "weekly"}


def page(key, **more):
    heading = GUIDE.section(key).heading
    return Section(id=SectionId(key), key=key, heading=heading, **more)


def said(*facts, sections=()):
    found = module.completeness(GUIDE, sections, facts)
    return {line.key: line.words for line in (*found.kinds, *found.sections)}


def fact(kind, **more):
    return Fact(id="x", kind=kind, **more)


def test_every_kind_of_the_guide_has_a_line_and_the_writers_own_come_after():
    found = module.completeness(GUIDE, (), [fact("Something of my own")])

    assert [line.key for line in found.kinds] == [*KINDS, "Something of my own"]


def test_a_kind_of_which_nothing_is_said_is_unsaid():
    found = {line.key: line for line in module.completeness(GUIDE, (), [fact(PICTURES)]).kinds}

    assert found[STORIES].sentence() == f"{STORIES}: nothing written yet"
    assert found[STORIES].is_unsaid
    assert not found[PICTURES].is_unsaid


def test_what_is_missing_is_named():
    assert said(fact(PICTURES, first=YEAR, usual="weekly"))[PICTURES] == (
        "started: the last time is missing"
    )
    assert said(fact(PICTURES))[PICTURES] == (
        "started: the first time, the last time and how often are missing"
    )


def test_a_date_as_it_was_typed_is_not_missing():
    typed = fact(PICTURES, usual="weekly", first=YEAR, typed={"last": "some time after Easter"})

    assert said(typed)[PICTURES] == "written, with first and last time"


def test_none_is_said_plainly_and_against_facts_it_is_not_hidden():
    none = fact(PICTURES, is_none=True)

    assert said(none)[PICTURES] == "none, said plainly"
    assert said(none, fact(PICTURES, **WHOLE))[PICTURES].endswith(
        "“none” is said as well, have a look which is right"
    )


def test_doubt_is_a_state_of_its_own():
    assert said(fact(PICTURES, sure="to be checked", **WHOLE))[PICTURES] == "unsure: to be checked"
    assert said(fact(PICTURES, sure="unsure", **WHOLE))[PICTURES] == "unsure"


def nothing_is_asked_of_a_kind_that_waits_for_legal_advice():
    lines = {line.key: line for line in module.completeness(GUIDE, (), ()).kinds}

    assert lines[LEGAL].words == "not put down; only if it applies"
    assert not lines[LEGAL].is_unsaid
    assert "missing" not in said(fact(LEGAL))[LEGAL]
    assert said(fact(LEGAL, is_none=True))[LEGAL] == "none, said plainly"


def test_nothing_is_asked_of_a_kind_that_waits_for_legal_advice():
    nothing_is_asked_of_a_kind_that_waits_for_legal_advice()


def test_twin_that_knows_no_such_kind_asks_for_more(monkeypatch):
    monkeypatch.setattr(module, "_LEGAL", "no such words")
    with pytest.raises(AssertionError):
        nothing_is_asked_of_a_kind_that_waits_for_legal_advice()


def test_a_fact_without_a_kind_has_a_line():
    assert said(Fact(id="x", recalled="in May"))[""].startswith("started: ")


def test_a_memory_that_came_back_is_a_row_with_a_name_and_is_asked_for_no_more():
    day = when.parse(None, "20/11/2026").to_json()
    told = {"what": "An account", "back": day, "sure": "unsure", "by": {"typed": "next week"}}
    row = module.recalled_row(GUIDE, "a" * 32, told)

    assert row["cells"] == {
        "kind": module.RECALLED,
        "note": "An account",
        "sure": "unsure",
        "recalled": "Came back to me: 20 November 2026. By: next week",
    }
    assert said(*read(row))[module.RECALLED] == "to be told with help; no more is asked before"


def read(*rows):
    return desk.facts_of(GUIDE, [page("categories", fields={"items": list(rows)})])


def test_of_a_memory_nothing_is_told_there_is_no_row():
    assert module.recalled_row(GUIDE, "a" * 32, {}) is None
    assert module.recalled_row(GUIDE, "a" * 32, {"what": "  "}) is None


def test_a_row_is_put_in_changed_and_taken_out_and_others_stay_as_they_are():
    others = [{"id": "b" * 32, "cells": {}}, "broken"]
    row = {"id": "a" * 32, "cells": {"note": "One"}}
    rows = module.with_row(others, "a" * 32, row)
    assert rows == [*others, row]

    changed = row | {"cells": {"note": "Two"}}
    assert module.with_row([row, *others], "a" * 32, changed) == [changed, *others]
    assert module.with_row(rows, "a" * 32, None) == others
    assert module.with_row("broken", "a" * 32, row) == [row]


def test_a_guide_whose_facts_have_no_place_for_it_asks_for_no_memory():
    others = [guide for guide in samples.guides().values() if desk.items(guide) is None]

    assert [module.recalls(guide) for guide in others] == [()] * len(others)
    assert [one.key for one in module.recalls(GUIDE)] == ["what", "back", "sure", "first", "by"]


def test_what_was_agreed_beforehand_is_found_where_it_was_written():
    sections = [page("unsure", fields={"hears_first": "Ruth", "within": "two days"})]

    assert module.agreed(GUIDE, sections) == ("Ruth", "two days")
    assert module.agreed(GUIDE, [page("unsure")]) == ("", "")


def test_sections_stand_in_the_words_of_their_state():
    text = richtext.from_plain("Words.")
    sections = [
        page("opening"),
        page("told_before", body=text),
        page("health", body=text, mark=State.REVIEWED),
        page("commitments", mark=State.NOT_FOR_ME),
        page("timeline"),
    ]

    words = said(sections=sections)
    assert words["opening"] == words["timeline"] == "nothing written yet"
    assert words["told_before"] == "started"
    assert words["health"] == "reviewed with someone"
    assert words["commitments"] == "not for me"
    assert said(fact(PICTURES, **WHOLE), sections=sections)["timeline"] == (
        "nothing written by hand yet; your facts stand in it"
    )


SOME = st.one_of(st.none(), st.just(YEAR))
FACTS = st.lists(
    st.builds(
        Fact,
        id=st.just("x"),
        kind=st.sampled_from(KINDS),
        is_none=st.booleans(),
        first=SOME,
        last=SOME,
        usual=st.sampled_from(["", "weekly"]),
        sure=st.sampled_from(["", "sure", "unsure", "to be checked"]),
    ),
    max_size=6,
)


@given(FACTS)
def test_no_figure_no_percentage_and_never_the_word_done(facts):
    for line in module.completeness(GUIDE, [page("opening"), page("health")], facts).kinds:
        assert not re.search(r"[0-9]|%|\bdone\b|\bcomplete", line.words)
        assert breaches(line.sentence()) == []
