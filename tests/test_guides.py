"""Guides from TOML, and what is said about a wrong one."""

import re
from pathlib import Path

import pytest
import samples

from desktop import guides
from desktop.errors import DataFileError
from desktop.model import facts
from desktop.model import guide as guide_noun

TOP = """
format = 1
id = "thanks"
title = "Thanks to {partner}"
purpose = "To say thank you."
who_sees = "Only you."
[words]
partner = "your partner"
[cautions]
legal = "Ask a lawyer first."
sooner = "Say it sooner."
"""
SECTION = """
[[section]]
key = "occasion"
heading = "What {partner} did"
purpose = "{Partner} can then see what is meant."
why = "A thing that is named is remembered."
questions = ["When was it?"]
hint = "One occasion is enough."
mistake = "A list."
stop = "Ten minutes."
"""
WHOLE = TOP + SECTION
PAGE = (Path(__file__).parent.parent / "docs" / "guides.md").read_text("utf-8")


def refused(text: str) -> DataFileError:
    """Return what is said about this text."""
    with pytest.raises(DataFileError) as caught:
        guides.load("thanks.toml", text)
    return caught.value


def test_a_guide_is_read_with_numbers_by_position() -> None:
    one = guides.load("thanks.toml", WHOLE + SECTION.replace("occasion", "second"))

    assert (one.id, one.purpose) == ("thanks", "To say thank you.")
    assert [(section.number, section.key) for section in one.sections] == [
        (1, "occasion"),
        (2, "second"),
    ]


def test_a_section_without_fields_has_one_body_of_rich_text_and_the_guides_own_reader() -> None:
    section = guides.load("thanks.toml", WHOLE).sections[0]

    assert [(field.key, field.kind) for field in section.fields] == [("body", "text")]
    assert section.who_sees == "Only you."
    assert (section.exportable, section.optional, section.starts_off) == (True, False, False)


def test_every_guide_that_is_shipped_is_whole():
    found, problems = guides.shipped("en")

    assert (len(found) > 20, problems) == (True, ())
    assert guides.shipped("none") == ((), ())


def test_cautions_are_named_once_and_joined_in_the_order_a_section_asks_for() -> None:
    text = WHOLE + 'caution = ["sooner", "legal"]'

    assert (
        guides.load("thanks.toml", text).sections[0].caution
        == "Say it sooner.\nAsk a lawyer first."
    )


def test_a_fixed_table_names_its_rows_and_says_them_in_the_words_of_a_person() -> None:
    field = """
[[section.field]]
key = "steps"
kind = "fixed"
column = [{key = "note", kind = "short"}]
row = [{key = "truth", label = "Telling {partner}", leads = ["honesty_log"]}]
"""
    guide = guides.load("thanks.toml", "late = true\n" + WHOLE + field)

    (row,) = guides.in_words(guide, {"partner": "Robin"}).sections[0].fields[0].rows
    assert guide.late
    assert (row.key, row.label, row.leads) == ("truth", "Telling Robin", ("honesty_log",))


def test_a_row_can_stand_between_two_sides_that_speak_in_the_words_of_a_person() -> None:
    field = """
[[section.field]]
key = "facts"
kind = "fixed"
ends = ["Space", "More"]
column = [{key = "fact", kind = "text"}]
row = [{key = "said", label = "Saying it", sides = ["{Partner} knows.", "Nobody knows."]}]
"""
    guide = guides.load("thanks.toml", WHOLE + field)

    (row,) = guides.in_words(guide, {"partner": "Robin"}).sections[0].fields[0].rows
    assert row.sides == ("Robin knows.", "Nobody knows.")


@pytest.mark.parametrize(
    ("ends", "sides"), [('["A", "B"]', '["a"]'), ('["A"]', '["a", "b"]'), ("[]", '["a", "b"]')]
)
def test_a_side_never_stands_alone(ends: str, sides: str) -> None:
    field = f"""
[[section.field]]
key = "facts"
kind = "fixed"
ends = {ends}
column = [{{key = "fact", kind = "text"}}]
row = [{{key = "said", label = "Saying it", sides = {sides}}}]
"""
    with pytest.raises(DataFileError, match="between two sides"):
        guides.load("thanks.toml", WHOLE + field)


