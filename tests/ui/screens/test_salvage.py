"""What can be saved of a damaged vault is saved into a new one, and each loss is named."""

import contextlib
import threading

import pytest
import samples

from desktop import files
from desktop.fresh import NewFolder
from desktop.ui.screens import salvage
from desktop.vault import salvage_layers

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


@pytest.fixture
def held(monkeypatch):
    """Hold the salvage at its second step, until a test lets it go on."""
    go_on, honest = threading.Event(), salvage_layers.by_page

    def late(*about):
        go_on.wait(10)
        honest(*about)

    monkeypatch.setattr(salvage_layers, "by_page", late)
    return go_on


def stops(desk, held, keys):
    before = contents(desk.folder)
    goes_to_the_salvage(desk)
    desk.chooses("salvage_go")
    desk.wait(lambda: "Step 1 of 4" in desk.reads("salvage_step"))
    assert desk.is_at == "salvage_stop"
    assert not desk.can_see("salvage_go")
    desk.press(keys)
    assert "It stops" in desk.reads("salvage_step")
    held.set()
    desk.wait(lambda: desk.can_see("salvage_go") or desk.can_see("salvage_open"))
    assert "It was stopped" in desk.reads("salvage_said")
    place = desk.folder.parent / "place"
    assert samples.names(place) == [], "half made"
    assert contents(desk.folder) == before


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_stopped_it_leaves_nothing_and_can_be_begun_again(damaged, held):
    stops(damaged, held, "Escape")

    assert damaged.is_at == "salvage_go"
    damaged.press("Space")
    damaged.wait(lambda: damaged.can_see("salvage_open"))
    assert damaged.reads("salvage_counts") == "Whole: 2"


def test_twin_a_page_that_does_not_tell_that_it_was_stopped(damaged, held, monkeypatch):
    monkeypatch.setattr(salvage.SalvageScreen, "_has_stopped", lambda _: False)

    with pytest.raises(AssertionError, match="It was stopped"):
        stops(damaged, held, "Space")


def test_twin_a_folder_that_is_not_taken_away(damaged, held, monkeypatch):
    monkeypatch.setattr(NewFolder, "drop", lambda _: None)

    with pytest.raises(AssertionError, match="half made"):
        stops(damaged, held, "Space")


def test_where_the_folder_cannot_be_made_nothing_stays(damaged, tmp_path):
    (tmp_path / "place").write_bytes(b"somebody's file")
    goes_to_the_salvage(damaged)
    damaged.chooses("salvage_go")
    damaged.wait(lambda: bool(damaged.reads("salvage_said")))

    assert (tmp_path / "place").read_bytes() == b"somebody's file"


def test_headings_on_the_last_page_are_locked_away(damaged):
    goes_to_the_salvage(damaged)
    assert not damaged.find("salvage").holds_a_vault()
    damaged.chooses("salvage_go")
    damaged.wait(lambda: damaged.can_see("salvage_open"))

    assert damaged.find("salvage").holds_a_vault()
    damaged.lock()


def test_a_vault_that_opens_offers_nothing_of_this(desk):
    desk.sit_down()
    desk.types("another passphrase")
    desk.press("Return")
    desk.wait(lambda: "does not open" in desk.reads())

    assert not desk.can_see("unlock_salvage")
    assert not desk.can_see("unlock_read")
