"""Pages sealed for another vault: what goes in comes out, and everything else is told apart."""

import dataclasses
import hashlib
import json
import os
import struct
import tomllib
import tracemalloc
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st
from manifests import CANARY, FULL, manifests
from samples import CHEAP_BOUNDS, CHEAPEST

from desktop import errors, question_file, sealed_pages
from desktop.model import manifest_json
from desktop.model.manifest import Manifest, Piece
from desktop.model.richtext import paragraph
from desktop.vault import sealing
from desktop.vault.cost import Bounds

PASSPHRASE = "five small words for testing"
VECTORS = Path(__file__).parent / "vectors" / "pages" / "v1"
EXPECTED = tomllib.loads((VECTORS / "expected.toml").read_text("utf-8"))
SMALL = Manifest(title="Pages", pieces=(Piece(heading="", body=(paragraph(CANARY),)),))


def sealed(one, passphrase=PASSPHRASE):
    return sealed_pages.seal(one, passphrase, CHEAPEST)


def opened(raw, passphrase=PASSPHRASE):
    return sealed_pages.read(raw, passphrase, CHEAP_BOUNDS)


@given(manifests())
def test_what_was_sealed_is_read(one):
    assert opened(sealed(one)) == manifest_json.carried(one)


@pytest.mark.parametrize("name", sorted(EXPECTED["good"]))
def test_a_frozen_file_is_read_as_it_was_meant(name):
    raw = (VECTORS / f"{name}.good").read_bytes()

    assert opened(raw, EXPECTED["passphrase"]) == manifest_json.decode(
        EXPECTED["good"][name].encode()
    )


@pytest.mark.parametrize("name", sorted(EXPECTED["broken"]))
def test_a_broken_file_is_refused_with_its_own_reason(name):
    raw = (VECTORS / f"{name}.broken").read_bytes()

    with pytest.raises(getattr(errors, EXPECTED["broken"][name])):
        opened(raw, EXPECTED["passphrase"])


def test_no_vector_is_left_out():
    kept = {path.name for path in VECTORS.iterdir()} - {"expected.toml"}

    assert kept == {f"{name}.{kind}" for kind in ("good", "broken") for name in EXPECTED[kind]}


def read_by_the_page_alone(raw, passphrase):
    """Return the JSON of a file as docs/sealed-pages.md says, with no code of the program."""
    memory_kib, passes, lanes = struct.unpack(">III", raw[10:22])
    stretched = Argon2id(
        salt=raw[22:38], length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib
    ).derive(passphrase.encode())
    key, check = (
        HKDF(algorithm=SHA256(), length=32, salt=b"", info=f"stillpage pages 1 {info}".encode())
        .derive(stretched)
        for info in ("key", "check")
    )  # fmt: skip
    assert raw[38:70] == check
    assert hashlib.sha256(raw[:-32]).digest() == raw[-32:]
    content = AESGCM(key).decrypt(raw[70:82], raw[82:-32], raw[:70])
    length = int.from_bytes(content[:4])
    assert not any(content[4 + length :])
    return json.loads(zlib.decompress(content[4 : 4 + length]))


@pytest.mark.parametrize("name", sorted(EXPECTED["good"]))
def test_the_page_on_the_format_is_enough_to_read_a_file(name):
    raw = (VECTORS / f"{name}.good").read_bytes()

    assert read_by_the_page_alone(raw, EXPECTED["passphrase"]) == json.loads(EXPECTED["good"][name])


@pytest.mark.slow
def test_a_file_made_at_the_real_cost_is_read_within_the_real_bounds():
    assert sealed_pages.read(sealed_pages.seal(SMALL, PASSPHRASE), PASSPHRASE) == SMALL


# -- damage ------------------------------------------------------------------

GOOD = (VECTORS / "pages.good").read_bytes()


def told_apart(raw):
    with pytest.raises((errors.SealedFileDamagedError, errors.NotASealedFileError)):
        opened(raw, "whatever was typed")


