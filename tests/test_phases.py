"""The phases of either person, and the worksheets beside them, as their cards have them."""

import re
from collections.abc import Iterator

import filled
import pytest
import samples

from desktop.model import desk, richtext, values
from desktop.model.document import Section, SectionId
from desktop.model.guide import Guide, GuideField

GUIDES = samples.guides()
PHASES = (
    "first_weeks", "steady_ground", "trust_by_deeds", "trust_on_my_terms", "closeness", "vision",
)  # fmt: skip
SHEETS = (
    "trust_parts", "what_helps_repair", "being_there", "what_it_asks", "near_and_own",
    "what_secrecy_did", "small_betrayals_heard", "one_sentence",
)  # fmt: skip
STATES = ("not for me", "not yet", "working on it", "in place")


def every_field(guide: Guide) -> Iterator[GuideField]:
    for section in guide.sections:
        yield from section.fields


def fixed(guide: Guide, key: str = "rows") -> GuideField:
    return next(one for one in every_field(guide) if one.key == key)


def labels(name: str, key: str = "rows") -> list[str]:
    return [one.label for one in fixed(GUIDES[name], key).rows]


def column(name: str, key: str) -> GuideField:
    return next(one for one in fixed(GUIDES[name]).columns if one.key == key)


def test_phases_stand_under_plans_and_worksheets_under_practise() -> None:
    assert {GUIDES[one].shelf for one in PHASES} == {"plans"}
    assert {GUIDES[one].shelf for one in SHEETS} == {"practise"}


def test_each_person_has_a_first_phase_of_five_rows_of_their_own() -> None:
    hers, his = GUIDES["steady_ground"], GUIDES["first_weeks"]

    assert (hers.roles, his.roles) == (("hurt",), ("truth",))
    assert (len(fixed(hers).rows), len(fixed(his).rows)) == (5, 5)
    assert {one.key for one in fixed(his).columns} >= {"state", "on", "with_whom"}
    assert not {one.label for one in fixed(hers).rows} & {one.label for one in fixed(his).rows}


@pytest.mark.parametrize("name", [one for one in PHASES if one != "vision"])
def test_a_phase_is_told_in_four_words_that_nothing_works_out(name: str) -> None:
    state = column(name, "state")

    assert state.kind == "choice"
    assert state.choices == STATES
    assert state.role == values.ASIDE


def assert_putting_off_keeps_its_exception(guide: Guide) -> None:
    told = [one.hint for one in fixed(guide).rows if "decisions" in one.hint]
    assert len(told) == 1
    assert "unless you or your children are unsafe" in told[0]


def test_big_decisions_wait_only_where_nobody_is_in_danger() -> None:
    assert_putting_off_keeps_its_exception(GUIDES["steady_ground"])


def test_twin_without_the_exception_would_be_found() -> None:
    bare = GUIDES["steady_ground"].spoken(lambda text: text.partition(", unless")[0])

    with pytest.raises(AssertionError, match="unsafe"):
        assert_putting_off_keeps_its_exception(bare)


def test_nobody_who_was_hurt_has_to_understand_the_other() -> None:
    said = [text for section in GUIDES["steady_ground"].sections for text in section.sentences()]
    about = [text for text in said if re.search(r"\bunderstand", text)]

    assert about == [
        "All of it, also when it swings. You need not understand {partner} or explain anything."
    ]


def test_the_way_to_trust_leads_to_the_pages_where_the_work_stands() -> None:
    leads = {lead for row in fixed(GUIDES["trust_by_deeds"]).rows for lead in row.leads}

    assert leads >= {
        "technology_agreement", "reliability_log", "honesty_log", "honesty_commitment",
        "setback_plan", "disclosure", "trust_parts",
    }  # fmt: skip


def test_closeness_is_late_and_no_ladder() -> None:
    guide = GUIDES["closeness"]
    said = " ".join(text for section in guide.sections for text in section.sentences())

    assert guide.late
    assert guide.for_two
    assert [one.key for one in guide.sections] == ["honest", "touch", "body"]
    assert guide.starts_off() == {"touch", "body"}
    assert not re.search(r"\b(stage|level|ladder|then comes|next step of the)\b", said)
    assert (
        guide.before[0] == "Nothing here is the next step of anything. Each part stands by itself."
    )


def test_touch_and_sexuality_are_in_no_state_that_leads_to_another() -> None:
    words = {
        column.choices
        for section in GUIDES["closeness"].sections[1:]
        for field in section.fields
        for column in field.columns
        if column.key == "state"
    }

    assert words == {("not for me", "not now", "all right", "not sure yet")}


