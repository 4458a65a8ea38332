"""The vault as plain records; that all of them come back is shown in tests/test_takeaway.py."""

import contextlib
import json
from dataclasses import replace

import pytest
import samples
import whole_vault

from desktop import errors
from desktop.model import open_export, reading_notes, richtext
from desktop.model.document import Kind, Reason
from desktop.model.settings import Settings
from desktop.verbs import carrying

BESIDE = {"settings": Settings(idle_minutes=7), "place": None, "cut": None}


@pytest.fixture
def session(tmp_path):
    with contextlib.closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as one:
        yield one


def test_a_record_is_plain_json_that_can_be_checked(session):
    whole_vault.fill(session)

    for one in session.carried_ids():
        record = session.carried(one)
        assert open_export.document(json.loads(json.dumps(record)))["id"] == one


def test_all_documents_are_carried_letters_and_plans_before_entries(session):
    whole_vault.fill(session)
    kinds = [session.carried(one)["kind"] for one in session.carried_ids()]

    assert kinds == sorted(kinds, key=lambda one: (one == "entry", one))
    assert set(kinds) == {"letter", "packet", "reading", "register", "entry"}


def nothing_tells_of_an_offer(session):
    told, *hers = (
        session.start(kind=Kind.LETTER, title="Title", on=samples.TODAY, guide=guide)
        for guide in ("disclosure", "impact_letter", "needs")
    )
    assert session.hold_reading(told.id).id in session.carried_ids()
    for one in hers:
        assert session.hold_reading(one.id).id not in session.carried_ids()
        assert one.id in session.carried_ids()


def test_nothing_that_is_carried_tells_that_an_offer_was_made(session):
    nothing_tells_of_an_offer(session)


@pytest.mark.parametrize("known", [("impact_letter", ""), ("", "needs")])
def test_twin_offers_that_are_carried_are_seen(session, monkeypatch, known):
    monkeypatch.setattr(carrying, "OFFERED", known)

    with pytest.raises(AssertionError):
        nothing_tells_of_an_offer(session)


def no_offer_is_carried_once_rows_are_lost(session, *, is_row_lost, has_offers):
    """What a salvage leaves: no guide, and a letter where it is not known what it was."""
    letter = session.start(kind=Kind.LETTER, title="", on=samples.TODAY, sections=(("need", ""),))
    held = session.hold_reading(letter.id)
    if has_offers:
        session.save(held.id, held.sections[0].id, None, fields=reading_notes.offers(["absolute"]))
    else:
        part = session.add_section(held.id, f"{reading_notes.KEY}{letter.sections[0].id}")
        note = reading_notes.noted("It was my fault.", "self_blame", 0, 15)
        session.save(held.id, part.id, None, fields=reading_notes.kept([note]))
    if is_row_lost:
        row = session._vault.ledger.select("document", "WHERE id = ?", (held.id,))[0]
        with session._vault.writing() as ledger:
            ledger.put("document", {**row, "kind": Kind.LETTER.value, "title": ""})

    assert session.carried_ids() == (letter.id,)


@pytest.mark.parametrize("is_row_lost", [False, True], ids=["of_the_letter", "of_both"])
@pytest.mark.parametrize("has_offers", [True, False], ids=["offers", "notes"])
def test_offers_of_a_letter_whose_row_was_made_up_are_carried_by_nothing(
    session, is_row_lost, has_offers
):
    no_offer_is_carried_once_rows_are_lost(session, is_row_lost=is_row_lost, has_offers=has_offers)


def test_twin_offers_that_are_known_by_the_guide_alone_are_seen(session, monkeypatch):
    monkeypatch.setattr(carrying, "_is_of_an_offer", lambda _row: False)

    with pytest.raises(AssertionError):
        no_offer_is_carried_once_rows_are_lost(session, is_row_lost=False, has_offers=True)


def test_what_was_found_in_a_text_that_is_gone_is_carried_by_nothing(session):
    text = session.start(kind=Kind.LETTER, title="T", on=samples.TODAY, guide="disclosure")
    held = session.hold_reading(text.id)
    assert session.carried_ids() == (text.id, held.id)
    row = session._vault.ledger.select("document", "WHERE id = ?", (held.id,))[0]
    with session._vault.writing() as ledger:
        ledger.put("document", {**row, "title": "f" * 32})

    assert session.carried_ids() == (text.id,)


