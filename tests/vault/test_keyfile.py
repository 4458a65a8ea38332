"""The key file: what is refused before anything is derived, and what its owner gets back."""

import hashlib
import os
import random
import time
from dataclasses import replace

import pytest
from samples import CHEAP_BOUNDS, CHEAPEST

from desktop.errors import (
    HeaderDamagedError,
    VaultTooNewError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.vault import cost, disk, keyfile, sealing, slots
from desktop.vault.cost import SHIPPED, Cost
from desktop.vault.keyfile import Header, Opened, Opener, Ring

PRIVATE = bytes([7]) * 32
PUBLIC = sealing.public_of(PRIVATE)
RING = Ring(openers=((Opener.PASSPHRASE, PUBLIC),), attempts_private=bytes([9]) * 32)


def made(generation=1, cost=CHEAPEST, ring=RING):
    """Return the bytes of a key file and what is in it."""
    lock = slots.Lock(vault_id=os.urandom(16), salt=os.urandom(16), cost=cost)
    header = Header(
        lock=lock, generation=generation, database_salt=bytes(16), attempts_public=PUBLIC
    )
    masters = slots.Masters(slots.new_master(), slots.new_master())
    opened = Opened(header=header, masters=masters, ring=ring)
    return keyfile.build(opened), opened


def summed(raw):
    """Return bytes with their closing sum made right."""
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


@pytest.mark.parametrize("pending", [False, True])
def test_its_owner_gets_back_what_was_put_in(pending):
    ring = replace(RING, is_pending=pending).having(Opener.PHRASE, PUBLIC)
    ring = replace(ring, is_pending=pending)
    raw, put = made(ring=ring)

    opened = keyfile.unseal(keyfile.parse(raw, CHEAP_BOUNDS), PRIVATE)

    assert len(raw) == keyfile.SIZE
    assert opened.masters == put.masters
    assert opened.ring == ring
    assert opened.header.lock == put.header.lock
    assert opened.ring.public(Opener.PHRASE) == PUBLIC


def test_another_secret_is_wrong_and_says_no_more():
    raw, _ = made()

    with pytest.raises(WrongSecretError):
        keyfile.unseal(keyfile.parse(raw, CHEAP_BOUNDS), os.urandom(32))


def test_every_changed_byte_is_damage_and_never_a_wrong_secret():
    raw, _ = made()
    for place in range(0, len(raw), 7):
        changed = bytearray(raw)
        changed[place] ^= 0x10
        with pytest.raises(HeaderDamagedError):
            keyfile.parse(bytes(changed), CHEAP_BOUNDS)


@pytest.mark.parametrize("raw", [None, b"", b"STILLKEY", bytes(keyfile.SIZE), bytes(70_000)])
def test_what_is_no_key_file_is_refused(raw):
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(raw, CHEAP_BOUNDS)


def test_a_later_version_of_any_length_is_told_apart_from_damage():
    raw, _ = made()
    later = summed(raw[:8] + (2).to_bytes(2) + raw[10:] + bytes(99))

    with pytest.raises(VaultTooNewError):
        keyfile.parse(later, CHEAP_BOUNDS)
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(summed(raw[:8] + bytes(2) + raw[10:]), CHEAP_BOUNDS)
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(summed(raw + bytes(1)), CHEAP_BOUNDS)


@pytest.mark.parametrize(
    "cost",
    [
        CHEAPEST,
        Cost(memory_kib=4 << 20, passes=3, lanes=4),
        Cost(memory_kib=1 << 18, passes=400, lanes=4),
        Cost(memory_kib=1 << 18, passes=3, lanes=99),
    ],
)
def test_a_weakened_or_monstrous_cost_is_refused_by_the_shipped_program(cost):
    raw, _ = made(cost=cost)

    with pytest.raises(HeaderDamagedError):
        keyfile.parse(raw, SHIPPED)


def test_what_somebody_else_altered_is_damage_even_with_a_right_sum():
    raw, _ = made()
    generation_at = 24
    altered = summed(raw[:generation_at] + bytes([1] * 8) + raw[generation_at + 8 :])

    with pytest.raises(HeaderDamagedError):
        keyfile.unseal(keyfile.parse(altered, CHEAP_BOUNDS), PRIVATE)


def test_a_ring_under_another_key_is_damage(monkeypatch):
    monkeypatch.setattr(keyfile, "_RING_ABOUT", b"another")
    raw, _ = made()
    monkeypatch.undo()

    with pytest.raises(HeaderDamagedError):
        keyfile.unseal(keyfile.parse(raw, CHEAP_BOUNDS), PRIVATE)


def test_two_thousand_strange_headers_cost_no_time_and_no_crash():
    chance = random.Random(22)
    raw, _ = made(cost=Cost(memory_kib=1 << 18, passes=3, lanes=4))
    slowest = 0.0
    for number in range(2_000):
        strange = bytearray(raw if number % 3 else chance.randbytes(chance.randrange(3_000)))
        for _ in range(chance.randrange(1, 9)):
            if strange:
                strange[chance.randrange(min(len(strange), 120))] = chance.randrange(256)
        begun = time.process_time()
        try:
            header = keyfile.parse(summed(bytes(strange)), SHIPPED)
        except (HeaderDamagedError, VaultTooNewError):
            pass
        else:
            assert SHIPPED.hold(header.lock.cost)
        slowest = max(slowest, time.process_time() - begun)

    assert slowest < 0.05


def test_the_newest_whole_copy_counts(tmp_path):
    old, _ = made(generation=1)
    new, _ = made(generation=2)
    (tmp_path / "keys").write_bytes(old)
    (tmp_path / "keys.bak").write_bytes(new)

    assert [one.generation for one in keyfile.read(tmp_path, CHEAP_BOUNDS)] == [2, 1]
    assert not keyfile.are_alike(tmp_path)

    (tmp_path / "keys.bak").write_bytes(new[:-1])
    assert [one.generation for one in keyfile.read(tmp_path, CHEAP_BOUNDS)] == [1]

    (tmp_path / "keys").unlink()
    with pytest.raises(HeaderDamagedError):
        keyfile.read(tmp_path, CHEAP_BOUNDS)
    assert not keyfile.are_alike(tmp_path)


def test_both_copies_are_written_and_alike(tmp_path):
    raw, _ = made()

    keyfile.write(tmp_path, raw)

    assert keyfile.are_alike(tmp_path)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600


def test_the_very_bytes_of_a_key_file_are_known_from_its_header():
    raw, _ = made()

    assert keyfile.raw(keyfile.parse(raw, CHEAP_BOUNDS)) == raw


def stands(tmp_path, theirs=6):
    """Give a folder with both key files of a header, the sums of ours, and what another made."""
    raw, opened = made(generation=5)
    other, _ = made(generation=theirs)
    keyfile.write(tmp_path, raw)
    header = keyfile.parse(raw, cost.only(opened.header.lock.cost))
    return raw, header, keyfile.with_own((), header), other


def test_nothing_is_read_where_nothing_has_changed(tmp_path, monkeypatch):
    _raw, header, own, _other = stands(tmp_path)
    seen = keyfile.stay(tmp_path, header, own, ())
    monkeypatch.setattr(disk, "read", None)

    assert keyfile.stay(tmp_path, header, own, seen) == seen
    assert seen == keyfile.marks(tmp_path)


@pytest.mark.parametrize("name", keyfile.NAMES)
@pytest.mark.parametrize("generation", [3, 5, 6])
def test_another_file_in_one_of_the_places_gives_way_and_stays_beside(tmp_path, name, generation):
    raw, header, own, other = stands(tmp_path, generation)
    seen = keyfile.stay(tmp_path, header, own, ())
    (tmp_path / "theirs").write_bytes(other)
    (tmp_path / "theirs").replace(tmp_path / name)

    assert keyfile.stay(tmp_path, header, own, seen) == ()
    assert keyfile.are_alike(tmp_path, raw)
    assert (tmp_path / f"{name} (2)").read_bytes() == other


def test_neither_an_older_one_of_ours_nor_half_of_one_is_kept_beside(tmp_path):
    raw, header, own, other = stands(tmp_path)
    for found in (other, other[:-1], b"", b"notes of somebody"):
        (tmp_path / "keys").write_bytes(found)
        keyfile.stay(tmp_path, header, [*own, keyfile.sum_of(other)], ())

    assert keyfile.are_alike(tmp_path, raw)
    assert {path.name for path in tmp_path.iterdir()} == {"keys", "keys.bak"}


def test_so_many_are_kept_beside_and_what_lies_there_is_never_written_over(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "MOST_OTHERS", 3)
    raw, header, own, _other = stands(tmp_path)
    (tmp_path / "keys (3)").mkdir()
    others = [made(generation=number)[0] for number in range(4, 9)]
    for other in others:
        (tmp_path / "keys").write_bytes(other)
        keyfile.stay(tmp_path, header, own, ())

    assert [(tmp_path / f"keys ({n})").read_bytes() for n in (2, 4)] == others[:2]
    assert not (tmp_path / "keys (5)").exists()
    assert keyfile.are_alike(tmp_path, raw)


def test_one_that_cannot_be_put_back_keeps_no_word_waiting_while_the_other_stands(tmp_path):
    raw, header, own, _other = stands(tmp_path)
    (tmp_path / "keys").unlink()
    (tmp_path / "keys" / "full").mkdir(parents=True)

    assert keyfile.stay(tmp_path, header, own, ()) == ()
    assert (tmp_path / "keys.bak").read_bytes() == raw

    (tmp_path / "keys.bak").unlink()
    (tmp_path / "keys.bak" / "full").mkdir(parents=True)
    with pytest.raises(VaultUnwritableError):
        keyfile.stay(tmp_path, header, own, ())
