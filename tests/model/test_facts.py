"""Facts read from rows, and what is put together from them."""

from decimal import Decimal

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import desk, facts, money, when
from desktop.model.facts import VIEWS, Fact
from desktop.model.guide import FACT_VIEWS
from desktop.model.money import Money
from desktop.model.when import Precision, When

COLUMNS = desk.items(samples.guides()["disclosure"])[1].columns
WORDS = st.text("abc ÄäéЖ🌿", min_size=1, max_size=12).map(str.strip).filter(bool)
DATES = st.builds(
    lambda year, month, basis: When(
        precision=Precision.MONTH, year=year, month=month, basis=basis
    ),
    st.integers(1990, 2025), st.integers(1, 12), st.just("") | WORDS,
)  # fmt: skip
AMOUNTS = st.builds(
    lambda lower, more, basis: Money(
        currency="GBP", lower=Decimal(lower), upper=Decimal(lower + more), basis=basis
    ),
    st.integers(0, 9999), st.integers(0, 999), WORDS,
)  # fmt: skip
ROLES = ("peak", "usual", "length", "hidden", "how", "said", "left_out", "truth")


@st.composite
def rows(draw):
    cells = {"kind": draw(WORDS)}
    for role in ROLES:
        if draw(st.booleans()):
            cells[role] = draw(WORDS)
    for role in ("first", "last"):
        if draw(st.booleans()):
            cells[role] = draw(DATES).to_json()
    if draw(st.booleans()):
        cells["money"] = draw(AMOUNTS).to_json()
    for role in ("device", "place", "people", "reach"):
        if draw(st.booleans()):
            cells[role] = draw(st.lists(WORDS, min_size=1, max_size=2))
    return {"id": draw(st.uuids()).hex, "cells": cells}


ROW = {
    "id": "0" * 32,
    "cells": {
        "kind": "A",
        "first": {"precision": "year", "year": 2016},
        "last": {"precision": "month", "year": 2024, "month": 2},
        "how": "in cash",
    },
}


def read(*cells):
    kept = [{"id": f"{number:032x}", "cells": one} for number, one in enumerate(cells)]
    return facts.facts(COLUMNS, kept)


def lines(view, known):
    return [one.text for one in facts.assemble(view, known).passages]


def test_the_loader_and_this_room_know_the_same_views():
    assert tuple(FACT_VIEWS) == VIEWS


def test_a_fact_is_printed_as_labels_and_own_words():
    known = read(
        {
            "kind": "Paid subscriptions",
            "first": {"precision": "year", "year": 2016},
            "last": {"precision": "month", "year": 2024, "month": 2},
            "peak": "4 times a week",
            "usual": "1 to 2 times a week",
        }
    )

    (line,) = lines("kinds", known)
    assert line.startswith("Paid subscriptions: 2016 – February 2024; at the heaviest 4 times")
    assert line.endswith("a week; usually 1 to 2 times a week")
    assert lines("timeline", known) == ["2016 – February 2024: Paid subscriptions"]


def test_none_is_said_plainly_and_only_where_kinds_are_named():
    known = read({"kind": "Meeting in person", "none": True})

    assert lines("kinds", known) == ["Meeting in person: none"]
    assert all(not lines(view, known) for view in VIEWS if view != "kinds")


def test_that_a_kind_applies_is_itself_a_fact():
    assert lines("kinds", read({"kind": "Gifts"})) == ["Gifts"]
    assert lines("money", read({"kind": "Gifts"})) == []


def test_what_could_not_be_read_is_printed_as_it_was_typed():
    known = read(
        {"kind": "Gifts", "first": {"typed": "before the move"}, "money": {"typed": "lots"}}
    )

    assert lines("timeline", known) == ["before the move: Gifts"]
    assert lines("money", known) == ["Gifts: lots"]


def test_doubt_stands_beside_the_kind():
    known = read({"kind": "Gifts", "usual": "weekly", "sure": "to be checked"})

    assert lines("frequency", known) == ["Gifts (to be checked): usually weekly"]
    assert lines("unsure", known) == ["Gifts: how sure to be checked"]


def test_money_is_added_up_by_currency():
    known = read(
        {"kind": "A", "money": {"currency": "GBP", "lower": "140", "upper": "220"}},
        {"kind": "B", "money": {"currency": "GBP", "lower": "10"}},
    )

    assert lines("money", known)[-1] == "Together: £150 to £230"
    assert facts.assemble("money", known).table.rows[-1] == ("Together", "£150 to £230")


def test_a_sum_that_leaves_out_what_is_not_in_figures_says_so():
    known = read(
        {"kind": "A", "money": {"currency": "GBP", "lower": "140"}},
        {"kind": "B", "money": {"typed": "lots", "basis": "from memory"}},
    )

    assert lines("money", known)[1:] == [
        "B: lots, from memory",
        "Together, as far as written in figures: £140",
    ]


def test_what_is_sure_does_not_stand_among_what_is_not():
    year = {"precision": "year", "year": 2016}
    known = read(
        {"kind": "Gifts", "first": year},
        {"kind": "Chats", "first": year, "sure": "sure"},
        {"kind": "Calls", "first": year, "sure": "unsure"},
        {"kind": "Visits", "first": year, "recalled": "in May, my therapist heard it"},
    )

    assert lines("unsure", known) == [
        "Calls: from 2016; how sure unsure",
        "Visits: from 2016; came back later in May, my therapist heard it",
    ]


