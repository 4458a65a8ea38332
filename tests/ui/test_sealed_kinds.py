"""Which sealed files can be opened to be read."""

import pytest
from manifests import FULL
from samples import CHEAP_BOUNDS, CHEAPEST

from desktop import errors, sealed_pages, sealed_vault
from desktop.model import manifest_json, richtext
from desktop.ui import sealed_kinds

PASSPHRASE = "five small words"
FILES = {"0001.md": b"# A letter\n\nwords\n", "0002.md": b"more\n", "vault.json": b"{}"}
OPENING = sealed_kinds.opening(CHEAP_BOUNDS)


def test_pages_for_another_vault_are_read(tmp_path):
    path = tmp_path / "pages.dat"
    path.write_bytes(sealed_pages.seal(FULL, PASSPHRASE, CHEAPEST))

    OPENING.check(path)

    assert OPENING.is_one(path)
    assert OPENING.read(path, PASSPHRASE) == manifest_json.carried(FULL)


def test_a_whole_vault_is_read_page_by_page_as_it_was_typed(tmp_path):
    path = tmp_path / "pages.dat"
    path.write_bytes(sealed_vault.sealed(FILES.items(), PASSPHRASE, CHEAPEST))

    OPENING.check(path)
    read = OPENING.read(path, PASSPHRASE)

    assert OPENING.is_one(path)
    assert [one.heading for one in read.pieces] == ["0001.md", "0002.md"]
    assert richtext.plain(read.pieces[0].body).startswith("# A letter\n\nwords")


def test_any_other_file_is_refused(tmp_path):
    path = tmp_path / "bill.pdf"
    path.write_bytes(b"%PDF-1.7")

    assert not OPENING.is_one(path)
    with pytest.raises(errors.NotASealedFileError):
        OPENING.check(path)


def test_the_shipped_bounds_hold_where_nobody_says_others(tmp_path):
    path = tmp_path / "pages.dat"
    path.write_bytes(sealed_vault.sealed(FILES.items(), PASSPHRASE, CHEAPEST))

    with pytest.raises(errors.SealedFileTooDearError):
        sealed_kinds.opening(None).check(path)
