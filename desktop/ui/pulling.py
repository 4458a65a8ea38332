"""Copies of what stands in the vault for a letter, each with a way back (decision 0048)."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.errors import AppError
from desktop.model import bridge, desk, pulled, richtext, scales
from desktop.model.bridge import Rows
from desktop.model.document import Document, DocumentId, Kind, Place, Section, SectionId, Summary
from desktop.model.entries import EntryLine, Gathered, Reach
from desktop.model.guide import Guide, GuideField
from desktop.model.pulled import Origin, Pulled
from desktop.model.richtext import Block, Body
from desktop.model.scales import Reading, Scale
from desktop.session import Gathering, Session
from desktop.ui import days
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_text
from desktop.ui.widgets.paper_model import Sheet

PART, ALL, TABLE, SCALES = "part", "all", "table", "scales"
AT_ONCE = 10
"""Entries that are read in one turn of the lane; a save goes in between."""
_KINDS = (Kind.LETTER, Kind.PLAN)


@dataclass(frozen=True, slots=True)
class Source:
    """Somewhere to pull from: a part of life, a table of another document, or the scales."""

    kind: str
    key: str
    word: str
    is_for_section: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be copied into the letter; with `row` it becomes a row of that table.

    Of what is veiled `day` is all that is said before it is opened: its title is as veiled.
    """

    key: str
    head: str
    body: Body
    noted: Pulled
    is_veiled: bool = False
    day: str = ""
    table: str = ""
    row: Mapping[str, Any] | None = None

    @property
    def stays(self) -> bool:
        """Say whether something of it can never leave the vault."""
        return richtext.holds_kept(self.body)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The scales on which a number was noted, and the readings of each."""

    scales: tuple[Scale, ...] = ()
    readings: Mapping[str, Sequence[Reading]] = field(default_factory=dict)
    home: tuple[DocumentId, SectionId] | None = None

    @property
    def last(self) -> date | None:
        """Return the last day on which a number was noted."""
        every = (one.day for found in self.readings.values() for one in found)
        return max(every, default=None)

    def fact(self, scale: Scale, first: date, last: date) -> Offer | None:
        """Return what was noted on a scale between two days; None if that is no number.

        Raises ValueError for days the wrong way round.
        """
        noted = bridge.noted(self.readings.get(scale.id, ()), scale.name, first, last)
        if noted is None or self.home is None:
            return None
        words = noted.sentence()
        document, section = self.home
        copied = Pulled(
            words=words, document=document, section=section, origin=Origin.SCALE, about=scale.name
        )
        return Offer(key=words, head=scale.name, body=richtext.from_plain(words), noted=copied)


class Everything:
    """All entries of the journal, newest first, for whoever marked none; goes on as `Gathering`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: list[Gathered] = []
        self._offset = 0
        self.is_done = False

    def step(self, _budget_s: float = 0) -> bool:
        """Read some more entries; say whether all are read."""
        if self._session.is_closed:
            self.is_done = True
            return True
        lines = self._session.entries(limit=AT_ONCE, offset=self._offset)
        self._offset += len(lines)
        self.is_done = len(lines) < AT_ONCE
        for line in lines:
            with contextlib.suppress(AppError, KeyError):
                self._found += self._read(line)
        return self.is_done

    @property
    def found(self) -> tuple[Gathered, ...]:
        """Return what is read so far."""
        return tuple(self._found)

    def _read(self, line: EntryLine) -> Iterator[Gathered]:
        stays = line.entry.is_kept_in or line.id in self._session.settings.never_leaves
        for section in self._session.open(line.id).pages:
            if not richtext.is_empty(section.body):
                body = richtext.kept(section.body) if stays else section.body
                at = replace(line, section=section.id)
                yield Gathered(line=at, body=body, is_whole=True)


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """The parts of life and the scales there are, and the guides."""

    parts: Sequence[Reach]
    scales: Sequence[Scale]
    guides: Mapping[str, Guide]


