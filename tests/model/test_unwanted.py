"""What the partner does not want to hear is found wherever it is touched; nothing is locked."""

import pytest
import samples
from asked import document as sheet
from asked import fields as held
from asked import row

from desktop.model import answers, desk, richtext, unwanted
from desktop.model.document import Section, SectionId, State
from desktop.model.facts import Fact
from desktop.model.questions import TAGS, Depth

GUIDE = samples.guides()["disclosure"]
KINDS = GUIDE.section("categories").field("items").columns[0].choices


def limits(*topics, nothing=(), touches=()):
    depths = [(tag, Depth.NOTHING) for tag in nothing]
    return unwanted.limits([sheet(held(depths=depths, topics=topics, touches=touches))])


def page(key, text="", values=None, mark=None):
    heading = GUIDE.section(key).heading if GUIDE.section(key) else key
    return Section(
        id=SectionId(key), key=key, heading=heading, body=richtext.from_plain(text),
        fields=values or {}, mark=mark,
    )  # fmt: skip


def told(known, key="opening", text="", values=None):
    return unwanted.section(known, GUIDE, page(key, text, values))


def test_a_word_of_a_topic_is_found_in_any_form_of_it():
    known = limits("The hotel in Leeds", "massages")

    assert told(known, text="There were HOTELS.") == (
        "This may touch what your partner does not want to hear: “The hotel in Leeds”."
    )
    assert "“massages”" in told(known, text="I paid for a massage.")
    assert told(known, text="The inn and the letters.") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hotels", "hotel"), ("party", "parties"), ("dresses", "dress"), ("houses", "house"),
        ("shopping", "shop"), ("holiday", "holidays"), ("pictures", "picture"),
        ("compared", "compare"), ("comparing", "compares"), ("meetings", "meeting"),
        ("Müller's", "müller"), ("kissed", "kissing"), ("called", "call"), ("photos", "photo"),
    ],
)  # fmt: skip
def test_endings_make_no_difference(one, other):
    assert unwanted.stems(f"a {one}") == unwanted.stems(f"A {other.upper()}") != frozenset()


def test_short_and_everyday_words_say_nothing_of_a_topic():
    assert unwanted.stems("Nothing about what she did with him, or how") == frozenset()


def test_a_fact_is_marked_by_its_words_and_by_what_a_topic_touches():
    known = limits("the hotel", nothing=["Money"])

    assert "“the hotel”" in unwanted.fact(known, Fact(id="a", hidden="Hotel bills"))
    assert unwanted.fact(known, Fact(id="a", kind="Paid subscriptions")).endswith(": Money.")
    assert unwanted.fact(known, Fact(id="a", kind="Gifts", typed={"money": "a lot"})) != ""
    assert unwanted.fact(known, Fact(id="a", kind="Gifts")) == ""
    assert unwanted.fact(known, Fact(id="a", kind="Paid subscriptions", is_none=True)) == ""


def test_a_note_that_never_leaves_touches_nothing():
    assert unwanted.fact(limits("the hotel"), Fact(id="a", note="the hotel")) == ""


def test_what_writer_and_therapist_say_it_touches_is_marked_also_without_a_word_of_it():
    known = limits("Comparisons with me", touches=["Meeting in person", "Health", "Gifts"])

    assert unwanted.fact(known, Fact(id="a", kind="Meeting in person")) != ""
    assert unwanted.fact(known, Fact(id="a", kind="Gifts")) != ""
    assert told(known, "health") != ""
    assert told(known, "money", "My health was fine.") == ""


def test_a_topic_at_nothing_touches_its_sections_and_one_at_a_depth_none():
    assert told(limits(nothing=["Money"]), "money").endswith("hear: Money.")
    assert told(limits(nothing=["Health and safety"]), "money") == ""
    some = sheet(held(depths=[("Money", Depth.COUNTS)]))
    assert unwanted.limits([some]) == ()


def test_each_topic_of_a_sheet_has_its_places_in_the_disclosure():
    keys = {one.key for one in GUIDE.sections}
    columns = {
        one.role: set(one.choices) for one in GUIDE.section("categories").field("items").columns
    }
    places = columns["reach"] | columns["place"] | columns["device"]

    assert set(unwanted.REACHES) == set(TAGS)
    for reach in unwanted.REACHES.values():
        assert reach.sections <= keys
        assert reach.kinds <= set(KINDS)
        assert set(reach.roles) <= set(columns)
        assert reach.places <= places