def test_the_basis_of_a_date_stands_on_the_timeline():
    first = {"precision": "about", "year": 2016, "basis": "card statements"}
    last = {"precision": "year", "year": 2019, "basis": "the phone"}

    assert lines("timeline", read({"kind": "A", "first": first, "last": last})) == [
        "about 2016 – 2019 (card statements; the phone): A"
    ]


def test_words_over_several_lines_make_one_line_of_a_text():
    known = read({"kind": "A", "said": "“No.”\n\n “Never.” "})

    assert lines("told", known) == ["A: said “No.” “Never.”"]


def test_a_guide_that_takes_one_text_for_several_or_several_for_one_loses_nothing():
    known = read({"kind": "A", "device": "phone", "usual": ["weekly", "more on holidays"]})

    assert lines("devices", known) == ["A: phone"]
    assert lines("frequency", known) == ["A: usually weekly, more on holidays"]


def test_twin_that_gives_the_dates_of_all_calls_what_is_sure_unsure(monkeypatch):
    monkeypatch.setattr(Fact, "is_unsure", property(lambda _one: True))

    with pytest.raises(AssertionError):
        test_what_is_sure_does_not_stand_among_what_is_not()


def test_twin_that_keeps_the_ends_of_lines_makes_more_than_one_line(monkeypatch):
    monkeypatch.setattr(facts, "_in_one_line", str)

    with pytest.raises(AssertionError):
        test_words_over_several_lines_make_one_line_of_a_text()


def test_twin_that_leaves_out_a_word_is_seen(monkeypatch):
    monkeypatch.setattr(facts, "_TEXTS", tuple(one for one in facts._TEXTS if one != "how"))

    with pytest.raises(AssertionError):
        says_each_word([ROW])


def test_twin_that_writes_a_sentence_is_seen(monkeypatch):
    whole = facts._line
    monkeypatch.setattr(facts, "_line", lambda how, cells: f"This happened: {whole(how, cells)}")

    with pytest.raises(AssertionError):
        writes_no_sentence([ROW], "kinds")


def test_the_timeline_is_in_order_of_time_and_undated_facts_come_last():
    known = read(
        {"kind": "C", "peak": "x"},
        {"kind": "B", "first": {"precision": "year", "year": 2020}},
        {"kind": "A", "last": {"precision": "year", "year": 2010}},
    )

    assert lines("timeline", known) == ["until 2010: A", "from 2020: B"]


@given(st.lists(rows(), max_size=6))
def test_each_word_that_was_given_stands_in_the_view_it_belongs_to(kept):
    says_each_word(kept)


def says_each_word(kept):
    known = facts.facts(COLUMNS, kept)
    homes = {
        "peak": "frequency", "usual": "frequency", "length": "frequency", "hidden": "hidden",
        "how": "hidden", "said": "told", "left_out": "told", "truth": "told", "device": "devices",
        "place": "devices", "people": "people", "reach": "reach",
    }  # fmt: skip
    for role, view in homes.items():
        shown = "\n".join(lines(view, known))
        for row in kept:
            value = row["cells"].get(role, [])
            for word in (value,) if isinstance(value, str) else value:
                assert word in shown


@given(st.lists(rows(), max_size=6))
def test_each_date_and_each_amount_stands_in_the_view_it_belongs_to(kept):
    says_each_figure(kept)


def says_each_figure(kept):
    known = facts.facts(COLUMNS, kept)
    shown = {
        one.key: one.text
        for view in ("timeline", "money", "kinds")
        for one in facts.assemble(view, known).passages
    }
    for row in kept:
        for end in {"first", "last"} & set(row["cells"]):
            one = when.from_json(row["cells"][end])
            assert one.words() in shown.get(f"timeline:{row['id']}", "")
            assert one.basis in shown[f"timeline:{row['id']}"]
            assert one.words() in shown[f"kinds:{row['id']}"]
        if "money" in row["cells"]:
            amount = money.from_json(row["cells"]["money"]).words_with_basis()
            assert amount in shown[f"money:{row['id']}"]


def test_twin_that_reads_no_last_time_is_seen(monkeypatch):
    monkeypatch.setattr(facts, "_READ", tuple(one for one in facts._READ if one[0] != "last"))

    with pytest.raises(AssertionError):
        says_each_figure([ROW])


@given(st.lists(rows(), max_size=6), st.sampled_from(VIEWS))
def test_nothing_is_written_but_labels_and_what_was_given(kept, view):
    writes_no_sentence(kept, view)


def writes_no_sentence(kept, view):
    known = facts.facts(COLUMNS, kept)
    made = facts.assemble(view, known)
    given_words = {word for row in kept for word in str(row["cells"]).casefold().split()}
    labels = {word for heading in _headings(made) for word in heading.casefold().split()}
    months = {"january", "february", "march", "april", "may", "june", "july", "august",
              "september", "october", "november", "december", "from", "until", "to",
              "together"}  # fmt: skip
    for passage in made.passages:
        for word in passage.text.replace(";", " ").replace(",", " ").split():
            bare = word.strip(":–()£").casefold()
            assert (
                not bare
                or bare in months | labels
                or any(bare in one for one in given_words)
                or bare.isdigit()
            )


def _headings(made):
    return made.table.headings if made.table else ()


def test_a_view_there_is_none_of_is_a_mistake():
    with pytest.raises(KeyError):
        facts.assemble("verdict", (Fact(id="a"),))


def test_a_column_in_which_nothing_stands_is_not_drawn():
    row = {"id": "0" * 32, "cells": {"kind": "Gifts", "sure": "not sure"}}
    table = facts.assemble("unsure", facts.facts(COLUMNS, [row])).table

    assert "Came back later" not in table.headings
    assert all(len(row) == len(table.headings) for row in table.rows)
