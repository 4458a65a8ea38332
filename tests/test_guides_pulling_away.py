"""Guides on pulling away: one’s own part, no verdict, and nothing asked of the hurt."""

import re

import pytest

from desktop import files, guides
from desktop.model.guide import Guide, GuideField

KINDS_THAT_MEASURE = {"scale", "timer", "money"}
OWED = re.compile(
    r"\b(be patient|stay available|give (them|him|her|\{?partner\}?) space|wait for them"
    r"|processing|understand (them|why they)|welcome (them|him|her) back)\b",
    re.IGNORECASE,
)
"""What nobody who is left waiting is told (domain.md, C9, D1, D6)."""
TYPES = re.compile(r"\b(anxious|avoidant|secure|attachment|attached|insecure)\b", re.IGNORECASE)
"""Words of types; what somebody does under threat is said in a scene (domain.md, H7)."""


def guide(name: str) -> Guide:
    """Return a guide that ships, in its own words."""
    path = files.resources() / "guides" / "en" / f"{name}.toml"
    return guides.in_words(guides.load(path.name, path.read_text("utf-8")), {})


def field(of: Guide, section: str, key: str) -> GuideField:
    """Return a field that has to be there."""
    found = of.section(section)
    assert found is not None
    one = found.field(key)
    assert one is not None
    return one


def told(of: Guide) -> str:
    """Return every text of a guide."""
    return "\n".join(
        (
            of.title,
            of.purpose,
            *of.before,
            *(one for part in of.sections for one in part.sentences()),
        )
    )


@pytest.mark.parametrize(
    ("name", "roles", "shelf"),
    [
        ("own_arc", ("truth", "hurt"), "practise"),
        ("under_threat", ("truth", "hurt"), "practise"),
        ("in_four_parts", ("truth", "hurt"), "practise"),
        ("under_the_wish", ("truth",), "practise"),
        ("coming_back", ("truth",), "practise"),
        ("when_somebody_goes_quiet", ("truth",), "practise"),
        ("while_away", ("hurt",), "practise"),
        ("signs_noticed", ("hurt",), "notice"),
        ("withdrawal_signs", ("truth",), "notice"),
        ("withdrawal_loop", ("truth",), "plans"),
        ("urge_log", ("truth",), "notice"),
    ],
)
def test_each_is_offered_to_those_it_is_for_and_to_nobody_else(
    name: str, roles: tuple[str, ...], shelf: str
) -> None:
    assert (guide(name).roles, guide(name).shelf) == (roles, shelf)


def test_only_what_is_said_to_the_other_is_for_two() -> None:
    names = ("own_arc", "under_threat", "in_four_parts", "while_away", "signs_noticed")

    assert [name for name in names if guide(name).for_two] == ["in_four_parts"]


# the way round


def test_the_way_round_is_one_persons_own_in_five_stations_with_ways_out() -> None:
    ring = field(guide("own_arc"), "arc", "ring")

    assert ring.kind == "map"
    assert [row.key for row in ring.rows] == ["trigger", "feel", "do", "seen", "their_move"]
    assert [(one.key, one.role) for one in ring.columns] == [("what", ""), ("out", "out")]


def test_lies_are_no_cycle_of_two_and_that_is_said_before_the_first_word() -> None:
    before = " ".join(guide("own_arc").before)

    assert "Lies and secrets were not made by two." in before
    assert "If you were lied to, your alarm is no step in a pattern." in before


def test_the_loop_is_a_map_in_which_nobody_else_is_a_step_and_stays_apart() -> None:
    loop = guide("withdrawal_loop")
    ring = field(loop, "loop", "ring")

    assert ring.kind == "map"
    assert [row.key for row in ring.rows] == [
        "away", "hurts", "use", "relief", "hidden", "emptier",
    ]  # fmt: skip
    assert not [row for row in ring.rows if "partner" in f"{row.label} {row.hint}".lower()]
    assert loop.apart
    assert field(loop, "loop", "steps").kind == "table"


# a time away