def test_what_can_be_said_to_be_touched_is_named_as_in_the_disclosure():
    table = samples.guides()["partner_questions"].section("questions").field("do_not_tell")
    offered = next(one.choices for one in table.columns if one.key == "touches")

    assert set(KINDS) <= set(offered)
    assert set(offered) <= {*KINDS, *(one.heading for one in GUIDE.sections)}


def item(**cells):
    return {"items": [{"id": "a" * 32, "cells": {"kind": "Paid subscriptions"} | cells}]}


def private_stays_out_of_it():
    known = limits("the hotel")
    page_of_names = {"names": [{"id": "a" * 32, "cells": {"name": "Hotel", "letter": "A"}}]}
    assert told(known, "other_people", values=page_of_names) == "", "what never leaves is looked at"
    assert unwanted.section(known, GUIDE, page("private:opening", "the hotel")) == ""
    assert (
        unwanted.touched([the_sheet("the hotel")], GUIDE, [page("private:opening", "the hotel")])
        == ()
    )
    assert told(known, "opening", "the hotel") != ""


def the_sheet(*topics, nothing=(), rows=()):
    depths = [(tag, Depth.NOTHING) for tag in nothing]
    return sheet(held(*rows, depths=depths, topics=topics))


def test_what_can_never_leave_is_not_looked_at():
    private_stays_out_of_it()


def test_looking_at_all_that_stands_in_a_section_is_noticed(monkeypatch):
    lines, tables = desk.values.lines, desk.values.tables
    monkeypatch.setattr(desk.values, "lines", lambda fields, own, leaving: lines(fields, own))
    monkeypatch.setattr(desk.values, "tables", lambda fields, own, leaving: tables(fields, own))

    with pytest.raises(AssertionError, match="never leaves"):
        private_stays_out_of_it()


def test_the_sheet_itself_is_not_marked():
    guide = samples.guides()["partner_questions"]
    [one] = the_sheet("the hotel").sections

    assert unwanted.section(limits("the hotel"), guide, one) == ""


def test_before_saving_each_section_is_named_that_touches_it_and_has_something_in_it():
    sections = [
        page("opening", "Nothing of it."),
        page("categories", values=item(hidden="The hotels.")),
        page("frequency"),
        page("money"),
        page("hidden_page", "a hotel", mark=State.NOT_FOR_ME),
    ]
    found = unwanted.touched([the_sheet("the hotel", nothing=["Money"])], GUIDE, sections)

    assert [heading for heading, _ in found] == ["5 · Behaviours by category"]
    assert "“the hotel”; Money" in found[0][1]


def test_what_is_assembled_from_a_touched_fact_is_touched():
    whole = [page("categories", values=item(usual="weekly")), page("frequency")]
    found = unwanted.touched([the_sheet(nothing=["Money"])], GUIDE, whole[1:], whole)

    assert [heading for heading, _ in found] == ["6 · Frequency and last time"]


def test_answers_that_nobody_asks_for_are_named_before_saving():
    rows = [row(4, depth=Depth.NOTHING.words, answer="Twice.")]
    found = unwanted.touched([the_sheet(rows=rows)], GUIDE, [page("answers")])

    assert found == (
        ("14 · Answers to your questions",
         "Question 4 has an answer that your partner does not ask for."),
    )  # fmt: skip


def test_a_row_without_a_topic_limits_nothing_and_one_topic_counts_once():
    assert limits("", " ") == ()
    assert len(limits("The hotel", "the Hotel")) == 1


def test_without_a_sheet_nothing_is_marked():
    assert unwanted.limits([]) == ()
    assert unwanted.touched([], GUIDE, [page("opening", "the hotel")]) == ()
    assert answers.of([]) is None


def test_a_free_letter_is_looked_at_too():
    letter = Section(id=SectionId("a"), key="body", heading="", body=richtext.from_plain("a hotel"))

    assert unwanted.section(limits("the hotel"), None, letter) != ""
    assert len(unwanted.touched([the_sheet("the hotel")], None, [letter])) == 1
