"""Language points somebody kept, with their reasons, as one tick of what goes in. No Qt widget.

Only of a text of their own that is read with them; nothing ever tells that an offer was made to the
one who was betrayed (`domain.md` 4.3).
"""

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.errors import VaultDamagedError
from desktop.model import reading_notes, reading_parts, reading_scope, richtext
from desktop.model.document import Document, DocumentId, Kind, Section
from desktop.model.leaving import Source
from desktop.model.reading_notes import KEY, OFFERS, Reply
from desktop.model.reading_parts import Words
from desktop.model.richtext import Block, BlockKind, Run
from desktop.session import Session
from desktop.ui.open_texts import OpenTexts


def sources(texts: OpenTexts, few: Sequence[Source]) -> tuple[Source, ...]:
    """Return what was kept of each of these texts; nothing of one in which nothing was."""
    wanted = frozenset(one.document.id for one in few if _is_told(one))
    session = texts.session
    found = texts.jobs.ask(lambda: _readings(session, wanted)) if wanted else {}
    every = (_kept(texts, one, found.get(one.document.id)) for one in few)
    return tuple(one for one in every if one is not None)


def _is_told(source: Source) -> bool:
    guide = source.document.guide
    return reading_scope.has_any(guide) and not reading_scope.is_offered(guide)


def _readings(session: Session, wanted: frozenset[DocumentId]) -> dict[str, Document]:
    some = [one for one in session.of_kind(Kind.READING) if one.title in wanted]
    found = {}
    for one in some:
        # What cannot be read costs only itself.
        with contextlib.suppress(VaultDamagedError):
            found[one.title] = session.open(one.id)
    return found


def _kept(texts: OpenTexts, source: Source, reading: Document | None) -> Source | None:
    if reading is None:
        return None
    # What no export takes is in no piece, and what is kept in is in no word that leaves.
    leaving = {piece.key for piece in source.pieces()}
    blocks: list[Block] = []
    for section in source.document.pages:
        if section.key in leaving:
            leaves = section.with_body(richtext.leaving(section.body))
            words = reading_parts.words(source.document.guide, leaves)
            blocks += _blocks(section, words, texts, reading)
    if not blocks:
        return None
    title = _say("{title}: language I kept, with reasons").format(title=source.document.title)
    # By the one section that every reading has, a packet knows it again.
    alone = Section(id=reading.section(OFFERS).id, key="body", heading="", body=tuple(blocks))
    document = replace(source.document, title=title, guide="", sections=(alone,))
    return Source(document=document, is_quoted=True, about=source.guide)


def _blocks(section: Section, words: Words, texts: OpenTexts, reading: Document) -> list[Block]:
    key = f"{KEY}{section.id}"
    fields = next((texts.fields(one) for one in reading.sections if one.key == key), {})
    kept = [one for one in reading_notes.notes_of(fields) if one.reply is Reply.KEEP]
    text = words.text
    blocks: list[Block] = []
    for one in reading_notes.standing(words, kept):
        first, last = reading_notes.around(text, one.start, one.end)
        blocks.append(Block.of(BlockKind.QUOTE, [Run(text[first:last])]))
        blocks += richtext.from_plain(one.note.reason or _say("I mean this."))
    return blocks


def _say(words: str) -> str:
    return QCoreApplication.translate("SessionLanguage", words)
