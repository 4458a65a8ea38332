"""What leaves, put together from what was chosen; and the names that stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from desktop.model import (
    answers,
    bridge,
    desk,
    entries,
    names,
    naming,
    printed,
    review,
    richtext,
    unwanted,
)
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId
from desktop.model.facts import Assembled
from desktop.model.guide import Guide
from desktop.model.manifest import (
    FOR_BOTH,
    FOR_THERAPY,
    NEUTRAL_NAME,
    Form,
    Manifest,
    Paper,
    Piece,
    Size,
)
from desktop.model.names import Name
from desktop.model.table import Table

DISCLOSURE = "disclosure"
"""The guide whose pages are not to be heard by anybody without a few questions before."""
NAMES = "names"
"""The table in which the name key stands; its columns are letter, name, who and may_print."""
PRIVATE = "Private."
"""The foot of pages for a reading: they are in the hands of somebody who is no therapist."""
NAME_KEY = names.PAGE_KEY
"""The piece that holds the names; no section has this key."""
MOST_COPIES = 9
"""Copies that can be numbered at once: one digit, and more than sit in any room."""

QUOTED = " quoted"
"""Behind the id of a section of which single paragraphs leave: it is not ticked as a whole."""

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffc]")
"""What is dropped before pages are set (`export/wording.py`), and must hide no name."""
_WALL = "\n|\n"
"""Between two texts; no name goes over it, as a name is made of letters and what joins them."""
_Text = tuple[str, str, str]
"""Key and heading of a piece, and a text in it."""


class Use(StrEnum):
    """What the pages are."""

    SESSION = "session"
    REVIEW = "review"
    READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The sections of a version, the day it was kept in words, and the answers it held."""

    sections: tuple[Section, ...]
    day: str = ""
    answers: Assembled | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document as it is now, with the versions of it that count for what leaves."""

    document: Document
    guide: Guide | None = None
    answers: Assembled | None = None
    cleared: Former | None = None
    reviewed: Former | None = None
    is_quoted: bool = False
    """Whether these are single paragraphs of it: never the document itself, or a version of it."""
    about: Guide | None = None
    """The guide of the text whose language points these are; they have none of its sections."""

    @property
    def is_reviewed(self) -> bool:
        """Say whether this is a document that is gone through with somebody, or is about one."""
        guide = self.guide or self.about
        return guide is not None and guide.private_workings

    @property
    def is_apart(self) -> bool:
        """Say whether this never stands in one file with a disclosure."""
        guide = self.guide or self.about
        return guide is not None and guide.apart

    @property
    def is_disclosure(self) -> bool:
        """Say whether words of a disclosure are in this."""
        return DISCLOSURE in {self.document.guide, self.about.id if self.about else ""}

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Return the remarks that are open."""
        fields = (one.fields for one in self.document.sections if one.key == review.KEY)
        return tuple(chain.from_iterable(review.remarks(one) for one in fields))

    def pieces(self) -> tuple[Piece, ...]:
        """Return everything of it that may leave, as it leaves."""
        return self._made

    def former(self, version: Former | None) -> tuple[Piece, ...]:
        """Return everything that could have left of an earlier version."""
        return self._pieces(version.sections, version.answers) if version else ()

    def register(self) -> Piece | None:
        """Return what came after the text was cleared; None where nothing did."""
        return self._register

    # Asked for at each tick; with sixty facts putting it together takes a twentieth of a second.

    @cached_property
    def _made(self) -> tuple[Piece, ...]:
        return self._pieces(self.document.pages, self.answers)

    @cached_property
    def _register(self) -> Piece | None:
        if self.cleared is None:
            return None
        return review.register(self.pieces(), self.former(self.cleared), self.cleared.day)

    def text(self) -> Manifest:
        """Return the whole of it, whose fingerprint a version has."""
        return Manifest(title=self.document.title, pieces=self.pieces())

    def _pieces(self, sections: Sequence[Section], known: Assembled | None) -> tuple[Piece, ...]:
        made = desk.pieces(self.guide, sections, answers=known)
        told = entries.dated(self.document, is_whole=not self.is_quoted) if made else ""
        lead = (richtext.paragraph(told),) if told else ()
        bodies = [(*lead, *one.body) if one is made[0] else one.body for one in made]
        headings = [one.heading or self.document.title for one in made]
        parts = zip(made, headings, bodies, strict=True)
        return tuple(replace(one, heading=head, body=body) for one, head, body in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to take with them.

    `printed` are the names of the key that may stand in the text this time, `listed` those that
    stand on the page of names.
    """

    chosen: frozenset[SectionId]
    use: Use = Use.SESSION
    printed: frozenset[Name] = frozenset()
    listed: frozenset[Name] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands around the pages, whatever they are, and the pieces that stand first and last.

    With any of these a document is never the whole file: its pages stand under its own title.
    """

    title: str
    subtitle: str = ""
    paper: Paper = Paper.A4
    form: Form = Form.PDF
    size: Size = Size.READING
    first: tuple[Piece, ...] = ()
    charts: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The pages that leave, and what follows from them.

    `reviewed` is the document a review copy is of. `registered` are those whose copies are
    counted, `added_to` those whose register of changes is printed. `touched` says, by heading,
    what the partner did not want to hear; it is told and locks nothing. `apart` are the titles of
    what was chosen and stays out, as it explains and a disclosure is there. `has_points` says that
    language points are among them, `is_partial` that a review copy has not all of its text.
    `veiled` says, by the heading of an entry under the veil, on which day it was written: that is
    what a list may say of it.
    """

    manifest: Manifest
    reviewed: Source | None = None
    registered: tuple[DocumentId, ...] = ()
    added_to: tuple[DocumentId, ...] = ()
    touched: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()
    is_disclosure: bool = False
    has_points: bool = False
    is_partial: bool = False
    veiled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name of the key stands: in which section, and the words around it."""

    name: Name
    heading: str
    words: str
    key: str = ""


def put_together(sources: Sequence[Source], wish: Wish, front: Front) -> Leaving:
    """Return what leaves: only what was chosen, each document by the same path."""
    every = [(one, found) for one in sources if (found := _chosen(one, wish))]
    is_disclosure = any(one.is_disclosure for one, _ in every)
    taken = [(one, found) for one, found in every if not (is_disclosure and one.is_apart)]
    alone = None if front.first or front.charts else _alone([one for one, _ in taken])
    reviewed = alone if wish.use is Use.REVIEW and alone and alone.is_reviewed else None
    added: list[DocumentId] = []
    pieces: list[Piece] = list(front.first)
    for source, found in taken:
        part = source.document.title if source.guide and alone is None else ""
        whole = _barred(source, found) if source is reviewed else found
        register = source.register() if _is_whole(source, found) else None
        if register is not None:
            added.append(source.document.id)
            whole = (*whole, register)
        pieces += [replace(one, part=part) for one in whole]
    pieces += front.charts
    listed = _name_page([name for name in known(sources) if name in wish.listed])
    manifest = Manifest(
        title=alone.document.title if alone else front.title,
        subtitle=front.subtitle,
        footer=_foot([one for one, _ in taken], wish.use, has_first=bool(front.first)),
        paper=front.paper,
        form=front.form,
        size=front.size,
        pieces=(*pieces, *([listed] if listed and pieces else ())),
        line_numbers=wish.use is Use.REVIEW,
        remarks=reviewed.remarks if reviewed else (),
    )
    return Leaving(
        manifest=manifest,
        reviewed=reviewed,
        registered=tuple(dict.fromkeys(one.document.id for one, _ in taken if one.is_reviewed)),
        added_to=tuple(added),
        touched=tuple(chain.from_iterable(_touched(sources, one, wish) for one, _ in taken)),
        apart=tuple(one.document.title for one, _ in every if is_disclosure and one.is_apart),
        is_disclosure=is_disclosure,
        has_points=any(one.about for one, _ in taken),
        is_partial=any(one is reviewed and not _is_whole(one, found) for one, found in taken),
        veiled={one.document.title: bridge.day(one.document.on) for one, _ in taken if _veils(one)},
    )


def _veils(source: Source) -> bool:
    document = source.document
    return document.kind is Kind.ENTRY and entries.line_of(document).entry.is_veiled


def _alone(taken: Sequence[Source]) -> Source | None:
    """Return the one document these pages are; language points of it may stand behind it.

    Its version has the fingerprint of its own pages, as the points are none of its words.
    """
    whole = [one for one in taken if one.about is None]
    is_one = len(whole) == 1 and len({one.document.id for one in taken}) == 1
    return whole[0] if is_one and whole[0].guide and not whole[0].is_quoted else None


def _foot(taken: Sequence[Source], use: Use, *, has_first: bool) -> str:
    """Return the words at the foot: an agreement is read by two people, and by no therapist."""
    is_for_two = bool(taken) and all(one.guide is not None and one.guide.for_two for one in taken)
    if is_for_two and not has_first:
        return FOR_BOTH
    return PRIVATE if use is Use.READING else FOR_THERAPY


def _chosen(source: Source, wish: Wish) -> tuple[Piece, ...]:
    keys = {one.key for one in source.document.pages if one.id in wish.chosen}
    return tuple(piece for piece in source.pieces() if piece.key in keys)


def _touched(sources: Sequence[Source], source: Source, wish: Wish) -> tuple[tuple[str, str], ...]:
    pages = source.document.pages
    if source.guide is None or source.guide.id == answers.GUIDE:
        return ()
    chosen = [one for one in pages if one.id in wish.chosen]
    return unwanted.touched([one.document for one in sources], source.guide, chosen, pages)


def _is_whole(source: Source, found: Sequence[Piece]) -> bool:
    return len(found) == len(source.pieces())


def _barred(source: Source, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with bars at what changed; at a first review nothing has."""
    if source.reviewed is None:
        return tuple(found)
    former = {one.key: one for one in source.former(source.reviewed)}
    return tuple(review.with_bars(one, former.get(one.key)) for one in found)


# -- names ------------------------------------------------------------------


def known(sources: Sequence[Source]) -> tuple[Name, ...]:
    """Return everybody in the name keys of these documents, each once."""
    rows = (
        row["cells"]
        for source in sources
        for section in source.document.pages
        for row in desk.rows(section.fields, NAMES)
        if isinstance(row.get("cells"), Mapping)
    )
    found = (_name(cells) for cells in rows)
    return tuple(dict.fromkeys(one for one in found if one.name))


def _name(cells: Mapping[str, Any]) -> Name:
    letter, name, who = (str(cells.get(key) or "").strip() for key in ("letter", "name", "who"))
    return Name(letter=letter, name=name, who=who, may_print=cells.get("may_print") == "yes")


def _name_page(listed: Sequence[Name]) -> Piece | None:
    if not listed:
        return None
    rows = tuple(
        (names.role_words(one.letter) if one.letter else "", one.name, one.who) for one in listed
    )
    headings = ("Person", "Name", "Who this is")
    # A column in which nothing stands has no heading either.
    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    table = Table(
        headings=tuple(headings[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in rows),
    )
    return Piece(
        key=NAME_KEY, heading="Names, for the people in the room", body=(), tables=(table,),
        own_page=True,
    )  # fmt: skip


def unasked(
    manifest: Manifest, everybody: Sequence[Name], wish: Wish, file_name: str = NEUTRAL_NAME
) -> tuple[NamePlace, ...]:
    """Return each place where somebody of the key stands by name and nobody said they may.

    A name on the page of names may stand there and nowhere else.
    """
    texts = [*printed.texts(manifest), ("", "", file_name)]
    in_text = [_settled(one, wish.printed) for one in everybody]
    on_page = [_settled(one, wish.printed | wish.listed) for one in everybody]
    found = _found([one for one in texts if one[0] != NAME_KEY], in_text)
    return (*found, *_found([one for one in texts if one[0] == NAME_KEY], on_page))


def _found(texts: Sequence[_Text], everybody: Sequence[Name]) -> Iterator[NamePlace]:
    """Yield the places, looked for in one go: each look costs as much for a cell as for a page."""
    seen = [_UNSEEN.sub("", text) for _, _, text in texts]
    starts = list(accumulate((len(text) + len(_WALL) for text in seen), initial=0))
    for one in names.found(_WALL.join(seen), everybody):
        at = bisect_right(starts, one.start) - 1
        key, heading, _ = texts[at]
        around = naming.around(seen[at], one.start - starts[at], one.end - starts[at])
        yield NamePlace(one.name, heading, around, key)


def section_of(
    sources: Sequence[Source], wish: Wish, place: NamePlace
) -> tuple[DocumentId, SectionId] | None:
    """Return the chosen section in which a name stands; None for a title or a page made here."""
    for source in sources:
        headings = {piece.key: piece.heading for piece in source.pieces()}
        for section in source.document.pages:
            is_it = section.key == place.key and headings.get(place.key) == place.heading
            if is_it and section.id in wish.chosen:
                return source.document.id, SectionId(section.id.removesuffix(QUOTED))
    return None


def _settled(name: Name, may: frozenset[Name]) -> Name:
    return replace(name, may_print=name.may_print or name in may)


# -- copies -----------------------------------------------------------------


def file_names(name: str, count: int) -> tuple[str, ...]:
    """Return a name for each copy that says nothing but its number: pages.pdf, pages-2.pdf …"""
    stem, dot, ending = name.rpartition(".")
    rest = (f"{stem}-{number}{dot}{ending}" for number in range(2, count + 1))
    return (name, *rest)
