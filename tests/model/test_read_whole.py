"""A document read again where nothing can be changed: every field of it stands there as words."""

from datetime import UTC, datetime

import filled
import pytest
import samples

from desktop.model import entries, read_whole, richtext, values, when
from desktop.model.document import PRIVATE, Document, DocumentId, Kind, Section, SectionId
from desktop.model.entries import Entry
from desktop.model.read_whole import Book
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.scales import GUIDE as SCALES

BOOK = Book(guides=samples.guides(), reach={"sleep": "Sleep and rest"})
NOW = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
LAKE = richtext.from_plain("the lake in winter")


def section(key, body=richtext.EMPTY, **fields):
    return Section(id=SectionId(key), key=key, heading=f"About {key}", body=body, fields=fields)


def document(*sections, kind=Kind.LETTER, guide=""):
    return Document(
        id=DocumentId("d"), kind=kind, title="A title", on=samples.TODAY, written_at=NOW,
        changed_at=NOW, guide=guide, sections=sections,
    )  # fmt: skip


def read(*sections, **about):
    return richtext.plain(read_whole.whole(BOOK, document(*sections, **about)))


def in_one_line(text):
    return " ".join(text.split())


def missed(guide):
    """Return what of a guide filled in everywhere is not read."""
    sections = [section(one.key, LAKE, **filled.section(one)) for one in guide.sections]
    shown = in_one_line(read(*sections, guide=guide.id))
    parts = [text for one in sections for text in values.words(one.fields).splitlines()]
    return [text for text in parts if in_one_line(text) not in shown]


def test_every_field_of_every_guide_is_read():
    lost = {guide.id: missed(guide) for guide in BOOK.guides.values() if guide.id != SCALES}

    assert {name: parts[:3] for name, parts in lost.items() if parts} == {}


@pytest.mark.parametrize("without", ["lines", "tables"])
def test_twin_without_lines_or_tables_some_are_not(without, monkeypatch):
    monkeypatch.setattr(read_whole.values, without, lambda *_: ())

    with pytest.raises(AssertionError, match="may leave from"):
        test_every_field_of_every_guide_is_read()


def test_a_table_is_a_list_with_each_cell_behind_its_heading():
    row = {"id": "a" * 32, "cells": {"kind": "Gifts", "usual": "weekly\nor less"}}

    shown = read(section("categories", items=[row]), guide="disclosure")

    assert "Kind: Gifts; How often usually: weekly or less" in shown
    assert shown.splitlines()[0].endswith("About categories")


def test_what_belongs_to_an_entry_stands_above_its_words():
    happened = when.parse(None, "summer 2019")
    said = Entry(happened=happened, before=7, after=0, reach=("sleep", "own"), tags=("night",))

    shown = read(section("body", LAKE, **entries.with_entry({}, said)), kind=Kind.ENTRY)

    assert shown.splitlines() == [
        "About body",
        "When it happened: summer 2019",
        "Distress before writing: 7 of 10",
        "Distress after writing: 0 of 10",
        "Where it reaches: Sleep and rest, own",
        "Words of your own: night",
        "the lake in winter",
    ]


def readings(**cells):
    row = {"scale": "vigil", "name": "On guard", "at": "2026-11-02T21:40", "value": 6} | cells
    return {"id": "a" * 32, "cells": row}


def test_readings_are_read_with_their_day_their_scale_and_what_was_noted():
    skipped = {"id": "b" * 32, "cells": readings(at="2026-11-03", value=None)["cells"]}
    fields = {
        "mine": ["vigil", "slp"],
        "readings": [readings(note="loud street"), skipped],
        "marks": [{"id": "c" * 32, "cells": {"on": "2026-11-04"}}],
    }

    shown = read(section("readings", **fields), guide=SCALES)

    assert "Day and time: 2 November 2026, 21:40; Scale: On guard; Number: 6 of 10; " in shown
    assert "Note to myself: loud street" in shown
    assert "Day and time: 3 November 2026; Scale: On guard; Number: skipped" in shown
    assert "Day: 4 November 2026" in shown
    assert "Scales I chose: On guard" in shown
    assert "vigil" not in shown
    assert "slp" not in shown


