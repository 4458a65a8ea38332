"""All that the interface may ask of a vault, asked of a real one."""

from contextlib import contextmanager
from datetime import date

import pytest
import samples
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, TODAY, FakeClock

from desktop import session
from desktop.errors import (
    VaultInUseError,
    VaultMissingError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model import richtext
from desktop.model.document import Kind, Place, Reason, State
from desktop.model.settings import Purpose
from desktop.session import Change


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "vault")


@pytest.fixture
def desk(folder):
    opened = samples.opened(folder)
    yield opened
    opened.close()


def again(desk, folder):
    """Close a session and open its vault once more."""
    desk.close()
    return samples.opened(folder)


def test_a_saved_text_is_there_after_reopening(desk, folder):
    document = samples.letter(desk, text="the lake in winter")

    with_desk = again(desk, folder)

    assert samples.text_of(with_desk, document) == "the lake in winter"
    with_desk.close()


def test_a_new_vault_knows_what_its_owner_is_here_for(tmp_path):
    made = session.create(
        tmp_path, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.HURT, now=FakeClock()
    )

    assert made.settings.purpose == Purpose.HURT
    assert not made.has_phrase
    made.close()


def test_a_vault_is_never_made_over_another(folder):
    with pytest.raises(FileExistsError):
        session.create(folder, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.HURT, now=FakeClock())


def test_an_empty_folder_is_no_vault(tmp_path):
    assert not session.looks_like_vault(tmp_path)
    with pytest.raises(VaultMissingError):
        samples.opened(tmp_path)


def test_a_second_opening_is_told_that_the_vault_is_open(desk, folder):
    with pytest.raises(VaultInUseError):
        samples.opened(folder)


def test_saving_returns_the_time_and_announces_only_what_a_list_shows(desk):
    document = samples.letter(desk)
    heard = []
    desk.announce = heard.append

    first = samples.write(desk, document, "one")
    second = samples.write(desk, document, "one two")

    assert second > first
    assert heard == [Change.DOCUMENTS]


def test_settings_are_kept(desk, folder):
    heard = []
    desk.announce = heard.append
    desk.change_settings(desk.settings.changed(idle_minutes=9, rail_extras=("a", "b")))

    reopened = again(desk, folder)

    assert heard == [Change.SETTINGS]
    assert reopened.settings.idle_minutes == 9
    assert reopened.settings.rail_extras == ("a", "b")
    reopened.close()


def test_the_writer_comes_back_to_the_same_place(desk, folder):
    document = samples.letter(desk, text="some words")
    place = Place(document=document.id, section=document.sections[0].id, caret=4)
    assert desk.place() is None
    desk.save(place.document, place.section, richtext.from_plain("more"), place=place)
    reopened = again(desk, folder)

    assert reopened.place() == place
    other = Place(document=place.document, section=place.section, caret=2)
    reopened.keep_place(other)
    assert reopened.place() == other
    reopened.close()


def test_the_last_cut_outlives_a_lock(desk, folder):
    assert desk.kept_cut() == richtext.EMPTY
    desk.keep_cut(richtext.from_plain("cut out"))

    reopened = again(desk, folder)

    assert richtext.plain(reopened.kept_cut()) == "cut out"
    reopened.close()


def test_entries_come_newest_first_and_letters_in_the_order_of_the_writer(desk):
    first, second, third = (samples.letter(desk, title=title) for title in "abc")
    old = desk.start(kind=Kind.ENTRY, title="", on=date(2026, 1, 1))
    new = desk.start(kind=Kind.ENTRY, title="", on=date(2026, 2, 1))
    older = desk.start(kind=Kind.ENTRY, title="", on=date(2025, 2, 1))
    assert [one.title for one in desk.summaries()][:3] == ["c", "b", "a"]

    desk.order([second.id, third.id, first.id])

    expected = [second.id, third.id, first.id, new.id, old.id, older.id]
    assert [one.id for one in desk.summaries()] == expected


def test_a_guide_starts_with_its_sections_and_marks(desk):
    document = desk.start(
        kind=Kind.LETTER,
        title="The whole truth",
        on=TODAY,
        guide="disclosure",
        sections=(("opening", "Opening"), ("money", "Money")),
        marks={"money": State.NOT_FOR_ME},
    )

    assert [one.heading for one in document.sections] == ["Opening", "Money"]
    assert [one.state for one in document.sections] == [State.EMPTY, State.NOT_FOR_ME]
    assert document.guide == "disclosure"


