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
        "“none” is said as well, look which is so"
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
