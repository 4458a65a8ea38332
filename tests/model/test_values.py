"""Values of fields: there or not, right or not, and as they print; nothing written is lost."""

import json
from dataclasses import replace

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from wording import breaches

from desktop.model import richtext, values
from desktop.model.guide import FIELD_KINDS, FixedRow, GuideField
from desktop.model.richtext import BlockKind
from desktop.model.table import Table

ID = "0123456789abcdef" * 2
WHEN = {"precision": "about", "year": 2016, "basis": "from card statements"}
MONEY = {"currency": "GBP", "lower": "140", "upper": "220"}
PASSAGE = {"document": ID, "section": ID, "words": "what was said"}
JSON = st.recursive(
    st.just(ID)
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=5)
            | st.sampled_from(
                "id cells document section kind none precision year until lower words".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)

COLUMNS = (
    GuideField(key="kind", kind="choice", label="What", role="kind", choices=("Paid", "Meeting")),
    GuideField(key="none", kind="yes-no-none", label="None of this kind", role="none"),
    GuideField(key="first", kind="date", label="First time", role="first"),
    GuideField(key="cost", kind="money", label="Money", role="money"),
    GuideField(key="note", kind="text", label="For myself", exportable=False),
)
STEPS = GuideField(
    key="steps",
    kind="fixed",
    label="Steps",
    rows=(
        FixedRow(key="own", label="Own the harm"),
        FixedRow(key="help", label="Find help"),
        FixedRow(key="limits", label="Limits"),
    ),
    columns=(
        GuideField(
            key="state", kind="choice", label="State", choices=("not for me", "in place"),
            role="aside",
        ),
        GuideField(key="cost", kind="money", label="Money"),
        GuideField(key="felt", kind="scale", label="Felt"),
        GuideField(key="note", kind="text", label="For myself", exportable=False),
    ),
)  # fmt: skip
ITEMS = GuideField(key="items", kind="table", label="Facts", columns=COLUMNS)


def one(kind: str, **more: object) -> GuideField:
    return GuideField(key="one", kind=kind, label="Label", **more)  # type: ignore[arg-type]


def row(**cells: object) -> dict[str, object]:
    return {"id": ID, "cells": cells}


# Whether something is there


@pytest.mark.parametrize("kind", FIELD_KINDS)
@pytest.mark.parametrize("value", ["", " \n", [], {}, [""], [{"id": ID, "cells": {"a": " "}}]])
def test_blank_texts_lists_and_rows_are_nothing(kind, value):
    assert values.is_empty(one(kind), value)
    assert values.plain(one(kind), value) == ""
    assert values.check(one(kind), value) == ""


@pytest.mark.parametrize(
    ("kind", "value"),
    [("short", "a"), ("scale", 0), ("scale", None), ("table", [row(kind="Paid")]), ("timer", 0)],
)
def test_what_was_written_or_skipped_on_purpose_is_there(kind, value):
    assert not values.is_empty(one(kind), value)


def test_null_is_nothing_but_on_a_scale():
    assert values.is_empty(one("short"), None)
    assert not values.is_empty(one("scale"), None)


def test_what_may_not_leave_is_nothing_when_leaving():
    private = one("short", exportable=False)

    assert not values.is_empty(private, "words")
    assert values.is_empty(private, "words", leaving=True)
    assert values.is_empty(ITEMS, [row(note="words")], leaving=True)
    assert not values.is_empty(ITEMS, [row(kind="Paid", note="words")], leaving=True)


