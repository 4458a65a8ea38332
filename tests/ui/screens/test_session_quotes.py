"""Single paragraphs leave as part of their text: by its walls, and never as the text itself."""

from datetime import UTC, date, datetime

import pytest
import samples

from desktop.model import entries, leaving, richtext
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId, State
from desktop.model.leaving import Front, Source, Use, Wish
from desktop.model.packets import Packet, Passage, paragraphs
from desktop.model.richtext import Block, BlockKind, Run
from desktop.ui.screens import session_quotes
from desktop.ui.screens.session_quotes import offered, paragraphs_of

AT = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
GUIDE = samples.guides()["disclosure"]
WORDS = (
    Block.of(BlockKind.PARAGRAPH, [Run("One. "), Run("Mine.", kept=True)]),
    Block.of(BlockKind.PARAGRAPH, [Run("Mine as well.", kept=True)]),
    Block.of(BlockKind.PARAGRAPH, [Run("Two.")]),
    Block.of(BlockKind.PARAGRAPH, [Run("Two.")]),
)


def section(key, body=WORDS, **more):
    return Section(id=SectionId(f"id-{key}"), key=key, heading=key, body=body, **more)


def disclosure(*sections, **more):
    document = Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="Disclosure", on=date(2026, 3, 14),
        written_at=AT, changed_at=AT, guide=GUIDE.id, sections=sections,
    )  # fmt: skip
    return Source(document=document, guide=GUIDE, **more)


WHOLE = disclosure(
    section("opening", fields={"names": [{"id": "a" * 32, "cells": {"name": "Anna"}}]}),
    section("timeline", mark=State.NOT_FOR_ME),
    section("private:opening"),
    section("money", fields={entries.KEPT_IN: True}),
)


def said(source):
    return [richtext.plain(one.body) for one in source.pieces()]


def test_what_may_leave_is_offered_paragraph_by_paragraph_and_once():
    assert [(one.words, one.stays) for one in offered(WHOLE)] == [("One.", True), ("Two.", False)]


def nothing_else_can_be_taken_out_of_it(whole):
    every = [
        Passage(whole.document.id, section.id, ":paragraph", session_quotes.digest(words))
        for section in whole.document.sections
        for words in ("One.", "Mine.", "Mine as well.", "One. Mine.", "Two.")
    ]
    found = paragraphs_of(whole, every)
    texts = "\n".join(said(found))
    assert "Mine" not in texts
    assert "Anna" not in repr(found.pieces())
    assert {one.key for one in found.pieces()} == {"opening"}


def test_what_stays_is_not_taken_whatever_a_packet_says():
    nothing_else_can_be_taken_out_of_it(WHOLE)


def test_twin_a_paragraph_that_is_not_asked_what_stays_is_seen(monkeypatch):
    monkeypatch.setattr(session_quotes, "paragraphs", lambda body: ((b, (b,)) for b in body))
    monkeypatch.setattr(richtext, "leaving", lambda body: body)
    monkeypatch.setattr(leaving.Piece, "refuse_kept", lambda _piece: None)

    with pytest.raises(AssertionError):
        nothing_else_can_be_taken_out_of_it(WHOLE)


def paragraphs_are_never_the_text_itself():
    (one, *_) = offered(WHOLE)
    quoted = paragraphs_of(WHOLE, [one.passage])
    chosen = frozenset(part.id for part in quoted.document.pages)
    left = leaving.put_together(
        [quoted, WHOLE], Wish(chosen=chosen, use=Use.REVIEW), Front(title="For a session")
    )
    assert [richtext.plain(piece.body).strip() for piece in left.manifest.pieces] == ["One."]
    assert (left.manifest.title, left.reviewed) == ("For a session", None)
    assert left.is_disclosure
    assert left.registered == (WHOLE.document.id,)


def test_paragraphs_of_a_disclosure_count_as_its_copy_and_not_as_its_review():
    paragraphs_are_never_the_text_itself()


def test_twin_a_section_that_is_taken_for_ticked_is_seen(monkeypatch):
    monkeypatch.setattr(session_quotes, "QUOTED", "")

    with pytest.raises(AssertionError):
        paragraphs_are_never_the_text_itself()


def test_where_a_name_stands_leads_to_the_section_the_paragraph_is_of():
    (one, *_) = offered(WHOLE)
    quoted = paragraphs_of(WHOLE, [one.passage])
    wish = Wish(chosen=frozenset(part.id for part in quoted.document.pages))
    [piece] = quoted.pieces()
    place = leaving.NamePlace(None, piece.heading, "", piece.key)

    assert leaving.section_of([quoted], wish, place) == ("d", "id-opening")


def test_a_paragraph_is_kept_when_a_packet_is_repeated_and_an_entry_is_not():
    of_text, of_entry = Passage("d", "s", ":paragraph", "0"), Passage("e", "s", "sleep", "0")

    assert Packet(passages=(of_text, of_entry)).again(date(2026, 11, 22)).passages == (of_text,)
    assert [richtext.plain(free) for _, free in paragraphs(WORDS)] == ["One.", "Two.", "Two."]
