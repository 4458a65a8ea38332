"""What is deleted for good takes along what was found in copies of it that are gone."""

import pytest
import samples

from desktop.model import reading_notes, richtext
from desktop.model.reading_notes import KEY, Reply
from desktop.vault import documents
from desktop.vault.ledger import TABLES
from desktop.verbs import noted

ENTRY = "Quillwort stood by the gate of that house."
OWN = "I have kept quiet for a long while now."
TEXT = f"{OWN} {ENTRY}"


def found_in(session, letter, *notes):
    """Keep these notes beside a letter, as a page does."""
    held = session.hold_reading(letter.id)
    section = session.add_section(held.id, f"{KEY}{letter.sections[0].id}")
    session.save(held.id, section.id, None, fields=reading_notes.kept(notes))


def notes_of(session, letter):
    return reading_notes.notes_of(session.reading_of(letter.id).sections[-1].fields)


def at(words, text=TEXT):
    start = text.index(words)
    return reading_notes.noted(text, "vague", start, start + len(words))


def every_word(session):
    """Return all that stands in any row of a vault."""
    ledger, said = session._vault.ledger, []
    for table in TABLES:
        for row in ledger.select(table, "ORDER BY id"):
            said.append(str(row))
            if table in {"section", "snapshot"}:
                body, fields = documents.unpack_whole(ledger.body(table, row))
                said += [richtext.plain(body), str(fields)]
    return "\n".join(said)


def copied(session):
    """Return an entry, and a letter in which a copy of it was read and is gone again."""
    entry, letter = (samples.letter(session, text=one) for one in (ENTRY, ""))
    found = at("Quillwort"), at("house").with_reply(Reply.KEEP), at("long while")
    found_in(session, letter, *found)
    samples.write(session, letter, OWN)
    return entry, letter


def goes_along(session):
    entry, letter = copied(session)
    session.trash(entry.id)
    assert "Quillwort" in every_word(session)
    session.delete_for_good(entry.id)

    (left,) = notes_of(session, letter)
    assert (left.words, left.after) == ("long while", " now.")
    assert "Quillwort" not in every_word(session)


def test_what_was_found_in_a_copy_that_is_gone_goes_with_its_source(desk):
    goes_along(desk)


def test_twin_findings_that_outlive_the_source_are_seen(desk, monkeypatch):
    monkeypatch.setattr(noted, "settle_without", lambda *_: None)

    with pytest.raises((AssertionError, ValueError)):
        goes_along(desk)


def test_a_reason_that_was_typed_stays_and_so_do_answers_about_other_words(desk):
    entry, letter = copied(desk)
    reason = at("Quillwort").with_reason("It was there.")
    other = at("kept quiet").with_reply(Reply.ASIDE)
    found_in(desk, letter, reason, other, at("kept quiet"))
    samples.write(desk, letter, "Nothing of either.")

    desk.delete_for_good(entry.id)

    assert notes_of(desk, letter) == (reason, other)


def test_what_cannot_be_read_keeps_what_was_found_in_it(desk):
    entry, letter = copied(desk)
    before = notes_of(desk, letter)
    spoilt = "UPDATE section SET mac = zeroblob(32) WHERE document = "
    desk._vault.database.run(f"{spoilt}'{letter.id}'")
    desk._vault.database.run(f"{spoilt}'{entry.id}'")

    desk.delete_for_good(entry.id)

    assert notes_of(desk, letter) == before


def leaves_no_earlier_state(session, folder):
    letter = samples.letter(session, text=OWN)
    long = "quillwort " * 40
    found_in(session, letter, at("long while").with_reason(long))
    session.close()
    later = samples.opened(folder)
    found_in(later, letter)
    found_in(later, letter, at("long while").with_reason(long))
    found_in(later, letter)
    held = every_word(later)
    later.close()
    assert "quillwort" not in held


def test_an_answer_that_is_deleted_stands_in_no_earlier_state(desk, folder):
    leaves_no_earlier_state(desk, folder)


def test_twin_a_reading_with_a_past_is_seen(desk, folder, monkeypatch):
    monkeypatch.setattr(reading_notes, "is_of_a_reading", lambda _: False)

    with pytest.raises(AssertionError):
        leaves_no_earlier_state(desk, folder)