# Whether it is right


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (one("short"), "words"),
        (one("text"), "words\nmore"),
        (one("choice", choices=("a", "b")), "b"),
        (one("choice", choices=("a", "b"), own=True), "c"),
        (one("choices", choices=("a", "b")), ["b", "own words"]),
        (one("scale"), 10),
        (one("scale"), None),
        (one("date"), WHEN),
        (one("date"), {"typed": "about 2016"}),
        (one("money"), MONEY),
        (one("table", columns=COLUMNS), [row(kind="Paid", first=WHEN), row()]),
        (one("yes-no-none"), "none"),
        (one("reference"), PASSAGE),
        (one("timer"), 600),
        (one("kind of later"), 5),
    ],
)
def test_what_fits_a_field_is_right(field, value):
    assert values.check(field, value) == ""


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (one("short"), 5, "not kept as text"),
        (one("text"), ["words"], "not kept as text"),
        (one("choice", choices=("a", "b")), "c", "not one of the choices"),
        (one("choice", own=True), 5, "not one of the choices"),
        (one("choices"), "a", "not a list"),
        (one("choices"), ["a", 5], "not a list"),
        (one("scale"), 11, "from 0 to 10"),
        (one("scale"), -1, "from 0 to 10"),
        (one("scale"), True, "from 0 to 10"),
        (one("scale"), 5.0, "from 0 to 10"),
        (one("date"), {"precision": "year"}, "not kept whole"),
        (one("date"), 2016, "not kept whole"),
        (one("date"), "2019 to 2016", "ends before it begins"),
        (one("date"), {"typed": "after the move"}, "no year"),
        (one("money"), {"lower": 5}, "not kept whole"),
        (one("date"), {"basis": "a diary"}, "no year"),
        (one("money"), {"typed": "a bit"}, "not read as an amount"),
        (one("money"), {"typed": "£5", "currency": "EUR"}, "two currencies"),
        (one("money"), {"basis": "a guess"}, "lower amount is missing"),
        (one("table"), "words", "row of this table"),
        (one("table"), [5], "row of this table"),
        (one("table"), [{"id": "x", "cells": {"a": "b"}}], "row of this table"),
        (one("table"), [{"id": ID, "cells": "b"}], "row of this table"),
        (ITEMS, [row(kind="Paid"), row(first={"precision": "year"})], "not kept whole"),
        (one("yes-no-none"), "maybe", "neither yes"),
        (one("yes-no-none"), True, "neither yes"),
        (one("reference"), {"document": ID}, "passage"),
        (one("reference"), "words", "passage"),
        (one("timer"), -1, "time"),
        (one("timer"), "ten", "time"),
    ],
)
def test_what_does_not_fit_a_field_is_said_in_a_sentence(field, value, why):
    sentence = values.check(field, value)

    assert why in sentence
    assert breaches(sentence) == []


# How it prints


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (one("short"), " words ", "words"),
        (one("text"), "words\nmore\n", "words\nmore"),
        (one("choice"), "Paid", "Paid"),
        (one("choices"), ["a", "", "b"], "a, b"),
        (one("choices"), ["at home, alone", "b"], "at home, alone; b"),
        (one("scale"), 6, "6 of 10"),
        (one("scale"), 0, "0 of 10"),
        (one("scale"), None, "skipped"),
        (one("scale"), 11, "11"),
        (one("scale"), True, ""),
        (one("date"), WHEN, "about 2016, from card statements"),
        (one("date"), {"typed": "after the move", "basis": "a diary"}, "after the move, a diary"),
        (one("date"), "after the move", "after the move"),
        (one("money"), MONEY, "£140 to £220"),
        (one("money"), {**MONEY, "basis": "a\nguess"}, "£140 to £220, a, guess"),
        (one("money"), {"typed": "a bit"}, "a bit"),
        (one("yes-no-none"), "none", "none"),
        (one("reference"), PASSAGE, "what was said"),
        (one("reference"), {"words": "what was said"}, "what was said"),
        (one("timer"), 0, "0 seconds"),
        (one("timer"), 1, "1 second"),
        (one("timer"), 720, "12 minutes"),
        (one("timer"), 3661, "1 hour 1 minute 1 second"),
        (one("timer"), "ten minutes", "ten minutes"),
        (one("kind of later"), {"a": ["words", "more"]}, "words, more"),
        (
            ITEMS,
            [row(kind="Paid", first=WHEN), row(kind="Meeting", none=True)],
            "What: Paid; First time: about 2016, from card statements\nWhat: Meeting – none",
        ),
        (one("table", columns=(GuideField(key="a", kind="short"),)), [row(a="words")], "words"),
        (one("table"), [row(a="no column for it")], ""),
    ],
)
def test_a_value_prints_as_it_was_meant(field, value, text):
    assert values.plain(field, value) == text


@given(st.sampled_from(FIELD_KINDS), JSON)
def test_no_shape_is_refused(kind, value):
    field = one(kind, columns=COLUMNS)

    assert isinstance(values.plain(field, value), str)
    assert isinstance(values.is_empty(field, value, leaving=True), bool)
    assert breaches(values.check(field, value)) == []
    assert values.lines((field,), {"one": value}) is not None
    assert values.tables((field,), {"one": value}, leaving=True) is not None


