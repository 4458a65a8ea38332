"""A damaged vault becomes a new one: with the same secrets, nothing of the damaged one touched."""

import random
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import filled
import pytest
import samples
import whole_vault
from prove import salvage as proving

from desktop import guides, session
from desktop.errors import HeaderDamagedError, VaultDamagedError, VaultInUseError, WrongSecretError
from desktop.model import entries, read_whole, richtext, screening, values
from desktop.model.document import WRITTEN, Kind
from desktop.model.entries import Entry
from desktop.model.read_whole import Book
from desktop.model.salvaged import Course, Fate, Layer
from desktop.model.settings import Settings
from desktop.own_file import OwnFile, new_folder
from desktop.vault import salvage_cells, salvage_joining, salvage_layers, salvage_rows
from desktop.vault.database import PAGE, Database
from desktop.verbs import rescue

BOOK = Book(guides=samples.guides(), in_words=guides.in_words)
GUIDED = {
    "disclosure": Kind.LETTER, "withdrawal_loop": Kind.PLAN, "being_there": Kind.PLAN,
    "urge_log": Kind.PLAN, "scales": Kind.PLAN,
}  # fmt: skip
"""Guides that have every kind of field between them."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Give a vault with long and short texts, earlier states and a backup of before."""
    place = tmp_path_factory.mktemp("sample") / "vault"
    return proving.made(place, random.Random(11), with_backup=True)


@pytest.fixture
def damaged(sample, tmp_path):
    return Path(shutil.copytree(sample.folder, tmp_path / "damaged"))


def spoil(folder, *numbers):
    raw = bytearray((folder / "vault.db").read_bytes())
    for number in numbers:
        proving._spoil(raw, number, random.Random(number))
    (folder / "vault.db").write_bytes(raw)


def without_backups(folder):
    shutil.rmtree(folder / "backups")
    return folder


def texts(folder):
    found = proving.Outcome()
    target = folder.with_name("new")
    return proving._texts(folder, target, found), found


def salvaged(folder):
    return proving.salvaged(folder, folder.with_name("new"))


@pytest.mark.parametrize("kind", proving.DAMAGES)
def test_every_piece_whose_own_pages_are_whole_comes_back(sample, kind, tmp_path):
    found = proving.Outcome()

    proving.tried(sample, kind, tmp_path / "try", random.Random(kind), found)

    assert found.wrong == []
    assert found.own_whole
    assert found.own_back == found.own_whole


def test_all_comes_back_without_any_page_above_the_leaves(sample, damaged):
    spoil(without_backups(damaged), 1, *sample.kinds["above"])

    found, _ = texts(damaged)

    assert {one: found.get(one) == text for one, text in sample.texts.items()} == dict.fromkeys(
        sample.texts, True
    )


def test_twin_without_following_chains_the_long_texts_do_not(sample, damaged, monkeypatch):
    monkeypatch.setattr(salvage_cells, "follow", lambda *_: (b"", ()))

    with pytest.raises(AssertionError, match="False"):
        test_all_comes_back_without_any_page_above_the_leaves(sample, damaged)


def test_twin_without_the_second_layer_none_does(sample, damaged, monkeypatch):
    monkeypatch.setattr(salvage_layers, "by_page", lambda *_: None)

    with pytest.raises(AssertionError, match="False"):
        test_all_comes_back_without_any_page_above_the_leaves(sample, damaged)