def assert_nothing_decides(of: Guide) -> None:
    facts = field(of, "reading", "facts")

    assert [one.kind for one in facts.columns] == ["text"], "an answer could be counted"
    assert len(facts.ends) == 2
    assert all(len(row.sides) == 2 for row in facts.rows)
    assert "hidden" in {row.key for row in facts.rows}


def test_the_facts_of_a_time_away_stand_between_two_sides_and_nothing_decides() -> None:
    assert_nothing_decides(guide("withdrawal_signs"))


def test_twin_that_asks_which_side_it_was_would_be_found() -> None:
    text = (files.resources() / "guides" / "en" / "withdrawal_signs.toml").read_text("utf-8")
    asked = text.replace(
        'key = "fact"\n  kind = "text"',
        'key = "fact"\n  kind = "choice"\n  choices = ["left", "right"]',
    )

    with pytest.raises(AssertionError, match="could be counted"):
        assert_nothing_decides(guides.load("withdrawal_signs.toml", asked))


def test_a_time_away_has_its_facts_for_either_person() -> None:
    own = field(guide("withdrawal_signs"), "stretches", "away")
    seen = field(guide("signs_noticed"), "stretches", "away")

    for away in (own, seen):
        assert {"first", "last", "announced", "contact", "explained", "hidden"} <= {
            one.key for one in away.columns
        }


def test_the_hurt_notice_twelve_signs_in_words_and_go_on_in_their_own_log() -> None:
    rows = field(guide("signs_noticed"), "weeks", "rows")
    signs = [one for one in rows.columns if "a little" in one.choices]
    own = field(guide("withdrawal_signs"), "weeks", "rows")

    assert len(signs) == 12
    assert {one.key for one in signs} <= {one.key for one in own.columns}
    assert not re.search(r"\d", "".join("".join(one.choices) for one in signs))
    assert not {one.kind for one in rows.columns} & KINDS_THAT_MEASURE
    assert {one.refers_to for one in rows.columns} == {"", "felt_not_known"}


# nothing asked of somebody who was hurt


@pytest.mark.parametrize("name", ["signs_noticed", "while_away", "own_arc", "under_threat"])
def test_nobody_who_is_left_waiting_is_told_to_wait_or_to_understand(name: str) -> None:
    assert OWED.findall(told(guide(name))) == []


@pytest.mark.parametrize(
    "words", ["He is processing.", "Give them space.", "Stay available.", "Try to be patient."]
)
def test_what_is_owed_by_nobody_would_be_found(words: str) -> None:
    assert OWED.search(words)


def test_a_day_of_waiting_has_two_things_for_oneself_and_one_person() -> None:
    today = guide("while_away").section("today")

    assert today is not None
    assert [one.key for one in today.fields][:4] == ["menu", "first", "second", "person"]
    assert today.fields[0].own


def test_no_type_is_named_in_what_one_does_under_threat() -> None:
    card = guide("under_threat")

    assert TYPES.findall(told(card)) == []
    assert "Alarm after being lied to is not a habit from childhood." in " ".join(card.before)
    assert not {one.kind for part in card.sections for one in part.fields} - {"text", "short"}


# for the one who pulls away


def test_the_four_boxes_end_with_a_need_that_is_no_demand() -> None:
    boxes = field(guide("under_the_wish"), "four", "boxes")

    assert [row.key for row in boxes.rows] == ["under", "recalls", "fear", "need"]
    assert "name no other person" in boxes.rows[-1].hint


def test_whoever_comes_back_prepares_four_parts_and_is_owed_nothing() -> None:
    parts = field(guide("coming_back"), "card", "parts")

    assert [row.key for row in parts.rows] == ["acknowledge", "processed", "thanks", "pace"]
    assert "Nobody owes you a welcome." in " ".join(guide("coming_back").before)


def test_habits_when_somebody_goes_quiet_are_not_for_the_time_after_a_betrayal() -> None:
    before = " ".join(guide("when_somebody_goes_quiet").before)

    assert "It is not for the time after what you have done." in before


def test_a_statement_has_four_parts_and_its_request_can_be_refused() -> None:
    rows = field(guide("in_four_parts"), "statements", "rows")

    assert [one.key for one in rows.columns] == [
        "observation", "feeling", "meaning", "request", "no",
    ]  # fmt: skip