def test_a_guide_says_where_it_stands_for_whom_it_is_and_what_may_leave() -> None:
    text = """shelf = "notice"
roles = ["truth"]
private_workings = true
exportable = false
spelling = true
order = 7
"""
    guide = guides.load("thanks.toml", text + WHOLE)

    assert (guide.shelf, guide.roles, guide.order) == ("notice", ("truth",), 7)
    assert (guide.private_workings, guide.exportable, guide.spelling) == (True, False, True)


def test_a_guide_that_says_nothing_of_itself_is_a_letter_for_everybody_that_may_leave() -> None:
    guide = guides.load("thanks.toml", WHOLE)

    assert (guide.shelf, guide.roles, guide.order) == ("letters", (), 0)
    assert (guide.private_workings, guide.exportable, guide.spelling) == (False, True, False)


def test_only_who_hid_the_truth_is_told_of_mistakes() -> None:
    guides = samples.guides()

    gentle = {key: {one.is_gentle for one in guide.sections} for key, guide in guides.items()}

    assert gentle["disclosure"] == {False}
    assert gentle["impact_letter"] == gentle["agreement_two_rooms"] == {True}


def test_a_section_names_what_is_put_together_in_it() -> None:
    text = WHOLE + 'assembles = ["timeline", "answers"]'

    assert guides.load("thanks.toml", text).sections[0].assembles == ("timeline", "answers")
    assert guides.load("thanks.toml", WHOLE).sections[0].assembles == ()


def test_what_is_put_together_from_facts_is_named_as_the_facts_name_it() -> None:
    assert facts.VIEWS == guide_noun.FACT_VIEWS


def test_a_section_may_have_fields_and_no_page() -> None:
    text = WHOLE + '[[section.field]]\nkey = "day"\nkind = "date"'
    section = guides.load("thanks.toml", text).sections[0]

    assert [field.key for field in section.fields] == ["day"]
    assert not section.has_body


def test_a_section_may_have_fields_beside_its_page() -> None:
    text = WHOLE + 'field = [{key = "day", kind = "date"}, {key = "body", kind = "text"}]'

    assert guides.load("thanks.toml", text).sections[0].has_body


def test_a_column_says_what_it_means_whether_it_may_leave_and_who_may_add_to_it() -> None:
    text = (
        WHOLE
        + """
[[section.field]]
key = "rows"
kind = "table"
wide = true
column = [
  {key = "who", kind = "choices", role = "people", choices = ["alone"], own = true},
  {key = "note", kind = "text", role = "note", exportable = false},
]
"""
    )
    rows = guides.load("thanks.toml", text).sections[0].fields[0]
    who, note = rows.columns

    assert (rows.wide, rows.own, rows.exportable, rows.role) == (True, False, True, "")
    assert (who.role, who.own, who.exportable, who.wide) == ("people", True, True, False)
    assert (note.role, note.own, note.exportable) == ("note", False, False)


