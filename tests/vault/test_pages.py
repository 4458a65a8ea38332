"""Pages read by hand: they agree with SQLCipher, and tell what is wrong."""

import pytest
import samples

from desktop.errors import KeysOutdatedError, VaultCutOffError, VaultDamagedError
from desktop.vault import pages, sealing, slots
from desktop.vault.database import PAGE, Database


@pytest.fixture
def key():
    return slots.new_master()


@pytest.fixture
def path(tmp_path, key):
    made = tmp_path / "vault.db"
    made.touch()
    database = Database(made, key)
    database.run("CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT)")
    for number in range(12):
        database.run("INSERT INTO word VALUES (?, ?)", (number, f"canary {number} " * 100))
    database.close()
    return made


def salt_of(path):
    return path.read_bytes()[: pages.SALT]


def test_a_page_is_read_as_it_was_written(path, key):
    raw = path.read_bytes()
    keys = sealing.page_tag_key(key.raw, salt_of(path))

    plain = [
        pages.plain(raw[at : at + PAGE], at // PAGE + 1, keys) for at in range(0, len(raw), PAGE)
    ]

    assert None not in plain
    assert any(b"canary 11 canary 11" in page for page in plain)
    assert int.from_bytes(plain[0][28:32]) == len(plain)
    assert pages.plain(raw[:PAGE], 2, keys) is None


@pytest.mark.parametrize("left", [0, 1, PAGE, 2 * PAGE, 2 * PAGE + 1])
def test_a_shortened_file_is_cut_off(path, key, left):
    salt = salt_of(path)
    path.write_bytes(path.read_bytes()[:left])

    assert isinstance(pages.what_is_wrong(path, salt, (key,)), VaultCutOffError)


def test_a_missing_file_is_cut_off(tmp_path, key):
    assert isinstance(pages.what_is_wrong(tmp_path / "none", bytes(16), (key,)), VaultCutOffError)


@pytest.mark.parametrize("at", [3, 100, PAGE + 5])
def test_a_changed_byte_is_damage(path, key, at):
    salt = salt_of(path)
    samples.flip(path, at)

    assert isinstance(pages.what_is_wrong(path, salt, (key,)), VaultDamagedError)


def test_keys_to_which_no_page_belongs_are_of_another_time(path):
    found = pages.what_is_wrong(path, salt_of(path), (slots.new_master(), slots.new_master()))

    assert isinstance(found, KeysOutdatedError)