@pytest.mark.parametrize(
    ("marks", "text", "state"),
    [
        ((None, None), "", State.EMPTY),
        ((None, None), "some", State.STARTED),
        ((State.REVIEWED, None), "some", State.STARTED),
        ((State.REVIEWED, State.CLEARED), "some", State.REVIEWED),
        ((State.NOT_FOR_ME, None), "", State.EMPTY),
        ((State.CLEARED, State.NOT_FOR_ME), "some", State.CLEARED),
    ],
)
def test_a_document_is_as_far_as_its_least_far_section(desk, marks, text, state):
    document = desk.start(kind=Kind.LETTER, title="", on=TODAY, sections=(("one", ""), ("two", "")))
    if text:
        samples.write(desk, document, text)
    for section, mark in zip(document.sections, marks, strict=True):
        desk.mark(document.id, section.id, mark)

    assert desk.summaries()[0].state == state


def test_a_mark_leaves_the_words_alone(desk):
    document = samples.letter(desk, text="kept words")

    desk.mark(document.id, document.sections[0].id, State.REVIEWED)

    assert samples.text_of(desk, document) == "kept words"
    assert desk.open(document.id).sections[0].state == State.REVIEWED


def test_a_document_gets_another_title_and_day(desk):
    document = samples.letter(desk)

    desk.rename(document.id, "Half \ud83d a sign")
    desk.redate(document.id, date(2020, 5, 6))

    assert desk.open(document.id).title == "Half \ufffd a sign"
    assert desk.open(document.id).on == date(2020, 5, 6)


def test_the_trash_keeps_and_gives_back(desk):
    document = samples.letter(desk, text="not lost")

    desk.trash(document.id)
    assert desk.summaries() == ()
    assert desk.summaries(trashed=True)[0].trashed_at is not None
    desk.restore(document.id)

    assert desk.summaries(trashed=True) == ()
    assert samples.text_of(desk, document) == "not lost"


def test_what_is_deleted_for_good_is_nowhere(desk):
    document = samples.letter(desk, text="gone")
    section = document.sections[0].id
    desk.keep_snapshot(document.id, section, richtext.from_plain("gone"), Reason.REMOVED)
    desk.keep_place(Place(document=document.id, section=section))
    desk.keep_cut(richtext.from_plain("gone"))

    desk.delete_for_good(document.id)

    assert desk.summaries() == ()
    assert desk.snapshots(document.id) == ()
    assert desk.place() is None
    assert desk.kept_cut() == richtext.EMPTY
    with pytest.raises(KeyError):
        desk.open(document.id)
    assert samples.checked(desk)


def test_the_first_save_of_a_session_keeps_what_was_there(desk, folder):
    document = samples.letter(desk, text="yesterday")
    samples.write(desk, document, "still yesterday")
    assert desk.snapshots(document.id) == ()
    reopened = again(desk, folder)

    samples.write(reopened, document, "today")
    samples.write(reopened, document, "today and more")

    kept = reopened.snapshots(document.id, document.sections[0].id)
    assert [one.reason for one in kept] == [Reason.SESSION]
    assert [richtext.plain(reopened.snapshot_body(one.id)) for one in kept] == ["still yesterday"]
    assert kept[0].words == 2
    reopened.close()


def test_an_unchanged_section_leaves_no_snapshot(desk, folder):
    document = samples.letter(desk, text="the same")
    reopened = again(desk, folder)

    samples.write(reopened, document, "the same")

    assert reopened.snapshots(document.id) == ()
    reopened.close()


def test_a_save_that_changes_nothing_does_not_hide_what_was_there(desk, folder):
    document = samples.letter(desk, text="yesterday")
    reopened = again(desk, folder)

    samples.write(reopened, document, "yesterday")
    samples.write(reopened, document, "today")

    kept = reopened.snapshots(document.id)
    assert [richtext.plain(reopened.snapshot_body(one.id)) for one in kept] == ["yesterday"]
    reopened.close()


def test_snapshots_come_newest_first_and_by_section(desk):
    document = desk.start(kind=Kind.LETTER, title="", on=TODAY, sections=(("one", ""), ("two", "")))
    one, two = (section.id for section in document.sections)
    for section, text in ((one, "a"), (two, "b"), (one, "c")):
        desk.keep_snapshot(document.id, section, richtext.from_plain(text), Reason.REMOVED)

    bodies = [richtext.plain(desk.snapshot_body(kept.id)) for kept in desk.snapshots(document.id)]
    assert bodies == ["c", "b", "a"]
    assert len(desk.snapshots(document.id, one)) == 2
    with pytest.raises(KeyError):
        desk.snapshot_body("no such snapshot")


def test_restoring_makes_a_copy_and_overwrites_nothing(desk):
    document = samples.letter(desk, text="now")
    desk.keep_snapshot(
        document.id, document.sections[0].id, richtext.from_plain("then"), Reason.REMOVED
    )

    copy = desk.restore_as_copy(desk.snapshots(document.id)[0].id, title="As it was")

    assert copy.id != document.id
    assert (copy.kind, copy.on, copy.guide) == (document.kind, document.on, "")
    assert samples.text_of(desk, copy) == "then"
    assert samples.text_of(desk, document) == "now"
    assert {one.title for one in desk.summaries()} == {"A letter", "As it was"}


