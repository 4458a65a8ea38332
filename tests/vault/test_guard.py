"""The lock on the empty file."""

import errno

import pytest

from desktop.errors import PlaceWithoutLocksError, VaultInUseError, VaultUnwritableError
from desktop.vault import guard


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path):
    held = guard.hold(tmp_path / "lock")
    with pytest.raises(VaultInUseError):
        guard.hold(tmp_path / "lock")

    guard.release(held)

    guard.release(guard.hold(tmp_path / "lock"))


def test_the_file_stays_empty_and_private(tmp_path):
    held = guard.hold(tmp_path / "lock")

    assert (tmp_path / "lock").read_bytes() == b""
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
    guard.release(held)
    guard.release(held)


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(VaultUnwritableError):
        guard.hold(tmp_path / "gone" / "lock")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOLCK, PlaceWithoutLocksError),
        (errno.EOPNOTSUPP, PlaceWithoutLocksError),
        (errno.EIO, VaultUnwritableError),
        (errno.EWOULDBLOCK, VaultInUseError),
    ],
)
def test_a_place_without_locks_is_not_called_open_elsewhere(tmp_path, monkeypatch, number, told):
    def answers(*_):
        raise OSError(number, "")

    monkeypatch.setattr(guard.fcntl, "flock", answers)

    with pytest.raises(told):
        guard.hold(tmp_path / "lock")
