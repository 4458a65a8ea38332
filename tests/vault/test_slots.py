"""Eight boxes of one form: who opens them, and that nobody can count them."""

import os
import unicodedata
from collections import Counter

import pytest
from samples import CHEAPEST

from desktop.model.secret import MasterKey
from desktop.vault import phrase, sealing, slots
from desktop.vault.slots import Lock, Masters

LOCK = Lock(vault_id=bytes(16), salt=bytes(range(16)), cost=CHEAPEST)
MASTERS = Masters(MasterKey(bytes(32)), MasterKey(bytes([1]) * 32))


def publics(count):
    privates = [os.urandom(32) for _ in range(count)]
    return privates, tuple(sealing.public_of(private) for private in privates)


@pytest.mark.parametrize("count", [1, 2, 8])
def test_every_secret_opens_and_no_other(count):
    privates, shut = publics(count)

    filled = slots.fill(shut, MASTERS)

    assert [slots.unseal(filled, private) for private in privates] == [MASTERS] * count
    assert slots.unseal(filled, os.urandom(32)) is None


def test_the_same_words_typed_on_another_keyboard_are_the_same_secret():
    typed = "  Grüße  aus\tdem Café \n"
    other = unicodedata.normalize("NFD", "Grüße aus dem Café")
    assert typed.strip() != other

    keys = {slots.key_of_passphrase(one, LOCK) for one in (typed, other)}

    assert len(keys) == 1
    assert slots.key_of_passphrase("grüße aus dem café", LOCK) not in keys


def test_a_phrase_gives_another_key_in_another_vault():
    words = phrase.make()
    elsewhere = Lock(vault_id=os.urandom(16), salt=LOCK.salt, cost=CHEAPEST)

    assert slots.key_of_recovery(words, LOCK) == slots.quick_key_of_recovery(words, LOCK.vault_id)
    assert slots.key_of_recovery(words, LOCK) != slots.key_of_recovery(words, elsewhere)


def test_a_phrase_costs_as_much_as_a_passphrase(monkeypatch):
    stretched = []
    real = sealing.stretch
    monkeypatch.setattr(
        sealing, "stretch", lambda *given, **cost: stretched.append(cost) or real(*given, **cost)
    )

    slots.key_of_recovery(phrase.make(), LOCK)
    slots.key_of_passphrase("words", LOCK)

    assert stretched[0] == stretched[1]


def test_every_slot_is_always_tried(monkeypatch):
    (private,), shut = publics(1)
    filled = slots.fill(shut, MASTERS)
    tried = []
    real = sealing.unseal_from
    monkeypatch.setattr(sealing, "unseal_from", lambda *given: tried.append(given) or real(*given))

    slots.unseal(filled, private)
    slots.unseal(filled, os.urandom(32))

    assert len(tried) == 16


def assert_nobody_can_count():
    seen = {count: [slots.fill(publics(count)[1], MASTERS) for _ in range(60)] for count in (1, 8)}
    ends = {}
    for count, headers in seen.items():
        raw = [box for boxes in headers for box in boxes]
        assert {len(box) for box in raw} == {slots.SIZE}
        told = Counter(byte for box in raw for at, byte in enumerate(box) if at != 31)
        each = sum(told.values()) / 256
        chi = sum((told[byte] - each) ** 2 / each for byte in range(256))
        # 255 degrees of freedom: above 350 about once in 30,000 runs.
        assert chi < 350, f"{count} secrets: {chi}"
        ends[count] = {box[31] >> 7 for box in raw}
    # The one place where the form is not free: the top bit of a public key.
    assert ends[1] == ends[8]


def test_nobody_can_count_the_secrets():
    assert_nobody_can_count()


def test_twin_unused_slots_of_plain_random_bytes_can_be_counted(monkeypatch):
    monkeypatch.setattr(
        sealing, "seal_to_nobody", lambda length, _: os.urandom(sealing.BOX + length)
    )

    with pytest.raises(AssertionError):
        assert_nobody_can_count()


def test_the_place_of_a_slot_tells_nothing():
    places = Counter()
    for _ in range(80):
        (private,), shut = publics(1)
        filled = slots.fill(shut, MASTERS)
        places[next(n for n in range(8) if slots.unseal((filled[n],), private))] += 1

    assert len(places) == 8
