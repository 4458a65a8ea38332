"""What another program left beside a vault is named, and nothing of the vault's own is."""

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


@pytest.mark.parametrize("name", WITHIN)
def test_a_second_state_of_a_file_is_named(folder, name):
    (folder / name).write_bytes(b"whatever")

    assert [one.name for one in beside.copies(folder)] == [name]


@pytest.mark.parametrize("name", BESIDE)
def test_a_second_state_of_the_whole_folder_is_named(folder, name):
    (folder.parent / name).mkdir()

    assert [one.name for one in beside.copies(folder)] == [name]


def test_nothing_of_the_vaults_own_and_nothing_of_others_is_named(folder):
    for name in (*removal.OWN, "vault.db-journal.aside", *OTHERS):
        (folder / name).touch()
    (folder.parent / "Vault 2").mkdir()
    (folder.parent / "conflict of Vault").mkdir()
    (folder / "vault (1)").mkdir()

    assert beside.copies(folder) == ()


def test_where_nothing_can_be_read_nothing_is_named(tmp_path):
    assert beside.copies(tmp_path / "gone" / "Vault") == ()


def test_those_with_words_come_first_and_those_of_locks_last(folder):
    for name in ("vault (2).db", "keys (1)"):
        (folder / name).touch()
    (folder.parent / "Vault (conflict)").mkdir()

    assert beside.copies(folder) == (
        (beside.WORDS, "vault (2).db"),
        (beside.FOLDER, "Vault (conflict)"),
        (beside.LOCKS, "keys (1)"),
    )
