"""How the window looks is kept a moment after it was changed, and nobody waits for it."""

import pytest
from fakes import InlineJobs, local_door

from desktop import files, preferences
from desktop.ui.look_keeper import LOOK_MS, LookKeeper
from desktop.ui.theme import Look


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def look(qapp):
    yield Look(qapp, preferences.Preferences())
    qapp.setStyleSheet("")


@pytest.fixture
def keeper(look, home):
    with local_door() as (door, _):
        yield LookKeeper(look, InlineJobs(), door)


def test_nothing_is_written_when_nothing_was_changed(keeper):
    assert keeper.not_kept() is None
    assert files.settings_text() == ""


def test_a_change_is_kept_after_a_moment_and_until_then_it_is_told(keeper, look, qtbot):
    look.set_text_size(130)
    pending = keeper.not_kept()
    qtbot.waitUntil(lambda: files.settings_text() != "")

    assert preferences.load(pending).text_size == 130
    assert files.settings_text() == pending
    assert keeper.not_kept() is None


def test_a_change_that_could_not_be_written_is_told_until_the_end(keeper, look, qtbot, tmp_path):
    (tmp_path / "config").write_text("no folder")
    look.set_text_size(130)
    qtbot.wait(LOOK_MS + 100)

    assert preferences.load(keeper.not_kept()).text_size == 130
