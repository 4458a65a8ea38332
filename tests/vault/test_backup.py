"""A backup counts only once it was opened and compared; none is listed that does not open.

Real vaults, real files; what a disk can do wrong is done to the calls the program makes.
"""

import contextlib
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import samples
from prove import backup_cuts

from desktop import session
from desktop.errors import (
    BackupDamagedError,
    VaultError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model.settings import Purpose
from desktop.vault import backup, backup_file, keeping
from desktop.vault import vault as vaults
from desktop.vault.backup import Going

NOW = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
WORDS = "the lake in winter"


@pytest.fixture
def written(desk):
    """Give an open vault in which something is written."""
    samples.letter(desk, text=WORDS + " and more of it" * 3_000)
    return desk


ON = Going()


def make(desk, at=NOW, going=ON):
    copy = backup.copied(desk._vault, at, going)
    return None if copy is None else backup.finished(copy, going)


def listed(desk):
    return backup_file.found(desk.folder / "backups")


def opens(head, folder, passphrase=samples.PASSPHRASE):
    """Open a listed backup from nothing but its file, as a restore would."""
    folder.mkdir(parents=True)
    (folder / "vault.db").write_bytes(b"".join(backup_file.database_of(head)))
    (folder / "keys").write_bytes(head.keys)
    with contextlib.closing(samples.opened(folder, passphrase)) as session:
        assert samples.checked(session)
        return [samples.text_of(session, session.open(one.id)) for one in session.summaries()]


def test_a_backup_holds_every_word_and_is_for_its_owner_only(written, tmp_path):
    path = make(written)

    assert samples.names(written.folder / "backups") == ["2026-03-14-214000.backup"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert opens(listed(written)[0], tmp_path / "other")[0].startswith(WORDS)
    assert listed(written)[0].made_at == NOW


def test_the_vault_goes_on_while_and_after_a_backup_is_made(written):
    copy = backup.copied(written._vault, NOW, Going())
    samples.letter(written, title="after")
    backup.finished(copy, Going())

    assert samples.checked(written)
    assert listed(written)[0].totals(written._vault.opened) == copy.totals


def test_a_copy_gives_way_and_leaves_nothing(written):
    assert make(written, going=Going(gives_way=lambda: True)) is None
    assert samples.names(written.folder / "backups") == []
    assert make(written) is not None


def test_a_comparison_gives_way_and_leaves_nothing(written):
    copy = backup.copied(written._vault, NOW, Going())

    assert backup.finished(copy, Going(gives_way=lambda: True)) is None
    assert samples.names(written.folder / "backups") == []


def test_it_is_told_how_far_it_is(written):
    told = []
    make(written, going=Going(tell=told.append))

    assert told == sorted(told)
    assert told[-1] == 1.0


# what fails


def spoil_nth_write(monkeypatch, number):
    """Let the disk change one bit of what is written to it for the nth time."""
    honest, count = backup_file.files.write_all, iter(range(1, 10_000))

    def lying(descriptor, content):
        if next(count) == number:
            content = bytearray(content)
            content[len(content) // 2] ^= 1
        honest(descriptor, content)

    monkeypatch.setattr(backup_file.files, "write_all", lying)


def never_lists_what_does_not_open(desk, place, monkeypatch):
    """Let each write go wrong in its turn; whatever is listed afterwards must open."""
    for number in range(1, 6):
        with monkeypatch.context() as patch:
            spoil_nth_write(patch, number)
            with contextlib.suppress(VaultError):
                make(desk, NOW + timedelta(minutes=number))
    for number, head in enumerate(listed(desk)):
        try:
            texts = opens(head, place / str(number))
        except VaultError as error:
            texts = [type(error).__name__]
        assert texts[0].startswith(WORDS)


def test_a_disk_that_changes_what_is_written_makes_no_backup(written, tmp_path, monkeypatch):
    never_lists_what_does_not_open(written, tmp_path / "opened", monkeypatch)

    assert [name for name in samples.names(written.folder / "backups") if "part" in name] == []


def test_twin_without_the_comparison_lists_what_does_not_open(written, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "verify", lambda *_: None)

    with pytest.raises(AssertionError):
        never_lists_what_does_not_open(written, tmp_path / "opened", monkeypatch)


def flipped(raw):
    raw[len(raw) // 2] ^= 1


def swapped(raw):
    raw[4096:8192], raw[8192:12288] = raw[8192:12288], raw[4096:8192]


def without_its_last_page(raw):
    del raw[-4096:]


def with_a_page_more(raw):
    raw += bytes(4096)


def of_another_salt(raw):
    raw[0] ^= 1


def empty(raw):
    raw.clear()


DAMAGES = (flipped, swapped, without_its_last_page, with_a_page_more, of_another_salt, empty)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_copy_that_is_not_the_vault_becomes_no_backup(written, damage):
    copy = backup.copied(written._vault, NOW, Going())
    part = written.folder / "backups" / backup.COPY
    raw = bytearray(part.read_bytes())
    damage(raw)
    part.write_bytes(raw)

    with pytest.raises(BackupDamagedError):
        backup.finished(copy, Going())
    assert samples.names(written.folder / "backups") == []


def test_a_sound_copy_of_an_earlier_time_becomes_no_backup(written):
    backup.copied(written._vault, NOW, Going())
    part = written.folder / "backups" / backup.COPY
    earlier = part.read_bytes()
    samples.letter(written, title="later")
    copy = backup.copied(written._vault, NOW, Going())
    part.write_bytes(earlier)

    with pytest.raises(BackupDamagedError):
        backup.finished(copy, Going())


def test_a_backup_whose_key_file_would_be_refused_becomes_none(written, monkeypatch):
    vault = written._vault
    # The database has seen a newer key file than the one that is to go with it.
    with vault.writing() as ledger:
        keeping.keep_generation(ledger, vault.opened.header.generation + 1)
    monkeypatch.setattr(vaults.Vault, "settle", lambda _: None)

    with pytest.raises(BackupDamagedError):
        make(written)
    assert listed(written) == ()


def test_it_gives_way_between_two_rows_as_well(written, monkeypatch):
    monkeypatch.setattr(backup, "SLICE_S", 0)
    copy = backup.copied(written._vault, NOW, Going())
    asked = iter([False] * 4)

    assert backup.finished(copy, Going(gives_way=lambda: next(asked, True))) is None
    assert samples.names(written.folder / "backups") == []
    assert make(written) is not None


CALLS = ("open", "write", "fsync", "link", "unlink", "stat")


@pytest.mark.parametrize("call", CALLS)
def test_whatever_call_fails_only_good_backups_are_listed(written, tmp_path, monkeypatch, call):
    refusals = 0
    for number in range(1, 10):
        with monkeypatch.context() as patch:
            honest, count = getattr(os, call), iter(range(1, 10_000))

            def failing(*parts, honest=honest, count=count, number=number, **more):
                if next(count) == number:
                    raise OSError(5, "")
                return honest(*parts, **more)

            patch.setattr(os, call, failing)
            try:
                make(written, NOW + timedelta(minutes=number))
            except VaultUnwritableError:
                refusals += 1
    assert make(written, NOW + timedelta(hours=1)) is not None
    assert [name for name in samples.names(written.folder / "backups") if "part" in name] == []
    # What cannot be linked gets its name in another way, and what cannot be removed is later.
    assert refusals or call in {"link", "unlink"}
    for number, head in enumerate(listed(written)):
        assert opens(head, tmp_path / f"opened {number}")[0].startswith(WORDS)


@pytest.mark.parametrize("size", [0, 4096, 60_000])
def test_a_full_disk_makes_no_backup_and_leaves_nothing(written, size):
    with samples.file_limit(size), pytest.raises(VaultUnwritableError):
        make(written)

    assert samples.names(written.folder / "backups") == []


# trying one with a passphrase


def tried(desk, path, passphrase=samples.PASSPHRASE):
    return backup.tried(path, passphrase, desk.folder, samples.CHEAP_BOUNDS, Going())


def test_the_passphrase_of_its_time_opens_a_backup(written):
    path = make(written)
    written.change_passphrase("another passphrase", cost=samples.CHEAPEST)

    assert tried(written, path).made_at == NOW
    with pytest.raises(WrongSecretError):
        tried(written, path, "another passphrase")
    assert listed(written)[0].totals(written._vault.opened) is None
    assert samples.names(written.folder / "backups") == [path.name]


def test_every_changed_byte_of_a_backup_is_noticed(written):
    path = make(written)
    size = path.stat().st_size
    for at in (*range(0, 1600, 41), *range(1600, size, size // 40), size - 1):
        samples.flip(path, at)
        with pytest.raises(VaultError) as told:
            tried(written, path)
        assert not isinstance(told.value, WrongSecretError)
        samples.flip(path, at)
    assert tried(written, path)


@pytest.mark.parametrize("rest", [0, 7, 20, 1000, 5000, -1])
def test_a_backup_that_was_cut_off_is_not_listed(written, rest):
    path = make(written)
    path.write_bytes(path.read_bytes()[:rest])

    assert listed(written) == ()
    with pytest.raises(VaultError):
        tried(written, path)


def test_a_part_that_a_cut_left_is_taken_away(written):
    for name in (backup.COPY, backup.WHOLE, backup.LOOK, backup.TRIAL):
        (written.folder / "backups" / name).write_bytes(b"left")
    backup.tidy(written.folder)

    assert samples.names(written.folder / "backups") == []


# putting away


def test_rotation_takes_the_older_ones_of_a_day_away(written):
    for hours in range(3):
        latest = make(written, NOW - timedelta(hours=hours))
    backup.thin(backup_file.read(latest))

    # The clock went back: what is of the future stays, and so does what was made just now.
    assert len(listed(written)) == 2
    assert latest.exists()


def test_backups_of_other_vaults_are_never_thinned_out(written, tmp_path):
    other = tmp_path / "another"
    other.mkdir()
    with contextlib.closing(
        session.create(
            other,
            samples.PASSPHRASE,
            cost=samples.CHEAPEST,
            purpose=Purpose.JOURNAL,
            now=samples.FakeClock(),
        )
    ) as one:
        strange = shutil.copy(make(one, NOW - timedelta(hours=1)), written.folder / "backups")
    first, latest = make(written, NOW - timedelta(hours=2)), make(written)
    backup.thin(backup_file.read(latest))

    assert not first.exists()
    assert [one.path for one in listed(written)] == [latest, Path(strange)]


# a cut of the power


def test_whatever_a_power_cut_leaves_every_listed_backup_opens_and_none_that_was_told_is_lost():
    ended = backup_cuts.outcome("safe", 60, 11)

    assert ended.losses == {}


def test_twin_that_puts_nothing_on_the_disk_loses_backups_and_lists_broken_ones():
    assert backup_cuts.outcome("hasty", 60, 7).lost > 0
