"""From the lock screen a backup becomes a vault of its own; what was there is never touched."""

import contextlib

import pytest
import samples

from desktop import files
from desktop.door import Mode

WORDS = "Something written at the lake."


@pytest.fixture
def kept(desk, monkeypatch, tmp_path):
    """Give a desk whose vault has one backup, and words that came after it."""
    monkeypatch.setattr(files, "default_place", lambda: tmp_path / "place")
    with contextlib.closing(samples.opened(desk.folder)) as one:
        samples.letter(one, text=WORDS)
        one.begin_backup().finish()
        samples.letter(one, title="Later", text="words of later")
    return desk


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def texts_in(folder):
    with contextlib.closing(samples.opened(folder)) as one:
        return [samples.text_of(one, one.open(found.id)) for found in one.summaries()]


def goes_to_the_backup(desk):
    desk.chooses("unlock_backup")
    assert desk.is_at == "restore_backup_1"
    desk.press("Space")


def makes_the_vault(desk):
    desk.chooses("restore_go")
    desk.wait(lambda: desk.can_see("restore_open"))


def test_a_backup_becomes_a_vault_of_its_own_and_is_opened(kept, tmp_path):
    before = contents(kept.folder)
    kept.sit_down()
    goes_to_the_backup(kept)
    assert "14 March" in kept.reads("restore_which")
    assert str(tmp_path / "place" / "Vault") in kept.reads("restore_where")
    makes_the_vault(kept)
    kept.chooses("restore_open")

    told = kept.told()
    assert (told["mode"], told["folder"]) == ("lock", str(tmp_path / "place" / "Vault"))
    kept.get_up()
    assert contents(kept.folder) == before
    assert texts_in(tmp_path / "place" / "Vault") == [WORDS]


def test_a_vault_that_is_damaged_is_opened_from_its_backup(kept, tmp_path):
    raw = bytearray((kept.folder / "vault.db").read_bytes())
    raw[100:4000] = bytes(3_900)
    (kept.folder / "vault.db").write_bytes(raw)
    kept.sit_down()
    kept.types(samples.PASSPHRASE)
    kept.press("Return")
    kept.wait(lambda: "The vault stays closed" in kept.reads())
    goes_to_the_backup(kept)
    makes_the_vault(kept)

    assert texts_in(tmp_path / "place" / "Vault") == [WORDS]
    assert (kept.folder / "vault.db").read_bytes() == bytes(raw)


def test_a_second_one_takes_the_next_free_folder(kept, tmp_path):
    for name in ("Vault", "Vault 2"):
        kept.sit_down()
        goes_to_the_backup(kept)
        makes_the_vault(kept)
        kept.get_up()
        assert texts_in(tmp_path / "place" / name) == [WORDS]


def test_a_damaged_backup_is_refused_and_another_can_be_chosen(kept, tmp_path):
    (name,) = samples.names(kept.folder / "backups")
    samples.flip(kept.folder / "backups" / name, 9_000)
    kept.sit_down()
    goes_to_the_backup(kept)
    kept.chooses("restore_go")
    kept.wait(lambda: "not as it was written" in kept.reads("restore_said"))
    assert not files.vaults_in(tmp_path / "place")

    assert kept.is_at == "restore_other"
    kept.press("Space")
    assert kept.is_at == "restore_backup_1"
    kept.press("Escape")
    assert kept.is_at == "unlock_passphrase"


def test_a_backup_from_a_stick_opens_where_there_is_no_vault(kept, tmp_path):
    (name,) = samples.names(kept.folder / "backups")
    stick = tmp_path / "stick"
    stick.mkdir()
    (kept.folder / "backups" / name).rename(stick / name)
    (stick / "other.txt").write_text("other")
    kept.sit_down(Mode.CHOOSE)
    kept.chooses("choose_backup")
    assert kept.can_see("restore_none")
    kept.chooses("restore_elsewhere")
    chooser = kept.find("restore_places")
    chooser.go_to(stick)
    shown = kept.find("restore_places_folders")
    assert [shown.item(row).text().split()[0] for row in range(shown.count())] == [name]
    kept.find("restore_places_choose").click()
    assert "14 March" in kept.reads("restore_which")
    makes_the_vault(kept)

    assert texts_in(tmp_path / "place" / "Vault") == [WORDS]


def test_escape_leads_back_step_by_step(kept):
    kept.sit_down()
    goes_to_the_backup(kept)
    kept.press("Escape")
    assert kept.is_at == "restore_backup_1"
    kept.chooses("restore_elsewhere")
    kept.press("Escape")
    assert kept.is_at == "restore_backup_1"
    kept.chooses("restore_back")
    assert kept.is_at == "unlock_passphrase"