def test_kinds_of_field_that_no_screen_draws_yet_are_kept_whole() -> None:
    text = (
        WHOLE
        + """
[[section.field]]
key = "rows"
kind = "table"
label = "Said, left out, true"
  [[section.field.column]]
  key = "said"
  kind = "short"
  label = "Said"
[[section.field]]
key = "strength"
kind = "scale"
ends = ["not at all", "entirely"]
[[section.field]]
key = "pause"
kind = "timer"
minutes = 20
[[section.field]]
key = "known"
kind = "yes-no-none"
[[section.field]]
key = "plan"
kind = "reference"
refers_to = "plan"
"""
    )
    rows, strength, pause, known, plan = guides.load("thanks.toml", text).sections[0].fields

    assert [(column.key, column.kind) for column in rows.columns] == [("said", "short")]
    assert strength.ends == ("not at all", "entirely")
    assert pause.minutes == 20
    assert (known.kind, plan.refers_to) == ("yes-no-none", "plan")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("format = \nid = 3", "line 1, column 10", "is not TOML"),
        ("format = ", "end of document", "is not TOML"),
        (WHOLE.replace("format = 1", "format = 2"), "format", "only format 1 is known"),
        (WHOLE.replace("format = 1", 'format = "1"'), "format", "a whole number is needed"),
        (WHOLE.replace('id = "thanks"', ""), "id", "is missing"),
        (
            WHOLE.replace('id = "thanks"', 'id = "Thank you"'),
            "id",
            "small letters, digits and _ only",
        ),
        (WHOLE.replace('hint = "One occasion is enough."', ""), "section 1, hint", "is missing"),
        (
            WHOLE.replace('hint = "One', 'hnt = "One'),
            "section 1, hnt",
            "no such entry is known here",
        ),
        (WHOLE.replace('"A list."', "7"), "section 1, mistake", "a text is needed"),
        (
            WHOLE.replace('["When was it?"]', '"When was it?"'),
            "section 1, questions",
            "a list of texts is needed",
        ),
        (WHOLE.replace('["When was it?"]', "[]"), "section 1, questions", "at least one is needed"),
        (
            WHOLE + "starts_off = true",
            "section 1, starts_off",
            "only an optional section may start off",
        ),
        (WHOLE + 'optional = "yes"', "section 1, optional", "true or false is needed"),
        (WHOLE + 'caution = ["medical"]', "section 1, caution", "no caution has this name"),
        (WHOLE + 'caution = "legal"', "section 1, caution", "a list of texts is needed"),
        (WHOLE + "field = 3", "section 1, field", "a list of tables is needed"),
        (
            WHOLE.replace('[words]\npartner = "your partner"', "words = 3"),
            "words",
            "a table is needed",
        ),
        (
            'shelf = "drawer"\n' + WHOLE,
            "shelf",
            "'drawer' is no shelf",
        ),
        (
            'roles = ["truth", "therapist"]\n' + WHOLE,
            "roles",
            "'therapist' is nobody a guide can be for",
        ),
        ('roles = ["truth", "truth"]\n' + WHOLE, "roles", "two have the same name"),
        ('order = "first"\n' + WHOLE, "order", "a whole number is needed"),
        ("private_workings = 1\n" + WHOLE, "private_workings", "true or false is needed"),
        (
            WHOLE + 'assembles = ["timeline", "motives"]',
            "section 1, assembles",
            "'motives' is nothing that can be put together",
        ),
        (TOP, "section", "at least one is needed"),
        (WHOLE + SECTION, "section", "two have the same key"),
        (
            WHOLE.replace("A list.", "A list for {mother}."),
            "section 1",
            "no word is given for ['mother']",
        ),
        (WHOLE.replace("A list.", "A list for {partner."), "section 1", "a brace stands alone"),
    ],
)
def test_a_wrong_guide_is_refused_with_file_place_and_reason(
    text: str, place: str, reason: str
) -> None:
    problem = refused(text)

    assert (problem.file, problem.reason) == ("thanks.toml", reason)
    assert problem.place.startswith(place)


