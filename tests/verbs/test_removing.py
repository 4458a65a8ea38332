"""The end of a vault: the passphrase, a day to think, the passphrase once more; never by itself."""

import contextlib
from datetime import timedelta

import pytest
import samples

from desktop import session as sessions
from desktop.errors import VaultError, VaultUnwritableError, WrongSecretError
from desktop.vault import keeping
from desktop.verbs import removing

SOON = timedelta(hours=23, minutes=50)


class Clock(samples.FakeClock):
    """A clock that a test can put on."""

    def go_on(self, time):
        self.time += time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "vault")


@pytest.fixture
def session(folder, clock):
    one = sessions.unlock(folder, samples.PASSPHRASE, bounds=samples.CHEAP_BOUNDS, now=clock)
    yield one
    one.close()


def test_nobody_asked_for_it_at_first(session):
    assert session.removal_after() is None
    assert not session.can_be_removed()


def needs_the_passphrase(session, clock, folder):
    """Try each step with another passphrase, or without any."""
    with pytest.raises(WrongSecretError):
        session.ask_removal("a guess")
    assert session.removal_after() is None
    session.ask_removal(samples.PASSPHRASE)
    clock.go_on(removing.GRACE)
    with pytest.raises(WrongSecretError):
        session.make_sure("a guess")
    with pytest.raises(WrongSecretError):
        session.remove()
    assert "keys" in samples.names(folder)


def test_each_step_needs_the_passphrase(session, clock, folder):
    needs_the_passphrase(session, clock, folder)


def test_twin_that_takes_any_passphrase_is_seen(session, clock, folder, monkeypatch):
    monkeypatch.setattr(removing.Removing, "check_passphrase", lambda *_: True)

    with pytest.raises(pytest.fail.Exception):
        needs_the_passphrase(session, clock, folder)


def waits_a_day(session, clock, folder):
    session.ask_removal(samples.PASSPHRASE)
    clock.go_on(SOON)
    with pytest.raises(WrongSecretError):
        session.make_sure(samples.PASSPHRASE)
    with pytest.raises(WrongSecretError):
        session.remove()
    assert "vault.db" in samples.names(folder)


def test_for_a_day_nobody_can_remove_it_with_the_passphrase_either(session, clock, folder):
    waits_a_day(session, clock, folder)


def test_twin_without_a_day_to_think_is_seen(session, clock, folder, monkeypatch):
    monkeypatch.setattr(removing, "GRACE", timedelta(0))

    with pytest.raises(pytest.fail.Exception):
        waits_a_day(session, clock, folder)


def test_after_the_day_it_goes_when_it_is_asked_for_again(session, clock, folder):
    session.ask_removal(samples.PASSPHRASE)
    clock.go_on(removing.GRACE)
    assert session.can_be_removed()
    session.make_sure(samples.PASSPHRASE)

    assert session.remove() == ()

    session.close()
    assert samples.names(folder) == []


def keys_are_not_put_back(session, clock, folder):
    session.ask_removal(samples.PASSPHRASE)
    clock.go_on(removing.GRACE)
    session.make_sure(samples.PASSPHRASE)
    session.remove()
    session.close()
    assert samples.names(folder) == []


def test_keys_of_a_removed_vault_are_not_put_back_when_it_is_closed(session, clock, folder):
    keys_are_not_put_back(session, clock, folder)


def closes_again(one):
    with contextlib.suppress(Exception):  # as the end of a room does
        one._vault.close()


def test_a_closed_database_keeps_its_keys_away_as_well(session, clock, folder, monkeypatch):
    monkeypatch.setattr(removing.Removing, "close", closes_again)

    keys_are_not_put_back(session, clock, folder)


def test_twin_that_puts_back_the_keys_of_a_removed_vault_is_seen(
    session, clock, folder, monkeypatch
):
    """Closing puts back what was taken away while it was open: here without asking the database."""

    def close(one):
        vault = one._vault
        vault.keep_keys(vault.opened.ring, vault.opened.masters, vault.opened.header.lock)

    with monkeypatch.context() as patch:
        patch.setattr(removing.Removing, "close", close)
        patch.setattr(keeping, "note_own_locks", lambda *_: None)
        with pytest.raises(AssertionError):
            keys_are_not_put_back(session, clock, folder)


def test_after_an_error_it_can_be_tried_again_and_no_key_comes_back(
    session, clock, folder, monkeypatch
):
    session.ask_removal(samples.PASSPHRASE)
    clock.go_on(removing.GRACE)
    session.make_sure(samples.PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(removing.removal, "_remove", _refuse)
        with pytest.raises(VaultUnwritableError):
            session.remove()
    former = (folder / "keys").read_bytes()

    assert not former.startswith(b"STILLKEY")
    assert session.remove() == ()
    assert samples.names(folder) == []


def _refuse(_path):
    raise OSError(5, "input/output error")


def test_it_never_goes_by_itself(folder, clock):
    one = sessions.unlock(folder, samples.PASSPHRASE, bounds=samples.CHEAP_BOUNDS, now=clock)
    one.ask_removal(samples.PASSPHRASE)
    one.close()
    clock.go_on(timedelta(days=400))

    again = sessions.unlock(folder, samples.PASSPHRASE, bounds=samples.CHEAP_BOUNDS, now=clock)
    assert again.can_be_removed()
    again.close()
    assert {"keys", "vault.db"} <= set(samples.names(folder))


def test_taken_back_nothing_is_left_of_it(session, clock, folder):
    session.ask_removal(samples.PASSPHRASE)
    assert (folder / "waiting").read_bytes() == b""

    session.take_removal_back()

    assert session.removal_after() is None
    assert "waiting" not in samples.names(folder)
    assert samples.checked(session)


def test_the_mark_on_the_disk_decides_nothing(session, clock, folder):
    (folder / "waiting").write_bytes(b"1970-01-01")
    with pytest.raises(WrongSecretError):
        session.make_sure(samples.PASSPHRASE)
    assert session.settle_removal() is None
    assert "waiting" not in samples.names(folder)

    after = session.ask_removal(samples.PASSPHRASE)
    (folder / "waiting").unlink()

    assert session.settle_removal() == after
    assert "waiting" in samples.names(folder)


def test_what_cannot_be_read_is_damage(session):
    with session._vault.writing() as ledger:
        ledger.put("setting", {"id": "removal", "document": ""}, b"soon")

    with pytest.raises(VaultError):
        session.removal_after()
