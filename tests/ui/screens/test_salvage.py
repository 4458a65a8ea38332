"""What can be saved of a damaged vault is saved into a new one, and each loss is named."""

import contextlib

import pytest
import samples

from desktop import files
from desktop.ui.screens import salvage

WORDS = "Something written at the lake."


@pytest.fixture
def damaged(desk, monkeypatch, tmp_path):
    """Give a desk whose vault has a backup, later words, and a first page that is gone."""
    monkeypatch.setattr(files, "default_place", lambda: tmp_path / "place")
    with contextlib.closing(samples.opened(desk.folder)) as one:
        samples.letter(one, title="At the lake", text=WORDS)
        one.begin_backup().finish()
        samples.letter(one, title="Later", text="words of later")
    spoil(desk.folder, 100, 3_900)
    return desk


def spoil(folder, at, size):
    raw = bytearray((folder / "vault.db").read_bytes())
    raw[at : at + size] = bytes(len(raw[at : at + size]))
    (folder / "vault.db").write_bytes(raw)


def goes_to_the_salvage(desk, passphrase=samples.PASSPHRASE):
    desk.sit_down()
    desk.types(passphrase)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("unlock_salvage"))
    desk.chooses("unlock_salvage")
    desk.wait(lambda: desk.can_see("salvage_go"))


def texts_in(folder):
    with contextlib.closing(samples.opened(folder)) as one:
        return {samples.text_of(one, one.open(found.id)) for found in one.summaries()}


def test_all_comes_back_into_a_new_vault_that_is_opened(damaged, tmp_path):
    raw = (damaged.folder / "vault.db").read_bytes()
    goes_to_the_salvage(damaged)
    assert str(tmp_path / "place" / "Vault") in damaged.reads("salvage_where")
    damaged.chooses("salvage_go")
    damaged.wait(lambda: damaged.can_see("salvage_open"))

    assert damaged.reads("salvage_counts") == "Whole: 2"
    assert damaged.reads("salvage_lines") == ""
    damaged.press("Space")
    told = damaged.told()
    assert (told["mode"], told["folder"]) == ("lock", str(tmp_path / "place" / "Vault"))
    damaged.get_up()
    assert texts_in(tmp_path / "place" / "Vault") == {WORDS, "words of later"}
    assert (damaged.folder / "vault.db").read_bytes() == raw
    assert "salvage.part" not in samples.names(damaged.folder)


def test_what_is_of_the_backup_is_named(damaged):
    spoil(damaged.folder, 0, 1 << 30)
    goes_to_the_salvage(damaged)
    damaged.chooses("salvage_go")
    damaged.wait(lambda: damaged.can_see("salvage_open"))

    assert "As in the backup of Saturday 14 March" in damaged.reads("salvage_counts")
    named = "At the lake, Saturday 14 March 2026 – of the backup"
    assert named in damaged.reads("salvage_lines")
    assert "A letter in the new vault says the same" in damaged.reads("salvage_counts")
    with contextlib.closing(samples.opened(damaged.folder.parent / "place" / "Vault")) as one:
        told = next(found for found in one.summaries() if "What was saved" in found.title)
        assert named in samples.text_of(one, one.open(told.id))


def test_of_many_that_are_not_whole_the_first_are_named(damaged, monkeypatch):
    monkeypatch.setattr(salvage, "MOST_LINES", 0)
    monkeypatch.setattr(salvage.SalvageScreen._listed, "__defaults__", (0,))
    spoil(damaged.folder, 0, 1 << 30)
    goes_to_the_salvage(damaged)
    damaged.chooses("salvage_go")
    damaged.wait(lambda: damaged.can_see("salvage_open"))

    assert damaged.reads("salvage_lines") == "And 1 more."


def test_where_nothing_can_be_read_that_is_said(damaged):
    for path in (damaged.folder / "backups").iterdir():
        path.unlink()
    spoil(damaged.folder, 0, 1 << 30)
    goes_to_the_salvage(damaged)
    damaged.chooses("salvage_go")
    damaged.wait(lambda: bool(damaged.reads("salvage_said")))

    assert damaged.is_at == "salvage_back"
    damaged.press("Escape")
    damaged.wait(lambda: damaged.can_see("unlock_passphrase"))


def test_a_vault_that_opens_offers_nothing_of_this(desk):
    desk.sit_down()
    desk.types("another passphrase")
    desk.press("Return")
    desk.wait(lambda: "does not open" in desk.reads())

    assert not desk.can_see("unlock_salvage")
    assert not desk.can_see("unlock_read")
