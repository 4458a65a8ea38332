"""Opening: six situations and their neighbours, each with its own error."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import samples
from prove import flips
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, FakeClock
from sqlcipher3 import dbapi2 as sqlcipher

from desktop import session
from desktop.errors import (
    HeaderDamagedError,
    KeysOutdatedError,
    MemoryShortError,
    VaultCutOffError,
    VaultDamagedError,
    VaultError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.lane import Lane
from desktop.vault import cost, guard, keyfile, opening, slots
from desktop.vault.cost import SHIPPED, Bounds
from desktop.vault.database import PAGE, SAFE

REPO = Path(__file__).resolve().parents[2]
RISING = Bounds(memory_kib=(64, 1024), passes=(1, 4), lanes=(1, 4), target_s=60)


def damage_keys(folder):
    samples.flip(folder / "keys", 300)
    samples.flip(folder / "keys.bak", 900)


def remove_keys(folder):
    (folder / "keys").unlink()
    (folder / "keys.bak").unlink()


def later_keys(folder):
    raw = (folder / "keys").read_bytes()
    for name in keyfile.NAMES:
        (folder / name).write_bytes(_summed(raw[:8] + (9).to_bytes(2) + raw[10:]))


def _summed(raw):
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def later_tables(folder):
    desk = samples.opened(folder)
    desk._vault.database.run("PRAGMA user_version = 99")
    desk.close()


def flip_first_page(folder):
    samples.flip(folder / "vault.db", 1000)


def flip_salt(folder):
    samples.flip(folder / "vault.db", 5)


def flip_tables(folder):
    raw = bytearray((folder / "vault.db").read_bytes())
    for at in range(PAGE + 9, len(raw), PAGE):
        raw[at] ^= 1
    (folder / "vault.db").write_bytes(raw)


def plain_database(folder):
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(8 * PAGE - 16))


def noise(folder):
    (folder / "vault.db").write_bytes(random.Random(1).randbytes(8 * PAGE))


def empty(folder):
    (folder / "vault.db").write_bytes(b"")


def missing(folder):
    (folder / "vault.db").unlink()


def shorten(folder, by):
    raw = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(raw[:-by])


def half_a_page(folder):
    shorten(folder, PAGE // 2)


def a_page(folder):
    shorten(folder, PAGE)


def half_of_it(folder):
    shorten(folder, (folder / "vault.db").stat().st_size // 2)


def old_keys(folder):
    """Put the key files of before a change of passphrase back."""
    before = {name: (folder / name).read_bytes() for name in keyfile.NAMES}
    with closing(samples.opened(folder)) as desk:
        desk.change_passphrase("another", cost=CHEAPEST)
    for name, raw in before.items():
        (folder / name).write_bytes(raw)


def cheap_keys(folder):
    """Put the key files of before a dearer guess back."""
    before = {name: (folder / name).read_bytes() for name in keyfile.NAMES}
    session.unlock(folder, PASSPHRASE, bounds=RISING, now=FakeClock()).close()
    for name, raw in before.items():
        (folder / name).write_bytes(raw)


def everything(folder):
    shutil.rmtree(folder)


def nothing(_):
    """Leave the vault as it is."""


@pytest.mark.parametrize(
    ("harm", "passphrase", "error"),
    [
        (nothing, "not this one", WrongSecretError),
        (damage_keys, PASSPHRASE, HeaderDamagedError),
        (damage_keys, "not this one", HeaderDamagedError),
        (remove_keys, PASSPHRASE, HeaderDamagedError),
        (flip_first_page, PASSPHRASE, VaultDamagedError),
        (flip_first_page, "not this one", WrongSecretError),
        (flip_salt, PASSPHRASE, VaultDamagedError),
        (flip_tables, PASSPHRASE, VaultDamagedError),
        (plain_database, PASSPHRASE, VaultDamagedError),
        (noise, PASSPHRASE, VaultDamagedError),
        (empty, PASSPHRASE, VaultCutOffError),
        (missing, PASSPHRASE, VaultCutOffError),
        (half_a_page, PASSPHRASE, VaultCutOffError),
        (a_page, PASSPHRASE, VaultCutOffError),
        (half_of_it, PASSPHRASE, VaultCutOffError),
        (later_keys, PASSPHRASE, VaultTooNewError),
        (later_tables, PASSPHRASE, VaultTooNewError),
        (old_keys, PASSPHRASE, KeysOutdatedError),
        (old_keys, "another", WrongSecretError),
        (cheap_keys, PASSPHRASE, KeysOutdatedError),
        (everything, PASSPHRASE, VaultMissingError),
    ],
)
def test_each_situation_has_its_own_error(folder, harm, passphrase, error):
    harm(folder)

    with pytest.raises(VaultError) as told:
        samples.opened(folder, passphrase)

    assert type(told.value) is error
    assert told.value.args == ()
    # The guard is given back: a second try says the same and not "already open".
    with pytest.raises(error):
        samples.opened(folder, passphrase)


def test_a_vault_that_is_open_elsewhere_is_said_to_be(folder):
    held = guard.hold(folder / "lock")

    with pytest.raises(VaultInUseError):
        samples.opened(folder)
    guard.release(held)


HOLDER = """
import pathlib, sys
from desktop.model.secret import MasterKey
from desktop.vault.database import Database
held = Database(pathlib.Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.stdin.readline())))
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_database_that_another_program_holds_without_the_guard_is_open_elsewhere(folder, desk):
    key = desk._vault.database.key
    desk.close()
    command = [sys.executable, "-c", HOLDER, str(folder / "vault.db")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPO
    ) as holder:
        holder.stdin.write(key.raw.hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "held\n"

        with pytest.raises(VaultInUseError):
            samples.opened(folder)
        holder.stdin.close()
    samples.opened(folder).close()


@pytest.mark.parametrize("name", keyfile.NAMES)
def test_one_whole_key_file_is_enough_and_heals_the_other(folder, name):
    samples.flip(folder / name, 700)

    samples.opened(folder).close()

    assert keyfile.are_alike(folder)
    samples.opened(folder).close()


def test_a_key_file_somebody_altered_gives_way_to_the_whole_copy(folder):
    raw = (folder / "keys").read_bytes()
    ring_at = 112 + 8 * 112
    (folder / "keys").write_bytes(
        _summed(raw[: ring_at + 20] + bytes([raw[ring_at + 20] ^ 1]) + raw[ring_at + 21 :])
    )
    samples.opened(folder).close()

    for name in keyfile.NAMES:
        (folder / name).write_bytes(_summed(raw[:24] + bytes([0, 0, 9]) + raw[27:]))
    with pytest.raises(HeaderDamagedError):
        samples.opened(folder)


def test_an_altered_key_file_with_another_salt_leads_to_no_second_wait(folder):
    raw = (folder / "keys").read_bytes()
    with closing(samples.opened(folder)) as desk:
        desk.change_passphrase(PASSPHRASE, cost=CHEAPEST)
    new = (folder / "keys").read_bytes()
    (folder / "keys").write_bytes(_summed(new[:24] + bytes([0, 0, 9]) + new[27:]))
    (folder / "keys.bak").write_bytes(raw)

    with pytest.raises(HeaderDamagedError):
        samples.opened(folder)


def test_the_shipped_program_refuses_a_vault_made_with_the_cost_of_tests(folder):
    with pytest.raises(HeaderDamagedError):
        session.unlock(folder, PASSPHRASE, bounds=SHIPPED, now=FakeClock())


def test_a_guess_becomes_dearer_where_it_was_quick(folder):
    session.unlock(folder, PASSPHRASE, bounds=RISING, now=FakeClock()).close()
    with closing(samples.opened(folder)) as desk:
        assert desk._vault.opened.header.lock.cost.memory_kib == 128

    # At the end of the bounds it stays.
    narrow = Bounds(memory_kib=(64, 128), passes=(1, 1), lanes=(1, 1), target_s=60)
    session.unlock(folder, PASSPHRASE, bounds=narrow, now=FakeClock()).close()
    with closing(samples.opened(folder)) as desk:
        assert desk._vault.opened.header.lock.cost.memory_kib == 128


def test_a_dearer_guess_that_cannot_be_written_is_left_for_another_day(folder, monkeypatch):
    def full(*_):
        raise VaultUnwritableError

    monkeypatch.setattr(opening, "raise_cost", full)
    session.unlock(folder, PASSPHRASE, bounds=RISING, now=FakeClock()).close()

    with closing(samples.opened(folder)) as desk:
        assert desk._vault.opened.header.lock.cost == CHEAPEST


def test_settings_that_cannot_be_read_leave_no_vault_held(folder):
    with closing(samples.opened(folder)) as desk, desk._vault.writing() as ledger:
        ledger.put("setting", {"id": "settings", "document": ""}, b"[")

    for _ in range(2):
        with pytest.raises(VaultDamagedError):
            samples.opened(folder)


def assert_every_bit_noticed(folder, count):
    assert flips.missed(folder, count, seed=3) == []


def test_every_changed_bit_is_damage_and_never_a_wrong_passphrase(folder):
    assert_every_bit_noticed(folder, count=60)


def test_a_phrase_of_another_vault_is_wrong_and_noted(folder):
    stranger = session.parse_phrase(" ".join(["zoo"] * 23 + ["vote"]))

    with pytest.raises(WrongSecretError):
        session.unlock_with_phrase(folder, stranger, bounds=CHEAP_BOUNDS, now=FakeClock())

    with closing(samples.opened(folder)) as desk:
        assert len(desk.failed_attempts()) == 1


def test_memory_that_is_short_is_said_and_changes_nothing(folder, monkeypatch):
    monkeypatch.setattr(cost, "memory_of_machine_kib", lambda: 1 << 40)
    before = (folder / "keys").read_bytes()

    with closing(samples.opened(folder)) as desk:
        with pytest.raises(MemoryShortError):
            desk.change_passphrase(
                "another", cost=session.Cost(memory_kib=1 << 30, passes=1, lanes=1)
            )
        assert desk.check_passphrase(PASSPHRASE)

    assert (folder / "keys").read_bytes() == before


def test_the_passphrase_of_a_vault_kept_in_another_manner_opens_it(folder):
    with closing(
        opening.with_passphrase(
            folder, PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock(), manner=SAFE
        )
    ) as vault:
        assert opening.fits(vault, PASSPHRASE)


def test_newer_locks_made_without_the_secret_give_way_to_the_copy(folder):
    """Whoever can write in the folder can raise the generation and spoil the slots."""
    raw = bytearray((folder / "keys").read_bytes())
    raw[24:32] = b"\x00\xff" * 4
    raw[200:800] = bytes(600)
    (folder / "keys").write_bytes(_summed(bytes(raw)))

    with pytest.raises(WrongSecretError):
        samples.opened(folder, "not this one")
    samples.opened(folder).close()

    assert keyfile.are_alike(folder)
    with closing(samples.opened(folder)) as desk:
        assert len(desk.failed_attempts()) == 1


def test_an_older_copy_of_the_locks_makes_no_former_passphrase_good(folder):
    raw = (folder / "keys").read_bytes()
    with closing(samples.opened(folder)) as desk:
        desk.change_passphrase("another", cost=CHEAPEST)
    (folder / "keys.bak").write_bytes(raw)

    with pytest.raises(WrongSecretError):
        samples.opened(folder)
    samples.opened(folder, "another").close()


@pytest.mark.parametrize("name", ["keys", "attempts", "vault.db-journal"])
def test_a_pipe_in_the_folder_holds_nobody_up(folder, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    samples.opened(folder).close()


def test_a_folder_in_the_place_of_the_database_is_no_full_disk(folder):
    (folder / "vault.db").unlink()
    (folder / "vault.db").mkdir()

    with pytest.raises(VaultCutOffError):
        samples.opened(folder)


def test_an_endless_database_takes_no_endless_memory(folder):
    with (folder / "vault.db").open("wb") as file:
        file.truncate(1 << 40)

    with samples.memory_limit(4 << 30), pytest.raises(VaultDamagedError):
        samples.opened(folder)


def test_a_folder_that_cannot_be_looked_into_is_said(folder, monkeypatch):
    def refused(*_, **__):
        raise PermissionError

    monkeypatch.setattr(Path, "exists", refused)

    with pytest.raises(VaultUnwritableError):
        samples.opened(folder)


def test_half_a_character_is_a_wrong_passphrase_like_any_other(folder):
    with pytest.raises(WrongSecretError):
        samples.opened(folder, "\ud83d")


def test_a_real_derivation_lets_the_lane_go_on():
    """The library lets other threads run while it derives a key."""
    lane = Lane("vault")
    dear = cost.Cost(memory_kib=128 * 1024, passes=8, lanes=1)
    lock = slots.Lock(vault_id=bytes(16), salt=bytes(16), cost=dear)
    told = []
    lane.post(lambda: opening._public_of("slow", lock), lambda _: told.append("derived"))
    for _ in range(3):
        lane.post(lambda: None, lambda _: told.append("saved"))

    lane.end()

    assert told == ["saved", "saved", "saved", "derived"]


def test_a_change_whose_vault_was_closed_meanwhile_writes_nothing(tmp_path, monkeypatch):
    folder = samples.blank_vault(tmp_path / "vault")
    desk = samples.opened(folder)
    derive = slots.key_of_passphrase

    def close_meanwhile(passphrase, lock):
        desk.close()
        before.update({one: one.read_bytes() for one in folder.rglob("*") if one.is_file()})
        return derive(passphrase, lock)

    before = {}
    monkeypatch.setattr(slots, "key_of_passphrase", close_meanwhile)
    with pytest.raises(sqlcipher.ProgrammingError):
        opening.change_passphrase(desk._vault, "another", CHEAPEST)

    assert before
    assert {one: one.read_bytes() for one in before} == before
    monkeypatch.undo()
    samples.opened(folder).close()
