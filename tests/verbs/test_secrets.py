"""Secrets and upkeep asked of a real vault; the long way round is in test_session.py."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import permutations

import pytest
import samples
from fakes import local_door
from prove import recovery
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, FakeClock

from desktop import session
from desktop.errors import (
    KeysOutdatedError,
    ShareTwiceError,
    VaultDamagedError,
    VaultUnwritableError,
    WrongSecretError,
)
from desktop.model.secret import SharedSecret
from desktop.vault import database, keyfile, shares, slip39, slots, unkind, vault
from desktop.vault.keyfile import Ring
from desktop.verbs import secrets


def test_the_passphrase_is_known_and_another_is_not(desk):
    assert desk.check_passphrase(PASSPHRASE)
    assert not desk.check_passphrase("another one altogether")


def test_a_round_of_the_check_ends(desk):
    assert any(desk.check_slice() for _ in range(100))


# what is on paper


def opens(folder, secret):
    """Say whether this phrase or shared secret opens the vault in this folder."""
    try:
        session.unlock_with_phrase(folder, secret, bounds=CHEAP_BOUNDS, now=FakeClock()).close()
    except WrongSecretError:
        return False
    return True


def typed(parts):
    return session.parse_shares(*(" ".join(part.words) for part in parts))


def test_any_two_of_three_parts_open_the_vault_and_one_alone_never_does(folder):
    with closing(samples.opened(folder)) as desk:
        secret, parts = desk.new_shares()
        assert not desk.has_shares
        desk.set_shares(secret)
        assert desk.has_shares
    assert [opens(folder, typed(two)) for two in permutations(parts, 2)] == [True] * 6
    for part in parts:
        with pytest.raises(ShareTwiceError):
            typed((part, part))
        # One part by itself, taken for the whole secret, or for a point of a line that is known.
        text = " ".join(part.words)
        assert not opens(folder, SharedSecret(shares.check(text).value))
        assert not recovery.tells(text, secret), "one part alone tells the secret"


def test_twin_parts_that_are_not_by_chance(folder, monkeypatch):
    """The product with one decision changed: zeros in the place of bytes by chance."""
    monkeypatch.setattr(slip39, "splits", recovery.without_chance)
    monkeypatch.setattr(unkind, "is_kind", lambda _words: True)

    with pytest.raises(AssertionError, match="one part alone tells the secret"):
        test_any_two_of_three_parts_open_the_vault_and_one_alone_never_does(folder)


def test_a_new_phrase_retires_all_that_was_on_paper_also_with_the_old_key_file(folder, tmp_path):
    with closing(samples.opened(folder)) as desk:
        old, (secret, parts) = desk.new_phrase(), desk.new_shares()
        desk.set_phrase(old)
        desk.set_shares(secret)
        # Parts leave the phrase as it is.
        assert desk.fits_recovery(old)
        keys = (folder / "keys").read_bytes()
        before = shutil.copytree(folder, tmp_path / "before", ignore=lambda *_: ["lock"])
        new = desk.new_phrase()
        desk.set_phrase(new)
        assert (desk.has_phrase, desk.has_shares) == (True, False)
        assert [desk.fits_recovery(one) for one in (old, typed(parts[:2]), new)] == [
            False, False, True,
        ]  # fmt: skip
    assert [opens(folder, one) for one in (old, secret, new)] == [False, False, True]
    for name in ("keys", "keys.bak"):
        (folder / name).write_bytes(keys)
    header = keyfile.parse(keys, CHEAP_BOUNDS)
    for one in (old, secret):
        # What the old key file holds is no key of the database any more.
        private = slots.quick_key_of_recovery(one, header.lock.vault_id)
        with pytest.raises(VaultDamagedError):
            database.Database(
                folder / "vault.db", keyfile.unseal(header, private).masters.present, database.SAFE
            )
        with pytest.raises((WrongSecretError, KeysOutdatedError, VaultDamagedError)):
            session.unlock_with_phrase(folder, one, bounds=CHEAP_BOUNDS, now=FakeClock())
    # A copy of before still opens with what was on paper then, and the page says so.
    assert [opens(before, one) for one in (old, secret, new)] == [True, True, False]


@pytest.mark.parametrize("kept", ["the former phrase", "the parts", "the master key"])
def test_twin_a_new_phrase_that_leaves_what_was_there(folder, tmp_path, monkeypatch, kept):
    """The product with one decision changed: something stays that a new phrase retires."""
    if kept == "the former phrase":
        monkeypatch.setattr(
            Ring, "having", lambda ring, *new: replace(ring, openers=(*ring.openers, new))
        )
    elif kept == "the parts":
        monkeypatch.setattr(Ring, "without", lambda ring, _kind: ring)
    else:
        monkeypatch.setattr(vault.Vault, "rotate", _only_sealed_again)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        test_a_new_phrase_retires_all_that_was_on_paper_also_with_the_old_key_file(folder, tmp_path)


def _only_sealed_again(opened, ring, lock):
    """Write a key file for other secrets under the same master key, as LUKS does."""
    opened.keep_keys(ring, opened.opened.masters, lock)


def test_a_backup_opens_with_the_parts_of_its_time_and_not_with_later_ones(folder, tmp_path):
    with closing(samples.opened(folder)) as desk:
        samples.letter(desk, text="of that time")
        desk.set_shares((early := desk.new_shares())[0])
        made = desk.begin_backup().finish()
        desk.set_shares((later := desk.new_shares())[0])
    place = tmp_path / "restored"
    with local_door() as (door, _):
        door.make_folder(place)
        session.restore(made.path, partial(door.new_file, place))

    assert opens(place, typed(early[1][1:]))
    assert not opens(place, typed(later[1][1:]))
    assert opens(folder, typed(later[1][:2]))


def test_new_parts_retire_the_former_ones_and_they_can_be_retired_alone(folder):
    with closing(samples.opened(folder)) as desk:
        desk.set_phrase(phrase := desk.new_phrase())
        first, second = desk.new_shares()[0], desk.new_shares()[0]
        desk.set_shares(first)
        desk.set_shares(second)
        assert [desk.fits_recovery(one) for one in (first, second, phrase)] == [False, True, True]
        desk.retire_shares()
        assert (desk.has_shares, desk.fits_recovery(second), desk.has_phrase) == (
            False, False, True,
        )  # fmt: skip
    assert [opens(folder, one) for one in (first, second, phrase)] == [False, False, True]


def test_retired_parts_open_nothing_also_with_the_old_key_file(folder):
    with closing(samples.opened(folder)) as desk:
        secret, _ = desk.new_shares()
        desk.set_shares(secret)
        keys = (folder / "keys").read_bytes()
        desk.retire_shares()
    for name in keyfile.NAMES:
        (folder / name).write_bytes(keys)

    with pytest.raises((WrongSecretError, KeysOutdatedError, VaultDamagedError)):
        session.unlock_with_phrase(folder, secret, bounds=CHEAP_BOUNDS, now=FakeClock()).close()
    header = keyfile.parse(keys, CHEAP_BOUNDS)
    private = slots.quick_key_of_recovery(secret, header.lock.vault_id)
    with pytest.raises(VaultDamagedError):
        database.Database(
            folder / "vault.db", keyfile.unseal(header, private).masters.present, database.SAFE
        )


def test_twin_parts_retired_by_sealing_anew_alone_open_with_the_old_key_file(folder, monkeypatch):
    """The product with one decision changed: the master key stays the same."""
    monkeypatch.setattr(vault.Vault, "rotate", _only_sealed_again)

    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test_retired_parts_open_nothing_also_with_the_old_key_file(folder)


def test_parts_open_after_changes_of_the_passphrase(folder):
    with closing(samples.opened(folder)) as desk:
        secret, _ = desk.new_shares()
        desk.set_shares(secret)
        for number in range(2):
            desk.change_passphrase(f"passphrase {number}", cost=CHEAPEST)

    with closing(
        session.unlock_with_phrase(folder, secret, bounds=CHEAP_BOUNDS, now=FakeClock())
    ) as desk:
        assert (desk.needs_passphrase, desk.has_shares) == (True, True)


class Days:
    """A clock of whole days from the one on which words were put on paper."""

    def __init__(self):
        self.day = 0

    def __call__(self):
        return datetime(2026, 3, 14, 21, 40, tzinfo=UTC) + timedelta(days=self.day)


def on_day(folder, days, day):
    days.day = day
    return closing(session.unlock(folder, PASSPHRASE, bounds=CHEAP_BOUNDS, now=days))


@pytest.mark.parametrize("way", ["phrase", "parts"])
def test_a_try_of_the_paper_is_offered_once_after_a_week_and_never_again(folder, way):
    days = Days()
    with on_day(folder, days, 0) as desk:
        assert not desk.offers_try()
        if way == "phrase":
            desk.set_phrase(desk.new_phrase())
        else:
            desk.set_shares(desk.new_shares()[0])
        assert not desk.offers_try()
    offered = []
    for day in (6, 7, 8, 90):
        with on_day(folder, days, day) as desk:
            offered.append([desk.offers_try(), desk.offers_try()])
            desk.stop_offering()
            assert not desk.offers_try()

    assert offered == [[False] * 2, [True] * 2, [False] * 2, [False] * 2]


def test_twin_an_offer_that_is_not_kept_comes_again(folder, monkeypatch):
    """The product with one decision changed: that it was offered is forgotten."""
    honest = secrets.Secrets.change_settings

    def forgets(self, settings):
        if settings.paper_tried_on:
            honest(self, settings)

    monkeypatch.setattr(secrets.Secrets, "change_settings", forgets)

    with pytest.raises(AssertionError):
        test_a_try_of_the_paper_is_offered_once_after_a_week_and_never_again(folder, "phrase")


def test_without_anything_on_paper_nothing_is_offered(folder):
    days = Days()
    with on_day(folder, days, 0) as desk:
        desk.set_shares(desk.new_shares()[0])
        desk.retire_shares()
    with on_day(folder, days, 30) as desk:
        assert not desk.offers_try()


def test_what_cannot_be_kept_as_offered_is_not_offered(folder, monkeypatch):
    def full(_self, _settings):
        raise VaultUnwritableError

    days = Days()
    with on_day(folder, days, 0) as desk:
        desk.set_phrase(desk.new_phrase())
    with on_day(folder, days, 9) as desk:
        monkeypatch.setattr(secrets.Secrets, "change_settings", full)
        assert not desk.offers_try()
        # Nor does it keep a secret that counts already from counting.
        desk.set_phrase(phrase := desk.new_phrase())
        assert desk.fits_recovery(phrase)
