"""The primitives, against published vectors and against one changed bit."""

import os

import pytest

from desktop.errors import MemoryShortError
from desktop.vault import sealing


def test_argon2id_gives_what_the_reference_says():
    # From test.c of the reference implementation: version 19, m = 256 KiB, t = 2, p = 1.
    key = sealing.stretch(b"password", b"somesalt", memory_kib=256, passes=2, lanes=1)

    assert key.hex() == "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"


def test_hkdf_gives_what_rfc_5869_says():
    # RFC 5869, appendix A.1: the first 32 bytes of its output.
    key = sealing.subkey(
        bytes([0x0B] * 22), bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"), bytes(range(13))
    )

    assert key.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_x25519_gives_what_rfc_7748_says():
    # RFC 7748, section 5.2: the base point as scalar, once.
    public = sealing.public_of(bytes([9]) + bytes(31))

    assert public.hex() == "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"


def test_too_much_memory_is_said_plainly():
    with pytest.raises(MemoryShortError):
        sealing.stretch(b"", bytes(16), memory_kib=1 << 30, passes=1, lanes=1)


@pytest.mark.parametrize("place", [0, 12, -1])
def test_one_changed_bit_of_a_seal_is_noticed(place):
    key = os.urandom(32)
    sealed = bytearray(sealing.seal(key, b"content", b"about"))
    assert sealing.unseal(key, bytes(sealed), b"about") == b"content"

    sealed[place] ^= 1

    assert sealing.unseal(key, bytes(sealed), b"about") is None


def test_a_seal_is_bound_to_what_it_is_about():
    key = os.urandom(32)

    assert sealing.unseal(key, sealing.seal(key, b"content", b"one"), b"other") is None


@pytest.mark.parametrize("place", [0, 31, 32, -1])
def test_only_its_owner_opens_a_box_and_only_whole(place):
    private, other = os.urandom(32), os.urandom(32)
    box = bytearray(sealing.seal_to(sealing.public_of(private), b"content", b"about"))
    assert sealing.unseal_from(private, bytes(box), b"about") == b"content"
    assert sealing.unseal_from(other, bytes(box), b"about") is None

    box[place] ^= 1

    assert sealing.unseal_from(private, bytes(box), b"about") is None


def test_a_box_with_a_point_of_small_order_opens_nothing():
    assert sealing.unseal_from(os.urandom(32), bytes(80), b"about") is None


def test_a_box_for_nobody_has_the_form_of_any_other():
    private = os.urandom(32)
    one = sealing.seal_to(sealing.public_of(private), bytes(64), b"about")

    nobody = sealing.seal_to_nobody(64, b"about")

    assert len(nobody) == len(one)
    assert sealing.unseal_from(private, nobody, b"about") is None


def test_equal_and_unequal_are_told():
    assert sealing.same(b"one", b"one")
    assert not sealing.same(b"one", b"two")