def words_that_were_deleted_stay_behind(session):
    text = session.start(
        kind=Kind.LETTER, title="T", on=samples.TODAY, guide="disclosure", sections=(("body", ""),)
    )
    told = "We just flirted in March. It was a few times."
    samples.write(session, text, told)
    held = session.hold_reading(text.id)
    part = session.add_section(held.id, f"{reading_notes.KEY}{text.sections[0].id}")
    notes = [
        reading_notes.noted(told, "minimising", 3, 15),
        reading_notes.noted(told, "vague", 33, 44),
    ]
    session.save(held.id, part.id, None, fields=reading_notes.kept(notes))
    session.keep_snapshot(held.id, part.id, richtext.EMPTY, Reason.RESTORED)
    assert found_in(session, held.id, part.id) == [notes, notes]

    samples.write(session, text, "It was a few times.")
    stays = [replace(notes[1], before="It was ")]
    assert found_in(session, held.id, part.id) == [stays, stays]
    assert session.carried(held.id)["snapshots"] == []


def found_in(session, reading, part):
    """Return the notes of a section in both forms in which it is carried."""
    document, _ = session.carried_document(reading)
    record = session.carried(reading)
    fields = [one.fields for one in document.sections if one.id == part]
    fields += [one["fields"] for one in record["sections"] if one["id"] == part]
    return [list(reading_notes.notes_of(one)) for one in fields]


def test_of_words_that_were_deleted_no_finding_is_carried(session):
    words_that_were_deleted_stay_behind(session)


def test_twin_findings_that_outlive_their_words_are_seen(session, monkeypatch):
    monkeypatch.setattr(reading_notes, "leaving", lambda _words, notes: tuple(notes))

    with pytest.raises(AssertionError):
        words_that_were_deleted_stay_behind(session)


def test_what_is_in_the_trash_is_said_to_be(session):
    kept = samples.letter(session, text="kept")
    away = samples.letter(session, text="away")
    session.trash(away.id)

    assert session.carried_document(kept.id)[1] is False
    assert session.carried_document(away.id)[1] is True


def is_all_or_nothing(session):
    samples_of = [open_export.document(_record(number)) for number in range(3)]

    def every():
        yield from samples_of
        raise errors.OpenExportDamagedError

    with pytest.raises(errors.OpenExportDamagedError):
        session.take_in(BESIDE, every())
    assert (session.carried_ids(), session.settings.idle_minutes) == ((), 5)


def _record(number):
    made = {
        "id": f"{number:032x}", "kind": "letter", "title": "T", "on_day": "2026-03-14", "guide": "",
        "place": 0, "state": "started", "written_at": "2026-03-14T21:40:00+00:00",
        "changed_at": "2026-03-14T21:40:00+00:00", "trashed_at": None, "snapshots": [],
    }  # fmt: skip
    section = {
        "id": f"{number + 100:032x}", "key": "body", "heading": "", "place": 0, "mark": None,
        "words": 1, "fields": {}, "body": [["p", ["word"]]],
    }  # fmt: skip
    return made | {"sections": [section]}


def test_what_breaks_off_in_the_middle_leaves_nothing(session):
    is_all_or_nothing(session)
    assert samples.checked(session)


def test_twin_that_keeps_each_for_itself_is_seen(session, monkeypatch):
    @contextlib.contextmanager
    def each_for_itself():
        class One:
            def put(self, *parts):
                with session._vault.ledger.writing():
                    session._vault.ledger.put(*parts)

        yield One()

    monkeypatch.setattr(type(session._vault), "writing", lambda _vault: each_for_itself())

    with pytest.raises(AssertionError):
        is_all_or_nothing(session)


def test_what_was_taken_in_is_read_and_searched_like_everything_written(session):
    assert session.take_in(BESIDE, [open_export.document(_record(1))]) == 1

    (line,) = session.summaries()
    assert richtext.plain(session.open(line.id).sections[0].body) == "word"
    assert session.settings.idle_minutes == 7


def test_a_vault_that_is_not_empty_is_left_alone(session):
    samples.letter(session, text="mine")

    with pytest.raises(errors.VaultNotEmptyError):
        session.take_in(BESIDE, [])
