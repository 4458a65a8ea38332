"""Only what may leave gets onto the sheet; what no sheet can carry is said in a sentence."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import asking, questions
from desktop.model.asking import Choice
from desktop.model.document import Section, SectionId, State
from desktop.model.guide import Guide
from desktop.model.questions import Depth, Question

TODAY = date(2026, 3, 14)
LONG_AGO = date(2026, 1, 1)
GUIDE = samples.guides()[asking.GUIDE]
DEEP = Choice(open_depth=Depth.CATEGORY)


def rows(*cells):
    return [{"id": f"{at:032x}", "cells": one} for at, one in enumerate(cells, start=1)]


def asked(text="Is anybody I know involved?", **cells):
    return {"question": text} | cells


def sections(*cells, topics=(), depths=(), beside=None, **others):
    """Return every section of the sheet, with these rows in it and these fields elsewhere."""
    fields = {
        "questions": {"questions": rows(*cells)} | (beside or {}),
        "depth": {
            "do_not_tell": rows(*({"topic": one} for one in topics)),
            "depths": rows(*({"tag": tag, "depth": depth} for tag, depth in depths)),
        },
    } | others
    return [
        Section(id=SectionId(one.key), key=one.key, heading="", fields=fields.get(one.key, {}))
        for one in GUIDE.sections
    ]


def prepared(*args, choice=DEEP, guide: Guide = GUIDE, begun=LONG_AGO, **others):
    return asking.prepare(guide, sections(*args, **others), choice, today=TODAY, begun=begun)


def test_a_sheet_has_questions_limits_depths_note_and_day():
    found = prepared(
        asked(number="4", tag="People I know", depth="yes or no", purpose="To plan."),
        topics=("The hotel in Leeds",),
        depths=(("Money", "counts and dates"), ("Something else", "nothing")),
        beside={"note": "Number 4 first."},
        choice=Choice(purposes=True),
    )

    assert found.sheet == questions.Sheet(
        questions=(
            Question(
                number=4, text="Is anybody I know involved?", tag="people", depth=Depth.YES_NO,
                purpose="To plan.",
            ),
        ),
        do_not_tell=("The hotel in Leeds",),
        depths={"money": Depth.COUNTS, "": Depth.NOTHING},
        note="Number 4 first.",
        made_on=TODAY,
    )  # fmt: skip


def test_what_a_question_is_for_goes_along_only_if_that_was_ticked():
    whole = prepared(asked(purpose="To plan."))

    assert whole.has_purposes
    assert whole.sheet.questions[0].purpose == ""
    assert not prepared(asked()).has_purposes


# -- private parts ----------------------------------------------------------


def canary_in(field, mark):
    """Return a value of a field full of words that name the place they stand in."""
    word = f"{mark} {field.key}"
    if field.kind == "table":
        cells = {one.key: f"{word} {one.key}" for one in field.columns}
        return rows(cells)
    return word


NEVER = ("what_for", "my_lines", "the_day", "afterwards", "follow_ups", "decision")


def nothing_private_is_on_the_sheet(guide=GUIDE):
    every = {
        one.key: {field.key: canary_in(field, one.key) for field in one.fields}
        for one in GUIDE.sections
    }
    row = {
        one.key: f"own {one.key}" for one in GUIDE.section("questions").field("questions").columns
    }
    row |= {"number": "1", "question": "Was it?", "tag": "Money", "depth": "yes or no"}
    every["questions"] = {"questions": rows(row), "note": "A note."}
    every["depth"] = {"do_not_tell": rows({"topic": "Leeds"})}
    whole = [
        Section(id=SectionId(key), key=key, heading="", fields=fields)
        for key, fields in every.items()
    ]
    found = asking.prepare(
        guide, whole, Choice(purposes=True), today=TODAY, begun=LONG_AGO
    )  # fmt: skip
    told = repr(questions.to_json(found.sheet))
    assert "own purpose" in told, "the sheet is empty"
    for word in (*NEVER, "own still_want", "own private"):
        assert word not in told, f"{word} leaves"
    assert [one.text for one in found.sheet.questions] == ["Was it?"]


def test_nothing_from_any_other_place_of_the_guide_gets_in():
    nothing_private_is_on_the_sheet()


def test_twin_that_takes_a_private_cell_for_the_purpose_is_noticed(monkeypatch):
    def read(_self, row, column):
        own = asking.cell(row, column)
        return f"{own} {asking.cell(row, 'private')}" if column == "purpose" else own

    monkeypatch.setattr(asking._Table, "read", read)
    with pytest.raises(AssertionError, match="own private leaves"):
        nothing_private_is_on_the_sheet()


def closed(key, part):
    """Return the guide with one part of a section that may not leave."""
    section = GUIDE.section(key)
    if part is None:
        section = replace(section, exportable=False)
    else:
        fields = tuple(
            replace(one, exportable=False) if one.key == part else one for one in section.fields
        )
        section = replace(section, fields=fields)
    whole = tuple(section if one.key == key else one for one in GUIDE.sections)
    return replace(GUIDE, sections=whole)


@pytest.mark.parametrize("part", [None, "questions"])
def test_what_the_guide_keeps_back_does_not_get_in_even_by_its_own_name(part):
    found = prepared(asked(), topics=("Leeds",), guide=closed("questions", part))

    assert found.sheet.questions == ()
    assert found.sheet.do_not_tell == ("Leeds",)


def test_a_column_that_may_not_leave_is_read_as_empty():
    section = GUIDE.section("questions")
    table = section.field("questions")
    columns = tuple(
        replace(one, exportable=False) if one.key == "purpose" else one for one in table.columns
    )
    fields = tuple(replace(one, columns=columns) if one is table else one for one in section.fields)
    changed = replace(section, fields=fields)
    guide = replace(
        GUIDE, sections=tuple(changed if one is section else one for one in GUIDE.sections)
    )

    found = prepared(asked(purpose="Mine."), guide=guide, choice=replace(DEEP, purposes=True))

    assert found.sheet.questions[0].purpose == ""


def test_a_section_that_is_not_for_the_writer_gives_nothing():
    whole = [
        replace(one, mark=State.NOT_FOR_ME) if one.key == "questions" else one
        for one in sections(asked(), topics=("Leeds",))
    ]
    found = asking.prepare(GUIDE, whole, DEEP, today=TODAY, begun=LONG_AGO)

    assert found.sheet.questions == ()


# -- numbers ----------------------------------------------------------------


def test_numbers_are_given_where_there_are_none_and_stay_on_the_sheet():
    found = prepared(asked("A?"), asked("B?", number="7."), asked("C?"))
    [section] = [one for one in sections(asked("A?"), asked("B?", number="7."), asked("C?"))
                 if one.key == "questions"]  # fmt: skip
    fields = asking.numbered(section, found.given)

    assert [(one.number, one.text) for one in found.sheet.questions] == [
        (8, "A?"), (7, "B?"), (9, "C?"),
    ]  # fmt: skip
    assert [row["cells"]["number"] for row in fields["questions"]] == ["8", "7.", "9"]


def test_after_the_highest_number_free_ones_are_given():
    found = prepared(asked("A?", number="9999"), asked("B?"))

    assert [one.number for one in found.sheet.questions] == [9999, 1]


def test_a_number_of_a_question_left_for_later_is_not_given_to_another():
    found = prepared(
        asked("A?", number="1"), asked("B?", still_want={"precision": "day"}),
        begun=TODAY, choice=replace(DEEP, later=True),
    )  # fmt: skip

    assert [(one.number, one.text) for one in found.sheet.questions] == [(2, "B?")]


@given(st.lists(st.one_of(st.just(""), st.integers(1, 30).map(str)), max_size=12))
def test_whatever_numbers_there_are_each_question_gets_one_or_a_sentence_is_said(numbers):
    found = prepared(*(asked(f"{at}?", number=one) for at, one in enumerate(numbers)))
    own = [one for one in numbers if one]

    if len(set(own)) < len(own):
        assert "stands twice" in found.refusal
    elif numbers:
        assert len({one.number for one in found.sheet.questions}) == len(numbers)


# -- what is refused --------------------------------------------------------

REFUSED = {
    "no question": [{"number": "3", "depth": "yes or no"}],
    "twice": [asked("A?", number="3"), asked("B?", number="3.")],
    "cannot be the number": [asked(number="3a")],
    "“0” cannot": [asked(number="0")],
    "“10000” cannot": [asked(number="10000")],
    "“³” cannot": [asked(number="³")],
    "half a character": [asked("Was it \ud800?")],
    "Nothing stands": [],
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_no_sheet_can_carry_is_refused_with_a_sentence(words):
    found = prepared(*REFUSED[words])

    assert found.sheet is None
    assert words in found.refusal
    assert breaches(found.refusal) == []


def test_a_row_with_nothing_but_a_note_to_oneself_is_passed_over():
    found = prepared({"private": "I cannot ask this yet."}, asked("A?"))

    assert [one.text for one in found.sheet.questions] == ["A?"]


def test_limits_without_a_question_are_a_sheet():
    found = prepared(topics=("Leeds",), decision={"decision": asking.NO_DISCLOSURE})

    assert found.sheet.do_not_tell == ("Leeds",)
    assert found.wants_none


# -- depths -----------------------------------------------------------------


def test_the_depth_of_the_topic_holds_where_the_question_says_nothing():
    found = prepared(
        asked("A?", tag="Money"), asked("B?", tag="Money", depth=Depth.SPECIFICS.words),
        asked("C?"),
        depths=(("Money", "yes or no"), ("Something else", "nothing")), choice=Choice(),
    )  # fmt: skip

    assert [one.depth for one in found.sheet.questions] == [
        Depth.YES_NO, Depth.SPECIFICS, Depth.NOTHING,
    ]  # fmt: skip


def test_a_topic_that_stands_twice_has_the_less_deep_one():
    found = prepared(depths=(("Money", "counts and dates"), ("Money", "the category only")))

    assert found.sheet.depths == {"money": Depth.CATEGORY}


def test_a_topic_without_a_depth_and_a_depth_without_a_topic_say_nothing():
    found = prepared(asked(depth="yes or no"), depths=(("Money", ""), ("", "nothing")))

    assert found.sheet.depths == {}


def test_a_guide_without_limits_still_gives_its_questions():
    whole = tuple(one for one in GUIDE.sections if one.key != "depth")
    found = prepared(asked(depth="yes or no"), guide=replace(GUIDE, sections=whole))

    assert (found.sheet.do_not_tell, found.sheet.depths) == ((), {})
    assert len(found.sheet.questions) == 1


def test_nobody_guesses_a_depth():
    waiting = prepared(asked("A?", number="1"), asked("B?"), choice=Choice())

    assert (waiting.sheet, waiting.open, waiting.refusal) == (
        None,
        ("1 “A?”", "2 “B?”"),
        "",
    )
    assert {one.depth for one in prepared(asked(), asked("B?")).sheet.questions} == {Depth.CATEGORY}


# -- two days ---------------------------------------------------------------


def day(value):
    return {"precision": "day", "year": value.year, "month": value.month, "day": value.day}


@pytest.mark.parametrize(
    ("written", "begun", "count"),
    [
        (None, TODAY, 1), (None, date(2026, 3, 12), 1), (None, date(2026, 3, 11), 0),
        (TODAY, LONG_AGO, 1), (LONG_AGO, TODAY, 0),
    ],
)  # fmt: skip
def test_recent_is_what_was_written_within_two_days_and_not_looked_at_again(written, begun, count):
    beside = {"made_on": day(written)} if written else {}
    found = prepared(
        asked("A?"), asked("B?", still_want=day(TODAY)), beside=beside, begun=begun
    )  # fmt: skip

    assert len(found.recent) == count
    assert len(found.sheet.questions) == 2


def test_what_is_recent_can_be_left_for_later():
    found = prepared(
        asked("A?"), asked("B?", still_want=day(TODAY)), begun=TODAY,
        choice=replace(DEEP, later=True),
    )  # fmt: skip

    assert [one.text for one in found.sheet.questions] == ["B?"]
    assert (found.recent, found.count) == (("1",), 2)


def test_a_question_that_is_not_wanted_any_more_stays_out_and_keeps_its_number():
    found = prepared(
        asked("A?", number="1"), asked("B?", number="2", keep="not any more"), asked("C?"),
    )  # fmt: skip

    assert [(one.number, one.text) for one in found.sheet.questions] == [(1, "A?"), (3, "C?")]
    assert found.count == 2


def test_twin_a_question_taken_along_though_it_is_not_wanted(monkeypatch):
    monkeypatch.setattr(asking.still_wanted, "is_left_out", lambda _row: False)

    with pytest.raises(AssertionError):
        test_a_question_that_is_not_wanted_any_more_stays_out_and_keeps_its_number()


@pytest.mark.parametrize(("written", "recent"), [(TODAY, ("1",)), (LONG_AGO, ())])
def test_a_row_that_knows_when_it_was_written_is_recent_by_itself(written, recent):
    noon = datetime.combine(written, time(12)).astimezone()
    beside = {":since": {f"{1:032x}": int(noon.timestamp())}}

    assert prepared(asked("A?"), beside=beside, begun=TODAY).recent == recent
