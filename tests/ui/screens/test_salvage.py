"""What can be saved of a damaged vault is saved into a new one, and each loss is named."""

import contextlib
import threading

import pytest
import samples

from desktop import files
from desktop.app import load_guides
from desktop.fresh import NewFolder
from desktop.model import entries, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.session import Session
from desktop.ui import messages
from desktop.ui.screens import salvage
from desktop.ui.screens.unlock import UnlockScreen
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


def test_what_is_veiled_late_or_in_the_trash_is_not_named_or_called_so(damaged):
    late = next(one.id for one in load_guides("en")[0] if one.late)
    damaged.folder = samples.blank_vault(damaged.folder.parent / "whole")
    with contextlib.closing(samples.opened(damaged.folder)) as one:
        made = one.start(kind=Kind.ENTRY, title="Heavy", on=samples.TODAY)
        fields = entries.with_entry({}, Entry(is_veiled=True))
        one.save(made.id, made.sections[0].id, richtext.from_plain(WORDS), fields=fields)
        one.start(kind=Kind.LETTER, title="Later page", on=samples.TODAY, guide=late)
        one.trash(samples.letter(one, title="Thrown", text=WORDS).id)
        one.begin_backup().finish()
    spoil(damaged.folder, 0, 1 << 30)
    goes_to_the_salvage(damaged)
    damaged.chooses("salvage_go")
    damaged.wait(lambda: damaged.can_see("salvage_open"))

    day = "Saturday 14 March 2026"
    assert set(damaged.reads("salvage_lines").splitlines()) == {
        f"A veiled entry, {day} – of the backup",
        f"–, {day} – of the backup",
        f"Thrown, {day}, in the trash – of the backup",
    }
    damaged.press("Escape")
    damaged.wait(lambda: damaged.can_see("unlock_passphrase"))


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


@pytest.fixture
def damaged_within(desk, monkeypatch, tmp_path):
    """Give a desk whose vault opens all the same: only a page with words in it is damaged."""
    monkeypatch.setattr(files, "default_place", lambda: tmp_path / "place")
    with contextlib.closing(samples.opened(desk.folder)) as one:
        samples.letter(one, title="At the lake", text=WORDS)
        one.begin_backup().finish()
        root = one._vault.database.row("SELECT rootpage FROM sqlite_master WHERE name = 'section'")
    spoil(desk.folder, (root[0] - 1) * 4096 + 100, 3_000)
    return desk


def goes_by_the_lock(desk):
    desk.sit_down()
    desk.chooses("unlock_damaged")
    assert "Type your passphrase" in desk.reads()
    assert desk.is_at == "unlock_passphrase"
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("unlock_read"))


def test_damage_that_is_found_within_says_the_way_and_the_lock_leads_there(damaged_within):
    damaged_within.unlock()
    said = []
    keeping = damaged_within.inside._keeping
    keeping.said.connect(said.append)
    keeping._upkeep._on_quiet()
    damaged_within.wait(lambda: bool(said))
    assert "At the lock choose “If it is damaged”." in said[0]
    for place, usual in (("plans", "No plans yet"), ("journal", "No entries yet")):
        damaged_within.goes(place)
        assert usual not in damaged_within.reads(), "not true"
        assert messages.nothing_found() in damaged_within.reads()
    damaged_within.goes("session")
    damaged_within.chooses("session_register")
    assert damaged_within.reads("register_none") == messages.nothing_found(), "not true"
    damaged_within.press("Ctrl+K")
    damaged_within.types("sea")
    damaged_within.wait(lambda: damaged_within.reads("search_said") == messages.nothing_found())
    damaged_within.press("Escape")
    damaged_within.lock()

    goes_by_the_lock(damaged_within)

    assert damaged_within.inside is None
    assert damaged_within.is_at == "unlock_read"
    assert "Below you can read the newest backup." in damaged_within.reads("unlock_trouble")
    damaged_within.press("Space")
    damaged_within.wait(lambda: damaged_within.can_see("kept_list"))
    assert WORDS in damaged_within.find("kept_text").toPlainText()


def test_twin_a_vault_that_forgets_what_was_found_says_what_is_not_true(
    damaged_within, monkeypatch
):
    monkeypatch.setattr(Session, "has_damage", property(lambda _: False, lambda *_: None), False)

    with pytest.raises(AssertionError, match="not true"):
        test_damage_that_is_found_within_says_the_way_and_the_lock_leads_there(damaged_within)


def test_twin_a_lock_that_opens_whatever_was_asked_for(damaged_within, monkeypatch):
    monkeypatch.setattr(UnlockScreen, "_on_damaged", lambda _: None)

    with pytest.raises(AssertionError, match="Type your passphrase"):
        goes_by_the_lock(damaged_within)


def the_button_opens(desk):
    desk.sit_down()
    desk.chooses("unlock_damaged")
    desk.types(samples.PASSPHRASE)
    desk.chooses("unlock_open")
    desk.wait(lambda: desk.inside is not None or desk.can_see("unlock_read"))
    assert desk.inside is not None, "it stays closed"


def test_the_button_that_says_open_opens_it_whatever_was_asked_for_before(desk):
    the_button_opens(desk)


def test_twin_a_button_that_goes_on_with_what_was_asked_for_is_seen(desk, monkeypatch):
    monkeypatch.setattr(UnlockScreen, "_on_pressed", UnlockScreen._on_open)

    with pytest.raises(AssertionError, match="it stays closed"):
        the_button_opens(desk)


def test_by_that_way_another_passphrase_is_a_try_like_any_other(damaged_within):
    damaged_within.sit_down()
    damaged_within.types("another passphrase")
    damaged_within.chooses("unlock_damaged")
    damaged_within.wait(lambda: "does not open" in damaged_within.reads())
    assert not damaged_within.can_see("unlock_read")

    damaged_within.types(samples.PASSPHRASE)
    damaged_within.press("Return")
    damaged_within.wait(lambda: damaged_within.can_see("unlock_read"))
    damaged_within.goes_to("unlock_open")
    damaged_within.press("Space")
    damaged_within.wait(lambda: damaged_within.inside is not None)
    assert damaged_within.asks(lambda session: len(session.failed_attempts())) == 1
