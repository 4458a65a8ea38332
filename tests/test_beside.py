"""What another program left beside a vault is named, and nothing of the vault's own is."""

import random
import shutil

import pytest
import samples

from desktop import beside
from desktop.vault import removal

# As the programs name them; the date, the computer and the number are of their making.
WITHIN = (
    "vault (Robin's conflicted copy 2026-11-22).db",
    "vault (conflicted copy 2026-11-22 214000).db",
    "vault.sync-conflict-20261122-214000-ABCDEFG.db",
    "vault-DESKTOP-4TQ1.db",
    "vault (1).db",
    "vault 2.db",
    "vault (SFConflict robin@example.org 2026-11-22-21-40-00).db",
    "vault[conflict].db",
    "vault - Copy.db",
    "Copy of vault.db",
    "keys (conflicted copy 2026-11-22)",
    "keys.sync-conflict-20261122-214000-ABCDEFG.bak",
    "keys (1)",
)
BESIDE = (
    "Vault (conflicted copy 2026-11-22)",
    "Vault.sync-conflict-20261122-214000-ABCDEFG",
    "Vault (Case Conflict)",
)
OTHERS = (".vault.db.swp", "~vault.db.tmp", ".syncthing.vault.db.tmp", "vaulted.txt", "turnkeys.md")


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "Vault")


def leave(folder, name):
    """Leave under this name what such a program had: another state of the words or the locks."""
    shutil.copy(folder / ("vault.db" if "vault" in name.lower() else "keys"), folder / name)


@pytest.mark.parametrize("name", WITHIN)
def test_a_second_state_of_a_file_is_named(folder, name):
    leave(folder, name)

    assert [one.name for one in beside.copies(folder)] == [name]


@pytest.mark.parametrize("name", BESIDE)
def test_a_second_state_of_the_whole_folder_is_named(folder, name):
    (folder.parent / name).mkdir()

    assert [one.name for one in beside.copies(folder)] == [name]


def test_nothing_of_the_vaults_own_and_nothing_of_others_is_named(folder):
    for name in (*removal.OWN, "vault.db-journal.aside", *OTHERS):
        if not (folder / name).exists():
            leave(folder, name)
    (folder.parent / "Vault 2").mkdir()
    (folder.parent / "conflict of Vault").mkdir()
    (folder / "vault (1)").mkdir()

    assert beside.copies(folder) == ()


def test_where_nothing_can_be_read_nothing_is_named(tmp_path):
    assert beside.copies(tmp_path / "gone" / "Vault") == ()


def test_those_with_words_come_first_and_those_of_locks_last(folder):
    for name in ("vault (2).db", "keys (1)"):
        leave(folder, name)
    (folder.parent / "Vault (conflict)").mkdir()

    assert beside.copies(folder) == (
        (beside.WORDS, "vault (2).db"),
        (beside.FOLDER, "Vault (conflict)"),
        (beside.LOCKS, "keys (1)"),
    )


def chance(length):
    return random.Random(5).randbytes(length)


NEITHER = {
    "vault notes.pdf": b"%PDF-1.7\n" + chance(8_183),
    "vault.db.bak": b"SQLite format 3\0" + bytes(8_176),
    "vault (1).db": chance(8_191),
    "vault (2).db": b"",
    "vault.txt": b"where the key of the vault is " * 4_096,
    "my keys.txt": b"front door, cellar",
    "keys~": chance(8_192),
    "keys.old": b"stillkey",
}


def test_of_a_file_that_can_be_neither_words_nor_locks_nothing_is_said(folder):
    for name, content in NEITHER.items():
        (folder / name).write_bytes(content)
    assert beside.copies(folder) == ()

    # The same names over what they could hold are named.
    for name in ("vault notes.pdf", "vault.db.bak", "keys~"):
        leave(folder, name)
    assert len(beside.copies(folder)) == 3


def test_twin_that_goes_by_names_alone_speaks_of_files_of_others(folder, monkeypatch):
    monkeypatch.setattr(beside, "_kind", lambda _entry: beside.WORDS)

    with pytest.raises(AssertionError):
        test_of_a_file_that_can_be_neither_words_nor_locks_nothing_is_said(folder)


def test_a_name_is_shown_short_and_with_nothing_that_could_speak_for_us():
    said = beside.shown("vault ”. You\u202e were\nseen\t“\udc80.db")

    assert said == "vault ·. You· were·seen···.db".replace("were·see", "were·see\u200b")
    assert beside.shown("vault (1).db") == "vault (1).db"
    long = beside.shown("vault " + "w" * 200 + " (1).db")
    assert len(long.replace("\u200b", "")) == 40
    assert long.startswith("vault ww")
    assert long.endswith("w (1).db")
    assert max(map(len, long.replace("\u200b", " ").split())) == 8