def test_a_section_belongs_to_one_document(desk):
    one, other = samples.letter(desk), samples.letter(desk)

    with pytest.raises(KeyError):
        desk.save(one.id, other.sections[0].id, richtext.EMPTY)


def test_the_owner_learns_of_failed_attempts_once(desk, folder):
    assert desk.failed_attempts() == ()
    desk.close()
    for guess in ("one", "two"):
        with pytest.raises(WrongSecretError):
            samples.opened(folder, guess)

    reopened = samples.opened(folder)
    assert len(reopened.failed_attempts()) == 2
    reopened.clear_attempts()
    assert reopened.failed_attempts() == ()
    reopened = again(reopened, folder)

    assert reopened.failed_attempts() == ()
    reopened.close()


def test_the_phrase_of_day_one_opens_after_three_changes_and_a_dearer_guess(desk, folder):
    phrase = desk.new_phrase()
    desk.set_phrase(phrase)
    document = samples.letter(desk, text="day one")
    for number in range(3):
        desk.change_passphrase(f"passphrase {number}", cost=CHEAPEST)
    desk.close()
    rising = session.Bounds(memory_kib=(64, 1024), passes=(1, 4), lanes=(1, 4), target_s=60)
    raised = session.unlock(folder, "passphrase 2", bounds=rising, now=FakeClock())
    raised.close()

    opened = session.unlock_with_phrase(
        folder, session.parse_phrase(" ".join(phrase.words)), bounds=rising, now=FakeClock()
    )

    assert opened.needs_passphrase
    assert opened.has_phrase
    assert samples.text_of(opened, document) == "day one"
    opened.change_passphrase("the next", cost=CHEAPEST)
    assert not opened.needs_passphrase
    opened.close()
    samples.opened(folder, "the next").close()


def test_a_new_phrase_retires_the_old_one(desk, folder):
    old, new = desk.new_phrase(), desk.new_phrase()
    desk.set_phrase(old)
    desk.set_phrase(new)
    desk.close()

    with pytest.raises(WrongSecretError):
        session.unlock_with_phrase(folder, old, bounds=CHEAP_BOUNDS, now=FakeClock())
    session.unlock_with_phrase(folder, new, bounds=CHEAP_BOUNDS, now=FakeClock()).close()


def test_the_passphrase_can_be_asked_before_a_change(desk, folder):
    assert desk.check_passphrase(PASSPHRASE)
    assert desk.check_passphrase(f"  {PASSPHRASE}\n")
    assert not desk.check_passphrase("another")

    desk.change_passphrase("another", cost=CHEAPEST)

    assert desk.check_passphrase("another")
    desk.close()
    with pytest.raises(WrongSecretError):
        samples.opened(folder)
    samples.opened(folder, "another").close()


def test_the_reserve_is_given_up_and_made_again(desk, folder):
    desk.give_up_reserve()
    desk.give_up_reserve()
    assert not (folder / "reserve").exists()

    desk.remake_reserve()

    assert (folder / "reserve").stat().st_size == 2 * 1024 * 1024


def test_a_start_made_again_after_an_error_makes_one_document(desk, monkeypatch):
    """The error came after the document was written, as from a disk that fails at the end."""
    vault = desk._vault
    real = type(vault).writing

    @contextmanager
    def unsure(self):
        with real(self) as ledger:
            yield ledger
        raise VaultUnwritableError

    monkeypatch.setattr(type(vault), "writing", unsure)
    with pytest.raises(VaultUnwritableError):
        desk.start(kind=Kind.LETTER, title="once", on=TODAY)
    monkeypatch.undo()
    first = desk.start(kind=Kind.LETTER, title="once", on=TODAY)
    assert [one.id for one in desk.summaries()] == [first.id]

    second = desk.start(kind=Kind.LETTER, title="once", on=TODAY)

    assert {one.id for one in desk.summaries()} == {first.id, second.id}


def test_a_start_that_failed_does_not_lend_its_name_to_another(desk, monkeypatch):
    def refused(*_):
        raise VaultUnwritableError

    monkeypatch.setattr("desktop.vault.documents.add", refused)
    with pytest.raises(VaultUnwritableError):
        desk.start(kind=Kind.LETTER, title="one", on=TODAY)
    monkeypatch.undo()

    desk.start(kind=Kind.LETTER, title="other", on=TODAY)

    assert [one.title for one in desk.summaries()] == ["other"]


def test_a_round_of_slices_ends(desk):
    for number in range(50):
        samples.letter(desk, text=f"letter {number}")

    assert any(desk.check_slice() for _ in range(1000))
