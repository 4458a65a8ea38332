"""The verbs for backups: what is due, what is listed, what is deleted, and a vault made of one."""

import contextlib
import shutil
from datetime import timedelta
from functools import partial

import pytest
import samples
from fakes import local_door

from desktop import session
from desktop.errors import (
    BackupDamagedError,
    DestinationError,
    NotABackupError,
    VaultError,
    WrongSecretError,
)

WORDS = "the lake in winter"


@pytest.fixture
def desk(tmp_path):
    opened = samples.opened(samples.blank_vault(tmp_path / "vault"))
    samples.letter(opened, text=WORDS)
    yield opened
    opened.close()


def make(desk):
    return desk.begin_backup().finish()


# what is due


def test_one_is_due_until_one_was_made_and_again_after_a_change(desk):
    assert desk.backup_is_due(is_hourly=True)
    make(desk)
    assert not desk.backup_is_due(is_hourly=False)
    samples.letter(desk, title="another")

    assert desk.backup_is_due(is_hourly=False)
    assert not desk.backup_is_due(is_hourly=True)
    desk._now.time += timedelta(hours=1)
    assert desk.backup_is_due(is_hourly=True)


def test_a_clock_that_was_set_back_puts_none_off(desk):
    make(desk)
    samples.letter(desk, title="another")
    desk._now.time -= timedelta(days=3)

    assert desk.backup_is_due(is_hourly=True)


def test_after_a_change_of_passphrase_one_is_due_and_the_older_is_known_as_such(desk):
    make(desk)
    desk.change_passphrase("another passphrase", cost=samples.CHEAPEST)
    older = desk.backups()

    assert [one.is_present for one in older] == [False]
    assert desk.backup_is_due(is_hourly=True)


def test_what_gives_way_leaves_nothing(desk):
    assert desk.begin_backup(lambda: True) is None
    assert desk.begin_backup().finish(lambda: True) is None
    assert samples.names(desk.folder / "backups") == []
    assert desk.begin_backup().finish().is_present


# deleting those of an earlier passphrase


def test_older_ones_are_deleted_only_once_there_is_one_of_today(desk):
    make(desk)
    desk.change_passphrase("another passphrase", cost=samples.CHEAPEST)
    older = desk.backups()
    desk.delete_backups(older)
    assert desk.backups() == older

    desk._now.time += timedelta(days=1)
    fresh = make(desk)
    desk.delete_backups(desk.backups())
    assert desk.backups() == (fresh,)


def test_nothing_outside_the_folder_is_deleted(desk, tmp_path):
    make(desk)
    desk.change_passphrase("another passphrase", cost=samples.CHEAPEST)
    (older,) = desk.backups()
    elsewhere = tmp_path / older.path.name
    shutil.copy(older.path, elsewhere)
    desk._now.time += timedelta(days=1)
    make(desk)
    desk.delete_backups([session.Backup(elsewhere, older.made_at, is_present=False)])

    assert elsewhere.exists()


# trying one


def test_a_backup_is_tried_with_the_passphrase_of_its_time(desk):
    one = make(desk)
    desk.change_passphrase("another passphrase", cost=samples.CHEAPEST)
    told = []
    try_it = partial(session.try_backup, one.path)

    found = try_it(samples.PASSPHRASE, desk.folder, samples.CHEAP_BOUNDS, told.append)
    assert found.made_at == one.made_at
    assert told == sorted(told)
    with pytest.raises(WrongSecretError):
        try_it("another passphrase", desk.folder, samples.CHEAP_BOUNDS)


# a vault made of one


def restored(path, place):
    """Make a vault of a backup in a new folder, as the lock screen does."""
    with local_door() as (door, _):
        door.make_folder(place)
        session.restore(path, partial(door.new_file, place))
    return place


def test_a_restored_backup_is_a_vault_of_its_own_and_the_old_one_is_untouched(desk, tmp_path):
    one = make(desk)
    samples.letter(desk, text="written after the backup")
    before = (desk.folder / "vault.db").read_bytes()
    place = restored(one.path, tmp_path / "Vault 2")

    with contextlib.closing(samples.opened(place)) as other:
        texts = [samples.text_of(other, other.open(found.id)) for found in other.summaries()]
        assert texts == [WORDS]
        assert samples.checked(other)
        assert other.failed_attempts() == ()
        samples.letter(other, text="it can be written in")
    assert (desk.folder / "vault.db").read_bytes() == before
    assert (place / "keys").stat().st_mode & 0o777 == 0o600


def test_the_recovery_words_open_a_restored_backup(desk, tmp_path):
    phrase = desk.new_phrase()
    desk.set_phrase(phrase)
    place = restored(make(desk).path, tmp_path / "Vault 2")

    words = " ".join(phrase.words)
    with contextlib.closing(samples.opened_with(place, "phrase", words)) as other:
        assert other.needs_passphrase


