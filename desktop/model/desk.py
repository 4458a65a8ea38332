"""A guided document put together: its facts, what is assembled of them, and what may leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from desktop.model import entries, facts, passages, points, richtext, values
from desktop.model.document import Document, Section, State, is_beside
from desktop.model.facts import Assembled, Fact, Passage
from desktop.model.guide import ANSWERS, Guide, GuideField, GuideSection
from desktop.model.manifest import Piece
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table

STANDS = ":stands"
"""Field of a section: how what was assembled stands in it (`Standing`)."""
Aloud = tuple[str, Body, tuple[Table, ...]]
"""A section as it is read aloud: its heading, its words, and the tables that follow them."""
KNOWN = ":passages"
"""Field of a section: the assembled lines as they were last put into its text, by key."""


class Standing(StrEnum):
    """How assembled facts stand in a section; the value is what stands in the vault."""

    TABLE = "table"
    LINES = "lines"
    NOWHERE = "no"


def items(guide: Guide) -> tuple[GuideSection, GuideField] | None:
    """Return the section and the table in which the facts of a guide are kept, or None."""
    for section in guide.sections:
        for one in section.fields:
            if one.kind == "table" and any(column.role == "kind" for column in one.columns):
                return section, one
    return None


def facts_of(guide: Guide, sections: Sequence[Section]) -> tuple[Fact, ...]:
    """Return the facts that stand in the table of a document."""
    place = items(guide)
    if place is None:
        return ()
    home, table = place
    for section in sections:
        if section.key == home.key:
            return facts.facts(table.columns, rows(section.fields, table.key))
    return ()


def rows(fields: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of a table field that can be read as rows."""
    found = fields.get(key)
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, dict) and isinstance(one.get("id"), str))


def standing(section: Section) -> Standing:
    """Return how assembled facts stand in a section; a table where nothing was chosen."""
    try:
        return Standing(section.fields.get(STANDS, Standing.TABLE))
    except ValueError:
        return Standing.TABLE


def known(section: Section) -> dict[str, str]:
    """Return the assembled lines as they were last put into the text."""
    kept = section.fields.get(KNOWN)
    return {str(key): str(text) for key, text in kept.items()} if isinstance(kept, dict) else {}


def assembled(
    guide: GuideSection, known_facts: Sequence[Fact], answers: Assembled | None = None
) -> tuple[Assembled, ...]:
    """Return what is put together in this section, view by view; empty views are left out."""
    found = []
    for view in guide.assembles:
        one = answers if view == ANSWERS else facts.assemble(view, known_facts)
        if one is not None and (one.passages or one.table is not None):
            found.append(one)
    return tuple(found)


def fresh(views: Sequence[Assembled]) -> tuple[Passage, ...]:
    """Return the lines of all views, in their order."""
    return tuple(passage for view in views for passage in view.passages)


def put(section: Section, views: Sequence[Assembled]) -> passages.Put:
    """Return the section's text with the lines in it; what the writer edited is untouched."""
    return passages.put(section.body, known(section), fresh(views))


def may_leave(guide: Guide | None, section: Section) -> bool:
    """Say whether any export may take this section at all."""
    return _is_of_the_text(guide, section) and not stays(section)


def may_leave_from(guide: Guide | None, document: Document, section: Section) -> bool:
    """Say what `may_leave` does, also where it is not sure that the guide of a document is known.

    Who knows no guide lets nothing go.
    """
    return (guide is not None or not document.guide) and may_leave(guide, section)


def stays(section: Section) -> bool:
    """Say whether the writer keeps this section in, as a whole: no export may take it."""
    return bool(section.fields.get(entries.KEPT_IN))


def holds_what_stays(section: Section) -> bool:
    """Say whether something in a section was marked so that no export takes it."""
    return stays(section) or richtext.holds_kept(section.body)


def _is_of_the_text(guide: Guide | None, section: Section) -> bool:
    """Say whether a section is one that others may hear: neither beside the text nor private."""
    if is_beside(section.key):
        return False
    if guide is None:
        return True
    one = guide.section(section.key)
    return guide.exportable and (one is None or one.exportable)


def piece(
    guide: Guide | None,
    section: Section,
    heading: str,
    views: Sequence[Assembled] = (),
) -> Piece:
    """Return a section as it leaves: its own tables and fields, what is assembled, its text.

    Words that are marked to stay are not in it. `views` is what `assembled` gave. Raises ValueError
    for a section that may not leave.
    """
    if not may_leave(guide, section):
        raise ValueError("a section that may not leave")
    one = guide.section(section.key) if guide else None
    numbered = points.on_paper(one, section) if one else section
    body, tables = _whole(guide, numbered, views)
    return Piece(key=section.key, heading=heading, body=richtext.leaving(body), tables=tables)


