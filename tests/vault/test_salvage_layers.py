"""Each way to the rows finds what it can, and only reads what is damaged."""

import os
import random
from contextlib import closing
from functools import partial

import pytest
import samples
from prove import salvage as proving

from desktop.errors import BackupDamagedError, NotABackupError, WrongSecretError
from desktop.vault import backup, backup_file, salvage_layers, slots
from desktop.vault.backup import Going
from desktop.vault.database import PAGE
from desktop.vault.salvage_rows import Harvest


def key_of(passphrase=samples.PASSPHRASE):
    return lambda header: slots.key_of_passphrase(passphrase, header.lock)


def openers(folder, *extra, passphrase=samples.PASSPHRASE):
    return salvage_layers.openers(folder, extra, key_of(passphrase), samples.CHEAP_BOUNDS)


@pytest.fixture
def backed(folder):
    """Give the folder of a vault with three backups, in which something was written between."""
    with closing(samples.opened(folder)) as desk:
        for number in range(3):
            samples.letter(desk, title=f"letter {number}", text="words " * 50)
            copy = backup.copied(
                desk._vault, samples.FakeClock()().replace(day=number + 1), Going()
            )
            backup.finished(copy, Going())
    return folder


def test_the_key_file_of_a_backup_opens_what_has_lost_its_own(backed):
    before = openers(backed)
    for name in ("keys", "keys.bak"):
        (backed / name).unlink()

    after = openers(backed)

    assert after[0].masters == before[0].masters


def test_a_passphrase_of_before_opens_what_was_copied_then(backed):
    with closing(samples.opened(backed)) as desk:
        desk.change_passphrase("a newer one", cost=samples.CHEAPEST)

    assert openers(backed, passphrase="a newer one")[0].header.generation > 1
    assert openers(backed)
    with pytest.raises(WrongSecretError):
        openers(backed, passphrase="never one")


def test_no_more_passphrases_are_tried_than_it_takes(backed, monkeypatch):
    with closing(samples.opened(backed)) as desk:
        desk.change_passphrase("a newer one", cost=samples.CHEAPEST)
    monkeypatch.setattr(salvage_layers, "MOST_LOCKS", 1)

    assert len(openers(backed, passphrase="a newer one")) == 1


def test_a_backup_that_lies_elsewhere_counts(backed, tmp_path):
    away = tmp_path / "away"
    (backed / "backups").rename(away)
    one = backup_file.found(away)[1].path

    assert len(salvage_layers.found_backups(backed, [away])) == 3
    assert [head.path for head in salvage_layers.found_backups(backed, [one])] == [one]
    with pytest.raises(NotABackupError):
        salvage_layers.found_backups(backed, [backed / "keys"])


def test_the_newest_good_backup_is_taken(backed, tmp_path):
    heads = salvage_layers.found_backups(backed, ())
    samples.flip(heads[0].path, -4_000)

    former = salvage_layers.newest_good(heads, openers(backed), tmp_path / "look", Going())

    assert former.path == heads[1].path
    harvest = Harvest()
    salvage_layers.from_backup(former, harvest)
    assert len(list(harvest.whole("document"))) == 2
    assert harvest.is_complete()


def test_where_none_is_good_there_is_none_and_nothing_is_left(backed, tmp_path):
    heads = salvage_layers.found_backups(backed, ())
    for head in heads:
        samples.flip(head.path, -4_000)

    assert salvage_layers.newest_good(heads, openers(backed), tmp_path / "look", Going()) is None
    assert salvage_layers.newest_good(heads, (), tmp_path / "look", Going()) is None
    assert not (tmp_path / "look").exists()


def test_twin_without_looking_a_damaged_one_is_taken(backed, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "take_out", lambda *_: None)

    with pytest.raises(AssertionError, match="backup"):
        test_the_newest_good_backup_is_taken(backed, tmp_path)


def test_what_a_disk_cannot_read_becomes_zeros(tmp_path, monkeypatch):
    source = tmp_path / "source"
    source.write_bytes(os.urandom(3 * PAGE + 10))
    whole, real = source.read_bytes(), os.read

    def read(descriptor, size):
        if os.lseek(descriptor, 0, os.SEEK_CUR) == PAGE:
            raise OSError(5, "the disk")
        return real(descriptor, size)

    monkeypatch.setattr(salvage_layers.os, "read", read)
    salvage_layers.copied(source, tmp_path / "target")

    copy = (tmp_path / "target").read_bytes()
    assert copy == whole[:PAGE] + bytes(PAGE) + whole[2 * PAGE :]


def test_a_copy_that_is_no_database_gives_nothing_by_id(tmp_path):
    harvest, key = Harvest(), slots.new_master()
    for content in (b"", b"short", os.urandom(2 * PAGE)):
        (tmp_path / "copy").write_bytes(content)
        salvage_layers.by_id(tmp_path / "copy", [key], bytes(16), harvest)

    assert harvest == Harvest()


def test_rows_that_were_found_before_their_key_are_judged_anew(backed, tmp_path):
    opened = openers(backed)
    raw = bytearray((backed / "vault.db").read_bytes())
    with closing(samples.opened(backed)) as desk:
        root = partial(
            desk._vault.database.row, "SELECT rootpage FROM sqlite_master WHERE name = ?"
        )
        proving._spoil(raw, root(("vault",))[0], random.Random(1))
        key = desk._vault.ledger._key
    (tmp_path / "copy").write_bytes(raw)
    harvest = Harvest()
    salvage_layers.by_page(tmp_path / "copy", opened, harvest)
    assert harvest.key is None
    assert harvest.rows
    assert not list(harvest.whole("document"))

    salvage_layers.seal_anew(harvest, key)

    assert len(list(harvest.whole("document"))) == 3


def test_totals_and_rows_are_passed_over_where_they_say_nothing(backed, tmp_path, monkeypatch):
    monkeypatch.setattr(salvage_layers.salvage_rows, "judged", lambda *_: None)
    (tmp_path / "copy").write_bytes((backed / "vault.db").read_bytes())
    harvest, opened = Harvest(), openers(backed)

    salvage_layers.by_id(
        tmp_path / "copy", salvage_layers.masters(opened), opened[0].header.lock.vault_id, harvest
    )

    assert harvest.rows == {}


def test_a_damaged_backup_is_told_where_it_is_looked_at(backed, tmp_path):
    head = salvage_layers.found_backups(backed, ())[0]
    samples.flip(head.path, -4_000)

    with pytest.raises(BackupDamagedError):
        backup.take_out(head, openers(backed)[0], tmp_path / "look", Going())


def test_rows_out_of_order_come_to_an_end():
    """So SQLite gives them where a page above the leaves is of an earlier time (`dev.py prove`)."""
    given = iter([[(9, "a"), (4, "b")], [(7, "c")], [(3, "d")]])

    class Stale:
        def sure_rows(self, _question, values):
            asked.append(values[0])
            return next(given, [])

    asked = []
    found = [one.at for one in salvage_layers._rows(Stale(), "setting", lambda: None)]

    assert found == [9, 4, 7, 3]
    assert asked == [0, 9, 10, 11]
