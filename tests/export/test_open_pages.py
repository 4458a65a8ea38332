"""A document as Markdown for somebody who takes everything along."""

from dataclasses import replace
from datetime import UTC, date, datetime

import samples

from desktop.export import open_pages
from desktop.model import desk, entries
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table

MOMENT = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
TEXT = (
    paragraph("One *star*."),
    Block.of(BlockKind.HEADING, [Run("Heading")]),
    Block.of(BlockKind.BULLET, [Run("a")]),
    Block.of(BlockKind.BULLET, [Run("b")]),
    Block.of(BlockKind.NUMBER, [Run("first")]),
    Block.of(BlockKind.NUMBER, [Run("second")]),
    Block.of(BlockKind.QUOTE, [Run("said")]),
    Block.of(BlockKind.PARAGRAPH, [Run("kept", bold=True, kept=True)]),
)


def document(*sections, **changes):
    made = Document(
        id=DocumentId("1"), kind=Kind.LETTER, title="A <title>", on=date(2026, 3, 14),
        written_at=MOMENT, changed_at=MOMENT, sections=sections,
    )  # fmt: skip
    return replace(made, **changes)


def section(key="body", body=TEXT, **changes):
    return Section(id=SectionId(key), key=key, heading="", body=body, **changes)


def test_a_text_is_markdown_block_by_block():
    said = open_pages.whole(None, document(section()))

    assert said.split("\n\n") == [
        "# A \\<title\\>", "2026-03-14", "One \\*star\\*.", "### Heading", "- a\n- b",
        "1. first\n2. second", "> said", "**kept**\n",
    ]  # fmt: skip


def test_as_it_leaves_what_is_marked_is_not_there():
    one = document(section())

    said = open_pages.leaving(one, desk.pieces(None, one.pages))

    assert "kept" not in said
    assert "> said" in said


def test_private_workings_have_a_heading_and_registers_are_left_to_the_json():
    said = open_pages.whole(
        None,
        document(
            section(), section("private:body", (paragraph("mine"),)),
            section("desk:versions", (paragraph("none"),)),
        ),
    )  # fmt: skip

    assert "## Private workings\n\nmine" in said
    assert "none" not in said


def test_an_entry_says_what_belongs_to_it():
    fields = entries.with_entry({}, Entry(before=7, after=0, tags=("night", "alone")))
    one = document(section(fields=fields), kind=Kind.ENTRY, title="")

    said = open_pages.whole(None, one, is_trashed=True)

    assert said.startswith("# 2026-03-14, 21:40\n\n*In the trash.*\n\nHard before, of ten: 7\n\n")
    assert "Hard after, of ten: 0\n\nTags: night, alone" in said


def test_what_a_guide_asks_for_stands_below_its_heading():
    guide, one, field = next(
        (guide, one, field)
        for guide in samples.guides().values()
        for one in guide.sections
        for field in one.fields
        if field.kind == "short"
    )
    filled = section(one.key, (), fields={field.key: "*words*"})

    said = open_pages.whole(guide, document(filled, guide=guide.id))

    assert f"## {one.number}" in said
    assert field.label in said
    assert "\\*words\\*" in said


def test_a_table_keeps_each_row_on_one_line():
    one = Table(caption="Costs", headings=("What", "How much"), rows=(("a\nroom", "80 | 90"),))

    assert open_pages.table(one).split("\n") == [
        "Costs", "", "| What | How much |", "| --- | --- |", "| a room | 80 \\| 90 |",
    ]  # fmt: skip
