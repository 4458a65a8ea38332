"""What the guides around help, setbacks and the reading day promise (domain.md, K1 to K6, 5.3)."""

import pytest
from test_resources import GUIDES, every_field, named, staying, told

from desktop import guides
from desktop.model.guide import GuideField


def field(guide: guides.Guide, section: str, key: str) -> GuideField:
    """Return a field that ships."""
    found = guide.section(section)
    assert found is not None
    one = found.field(key)
    assert one is not None
    return one


def keys(name: str) -> set[str]:
    """Return every field and column of a guide with its section."""
    return {place.split(", ", 1)[1] for place, _ in every_field(named(name))}


def nothing_can_be_added_up_from_the_signs(guide: guides.Guide) -> None:
    """A list to be read: places for words beside each line, and nothing to tick or choose."""
    lines = field(guide, "signs", "lines")

    assert len(lines.rows) >= 10
    assert {one.kind for one in lines.columns} <= {"text", "short"}


@pytest.mark.parametrize("name", ["more_help", "more_help_own"])
def test_the_signs_for_more_help_are_read_and_never_worked_out(name: str) -> None:
    nothing_can_be_added_up_from_the_signs(named(name))
    said = " ".join(told(named(name)))

    assert "Nothing is added up" in said
    assert "Help now (F1)" in said
    assert "signs, lines, whom" in keys(name)


def test_twin_a_sign_that_could_be_ticked_would_be_found() -> None:
    text = GUIDES["more_help.toml"].replace(
        'kind = "short"\n  label = "Whom I could ask"',
        'kind = "choice"\n  label = "Whom I could ask"\n  choices = ["yes", "no"]',
    )

    with pytest.raises(AssertionError, match="<= "):
        nothing_can_be_added_up_from_the_signs(guides.load("more_help.toml", text))


def test_nobody_who_was_hurt_is_told_that_their_anger_is_a_sign() -> None:
    words = {name: " ".join(every_word(name)).lower() for name in ("more_help", "more_help_own")}

    assert "angry" in words["more_help_own"]
    assert [one for one in ("anger", "angry", "rage") if one in words["more_help"]] == []


def every_word(name: str) -> list[str]:
    """Return all that a guide says, its rows included."""
    guide = named(name)
    rows = [row for _, one in every_field(guide) for row in one.rows]
    return [*told(guide), *(part for row in rows for part in (row.label, row.hint))]


def test_kinds_of_help_are_notes_by_letter_with_no_order_of_worth() -> None:
    guide = named("kinds_of_help")
    kinds = field(guide, "mine", "rows").columns[0].choices
    names = [one.label for one in field(guide, "names", "names").rows]

    assert list(kinds) == sorted(kinds)
    assert names == sorted(names, key=str.lower)
    assert [one.key for one in field(guide, "mine", "rows").columns] == [
        "type", "name", "contact", "question", "note",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["SLAA", "CSAT", "Carnes", "Out of the Shadows", "Gentle Path", "ICEEFT", "Regier", "Freyd",
     "APSATS", "Gottman", "Daily Temperature Reading", "Safe Conversations", "S-Anon", "COSA",
     "Three Circles", "EFT", "Multidimensional Partner Trauma Model"],
)  # fmt: skip
def test_each_name_of_the_founding_documents_is_explained(name: str) -> None:
    assert name in " ".join(every_word("kinds_of_help"))


@pytest.mark.parametrize("name", ["Serenix", "Drake", "newsletter"])
def test_what_is_sold_is_not_named(name: str) -> None:
    assert name not in " ".join(every_word("kinds_of_help"))


def test_each_half_of_the_plan_for_setbacks_has_its_parts() -> None:
    assert keys("setback_plan") >= {
        "telling, partner_within", "telling, partner_told_by", "telling, where",
        "telling, sentence", "telling, wants", "telling, their_choice",
        "first_hours, calls, number", "learning, changes, sign", "learning, hold_to",
    }  # fmt: skip
    assert keys("setback_half") >= {
        "know, wants, wish", "know, within", "know, from_whom", "know, where", "do, steps, what",
        "calls, calls, number",
    }  # fmt: skip


def test_names_for_setbacks_are_settled_beforehand_by_circle_and_known() -> None:
    columns = [one.key for one in field(named("setback_plan"), "words", "names").columns]

    assert columns == ["word", "what", "circle", "told", "since", "knows"]


def the_name_of_a_setback_is_the_persons_own(guide: guides.Guide) -> None:
    rows = field(guide, "record", "rows")
    word = next(one for one in rows.columns if one.key == "word")

    assert (word.kind, word.choices) == ("short", ())
    assert {one.refers_to for one in rows.columns} == {"", "setback_plan"}


def test_the_program_never_says_which_kind_of_setback_it_was() -> None:
    the_name_of_a_setback_is_the_persons_own(named("slip_record"))


def test_twin_a_record_that_offered_names_would_be_found() -> None:
    text = GUIDES["slip_record.toml"].replace(
        'kind = "short"\n  label = "My word for it"',
        'kind = "choice"\n  label = "My word for it"\n  choices = ["small", "large"]',
    )

    with pytest.raises(AssertionError, match="== "):
        the_name_of_a_setback_is_the_persons_own(guides.load("slip_record.toml", text))


@pytest.mark.parametrize(
    ("name", "parts"),
    [("aftercare", {"who", "wait", "signs"}), ("reading_day", {"who", "wait", "call"})],
)
def test_a_reading_day_says_who_is_there_what_waits_and_whom_to_ring(
    name: str, parts: set[str]
) -> None:
    assert parts <= {one.key for one in named(name).sections}


def test_the_roster_is_for_both_and_asks_for_somebody_beside_the_other_partner() -> None:
    guide = named("support_roster")
    columns = [one.key for one in field(guide, "people", "rows").columns]

    assert guide.roles == ("truth", "hurt")
    assert {"who", "what", "for_what", "seen"} <= set(columns)
    assert "somebody other than your partner" in " ".join(told(guide))


def test_where_one_sleeps_and_when_one_can_ring_never_leaves() -> None:
    assert staying(named("setback_half")) == {"do": "sleep; second", "calls": "calls, seen"}
    assert staying(named("more_help")) == {"asking": "when"}
    assert "rows, seen" in staying(named("support_roster"))["people"]