def test_fields_become_lines_with_their_label_in_bold():
    fields = (
        GuideField(key="title", kind="short", label="Title"),
        GuideField(key="why", kind="text", label="Why is that?"),
        GuideField(key="empty", kind="short", label="Empty"),
        GuideField(key="absent", kind="scale", label="Absent"),
        GuideField(key="skipped", kind="scale", label="Skipped"),
        GuideField(key="bare", kind="short"),
        GuideField(key="body", kind="text", label="Body"),
        ITEMS,
    )
    made = values.lines(
        fields,
        {
            "title": "words",
            "why": "first\n\nsecond",
            "empty": " ",
            "skipped": None,
            "bare": "bare",
            "body": "body",
            "items": [row(kind="Paid")],
        },
    )

    assert richtext.plain(made) == (
        "Title: words\nWhy is that? first\nsecond\nSkipped: skipped\nbare"
    )
    assert [run.text for block in made for run in block.runs if run.bold] == [
        "Title:",
        "Why is that?",
        "Skipped:",
    ]


def test_a_table_prints_without_empty_rows_and_columns():
    rows = [
        row(kind="Paid", cost=MONEY, note="mine"),
        row(cost=" "),
        row(kind="Meeting", none=True, cost=MONEY),
    ]

    assert values.tables((ITEMS,), {"items": rows}) == (
        Table(
            headings=("What", "Money", "For myself"),
            rows=(("Paid", "£140 to £220", "mine"), ("Meeting – none", "", "")),
            caption="Facts",
        ),
    )


@pytest.mark.parametrize(
    "given_values",
    [{}, {"items": []}, {"items": "x"}, {"items": [5, {"cells": 5}]}, {"items": [row(none=True)]}],
)
def test_a_table_without_a_word_is_no_table(given_values):
    assert values.tables((ITEMS, one("short")), {**given_values, "one": "words"}) == ()


def test_rows_the_guide_names_are_a_table_under_their_names_in_its_order():
    kept = {
        "limits": {"state": "in place", "felt": None},
        "own": {"cost": MONEY, "note": "mine"},
        "help": {"note": " "},
    }

    assert values.check(STEPS, kept) == ""
    assert values.tables((STEPS,), {"steps": kept}) == (
        Table(
            headings=("Steps", "State", "Money", "Felt", "For myself"),
            rows=(
                ("Own the harm", "", "£140 to £220", "", "mine"),
                ("Limits", "in place", "", "skipped", ""),
            ),
        ),
    )
    assert values.plain(STEPS, kept).splitlines() == [
        "Steps: Own the harm; Money: £140 to £220; For myself: mine",
        "Steps: Limits; State: in place; Felt: skipped",
    ]
    assert values.words(kept).splitlines() == ["in place", "£140 to £220", "mine"]


@pytest.mark.parametrize(
    "kept", [{}, {"own": {}}, {"own": {"note": " "}}, {"new": {"state": "in place"}}, "x", [5]]
)
def test_named_rows_without_a_known_word_are_no_table(kept):
    assert values.tables((STEPS,), {"steps": kept}) == ()


@pytest.mark.parametrize("kept", ["words", [5], {"own": "words"}])
def test_named_rows_of_another_shape_are_said_to_be_broken_and_found_all_the_same(kept):
    assert "row here" in values.check(STEPS, kept)
    assert values.words({"steps": kept}) == "" or "words" in values.words({"steps": kept})
    assert not values.is_empty(STEPS, kept)


def test_a_cell_that_does_not_fit_its_column_is_said_of_named_rows_too():
    assert "scale" in values.check(STEPS, {"own": {"felt": 11}})
    assert values.check(STEPS, {"own": {"newer": 11}, "newer": {"felt": 11}}) == ""


def assert_a_column_that_may_not_leave_stays():
    kept = {"own": {"state": "in place", "note": "canary"}, "help": {"note": "canary"}}
    left = values.tables((STEPS,), {"steps": kept}, leaving=True)

    assert "canary" not in str(left)
    assert left == (Table(headings=("Steps", "State"), rows=(("Own the harm", "in place"),)),)
    assert values.is_empty(STEPS, {"own": {"note": "canary"}}, leaving=True)


def test_a_column_that_may_not_leave_stays():
    assert_a_column_that_may_not_leave_stays()


