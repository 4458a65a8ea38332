"""The newest good backup is opened to be read, and nothing else can be done with it."""

import shutil
from contextlib import closing

import pytest
import samples

from desktop.errors import (
    NoGoodBackupError,
    VaultInUseError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.vault import backup_file, database, reading, slots

STATEMENTS = (
    "DELETE FROM document",
    "UPDATE section SET heading = 'x'",
    "INSERT INTO word_shelf VALUES (9, 0)",
    "CREATE TABLE extra (one)",
    "DROP TABLE setting",
    "PRAGMA user_version = 99",
)


def key_of(passphrase):
    return lambda header: slots.key_of_passphrase(passphrase, header.lock)


def opened(folder, passphrase=samples.PASSPHRASE):
    return reading.opened(folder, key_of(passphrase), samples.CHEAP_BOUNDS)


@pytest.fixture
def damaged(folder):
    """Give a vault that does not open any more, with a backup of before."""
    with closing(samples.opened(folder)) as desk:
        samples.letter(desk, title="kept", text="words")
        desk.begin_backup().finish()
        samples.letter(desk, title="later", text="words of later")
    samples.flip(folder / "vault.db", 500)
    return folder


def state(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_read_and_nothing_of_the_vault_changes(damaged):
    before = state(damaged)
    with closing(opened(damaged)) as kept:
        assert kept.database.rows("SELECT title FROM document") == [("kept",)]
        assert kept.made_at == backup_file.found(damaged / "backups")[0].made_at

    assert state(damaged) == before


def changed_by(kept, statement):
    """Return whether a statement is carried out."""
    try:
        kept.database.run(statement)
    except VaultUnwritableError:
        return False
    return True


def test_every_change_is_refused(damaged):
    with closing(opened(damaged)) as kept:
        done = [one for one in STATEMENTS if changed_by(kept, one)]
        assert done == [], f"{len(done)} changes"
        with pytest.raises(VaultUnwritableError), kept.ledger.writing():
            kept.ledger.put("setting", {"id": "x", "document": ""}, b"{}")


def test_twin_that_writes_changes_something(damaged, monkeypatch):
    monkeypatch.setattr(reading, "for_reading", lambda manner: manner)

    with pytest.raises(AssertionError, match="changes"):
        test_every_change_is_refused(damaged)


def test_a_new_connection_refuses_them_too(damaged):
    with closing(opened(damaged)) as kept:
        kept.database.reconnect()
        assert not changed_by(kept, STATEMENTS[0])


def test_meanwhile_nobody_else_opens_the_vault(damaged):
    with closing(opened(damaged)), pytest.raises(VaultInUseError):
        opened(damaged)


def test_a_wrong_passphrase_opens_nothing_and_leaves_nothing(damaged):
    before = state(damaged)
    with pytest.raises(WrongSecretError):
        opened(damaged, "another")

    assert state(damaged) == before
    opened(damaged).close()


def test_without_a_good_backup_that_is_said(damaged):
    for head in backup_file.found(damaged / "backups"):
        samples.flip(head.path, -5_000)

    with pytest.raises(NoGoodBackupError):
        opened(damaged)
    shutil.rmtree(damaged / "backups")
    with pytest.raises(NoGoodBackupError):
        opened(damaged)


def test_the_usual_manner_writes():
    assert not database.SAFE.reads_only
    assert database.for_reading(database.SAFE).reads_only