def test_a_damaged_backup_becomes_no_vault(desk, tmp_path):
    one = make(desk)
    samples.flip(one.path, 5_000)
    with pytest.raises(BackupDamagedError):
        restored(one.path, tmp_path / "Vault 2")

    assert not session.looks_like_vault(tmp_path / "Vault 2")
    assert samples.names(tmp_path / "Vault 2") == []
    with pytest.raises(NotABackupError):
        restored(tmp_path / "none", tmp_path / "Vault 3")


def test_where_a_name_is_taken_no_vault_is_said_to_be_made(desk, tmp_path):
    one = make(desk)
    place = tmp_path / "Vault 2"
    place.mkdir()
    (place / "keys").write_bytes(b"somebody's")
    with local_door() as (door, _), pytest.raises(BackupDamagedError):
        session.restore(one.path, partial(door.new_file, place))

    assert (place / "keys").read_bytes() == b"somebody's"


class Failing:
    """A door whose nth errand fails, as one would whose disk is full, gone, or lies."""

    def __init__(self, door, folder, number):
        self._door, self._folder, self._left = door, folder, number

    def __call__(self, name):
        self._count()
        return _File(self._door.new_file(self._folder, name), self)

    def _count(self):
        self._left -= 1
        if self._left == 0:
            raise DestinationError(5)

    def lies(self):
        self._left -= 1
        return self._left == 0


class _File:
    def __init__(self, honest, errands):
        self._honest, self._errands = honest, errands

    def write(self, content):
        if self._errands.lies():
            at = len(content) // 2
            content = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        self._honest.write(content)

    def settle(self):
        self._errands._count()
        return self._honest.settle()

    def keep(self):
        self._errands._count()
        return self._honest.keep()

    def drop(self):
        self._honest.drop()


def titles_in(folder):
    """Return the titles of a vault that is whole to the last row, or what is wrong with it."""
    try:
        with contextlib.closing(samples.opened(folder)) as other:
            assert samples.checked(other)
            return [found.title for found in other.summaries()]
    except VaultError as error:
        return type(error).__name__


def every_end_opens_or_is_no_vault(desk, tmp_path):
    """Let each errand of a restore fail in its turn; what is left opens whole, or is no vault."""
    one, ends = make(desk), set()
    for number in range(1, 16):
        place = tmp_path / f"Vault {number}"
        with local_door() as (door, _):
            door.make_folder(place)
            with contextlib.suppress(DestinationError, BackupDamagedError):
                session.restore(one.path, Failing(door, place, number))
        ends.add(session.looks_like_vault(place))
        if session.looks_like_vault(place):
            assert titles_in(place) == ["A letter"]
    assert ends == {True, False}


def test_whatever_fails_a_restored_folder_opens_whole_or_is_no_vault(desk, tmp_path):
    every_end_opens_or_is_no_vault(desk, tmp_path)


def test_twin_a_restore_that_trusts_the_disk_leaves_a_damaged_vault(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.verbs.backups._assert_same", lambda *_: None)
    with pytest.raises(AssertionError, match="DamagedError"):
        every_end_opens_or_is_no_vault(desk, tmp_path)


# copies elsewhere


def test_a_copy_elsewhere_never_takes_the_place_of_a_file(desk, tmp_path):
    one = make(desk)
    (tmp_path / one.path.name).write_bytes(b"mine")
    with local_door() as (door, _):
        path = session.copy_elsewhere(one, partial(door.new_file, tmp_path))

    assert (tmp_path / one.path.name).read_bytes() == b"mine"
    assert path.read_bytes() == one.path.read_bytes()
    assert [found.path for found in session.backups_in(tmp_path)] == [path]
    assert [found.path for found in session.backups_of(desk.folder)] == [one.path]


def every_copy_elsewhere_opens(desk, tmp_path):
    """Let each errand fail, or each write lie, in its turn; what is listed there is the same."""
    one, listed = make(desk), []
    for number in range(1, 7):
        place = tmp_path / f"stick {number}"
        with local_door() as (door, _):
            door.make_folder(place)
            with contextlib.suppress(DestinationError, BackupDamagedError):
                session.copy_elsewhere(one, Failing(door, place, number))
        found = [other.path.read_bytes() for other in session.backups_in(place)]
        assert found in ([], [one.path.read_bytes()]), "another one is listed there"
        listed.append(len(found))
    assert set(listed) == {0, 1}
    assert [other.path for other in desk.backups()] == [one.path]


def test_whatever_fails_at_a_second_place_only_the_same_is_listed_there(desk, tmp_path):
    every_copy_elsewhere_opens(desk, tmp_path)


def test_twin_a_second_place_whose_disk_is_trusted_lists_another_one(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.verbs.backups._assert_same", lambda *_: None)
    with pytest.raises(AssertionError, match="another one is listed there"):
        every_copy_elsewhere_opens(desk, tmp_path)
