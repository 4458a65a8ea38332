"""Everything in the open: all of it or what may leave; read back it is the same vault."""

import contextlib
import hashlib
import json

import pytest
import samples
import whole_vault
from hypothesis import given
from hypothesis import strategies as st
from whole_vault import EARLIER, GUIDES, HIDDEN, KEPT_ENTRY, OPEN, PRIVATE, STAYS, TRASHED

from desktop import errors, sealed_vault, takeaway
from desktop.model import desk, open_export, richtext
from desktop.model.document import Kind

KEPT_IN = (STAYS, PRIVATE, KEPT_ENTRY, EARLIER, HIDDEN, TRASHED, whole_vault.CHOSEN)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Give the session of a vault with something of every kind in it."""
    folder = samples.blank_vault(tmp_path_factory.mktemp("full") / "vault")
    session = whole_vault.fill(samples.opened(folder))
    session.late = frozenset(one.id for one in GUIDES.values() if one.late)
    with contextlib.closing(session):
        yield session


@pytest.fixture(scope="module")
def files(full):
    """Give all its files, by name."""
    return dict(takeaway.everything(full, GUIDES, is_whole=True))


@pytest.fixture
def empty(tmp_path):
    """Give the session of a vault in which nothing is written."""
    with contextlib.closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as session:
        yield session


def reader(files):
    def read(name):
        if name not in files:
            raise errors.NotAnOpenExportError
        return files[name]

    return read


# -- the same vault -------------------------------------------------------------


def comes_back(full, empty):
    """Take everything out of one vault and into another, and compare every field."""
    files = dict(takeaway.everything(full, GUIDES, is_whole=True))
    takeaway.taken_in(reader(files), empty)
    assert whole_vault.rows(empty) == whole_vault.rows(full)


def test_a_vault_taken_out_and_in_again_is_the_same_in_every_field(full, empty):
    comes_back(full, empty)
    assert samples.checked(empty)
    assert empty.settings == full.settings


def test_twin_that_leaves_out_earlier_states_is_seen(full, empty, monkeypatch):
    monkeypatch.setattr(takeaway.Session, "carried", lambda session, id_: {
        **honest(session, id_), "snapshots": []})  # fmt: skip
    with pytest.raises(AssertionError):
        comes_back(full, empty)


honest = takeaway.Session.carried


def test_what_was_taken_in_gives_the_same_files_again(full, files, empty):
    takeaway.taken_in(reader(files), empty)
    empty.late = full.late

    again = dict(takeaway.everything(empty, GUIDES, is_whole=True))

    assert {name: again[name] for name in again if name != takeaway.HEAD} == {
        name: files[name] for name in files if name != takeaway.HEAD
    }
    assert without_the_time(again) == without_the_time(files)


def without_the_time(files):
    head = json.loads(files[takeaway.HEAD])
    return {key: head[key] for key in head if key != "made_at"}


def test_what_was_taken_in_is_there_after_the_next_unlocking(full, files, tmp_path):
    folder = samples.blank_vault(tmp_path / "vault")
    with contextlib.closing(samples.opened(folder)) as session:
        count = takeaway.taken_in(reader(files), session)

    with contextlib.closing(samples.opened(folder)) as session:
        assert count == len(session.carried_ids()) == len(full.carried_ids())
        assert whole_vault.rows(session) == whole_vault.rows(full)
        assert {one.kind for one in session.summaries()} >= {Kind.LETTER, Kind.ENTRY}


def test_no_setting_of_a_vault_is_forgotten(full):
    """What a later hand keeps beside the documents must be carried, too."""
    kept = {row["id"] for row in full._vault.ledger.select("setting")}

    assert kept == {"settings", "place", "cut", "generation", "locks"}


# -- the files ---------------------------------------------------------------------


def test_the_names_say_nothing_and_the_head_names_each_file_with_its_sum(files):
    head = json.loads(files["vault.json"])
    named = {one["name"]: one["sha256"] for one in (*head["files"], *head["pages"])}

    assert list(files)[-1] == "vault.json"
    assert set(named) == set(files) - {"vault.json"}
    assert all(hashlib.sha256(files[name]).hexdigest() == named[name] for name in named)
    assert all(name == "vault.json" or name.strip("vault-.jsonmd").isdecimal() for name in files)


def test_each_text_has_its_page_and_the_journal_one_for_each_month(files):
    pages = json.loads(files["vault.json"])["pages"]
    texts = {one["name"]: files[one["name"]].decode() for one in pages}
    journal = [text for text in texts.values() if "An evening" in text]

    assert [len(one["documents"]) for one in pages] == [1] * (len(pages) - 1) + [2]
    assert len(journal) == 1
    assert "Hard before, of ten: 7" in journal[0]
    assert any("# A \\[letter\\]" in text and f"{OPEN} {STAYS}" in text for text in texts.values())
    assert any(text.startswith("# Away\n") and "*In the trash.*" in text for text in texts.values())


def test_far_goes_from_nothing_to_all(full):
    everything = takeaway.everything(full, GUIDES)
    seen = [everything.far for _ in everything]

    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_long_vaults_stand_in_several_files(full, monkeypatch, empty):
    monkeypatch.setattr(takeaway, "AT_ONCE", 1_000)
    files = dict(takeaway.everything(full, GUIDES, is_whole=True))

    assert len([name for name in files if name.startswith("vault-")]) > 3
    takeaway.taken_in(reader(files), empty)
    assert whole_vault.rows(empty) == whole_vault.rows(full)


# -- what stays ----------------------------------------------------------------------


def leaves_what_stays(full):
    files = dict(takeaway.everything(full, GUIDES))
    text = b"\n".join(files.values()).decode()
    assert [word for word in KEPT_IN if word in text] == []
    assert OPEN in text


def test_without_the_tick_nothing_that_stays_is_in_any_file(full):
    leaves_what_stays(full)


def test_twin_that_does_not_ask_what_stays_is_seen(full, monkeypatch):
    monkeypatch.setattr(desk, "stays", lambda _section: False)

    with pytest.raises(AssertionError, match=KEPT_ENTRY):
        leaves_what_stays(full)


def test_twin_that_takes_marked_passages_along_is_seen(full, monkeypatch):
    monkeypatch.setattr(richtext, "leaving", lambda body: body)
    monkeypatch.setattr(takeaway.desk.Piece, "refuse_kept", lambda _piece: None)

    with pytest.raises(AssertionError, match=STAYS):
        leaves_what_stays(full)


def test_twin_that_takes_hidden_pages_along_is_seen(full, monkeypatch):
    monkeypatch.setattr(full, "late", frozenset())

    with pytest.raises(AssertionError, match=HIDDEN):
        leaves_what_stays(full)


def test_with_the_tick_all_of_it_is_in_the_files(files):
    text = b"\n".join(files.values()).decode()

    assert [word for word in (*KEPT_IN, OPEN) if word not in text] == []


def test_of_a_part_no_vault_can_be_made(full, empty):
    files = dict(takeaway.everything(full, GUIDES))

    with pytest.raises(errors.OpenExportPartError):
        takeaway.taken_in(reader(files), empty)
    assert empty.carried_ids() == ()


# -- taking in ---------------------------------------------------------------------------


def test_a_vault_with_words_in_it_is_left_as_it_is(files, empty):
    samples.letter(empty, text="mine")
    before = whole_vault.rows(empty)

    with pytest.raises(errors.VaultNotEmptyError):
        takeaway.taken_in(reader(files), empty)
    assert whole_vault.rows(empty) == before


def nothing_is_kept(files, empty, error):
    before = whole_vault.rows(empty)
    with pytest.raises(error):
        takeaway.taken_in(reader(files), empty)
    assert whole_vault.rows(empty) == before


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda head: head.update(format="x"), errors.NotAnOpenExportError),
        (lambda head: head.update(version=2), errors.OpenExportTooNewError),
        (lambda head: head.update(version=0), errors.OpenExportDamagedError),
        (lambda head: head.update(version="1"), errors.OpenExportDamagedError),
        (lambda head: head.pop("settings"), errors.OpenExportDamagedError),
        (lambda head: head["settings"].update(idle_minutes="5"), errors.OpenExportDamagedError),
        (lambda head: head["settings"].update(own_words=[1]), errors.OpenExportDamagedError),
        (lambda head: head["settings"].update(purpose="x"), errors.OpenExportDamagedError),
        (lambda head: head.update(place={"document": "x"}), errors.OpenExportDamagedError),
        (lambda head: head["files"].append({}), errors.OpenExportDamagedError),
        (lambda head: head["files"][0].update(name="../keys"), errors.OpenExportDamagedError),
        (lambda head: head["files"][0].update(name="vault-9999.json"),
         errors.OpenExportDamagedError),
        (lambda head: head["files"][0].update(sha256="0" * 64), errors.OpenExportDamagedError),
        (lambda head: head["files"][0].update(documents=1), errors.OpenExportDamagedError),
        (lambda head: head["files"].append(head["files"][0]), errors.OpenExportDamagedError),
    ],
)  # fmt: skip
def test_a_head_that_is_not_as_written_is_refused_and_nothing_is_kept(files, empty, change, error):
    head = json.loads(files["vault.json"])
    change(head)

    nothing_is_kept(files | {"vault.json": json.dumps(head).encode()}, empty, error)


def changed(files, change):
    """Return the files with the first document changed, and sums that fit."""
    head = json.loads(files["vault.json"])
    name = head["files"][0]["name"]
    content = json.loads(files[name])
    change(next(one for one in content["documents"] if one["snapshots"]))
    raw = json.dumps(content).encode()
    head["files"][0]["sha256"] = hashlib.sha256(raw).hexdigest()
    return files | {name: raw, "vault.json": json.dumps(head).encode()}


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(id="x"),
        lambda one: one.update(kind="spell"),
        lambda one: one.update(on_day="yesterday"),
        lambda one: one.update(written_at="2026-03-14T21:40:00"),
        lambda one: one.update(place=True),
        lambda one: one.update(place=1 << 63),
        lambda one: one.update(more=1),
        lambda one: one.pop("state"),
        lambda one: one["sections"].append(one["sections"][0]),
        lambda one: one["sections"][0].update(id=one["id"]),
        lambda one: one["sections"][0].update(fields=[]),
        lambda one: one["sections"][0].update(body="words"),
        lambda one: one["sections"][0].update(body=[["p", [["a"]]]]),
        lambda one: one["sections"][0].update(mark="gold"),
        lambda one: one["snapshots"][0].update(reason="none"),
        lambda one: one["snapshots"][0].update(section="x"),
    ],
)
def test_a_record_that_nobody_writes_is_refused_and_nothing_is_kept(files, empty, change):
    nothing_is_kept(changed(files, change), empty, errors.OpenExportDamagedError)


def test_twin_that_keeps_records_as_they_come_is_seen(files, empty, monkeypatch):
    monkeypatch.setattr(open_export, "document", lambda value: value)

    with pytest.raises((pytest.fail.Exception, AttributeError, TypeError, KeyError)):
        nothing_is_kept(
            changed(files, lambda one: one.update(kind="spell")), empty,
            errors.OpenExportDamagedError,
        )  # fmt: skip


ODD = st.sampled_from([None, 0, -1, True, "", "x", [], {}, [[]], "\ud800", 1e9, 1 << 70])


@given(st.data())
def test_a_folder_with_anything_exchanged_is_refused_or_taken_in_whole(full, files, data):
    def change(document):
        at = document
        while True:
            key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
                at[key] = data.draw(ODD)
                return
            at = at[key]

    given_files = changed(files, change)
    with contextlib.suppress(errors.OpenExportError):
        head = takeaway._head_of(reader(given_files))
        listed = [takeaway._listed(one) for one in head["files"]]
        for one in takeaway._documents(reader(given_files), listed):
            assert one["kind"] in set(Kind)


@given(st.binary(max_size=200), st.booleans())
def test_chance_bytes_are_refused(files, raw, is_head):
    name = "vault.json" if is_head else "vault-0001.json"
    with pytest.raises(errors.OpenExportError):
        takeaway.taken_in(reader(files | {name: raw}), _Nobody())


class _Nobody:
    """A vault that takes everything and keeps nothing."""

    def take_in(self, _beside, every):
        return len(list(every))


def test_a_folder_is_read_no_further_than_needed_and_a_pipe_not_at_all(files, tmp_path, empty):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    takeaway.taken_in(takeaway.folder_reader(tmp_path), empty)

    assert empty.carried_ids()
    with pytest.raises(errors.NotAnOpenExportError):
        takeaway.taken_in(takeaway.folder_reader(tmp_path / "none"), empty)


def test_a_vault_in_one_sealed_file_comes_back(full, files, empty):
    raw = sealed_vault.sealed(files.items(), "five words", samples.CHEAPEST)

    held = sealed_vault.unsealed(raw, "five words", samples.CHEAP_BOUNDS)
    takeaway.taken_in(takeaway.files_reader(held), empty)

    assert held == files
    assert whole_vault.rows(empty) == whole_vault.rows(full)
    assert len(raw) == 1 << 20
    assert [word for word in (*KEPT_IN, OPEN, "vault.json") if word.encode() in raw] == []
