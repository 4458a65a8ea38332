"""The form of a backup: what is refused, and how damage is told from a later version."""

import hashlib
import os
from datetime import UTC, datetime

import pytest
import samples

from desktop.errors import BackupDamagedError, NotABackupError, VaultTooNewError
from desktop.vault import backup, backup_file
from desktop.vault.backup import Going

NOW = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)


@pytest.fixture
def made(desk):
    samples.letter(desk, text="the lake")
    return backup.finished(backup.copied(desk._vault, NOW, Going()), Going())


def with_bytes(path, at, content):
    """Change some bytes, and make the closing sum right."""
    raw = bytearray(path.read_bytes())
    raw[at : at + len(content)] = content
    raw[-32:] = hashlib.sha256(raw[:-32]).digest()
    path.write_bytes(raw)


def test_a_backup_of_a_later_version_is_told_from_damage(made):
    with_bytes(made, 8, (2).to_bytes(2))
    with pytest.raises(VaultTooNewError):
        backup_file.read(made)

    samples.flip(made, 2_000)
    with pytest.raises(BackupDamagedError):
        backup_file.read(made)


def test_a_version_that_never_was_is_damage(made):
    with_bytes(made, 8, (0).to_bytes(2))
    with pytest.raises(BackupDamagedError):
        backup_file.read(made)


def test_a_moment_that_no_calendar_has_is_damage(made):
    with_bytes(made, 16, bytes([255]) * 8)
    with pytest.raises(BackupDamagedError):
        backup_file.read(made)


@pytest.mark.parametrize("content", [b"", b"STILL", b"something else" * 100])
def test_another_file_is_no_backup(tmp_path, content):
    path = tmp_path / "one.backup"
    path.write_bytes(content)
    with pytest.raises(NotABackupError):
        backup_file.read(path)
    assert backup_file.found(tmp_path) == ()


def test_what_never_answers_or_is_gone_is_no_backup(tmp_path):
    os.mkfifo(tmp_path / "pipe.backup")
    for name in ("pipe.backup", "none.backup", "a\0b"):
        with pytest.raises(NotABackupError):
            backup_file.read(tmp_path / name)
    with pytest.raises(NotABackupError):
        backup_file.assert_whole(tmp_path / "none.backup")
    assert backup_file.found(tmp_path / "nowhere") == ()


def test_the_frozen_form_is_what_the_document_says(made, desk):
    raw = made.read_bytes()
    size = int.from_bytes(raw[24:32])

    assert (raw[:8], raw[8:12]) == (b"STILLCPY", b"\0\1\0\0")
    assert int.from_bytes(raw[12:16]) == 1397
    assert int.from_bytes(raw[16:24]) == NOW.timestamp() * 1000
    assert raw[32 : 32 + 1397] == (desk.folder / "keys").read_bytes()
    begins = 32 + 1397 + 76
    assert begins == backup_file.read(made).begins
    assert raw[begins : begins + 16] == (desk.folder / "keys").read_bytes()[64:80]
    assert len(raw) == begins + size + 64
    assert raw[-32:] == hashlib.sha256(raw[:-32]).digest()


def test_a_file_whose_sum_is_right_and_that_another_hand_changed_is_refused(made, desk):
    head = backup_file.read(made)
    with_bytes(made, head.begins + 5_000, b"another hand")

    backup_file.assert_whole(made)
    with pytest.raises(BackupDamagedError):
        backup_file.assert_signed(head, desk._vault.opened)


def test_a_file_that_goes_or_is_cut_while_it_is_read_is_told(made):
    head = backup_file.read(made)
    made.write_bytes(made.read_bytes()[:10_000])
    with pytest.raises(BackupDamagedError):
        list(backup_file.database_of(head))
    made.unlink()
    with pytest.raises(NotABackupError):
        list(backup_file.every_piece(head))
