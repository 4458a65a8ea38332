"""What all sealed files share; each family's own test goes through it with vectors and chance."""

import hashlib
from dataclasses import replace

import pytest
from samples import CHEAP_BOUNDS, CHEAPEST

from desktop import errors, question_file, sealed_form, sealed_pages

FAMILIES = (question_file.FAMILY, sealed_pages.FAMILY)
PASSPHRASE = "five small words"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.name)
def test_what_was_sealed_is_opened(family):
    raw = family.seal(b"words", PASSPHRASE, CHEAPEST)

    assert family.open(raw, f" {PASSPHRASE}\n", CHEAP_BOUNDS) == b"words"
    assert len(raw) == family.sizes[0]


def test_each_family_has_a_beginning_and_keys_of_its_own():
    assert len({one.magic[:4] for one in FAMILIES}) == len(FAMILIES)
    assert len({one.name for one in FAMILIES}) == len(FAMILIES)
    assert {one.magic[4:] for one in FAMILIES} == {b"\r\n\x1a\n"}


def opens_in_its_own_family_only(other):
    raw = sealed_pages.FAMILY.seal(b"words", PASSPHRASE, CHEAPEST)
    whole = other.magic + raw[8:-32]
    with pytest.raises((errors.QuestionFileLockedError, errors.QuestionFileDamagedError)):
        other.open(whole + hashlib.sha256(whole).digest(), PASSPHRASE, CHEAP_BOUNDS)


def test_a_file_with_the_beginning_of_another_family_does_not_open():
    opens_in_its_own_family_only(replace(question_file.FAMILY, sizes=sealed_pages.FAMILY.sizes))


def test_twin_families_that_share_their_purposes_are_seen():
    alike = replace(
        question_file.FAMILY, sizes=sealed_pages.FAMILY.sizes, name="pages",
        magic=sealed_pages.FAMILY.magic,
    )  # fmt: skip

    with pytest.raises(pytest.fail.Exception):
        opens_in_its_own_family_only(alike)


def test_the_cost_a_file_is_made_with_is_one_that_is_read():
    assert sealed_form.SHIPPED.hold(sealed_form.COST)
    assert sealed_form.exactly(CHEAPEST).hold(CHEAPEST)
    assert not sealed_form.exactly(CHEAPEST).hold(replace(CHEAPEST, passes=2))


def test_what_no_file_holds_is_refused_before_anything_is_made():
    with pytest.raises(errors.SealedFileFullError):
        sealed_pages.FAMILY.seal(bytes(8_000_001), PASSPHRASE, CHEAPEST)
