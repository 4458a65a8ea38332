"""Whoever left the page has retired nothing; the whole way is in test_paper.py."""

import pytest
from fakes import InlineJobs
from samples import PASSPHRASE, blank_vault, opened

from desktop.errors import VaultUnwritableError
from desktop.session import Session
from desktop.ui.screens.retire_parts import RetireParts


@pytest.fixture
def vault(tmp_path):
    one = opened(blank_vault(tmp_path / "Vault"))
    one.set_shares(one.new_shares()[0])
    yield one
    one.close()


@pytest.fixture
def page(look, vault):
    return RetireParts(look, InlineJobs(), vault)


def test_before_the_passphrase_it_is_said_whether_paper_is_left(page, vault, person):
    person(page)
    page.arrive()
    assert "nothing else on paper does" in page._about.text()
    assert "a forgotten passphrase is final" in page._about.text()

    vault.set_phrase(vault.new_phrase())
    page.arrive()
    vault.set_shares(vault.new_shares()[0])
    page.arrive()
    assert "The recovery phrase stays good" in page._about.text()
    assert "nothing else" not in page._about.text()


def test_who_left_the_page_has_not_wanted_it(page, vault, person):
    person(page)
    page.leave()
    page._gate.passed.emit()

    assert vault.has_shares


def test_a_disk_that_refuses_is_said_and_the_parts_stay(page, vault, person, monkeypatch):
    def full(_session):
        raise VaultUnwritableError

    monkeypatch.setattr(Session, "retire_shares", full)
    somebody = person(page)
    somebody.enters(PASSPHRASE)

    assert vault.has_shares
    assert page._gate.trouble._card.isVisible()
