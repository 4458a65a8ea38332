"""What of the record can stand in a letter: facts without a verdict, rows without what stays."""

from datetime import date

import pytest
import samples

from desktop.model import bridge, richtext, values
from desktop.model.scales import Reading

GUIDES = samples.guides()
MARCH = date(2026, 3, 3), date(2026, 3, 30)


def reading(day, value, month=3, at=0):
    when = f"2026-{month:02}-{day:02}T21:4{at}"
    return Reading(id=when, scale="nightm", at=when, value=value)


def said(found, first=MARCH[0], last=MARCH[1]):
    noted = bridge.noted(found, "Bad dreams", first, last)
    return noted.sentence() if noted else None


def columns(guide, section, table="rows"):
    return GUIDES[guide].section(section).field(table).columns


def test_a_range_its_ends_and_its_gaps_are_said_and_nothing_else():
    found = [*(reading(day, 4 + day % 6) for day in range(3, 17)), reading(4, 9, at=1)]

    assert said(found) == (
        "Bad dreams: noted on 14 days between 3 and 30 March 2026, from 4 to 9 out of 10. "
        "On the other 14 days no number was noted."
    )


def test_a_skipped_reading_is_no_zero_and_no_day():
    assert said([reading(3, 7), reading(4, None)], last=date(2026, 3, 4)) == (
        "Bad dreams: noted on one day between 3 and 4 March 2026, 7 out of 10. "
        "On one other day no number was noted."
    )
    assert said([reading(3, None)]) is None
    assert said([reading(3, 7, month=2)]) is None


def test_a_single_day_and_days_without_a_gap():
    day = date(2026, 3, 3)
    assert said([reading(3, 7)], day, day) == "Bad dreams: 7 out of 10 on 3 March 2026."
    assert said([reading(3, 7), reading(4, 7)], last=date(2026, 3, 4)) == (
        "Bad dreams: noted on 2 days between 3 and 4 March 2026, 7 out of 10."
    )


def test_a_range_says_no_more_of_its_first_day_than_is_needed():
    assert bridge.between(*MARCH) == "between 3 and 30 March 2026"
    assert bridge.between(date(2026, 2, 3), MARCH[1]) == "between 3 February and 30 March 2026"
    assert bridge.between(date(2025, 2, 3), MARCH[1]) == (
        "between 3 February 2025 and 30 March 2026"
    )


def test_days_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="first day"):
        bridge.noted([], "Bad dreams", MARCH[1], MARCH[0])


def test_a_row_becomes_paragraphs_without_what_never_leaves():
    cells = {
        "family": "other", "what": "He said I was imagining it.\nTwice.",
        "when": {"precision": "about", "year": 2019}, "told_myself": "That I am tired.",
        "know_now": "It was true.", "effect": 7, "letter": "yes", "note": "never this",
    }  # fmt: skip
    body = bridge.row_body(columns("small_betrayals", "scenes"), cells)

    assert richtext.plain(body).splitlines() == [
        "About 2019: He said I was imagining it.",
        "Twice.",
        "What I told myself then: That I am tired.",
        "What I know now: It was true.",
    ]
    assert bridge.row_body(columns("small_betrayals", "scenes"), {"note": "never this"}) == ()


def all_rows_but_the_refused_are_offered():
    for guide, section in (("small_betrayals", "scenes"), ("felt_not_known", "log")):
        marked = columns(guide, section)
        marks = next(one for one in marked if one.key == bridge.FOR_LETTER).choices
        refused = [one for one in (*marks, "") if not bridge.is_wanted(marked, {"letter": one})]
        assert refused == ["no"]
        assert bridge.is_wanted(marked, {}), "a row without a mark is not offered"
    assert bridge.is_wanted(columns("needs", "cards", "cards"), {})


def test_every_row_that_was_not_refused_for_the_letter_is_offered():
    all_rows_but_the_refused_are_offered()


def test_twin_a_page_that_offers_only_marked_rows(monkeypatch):
    wanted = bridge.is_wanted
    monkeypatch.setattr(
        bridge, "is_wanted",
        lambda columns, cells: wanted(columns, cells) and cells.get("letter") is not None,
    )  # fmt: skip

    with pytest.raises(AssertionError, match="without a mark"):
        all_rows_but_the_refused_are_offered()


def test_a_card_without_its_table_leaves_its_number_there():
    cells = {"number": "3", "need": "A call by nine.", "when": "each time", "if_not": "never this"}

    assert richtext.plain(
        bridge.row_body(columns("needs", "cards", "cards"), cells)
    ).splitlines() == ["A call by nine.", "By when, or how often: each time"]


def test_every_source_stands_in_its_guide_and_goes_where_the_letter_has_room():
    letter = GUIDES["impact_letter"]
    for one in bridge.SOURCES:
        table = GUIDES[one.guide].section(one.section).field(one.table)
        assert table is not None
        assert table.columns
        for key in one.into:
            section = letter.section(key)
            assert section.field(one.as_row) if one.as_row else section.has_body


def test_twin_a_row_read_as_it_stands_carries_what_never_leaves(monkeypatch):
    monkeypatch.setattr(
        bridge, "row_body", lambda _columns, cells: richtext.from_plain(values.words(cells))
    )

    with pytest.raises(AssertionError):
        test_a_row_becomes_paragraphs_without_what_never_leaves()