class Pulling:
    """Knows what can be copied into a section, and puts it where the writer stopped."""

    def __init__(self, look: Look, texts: OpenTexts, shipped: Shipped) -> None:
        self._look, self._texts, self._shipped = look, texts, shipped

    def sources(self, section: str) -> tuple[Source, ...]:
        """Return where to pull from, what belongs to this section first."""
        held = {one.guide for one in self._held()}
        found = [
            Source(PART, one.id, one.word, section in one.sections) for one in self._shipped.parts
        ]
        found.append(Source(ALL, ALL, _tr("All of my journal, the newest first")))
        found += [
            Source(TABLE, one.guide, self._shipped.guides[one.guide].title, section in one.into)
            for one in bridge.SOURCES
            if one.guide in held
        ]
        if scales.GUIDE in held:
            found.append(Source(SCALES, SCALES, _tr("What I noted on scales")))
        return tuple(sorted(found, key=lambda one: not one.is_for_section))

    # the journal

    def going(self, source: Source) -> Gathering | Everything:
        """Return what finds the entries of this source, step by step."""
        session = self._texts.session
        return Everything(session) if source.kind == ALL else session.gathering(source.key)

    def passage(self, found: Gathered) -> Offer:
        """Return a passage or entry of the journal as it can be copied."""
        line = found.line
        whole = found.body if self._may_leave(line.guide) else richtext.kept(found.body)
        day = bridge.day(line.on)
        if line.entry.happened is not None:
            day = _tr("Happened {when}").format(when=line.entry.happened.words())
        # The day on which an entry was written is its title, as a rule.
        title = "" if line.title == days.full_day(line.on) else line.title
        kind = _tr("the whole entry") if found.is_whole else ""
        about = _tr("Journal, {day}").format(day=bridge.day(line.on))
        noted = Pulled(
            words=richtext.plain(found.body), document=line.id, section=line.section,
            origin=Origin.ENTRY, about=about, start=found.start,
        )  # fmt: skip
        return Offer(
            key=f"{line.id} {line.section} {found.start} {found.is_whole}",
            head=" · ".join(one for one in (day, title, kind) if one),
            body=_own(whole),
            noted=noted,
            is_veiled=line.entry.is_veiled,
            day=day,
        )

    def _may_leave(self, guide: str) -> bool:
        """Say whether all of a page of this guide may leave: who knows no guide lets nothing go."""
        known = self._shipped.guides.get(guide)
        if known is None:
            return not guide
        return known.exportable and all(one.exportable for one in known.sections)

    # rows of records

    def rows(self, guide: str, into: str) -> tuple[Offer, ...]:
        """Return the rows of a record that were not refused for the letter, in their order.

        Into a section without a table for them they go as words.
        """
        source = next(one for one in bridge.SOURCES if one.guide == guide)
        if into not in source.into:
            source = replace(source, as_row="")
        columns = self._columns(source)
        return tuple(
            offer
            for document in self._opened(guide)
            for section in document.pages
            if section.key == source.section
            for row in desk.rows(self._texts.present(section).fields, source.table)
            if (offer := self._row(source, columns, (document, section), row)) is not None
        )

    def _columns(self, source: Rows) -> tuple[GuideField, ...]:
        section = self._shipped.guides[source.guide].section(source.section)
        table = section.field(source.table) if section else None
        return table.columns if table else ()

    def _row(
        self,
        source: Rows,
        columns: Sequence[GuideField],
        home: tuple[Document, Section],
        row: Mapping[str, Any],
    ) -> Offer | None:
        document, section = home
        cells = row.get("cells")
        if not isinstance(cells, Mapping) or not bridge.is_wanted(columns, cells):
            return None
        body = bridge.row_body(columns, cells)
        if not body:
            return None
        choices = [one for one in columns if one.kind == "choice" and one.key in cells]
        head = str(cells[choices[0].key]) if choices else ""
        noted = Pulled(
            words=richtext.plain(body), document=document.id, section=section.id,
            origin=Origin.ROW, about=document.title, row=str(row["id"]),
        )  # fmt: skip
        made = Offer(key=str(row["id"]), head=head, body=body, noted=noted)
        words = str(cells.get("need", "")).strip()
        if not source.as_row or not words:
            return made
        card = {"document": document.id, "section": section.id, "words": words}
        new = {"what": words, "kind": cells.get("kind"), "card": card}
        new = {key: value for key, value in new.items() if value}
        return replace(made, table=source.as_row, row=new)

    # scales

    def numbers(self) -> "Numbers":
        """Return what was noted on the scales, read once: there may be thousands of readings."""
        by_scale: dict[str, list[Reading]] = {}
        own: list[Scale] = []
        home: tuple[DocumentId, SectionId] | None = None
        for document in self._opened(scales.GUIDE):
            section = document.section(scales.SECTION)
            fields = self._texts.present(section).fields
            own += scales.own(fields)
            home = home or (document.id, section.id)
            for one in scales.readings(fields):
                if one.value is not None:
                    by_scale.setdefault(one.scale, []).append(one)
        known = tuple(one for one in (*self._shipped.scales, *own) if one.id in by_scale)
        return Numbers(known, by_scale, home)

    # putting in

    def put(self, place: Place, offers: Sequence[Offer]) -> Place:
        """Copy these where the writer stopped, in one step of undo; return where they go on.

        What becomes a row is added to its table. The paragraph the caret is in stays whole.
        """
        session = self._texts.session
        document = self._texts.jobs.ask(lambda: session.open(place.document))
        section = next(one for one in document.sections if one.id == place.section)
        rows = [one for one in offers if one.row is not None]
        body = tuple(block for one in offers if one.row is None for block in one.body)
        present = self._texts.present(section)
        # A row leads back by its own cell.
        notes = tuple(one.noted for one in offers if one.row is None)
        fields = pulled.with_pulled(present.fields, notes)
        for one in rows:
            known = fields.get(one.table)
            new = {"id": uuid4().hex, "cells": one.row}
            fields[one.table] = [*(known if isinstance(known, list) else []), new]
        caret = self._put_body(place, section, body) if body else 0
        self._texts.set_fields(place.document, present, fields)
        return replace(place, caret=caret)

    def _put_body(self, place: Place, section: Section, body: Body) -> int:
        measures = paper_text.measures_of(self._look.theme)
        sheet = self._texts.sheet(place.document, section, lambda body: Sheet(body, measures))
        blocks = list(sheet.blocks)
        at, start = _block_at(blocks, place.caret)
        first = at if not blocks[at].text.strip() else at + 1
        blocks[first : at + 1] = body
        sheet.put_body(tuple(blocks))
        before = sum(len(one.text) + 1 for one in blocks[: first + len(body)])
        sheet.caret = max(start, before - 1)
        return sheet.caret

    # what there is

    def _held(self) -> list[Summary]:
        session = self._texts.session
        return list(self._texts.jobs.ask(lambda: session.summaries(kinds=_KINDS)))

    def _opened(self, guide: str) -> Iterator[Document]:
        """Yield the documents of a guide; one that cannot be read is left out."""
        session = self._texts.session
        for one in self._held():
            if one.guide == guide:
                with contextlib.suppress(AppError, KeyError):
                    yield self._texts.jobs.ask(partial(session.open, one.id))


def _own(body: Body) -> Body:
    """Return a passage as it stands in a letter: what it touches is a matter of the journal."""
    return tuple(
        Block.of(block.kind, [replace(run, reach=()) for run in block.runs]) for block in body
    )


def _block_at(blocks: Sequence[Block], caret: int) -> tuple[int, int]:
    """Return which block a place in characters is in, and where that begins."""
    start = 0
    for at, block in enumerate(blocks):
        if caret <= start + len(block.text) or at == len(blocks) - 1:
            return at, start
        start += len(block.text) + 1
    return 0, 0


def _tr(words: str) -> str:
    return QCoreApplication.translate("Pulling", words)