def test_what_two_people_do_is_not_offered_to_somebody_in_fear() -> None:
    assert {one for one in (*PHASES, *SHEETS) if GUIDES[one].for_two} == {
        "trust_on_my_terms", "closeness",
    }  # fmt: skip


def test_the_life_of_ones_own_comes_first_and_what_is_shared_may_be_left() -> None:
    sections = GUIDES["vision"].sections

    assert sections[0].heading == "My own life, with or without us"
    assert [one.optional for one in sections] == [False, True, True]


def test_trust_has_three_parts_each_then_and_now_and_nothing_that_joins_them() -> None:
    rows = fixed(GUIDES["trust_parts"])

    assert len(rows.rows) == 3
    assert [(one.key, one.kind) for one in rows.columns] == [
        ("then", "scale"), ("now", "scale"), ("example", "text"), ("move", "text"),
    ]  # fmt: skip
    dials = [one for one in rows.columns if one.kind == "scale"]
    assert {(len(one.ends), one.exportable) for one in dials} == {(2, False)}
    assert [one.key for one in every_field(GUIDES["trust_parts"])] == ["on", "rows"]


def test_five_things_are_looked_at_by_the_month_and_four_lie_under_them() -> None:
    assert len(labels("what_helps_repair")) == 5
    assert len(labels("what_helps_repair", "ground")) == 4
    assert "outside our control" in column("what_helps_repair", "whose").choices
    assert not any(one.kind == "scale" for one in fixed(GUIDES["what_helps_repair"]).columns)


def test_being_there_is_about_oneself_and_ends_tonight() -> None:
    assert GUIDES["being_there"].roles == ("truth",)
    assert len(labels("being_there")) == 3
    assert [one.key for one in fixed(GUIDES["being_there"]).columns] == [
        "how", "example", "tonight",
    ]  # fmt: skip


def test_seven_things_are_told_before_now_and_needed() -> None:
    assert len(labels("what_it_asks")) == 7
    assert [one.key for one in fixed(GUIDES["what_it_asks"]).columns] == [
        "before", "now", "needed", "example",
    ]  # fmt: skip


def test_a_place_between_alone_and_as_one_is_a_word_in_four_areas() -> None:
    choices = column("near_and_own", "today").choices

    assert [one.key for one in fixed(GUIDES["near_and_own"]).rows] == [
        "money", "friends", "decisions", "feelings",
    ]  # fmt: skip
    assert (choices[0], choices[2], choices[4], choices[-1]) == (
        "all on my own", "close, and still myself", "wholly as one", "not sure yet",
    )  # fmt: skip
    assert not re.search(r"\d", "".join(choices))


def test_what_hiding_did_to_the_hider_is_for_the_hider_alone() -> None:
    assert GUIDES["what_secrecy_did"].roles == ("truth",)
    assert len(labels("what_secrecy_did")) == 4
    assert not any(
        set(labels("what_secrecy_did"))
        & {row.label for each in every_field(guide) for row in each.rows}
        for guide in GUIDES.values()
        if "hurt" in guide.roles
    )


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("small_betrayals_heard", ["heard", "did", "hid", "cost", "like"]),
        ("one_sentence", ["said", "who", "smaller", "many", "since", "did", "now", "on"]),
    ],
)
def test_a_sheet_has_its_parts_in_their_order(name: str, asked: list[str]) -> None:
    columns = [one.key for one in fixed(GUIDES[name]).columns]

    assert GUIDES[name].roles == ("truth",)
    assert [one for one in columns if one in asked] == asked


@pytest.mark.parametrize("name", [*PHASES, *SHEETS])
def test_nothing_is_foretold_and_nothing_is_counted(name: str) -> None:
    guide = GUIDES[name]
    said = " ".join(text for section in guide.sections for text in section.sentences())

    assert not re.search(r"\b(likely|chances?|prognosis|predict|average|percent)\b", said)


def rows_aside(guide: Guide) -> tuple[Section, ...]:
    """Return a phase in which every second row was put aside, all filled."""
    one = guide.sections[0]
    kept = filled.section(one)
    for row in fixed(guide).rows[::2]:
        kept["rows"][row.key]["state"] = STATES[0]
    return (Section(id=SectionId("s"), key=one.key, heading=one.heading, body=richtext.EMPTY,
                    fields=kept),)  # fmt: skip


@pytest.mark.parametrize("name", ["first_weeks", "steady_ground"])
def test_what_was_put_aside_is_not_in_what_leaves(name: str) -> None:
    guide = GUIDES[name]
    (piece,) = desk.pieces(guide, rows_aside(guide))
    (table,) = piece.tables

    assert [row[0] for row in table.rows] == labels(name)[1::2]
    assert STATES[0] not in str(piece)
