"""What was found in a document is kept beside it, shown in no list, and gone with it."""

import pytest
import samples

from desktop.errors import VaultDamagedError
from desktop.model import reading_notes
from desktop.model.document import Kind
from desktop.model.reading_notes import KEY, OFFERS, Note
from desktop.vault import documents
from desktop.verbs import packets
from desktop.verbs.reading import ReadWith

WORD = "quillwort"


def with_found(session, letter):
    """Return what was found in a letter: one note that says the word."""
    held = session.hold_reading(letter.id)
    section = session.add_section(held.id, f"{KEY}{letter.sections[0].id}")
    note = Note(label="vague", words=WORD, reason=WORD)
    session.save(held.id, section.id, None, fields=reading_notes.kept([note]))
    return session.hold_reading(letter.id)


def goes_with_it(session):
    letter, other = samples.letter(session, text="heather"), samples.letter(session, text="broom")
    with_found(session, letter)
    kept = with_found(session, other)
    session.trash(letter.id)
    assert session.reading_of(letter.id) is not None
    session.delete_for_good(letter.id)

    assert [one.id for one in session.of_kind(Kind.READING)] == [kept.id]
    assert session.reading_of(letter.id) is None


def test_what_was_found_goes_with_its_document(desk):
    goes_with_it(desk)


def test_twin_findings_that_outlive_their_document_are_seen(desk, monkeypatch):
    monkeypatch.delattr(ReadWith, "delete_for_good")

    with pytest.raises(AssertionError):
        goes_with_it(desk)


def test_there_is_none_before_the_first_reading_and_one_after_many(desk):
    letter = samples.letter(desk, text="heather")
    assert desk.reading_of(letter.id) is None

    first = desk.hold_reading(letter.id)

    assert first.sections[0].key == OFFERS
    assert desk.hold_reading(letter.id).id == first.id == desk.reading_of(letter.id).id
    with pytest.raises(KeyError):
        desk.hold_reading("0" * 32)


def is_in_no_list(session):
    letter = samples.letter(session, title="Plain", text="heather")
    held = with_found(session, letter)
    samples.write(session, held, WORD)
    session.rename(held.id, WORD)
    assert [one.title for one in session.summaries()] == ["Plain"]
    assert [one.title for one in session.recent(6)] == ["Plain"]
    assert not session.search(WORD)
    assert not session.titles_from(WORD)
    assert not session.is_kept(held.id)
    session.trash(held.id)
    assert session.summaries(trashed=True) == ()


def test_it_is_in_no_list_no_search_and_no_trash(desk):
    is_in_no_list(desk)


def test_twin_lists_of_all_kinds_are_seen(desk, monkeypatch):
    monkeypatch.setattr(documents, "WRITTEN", tuple(Kind))

    with pytest.raises(AssertionError):
        is_in_no_list(desk)


def test_it_is_there_when_the_vault_is_opened_again(desk, folder):
    letter = samples.letter(desk, text="heather")
    with_found(desk, letter)
    desk.close()

    again = samples.opened(folder)
    (_, section) = again.reading_of(letter.id).sections
    assert [one.reason for one in reading_notes.notes_of(section.fields)] == [WORD]
    again.close()


def test_what_cannot_be_read_is_said(desk):
    letter = samples.letter(desk, text="heather")
    held = with_found(desk, letter)
    desk._vault.database.run(f"UPDATE section SET mac = zeroblob(32) WHERE document = '{held.id}'")

    with pytest.raises(VaultDamagedError):
        desk.reading_of(letter.id)
    assert packets.Packets.of_kind(desk, Kind.READING)
