"""Single passages as they leave: of an entry, and the paragraphs of any other text. No Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.model import desk, entries, richtext
from desktop.model.document import SectionId
from desktop.model.entries import Entry
from desktop.model.leaving import QUOTED, Source
from desktop.model.packets import PARAGRAPH, Passage, digest, paragraphs
from desktop.model.richtext import Body


@dataclass(frozen=True, slots=True)
class Offered:
    """A paragraph that can be taken along, under its heading; `stays` if a part of it can not."""

    passage: Passage
    heading: str
    words: str
    stays: bool


def offered(source: Source) -> Iterator[Offered]:
    """Yield every paragraph of a text that may leave; the same words in a section come once."""
    # What leaves of the whole text says which of its sections may, and which are not put aside.
    headings = {piece.key: piece.heading for piece in source.pieces()}
    for section in source.document.pages:
        known = set()
        for block, free in paragraphs(section.body) if section.key in headings else ():
            words = richtext.plain(free)
            passage = Passage(source.document.id, section.id, PARAGRAPH, digest(words))
            if passage.key not in known:
                known.add(passage.key)
                stays = richtext.holds_kept((block,))
                yield Offered(passage, headings[section.key], words, stays)


def excerpt(source: Source, passage: Passage) -> Source | None:
    """Return an entry with one passage in place of its words, and nothing of its fields."""
    for section in source.document.pages:
        body = passage.found_in(section.body)
        if section.id == passage.section and body:
            of_it = entries.of(section.fields)
            only = Entry(is_veiled=of_it.is_veiled, is_kept_in=of_it.is_kept_in)
            alone = section.with_body(body).with_fields(entries.with_entry({}, only))
            document = replace(source.document, sections=(alone,))
            return replace(source, document=document)
    return None


def paragraphs_of(source: Source, chosen: Iterable[Passage]) -> Source | None:
    """Return a text with these paragraphs alone, in its own order; None where none is there.

    Nothing else of a section is in it: no field, no line put together of facts, no version. One
    that no export may take is left out here, and once more where pages are made of it.
    """
    wanted = {(one.section, one.digest) for one in chosen}
    kept = []
    for section in source.document.pages:
        body: Body = ()
        for _, free in paragraphs(section.body) if desk.may_leave(source.guide, section) else ():
            if (section.id, digest(richtext.plain(free))) in wanted:
                body += free
        if body:
            alone = replace(section, id=SectionId(section.id + QUOTED))
            stays = {key: section.fields[key] for key in section.fields if key == entries.KEPT_IN}
            kept.append(alone.with_body(body).with_fields(stays))
    document = replace(source.document, sections=tuple(kept))
    alone_of_it = Source(document=document, guide=source.guide, is_quoted=True)
    return alone_of_it if kept and alone_of_it.pieces() else None
