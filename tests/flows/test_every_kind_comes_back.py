"""Of every kind of thing there is every field comes back, by each way in which a vault does.

From a folder in the open, from a backup, and from a damaged vault by each layer of a rescue.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path

import every_kind
import pytest
import samples
import whole_vault
from fakes import local_door
from prove import salvage

from desktop import session as sessions
from desktop import takeaway
from desktop.model import open_export, reading_notes, register
from desktop.model.document import Kind, Reason, State
from desktop.model.packets import Packet
from desktop.model.register import Left
from desktop.model.settings import Settings
from desktop.model.versions import VersionState
from desktop.session import Session
from desktop.vault import documents
from desktop.vault.database import PAGE


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Iterator[tuple[Session, every_kind.Kept]]:
    """Give a vault with one of every kind, and what of it has verbs of its own."""
    folder = samples.blank_vault(tmp_path_factory.mktemp("every") / "vault")
    with closing(samples.opened(folder)) as session:
        kept = every_kind.fill(session)
        every_kind.change_every_setting(session, kept.letter)
        yield session, kept


def taken_in(session: Session, place) -> None:
    """Write everything into an open folder and make a vault of it, as the terminal does."""
    out = place / "out"
    out.mkdir()
    for name, content in takeaway.everything(session, whole_vault.GUIDES, is_whole=True):
        (out / name).write_bytes(content)
    folder = samples.blank_vault(place / "new")
    with closing(samples.opened(folder)) as empty:
        takeaway.taken_in(takeaway.folder_reader(out), empty)


def comes_back(both, place) -> None:
    """Take it out and in again, open it anew, and compare every field of every row."""
    session, kept = both
    taken_in(session, place)
    mine = whole_vault.rows(session)
    for key in [key for key, row in mine.items() if row[0]["document"] == kept.unsaid]:
        del mine[key]
    with closing(samples.opened(place / "new")) as again:
        theirs = whole_vault.rows(again)
        assert theirs.keys() == mine.keys()
        assert [key for key in mine if theirs[key] != mine[key]] == []
        assert again.settings == session.settings
        asked_again(again, kept)


def asked_again(again: Session, kept: every_kind.Kept) -> None:
    """Ask what was taken in as the pages do."""
    packet, chosen = kept.packet
    assert Packet.from_json(again.packet(packet).sections[0].fields) == chosen
    held = again.register()
    lines = [Left.from_json(one.fields) for one in held.sections if register.is_line(one.key)]
    assert tuple(lines) == kept.lines
    found = again.reading_of(kept.letter)
    assert reading_notes.notes_of(found.sections[-1].fields) == kept.notes
    assert {one.state for one in again.versions(kept.letter)} == set(VersionState)


def test_every_kind_of_thing_and_every_setting_comes_back(both, tmp_path):
    comes_back(both, tmp_path)


def test_a_kind_that_is_added_later_is_missed_here(both):
    """The program's own lists say what there is to be shown."""
    session, _ = both
    ledger = session._vault.ledger
    usual = Settings()
    assert {row["kind"] for row in ledger.select("document")} == set(Kind)
    assert {row["mark"] for row in ledger.select("section")} == {*State, None}
    assert {row["reason"] for row in ledger.select("snapshot")} == set(Reason)
    assert [one.name for one in fields(usual)
            if getattr(usual, one.name) == getattr(session.settings, one.name)] == []  # fmt: skip


def of_a_backup(session: Session, place: Path) -> Path:
    """Make a backup of the vault that is open, and a vault of the backup."""
    one = session.begin_backup().finish()
    with local_door() as (door, _):
        door.make_folder(place / "restored")
        sessions.restore(one.path, partial(door.new_file, place / "restored"))
    return place / "restored"


def of_damage(session: Session, place: Path, spoilt: range) -> Path:
    """Copy the vault, spoil some of its pages, and save what can be read into a new one."""
    damaged = of_a_backup(session, place)
    samples.opened(damaged).close()
    raw = bytearray((damaged / "vault.db").read_bytes())
    for number in spoilt:
        at = (number - 1) * PAGE + 100
        raw[at : at + 64] = bytes(64)
    (damaged / "vault.db").write_bytes(raw)
    told = salvage.salvaged(damaged, place / "saved")
    assert (told.is_complete, told.backup_at) == (True, None)
    return place / "saved"


WAYS = {
    "a backup": of_a_backup,
    "a rescue of a whole vault": partial(of_damage, spoilt=range(0)),
    "a rescue page by page": partial(of_damage, spoilt=range(1, 2)),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_thing_and_every_setting_comes_back_from(both, tmp_path, way):
    session, kept = both
    folder = WAYS[way](session, tmp_path)

    with closing(samples.opened(folder)) as again:
        assert whole_vault.rows(again) == whole_vault.rows(session)
        assert again.settings == session.settings
        asked_again(again, kept)


@pytest.mark.parametrize("lost", ["fields", "mark", "settings", "reason"])
def test_twin_a_program_that_loses_one_of_them(both, tmp_path, monkeypatch, lost):
    """The product with one decision changed: something is not carried."""
    if lost == "fields":
        monkeypatch.setattr(documents, "fields_of", lambda _row: {})
    elif lost == "mark":
        monkeypatch.setitem(open_export._SECTION, "mark", lambda _value: None)
    elif lost == "settings":
        monkeypatch.setattr(open_export, "settings", lambda _value: Settings())
    else:
        monkeypatch.setitem(open_export._SNAPSHOT, "reason", lambda _value: Reason.SESSION)

    with pytest.raises(AssertionError):
        comes_back(both, tmp_path)