def test_what_is_broken_in_the_readings_is_read_as_it_is():
    broken = {"id": "d" * 32, "cells": {"name": "On guard", "at": "some day", "value": 3}}
    bare = {"id": "e" * 32}

    shown = read(section("readings", readings=[broken, bare], mine=3), guide=SCALES)

    assert "Day and time: some day; Scale: On guard; Number: 3 of 10" in shown


def test_words_in_fields_that_no_guide_knows_are_read():
    shown = read(section("body", LAKE, former={"deep": ["a word of before", 3]}), guide="no longer")

    assert "a word of before" in shown
    assert "the lake in winter" in shown


def test_private_pages_are_read_and_what_the_program_noted_is_not():
    noted = section("desk:review", LAKE)
    private = section(f"{PRIVATE}body", richtext.from_plain("for me alone"))
    bare = Section(id=SectionId("p"), key=f"{PRIVATE}x", heading="", body=LAKE)

    assert "the lake" not in read(noted)
    assert read(private).splitlines() == [
        f"{read_whole.PRIVATE_PAGE}: About private:body", read_whole.PART_STAYS, "for me alone",
    ]  # fmt: skip
    assert read(bare).startswith(read_whole.PRIVATE_PAGE + "\n")


def test_what_never_leaves_is_marked_as_it_is():
    kept = (Block.of(BlockKind.PARAGRAPH, [Run("open "), Run("kept", kept=True)]),)
    whole = read_whole.whole(BOOK, document(section("body", kept)), stays=True)

    assert richtext.plain(whole).splitlines() == [
        read_whole.TEXT_STAYS, "About body", read_whole.WORDS_STAY, "open kept",
    ]  # fmt: skip
    assert whole[-1] == kept[0]
    entry = section("body", LAKE, kept_in=True)
    assert read_whole.ENTRY_STAYS in read(entry, kind=Kind.ENTRY)
    assert read_whole.PART_STAYS in read(entry)
    assert read_whole.PART_STAYS in read(section("talk", talk="yes"), guide=SCALES)


def test_twin_without_looking_for_marks_nothing_is(monkeypatch):
    monkeypatch.setattr(read_whole.richtext, "holds_kept", lambda _: False)

    with pytest.raises(AssertionError, match="dots"):
        test_what_never_leaves_is_marked_as_it_is()


def unmarked(guide):
    """Return the columns of a guide that no export takes, and that are not marked as such."""
    found = []
    for one in guide.sections:
        part = section(one.key, LAKE, **filled.section(one))
        if not guide.exportable or not one.exportable:
            continue
        shown = read(part, guide=guide.id)
        fields = [each for each in one.fields if each.exportable]
        staying = {at.label for each in fields for at in each.columns if not at.exportable}
        staying |= {each.label for each in one.fields if not each.exportable}
        notes = {each: read_whole.FIELD_STAYS.format(label=each) for each in staying}
        found += [each for each, note in notes.items() if note not in shown]
    return found


def test_a_column_that_never_leaves_is_marked_where_something_stands_in_it():
    guides = [guide for guide in BOOK.guides.values() if guide.id != SCALES]
    assert {guide.id: unmarked(guide) for guide in guides if unmarked(guide)} == {}
    keys = [one.key for one in BOOK.guides["small_betrayals"].sections]
    empty = read(*(section(key, LAKE) for key in keys), guide="small_betrayals")
    assert "Note to myself" not in empty


def test_twin_that_looks_at_no_column_marks_none(monkeypatch):
    monkeypatch.setattr(read_whole, "_staying", lambda *_: ())

    with pytest.raises(AssertionError, match="Note to myself"):
        test_a_column_that_never_leaves_is_marked_where_something_stands_in_it()


def test_a_document_in_which_nothing_stands_is_nothing():
    assert read_whole.whole(BOOK, document(section("body"))) == ()
