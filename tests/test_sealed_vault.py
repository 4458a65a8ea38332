"""A whole vault as one sealed file; tests/test_takeaway.py shows that all of it comes back."""

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from desktop import errors, sealed_vault
from desktop.model import richtext

PASSPHRASE = "five small words"
FILES = {"0001.md": b"# A letter\n\nquillback\n", "0002.md": b"", "vault.json": b"{}"}


@pytest.fixture
def files():
    return FILES


def test_what_was_sealed_is_there_again_and_seen_by_nobody_else(files):
    raw = sealed_vault.sealed(files.items(), PASSPHRASE, samples.CHEAPEST)

    assert sealed_vault.unsealed(raw, PASSPHRASE, samples.CHEAP_BOUNDS) == files
    assert len(raw) == 1 << 20
    assert [word for word in (b"quillback", b"vault.json", b"0001") if word in raw] == []


def test_more_than_one_file_holds_is_said_before_anything_is_made():
    with pytest.raises(errors.SealedFileFullError):
        sealed_vault.sealed([("a", bytes(130_000_001))], PASSPHRASE, samples.CHEAPEST)


def test_its_pages_can_be_read_in_their_order(files):
    shown = sealed_vault.shown(files)

    assert [one.heading for one in shown.pieces] == ["0001.md", "0002.md"]
    assert "quillback" in richtext.plain(shown.pieces[0].body)


@given(st.binary(max_size=60))
def test_a_sealed_file_with_other_content_is_damage(plain):
    raw = sealed_vault.FAMILY.seal(plain, PASSPHRASE, samples.CHEAPEST)

    try:
        held = sealed_vault.unsealed(raw, PASSPHRASE, samples.CHEAP_BOUNDS)
    except errors.SealedFileDamagedError:
        return
    assert sum(len(name) + len(content) for name, content in held.items()) <= len(plain)


def is_read_back(files, monkeypatch):
    monkeypatch.setattr(sealed_vault, "_packed", lambda name, content: b"")
    with pytest.raises(errors.SealedFileDamagedError):
        sealed_vault.sealed(files.items(), PASSPHRASE, samples.CHEAPEST)


def test_a_sealed_vault_that_does_not_say_what_went_in_is_never_given(files, monkeypatch):
    is_read_back(files, monkeypatch)


def test_twin_that_does_not_read_a_sealed_vault_back_is_seen(files, monkeypatch):
    monkeypatch.setattr(sealed_vault, "unsealed", lambda *_: files)

    with pytest.raises(pytest.fail.Exception):
        is_read_back(files, monkeypatch)
