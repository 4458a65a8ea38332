"""What a letter notes of its copies is no more than stands in it; and what was deleted is gone."""

import pytest
import samples
from samples import TODAY

from desktop.model import pulled, richtext
from desktop.model.document import Kind, Reason
from desktop.model.pulled import Pulled
from desktop.model.versions import VersionState
from desktop.verbs import copied

NIGHT = "I sat on the stairs with the laundry basket and the quillback stood in the hall."
MINE = "Since then I sleep in the small room."


@pytest.fixture
def entry(desk):
    made = desk.start(kind=Kind.ENTRY, title="An evening", on=TODAY)
    desk.save(made.id, made.sections[0].id, richtext.from_plain(NIGHT))
    return made


@pytest.fixture
def letter(desk, entry):
    """Return a letter with a copy of an entry in its first section."""
    made = desk.start(
        kind=Kind.LETTER, title="Impact", on=TODAY, guide="impact_letter",
        sections=(("a", "A"), ("b", "B")),
    )  # fmt: skip
    noted = Pulled(words=NIGHT, document=entry.id, section=entry.sections[0].id, about="Journal")
    writes(desk, made, f"{MINE}\n{NIGHT}", fields=pulled.with_pulled({"number": "3"}, (noted,)))
    return made


def writes(desk, letter, words, at=0, fields=None):
    desk.save(letter.id, letter.sections[at].id, richtext.from_plain(words), fields=fields)


def notes(desk, letter):
    return [one.words for one in pulled.pulled(desk.open(letter.id).sections[0].fields)]


def is_gone(desk, entry, letter, folder):
    writes(desk, letter, MINE)
    desk.trash(entry.id)
    desk.delete_for_good(entry.id)
    desk.close()
    opened = samples.opened(folder)
    try:
        found = [
            one
            for section in opened.open(letter.id).sections
            for one in (richtext.plain(section.body), repr(section.fields))
        ]
        assert "quillback" not in " ".join(found), "deleted for good, and still there"
        assert dict(opened.open(letter.id).sections[0].fields) == {"number": "3"}
    finally:
        opened.close()


def test_no_word_of_what_was_deleted_for_good_is_left_in_a_note(desk, entry, letter, folder):
    is_gone(desk, entry, letter, folder)


def test_twin_a_deletion_that_leaves_the_notes_is_seen(desk, entry, letter, folder, monkeypatch):
    monkeypatch.setattr(copied, "settle_without", lambda *_: None)

    with pytest.raises(AssertionError, match="still there"):
        is_gone(desk, entry, letter, folder)


def test_what_is_left_of_a_copy_in_the_letter_is_all_that_is_noted(desk, entry, letter):
    shorter = "I sat on the stairs with the laundry basket."
    writes(desk, letter, f"{MINE}\n{shorter}")
    desk.trash(entry.id)
    assert notes(desk, letter) == [NIGHT]

    desk.delete_for_good(entry.id)

    assert notes(desk, letter) == [shorter]


def is_gone_later(desk, entry, letter):
    """Delete the source first, then take the copy out of the letter."""
    desk.delete_for_good(entry.id)
    assert notes(desk, letter) == [NIGHT]
    writes(desk, letter, MINE)
    assert notes(desk, letter) == [], "what was taken out stands in a note"


def test_a_copy_taken_out_after_its_source_is_gone_leaves_no_note(desk, entry, letter):
    is_gone_later(desk, entry, letter)


def test_twin_a_save_that_leaves_the_notes_is_seen(desk, entry, letter, monkeypatch):
    monkeypatch.setattr(copied, "settle", lambda *_: frozenset())

    with pytest.raises(AssertionError):
        is_gone_later(desk, entry, letter)


def test_notes_that_come_again_from_an_open_page_are_not_kept(desk, entry, letter):
    fields = desk.open(letter.id).sections[0].fields
    writes(desk, letter, MINE)
    desk.delete_for_good(entry.id)

    writes(desk, letter, MINE, fields=fields)

    assert notes(desk, letter) == []


def test_a_copy_that_is_out_of_the_text_has_its_way_back_until_fields_are_kept(desk, letter):
    fields = desk.open(letter.id).sections[0].fields
    writes(desk, letter, MINE)
    assert notes(desk, letter) == [NIGHT], "undo would bring it back without a way"

    writes(desk, letter, MINE, fields=fields)

    assert notes(desk, letter) == []


def test_a_copy_moved_to_another_section_or_cut_keeps_its_way_back(desk, letter):
    fields = desk.open(letter.id).sections[0].fields
    desk.keep_cut(richtext.from_plain(NIGHT), document=letter.id)
    writes(desk, letter, MINE, fields=fields)
    assert notes(desk, letter) == [NIGHT]

    desk.keep_cut(richtext.from_plain("else"), document=letter.id)
    writes(desk, letter, NIGHT, at=1)
    writes(desk, letter, MINE, fields=fields)

    assert notes(desk, letter) == [NIGHT]


def no_snapshot_notes_it(desk, letter):
    section = letter.sections[0].id
    desk.keep_version(letter.id, VersionState.DRAFT)
    desk.keep_snapshot(letter.id, section, richtext.from_plain(MINE), Reason.REMOVED)
    fields = desk.open(letter.id).sections[0].fields
    writes(desk, letter, MINE, fields={**fields, "number": ""})
    kept = [desk.snapshot_fields(one.id) for one in desk.snapshots(letter.id, section)]
    assert len(kept) >= 2
    assert not [one for one in kept if pulled.KEY in one], "a snapshot outlives the source"
    assert {"number": "3"} in kept


def test_no_snapshot_holds_what_was_noted(desk, letter):
    no_snapshot_notes_it(desk, letter)


def test_twin_a_snapshot_with_notes_is_seen(desk, letter, monkeypatch):
    monkeypatch.setattr(pulled, "without_notes", dict)

    with pytest.raises(AssertionError, match="outlives"):
        no_snapshot_notes_it(desk, letter)


def test_a_letter_that_cannot_be_read_does_not_stop_a_deletion(desk, entry, letter):
    ledger = desk._vault.ledger
    ledger._database.run("UPDATE section SET body = x'00' WHERE id = ?", (letter.sections[0].id,))

    desk.delete_for_good(entry.id)

    assert [one.title for one in desk.summaries()] == ["Impact"]


def test_a_letter_of_which_nothing_but_a_note_was_left_is_empty_again(desk, entry):
    made = desk.start(kind=Kind.LETTER, title="Impact", on=TODAY)
    noted = Pulled(words=NIGHT, document=entry.id, section=entry.sections[0].id)
    fields = pulled.with_pulled({}, (noted,))
    desk.save(made.id, made.sections[0].id, richtext.from_plain(NIGHT), fields=fields)

    desk.save(made.id, made.sections[0].id, richtext.EMPTY, fields=fields)

    (line,) = [one for one in desk.summaries() if one.id == made.id]
    assert line.state.value == "empty"


def test_saving_what_has_no_notes_asks_nothing_of_other_texts(desk, entry, monkeypatch):
    monkeypatch.setattr(copied, "_text", None)

    desk.save(entry.id, entry.sections[0].id, richtext.from_plain("more"), fields={"tags": ["a"]})