def test_twin_that_prints_every_column_lets_it_out(monkeypatch):
    monkeypatch.setattr(values, "_texts", lambda columns, cells, **_: tuple(
        str(cells.get(one.key, "")) for one in columns
    ))  # fmt: skip
    with pytest.raises(AssertionError, match="canary"):
        assert_a_column_that_may_not_leave_stays()


def assert_a_row_that_was_put_aside_stays():
    kept = {"own": {"state": "not for me", "cost": MONEY}, "help": {"state": "in place"}}

    assert values.tables((STEPS,), {"steps": kept}, leaving=True) == (
        Table(headings=("Steps", "State"), rows=(("Find help", "in place"),)),
    )
    assert "£140" in str(values.tables((STEPS,), {"steps": kept}))


def test_a_row_that_was_put_aside_stays_whole():
    assert_a_row_that_was_put_aside_stays()


def test_twin_that_takes_no_row_for_aside_lets_it_out(monkeypatch):
    monkeypatch.setattr(values, "is_aside", lambda *_: False)
    with pytest.raises(AssertionError, match="140"):
        assert_a_row_that_was_put_aside_stays()


def test_nothing_private_leaves():
    hidden = GuideField(key="hidden", kind="short", label="Hidden", exportable=False)
    secret = GuideField(
        key="secret", kind="table", label="Secret", exportable=False, columns=COLUMNS
    )
    fields = (hidden, secret, ITEMS)
    given_values = {
        "hidden": "canary",
        "secret": [row(kind="canary")],
        "items": [row(note="canary"), row(kind="Paid", note="canary")],
    }
    left = (
        str(values.lines(fields, given_values, leaving=True))
        + str(values.tables(fields, given_values, leaving=True))
        + "".join(values.plain(one, given_values[one.key], leaving=True) for one in fields)
    )

    assert "Paid" in left
    assert "canary" not in left
    assert "Hidden" not in left
    assert "For myself" not in left
    assert str(values.tables(fields, given_values)).count("canary") == 3


# Words, for search and counting


def test_words_are_all_texts_a_person_wrote_in_their_order():
    found = values.words(
        {
            "short": "a",
            "choices": ["b", " ", "c"],
            "scale": 5,
            "items": [row(kind="d", first=WHEN, cost=MONEY, none=True), row(first={"typed": "e"})],
            "reference": PASSAGE,
            "broken": {"precision": "f"},
        }
    )

    assert found.splitlines() == [
        "a",
        "b",
        "c",
        "d",
        "about 2016, from card statements",
        "£140 to £220",
        "e",
        "what was said",
        "f",
    ]


@given(JSON)
def test_words_never_fail_whatever_the_shape(value):
    assert isinstance(values.words(json.loads(json.dumps(value))), str)


def test_words_do_not_fail_where_a_shape_is_deep():
    deep: object = "words"
    for _ in range(20_000):
        deep = [deep]

    assert values.words(deep) == "words"


@given(st.lists(st.text(max_size=9).map(str.strip).filter(bool), max_size=5))
def test_no_text_is_lost_in_words(texts):
    assert values.words({"a": [{"b": text} for text in texts]}) == "\n".join(texts)


# What is kept


def test_pruning_drops_what_is_empty_and_keeps_what_was_said():
    assert values.prune(
        {
            "blank": " ",
            "list": ["", "a", []],
            "rows": [row(a=""), row(a=" b ", c=""), {"id": ID, "cells": {}}],
            "skipped": None,
            "zero": 0,
            "no": False,
            "pair": ("a", ""),
        }
    ) == {
        "list": ["a"],
        "rows": [row(a=" b ")],
        "skipped": None,
        "zero": 0,
        "no": False,
        "pair": ["a"],
    }


@given(JSON)
def test_pruning_twice_changes_nothing_and_loses_no_words(value):
    pruned = values.prune(value)

    assert values.prune(pruned) == pruned
    assert values.words(pruned) == values.words(value)


def test_twin_that_does_not_ask_what_may_leave_lets_it_leave(monkeypatch):
    real = values.is_empty

    def ask_nothing(field, value, *, leaving=False):
        return real(field, value)

    monkeypatch.setattr(values, "is_empty", ask_nothing)

    with pytest.raises(AssertionError):
        test_nothing_private_leaves()