@pytest.mark.parametrize(
    ("field", "place", "reason"),
    [
        ('key = "a"\nkind = "song"', "section 1, field 1, kind", "'song' is no kind of field"),
        (
            'key = "a"\nkind = "choice"',
            "section 1, field 1, choices",
            "a choice needs something to choose from",
        ),
        ('key = "a"\nkind = "table"', "section 1, field 1, column", "a table needs columns"),
        (
            'key = "a"\nkind = "fixed"\ncolumn = [{key = "b", kind = "short"}]',
            "section 1, field 1, row",
            "rows stand in a fixed table or a map, and such a field needs them",
        ),
        (
            'key = "a"\nkind = "short"\nrow = [{key = "b", label = "One"}]',
            "section 1, field 1, row",
            "rows stand in a fixed table or a map, and such a field needs them",
        ),
        (
            'key = "a"\nkind = "short"\nrole = "motive"',
            "section 1, field 1, role",
            "'motive' is no role of a field",
        ),
        (
            'key = "a"\nkind = "short"\nrole = "wanted"',
            "section 1, field 1, role",
            "only a choice can say what is wanted",
        ),
        (
            'key = "a"\nkind = "short"\nrole = "aside"',
            "section 1, field 1, role",
            "only a choice can put a row aside",
        ),
        (
            'key = "a"\nkind = "short"\nown = true',
            "section 1, field 1, own",
            "only choices can be added to",
        ),
        ('key = "body"\nkind = "short"', "section 1, field 1, kind", "the body is text"),
        (
            'key = "a"\nkind = "short"\nexportable = "no"',
            "section 1, field 1, exportable",
            "true or false is needed",
        ),
        (
            'key = "a"\nkind = "table"\n[[section.field.column]]\nkey = "none"\nkind = "short"',
            "section 1, field 1, column",
            "the key 'none' is kept for rows that say so",
        ),
        (
            (
                'key = "a"\nkind = "table"\ncolumn = [{key = "b", kind = "short", role = "people"}'
                ', {key = "c", kind = "short", role = "people"}]'
            ),
            "section 1, field 1, column",
            "two have the same role",
        ),
        (
            (
                'key = "a"\nkind = "table"\n[[section.field.column]]\nkey = "b"\nkind = "table"\n'
                'column = [{key = "c", kind = "short"}]'
            ),
            "section 1, field 1, column",
            "a table cannot stand inside a table",
        ),
        (
            'key = "a"\nkind = "table"\ncolumn = [{key = "b", kind = "short", role = "reason"}]',
            "section 1, field 1, column 1, role",
            "'reason' is no role of a field",
        ),
        (
            'key = "a"\nkind = "text"\nsize = 3',
            "section 1, field 1, size",
            "no such entry is known here",
        ),
        (
            'key = "a"\nkind = "text"\n[[section.field]]\nkey = "a"\nkind = "short"',
            "section 1, field",
            "two have the same key",
        ),
    ],
)
def test_a_wrong_field_is_refused_with_its_place(field: str, place: str, reason: str) -> None:
    problem = refused(f"{WHOLE}[[section.field]]\n{field}")

    assert (problem.place, problem.reason) == (place, reason)


def test_the_page_on_guides_names_every_word_of_the_format() -> None:
    known = {
        *guides._GUIDE_KEYS, *guides._FIELD_KEYS, *guide_noun.FIELD_KINDS, *guide_noun.FIELD_ROLES,
        *guide_noun.FACT_VIEWS, guide_noun.ANSWERS, *guide_noun.SHELVES, *guide_noun.PEOPLE,
        "assembles",
    } - {"section"}  # fmt: skip

    assert sorted(known - set(re.findall(r"[\w-]+", re.sub(r"[\[\]`]", " ", PAGE)))) == []


def test_the_example_on_the_page_on_guides_is_a_field_that_loads() -> None:
    example = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    assert len(example) == 1
    assert guides.load("thanks.toml", WHOLE + example[0]).sections[0].fields[0].key == "rules"


def test_a_broken_guide_does_not_stop_the_others() -> None:
    whole, problems = guides.load_all(
        {"z.toml": WHOLE, "broken.toml": "format = 1", "not.toml": "no"}
    )

    assert [guide.id for guide in whole] == ["thanks"]
    assert [problem.file for problem in problems] == ["broken.toml", "not.toml"]


def test_a_guide_speaks_in_the_words_a_person_chose() -> None:
    section = guides.in_words(guides.load("thanks.toml", WHOLE), {"partner": "my wife"}).sections[0]

    assert (section.heading, section.purpose) == (
        "What my wife did",
        "My wife can then see what is meant.",
    )


def test_where_nothing_is_chosen_a_guide_speaks_in_its_own_words() -> None:
    guide = guides.in_words(guides.load("thanks.toml", WHOLE), {"partner": "  "})

    assert (guide.title, guide.sections[0].heading) == (
        "Thanks to your partner",
        "What your partner did",
    )


def test_a_chosen_word_with_braces_is_put_in_as_it_is() -> None:
    assert guides.fill("For {partner}.", {"partner": "{use}", "use": "drink"}) == "For {use}."


def test_a_name_without_a_word_stays_as_it_is() -> None:
    assert guides.fill("For {partner}.", {}) == "For {partner}."
