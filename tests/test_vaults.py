import pytest
import samples

from desktop import vaults
from desktop.errors import HeaderDamagedError, VaultError, WrongSecretError
from desktop.model.settings import Purpose

CHEAP = vaults.Rules(bounds=samples.CHEAP_BOUNDS, cost=lambda: samples.CHEAPEST)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    return folder


def test_a_vault_that_was_made_opens_and_its_passphrase_can_be_changed(folder):
    vaults.create(folder, "first", Purpose.HURT, samples.CHEAPEST).close()
    opened = vaults.unlock(folder, "first", CHEAP)
    assert opened.settings.purpose is Purpose.HURT
    vaults.change_passphrase(opened, "second", samples.CHEAPEST)
    opened.close()

    vaults.unlock(folder, "second", CHEAP).close()
    with pytest.raises(WrongSecretError):
        vaults.unlock(folder, "first", CHEAP)


def test_a_phrase_opens_and_asks_for_another_passphrase(folder):
    opened = vaults.create(folder, "first", Purpose.TRUTH, samples.CHEAPEST)
    phrase = opened.new_phrase()
    opened.set_phrase(phrase)
    opened.close()

    again = vaults.recover(folder, phrase, CHEAP)

    assert again.needs_passphrase
    again.close()


def test_the_shipped_rules_refuse_a_vault_as_cheap_as_those_of_the_tests(folder):
    vaults.create(folder, "first", Purpose.TRUTH, samples.CHEAPEST).close()

    with pytest.raises(VaultError) as told:
        vaults.unlock(folder, "first", vaults.Rules())

    assert not isinstance(told.value, WrongSecretError)
    assert isinstance(told.value, HeaderDamagedError)


def test_time_is_told_in_utc():
    assert vaults.now().utcoffset().total_seconds() == 0