def test_twin_that_takes_a_skipped_scale_for_nothing_loses_it(monkeypatch):
    monkeypatch.setattr(values, "prune", lambda value: value)
    monkeypatch.setattr(values, "_is_nothing", lambda value: not value)

    with pytest.raises(AssertionError):
        test_what_was_written_or_skipped_on_purpose_is_there("scale", 0)


def test_a_row_that_is_not_wanted_any_more_stays_when_the_others_leave():
    columns = (
        GuideField(key="what", kind="short", label="What"),
        GuideField(key="keep", kind="choice", label="", choices=("yes", "no"), role="wanted"),
    )
    field = GuideField(key="rows", kind="table", columns=columns)
    cells = ({"what": "A"}, {"what": "B", "keep": "no"}, {"what": "C", "keep": "yes"})
    rows = {"rows": [{"id": str(at), "cells": one} for at, one in enumerate(cells)]}

    def first(**how):
        (table,) = values.tables([field], rows, **how)
        return [row[0] for row in table.rows]

    assert first(leaving=True) == ["A", "C"]
    assert first() == ["A", "B", "C"]


def test_what_the_program_noted_of_words_that_stand_elsewhere_is_said_once():
    noted = [{"words": "the lake", "document": "d" * 32, "section": "s" * 32}]
    fields = {
        "own": "mine", ":holes": {"2019": "in words of mine"}, ":pulled": noted,
        ":points": [{"number": 1, "words": "the lake"}], ":passages": {"timeline:a": "the lake"},
    }  # fmt: skip

    assert values.words(fields).splitlines() == ["mine", "in words of mine"]


# maps


def as_map(field: GuideField) -> GuideField:
    """Return a fixed table as a map."""
    return replace(field, kind="map", label="My way round")


def test_a_map_prints_as_a_numbered_list_of_the_stations_in_which_something_stands() -> None:
    ways = replace(
        as_map(STEPS),
        columns=(
            GuideField(key="what", kind="text", label="In my words"),
            GuideField(key="out", kind="short", label="A way out here", role="out"),
            GuideField(key="note", kind="text", label="For myself", exportable=False),
        ),
    )
    written = {"steps": {
        "own": {"what": "I go\nquiet", "note": "stays"},
        "limits": {"what": "Shame.", "out": "ring Sam"},
    }}  # fmt: skip
    printed = values.lines((ways,), written, leaving=True)

    assert [block.kind for block in printed] == [
        BlockKind.PARAGRAPH, BlockKind.NUMBER, BlockKind.NUMBER,
    ]  # fmt: skip
    assert richtext.plain(printed).splitlines() == [
        "My way round",
        "Own the harm: I go quiet.",
        "Limits: Shame. A way out here: ring Sam.",
    ]
    assert values.tables((ways,), written) == ()
    assert "stays" in richtext.plain(values.lines((ways,), written))


@pytest.mark.parametrize("written", [{}, {"steps": None}, {"steps": {"own": {}}}, {"steps": "x"}])
def test_a_map_in_which_nothing_stands_prints_nothing(written: dict[str, object]) -> None:
    assert values.lines((as_map(STEPS),), written) == ()


def test_a_map_that_never_leaves_prints_nothing_on_its_way_out() -> None:
    stays = replace(as_map(STEPS), exportable=False)

    assert values.lines((stays,), {"steps": {"own": {"state": "in place"}}}, leaving=True) == ()


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        ("2026-10-03T21:10", "3 October 2026, 21:10"),
        ("2026-10-28", "28 October 2026"),
        ("2026-13-01", "2026-13-01"),
        (" some day ", "some day"),
    ],
)
def test_a_moment_the_program_noted_prints_as_people_say_it(kept, printed):
    assert values.plain(one("short", role=values.MOMENT), kept) == printed
    assert values.plain(one("short"), kept) == kept.strip()


def test_no_date_of_a_machine_leaves_with_the_scales():
    (section,) = (one for one in samples.guides()["scales"].sections if one.key == "readings")
    cells = {"at": "2026-10-03T21:10", "scale": "slp", "name": "Sleep", "value": 4}
    fields = {
        "readings": [{"id": ID, "cells": cells}],
        "marks": [{"id": ID, "cells": {"on": "2026-10-28"}}],
    }
    printed = [table.rows for table in values.tables(section.fields, fields, leaving=True)]
    assert printed == [(("3 October 2026, 21:10", "Sleep", "4 of 10"),), (("28 October 2026",),)]