def test_rows_by_id_go_on_after_each_error(sample, damaged):
    leaves = sample.kinds["leaf"]
    spoil(without_backups(damaged), *leaves[len(leaves) // 2 :: 7])

    found = salvage_rows.Harvest()
    with closing(samples.opened(sample.folder)) as desk:
        opened = desk._vault.opened
    keys = [opened.masters.present]
    salvage_layers.by_id(damaged / "vault.db", keys, opened.header.lock.vault_id, found)

    assert found.counted[salvage_layers.BY_ID] > 80, f"{found.counted} rows by id"


def test_twin_without_reconnecting_most_rows_are_lost(sample, damaged, monkeypatch):
    monkeypatch.setattr(Database, "reconnect", lambda _: None)

    with pytest.raises(AssertionError, match="rows by id"):
        test_rows_by_id_go_on_after_each_error(sample, damaged)


def test_what_is_missing_comes_from_the_backup_and_is_told_to_be_older(sample, damaged):
    spoil(damaged, *range(2, len(sample.raw) // PAGE + 1))

    report = salvaged(damaged)

    assert {piece.fate for piece in report.pieces} == {Fate.OLDER}
    assert report.backup_at is not None
    assert report.from_backup > len(report.pieces)
    assert not report.is_complete


def test_a_whole_vault_is_told_to_be_complete_and_needs_no_backup(sample, damaged):
    report = salvaged(damaged)

    assert report.is_complete
    assert report.backup_at is None
    assert {piece.fate for piece in report.pieces} == {Fate.WHOLE}
    assert len(report.pieces) == len(sample.texts)


def test_what_was_deleted_for_good_does_not_come_back_from_the_backup(sample, damaged):
    with closing(samples.opened(damaged)) as desk:
        living = {one.id for one in desk.summaries()}
    overflow = sample.kinds["overflow"][0]
    spoil(damaged, overflow)

    report = salvaged(damaged)

    assert report.backup_at is not None
    assert {piece.id for piece in report.pieces} == living


def test_a_text_of_which_the_end_is_missing_is_doubtful_and_keeps_its_beginning(tmp_path):
    one = proving.made(tmp_path / "vault", random.Random(3))
    longest = max(one.texts, key=lambda section: len(one.texts[section]))
    chain = sorted(one.own[longest] & set(one.kinds["overflow"]))
    spoil(one.folder, chain[-1])

    report = salvaged(one.folder)

    assert [piece.fate for piece in report.pieces].count(Fate.DOUBTFUL) == 1
    with closing(samples.opened(tmp_path / "new")) as desk:
        found = {s.id: s for d in desk.summaries() for s in desk.open(d.id).sections}
        kept = richtext.plain(found[longest].body)
    assert len(kept) > 200
    assert one.texts[longest].startswith(kept[:-20])


def test_both_secrets_open_the_new_vault(damaged, tmp_path):
    with closing(samples.opened(damaged)) as desk:
        phrase = desk.new_phrase()
        desk.set_phrase(phrase)
    spoil(damaged, 1)

    salvaged(damaged)

    samples.opened(tmp_path / "new").close()
    session.unlock_with_phrase(
        tmp_path / "new", phrase, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock()
    ).close()


def test_the_phrase_alone_salvages(damaged, tmp_path):
    with closing(samples.opened(damaged)) as desk:
        phrase = desk.new_phrase()
        desk.set_phrase(phrase)
    spoil(damaged, 1)
    (tmp_path / "new" / "work").mkdir(parents=True)
    into = rescue.Salvaging(
        new_file=partial(OwnFile, tmp_path / "new"), work=tmp_path / "new" / "work",
        bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock(),
    )  # fmt: skip

    assert rescue.salvage(damaged, phrase, into).of(Fate.WHOLE)


def test_a_wrong_passphrase_makes_nothing(damaged, tmp_path, monkeypatch):
    monkeypatch.setattr(samples, "PASSPHRASE", "another one")

    with pytest.raises(WrongSecretError):
        salvaged(damaged)

    assert samples.names(tmp_path / "new") == []


def test_earlier_states_settings_and_the_trash_come_back_too(tmp_path):
    folder = samples.blank_vault(tmp_path / "damaged")
    with closing(samples.opened(folder)) as desk:
        letter = samples.letter(desk, title="kept", text="words of the first day")
        gone = samples.letter(desk, title="in the trash", text="put away")
        desk.trash(gone.id)
        desk.change_settings(desk.settings.changed(idle_minutes=17))
    with closing(samples.opened(folder)) as desk:
        samples.write(desk, letter, "words of the second day")
    spoil(folder, 1)

    salvaged(folder)

    with closing(samples.opened(tmp_path / "new")) as desk:
        (earlier,) = desk.snapshots(letter.id)
        assert richtext.plain(desk.snapshot_body(earlier.id)) == "words of the first day"
        assert [one.title for one in desk.summaries(trashed=True)] == ["in the trash"]
        assert desk.settings.idle_minutes == 17
        assert samples.checked(desk)


def test_a_vault_on_a_disk_that_takes_no_writing_is_salvaged(damaged):
    (damaged / "lock").unlink(missing_ok=True)
    (damaged / "lock").mkdir()
    spoil(damaged, 1)

    assert salvaged(damaged).of(Fate.WHOLE)


def test_under_key_files_of_an_earlier_time_the_backup_is_what_can_be_read(damaged):
    with closing(samples.opened(damaged)) as desk:
        former = (damaged / "keys").read_bytes()
        desk.change_passphrase("a newer one", cost=samples.CHEAPEST)
    for name in ("keys", "keys.bak"):
        (damaged / name).write_bytes(former)

    report = salvaged(damaged)

    assert report.by_id + report.by_page == 0
    assert {piece.fate for piece in report.pieces} == {Fate.OLDER}


def test_without_any_key_file_nothing_can_be_done(damaged):
    for name in ("keys", "keys.bak"):
        (damaged / name).unlink()

    with pytest.raises(HeaderDamagedError):
        salvaged(without_backups(damaged))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_stopped_in(layer, damaged):
    """Stop a salvage in this layer; return what it says, and where it was to be."""
    seen = []
    target = damaged.with_name("new")
    target.mkdir()
    into = rescue.Salvaging(
        new_file=partial(OwnFile, target), work=target / rescue.WORK, bounds=samples.CHEAP_BOUNDS,
        now=samples.FakeClock(),
        course=Course(lambda: layer in seen, lambda now, _: seen.append(now)),
    )  # fmt: skip
    return rescue.salvage(damaged, samples.PASSPHRASE, into), target


@pytest.mark.parametrize("layer", Layer)
def test_stopped_in_any_layer_it_leaves_nothing_and_the_damaged_one_as_it_was(
    sample, damaged, layer
):
    spoil(damaged, *sample.kinds["leaf"][:9])
    before = contents(damaged)

    said, target = is_stopped_in(layer, damaged)

    assert said is None
    assert list(target.iterdir()) == [], "half made"
    assert contents(damaged) == before


@pytest.mark.parametrize("layer", [Layer.BY_PAGE, Layer.MAKING])
def test_twin_where_nobody_tidies_up_something_half_made_stays(sample, damaged, layer, monkeypatch):
    monkeypatch.setattr(rescue.salvaging, "tidy", lambda _: None)

    with pytest.raises(AssertionError, match="half made"):
        test_stopped_in_any_layer_it_leaves_nothing_and_the_damaged_one_as_it_was(
            sample, damaged, layer
        )


def leave_half_made(folder):
    """Leave what a salvage had begun when its room ended, and something of somebody else's."""
    work = folder / rescue.WORK
    work.mkdir()
    for name in ("damaged.part", "damaged.part-journal", "former.part", "vault.db.new"):
        (work / name).write_bytes(b"half")


def test_what_a_room_that_ended_left_of_a_salvage_goes_with_the_next_opening(damaged):
    leave_half_made(damaged)
    samples.opened(damaged).close()
    assert rescue.WORK not in samples.names(damaged)

    leave_half_made(damaged)
    (damaged / rescue.WORK / "own").write_bytes(b"somebody's")
    spoil(damaged, 1)
    read(damaged, BOOK).close()
    assert samples.names(damaged / rescue.WORK) == ["own"]


def test_where_nothing_can_be_read_nothing_is_made(sample, damaged):
    spoil(without_backups(damaged), *range(1, len(sample.raw) // PAGE + 1))

    with pytest.raises(VaultDamagedError):
        salvaged(damaged)


def test_a_vault_that_is_open_is_not_salvaged(damaged):
    with closing(samples.opened(damaged)), pytest.raises(VaultInUseError):
        salvaged(damaged)


def read(folder, book):
    return session.read_backup(folder, samples.PASSPHRASE, samples.CHEAP_BOUNDS, book)


def test_the_newest_backup_is_read_without_what_is_shown_later_only(damaged):
    late = next(one for one in BOOK.guides.values() if one.late)
    with closing(samples.opened(without_backups(damaged))) as desk:
        samples.letter(desk, title="newest", text="the last words")
        hidden = desk.start(kind=Kind.LETTER, title="late", on=samples.TODAY, guide=late.id)
        desk.begin_backup().finish()
        samples.letter(desk, title="after it", text="words")
    spoil(damaged, 1)

    with closing(read(damaged, BOOK)) as reading:
        found = {one.title: one for one in reading.summaries()}
        assert "newest" in found
        assert not {"late", "after it"} & set(found)
        text = richtext.plain(reading.open(found["newest"].id).sections[0].body)
        assert text == "the last words"
        assert reading.made_at
        with pytest.raises(KeyError):
            reading.open("none")
    with closing(read(damaged, Book())) as reading:
        assert hidden.id in {one.id for one in reading.summaries()}


@pytest.fixture(scope="module")
def of_each(tmp_path_factory):
    """Give a damaged vault with one of each kind of document, and what stood in each of them."""
    folder = samples.blank_vault(tmp_path_factory.mktemp("each") / "vault")
    with closing(whole_vault.fill(samples.opened(folder))) as desk:
        veiled = desk.start(kind=Kind.ENTRY, title="Heavy", on=samples.TODAY)
        fields = entries.with_entry({}, Entry(before=8, tags=("dusk",), is_veiled=True))
        desk.save(veiled.id, veiled.sections[0].id, richtext.from_plain("veiled"), fields=fields)
        for name, kind in GUIDED.items():
            guide = BOOK.guides[name]
            made = desk.start(
                kind=kind, title=guide.title, on=samples.TODAY, guide=name, sections=guide.start()
            )
            for part in made.pages:
                desk.save(
                    made.id, part.id, richtext.from_plain(f"words in {name}"),
                    fields=filled.section(guide.section(part.key)),
                )  # fmt: skip
        chosen = desk.settings.changed(word_for_partner="my wren", shows_late=True)
        desk.change_settings(chosen)
        desk.begin_backup().finish()
        told = {one.id: (one.title, desk.open(one.id)) for one in desk.summaries()}
    spoil(folder, 1)
    return folder, told, veiled.id


def in_one_line(text):
    return " ".join(text.split())


def test_each_kind_of_document_is_read_with_all_its_fields(of_each):
    folder, told, veiled = of_each
    with closing(read(folder, BOOK)) as reading:
        assert {one.id for one in reading.summaries()} == set(told)
        assert reading.veiled() == {veiled}
        shown = {name: reading.words(reading.open(name)) for name in told}

    assert {document.kind for _, document in told.values()} == set(WRITTEN)
    for name, (title, document) in told.items():
        text = in_one_line(richtext.plain(shown[name]))
        for part in (one for one in document.sections if not one.key.startswith("desk:")):
            lines = richtext.plain(part.body).splitlines() + words_in(part.fields)
            missed = [line for line in lines if in_one_line(line) not in text]
            assert missed == [], f"{title}: not read"
    whole = "\n".join(map(richtext.plain, shown.values()))
    for mark in (
        read_whole.TEXT_STAYS, read_whole.ENTRY_STAYS, read_whole.WORDS_STAY,
        "Distress before writing: 8 of 10", "Number: 6 of 10", "Known to my wren",
    ):  # fmt: skip
        assert mark in whole
    assert any(run.kept for body in shown.values() for block in body for run in block.runs)


def words_in(fields):
    """Return every text of a person in these fields; the sign of a scale is the program's."""
    told = entries.with_entry(fields, Entry(tags=entries.tags_of(fields)))
    if "readings" in told:
        told = {"own": told["own"], "readings": [
            {"cells": {**row["cells"], "scale": ""}} for row in told["readings"]
        ]}  # fmt: skip
    return values.words(told).splitlines()


def test_twin_without_fields_most_of_what_was_noted_is_not_read(of_each, monkeypatch):
    monkeypatch.setattr(read_whole, "_told", lambda _, section: section.body)

    with pytest.raises(AssertionError, match="not read"):
        test_each_kind_of_document_is_read_with_all_its_fields(of_each)


def test_the_report_has_no_heading_of_what_is_veiled(of_each, tmp_path):
    folder, told, veiled = of_each
    damaged = Path(shutil.copytree(folder, tmp_path / "damaged"))

    report = salvaged(damaged)

    named = {piece.id: piece.title for piece in report.pieces}
    assert named.pop(veiled) == ""
    assert {name: title for name, (title, _) in told.items() if name != veiled}.items() <= (
        named.items()
    )
    with closing(samples.opened(tmp_path / "new")) as desk:
        assert desk.open(veiled).title == "Heavy"


def test_twin_a_report_that_looks_for_no_veil(of_each, tmp_path, monkeypatch):
    monkeypatch.setattr(salvage_joining._Joining, "_veiled", lambda _: set())

    with pytest.raises(AssertionError, match="Heavy"):
        test_the_report_has_no_heading_of_what_is_veiled(of_each, tmp_path)


@pytest.fixture
def hidden(tmp_path):
    """Give a vault of which only the backup is left, with what a list does not name as it is."""
    folder = samples.blank_vault(tmp_path / "hidden")
    late = next(one for one in BOOK.guides.values() if one.late)
    with closing(samples.opened(folder)) as desk:
        for title, entry in (("Veil", Entry(is_veiled=True)), ("Open", Entry())):
            one = desk.start(kind=Kind.ENTRY, title=title, on=samples.TODAY)
            fields = entries.with_entry({}, entry)
            desk.save(one.id, one.sections[0].id, richtext.from_plain("words"), fields=fields)
        desk.start(kind=Kind.LETTER, title="Late", on=samples.TODAY, guide=late.id)
        desk.trash(samples.letter(desk, title="Thrown", text="words").id)
        desk.keep_in(samples.letter(desk, title="Kept", text="words").id)
        desk.begin_backup().finish()
        desk.trash(samples.letter(desk, title="Later", text="words").id)
    spoil(folder, 1)
    (folder / "vault.db").write_bytes(bytes(1 << 16))
    return folder, late.id


def names_little(folder, late, tmp_path):
    new = tmp_path / "new"
    with new_folder(new):
        report = session.salvage(folder, samples.PASSPHRASE, session.Salvaging(
            new_file=partial(OwnFile, new), work=new / session.WORK, bounds=samples.CHEAP_BOUNDS,
            now=samples.FakeClock(), note=lambda _: ("A note", "words"),
            guides={one: BOOK.guides[one] for one in BOOK.guides if one == late},
        ))  # fmt: skip

    told = {(one.title, one.is_veiled, one.is_trashed) for one in report.pieces}
    assert told == {
        ("", True, False), ("Open", False, False), ("", False, False),
        ("Thrown", False, True), ("Kept", False, False),
    }, "named"  # fmt: skip
    with closing(samples.opened(tmp_path / "new")) as desk:
        titles = {one.id: one.title for one in desk.summaries()}
        stay = {titles.get(one) for one in desk.settings.never_leaves}
    assert stay == {"Kept", "A note"}, "the note can leave"


def test_the_note_in_the_new_vault_never_leaves_and_names_nothing_veiled_or_late(hidden, tmp_path):
    names_little(*hidden, tmp_path)


def test_twin_with_an_ordinary_letter_the_note_can_leave(hidden, tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "keeping_in", lambda settings, _: settings)
    with pytest.raises(AssertionError, match="the note can leave"):
        names_little(*hidden, tmp_path)


def test_twin_that_knows_no_late_guide_names_their_texts(hidden, tmp_path):
    with pytest.raises(AssertionError, match="named"):
        names_little(hidden[0], "none", tmp_path)


def test_whoever_opened_the_later_pages_has_them_named(hidden, tmp_path):
    folder, late = samples.blank_vault(tmp_path / "shown"), hidden[1]
    with closing(samples.opened(folder)) as desk:
        desk.start(kind=Kind.LETTER, title="Late", on=samples.TODAY, guide=late)
        desk.change_settings(desk.settings.changed(shows_late=True))
        desk.begin_backup().finish()
    spoil(folder, 1)
    (folder / "vault.db").write_bytes(bytes(1 << 16))
    with new_folder(tmp_path / "new"):
        report = session.salvage(folder, samples.PASSPHRASE, session.Salvaging(
            new_file=partial(OwnFile, tmp_path / "new"), work=tmp_path / "new" / session.WORK,
            bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock(), guides={late: BOOK.guides[late]},
        ))  # fmt: skip

    assert [one.title for one in report.pieces] == ["Late"]


def test_reading_has_no_verb_that_writes():
    verbs = {name for name in dir(session.Reading) if not name.startswith("_")}

    assert verbs == {"made_at", "summaries", "veiled", "open", "words", "close"}


def test_settings_that_cannot_be_read_leave_nothing_open(damaged, monkeypatch):
    with closing(samples.opened(damaged)) as desk:
        desk.begin_backup().finish()

    def broken(_):
        raise VaultDamagedError

    monkeypatch.setattr(rescue.keeping, "settings", broken)
    with pytest.raises(VaultDamagedError):
        read(damaged, BOOK)
    monkeypatch.undo()
    samples.opened(damaged).close()


ASKED = BOOK.guides[screening.GUIDE]


def without_its_row(tmp_path, keys):
    """Save what can be saved of a plan with such sections whose own row is lost; return it."""
    folder, new = samples.blank_vault(tmp_path / "rowless"), tmp_path / "new"
    with closing(samples.opened(folder)) as desk:
        sections = [one for one in ASKED.start() if one[0] in keys]
        desk.start(kind=Kind.PLAN, title="", on=samples.TODAY, guide=ASKED.id, sections=sections)
        root = desk._vault.database.row("SELECT rootpage FROM sqlite_master WHERE name='document'")
    with (folder / "vault.db").open("r+b") as file:
        file.seek((root[0] - 1) * PAGE + 100)
        file.write(bytes(3_000))
    with new_folder(new):
        session.salvage(folder, samples.PASSPHRASE, session.Salvaging(
            new_file=partial(OwnFile, new), work=new / session.WORK,
            bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock(), guides=BOOK.guides,
        ))  # fmt: skip
    with closing(samples.opened(new)) as desk:
        (found,) = desk.summaries()
        return found.guide, found.id in desk.settings.never_leaves


def test_of_a_text_that_lost_its_row_the_sections_say_which_guide_it_has(tmp_path):
    """Without it private answers would count for none, and every part of a disclosure leave."""
    assert without_its_row(tmp_path, [one.key for one in ASKED.sections]) == (ASKED.id, False)


def test_where_the_sections_do_not_say_it_nothing_of_the_text_leaves(tmp_path):
    assert without_its_row(tmp_path, ["fear"]) == ("", True)


def test_twin_what_lost_its_row_taken_for_a_plain_page_may_leave(tmp_path, monkeypatch):
    monkeypatch.setattr(salvage_joining.Guides, "of", lambda *_: "")

    with pytest.raises(AssertionError):
        test_where_the_sections_do_not_say_it_nothing_of_the_text_leaves(tmp_path)