@given(at=st.integers(0), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_told_before_the_passphrase_counts(at, bit):
    raw = bytearray(GOOD)
    raw[at % len(raw)] ^= 1 << bit

    told_apart(bytes(raw))


@given(st.integers(0, len(GOOD) - 1))
def test_a_file_cut_anywhere_is_told_before_the_passphrase_counts(at):
    told_apart(GOOD[:at])


@given(st.binary(min_size=1, max_size=300), st.integers(0, len(GOOD)))
def test_a_file_with_something_put_into_it_is_told(extra, at):
    told_apart(GOOD[:at] + extra + GOOD[at:])


@given(st.binary(max_size=300))
def test_chance_bytes_are_no_sealed_file(raw):
    with pytest.raises(errors.NotASealedFileError):
        opened(raw)


def test_a_file_with_questions_is_not_one_with_pages():
    raw = (VECTORS.parents[1] / "questions" / "v1" / "sheet.good").read_bytes()

    with pytest.raises(errors.NotASealedFileError):
        opened(raw)
    with pytest.raises(errors.NotAQuestionFileError):
        question_file.read(GOOD, PASSPHRASE, CHEAP_BOUNDS)


def test_another_passphrase_does_not_open():
    with pytest.raises(errors.SealedFileLockedError) as told:
        opened(sealed(SMALL), CANARY)

    assert told.value.args == ()


# -- bounds ------------------------------------------------------------------


def derives_nothing(raw, bounds, monkeypatch):
    done = []
    monkeypatch.setattr(sealing, "stretch", lambda *_, **__: done.append(1) or bytes(32))
    with pytest.raises(errors.SealedFileError):
        sealed_pages.read(raw, PASSPHRASE, bounds)
    assert not done, "something was derived"


@pytest.mark.parametrize(
    "name",
    ["memory-bomb", "passes-bomb", "no-passes", "lanes-bomb", "half", "empty", "version-2"],
)
def test_what_is_refused_at_sight_costs_nothing(name, monkeypatch):
    derives_nothing((VECTORS / f"{name}.broken").read_bytes(), CHEAP_BOUNDS, monkeypatch)


def test_the_shipped_program_refuses_a_file_made_cheaply(monkeypatch):
    derives_nothing(GOOD, sealed_pages.SHIPPED, monkeypatch)


def test_twin_that_does_not_look_at_the_bounds_is_seen(monkeypatch):
    monkeypatch.setattr(Bounds, "hold", lambda self, cost: True)

    with pytest.raises(AssertionError, match="derived"):
        derives_nothing((VECTORS / "memory-bomb.broken").read_bytes(), CHEAP_BOUNDS, monkeypatch)


def unfolds_little(raw):
    """Check that a packed bomb of 60 MB is refused with a fraction of that."""
    tracemalloc.start()
    try:
        with pytest.raises(errors.SealedFileDamagedError):
            opened(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000, "the bomb was unfolded"


def test_a_bomb_is_refused_before_it_unfolds():
    unfolds_little((VECTORS / "bomb.broken").read_bytes())


def test_twin_that_unfolds_a_bomb_is_seen(monkeypatch):
    lax = dataclasses.replace(sealed_pages.FAMILY, most_content=100_000_000)
    monkeypatch.setattr(sealed_pages, "FAMILY", lax)

    with pytest.raises(AssertionError, match="unfolded"):
        unfolds_little((VECTORS / "bomb.broken").read_bytes())


def is_read_back(monkeypatch):
    """Check that a file is refused when what it says is not what went in."""
    monkeypatch.setattr(manifest_json, "decode", lambda plain: Manifest(title="Else", pieces=()))
    with pytest.raises(errors.SealedFileDamagedError):
        sealed(SMALL)


def test_a_file_that_does_not_say_what_went_in_is_never_given(monkeypatch):
    is_read_back(monkeypatch)


def test_twin_that_does_not_read_back_is_seen(monkeypatch):
    monkeypatch.setattr(sealed_pages, "read", lambda raw, passphrase, bounds: SMALL)

    with pytest.raises(pytest.fail.Exception):
        is_read_back(monkeypatch)


# -- from outside --------------------------------------------------------------


def hard(size):
    """Return pages that cannot be packed much."""
    return Manifest(
        title="", pieces=(Piece(heading="", body=(paragraph(os.urandom(size // 2).hex()),)),)
    )


@pytest.mark.parametrize(
    ("one", "at"),
    [(Manifest(title="", pieces=()), 0), (FULL, 0), (hard(300_000), 1), (hard(1_500_000), 2),
     (hard(7_900_000), 3)],
    ids=["nothing", "something", "much", "more", "most"],
)  # fmt: skip
def test_a_file_has_one_of_few_lengths(one, at):
    assert len(sealed(one)) == sealed_pages.FAMILY.sizes[at]


def test_as_much_as_may_be_fits_whatever_it_is():
    family = sealed_pages.FAMILY
    packed = zlib.compress(os.urandom(family.most_content), 9)

    assert len(family.padded(packed)) + 130 == family.most_bytes


@pytest.mark.parametrize(
    "one", [hard(8_000_000), Manifest(title="x" * 20_001, pieces=())], ids=["text", "title"]
)
def test_more_than_a_file_may_hold_is_said_before_anything_is_made(one, monkeypatch):
    monkeypatch.setattr(sealing, "stretch", pytest.fail)

    with pytest.raises(errors.SealedFileFullError):
        sealed(one)


HINTS = (CANARY, "stillpage", "Stillpage", "session", "2026", "title", "pieces", "sleep")


def test_nothing_of_the_content_the_day_or_the_program_can_be_seen_from_outside():
    raw = sealed(FULL)

    assert [one for one in HINTS if one.encode() in raw] == []


def test_the_same_pages_sealed_twice_share_nothing_but_their_beginning():
    one, other = sealed(SMALL), sealed(SMALL)

    assert one[:22] == other[:22]
    assert sum(a == b for a, b in zip(one[22:], other[22:], strict=True)) < len(one) // 100


# -- on the disk -----------------------------------------------------------------


def test_a_file_is_looked_at_and_read_where_it_lies(tmp_path):
    path = tmp_path / "for you"
    path.write_bytes(sealed(FULL))

    sealed_pages.check(path, CHEAP_BOUNDS)

    assert sealed_pages.looks_like_one(path)
    assert sealed_pages.read_file(path, PASSPHRASE, CHEAP_BOUNDS) == manifest_json.carried(FULL)


@pytest.mark.parametrize("kind", ["gone", "folder", "pipe"])
def test_what_is_no_file_is_said_to_be_unreadable(tmp_path, kind):
    place = tmp_path / kind
    {"gone": str, "folder": os.mkdir, "pipe": os.mkfifo}[kind](place)

    with pytest.raises(errors.SealedFileUnreadableError):
        sealed_pages.check(place)
    assert not sealed_pages.looks_like_one(place)