def _whole(
    guide: Guide | None, section: Section, views: Sequence[Assembled]
) -> tuple[Body, tuple[Table, ...]]:
    """Return text and tables of a section as it is read, with all that is marked to stay."""
    one = guide.section(section.key) if guide else None
    if one is None:
        return section.body, ()
    own = values.tables(one.fields, section.fields, leaving=True)
    lines = values.lines(one.fields, section.fields, leaving=True)
    how = standing(section)
    drawn = _tables(views) if how is Standing.TABLE else ()
    # Lines nobody edited follow their facts, also where nobody has looked since these changed.
    body = put(section, views).body if how is Standing.LINES else section.body
    return (*lines, *body), (*drawn, *own)


def _tables(views: Sequence[Assembled]) -> tuple[Table, ...]:
    return tuple(view.table for view in views if view.table is not None)


def without_lines(section: Section) -> Body:
    """Return the text without the assembled lines nobody has edited."""
    told = known(section).items()
    own = {passages.line(text) for key, text in told if text and not _is_former(key)}
    return tuple(block for block in section.body if block not in own)


def _is_former(key: str) -> bool:
    return key.startswith(passages.FORMER)


def as_lines(
    guide: GuideSection | None, fields: Mapping[str, Any], *, leaving: bool = False
) -> Body:
    """Return all that stands in fields as lines, to see what changed.

    A copy can be exported by itself: for it, with `leaving`, only what may leave is there.
    """
    shown = {key: value for key, value in fields.items() if not key.startswith(":")}
    if guide is None:
        # What belongs to an entry besides its words is kept with a copy; it is no part of them.
        others = entries.with_entry(shown, entries.Entry())
        return tuple(richtext.paragraph(line) for line in values.words(others).splitlines())
    lines = list(values.lines(guide.fields, shown, leaving=leaving))
    for table in values.tables(guide.fields, shown, leaving=leaving):
        lines += [richtext.paragraph(table.caption)] if table.caption else []
        for row in table.rows:
            told = (
                f"{head}: {cell}" if head else cell
                for head, cell in zip(table.headings, row, strict=True)
                if cell
            )
            lines.append(Block.of(BlockKind.BULLET, [Run("; ".join(told))]))
    return tuple(lines)


def pieces(
    guide: Guide | None,
    sections: Sequence[Section],
    *,
    part: str = "",
    answers: Assembled | None = None,
) -> tuple[Piece, ...]:
    """Return the sections of a document that may leave, as they leave, in their order.

    What is "not for me" is left out, and so is what holds nothing.
    """
    made = []
    for section, views in _with_views(guide, sections, answers):
        if may_leave(guide, section):
            whole = piece(guide, section, heading(guide, section), views)
            if whole.tables or not richtext.is_empty(whole.body):
                made.append(replace(whole, part=part))
    return tuple(made)


def aloud(
    guide: Guide | None, sections: Sequence[Section], *, answers: Assembled | None = None
) -> tuple[Aloud, ...]:
    """Return the sections of a document as their writer reads them aloud, in their order.

    That is no export: words that are marked to stay are there. All else is as in `pieces`.
    """
    made = []
    for section, views in _with_views(guide, sections, answers):
        if not _is_of_the_text(guide, section):
            continue
        body, tables = _whole(guide, section, views)
        if tables or not richtext.is_empty(body):
            made.append((heading(guide, section), body, tables))
    return tuple(made)


def _with_views(
    guide: Guide | None, sections: Sequence[Section], answers: Assembled | None
) -> Iterator[tuple[Section, tuple[Assembled, ...]]]:
    """Yield the sections that are for the writer, each with what is put together in it."""
    known_facts = facts_of(guide, sections) if guide else ()
    for section in sections:
        if section.mark is not State.NOT_FOR_ME:
            one = guide.section(section.key) if guide else None
            yield section, assembled(one, known_facts, answers) if one else ()


def quotable(guide: GuideSection | None, section: Section) -> Body:
    """Return what another text may copy from a section: its fields in lines, then its words.

    A copy in a field has no marks, so nothing is there that is marked to stay.
    """
    if stays(section):
        return richtext.EMPTY
    return (*as_lines(guide, section.fields, leaving=True), *richtext.leaving(section.body))


def heading(guide: Guide | None, section: Section) -> str:
    """Return a section's heading with the number its guide gives it: texts refer to it by that."""
    one = guide.section(section.key) if guide else None
    return f"{one.number} · {section.heading}" if one else section.heading
