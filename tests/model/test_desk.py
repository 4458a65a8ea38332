"""A guided document put together, and what of it may leave."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import samples

from desktop.model import desk, entries, richtext
from desktop.model.desk import Standing
from desktop.model.document import Document, Kind, Section, SectionId, State
from desktop.model.entries import Entry
from desktop.model.facts import Assembled, Passage
from desktop.model.richtext import Block, BlockKind, Run

GUIDE = samples.guides()["disclosure"]
ROW = {
    "id": "a" * 32,
    "cells": {"kind": "Gifts", "usual": "weekly", "note": "for me alone", "known": "no"},
}


def section(key, body="", **fields):
    return Section(
        id=SectionId(key), key=key, heading=key, body=richtext.from_plain(body), fields=fields
    )


def views(key, *sections):
    return desk.assembled(GUIDE.section(key), desk.facts_of(GUIDE, sections))


def test_facts_stand_in_the_one_table_with_kinds():
    home, table = desk.items(GUIDE)

    assert (home.key, table.key) == ("categories", "items")
    assert desk.items(samples.guides()["amends"]) is None
    assert [one.kind for one in desk.facts_of(GUIDE, [section("categories", items=[ROW])])] == [
        "Gifts"
    ]
    assert desk.facts_of(GUIDE, [section("opening")]) == ()
    assert desk.facts_of(samples.guides()["amends"], []) == ()


@pytest.mark.parametrize("broken", [None, "x", [1, {"cells": {}}, {"id": 7}], {}])
def test_rows_that_are_none_are_passed_over(broken):
    assert desk.rows({"items": broken}, "items") == ()


def test_a_section_says_how_its_facts_stand():
    assert desk.standing(section("timeline")) is Standing.TABLE
    assert desk.standing(section("timeline", **{desk.STANDS: "lines"})) is Standing.LINES
    assert desk.standing(section("timeline", **{desk.STANDS: "else"})) is Standing.TABLE
    assert desk.known(section("timeline", **{desk.KNOWN: 3})) == {}


def test_a_view_without_a_fact_is_left_out_and_answers_come_from_outside():
    assert views("frequency", section("categories")) == ()
    answers = Assembled(None, (Passage("answers:1", "1: yes"),))
    assert desk.assembled(GUIDE.section("answers"), (), answers) == (answers,)
    assert desk.assembled(GUIDE.section("answers"), ()) == ()


def test_lines_are_put_and_taken_out_again_unless_edited():
    facts = section("categories", items=[ROW])
    own = section("frequency", "my words")
    put = desk.put(own, views("frequency", facts))
    assert richtext.plain(put.body) == "my words\nGifts: usually weekly"

    after = own.with_body(put.body).with_fields({desk.KNOWN: put.known})

    assert desk.fresh(views("frequency", facts)) == (
        Passage("frequency:" + "a" * 32, "Gifts: usually weekly"),
    )
    assert richtext.plain(desk.without_lines(after)) == "my words"
    mine, line = put.body
    bold = replace(line, runs=(Run(line.text, bold=True),))
    assert desk.without_lines(after.with_body((mine, bold, line))) == (mine, bold)


def leaves(key, body="", **fields):
    return desk.piece(GUIDE, section(key, body, **fields), "Heading")


def test_private_pages_and_what_a_guide_keeps_back_make_no_piece():
    with pytest.raises(ValueError, match="may not leave"):
        leaves("private:opening", "anger")
    assert not desk.may_leave(None, section("private:body"))
    assert desk.may_leave(None, section("body"))
    assert desk.may_leave(GUIDE, section("a section of an older guide"))


def test_a_column_that_may_not_leave_does_not():
    made = leaves("categories", "words", items=[ROW])

    printed = [*made.tables[0].headings, *(cell for row in made.tables[0].rows for cell in row)]
    assert "weekly" in " ".join(printed)
    assert "for me alone" not in " ".join(printed)
    assert richtext.plain(made.body) == "words"


def test_assembled_tables_leave_unless_they_stand_as_lines_or_nowhere():
    shown = views("frequency", section("categories", items=[ROW]))
    for standing, count in ((Standing.TABLE, 1), (Standing.LINES, 0), (Standing.NOWHERE, 0)):
        own = section("frequency", **{desk.STANDS: standing.value})
        assert len(desk.piece(GUIDE, own, "H", shown).tables) == count


def test_lines_leave_as_their_facts_are_now():
    shown = views("frequency", section("categories", items=[ROW]))
    known = {"frequency:" + "a" * 32: "Gifts: usually daily"}
    own = section("frequency", **{desk.STANDS: "lines", desk.KNOWN: known}).with_body(
        (desk.passages.line("Gifts: usually daily"), richtext.paragraph("my words"))
    )

    made = desk.piece(GUIDE, own, "H", shown)

    assert richtext.plain(made.body) == "Gifts: usually weekly\nmy words"


def test_a_free_text_leaves_as_it_is():
    made = desk.piece(None, section("body", "words"), "H")

    assert (made.heading, richtext.plain(made.body), made.tables) == ("H", "words", ())


def test_all_fields_can_be_read_as_lines():
    lines = desk.as_lines(GUIDE.section("categories"), {"items": [ROW], ":stands": "no"})
    out = desk.as_lines(GUIDE.section("categories"), {"items": [ROW]}, leaving=True)
    assert "for me alone" not in richtext.plain(out)
    assert "for me alone" in richtext.plain(lines)
    assert "Gifts" in richtext.plain(lines)

    bare = desk.as_lines(None, {"items": [ROW], ":stands": "no"})
    assert "for me alone" in richtext.plain(bare)


# -- what is marked to stay -------------------------------------------------

KEPT = Block.of(BlockKind.PARAGRAPH, [Run("Open. "), Run("Between us.", kept=True)])


def test_an_entry_that_is_kept_in_may_not_leave_and_makes_no_piece():
    fields = entries.with_entry({}, Entry(is_kept_in=True))
    section = Section(id="s", key="body", heading="", body=(KEPT,), fields=fields)

    assert not desk.may_leave(None, section)
    assert desk.pieces(None, [section]) == ()
    assert desk.holds_what_stays(section)
    with pytest.raises(ValueError, match="may not leave"):
        desk.piece(None, section, "")


def test_twin_without_the_look_at_its_fields_an_entry_leaves(monkeypatch):
    monkeypatch.setattr(desk, "stays", lambda _section: False)

    with pytest.raises(AssertionError):
        test_an_entry_that_is_kept_in_may_not_leave_and_makes_no_piece()


def test_a_piece_has_nothing_of_a_passage_that_stays():
    section = Section(id="s", key="body", heading="", body=(KEPT,))

    (piece,) = desk.pieces(None, [section])

    assert richtext.plain(piece.body) == "Open."
    assert desk.holds_what_stays(section)
    assert not desk.holds_what_stays(section.with_body(piece.body))


def test_a_section_of_which_only_marked_words_stand_makes_no_piece():
    section = Section(id="s", key="body", heading="", body=richtext.kept((KEPT,)))

    assert desk.pieces(None, [section]) == ()


def test_read_aloud_all_of_it_is_there_but_what_is_private():
    section = Section(id="s", key="body", heading="One", body=(KEPT,))
    whole = Section(
        id="t", key="body", heading="Two", body=(KEPT,),
        fields=entries.with_entry({}, Entry(is_kept_in=True)),
    )  # fmt: skip
    private = replace(section, key="private:body")
    not_mine = replace(section, mark=State.NOT_FOR_ME)

    read = desk.aloud(None, [section, whole, private, not_mine])

    assert read == (("One", (KEPT,), ()), ("Two", (KEPT,), ()))


def test_what_another_text_may_quote_is_without_marked_words():
    section = Section(id="s", key="body", heading="", body=(KEPT,))
    stays = section.with_fields(entries.with_entry({}, Entry(is_kept_in=True)))

    assert richtext.plain(desk.quotable(None, section)) == "Open."
    assert desk.quotable(None, stays) == ()


def test_who_knows_no_guide_lets_nothing_go():
    section = Section(id="s", key="body", heading="", body=richtext.from_plain("a"))
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    document = Document(
        id="d", kind=Kind.PLAN, title="", on=moment.date(), written_at=moment, changed_at=moment
    )

    assert desk.may_leave_from(None, document, section)
    assert not desk.may_leave_from(None, replace(document, guide="of later"), section)
    anger = samples.guides()["anger_page"]
    assert not desk.may_leave_from(anger, document, replace(section, key="page"))


def test_lines_of_a_text_say_nothing_of_what_belongs_to_an_entry():
    fields = entries.with_entry({"other": "words"}, Entry(tags=("night",), reach=("sleep",)))

    assert richtext.plain(desk.as_lines(None, fields)) == "words"


def test_no_guide_has_a_field_that_would_keep_its_section_in_by_its_name():
    keys = {
        field.key
        for guide in samples.guides().values()
        for one in guide.sections
        for field in one.fields
    }

    assert entries.KEPT_IN not in keys


PHASE = samples.guides()["first_weeks"].section("steps")
ROWS = {
    "own_it": {"state": "not for me", "note": "Kept."},
    "truth": {"state": "in place", "on": {"precision": "year", "year": 2026}, "note": "Said."},
}


def test_rows_that_a_guide_names_are_read_as_lines_under_their_names():
    shown = richtext.plain(desk.as_lines(PHASE, {"rows": ROWS})).splitlines()
    quoted = richtext.plain(desk.quotable(PHASE, section("steps", rows=ROWS))).splitlines()
    second = (
        "What I do: Tell the truth from now on; Where this is: in place; When: 2026; "
        "What I do, and what I have seen: Said."
    )

    assert shown == [
        (
            "What I do: Own the harm as it is; Where this is: not for me; "
            "What I do, and what I have seen: Kept."
        ),
        second,
    ]
    assert quoted == [second]
