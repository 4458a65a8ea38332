"""Who sits here, before anything is looked at."""

from pathlib import Path

import pytest

from desktop.checkup import mine


def test_it_knows_home_account_and_place_and_of_the_surroundings_only_the_screen(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("LOGNAME", "robin")
    monkeypatch.setenv("CANARY", "lantern")
    found = mine.here(Path("/somewhere/vault"))

    assert (found.home, found.account) == (Path.home(), "robin")
    assert found.folder == Path("/somewhere/vault")
    assert found.environ["DISPLAY"] == ":7"
    assert "lantern" not in repr(found)


def test_an_account_without_a_name_is_nobody(monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_001)

    assert mine.here(None).account == ""


@pytest.mark.parametrize("folder", [None, Path("/nowhere/at/all")])
def test_without_a_folder_there_is_no_copy(folder):
    assert mine.here(folder).copied_on() is None
