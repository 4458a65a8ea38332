"""Secrets and upkeep asked of a real vault; the long way round is in test_session.py."""

from samples import PASSPHRASE


def test_the_passphrase_is_known_and_another_is_not(desk):
    assert desk.check_passphrase(PASSPHRASE)
    assert not desk.check_passphrase("another one altogether")


def test_a_round_of_the_check_ends(desk):
    assert any(desk.check_slice() for _ in range(100))
